"""What a mapping's reader may want to change, and what nothing does by itself."""

from collections import Counter
from collections.abc import Iterator

from calculator.survey.answers.against import against
from calculator.survey.answers.cells import reader
from calculator.survey.answers.lookalikes import lookalikes
from calculator.survey.export import Export
from calculator.survey.headings import spoken
from calculator.survey.mapping.survey_mapping import (
    UNSAID,
    MappedColumn,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.stems import distinct
from calculator.words import agree, amount, choose, counted, quote, signed

FEWEST = 3


def suggestions(export: Export, mapping: SurveyMapping) -> dict[str, str]:
    """Sentences by the place of the mapping that they are about.

    An item that runs against the others of its scale is suggested for turning round; labels that
    look alike for merging. Spellings that differ in capitals and marks are one, and that is said.
    Rows that a survey program marks as a test or as not finished are told; they count.
    """
    places = {name: at for at, name in enumerate(distinct(export.headings))}
    found: dict[str, list[str]] = {}
    noted = (*_rows(export), *_turned(export, mapping, places), *_merged(export, mapping, places))
    for place, said in noted:
        found.setdefault(place, []).append(said)
    return {place: " ".join(sentences) for place, sentences in found.items()}


TESTS = frozenset({"survey preview", "survey test", "preview", "test", "spam"})
"""What Qualtrics says of rows that no customer answered."""


def _rows(export: Export) -> Iterator[tuple[str, str]]:
    """Rows that count although the program says that nobody finished them, or only tried them."""
    for heading, cells in zip(export.headings, export.columns, strict=True):
        called, rows = " ".join(spoken(heading)), len(cells)
        given = Counter(cell.strip() for cell in cells)
        tests = [one for one in given if one.lower() in TESTS]
        if called in ("response type", "status") and tests:
            many = Counter({one: given[one] for one in tests}).total()
            yield (
                "rows",
                f"{quote(heading)} calls {amount(many)} of {counted(rows, 'row')} "
                f"{choose(map(quote, tests))}: no customer’s answer, yet it counts. Take such rows "
                "out of the file.",
            )
        undone = [one for one in given if one.lower() in ("false", "0")]
        unfinished = Counter({one: given[one] for one in undone}).total()
        if called == "finished" and unfinished:
            yield (
                "rows",
                f"By {quote(heading)} {amount(unfinished)} of {counted(rows, 'row')} "
                f"{'is' if unfinished == 1 else 'are'} not finished, and count with what is "
                "answered in them.",
            )


def _turned(
    export: Export, mapping: SurveyMapping, places: dict[str, int]
) -> Iterator[tuple[str, str]]:
    for name, scale in mapping.scales.items():
        unsaid = UNSAID in (scale.ends, scale.order)
        columns = [
            one
            for one in mapping.columns
            if one.scale == name and one.kind in ("rating", "ordered") and one.heading in places
        ]
        if unsaid or len(columns) < FEWEST:
            continue
        items = [_numbers(export, one, scale, places[one.heading]) for one in columns]
        for item in against(items):
            column = columns[item.at]
            if column.turned:
                continue
            said = (
                f"{quote(column.called)} runs against the other {amount(len(items) - 1)} on its "
                f"scale: r = {signed(item.correlation)}, between {signed(item.low)} and "
                f"{signed(item.high)}, of {counted(item.answers, 'row')}. If it is asked the other "
                "way round, write “turned: yes”."
            )
            yield f"columns.{column.heading}", said


def _numbers(
    export: Export, column: MappedColumn, scale: ResponseScale, at: int
) -> list[float | None]:
    cells = export.columns[at]
    read = reader(column, scale, Counter(cells))
    known = {cell: read(cell).value for cell in set(cells)}
    return [value if isinstance(value := known[cell], float) else None for cell in cells]


def _merged(
    export: Export, mapping: SurveyMapping, places: dict[str, int]
) -> Iterator[tuple[str, str]]:
    for column in mapping.columns:
        if column.kind != "segment" or column.heading not in places:
            continue
        read = reader(column, None, Counter(export.columns[places[column.heading]]))
        labels: Counter[str] = Counter()
        written: dict[str, Counter[str]] = {}
        for cell, times in Counter(export.columns[places[column.heading]]).items():
            if isinstance(label := read(cell).value, str):
                labels[label] += times
                written.setdefault(label, Counter())[" ".join(cell.split())] += times
        for label, ways in written.items():
            others = [quote(one) for one in ways if one != label]
            if others and not column.merged:
                said = f"In {quote(column.called)} {choose(others, 'and')}"
                yield (
                    f"columns.{column.heading}",
                    f"{said} {agree(others)} taken for {quote(label)}.",
                )
        for group in lookalikes(labels):
            shown = choose([f"{quote(one)} ({amount(labels[one])})" for one in group], "and")
            rest = ", ".join(group[1:])
            said = f"In {quote(column.called)} {shown} {agree(group, 'looks', 'look')} alike. "
            said += f"If they are one, write “merged: {{{group[0]}: [{rest}]}}”."
            yield f"columns.{column.heading}", said
