"""The sufficient statistics of typed rows, each an aggregation; written once, for every engine.

They have the shapes of `calculator.survey.statistics`, and the plan is the same as there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add, and_, or_
from typing import Any

from calculator.survey.statistics.gathering import (
    Derived,
    GatheringPlan,
    GroupStatistics,
    Pair,
    Threshold,
    centre_of,
)
from calculator.survey.statistics.sums import Histogram, Products, Tally
from macros import terminal
from macros.warehouse.cells import CountedCells, sets_to_be_whole
from macros.warehouse.engines import Engine
from macros.warehouse.faults import Unscored
from macros.warehouse.tallying import histogram_of, tally_in

WEIGHT = "moments_weight"
"""The column of weights of typed rows, where there are any."""
MOST_COUNTED = 1_000_000
"""Different values of a column of numbers whose answers are counted one by one."""
MOST_IN_A_BYTE = 127
"""The whole number up to which, on both sides of zero, a byte holds answers."""
REASON = re.compile("k[0-9]+|kweight")
"""Columns that tell why there is no answer, which nobody asks for once they are counted."""
Ends = Mapping[str, tuple[float, float]]


class TypedRows:
    """Rows as values, and what is counted of them.

    Attributes:
        table: A column for each name in `columns`, a column for each reason, perhaps `WEIGHT`.
        columns: The column of the table that holds each heading's values.
        counts: The answers to columns, where they were counted already.
        whole: The column of the table that tells whether a row holds all of these headings.
    """

    def __init__(
        self,
        table: Any,
        columns: Mapping[str, str],
        counts: Mapping[str, Histogram] | None = None,
        whole: Mapping[tuple[str, ...], str] | None = None,
    ) -> None:
        self.table, self.columns = table, dict(columns)
        self.counts, self.whole = dict(counts or {}), dict(whole or {})

    def within(self, table: Any) -> TypedRows:
        """The same columns of a table that has more besides, such as what tells groups apart."""
        return TypedRows(table, self.columns, self.counts, self.whole)

    def knowing(self, counts: Mapping[str, Histogram]) -> TypedRows:
        """The same rows, of which the answers to some columns are counted."""
        return TypedRows(self.table, self.columns, counts, self.whole)

    @property
    def weighted(self) -> bool:
        """Whether rows have weights."""
        return WEIGHT in self.table.columns

    def tallies(self, *keys: str) -> list[tuple[tuple[Any, ...], Tally]]:
        """The tally of each combination of values of these columns of the table."""
        table = self.table
        sums = self.sums(table)
        counted = table.group_by(list(keys)).agg(**sums) if keys else table.agg(**sums)
        found = counted.limit(MOST_COUNTED + 1).to_pyarrow().to_pylist()
        if len(found) > MOST_COUNTED:
            said = terminal.say(
                "A column holds more than {most} different answers, too many to be counted one by "
                "one. Round its numbers, or take it out of the mapping.",
                most=f"{MOST_COUNTED:,}",
            )
            raise Unscored(said)
        return [(tuple(one[key] for key in keys), tally_in(one)) for one in found]

    def weight_of_each(self) -> dict[str, Any]:
        """The column of weights, if there is one, to be taken along."""
        return {WEIGHT: self.table[WEIGHT]} if self.weighted else {}

    def sums(self, table: Any) -> dict[str, Any]:
        """What makes a tally of rows of a table that has the weights of these, if there are any."""
        if not self.weighted:
            return {"n": table.count()}
        weight = table[WEIGHT]
        return {"n": table.count(), "w": weight.sum(), "s": (weight * weight).sum()}

    def with_derived(self, plan: GatheringPlan, engine: Engine) -> TypedRows:
        """The same rows with the plan's sums of columns and columns of 0 and 1, put aside.

        What is put aside is small, and a pass over it reads the columns that it counts and no more.
        """
        columns, whole = dict(self.columns), {}
        parts = {one: self.table[one] for one in self.table.columns if not REASON.fullmatch(one)}
        for heading in self._whole_numbers():
            parts[columns[heading]] = parts[columns[heading]].cast("int8")
        for at, derived in enumerate(plan.derived):
            parts[f"d{at}"] = self._derived(derived)
            columns[derived.name] = f"d{at}"
        for at, of in enumerate(sets_to_be_whole(plan)):
            whole[of] = f"whole{at}"
            parts[whole[of]] = reduce(and_, (parts[columns[one]].notnull() for one in of))
        table = engine.put_aside(self.table.select(**parts), "answers")
        added = {}
        for at, cut in enumerate(plan.thresholds):
            added[f"t{at}"] = _beyond(table[columns[cut.of]], cut)
            columns[cut.name] = f"t{at}"
        return TypedRows(engine.named(table.mutate(**added), "derived"), columns, whole=whole)

    def _whole_numbers(self) -> list[str]:
        """The headings under which only small whole numbers stand; counts are not rounded."""
        return [
            heading
            for heading, counted in self.counts.items()
            if all(one.is_integer() and abs(one) <= MOST_IN_A_BYTE for one in counted.tallies)
        ]

    def _derived(self, derived: Derived) -> Any:
        terms = [
            self.table[self.columns[name]] * factor
            for name, factor in zip(derived.of, derived.factors, strict=True)
        ]
        whole = reduce(add, terms) + derived.constant
        beside = [name for name in derived.within if name not in derived.of]
        if not beside:
            return whole
        there = reduce(and_, (self.table[self.columns[name]].notnull() for name in beside))
        return there.ifelse(whole, None)

    def histogram(self, name: str) -> Histogram:
        """The answers to one column."""
        return histogram_of(self.tallies(self.columns[name]))

    def histograms(self, name: str, label: str) -> dict[Any, Histogram]:
        """The same for each label."""
        held: dict[Any, list[tuple[tuple[Any, ...], Tally]]] = {}
        for (group, value), tally in self.tallies(label, self.columns[name]):
            held.setdefault(group, []).append(((value,), tally))
        return {group: histogram_of(found) for group, found in held.items()}

    def pairs(self, of: tuple[str, str], label: str = "") -> dict[Any, dict[Pair, Tally]]:
        """How often each pair of answers is given, for each label; for "" if none is named."""
        first, second = (self.columns[one] for one in of)
        keys = [label] if label else []
        held: dict[Any, dict[Pair, Tally]] = {}
        for values, tally in self.tallies(*keys, first, second):
            *group, one, other = values
            mine = held.setdefault(group[0] if group else "", {})
            if one is not None and other is not None:
                mine[float(one), float(other)] = tally
        return {group: dict(sorted(found.items())) for group, found in held.items()}

    def products(
        self, names: Sequence[str], centres: Mapping[str, float], label: str = ""
    ) -> dict[Any, Products]:
        """Weighted sums and cross-products over the rows that hold all these columns.

        Returns:
            Those of each label; of "" if none is named.
        """
        parts = {
            f"x{at}": self.table[self.columns[name]].cast("float64") - centres[name]
            for at, name in enumerate(names)
        }
        beside = [self.table[one] for one in (label, WEIGHT) if one in self.table.columns]
        rows = self.table.select(*beside, **parts)
        rows = rows.filter(reduce(and_, (rows[part].notnull() for part in parts)))
        sums: dict[str, Any] = self.sums(rows)
        size = range(len(names))
        for row in size:
            heavy = rows[f"x{row}"] * rows[WEIGHT] if self.weighted else rows[f"x{row}"]
            sums[f"s{row}"] = heavy.sum()
            for column in size[: row + 1]:
                sums[f"p{row}_{column}"] = (heavy * rows[f"x{column}"]).sum()
        added = rows.group_by(label).agg(**sums) if label else rows.agg(**sums)
        found = {one.get(label, ""): one for one in added.to_pyarrow().to_pylist()}
        middle = tuple(centres[name] for name in names)
        return {group: _products(tuple(names), middle, one) for group, one in found.items()}


def _products(
    names: tuple[str, ...], centres: tuple[float, ...], found: Mapping[str, Any]
) -> Products:
    size = range(len(names))
    return Products(
        names,
        centres,
        tally_in(found),
        tuple(float(found[f"s{row}"] or 0) for row in size),
        tuple(tuple(float(found[f"p{row}_{at}"] or 0) for at in size[: row + 1]) for row in size),
    )


def _of_no_row(names: tuple[str, ...], centres: Mapping[str, float]) -> Products:
    zeros = tuple((0.0,) * (row + 1) for row in range(len(names)))
    middle = tuple(centres[one] for one in names)
    return Products(names, middle, Tally(), (0.0,) * len(names), zeros)


def _beyond(value: Any, cut: Threshold) -> Any:
    ends = [value <= cut.low] if cut.low is not None else []
    ends += [value >= cut.high] if cut.high is not None else []
    return reduce(or_, ends).cast("float64")


def gathered(
    rows: TypedRows,
    plan: GatheringPlan,
    ends: Ends,
    known: Mapping[str, Histogram],
    tally: Tally,
) -> GroupStatistics:
    """The statistics of all rows.

    Args:
        rows: With what the plan derives.
        plan: What is gathered.
        ends: The ends of each scale, by heading.
        known: What was counted already.
        tally: That of all rows.
    """
    names = (*plan.items, *(one.name for one in plan.derived))
    counts = {name: known.get(name) or rows.histogram(name) for name in names}
    centres = centres_of(rows, plan, ends, {**known, **counts})
    cells = CountedCells(rows.knowing({**known, **counts}), plan, plan.sets)
    return GroupStatistics(
        tally,
        counts,
        {
            name: cells.products(of, centres).get("") or _of_no_row(of, centres)
            for name, of in plan.sets.items()
        },
        {name: cells.pairs(of).get("", {}) for name, of in plan.pairs.items()},
    )


def centres_of(
    rows: TypedRows, plan: GatheringPlan, ends: Ends, known: Mapping[str, Histogram]
) -> dict[str, float]:
    """What is taken from each column's answers before their products are summed."""
    centres = {one.name: 0.0 for one in plan.thresholds}
    every = (*plan.sets.values(), *plan.group_sets.values())
    for name in dict.fromkeys(one for of in every for one in of):
        if name in ends:
            centres[name] = centre_of(*ends[name])
        elif name not in centres:
            values = list((known.get(name) or rows.histogram(name)).tallies)
            centres[name] = centre_of(values[0], values[-1]) if values else 0.0
    return centres


def gathered_by(
    rows: TypedRows,
    plan: GatheringPlan,
    label: str,
    tallies: Mapping[Any, Tally],
    centres: Mapping[str, float],
) -> dict[Any, GroupStatistics]:
    """The statistics of each group.

    Args:
        rows: With what the plan derives.
        plan: What is gathered.
        label: The column of the table that names the group.
        tallies: That of each group.
        centres: As for all rows.
    """
    names = (*plan.items, *(one.name for one in plan.derived))
    cells = CountedCells(rows, plan, plan.group_sets, label, len(tallies))
    counts = {name: cells.histograms(name) for name in names}
    pairs = {name: cells.pairs(of) for name, of in plan.pairs.items()}
    sets = {name: cells.products(of, centres) for name, of in plan.group_sets.items()}
    none = Histogram({})

    return {
        group: GroupStatistics(
            tally,
            {name: counts[name].get(group, none) for name in names},
            {
                name: sets[name].get(group) or _of_no_row(of, centres)
                for name, of in plan.group_sets.items()
            },
            {name: pairs[name].get(group, {}) for name in plan.pairs},
        )
        for group, tally in tallies.items()
    }
