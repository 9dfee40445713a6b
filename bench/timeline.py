"""The part of the page that says where the milliseconds and the bytes of a first visit go."""

from __future__ import annotations

from typing import Any

from bench.figures import Spread
from bench.goals import FREE, GOALS, LINE, SITE, SLOW, Results, starts
from bench.layout import table

LARGE = 20_000  # bytes from which a file has a line of its own


def write(results: Results) -> str:
    """Write the section.

    Args:
        results: As the bench collected them.
    """
    missed = [goal.text for goal in GOALS if goal.missed(results)]
    found = sorted(starts(results, SITE, FREE, "cold"), key=lambda one: one["seconds"])
    if not found:
        return ""
    middle = found[(len(found) - 1) // 2]
    text = _timeline(middle)
    why = f"Missed: {'; '.join(missed)}. " if missed else "No goal is missed. "
    return (
        "## Where do the milliseconds and the bytes go?\n\n"
        f"{why}This is the middle one of the first visits to this site, unthrottled, in "
        f"milliseconds from the start of the navigation. Its field existed after "
        f"{middle['field'] * 1e3:.0f}, its last file was asked for after "
        f"{_last(middle) * 1e3:.0f}, and its answer came after {middle['seconds'] * 1e3:.0f}: "
        "between the last two lie the end of the download, compiling, starting Python, importing "
        f"and calculating.\n\n{text}\n{_rests(results)}"
    )


def _timeline(start: dict[str, Any]) -> str:
    rows = [
        (_name(one["path"]), f"{one['bytes'] / 1e3:,.0f}", f"{one['began'] * 1e3:.0f}")
        for one in start["sent"]
        if one["bytes"] >= LARGE
    ]
    small = [one for one in start["sent"] if one["bytes"] < LARGE]
    if small:
        times = f"{small[0]['began'] * 1e3:.0f}–{small[-1]['began'] * 1e3:.0f}"
        size = sum(one["bytes"] for one in small)
        rows.append((f"{len(small)} smaller files", f"{size / 1e3:,.0f}", times))
    return table(("File", "kB", "Asked for at"), rows)


def _name(path: str) -> str:
    return f"`{path.rstrip('/').rsplit('/', 1)[-1]}`"


def _rests(results: Results) -> str:
    rows = []
    for condition in (FREE, LINE, SLOW):
        for visit in ("cold", "warm"):
            found = starts(results, SITE, condition, visit)
            if found:
                field = Spread.of([one["field"] for one in found])
                asked = Spread.of([_last(one) for one in found])
                rest = Spread.of([one["seconds"] - _last(one) for one in found])
                visited = "first" if visit == "cold" else "second"
                times = (one.text(0, 1e3) for one in (field, asked, rest))
                rows.append((condition, visited, *times))
    head = ("Condition", "Visit", "Field exists", "Last file asked for", "From then to the answer")
    return f"The same for each condition, in milliseconds:\n\n{table(head, rows, left=2)}"


def _last(start: dict[str, Any]) -> float:
    return max((float(one["began"]) for one in start["sent"]), default=0.0)
