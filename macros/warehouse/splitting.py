"""Groups and waves of rows in a warehouse: which there are, and the statistics of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.survey.answers.responses import Responses
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import MappedColumn
from calculator.survey.sheet.stacking import FILE
from calculator.survey.statistics.followed import Follow, Followed, nobody
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.survey.statistics.splits import MOST_GROUPS, Split
from calculator.survey.statistics.sums import Histogram, Tally, together
from macros.warehouse.engines import Engine
from macros.warehouse.following import asked_of_people, followed_in
from macros.warehouse.gathering import TypedRows, gathered_by
from macros.warehouse.repeating import WHOSE, repeated_in
from macros.warehouse.sources import ROW

LABEL = "moments_label"


@dataclass(frozen=True)
class CountedSurvey:
    """A survey's answers, told without any of them, with how often each was given.

    Attributes:
        answers: What its columns mean, and how many answered.
        counts: The answers to each column of numbers.
        labels: The tally of each label, or day, of the other columns.
    """

    answers: Responses
    counts: Mapping[str, Histogram]
    labels: Mapping[str, Mapping[str, Tally]]


def splits_in(
    engine: Engine,
    rows: TypedRows,
    plan: GatheringPlan,
    made: CountedSurvey,
    centres: Mapping[str, float],
) -> Iterator[Split]:
    """Waves first, if there are any, then each segment, as in `splits_of`."""
    answers = made.answers
    known = {one.column.heading: one.column for one in answers.columns}
    waves = answers.wave or (FILE if FILE in known else "")
    asked = [known[waves]] if waves in known else []
    asked += [
        one for one in known.values() if KINDS[one.kind].read == "label" and one.heading != waves
    ]
    for at, one in enumerate(asked):
        label = rows.table[rows.columns[one.heading]]
        part = _month(label) if KINDS[one.kind].read == "date" else label
        table = engine.named(rows.table.mutate(**{LABEL: part}), f"split{at}")
        yield _split(rows.within(table), plan, made, one, centres, waves=one.heading == waves)


def _month(day: Any) -> Any:
    """The month of a day: 2021-06 of a text, of a date 202106, which is counted faster."""
    return day.substr(0, 7) if day.type().is_string() else day.year() * 100 + day.month()


def _split(
    rows: TypedRows,
    plan: GatheringPlan,
    made: CountedSurvey,
    column: MappedColumn,
    centres: Mapping[str, float],
    *,
    waves: bool,
) -> Split:
    monthly = KINDS[column.kind].read == "date"
    held: dict[str, list[Tally]] = {}
    for value, tally in made.labels.get(column.heading, {}).items():
        held.setdefault(str(value)[:7] if monthly else str(value), []).append(tally)
    if column.heading in made.counts:
        for number, tally in made.counts[column.heading].tallies.items():
            held.setdefault(str(number), []).append(tally)
    called = "File" if column.heading == FILE else column.called
    if len(held) > MOST_GROUPS:
        return Split(column.heading, called, {}, nobody, waves, len(held))
    order = sorted(held)
    if waves and not monthly and ROW in rows.table.columns:
        table = rows.table
        first = table.group_by(LABEL).agg(at=table[ROW].min()).to_pyarrow().to_pylist()
        places = {str(one[LABEL]): one["at"] for one in first if one[LABEL] is not None}
        order = sorted(held, key=lambda name: places[name])
    tallies = {name: together(held[name]) for name in order}
    by_number = not rows.table[LABEL].type().is_string()
    coded = {int(name.replace("-", "")) if by_number and monthly else name: name for name in order}
    of_each = {code: tallies[name] for code, name in coded.items()}
    found = gathered_by(rows, plan, LABEL, of_each, centres)
    worth_fewer = repeated_in(rows, LABEL)
    times = {name: worth_fewer.get(code, 1.0) for code, name in coded.items()}
    groups = {coded[code]: group.repeated(times[coded[code]]) for code, group in found.items()}
    follow = _following(rows, plan, made, coded) if waves else nobody
    return Split(column.heading, called, groups, follow, waves, repeated=times)


def _following(
    rows: TypedRows, plan: GatheringPlan, made: CountedSurvey, coded: Mapping[Any, str]
) -> Follow:
    """Follows people by what is counted of them now: cards are made when the engine is gone."""
    found = {
        columns: followed_in(rows, LABEL, coded.__getitem__, columns)
        for columns in asked_of_people(rows, plan, made.counts)
        if WHOSE in rows.table.columns
    }

    def follow(columns: tuple[str, ...], before: str, after: str) -> Followed | None:
        return (found.get(columns) or {}).get((before, after))

    return follow
