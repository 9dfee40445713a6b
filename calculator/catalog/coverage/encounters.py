"""Encounters: what is counted in each of them, and how the page writes it."""

from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.methods.clayton import Encounter, moments_of
from calculator.words import amount


def encounter(given: Inputs) -> Encounter:
    """An encounter as Clayton's methods take it."""
    return Encounter(
        given["customers"], given["per_year"], given["moments"], given["seconds"], given["state"]
    )


def listed(inputs: Inputs, found: Findings) -> list[Inputs]:
    """Each encounter with its moments of a year, and their share of all; None if there are none."""
    total = found.values["moments_per_year"]
    rows = []
    for given in inputs["encounters"]:
        one = encounter(given)
        count = moments_of(one)
        of_all = count / total if total else None
        rows.append({**given, "encounter": one, "count": count, "share": of_all})
    return rows


def tenths(moments: float) -> str:
    """A number of moments in words."""
    return amount(moments, places=1)
