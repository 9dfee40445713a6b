"""From typed answers to sufficient statistics: what is gathered is planned from the mapping alone.

The plan names columns, sums of columns and sets of columns; nothing in it depends on what was
answered, so that a warehouse can carry it out as well. Another plan is another pass.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, fsum

from calculator.precision import settle
from calculator.survey.answers.responses import Responses
from calculator.survey.statistics.sums import Histogram, Products, Tally, products_of, tally_of

Column = Sequence[float | None]
Pair = tuple[float, float]


@dataclass(frozen=True)
class Derived:
    """A number for each row that is a sum of its answers, each times a factor, plus a constant.

    It is there where all that it is made of is, and all that it stands `within` besides.
    """

    name: str
    of: tuple[str, ...]
    factors: tuple[float, ...]
    constant: float = 0.0
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Threshold:
    """1 for each row whose answer is at `low` or below, or at `high` or above, else 0."""

    name: str
    of: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class GatheringPlan:
    """What is gathered of each group of rows.

    Attributes:
        items: Headings of columns that are counted by answer.
        derived: Sums of columns, counted in the same way.
        thresholds: Columns of 0 and 1, for sets.
        sets: By a name, columns of all these kinds whose products are summed, over the rows that
            hold all of them.
        group_sets: The same for each group and wave, where that is more than their counts.
        pairs: By a name, two columns whose pairs of answers are counted.
    """

    items: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group_sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class GroupStatistics:
    """What was gathered of a group of rows, by the names of the plan."""

    rows: Tally
    counts: Mapping[str, Histogram]
    products: Mapping[str, Products]
    pairs: Mapping[str, Mapping[Pair, Tally]]

    def repeated(self, times: float) -> "GroupStatistics":
        """The same, worth so many times fewer answers, since people gave several of them."""
        if times == 1:
            return self
        return GroupStatistics(
            self.rows.repeated(times),
            {name: one.repeated(times) for name, one in self.counts.items()},
            {name: one.repeated(times) for name, one in self.products.items()},
            {
                name: {pair: one.repeated(times) for pair, one in counted.items()}
                for name, counted in self.pairs.items()
            },
        )


class Gathering:
    """Carries out a plan on some of the rows, as often as there are groups."""

    def __init__(self, answers: Responses, plan: GatheringPlan) -> None:
        self._plan = plan
        self._size = len(answers.lines)
        self._weights = answers.weighing.weights if answers.weighing else None
        self._columns: dict[str, Column] = {}
        self._centres: dict[str, float] = {}
        for one in answers.columns:
            if all(value is None or isinstance(value, float) for value in one.values):
                heading = one.column.heading
                self._columns[heading] = one.values  # type: ignore[assignment]  # as just seen
                ends = one.scale.ends if one.scale and isinstance(one.scale.ends, tuple) else None
                self._centres[heading] = _centre(ends, self._columns[heading])
        for derived in plan.derived:
            self._columns[derived.name] = self._sum(derived)
            self._centres[derived.name] = _centre(None, self._columns[derived.name])
        for cut in plan.thresholds:
            self._columns[cut.name] = [_beyond(cut, one) for one in self._columns[cut.of]]
            self._centres[cut.name] = 0.0

    @property
    def columns(self) -> Mapping[str, Column]:
        """The numbers of each row, by heading or by the name that the plan gives them."""
        return self._columns

    def of(self, rows: Sequence[int] | None = None) -> GroupStatistics:
        """The statistics of these rows, by their positions; of all if none are named."""
        chosen = range(self._size) if rows is None else rows
        counted = (*self._plan.items, *(one.name for one in self._plan.derived))
        return GroupStatistics(
            tally_of(self._weighing(chosen), len(chosen)),
            {name: self._histogram(name, chosen) for name in counted},
            {name: self._products(of, chosen) for name, of in self._plan.sets.items()},
            {name: self._pairs(*of, chosen) for name, of in self._plan.pairs.items()},
        )

    def _weighing(self, rows: Sequence[int]) -> list[float] | None:
        return None if self._weights is None else [self._weights[at] for at in rows]

    def _histogram(self, name: str, rows: Sequence[int]) -> Histogram:
        column = self._columns[name]
        return Histogram(self._tallies((column[at], at) for at in rows))  # type: ignore[arg-type]

    def _pairs(self, first: str, second: str, rows: Sequence[int]) -> Mapping[Pair, Tally]:
        one, other = self._columns[first], self._columns[second]
        both = ((_both(one[at], other[at]), at) for at in rows)
        return self._tallies(both)  # type: ignore[return-value]

    def _tallies(self, values: Iterable[tuple[object, int]]) -> dict[object, Tally]:
        held: dict[object, list[int]] = {}
        for value, at in values:
            if value is not None:
                held.setdefault(value, []).append(at)
        ordered = sorted(held, key=lambda value: value)  # type: ignore[arg-type,return-value]
        return {value: tally_of(self._weighing(held[value]), len(held[value])) for value in ordered}

    def _products(self, names: Sequence[str], rows: Sequence[int]) -> Products:
        columns = [self._columns[name] for name in names]
        whole = [at for at in rows if all(column[at] is not None for column in columns)]
        numbers = [[float(column[at] or 0.0) for at in whole] for column in columns]
        centres = [self._centres[name] for name in names]
        return products_of(names, centres, numbers, self._weighing(whole))

    def _sum(self, derived: Derived) -> Column:
        columns = [self._columns[name] for name in derived.of]
        beside = [self._columns[name] for name in derived.within]
        found: list[float | None] = []
        for at in range(self._size):
            values = [column[at] for column in columns]
            if any(one is None for one in values) or any(one[at] is None for one in beside):
                found.append(None)
                continue
            terms = [
                factor * (value or 0.0)
                for factor, value in zip(derived.factors, values, strict=True)
            ]
            found.append(settle(fsum((*terms, derived.constant))))
        return found


def _both(first: float | None, second: float | None) -> Pair | None:
    return None if first is None or second is None else (first, second)


def _beyond(cut: Threshold, value: float | None) -> float | None:
    if value is None:
        return None
    low = cut.low is not None and value <= cut.low
    return float(low or (cut.high is not None and value >= cut.high))


def _centre(ends: tuple[float, float] | None, column: Column) -> float:
    """A whole number near the middle of a scale, or of what was answered where there is none."""
    if ends is None:
        there = [value for value in column if value is not None]
        ends = (min(there), max(there)) if there else (0.0, 0.0)
    return float(floor((ends[0] + ends[1]) / 2))
