"""The kinds of hostile things, and how many of each `python -m tests.probes` draws.

A soak draws ten times as many, and the suite a tenth.
"""

from __future__ import annotations

KINDS = {
    "command line": 60,
    "malformed yaml": 60,
    "own calculators": 20,
    "hostile hosts": 30,
    "addresses": 20,
    "combinations": 10,
    "files of a copy": 60,
}
