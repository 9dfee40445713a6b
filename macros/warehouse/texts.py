"""A text's form by the reader of `moments survey`, from a megabyte; the engine loads it all.

What the engine cannot do as the reader does is a sentence and no guess.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from functools import partial, reduce
from operator import and_
from pathlib import Path
from typing import Any

from calculator.characters import BLANKS
from calculator.survey.dialect import split_by
from calculator.survey.export import Export
from calculator.survey.mapping.survey_mapping import SurveyMapping
from calculator.survey.sheet.opening import opened
from calculator.survey.sheet.stacking import FILE
from calculator.survey.stems import distinct
from calculator.survey.summary import SUMS, sums_up
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import amount
from macros import terminal
from macros.sentence import either, several
from macros.warehouse.engines import Engine
from macros.warehouse.faults import Unscored, engine_told
from macros.warehouse.settled import Note, again
from macros.warehouse.sources import ROW, LoadedSource, ScoreSource, file_names

SAMPLE = 1_000_000
"""Bytes that show a text's form."""
OUTER = f"^[ \n{BLANKS}]+|[ \n{BLANKS}]+$"
"""What the reader takes away from a cell's ends."""


def loaded_text(engine: Engine, source: ScoreSource, mapping: SurveyMapping) -> LoadedSource:
    """Text files of one form as a table in which every cell is text.

    Raises:
        Unscored: Their form is not settled, differs between files, or cannot be read by the engine.
    """
    said = {key: told for key, told in mapping.file.items() if told}
    exports = [_sampled(file, said) for file in source.files]
    first = exports[0]
    for file, other in zip(source.files[1:], exports[1:], strict=True):
        _same_form(first, other, Path(file).name)
    form = first.form
    assert form, "a text has one"
    for file in source.files if said.get("last_row") != "keep" else ():
        _not_cut_off(Path(file), form.width, form.delimiter)
    names = distinct(first.headings)
    with engine_told(source.name, engine.name):
        table = engine.texts(
            source.files,
            {
                "width": form.width,
                "skip": first.lines[0] - 1,
                "delimiter": form.delimiter,
                "literal": form.literal,
                "short": said.get("short_rows") == "blank",
                "above": _above(source.files[0], form.delimiter, first.lines[0] - 1),
            },
        )
        table, left = _only_answers(engine, table, first, source.files)
        _no_sum_below(table, first, said)
    places = {name: f"c{at}" for name, at in zip(names, form.places, strict=True)}
    if len(source.files) > 1:
        places[FILE] = FILE
    # What was counted in the first megabyte says nothing of the whole.
    said_of = (one.said for one in first.settled if not one.said[:1].isdigit())
    settled: tuple[Note, ...] = (*(partial(again, one) for one in said_of), *left)
    return LoadedSource(
        source, table, places, frozenset(places), in_order=engine.in_order, settled=settled
    )


def _sampled(file: str, said: Mapping[str, str]) -> Export:
    """The form of a text, read from the whole rows of its first megabyte."""
    path = Path(file)
    with path.open("rb") as source:
        data = source.read(SAMPLE + 1)
    cut = len(data) > SAMPLE
    if cut:
        whole = data[: data.rfind(b"\n") + 1]
        if not whole:
            wrong = terminal.say(
                "{file}: the first line has more than {most} bytes.",
                file=path.name,
                most=amount(SAMPLE),
            )
            raise Unscored(wrong)
        data = whole
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not _utf8(data):
        wrong = terminal.say(
            "{file} is not UTF-8, and engines read no other text. Save it as UTF-8, or turn it "
            "round: iconv -f FROM -t UTF-8. `moments survey` reads what it is.",
            file=path.name,
        )
        raise Unscored(wrong)
    if b"\r" in data and b"\n" not in data:
        wrong = terminal.say(
            "{file} ends its lines as old Macs did; save it with other line ends.", file=path.name
        )
        raise Unscored(wrong)
    answers = {key: told for key, told in said.items() if key != "encoding"}
    if cut:  # the last row of a sample is no last row
        answers["last_row"] = "keep"
    try:
        export = opened(data, path.name, answers)
    except UnreadableSurvey as fault:
        raise Unscored(f"{path.name}: {fault}") from fault
    if export.form is None:
        wrong = terminal.say(
            "{file} is no text but a workbook; `moments survey` reads it.", file=path.name
        )
        raise Unscored(wrong)
    if export.asked:
        asked = export.asked[0]
        wrong = terminal.say("Say “{key}:” under “file” in the mapping", key=asked.key)
        ways = either(terminal.quoted(key) for key, _ in asked.choices)
        wrong += f", {ways}." if ways else "."
        raise Unscored(f"{path.name}: {asked.asks} {asked.why} {wrong}")
    if export.form.within:
        wrong = terminal.say(
            "{file} has line ends of another kind within cells, which engines take for ends of "
            "rows. Write it anew with one kind.",
            file=path.name,
        )
        raise Unscored(wrong)
    return export


