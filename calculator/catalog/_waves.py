"""What two surveys say together: whether something changed, by the interval of the difference."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculator import charts
from calculator.declaration import Claim, Findings, Value
from calculator.grids import Grid
from calculator.words import amount, signed

FIRST, SECOND = "First survey (earlier)", "Second survey (later)"
LATER = "_second"
"""Ends the key of a value of the second survey, which begins like that of the first."""
LESS = "Second survey less first"
OTHER_PEOPLE = "Both surveys are taken to have asked different people, and each at random."
LIMITS = (
    "Two surveys are taken to have asked different people. If you asked the same people "
    "twice, you can learn more from their answers in pairs, and this interval is not theirs.",
    "A change that is shown is one of the answers: it does not say what caused it, nor whether "
    "another kind of people answered this time.",
)
REACHES = (1, 2, 5, 10, 20, 50, 100, 200)
"""How far from 0 the axis of a difference may run, in points."""


def both(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values of one survey, and the same again of a second."""
    one = tuple(values)
    return one + tuple(
        Value(
            each.key + LATER,
            f"Second survey: {_small(each.label)}",
            shown=each.shown,
            unit=each.unit,
        )
        for each in one
    )


def _small(label: str) -> str:
    return label if label[1:2].isupper() else label[0].lower() + label[1:]


def of_each(found: Findings, values: Iterable[Value]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of the first and of the second survey, both by the keys of one."""
    keys = [each.key for each in values]
    return (
        {key: found.values[key] for key in keys},
        {key: found.values[key + LATER] for key in keys},
    )


def later(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a second survey, by the keys that those have."""
    return {f"{key}{LATER}": value for key, value in values.items()}


def between(difference: float, low: float, high: float) -> dict[str, float]:
    """The values that the verdict follows, whatever is compared."""
    return {"difference": difference, "difference_low": low, "difference_high": high}


@dataclass(frozen=True)
class Change:
    """The second survey less the first, in points, with the 95 % interval of the difference.

    `counted` is how far apart the answers themselves are. An interval that is not `trusted` shows
    no change, even if it leaves out 0.
    """

    counted: float
    low: float
    high: float
    trusted: bool = True

    @property
    def direction(self) -> str:
        """Whether it "rose" or "fell"; nothing if the interval holds 0 or is not trusted."""
        if self.low <= 0 <= self.high or not self.trusted:
            return ""
        return "rose" if self.low > 0 else "fell"

    @property
    def too_few(self) -> bool:
        """Whether the interval leaves out 0 and is not trusted."""
        return not self.trusted and not self.low <= 0 <= self.high

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends in words, with so many decimals that an end beside 0 is not written as 0."""
        low, high = apart(self.low, self.high)
        return low, high

    def verdict(self, what: str) -> str:
        """What these answers show of `what`, to be followed by the numbers."""
        if self.too_few:
            return "These answers are too few to show a change"
        if not self.direction:
            return "These answers do not show a change"
        return f"These answers show that {what} {self.direction}"

    def claims(self, what: str) -> tuple[Claim, ...]:
        """That it rose or fell, where the verdict says so."""
        if not self.direction:
            return ()
        words = f"These answers show that {what} {self.direction}"
        return (Claim(words, "values.difference", side=1 if self.low > 0 else -1),)

    def between(self, unit: str) -> str:
        """Where the difference lies among all customers, to end the verdict's sentence."""
        low, high = self.ends
        if self.too_few:
            return (
                f"the interval of the difference, {low} to {high} {unit}, leaves out 0, but so few "
                "answers do not carry it."
            )
        return (
            "among all such customers the difference most likely lies between "
            f"{low} and {high} {unit}."
        )


def apart(*numbers: float) -> tuple[str, ...]:
    """Signed numbers in few decimals: those that differ look different, and only 0 looks like 0.

    >>> apart(29.2, 31.3), apart(29.2, 29.4), apart(0.2, 20.4), apart(5, 5)
    (('+29', '+31'), ('+29.2', '+29.4'), ('+0.2', '+20.4'), ('+5', '+5'))
    """
    for places in range(9):
        written = [signed(number, places) for number in numbers]
        alike = len(set(written)) < len(set(numbers))
        if not alike and all(
            (text == "0") == (number == 0) for text, number in zip(written, numbers, strict=True)
        ):
            break
    return tuple(written)


def shares(first: float, second: float) -> tuple[str, str]:
    """Two fractions of 1 in per cent, in so few decimals as tell them apart.

    >>> shares(0.698, 0.74), shares(0.6981, 0.7012), shares(0, 0.002), shares(1, 1)
    (('70 %', '74 %'), ('69.8 %', '70.1 %'), ('0 %', '0.2 %'), ('100 %', '100 %'))
    """
    one, other = apart(100 * first, 100 * second)
    return f"{one.removeprefix('+')} %", f"{other.removeprefix('+')} %"


def overlap(first: Mapping[str, float], second: Mapping[str, float], ends: Sequence[str]) -> bool:
    """Whether the two surveys' own intervals have a number in common."""
    low, high = ends
    return first[low] <= second[high] and second[low] <= first[high]


def doubts(change: Change, overlapping: bool, unit: str) -> tuple[str, ...]:
    """What a reader may wonder about: the two single intervals, and a change that is not shown."""
    if change.too_few:
        return ("Ask more customers before you compare the two.",)
    if change.direction and overlapping:
        return (
            "The two surveys’ own intervals overlap, and the change is shown all the same: what "
            "counts is the interval of the difference, and it leaves out 0.",
        )
    if change.direction:
        return (
            "The two surveys’ own intervals do not overlap, and the interval of the difference, "
            "which is what counts, leaves out 0.",
        )
    return (
        f"That does not show that nothing changed: anything {_span(change, unit)} fits these "
        "answers.",
        "The two surveys’ own intervals overlap. That alone would not settle it: what counts is "
        "the interval of the difference, and it holds 0.",
    )


def _span(change: Change, unit: str) -> str:
    """What an interval that holds 0 runs from and to, as moves of so many points."""
    low, high = (text.lstrip("+−") for text in change.ends)
    fall = f"a fall of {low}" if change.low else "no change"
    rise = f"a rise of {high} {unit}" if change.high else "no change"
    return f"from {fall}{'' if change.high else f' {unit}'} to {rise}"


def one_sided(first: bool, second: bool, change: Change, what: str) -> tuple[str, ...]:
    """Warn of reading a change from what one survey shows and the other does not."""
    if first == second or change.direction:
        return ()
    return (
        f"That {what} is shown by the {'first' if first else 'second'} survey and not by the "
        f"{'second' if first else 'first'}. That is no change by itself.",
    )


def differences(
    spans: Sequence[charts.Span], title: str, description: str, table: Grid
) -> charts.Spans:
    """Differences with their intervals, in points, and 0 as the line to compare with."""
    ends = [abs(end) for span in spans for end in (span.low, span.high) if end is not None]
    reach = next((one for one in REACHES if one >= max(ends)), REACHES[-1])
    return charts.Spans(
        title=title,
        description=description,
        spans=tuple(spans),
        low=-reach,
        high=reach,
        reference=0,
        reference_name="no change",
        x_label="Points",
        table=table,
    )


def in_points(number: float) -> str:
    """A signed number of points for a table, with one decimal, or more where it would seem 0."""
    return apart(number)[0] if abs(number) < 0.05 else signed(number, places=1)


def width(change: Change) -> str:
    """How wide the interval of the difference is, in points."""
    return amount(change.high - change.low, places=0)
