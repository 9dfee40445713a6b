"""People followed from wave to wave in a warehouse: counted by their two answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_
from typing import Any

from calculator.survey.statistics.followed import Followed
from calculator.survey.statistics.gathering import GatheringPlan
from macros.warehouse.gathering import WEIGHT, TypedRows
from macros.warehouse.repeating import WHOSE
from macros.warehouse.tallying import tally_in

Between = dict[tuple[str, str], Followed]
"""By an earlier wave and a later one."""


def asked_of_people(rows: TypedRows, plan: GatheringPlan, counted: Iterable[str]) -> list[Any]:
    """The columns that a comparison may ask people to hold: each alone, and those of each set."""
    alone = [*counted, *(one.name for one in plan.derived)]
    return [(one,) for one in alone if one in rows.columns] + [*{*plan.group_sets.values()}]


def followed_in(
    rows: TypedRows, label: str, named: Callable[[Any], str], columns: tuple[str, ...]
) -> Between | None:
    """What `calculator.survey.statistics.followed` counts, for all waves at once.

    Args:
        rows: With the column `label` that tells waves apart.
        label: Its name.
        named: What a wave is called by its label.
        columns: What a row must hold, the column that is compared first.

    Returns:
        None where nobody is told apart. A wave in which somebody answered twice is in none.
    """
    import ibis

    table = rows.table
    if WHOSE not in table.columns:
        return None
    needed = [table[rows.columns[one]].notnull() for one in columns]
    whole = table.filter(reduce(and_, needed) & table[label].notnull())
    weight = whole[WEIGHT] if rows.weighted else ibis.literal(1.0)
    each = whole.mutate(moments_v=whole[rows.columns[columns[0]]].cast("float64"), moments_w=weight)
    people = each.group_by([WHOSE, label]).agg(
        v=each.moments_v.max(), w=each.moments_w.max(), n=each.count()
    )
    # Whoever has no case number is a person of one row; all of them stand in one group here.
    nameless = people[WHOSE].isnull()
    counts = people.group_by(label).agg(
        n=nameless.ifelse(people.n, 1).sum(), most=nameless.ifelse(1, people.n).max()
    )
    sizes: dict[str, int] = {}
    twice = set()
    for one in counts.to_pyarrow().to_pylist():
        sizes[named(one[label])] = int(one["n"])
        if one["most"] > 1:
            twice.add(named(one[label]))
    then = people.select(WHOSE, then=people[label], before=people.v)
    now = people.select(WHOSE, now=people[label], after=people.v, w=people.w)
    joined = then.join(now, [WHOSE])
    both = joined.filter(joined.then != joined.now)
    counted = both.group_by(["then", "now", "before", "after"]).agg(
        n=both.count(), w=both.w.sum(), s=(both.w * both.w).sum()
    )
    answers: dict[tuple[str, str], dict[tuple[float, float], Any]] = {
        (one, other): {} for one in sizes for other in sizes if one != other
    }
    for one in counted.to_pyarrow().to_pylist():
        pair = answers[named(one["then"]), named(one["now"])]
        pair[one["before"], one["after"]] = tally_in(one)
    return {
        pair: Followed(sizes[pair[0]], sizes[pair[1]], found)
        for pair, found in answers.items()
        if not twice & {*pair}
    }