def _above(file: str, delimiter: str, lines: int) -> tuple[tuple[str, ...], ...]:
    """The cells of what stands above the answers, for an engine that cannot pass over lines."""
    with Path(file).open(encoding="utf-8-sig", newline="") as source:
        above = "".join(line for line, _ in zip(source, range(lines), strict=False))
    return split_by(above, delimiter).rows if above.strip() else ()


def _utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _same_form(first: Export, other: Export, name: str) -> None:
    if other.headings != first.headings:
        there = distinct(other.headings)
        lacking = [one for one in distinct(first.headings) if one not in there]
        what = terminal.say("it has other columns, or another order")
        if lacking:
            what = terminal.say("it lacks {columns}", columns=several(lacking))
        said = terminal.say(
            "{file} is of another form: {what}, beside {other}.",
            file=name,
            what=what,
            other=terminal.quoted(first.name),
        )
        raise Unscored(said)
    if other.form != first.form or other.lines[0] != first.lines[0]:
        said = terminal.say(
            "{file} is laid out otherwise than {other}: another delimiter, other marks of "
            "quotation, or another number of rows above the answers.",
            file=name,
            other=terminal.quoted(first.name),
        )
        raise Unscored(said)


def _only_answers(
    engine: Engine, table: Any, first: Export, files: Sequence[str]
) -> tuple[Any, tuple[Note, ...]]:
    """Without rows in which nothing stands and headings that come again; put aside, in order."""
    import ibis

    form = first.form
    assert form, "a text has one"
    columns = [f"c{at}" for at in range(form.width)]
    table = table.mutate(**{one: table[one].fill_null("") for one in columns})
    empty = reduce(and_, (table[one].re_replace(OUTER, "") == "" for one in columns))
    heads = [one for one in zip(form.places, first.headings, strict=True) if one[1]]
    again = (
        reduce(and_, (table[f"c{at}"] == head for at, head in heads)) if len(heads) > 1 else None
    )
    if len(files) > 1:
        table = table.mutate(**{FILE: file_names(table, files)})
        columns.append(FILE)
    kept = table.filter(~empty if again is None else ~(empty | again)).select(*columns)
    if engine.in_order:
        kept = kept.mutate(**{ROW: ibis.row_number()})
    kept = engine.put_aside(kept, "loaded")
    if again is None or not (times := int(table.filter(again).count().to_pyarrow().as_py())):
        return kept, ()
    return kept, (partial(_repeating, times),)


def _repeating(times: int) -> str:
    return terminal.say(
        "Rows left out, since they repeat the headings: {number}.", number=amount(times)
    )


def _not_cut_off(path: Path, width: int, delimiter: str) -> None:
    """Refuse a last row that breaks off: an engine would take what is missing in it for blank."""
    with path.open("rb") as source:
        source.seek(max(0, path.stat().st_size - SAMPLE))
        tail = source.read().rpartition(b"\n")[2].decode("utf-8", "replace")
    if tail.count('"') % 2 or not tail.strip():  # within quotation marks an engine notices it
        return
    if (cells := len(split_by(tail, delimiter).rows[-1])) < width:
        wrong = terminal.say(
            "The last row of {file} breaks off, as where a file is cut off while it is saved or "
            "sent: it has {cells} cells of {width}, and no line end follows. Save the file once "
            "more, or take that row out; if it is whole, say “last_row: keep” under “file” in the "
            "mapping.",
            file=path.name,
            cells=amount(cells),
            width=amount(width),
        )
        raise Unscored(wrong)


def _no_sum_below(table: Any, first: Export, said: Mapping[str, str]) -> None:
    """Refuse a last row that is called a total, unless the mapping says what it is.

    Where rows have no order there is no last one; a row of that name is then found anywhere.
    """
    form = first.form
    assert form, "a text has one"
    if said.get("last_row") == "keep":
        return
    column = f"c{form.places[0]}"
    if ROW in table.columns:
        last = table.order_by(table[ROW].desc()).limit(1)
    else:
        last = table.filter(table[column].lower().isin(sorted(SUMS))).limit(1)
    cells = last[column].to_pyarrow().to_pylist()
    if cells and sums_up(str(cells[0]), [(), ()]):
        wrong = terminal.say(
            "The last row, {row}, seems to sum up the answers above it. Take it out of the file "
            "or, if it is an answer, say “last_row: keep” under “file” in the mapping.",
            row=terminal.quoted(str(cells[0])),
        )
        raise Unscored(wrong)
