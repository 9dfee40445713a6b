"""Which rows are a person's: the long shape made wide, and one answer of each, by windows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from calculator.numerals import NO_ANSWER
from calculator.survey.mapping.survey_mapping import FIRST, LATEST, LongShape, Respondent
from calculator.survey.stems import distinct
from calculator.words import amount
from macros import terminal
from macros.warehouse.engines import Engine
from macros.warehouse.faults import Unscored
from macros.warehouse.sources import ROW, LoadedSource
from macros.warehouse.texts import OUTER

MOST_QUESTIONS = 500
"""Different questions of a long file; more are answers in the wrong column."""
PERSON = "moments_person"


def cell_of(held: LoadedSource, heading: str) -> Any:
    """A column as it stands or, if it is text, without outer blanks and never null."""
    column = held.table[held.places[heading]]
    return column.fill_null("").re_replace(OUTER, "") if heading in held.texts else column


def widened(engine: Engine, held: LoadedSource, long: LongShape) -> LoadedSource:
    """One row for each person and one column for each question.

    Raises:
        Unscored: A column is missing, there are too many questions, or nothing tells which of two
            answers came later.
    """
    import ibis

    for heading in (long.person, long.question, long.answer):
        if heading not in held.places:
            said = terminal.say(
                "The file has no column {column}, which the mapping names.",
                column=terminal.quoted(heading),
            )
            raise Unscored(said)
    beside = [one for one in held.places if one not in (long.person, long.question, long.answer)]
    named = {f"b{at}": cell_of(held, one) for at, one in enumerate(beside)}
    told = held.table[held.places[long.answer]]
    rows = held.table.select(
        key=cell_of(held, long.person).cast("string"),
        asked=held.table[held.places[long.question]].cast("string").fill_null(""),
        told=told.fill_null("") if long.answer in held.texts else told,
        row=held.table[ROW] if held.in_order else ibis.literal(0),
        **named,
    )
    rows = rows.filter(rows.key.fill_null("") != "")
    pairs = rows.group_by("asked").agg(first=rows.row.min()).limit(MOST_QUESTIONS + 1)
    questions = sorted(pairs.to_pyarrow().to_pylist(), key=lambda one: (one["first"], one["asked"]))
    if len(questions) > MOST_QUESTIONS:
        said = terminal.say(
            "{column} holds more than {most} different questions; is it the right column?",
            column=terminal.quoted(long.question),
            most=amount(MOST_QUESTIONS),
        )
        raise Unscored(said)
    if not held.in_order:
        _once_each(rows, long)
    carried, aggregated = [], {}
    for at, heading in enumerate(beside):
        column = rows[f"b{at}"]
        filled = column.nullif("") if heading in held.texts else column
        varied = rows.group_by("key").agg(low=filled.min(), high=filled.max())
        if not int(varied.filter(varied.low != varied.high).count().to_pyarrow().as_py()):
            carried.append(heading)
            aggregated[f"b{at}"] = filled.min()
    for at, one in enumerate(questions):
        mine = rows.asked == one["asked"]
        pick = rows.told.argmax if long.repeated == LATEST else rows.told.argmin
        aggregated[f"q{at}"] = pick(rows.row, where=mine)
    wide = rows.group_by("key").agg(**{ROW: rows.row.min()}, **aggregated)
    codes = [str(one["asked"]) for one in questions]
    asked = [long.questions.get(" ".join(code.split()), code) for code in codes]
    columns = [
        "key",
        *(f"b{beside.index(one)}" for one in carried),
        *(f"q{at}" for at in range(len(asked))),
    ]
    headings = distinct([long.person, *carried, *asked])
    texts = {long.person, *(one for one in carried if one in held.texts)}
    if long.answer in held.texts:
        texts |= set(headings[1 + len(carried) :])
    return replace(
        held,
        table=engine.put_aside(wide, "wide"),
        places=dict(zip(headings, columns, strict=True)),
        texts=frozenset(texts),
        settled=(*held.settled, partial(_of_people, int(rows.key.nunique().to_pyarrow().as_py()))),
    )


def _of_people(people: int) -> str:
    return terminal.count(
        "Each row is one answer; they are of {number} person.",
        "Each row is one answer; they are of {number} people.",
        people,
        number=amount(people),
    )


def _once_each(rows: Any, long: LongShape) -> None:
    twice = rows.group_by(["key", "asked"]).agg(n=rows.count())
    times = int(twice.filter(twice.n > 1).count().to_pyarrow().as_py())
    if times:
        said = terminal.count(
            "{number} question was answered more than once by the same person, and rows come in no "
            "order here, so the {which} answer cannot be told. Score a view in which each is "
            "answered once.",
            "{number} questions were answered more than once by the same person, and rows come in "
            "no order here, so the {which} answer cannot be told. Score a view in which each is "
            "answered once.",
            times,
            number=amount(times),
            which=long.repeated,
        )
        raise Unscored(said)


def _no_ties(table: Any, person: Respondent) -> None:
    named = table.filter(table[PERSON].notnull())
    same = named.group_by([PERSON, "moments_day"]).agg(n=named.count())
    times = int(same.filter(same.n > 1).count().to_pyarrow().as_py())
    if times:
        said = terminal.count(
            "{number} time a person answered more than once on one day, and rows come in no order "
            "here, so the {which} answer cannot be told. Score a view in which each person answers "
            "once a day.",
            "{number} times a person answered more than once on one day, and rows come in no order "
            "here, so the {which} answer cannot be told. Score a view in which each person answers "
            "once a day.",
            times,
            number=amount(times),
            which=person.counts,
        )
        raise Unscored(said)


def person_key(held: LoadedSource, person: Respondent) -> Any:
    """The case number of each row, null where there is none."""
    key = held.table[held.places[person.key]]
    if person.key not in held.texts:
        return key.cast("string")
    key = key.fill_null("").re_replace(OUTER, "")
    return key.lower().isin(sorted(NO_ANSWER)).ifelse(None, key)


def counted_once(held: LoadedSource, person: Respondent, day: Any | None) -> Any:
    """The rows that are left when one of each person counts; one without a key is its own person.

    Args:
        held: The source.
        person: How people are told apart, and which of their rows counts.
        day: The day of each row as text, empty where there is none; None if no date decides.

    Raises:
        Unscored: Neither a date nor the order of rows tells which came first.
    """
    import ibis

    if day is None and not held.in_order:
        said = terminal.say(
            "Rows come in no order here, so the {which} answer of a person cannot be told; name "
            "its “date” under “person” in the mapping.",
            which=person.counts,
        )
        raise Unscored(said)
    key = person_key(held, person)
    table = held.table.mutate(
        **{PERSON: key, "moments_day": day if day is not None else ibis.literal("")}
    )
    if not held.in_order:
        _no_ties(table, person)
    order = [table["moments_day"], *([table[ROW]] if held.in_order else [])]
    if person.counts != FIRST:
        order = [one.desc() for one in order]
    place = ibis.row_number().over(ibis.window(group_by=table[PERSON], order_by=order))
    table = table.mutate(moments_place=place)
    kept = table.filter(table[PERSON].isnull() | (table.moments_place == 0))
    return kept.drop(PERSON, "moments_day", "moments_place")
