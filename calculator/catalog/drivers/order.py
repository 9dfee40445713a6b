"""The order of drivers: by relative weights, and by LMG where it was calculated."""

from calculator.catalog.drivers.fields import MOST_WITH_LMG
from calculator.declaration import Findings
from calculator.fields import Inputs

METHODS = {"johnson_share": "relative weight", "lmg_share": "LMG"}


def has_lmg(size: int) -> bool:
    """Whether so many drivers are few enough for LMG."""
    return size <= MOST_WITH_LMG


def methods(found: Findings) -> dict[str, str]:
    """The methods that these drivers were weighed by: the key of their shares, and their name."""
    if has_lmg(len(found.rows)):
        return METHODS
    return {"johnson_share": METHODS["johnson_share"]}


def ranked(found: Findings, key: str) -> list[Inputs]:
    """The drivers by one method, the strongest first."""
    return sorted(found.rows, key=lambda row: -row[key])
