"""The kinds of hostile things, and how many of each `python -m tests.probes` draws.

A soak draws ten times as many, and the suite a tenth.
"""

from __future__ import annotations

KINDS = {
    "malformed yaml": 60,
    "files of a copy": 60,
}
