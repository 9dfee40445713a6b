"""The project's own pages of this kind: `python -m macros.signoff.own` writes them anew.

With `--npm` it first asks npm's packages again for what is written down of them.
"""

from __future__ import annotations

import sys

from macros import runtime
from macros.runtime.sources import ROOT
from macros.signoff import record
from macros.signoff.pages import Who, put

if __name__ == "__main__":
    if "--npm" in sys.argv:
        record.write()
    runtime.build(ROOT / "docs")  # which tells its versions
    put(Who(), ROOT / "docs")
