"""By how much answers are worth fewer, since people gave several: of all rows and of groups."""

from __future__ import annotations

from typing import Any

from calculator.precision import settle
from macros.warehouse.gathering import WEIGHT, TypedRows

WHOSE = "moments_key"
"""The column of the case number of each row, null where somebody has none."""


def repeated_in(rows: TypedRows, label: str = "") -> dict[Any, float]:
    """What `calculator.survey.statistics.splits.repeats` gives, for each label; for "" if of all.

    A row without a case number is a person of its own. It is 1 where nobody is told apart.
    """
    import ibis

    table = rows.table
    if WHOSE not in table.columns:
        return {}
    keys = [label] if label else []
    weight = table[WEIGHT] if rows.weighted else ibis.literal(1.0)
    heavy = table.mutate(moments_w=weight, moments_s=weight * weight)
    square = heavy.moments_s.sum()
    # Of those who cannot be told apart each row is one person's, so its square counts as it is.
    people = heavy.group_by([*keys, WHOSE]).agg(w=heavy.moments_w.sum(), s=square)
    of_one = people[WHOSE].isnull().ifelse(people.s, people.w * people.w)
    sums = {"of_people": of_one.sum(), "of_rows": people.s.sum()}
    found = people.group_by(keys).agg(**sums) if keys else people.agg(**sums)
    return {
        one.get(label, ""): settle(one["of_people"] / one["of_rows"])
        for one in found.to_pyarrow().to_pylist()
        if one["of_rows"]
    }
