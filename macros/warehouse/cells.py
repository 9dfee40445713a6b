"""Rows counted by a few columns at once, and what methods want added up from these cells.

Answers on scales have few values: four columns of five points make 625 cells, however many rows
there are. So a pass over the rows counts cells, and the products of any two of its columns are
sums over cells. Twelve moments and an outcome, as rated and each as low or high, want 416 products
of two columns in each group; some sixteen passes that count take a fraction of the time of one
that multiplies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

from calculator.survey.statistics.gathering import GatheringPlan, Pair, Threshold
from calculator.survey.statistics.sums import Histogram, Products, Tally
from macros.warehouse.covering import Block, covering
from macros.warehouse.tallying import histogram_of, tally_in

if TYPE_CHECKING:
    from macros.warehouse.gathering import TypedRows

FEW_VALUES = 12
"""Different answers to a column up to which it is counted together with others."""
PAIR = 2
"""Columns that stand in one block; of a larger set each row must tell whether it holds all."""
MOST_WHOLE = 2
"""Such sets; the products of more are added up row by row."""
GROUP = "moments_group"
TALLY = ("n", "w", "s")


def sets_to_be_whole(plan: GatheringPlan) -> tuple[tuple[str, ...], ...]:
    """Sets of columns of which rows tell whether they hold all, by what was answered."""
    cuts = {cut.name: cut for cut in plan.thresholds}
    every = (_answered(of, cuts) for of in (*plan.sets.values(), *plan.group_sets.values()))
    return tuple(dict.fromkeys(of for of in every if len(of) > PAIR))[:MOST_WHOLE]


def _answered(names: Sequence[str], cuts: Mapping[str, Threshold]) -> tuple[str, ...]:
    """The columns that were answered, of which these are or are made."""
    return tuple(dict.fromkeys(cuts[one].of if one in cuts else one for one in names))


class CountedCells:
    """What `TypedRows` tells, from cells where there are some and from the rows where not."""

    def __init__(
        self,
        rows: TypedRows,
        plan: GatheringPlan,
        sets: Mapping[str, tuple[str, ...]],
        label: str = "",
        groups: int = 0,
    ) -> None:
        """Choose what is counted together; nothing is counted yet.

        Args:
            rows: The rows, of which is known how many different answers columns have.
            plan: What is gathered of them.
            sets: Those of its sets of columns that are wanted.
            label: The column of the table that names the group; nothing for all rows.
            groups: How many groups there are.
        """
        self._rows, self._label = rows, label
        self._cuts = {cut.name: cut for cut in plan.thresholds}
        values = {name: len(one.tallies) for name, one in rows.counts.items()}
        few = {name: found for name, found in values.items() if found <= FEW_VALUES}
        wanted = [_answered(of, self._cuts) for of in (*sets.values(), *plan.pairs.values())]
        self._sets = [
            of
            for of in dict.fromkeys(wanted)
            if few.keys() >= set(of) and (len(of) <= PAIR or of in rows.whole)
        ]
        self._blocks = covering(self._sets, few, groups)
        self._held: dict[Block, Any] = {}

    def histograms(self, name: str) -> dict[Any, Histogram]:
        """The answers to one column, for each group."""
        block = self._with(name)
        if block is None:
            return self._rows.histograms(name, self._label)
        held: dict[Any, list[tuple[tuple[Any, ...], Tally]]] = {}
        place = _place(block, name)
        for one in _added(self._counted(block), (GROUP, place), TALLY):
            held.setdefault(one[GROUP], []).append(((one[place],), tally_in(one)))
        return {group: histogram_of(found) for group, found in held.items()}

    def pairs(self, of: tuple[str, str]) -> dict[Any, dict[Pair, Tally]]:
        """How often each pair of answers is given, for each group; for "" if none is told apart."""
        block = self._with(*of)
        if block is None or of[0] == of[1]:
            return self._rows.pairs(of, self._label)
        held: dict[Any, dict[Pair, Tally]] = {}
        first, second = (_place(block, name) for name in of)
        for one in _added(self._counted(block), (GROUP, first, second), TALLY):
            mine = held.setdefault(one[GROUP], {})
            if one[first] is not None and one[second] is not None:
                mine[float(one[first]), float(one[second])] = tally_in(one)
        return {group: dict(sorted(found.items())) for group, found in held.items()}

    def products(self, names: Sequence[str], centres: Mapping[str, float]) -> dict[Any, Products]:
        """Weighted sums and cross-products over the rows that hold all these columns."""
        asked = _answered(names, self._cuts)
        if asked not in self._sets:
            return self._rows.products(names, centres, self._label)
        size = range(len(names))
        missing = {(row, at) for row in size for at in size[: row + 1]}
        held: dict[Any, dict[str, Any]] = {}
        for block in self._blocks:
            here = [at for at in size if _answered([names[at]], self._cuts)[0] in block]
            pairs = [(row, at) for row in here for at in here if (row, at) in missing]
            # Whether a row holds both of two columns is seen in a block of both alone.
            if pairs and (len(asked) > PAIR or set(asked) <= set(block)):
                missing.difference_update(pairs)
                for one in self._multiplied(block, asked, names, centres, pairs):
                    held.setdefault(one[GROUP], {}).update(one)
        middle = tuple(centres[name] for name in names)
        return {
            group: Products(
                tuple(names),
                middle,
                tally_in(one),
                tuple(float(one[f"s{at}"]) for at in size),
                tuple(tuple(float(one[f"p{row}_{at}"]) for at in size[: row + 1]) for row in size),
            )
            for group, one in held.items()
        }

    def _with(self, *names: str) -> Block | None:
        return next((block for block in self._blocks if set(names) <= set(block)), None)

    def _whole(self, block: Block) -> dict[tuple[str, ...], str]:
        """By the sets that a block has columns of, the columns that tell whether a row is whole."""
        return {
            of: self._rows.whole[of] for of in self._sets if len(of) > PAIR and set(of) & set(block)
        }

    def _counted(self, block: Block) -> Any:
        """How many rows have each combination of group and answers, as a table of Arrow."""
        if block not in self._held:
            rows = self._rows
            keys = {_place(block, name): rows.table[rows.columns[name]] for name in block}
            keys |= {name: rows.table[name] for name in self._whole(block).values()}
            if self._label:
                keys[GROUP] = rows.table[self._label]
            table = rows.table.select(**keys, **rows.weight_of_each())
            found = table.group_by(list(keys)).agg(**rows.sums(table)).to_pyarrow()
            self._held[block] = found if self._label else _of_one_group(found)
        return self._held[block]

    def _multiplied(
        self,
        block: Block,
        asked: tuple[str, ...],
        names: Sequence[str],
        centres: Mapping[str, float],
        pairs: Sequence[tuple[int, int]],
    ) -> list[dict[str, Any]]:
        """The tally, the sums and some products of each group, over the cells of whole rows."""
        import pyarrow
        from pyarrow import compute

        cells = self._counted(block)
        whole = self._whole(block).get(asked)
        there = [compute.is_valid(cells[_place(block, one)]) for one in asked if whole is None]
        cells = cells.filter(cells[whole] if whole else reduce(compute.and_, there))
        parts = {name: cells[name] for name in cells.column_names if name in (GROUP, *TALLY)}
        weight = parts["w" if "w" in parts else "n"].cast(pyarrow.float64())
        numbers, heavy = {}, {}
        for at in dict.fromkeys(one for pair in pairs for one in pair):
            cut = self._cuts.get(names[at])
            answer = cells[_place(block, cut.of if cut else names[at])].cast(pyarrow.float64())
            value = _beyond(answer, cut) if cut else answer
            numbers[at] = compute.subtract(value, centres[names[at]])
            heavy[at] = compute.multiply(numbers[at], weight)
            parts[f"s{at}"] = heavy[at]
        for row, at in pairs:
            parts[f"p{row}_{at}"] = compute.multiply(heavy[row], numbers[at])
        made = pyarrow.table(parts)
        return _added(made, (GROUP,), [one for one in parts if one != GROUP])


def _place(block: Block, name: str) -> str:
    """The column of a block's cells; a heading may be called as anything else is."""
    return f"c{block.index(name)}"


def _of_one_group(cells: Any) -> Any:
    import pyarrow

    return cells.append_column(GROUP, pyarrow.array([""] * cells.num_rows, pyarrow.string()))


def _beyond(answer: Any, cut: Threshold) -> Any:
    """1 for each answer at an end that is asked for, else 0."""
    from pyarrow import compute

    ends = [compute.less_equal(answer, cut.low)] if cut.low is not None else []
    ends += [compute.greater_equal(answer, cut.high)] if cut.high is not None else []
    return reduce(compute.or_, ends).cast("int8").cast("float64")


def _added(cells: Any, keys: Sequence[str], numbers: Sequence[str]) -> list[dict[str, Any]]:
    """Sums of the numbers of cells that have the same keys."""
    there = [one for one in numbers if one in cells.column_names]
    added = cells.group_by(list(keys)).aggregate([(one, "sum") for one in there])
    named = {f"{one}_sum": one for one in there}
    return [
        {named.get(name, name): found for name, found in one.items()} for one in added.to_pylist()
    ]
