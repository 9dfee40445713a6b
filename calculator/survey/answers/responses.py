"""A survey's typed answers: what was taken from its file by its mapping, and what was left and why.

A case number is compared while the answers are made and is gone afterwards.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from calculator.declaration import Message
from calculator.survey.answers.cells import ReadCell, Value, reader
from calculator.survey.answers.counting import CountedAnswers
from calculator.survey.answers.repeats import counted_once, people
from calculator.survey.columns.longwise import widened
from calculator.survey.columns.personal import by_contents, by_heading
from calculator.survey.export import Export
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import (
    EACH,
    LONG,
    DriftBaseline,
    MappedColumn,
    MappedMoment,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.mapping.weights import Weighing, weighed
from calculator.survey.stems import distinct
from calculator.words import nearest, quote

PLACES = 5
"""Lines that are named of those with one fault; the others are counted."""


@dataclass(frozen=True)
class TypedColumn:
    """One column's answers.

    Attributes:
        column: What the column means.
        scale: Its scale, if it has one.
        values: A number, a label, a day as 2021-06-16, or None, for each row that is kept; equal
            ones are the same object.
        left: How many of them are None, by the reason.
        lines: The first lines of the file for each reason but a blank.
    """

    column: MappedColumn
    scale: ResponseScale | None
    values: tuple[Value, ...]
    left: Mapping[str, int]
    lines: Mapping[str, tuple[int, ...]]

    @property
    def there(self) -> int:
        """How many answers there are."""
        return len(self.values) - Counter(self.left).total()


@dataclass(frozen=True)
class Responses:
    """A survey's answers.

    Attributes:
        name: The file's name.
        columns: The kept columns.
        read: Rows of the file.
        lines: The line of each row that is kept.
        left_rows: Rows that are left out, by the reason; with the kept ones they add up to `read`.
        left_columns: The headings that the mapping does not keep; never their cells.
        persons: A number for each person, from 0, by which rows of one are found; not their case
            number. None where no such column is named.
        weighing: The rows' weights, if there are any.
        moments: Which columns make one moment.
        outcome: The heading of the outcome, or nothing.
        drivers: The headings of the driver set.
        by_customer: Whether a missing answer leaves out the whole row.
        least_group: The smallest group that is shown.
        wave: The heading of the column that tells waves apart, or nothing.
        drift: By which periods drift is looked for; None if it is not.
        elsewhere: What was counted of answers that stay where they are, in a warehouse; columns
            then hold no values, and `lines` says no more than how many rows are kept.
    """

    name: str
    columns: tuple[TypedColumn, ...]
    read: int
    lines: Sequence[int]
    left_rows: Mapping[str, int]
    left_columns: tuple[str, ...]
    persons: tuple[int, ...] | None
    weighing: Weighing | None
    moments: tuple[MappedMoment, ...]
    outcome: str
    drivers: tuple[str, ...]
    by_customer: bool
    least_group: int
    wave: str = ""
    drift: DriftBaseline | None = None
    elsewhere: CountedAnswers | None = None

    def of(self, heading: str) -> TypedColumn:
        """The column of this heading.

        Raises:
            KeyError: If none is called so.
        """
        for one in self.columns:
            if one.column.heading == heading:
                return one
        raise KeyError(heading)

    def complete(self, headings: Sequence[str]) -> list[int]:
        """The positions of the rows in which all these columns hold an answer."""
        columns = [self.of(heading).values for heading in headings]
        return [
            at for at in range(len(self.lines)) if all(values[at] is not None for values in columns)
        ]


@dataclass(frozen=True)
class TypedSurvey:
    """Typed answers, or None and all that keeps them from being made."""

    responses: Responses | None
    faults: tuple[Message, ...] = ()


def responses(export: Export, mapping: SurveyMapping) -> TypedSurvey:
    """Type a file's answers by its mapping."""
    faults = [
        Message(place, f"{place}: this must be said first; the mapping holds “?” there.")
        for place in mapping.unsaid()
    ]
    if faults:
        return TypedSurvey(None, tuple(faults))
    if mapping.shape == LONG and mapping.long:
        wide, said = widened(export, mapping.long)
        if wide is None:
            return TypedSurvey(None, (Message("long", said),))
        export = wide
    names = distinct(export.headings)
    places = {name: at for at, name in enumerate(names)}
    faults = [*faults_of(export, mapping)]
    if faults:
        return TypedSurvey(None, tuple(faults))
    return TypedSurvey(_typed(export, mapping, names, places))


def faults_of(export: Export, mapping: SurveyMapping) -> Iterator[Message]:
    """Columns that a file lacks, and those that may tell who somebody is; it must be wide.

    Of each column its different cells are enough.
    """
    places = {name: at for at, name in enumerate(distinct(export.headings))}
    yield from _missing(mapping, places)
    yield from _personal(mapping, places, export)


