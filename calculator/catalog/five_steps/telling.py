"""Which response comes first, which standards hold and what has become basic, in sentences."""

from collections.abc import Sequence

from calculator.catalog.five_steps.contacts import change, heaviest, interval
from calculator.declaration import Findings, Inputs
from calculator.words import amount, percent, points, quote, several


def answer(found: Findings) -> str:
    """The response that delights most where it counts most, and what has become basic."""
    top = found.rows[heaviest(found)]
    carries = f"{quote(top['name'])}, which carries {percent(top['priority'])} of the priority"
    if top["chosen"] is None:
        first = f"Think of responses first for {carries}"
    elif top["delight"] > 0:
        first = (
            f"{quote(top['chosen'])} promises most delight where it counts most, "
            f"{points(top['delight'])} above what customers expect of {carries}"
        )
    else:
        first = f"No response delights yet in {carries}: the best of them, {quote(top['chosen'])}, "
        first += "only meets" if top["delight"] == 0 else f"is {points(-top['delight'])} below"
        first += " what customers expect"
    basic = [row["name"] for row in found.rows if row["basic_from"] is not None]
    if basic:
        return f"{first}; delight has become basic in {several(basic)}."
    if any(row["drift"] is not None for row in found.rows):
        return f"{first}; no delight has clearly become basic yet."
    return f"{first}."


def advice(inputs: Inputs, found: Findings, measured: Sequence[int]) -> tuple[str, ...]:
    """What to think of anew, which standards are missed, and what to watch."""
    worn = [row for row in found.rows if row["basic_from"] is not None]
    steps = [
        f"Go back to step 2 for {quote(row['name'])}: from period {amount(row['basic_from'])} on, "
        "clearly fewer are satisfied than when the response was new. Customers may have come to "
        "expect it; a new response has to surprise them again."
        for row in worn[:3]
    ]
    missed = [at for at in measured if not found.rows[at]["standard_met"]]
    for at in missed[:3]:
        row, standard = found.rows[at], inputs["contacts"][at]["standard"]
        sure = (
            "and the whole interval lies below it"
            if row["high"] < standard
            else "though the interval still reaches it: more answers would tell"
        )
        steps.append(
            f"{quote(row['name'])} misses its standard of {percent(standard)}: "
            f"{percent(row['rate'])} are satisfied ({interval(row)}), {sure}."
        )
    falling = [row for row in found.rows if row["basic_from"] is None and (row["drift"] or 0) < 0]
    if falling:
        row = min(falling, key=lambda one: one["drift"])
        steps.append(
            f"Watch {quote(row['name'])}: its satisfaction drifts by {change(row['drift'])}, "
            "though not yet beyond doubt."
        )
    return tuple(steps)
