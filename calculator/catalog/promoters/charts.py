"""The charts and tables of one survey, and of two."""

from collections.abc import Mapping
from typing import Any

from calculator import charts
from calculator.catalog import _waves as waves
from calculator.catalog.promoters.fields import KINDS
from calculator.grids import Grid, grid, number, text
from calculator.words import amount, counted, percent, signed

ANSWERED = {"promoters": "9–10", "passives": "7–8", "detractors": "0–6"}
STATES = {"promoters": "better", "passives": "level", "detractors": "worse"}
WAYS = (("Adjusted", "_adjusted"), ("Plain", ""))
"""Both ways to the score, the one that the answer uses first."""
FURTHEST = 100
Values = Mapping[str, float]


def points(number: float) -> str:
    """A score in whole points."""
    return signed(number, places=0)


def _tenths(number: float) -> str:
    return signed(number, places=1)


def _scored(values: Values) -> list[dict[str, Any]]:
    keys = ("nps", "low", "high")
    return [{"name": name, **{key: values[key + suffix] for key in keys}} for name, suffix in WAYS]


def _span(one: Mapping[str, Any]) -> charts.Span:
    shown = f"{points(one['nps'])} ({points(one['low'])} to {points(one['high'])})"
    return charts.Span(one["name"], one["nps"], one["low"], one["high"], shown)


def intervals(values: Values) -> charts.Spans:
    """The score of one survey with both its intervals."""
    adjusted, plain = (f"{points(one['low'])} to {points(one['high'])}" for one in _scored(values))
    return charts.Spans(
        title=(
            f"With {counted(values['answered'], 'answer')} the score may lie anywhere from "
            f"{adjusted}"
        ),
        description=(
            "Net promoter score on its scale from −100 to +100 with 95 % intervals: adjusted "
            f"{adjusted}, plain {plain}."
        ),
        spans=tuple(map(_span, _scored(values))),
        low=-FURTHEST,
        high=FURTHEST,
        reference=0,
        reference_name="as many promoters as detractors",
        x_label="Points",
        table=scores(values),
    )


def scores(values: Values) -> Grid:
    """The score of one survey, adjusted and plain."""
    return grid(
        "The score in points, with its 95 % interval",
        _scored(values),
        text("Interval", "name"),
        number("Score", "nps", _tenths),
        number("Low", "low", _tenths),
        number("High", "high", _tenths),
    )


def shares(values: Values, survey: str = "") -> charts.Bars:
    """How the answers of one survey fall into the three groups."""
    total = values["answered"]
    rows: list[dict[str, Any]] = [
        {
            "kind": kind,
            "name": kind.capitalize(),
            "answered": ANSWERED[kind],
            "answers": values[kind],
            "share": values[kind] / total,
        }
        for kind in KINDS
    ]
    largest = max(rows, key=lambda row: row["share"])
    said = ", ".join(f"{row['kind']} {percent(row['share'])}" for row in rows)
    return charts.bars(
        f"{survey}{percent(largest['share'])} are {largest['kind']}",
        f"{survey}Shares of all answers: {said}.",
        rows,
        "share",
        percent,
        name="{name} ({answered})".format_map,
        means=lambda row: STATES[row["kind"]],
        high=1,
        table=grid(
            f"{survey}Answers by group",
            rows,
            text("Group", "name"),
            text("Answered", "answered"),
            number("Answers", "answers"),
            number("Share", "share", percent),
        ),
    )


def _differing(values: Values) -> list[dict[str, Any]]:
    """The difference in both ways, by the keys of a score."""
    ends = {"nps": "difference", "low": "difference_low", "high": "difference_high"}
    return [
        {"name": name, **{key: values[end + suffix] for key, end in ends.items()}}
        for name, suffix in (("Adjusted", ""), ("Plain", "_plain"))
    ]


def difference(change: waves.Change, values: Values) -> charts.Spans:
    """The second score less the first, in both ways, beside 0 for no change."""
    rows = _differing(values)
    low, high = change.ends
    spans = []
    for row in rows:
        ends = " to ".join(waves.apart(row["low"], row["high"]))
        shown = f"{waves.apart(row['nps'])[0]} ({ends})"
        spans.append(charts.Span(row["name"], row["nps"], row["low"], row["high"], shown))
    told = ", ".join(f"{span.name.lower()} {span.shown}" for span in spans)
    return waves.differences(
        spans,
        title=f"{change.verdict('NPS')}: the difference may lie anywhere from {low} to {high}",
        description=(
            "Net promoter score of the second, later survey less that of the first, in points, "
            f"with 95 % intervals: {told}. The line stands at 0, for no change."
        ),
        table=grid(
            f"{waves.LESS}, in points, with its 95 % interval",
            rows,
            text("Interval", "name"),
            number("Difference", "nps", waves.in_points),
            number("Low", "low", waves.in_points),
            number("High", "high", waves.in_points),
        ),
    )


def both_intervals(first: Values, second: Values) -> charts.Spans:
    """Both scores with their adjusted intervals, the earlier above the later."""
    rows = [
        {**_scored(each)[0], "name": f"{name}, adjusted"}
        for name, each in ((waves.FIRST, first), (waves.SECOND, second))
    ]
    one, other = (f"{points(row['low'])} to {points(row['high'])}" for row in rows)
    return charts.Spans(
        title=f"By itself the first survey says {one}, the second {other}",
        description=(
            "Net promoter scores of both surveys on the scale from −100 to +100 with adjusted 95 % "
            f"intervals: first, earlier survey {one}, second, later survey {other}."
        ),
        spans=tuple(map(_span, rows)),
        low=-FURTHEST,
        high=FURTHEST,
        reference=0,
        reference_name="as many promoters as detractors",
        x_label="Points",
        table=grid(
            "Both scores in points, with adjusted 95 % intervals",
            rows,
            text("Survey", "name"),
            number("Score", "nps", _tenths),
            number("Low", "low", _tenths),
            number("High", "high", _tenths),
        ),
    )


def both(first: Values, second: Values, values: Values) -> Grid:
    """Everything: each survey and the difference, adjusted and plain."""
    rows = [
        {**row, "name": f"{name}, {row['name'].lower()}", "answers": amount(each["answered"])}
        for name, each in ((waves.FIRST, first), (waves.SECOND, second))
        for row in _scored(each)
    ]
    rows += [
        {**row, "name": f"{waves.LESS}, {row['name'].lower()}", "answers": "–"}
        for row in _differing(values)
    ]
    return grid(
        "Both surveys and their difference, in points, with 95 % intervals",
        rows,
        text("Survey", "name"),
        number("Answers", "answers", str),
        number("Score", "nps", waves.in_points),
        number("Low", "low", waves.in_points),
        number("High", "high", waves.in_points),
    )
