"""From a source's rows to a survey as the cards want it: which rows count, columns, statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import reduce
from operator import and_, or_
from typing import Any

from calculator.survey.answers.counting import CountedAnswers, CountedColumn
from calculator.survey.answers.responses import Responses, TypedColumn, faults_of
from calculator.survey.cards import drift
from calculator.survey.cards.dealing import planned
from calculator.survey.cards.surveyed import Surveyed, ends_of
from calculator.survey.export import Export
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import (
    AS_ONE,
    EACH,
    LONG,
    SurveyMapping,
)
from calculator.survey.mapping.weights import Weighing
from calculator.survey.statistics.sums import Histogram, Tally, together
from macros import terminal
from macros.warehouse.engines import Engine
from macros.warehouse.faults import Unscored
from macros.warehouse.gathering import WEIGHT, TypedRows, centres_of, gathered
from macros.warehouse.periods import periods_in
from macros.warehouse.reading import ColumnsRead, Whys
from macros.warehouse.repeating import WHOSE, repeated_in
from macros.warehouse.shaping import counted_once, person_key, widened
from macros.warehouse.sources import ROW, TEXT, LoadedSource
from macros.warehouse.splitting import CountedSurvey, splits_in
from macros.warehouse.typed import nothing_but

WEIGHED = "weight"
Phase = Callable[[str, int], None]
"""Tells what is done now, and of how many rows."""


def surveyed_by(
    engine: Engine, held: LoadedSource, mapping: SurveyMapping, phase: Phase
) -> Surveyed:
    """Score a source.

    Args:
        engine: What counts.
        held: The source.
        mapping: What its columns mean.
        phase: Is told what is being done.

    Raises:
        Unscored: The mapping does not fit, or something cannot be counted.
    """
    if unsaid := mapping.unsaid():
        said = terminal.say("this must be said first")
        raise Unscored("; ".join(f"{one}: {said}" for one in unsaid) + ".")
    if mapping.shape == LONG and mapping.long:
        phase(terminal.say("making one row of each person"), 0)
        held = widened(engine, held, mapping.long)
    read = number_of(held.table)
    phase(terminal.say("reading what each column’s different cells mean"), read)
    _fitting(engine, held, mapping)
    left: dict[str, int] = {}
    rows = held.table
    if mapping.person and mapping.person.counts != EACH:
        rows = _once(engine, held, mapping)
        which = "a later" if mapping.person.counts == "first" else "an earlier"
        left[f"{which} answer of the same person"] = read - number_of(rows)
    columns = ColumnsRead(engine, held, rows)
    whys = {
        one.heading: columns.column(one, mapping.scales.get(one.scale), str(at))
        for at, one in enumerate(mapping.columns)
    }
    weightless = columns.weight(mapping.weight, WEIGHED) if mapping.weight else ()
    table = _typed(engine, columns, held, rows, mapping)
    table, made_one = _weighed(table, mapping, weightless, left)
    typed, tally, complete = _kept(engine, table, mapping, left)
    phase(terminal.say("counting answers"), tally.rows)
    made = _responses(typed, held, mapping, whys, tally, complete, read, left, made_one)
    plan = planned(made.answers)
    phase(terminal.say("adding up products and pairs"), tally.rows)
    if mapping.person and mapping.person.counts != EACH:  # each is there once
        typed = TypedRows(typed.table.drop(WHOSE), typed.columns)
    full = typed.knowing(made.counts).with_derived(plan, engine)
    ends = {one.column.heading: found for one in made.answers.columns if (found := ends_of(one))}
    whole = gathered(full, plan, ends, made.counts, tally)
    full = full.knowing({**made.counts, **whole.counts})
    times = repeated_in(full).get("", 1.0)
    centres = centres_of(full, plan, ends, {**made.counts, **whole.counts})
    phase(terminal.say("comparing groups and waves"), tally.rows)
    splits = tuple(splits_in(engine, full, plan, made, centres))
    periods = periods_in(engine, full, drift.plan(made.answers), made, centres)
    return Surveyed(made.answers, whole.repeated(times), splits, times, periods)


def number_of(table: Any) -> int:
    """How many rows a table has."""
    return int(table.count().to_pyarrow().as_py())


def _fitting(engine: Engine, held: LoadedSource, mapping: SurveyMapping) -> None:
    """Say which columns are missing, and which may tell who somebody is."""
    wanted = {one.heading for one in mapping.columns if one.kind == "segment"}
    looked = ColumnsRead(engine, held, held.table)
    cells = {
        name: tuple(looked.different(name) or ()) if name in wanted & held.texts else ()
        for name in held.places
    }
    export = Export(held.source.name, 0, "", tuple(cells), tuple(cells.values()), ())
    if faults := [one.text for one in faults_of(export, mapping)]:
        raise Unscored("\nmoments: ".join(faults))


def _once(engine: Engine, held: LoadedSource, mapping: SurveyMapping) -> Any:
    """One row of each person, by day if the mapping names one that it keeps."""
    person = mapping.person
    assert person, "somebody is told apart"
    day = next((one for one in mapping.columns if person.date == one.heading), None)
    if day is None:
        return engine.put_aside(counted_once(held, person, None), "once")
    columns = ColumnsRead(engine, held, held.table)
    columns.column(day, None, "day")
    table = columns.typed(*held.table.columns)
    kept = counted_once(
        replace(held, table=table), person, table["vday"].cast("string").fill_null("")
    )
    return engine.put_aside(kept.drop("vday", "kday"), "once")


def _typed(
    engine: Engine,
    columns: ColumnsRead,
    held: LoadedSource,
    rows: Any,
    mapping: SurveyMapping,
) -> Any:
    """Values and reasons alone, put aside where making them took work."""
    more = {}
    if mapping.person:
        more[WHOSE] = person_key(replace(held, table=rows), mapping.person)
    beside = [ROW] if held.in_order and ROW in rows.columns else []
    table = columns.typed(*beside, **more)
    aside = columns.joined or held.source.form == TEXT
    return engine.put_aside(table, "typed") if aside else engine.named(table, "typed")


def _weighed(
    table: Any, mapping: SurveyMapping, whys: Whys, left: dict[str, int]
) -> tuple[Any, int]:
    """Leave out rows without a weight, or let them weigh 1; and how many do."""
    if not mapping.weight:
        return table, 0
    weight, why = table[f"v{WEIGHED}"], table[f"k{WEIGHED}"]
    counts = table.group_by(f"k{WEIGHED}").agg(n=table.count()).to_pyarrow().to_pylist()
    found = {one[f"k{WEIGHED}"]: one["n"] for one in counts if one[f"k{WEIGHED}"] is not None}
    if mapping.faulty_weights == AS_ONE:
        return table.mutate(**{WEIGHT: weight.fill_null(1.0)}), Counter(found).total()
    left |= nothing_but(whys, found)
    return table.filter(why.isnull()).mutate(**{WEIGHT: weight}), 0


def _kept(
    engine: Engine, table: Any, mapping: SurveyMapping, left: dict[str, int]
) -> tuple[TypedRows, Tally, int]:
    """The rows in which any kept column holds an answer, and how many hold a whole set.

    A whole row holds the outcome and all drivers; both are counted in the same pass.
    """
    answered = reduce(or_, (table[f"v{at}"].notnull() for at in range(len(mapping.columns))))
    columns = {one.heading: f"v{at}" for at, one in enumerate(mapping.columns)}
    asked = (mapping.outcome, *mapping.drivers) if mapping.outcome else ()
    sums = {"silent": (~answered).sum()}
    if asked:
        sums["whole"] = reduce(and_, (table[columns[one]].notnull() for one in asked)).sum()
    [found] = table.agg(**sums).to_pyarrow().to_pylist()
    silent = int(found["silent"] or 0)
    left["no answer in any kept column"] = silent
    # Nothing is asked of all columns each time where no row is without any answer.
    kept = engine.put_aside(table.filter(answered), "kept") if silent else table
    rows = TypedRows(kept if silent else engine.named(table, "kept"), columns)
    [(_, tally)] = rows.tallies()
    return rows, tally, int(found.get("whole") or 0)


def _responses(
    rows: TypedRows,
    held: LoadedSource,
    mapping: SurveyMapping,
    whys: Mapping[str, Whys],
    tally: Tally,
    complete: int,
    read: int,
    left: Mapping[str, int],
    made_one: int,
) -> CountedSurvey:
    columns, counted, counts, labels = [], {}, {}, {}
    for at, one in enumerate(mapping.columns):
        found = rows.tallies(f"v{at}", f"k{at}")
        missing = {int(why): t.rows for (_, why), t in found if why is not None}
        there = {value: t for (value, _), t in found if value is not None}
        number = KINDS[one.kind].read == "number"
        if number:
            there = {float(value): t for value, t in there.items()}
            counts[one.heading] = Histogram(dict(sorted(there.items())))
        else:
            there = {str(value): t for value, t in there.items()}  # a day is one of ISO’s
            labels[one.heading] = there
        columns.append(
            TypedColumn(
                one, mapping.scales.get(one.scale), (), nothing_but(whys[one.heading], missing), {}
            )
        )
        counted[one.heading] = CountedColumn(
            {value: t.rows for value, t in there.items()},
            {value: t.weight for value, t in there.items()},
            together(there.values()).effective,
        )
    used = {one.heading for one in mapping.columns} | {mapping.weight}
    used |= {mapping.person.key} if mapping.person else set()
    elsewhere = CountedAnswers(counted, tally.effective, _people(rows), complete)
    answers = Responses(
        name=held.source.name,
        columns=tuple(columns),
        read=read,
        lines=range(1, tally.rows + 1),
        left_rows={why: times for why, times in left.items() if times},
        left_columns=tuple(name for name in held.places if name not in used),
        persons=None,
        weighing=Weighing((), made_one) if mapping.weight else None,
        moments=mapping.moments,
        outcome=mapping.outcome,
        drivers=mapping.drivers,
        by_customer=mapping.missing == "by customer",
        least_group=mapping.least_group,
        wave=mapping.wave,
        drift=mapping.drift,
        elsewhere=elsewhere,
    )
    return CountedSurvey(answers, counts, labels)


def _people(rows: TypedRows) -> int | None:
    if WHOSE not in rows.table.columns:
        return None
    key = rows.table[WHOSE]
    [found] = rows.table.agg(known=key.nunique(), own=key.isnull().sum()).to_pyarrow().to_pylist()
    return int(found["known"]) + int(found["own"] or 0)
