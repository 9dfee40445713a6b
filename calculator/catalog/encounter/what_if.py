"""A journey as it is beside what it would be: both curves, both orders, the difference in words."""

from dataclasses import replace
from typing import Any

from calculator.catalog._moments import numbered
from calculator.catalog.encounter import charts
from calculator.declaration import Beside, Findings
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.words import amount, folded, percent, several


def beside(before: Inputs, found_before: Findings, after: Inputs, found_after: Findings) -> Beside:
    """Say how need and order differ, moment by moment, by their names."""
    one = numbered(found_before.beside(before["moments"]))
    other = numbered(found_after.beside(after["moments"]))
    pairs = _pairs(one, other)
    return Beside(
        answer=f"{_first(one, other)} {_total(found_before, found_after)}",
        said=tuple(_listed(pairs)),
        charts=(
            _titled(charts.curve(one, before["scale"]), "As it is"),
            _titled(charts.curve(other, after["scale"]), "What if"),
        ),
        table=grid(
            "Both orders side by side",
            pairs,
            text("Moment", "name"),
            number("Rank as it is", lambda row: _of(row["before"], "rank")),
            number("Rank what if", lambda row: _of(row["after"], "rank")),
            number("Need as it is", lambda row: _of(row["before"], "need")),
            number("Need what if", lambda row: _of(row["after"], "need")),
        ),
        values={
            **{
                f"total_need_{when}": found.values["total_need"]
                for when, found in (("as_it_is", found_before), ("what_if", found_after))
            },
            "moments": [
                {
                    "name": pair["name"],
                    **{
                        f"{key}_{when}": _of(pair[side], key)
                        for key in ("rank", "need")
                        for when, side in (("as_it_is", "before"), ("what_if", "after"))
                    },
                }
                for pair in pairs
            ],
        },
    )


def _titled(curve: Any, title: str) -> Any:
    return replace(curve, title=f"{title}: {curve.title}")


def _of(moment: Inputs | None, key: str) -> Any:
    return None if moment is None else moment[key]


def _pairs(one: list[Inputs], other: list[Inputs]) -> list[dict[str, Any]]:
    """Moments that bear one name, the first of each with the first; then what only one has.

    Capitals, blanks and signs between words do not tell names apart.
    """
    waiting, pairs = list(other), []
    for moment in one:
        name = folded(moment["name"])
        match = next((each for each in waiting if folded(each["name"]) == name), None)
        if match is not None:
            waiting.remove(match)
        pairs.append({"name": moment["name"], "before": moment, "after": match})
    return pairs + [{"name": each["name"], "before": None, "after": each} for each in waiting]


def _leaders(moments: list[Inputs]) -> list[str]:
    return [one["name"] for one in moments if one["rank"] == 1]


def _first(one: list[Inputs], other: list[Inputs]) -> str:
    before, after = _leaders(one), _leaders(other)
    if not after:
        return "No moment would fall short any more." if before else "No moment falls short here."
    have = "has" if len(after) == 1 else "have"
    if before == after:
        return f"{several(after)} still {have} the largest need here."
    instead = f"instead of {several(before)}" if before else "where none had any"
    return f"{several(after)} {have} the largest need here, {instead}."


def _total(before: Findings, after: Findings) -> str:
    was, is_now = before.values["total_need"], after.values["total_need"]
    if was == is_now:
        return f"The total need stays at {amount(was)}."
    way = "falls" if is_now < was else "grows"
    by = f", by {percent(abs(is_now - was) / was)}" if was else ""
    return f"The total need {way} from {amount(was)} to {amount(is_now)}{by}."


def _listed(pairs: list[dict[str, Any]]) -> list[str]:
    """Which moments changed places, and which stand on one side only."""
    both = [one for one in pairs if one["before"] and one["after"]]
    moved = [one["name"] for one in both if one["before"]["rank"] != one["after"]["rank"]]
    gone = [one["name"] for one in pairs if not one["after"]]
    new = [one["name"] for one in pairs if not one["before"]]
    said = [f"Of {amount(len(both))} moments {amount(len(moved))} change their rank"]
    said[0] += f": {several(moved)}." if moved else "."
    said += [f"Only as it is: {several(gone)}."] if gone else []
    return said + ([f"Only in what if: {several(new)}."] if new else [])
