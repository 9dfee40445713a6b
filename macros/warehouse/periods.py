"""Days, weeks and months of rows in a warehouse, told apart as the page tells them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from calculator.survey.mapping.survey_mapping import DAY, MONTH
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.survey.statistics.periods import (
    MOST_PERIODS,
    begins,
    period_of,
    too_many,
    watched,
)
from calculator.survey.statistics.splits import Split
from calculator.survey.statistics.sums import Tally, together
from macros.warehouse.engines import Engine
from macros.warehouse.gathering import TypedRows, gathered_by
from macros.warehouse.repeating import repeated_in
from macros.warehouse.splitting import LABEL, CountedSurvey


def periods_in(
    engine: Engine,
    rows: TypedRows,
    plan: GatheringPlan,
    made: CountedSurvey,
    centres: Mapping[str, float],
) -> Split | None:
    """The statistics of each period in which somebody answered; None if the mapping asks none."""
    drift = watched(made.answers)
    if drift is None:
        return None
    held: dict[str, list[Tally]] = {}
    for day, tally in made.labels[drift.date].items():
        held.setdefault(period_of(str(day), drift.period), []).append(tally)
    if len(held) > MOST_PERIODS:
        return too_many(made.answers, drift, len(held))
    order = sorted(held, key=begins)
    if not order:
        return too_many(made.answers, drift, 0)
    begun = _begun(rows.table[rows.columns[drift.date]], drift.period)
    table = engine.named(rows.table.mutate(**{LABEL: begun}), "periods")
    tallies = {begins(name): together(held[name]) for name in order}
    labelled = TypedRows(table, rows.columns)
    found = gathered_by(labelled, plan, LABEL, tallies, centres)
    worth_fewer = repeated_in(labelled, LABEL)
    times = {name: worth_fewer.get(begins(name), 1.0) for name in order}
    groups = {name: found[begins(name)].repeated(times[name]) for name in order}
    return replace(too_many(made.answers, drift, 0), groups=groups, repeated=times)


def _begun(day: Any, length: str) -> Any:
    """The first day of the period, as 2025-03-01."""
    on = day.cast("date") if day.type().is_string() else day
    if length != DAY:
        on = on.truncate("M" if length == MONTH else "W")
    # Some engines make a time of day of it, which is midnight.
    return on.cast("string").substr(0, 10)
