"""The project's own pages of this kind: `python -m macros.signoff.own` writes them anew."""

from __future__ import annotations

from macros.runtime.sources import ROOT
from macros.signoff.pages import Who, put

if __name__ == "__main__":
    put(Who(), ROOT / "docs")
