"""Each group's share of both kinds of incident, with intervals."""

from calculator import charts
from calculator.catalog.incidents import telling
from calculator.catalog.incidents.fields import BAD, CHANCE, GOOD, KINDS
from calculator.declaration import Findings
from calculator.fields import Inputs
from calculator.grids import grid, number, text
from calculator.words import figure, percent, percent_range, signed

MEANINGS = {GOOD: "better", BAD: "worse"}


def shares(groups: list[Inputs], found: Findings) -> charts.Spans:
    """Each group's two shares; the title says what is shown of single groups."""
    p = found.values["p_value"]
    if p is None:
        title = "Only one kind of incident, or one group: nothing to compare"
    elif not telling.related(found):
        title = "Both kinds of incident fall into the groups much alike"
    else:
        stands = [telling.goes(group, kind) for group, kind in telling.outermost(found)]
        title = "; ".join(stands) or "Both kinds of incident fall into the groups differently"
    return charts.spans(
        title,
        "Each group’s share of the satisfactory incidents (triangle up) and of the "
        "dissatisfactory ones (triangle down), in per cent, with 95 % intervals.",
        [_line(group, kind) for group in groups for kind in KINDS if group["interval"][kind]],
        "at",
        "shown",
        means="means",
        table=grid(
            "Each group’s share of a kind, with its 95 % interval",
            groups,
            text("Group", "name"),
            number("Of the satisfactory", lambda group: _share(group, GOOD), str),
            number("Of the dissatisfactory", lambda group: _share(group, BAD), str),
            number(f"Difference, at 1 − {CHANCE} ÷ {len(groups)}", _difference, str),
        ),
    )


def _line(group: Inputs, kind: str) -> Inputs:
    low, high = group["interval"][kind]
    line = {"name": f"{group['name']}: {kind}", "at": group[f"share_{kind}"], "low": low}
    return {**line, "high": high, "shown": _share(group, kind), "means": MEANINGS[kind]}


def _share(group: Inputs, kind: str) -> str:
    interval = group["interval"][kind]
    if interval is None:
        return figure(None, "share")
    return f"{percent(group[f'share_{kind}'])} ({percent_range(*interval)})"


def _difference(group: Inputs) -> str | None:
    """Its share of the good incidents less that of the bad ones, in percentage points."""
    if group["lean"] is None:
        return None
    low, high = (signed(100 * group[f"lean_{end}"], 0) for end in ("low", "high"))
    return f"{signed(100 * group['lean'], 0)} ({low} to {high})"