def _missing(mapping: SurveyMapping, places: Mapping[str, int]) -> Iterator[Message]:
    named = [(f"columns.{at}", one.heading) for at, one in enumerate(mapping.columns, start=1)]
    named += [("weight", mapping.weight)]
    if mapping.person:
        named += [("person.key", mapping.person.key), ("person.date", mapping.person.date)]
    for place, heading in named:
        if heading and heading not in places:
            near = nearest(heading, list(places))
            hint = f"; did you mean {quote(near)}?" if near else "."
            yield Message(place, f"The file has no column {quote(heading)}{hint}")


def _personal(
    mapping: SurveyMapping, places: Mapping[str, int], export: Export
) -> Iterator[Message]:
    """Columns that may tell who somebody is and are not kept on purpose."""
    for at, column in enumerate(mapping.columns, start=1):
        where = places.get(column.heading)
        told = not KINDS[column.kind].scaled  # an answer on a scale tells nobody
        if where is None or column.heading in mapping.personal or not told:
            continue
        what = by_heading(column.heading)
        if not what and column.kind == "segment":
            what = by_contents(column.heading, list(Counter(export.columns[where])))
        if what:
            said = (
                f"{quote(column.heading)} may tell who somebody is: it holds {what}. Leave it out,"
            )
            said += " or list it under “personal” if you keep it on purpose."
            yield Message(f"columns.{at}", said)


def _typed(
    export: Export, mapping: SurveyMapping, names: Sequence[str], places: Mapping[str, int]
) -> Responses:
    rows = list(range(len(export.lines)))
    left: Counter[str] = Counter()
    person = mapping.person
    if person and person.counts != EACH:
        dates = _dates(export, mapping, places, person.date)
        rows = counted_once(export.columns[places[person.key]], rows, person.counts, dates)
        which = "a later" if person.counts == "first" else "an earlier"
        left[f"{which} answer of the same person"] = len(export.lines) - len(rows)
    weighing = None
    if mapping.weight:
        cells = export.columns[places[mapping.weight]]
        rows, weighing, faulty = weighed(cells, rows, mapping.faulty_weights)
        left |= faulty
    columns = [
        _column(export, one, mapping.scales.get(one.scale), places[one.heading])
        for one in mapping.columns
    ]
    answered = [one for one in rows if any(cells[one].value is not None for cells in columns)]
    left["no answer in any kept column"] = len(rows) - len(answered)
    if weighing:
        kept = set(answered)
        weighing = weighing.only([row in kept for row in rows])
    used = {one.heading for one in mapping.columns} | {mapping.weight}
    used |= {person.key} if person else set()
    lines = tuple(export.lines[row] for row in answered)
    return Responses(
        name=export.name,
        columns=tuple(
            _kept(cells, answered, one, mapping.scales.get(one.scale), lines)
            for cells, one in zip(columns, mapping.columns, strict=True)
        ),
        read=len(export.lines),
        lines=lines,
        left_rows={why: times for why, times in left.items() if times},
        left_columns=tuple(name for name in names if name not in used),
        persons=people(export.columns[places[person.key]], answered) if person else None,
        weighing=weighing,
        moments=mapping.moments,
        outcome=mapping.outcome,
        drivers=mapping.drivers,
        by_customer=mapping.missing == "by customer",
        least_group=mapping.least_group,
        wave=mapping.wave,
        drift=mapping.drift,
    )


def _column(
    export: Export, column: MappedColumn, scale: ResponseScale | None, at: int
) -> list[ReadCell]:
    cells = export.columns[at]
    read = reader(column, scale, Counter(cells))
    known: dict[str, ReadCell] = {}
    values: dict[Value, ReadCell] = {}
    for cell in cells:
        if cell not in known:
            one = read(cell)
            known[cell] = values.setdefault(one.value, one) if one.value is not None else one
    return [known[cell] for cell in cells]


def _kept(
    cells: Sequence[ReadCell],
    rows: Sequence[int],
    column: MappedColumn,
    scale: ResponseScale | None,
    lines: Sequence[int],
) -> TypedColumn:
    left: Counter[str] = Counter()
    where: dict[str, list[int]] = {}
    for row, line in zip(rows, lines, strict=True):
        why = cells[row].why
        if why:
            left[why] += 1
            if why != "blank" and len(where.setdefault(why, [])) < PLACES:
                where[why].append(line)
    values = tuple(cells[row].value for row in rows)
    return TypedColumn(
        column, scale, values, dict(left), {why: tuple(one) for why, one in where.items()}
    )


def _dates(
    export: Export, mapping: SurveyMapping, places: Mapping[str, int], heading: str
) -> list[str] | None:
    """The day of each row by which the first and the latest answer are told."""
    for column in mapping.columns:
        if heading and column.heading == heading:
            return [str(one.value or "") for one in _column(export, column, None, places[heading])]
    return None
