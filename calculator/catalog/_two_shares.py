"""Two surveys of a share: whether it changed, in words, charts, a table and a formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculator import charts
from calculator.catalog import _waves as waves
from calculator.declaration import Findings, Formula, Value
from calculator.grids import Column, Grid, grid, number, text
from calculator.words import amount, counted, or_dash

UNIT = "percentage points"
DIFFERENCE = (
    Value("difference", "Difference of the shares, second less first", shown="share"),
    Value("difference_low", "Difference, low", shown="share"),
    Value("difference_high", "Difference, high", shown="share"),
)


@dataclass(frozen=True)
class Share:
    """A share of one survey: how many of how many, and what was found, by the keys of the first.

    `key` is that of the share itself; its interval stands at "low" and "high".
    """

    count: float
    answers: float
    key: str
    values: Mapping[str, Any]

    @property
    def row(self) -> dict[str, Any]:
        """The share with its interval, in per cent."""
        ends = {"estimate": self.key, "low": "low", "high": "high"}
        return {name: 100 * self.values[key] for name, key in ends.items()}


@dataclass(frozen=True)
class Pair:
    """The first and the second survey of a share, and how they differ.

    `what` is changed, "the easy share"; `found` is what those in it did, "found it easy".
    """

    first: Share
    second: Share
    change: waves.Change
    what: str
    found: str

    def answer(self) -> str:
        """Whether the share changed, from what to what, and how sure that is."""
        one, other = (each.values[each.key] for each in (self.first, self.second))
        before, after = waves.shares(one, other)
        return (
            f"{self.change.verdict(self.what)}: {before} {self.found} in the first survey, "
            f"{amount(self.first.count)} of {counted(self.first.answers, 'answer')}, and {after} "
            f"in the second, {amount(self.second.count)} of {amount(self.second.answers)}; "
            f"{self.change.between(UNIT)}"
        )

    def doubts(self) -> tuple[str, ...]:
        """What a reader may wonder about."""
        ends = ("low", "high")
        overlapping = waves.overlap(self.first.values, self.second.values, ends)
        return waves.doubts(self.change, overlapping, UNIT)

    def width(self) -> str:
        """How wide the interval of the difference is, and what would narrow it."""
        return (
            f"The interval of the difference is {waves.width(self.change)} {UNIT} wide; four times "
            "as many answers in each survey would about halve it."
        )

    def charts(self, name: str) -> tuple[charts.Spans, charts.Spans]:
        """The difference beside 0 for no change, and both shares, the earlier above the later."""
        low, high = self.change.ends
        own = [self.first.row | {"name": waves.FIRST}, self.second.row | {"name": waves.SECOND}]
        shown = f"{waves.apart(self.change.counted)[0]} ({low} to {high})"
        says = [" to ".join(_per_cent(row["low"], row["high"])) for row in own]
        return (
            waves.differences(
                [charts.Span(waves.LESS, *_ends(self.change), shown)],
                title=(
                    f"{self.change.verdict(self.what)}: the difference may lie anywhere from {low} "
                    f"to {high}"
                ),
                description=(
                    f"{name}: second, later survey less first, in {UNIT}, with its 95 % interval: "
                    f"{shown}. The line stands at 0, for no change."
                ),
                table=_difference(self.change),
            ),
            charts.Spans(
                title=f"By itself the first survey says {says[0]}, the second {says[1]}",
                description=(
                    f"{name} in per cent, with 95 % intervals: first, earlier survey {says[0]}, "
                    f"second, later survey {says[1]}."
                ),
                spans=tuple(
                    charts.Span(
                        row["name"],
                        row["estimate"],
                        row["low"],
                        row["high"],
                        f"{_per_cent(row['estimate'])[0]} ({said})",
                    )
                    for row, said in zip(own, says, strict=True)
                ),
                low=0,
                high=100,
                x_label="Per cent",
                table=grid(
                    f"{name} in both surveys, in per cent, with 95 % intervals",
                    own,
                    text("Survey", "name"),
                    number("Estimate", "estimate", _tenths),
                    number("Low", "low", _tenths),
                    number("High", "high", _tenths),
                ),
            ),
        )

    def table(self, name: str, more: Sequence[Value]) -> Grid:
        """Everything: each survey, with more of its values, and the difference of the shares."""
        surveys = ((waves.FIRST, self.first), (waves.SECOND, self.second))
        rows = [
            {
                "name": survey,
                "answers": share.answers,
                **{key: f"{_tenths(one)} %" for key, one in share.row.items()},
                **{one.key: share.values[one.key] for one in more},
            }
            for survey, share in surveys
        ]
        ends = zip(("estimate", "low", "high"), _ends(self.change), strict=True)
        rows.append(
            {
                "name": f"{waves.LESS}, {UNIT}",
                "answers": None,
                **{key: waves.in_points(end) for key, end in ends},
                **dict.fromkeys(one.key for one in more),
            }
        )
        return grid(
            "Both surveys and their difference, with 95 % intervals",
            rows,
            text("Survey", "name"),
            number("Answers", "answers", _or_dash),
            number(name, "estimate", str),
            number("Low", "low", str),
            number("High", "high", str),
            *(_column(one) for one in more),
        )

    def formula(self) -> Formula:
        """Newcombe's interval with the reader's numbers."""
        first, second = self.first.values, self.second.values
        p, q = (amount(one[self.first.key], 4) for one in (first, second))
        down = f"({q} − {amount(second['low'], 4)})² + ({amount(first['high'], 4)} − {p})²"
        up = f"({amount(second['high'], 4)} − {q})² + ({p} − {amount(first['low'], 4)})²"
        low, high = (waves.in_points(end) for end in (self.change.low, self.change.high))
        return Formula(
            "Newcombe’s interval of the difference",
            "p₂ − p₁ − √((p₂ − low₂)² + (high₁ − p₁)²) to "
            "p₂ − p₁ + √((high₂ − p₂)² + (p₁ − low₁)²)",
            f"{q} − {p} − √({down}) to {q} − {p} + √({up}), which is {low} to {high} {UNIT}",
        )


def change(found: Findings) -> waves.Change:
    """The difference that was found, in percentage points."""
    counted_, low, high = (100 * found.values[each.key] for each in DIFFERENCE)
    return waves.Change(counted_, low, high)


def _ends(found: waves.Change) -> tuple[float, float, float]:
    return found.counted, found.low, found.high


def _difference(found: waves.Change) -> Grid:
    keys = ("estimate", "low", "high")
    return grid(
        f"{waves.LESS}, in {UNIT}, with its 95 % interval",
        [{"name": waves.LESS} | dict(zip(keys, _ends(found), strict=True))],
        text("Surveys", "name"),
        number("Difference", "estimate", waves.in_points),
        number("Low", "low", waves.in_points),
        number("High", "high", waves.in_points),
    )


def _per_cent(*numbers: float) -> tuple[str, ...]:
    return tuple(f"{one.removeprefix('+')} %" for one in waves.apart(*numbers))


def _tenths(one: float) -> str:
    return waves.in_points(one).removeprefix("+")


def _or_dash(one: float | None) -> str:
    return or_dash(one, amount)


def _column(value: Value) -> Column:
    return number(value.label, value.key, _or_dash)
