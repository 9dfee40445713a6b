"""From a file's bytes and name to the cells of a survey, with every decision and its reason.

Nothing is read from a disk here and nothing is guessed in silence: what the file does not settle is
asked, and the answers come back in the mapping.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from calculator.survey.dialect import NAMES, Cells, Evenness, separated, shapes_of, split_by
from calculator.survey.export import Asked, Decision, Export, TextForm
from calculator.survey.sheet.body import Rows
from calculator.survey.sheet.encoding import decoded
from calculator.survey.sheet.layout import laid_out
from calculator.survey.sheet.signatures import TEXT, TEXT_NAMES, ending_of, kind
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import amount, counted, percent, quote

LARGEST = 100_000_000
"""Bytes of the largest file that is read."""
LONGEST_CELL = 100_000
"""Characters of the longest cell; one of Excel holds 32,767."""
MOST_CELLS = 10_000_000
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "none": ""}
"""How a mapping names what separates the cells."""
NOTHING = '; \t\r\n,|"\ufeff'
RIVAL = 0.9
"""The share of rows that must be of one width for a delimiter to be as good as another."""


def opened(data: bytes, name: str, said: Mapping[str, object] | None = None) -> Export:
    """Read a survey's file.

    Args:
        data: All its bytes.
        name: What it is called.
        said: What somebody has answered, by the keys of what was asked: `encoding`, `delimiter`,
            `sheet`, `hidden_rows`, `hidden_columns`, `merged_cells`, `formulas`, `title_rows`,
            `heading_rows`, `uneven_rows`, `short_rows`, `last_row`.

    Raises:
        UnreadableSurvey: It cannot be read; the sentence says what to do.
    """
    given = (said or {}).items()
    answers = {key: str(answer) for key, answer in given if answer is not None}  # YAML has numbers
    if len(data) > LARGEST:
        raise UnreadableSurvey(
            f"The file is larger than {amount(LARGEST / 1e6)} MB, which is the most that can be "
            "read. Leave out columns that are not needed, or split the file."
        )
    form = None
    if kind(data, name) == TEXT:
        table, settled, asked, form = _text(data, name, answers)
    else:
        from calculator.survey.sheet.workbook import sheet  # only whoever opens one waits for it

        table, settled, asked = sheet(data, answers, LONGEST_CELL, MOST_CELLS)
    laid = laid_out(table, answers)
    return Export(
        name=name.replace("\\", "/").rpartition("/")[2],
        size=len(data),
        digest=hashlib.sha256(data).hexdigest(),
        headings=laid.headings,
        columns=laid.columns,
        lines=laid.lines,
        settled=(*settled, *laid.settled),
        asked=(*asked, *laid.asked),
        ids=laid.ids,
        program=laid.program,
        form=replace(form, width=laid.width, places=laid.places) if form else None,
    )


def _text(
    data: bytes, name: str, said: Mapping[str, str]
) -> tuple[Rows, list[Decision], list[Asked], TextForm]:
    found = decoded(data, said.get("encoding", ""))
    settled, asked = list(found.settled), list(found.asked)
    ending = ending_of(name)
    if ending not in TEXT_NAMES:
        settled.append(Decision("It is read as text.", f"It is called .{ending}, but holds text."))
    if "\0" in found.text:
        line = found.text.count("\n", 0, found.text.index("\0")) + 1
        raise UnreadableSurvey(
            f"The file is damaged: a character that is none stands on line {amount(line)}. Save it "
            "from the survey program once more."
        )
    if not found.text.strip(NOTHING):
        raise UnreadableSurvey("There is nothing in it but blanks.")
    _refuse_too_many(max(found.text.count(sign) for sign in "\n\t;,|"))
    cells = _cells(found.text, said, settled, asked)
    if cells.within:
        why = "Line ends of another kind stand between cells that belong together."
        settled.append(Decision("A row goes on over line ends within its remarks.", why))
    _check(cells)
    if cells.empty:
        settled.append(
            Decision(
                f"{counted(len(cells.empty), 'row')} in which nothing stands "
                f"{'is' if len(cells.empty) == 1 else 'are'} left out.",
                f"The first is line {amount(cells.empty[0])}.",
            )
        )
    open_end = not found.text.endswith(("\n", "\r"))
    form = TextForm(cells.delimiter, bool(cells.literal), cells.within)
    return Rows(cells.rows, cells.lines, open_end=open_end), settled, asked, form


def _cells(
    text: str, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> Cells:
    if told := said.get("delimiter"):
        delimiter = DELIMITERS.get(told.strip().lower(), told)
        if delimiter not in NAMES:
            raise UnreadableSurvey(
                f"delimiter is {quote(told)}; it can be comma, semicolon, tab, bar or none."
            )
        return _sound(split_by(text, delimiter), settled)
    cells = separated(text, numbers=False)[0]
    if cells.told:
        why = f"The first line says so: “sep={cells.delimiter.replace(chr(9), '')}”."
        settled.append(Decision(_separates(cells.delimiter), why))
        return _sound(cells, settled)
    shapes = shapes_of(text)
    others = {
        one: shape
        for one, shape in shapes.items()
        if one != cells.delimiter and shape.agreement >= RIVAL and _rivals(one, shape, cells)
    }
    many = len(cells.rows)
    if not cells.delimiter:
        if others:
            asked.append(_which("", others, cells))
        else:
            settled.append(Decision("There is one column.", "Nothing separates cells in any row."))
        return _sound(cells, settled)
    shape = shapes[cells.delimiter]
    whole = shape.agreement == 1
    if any(not whole or one.agreement == 1 for one in others.values()) or _barely(
        cells, shape.width
    ):
        asked.append(_which(cells.delimiter, others, cells))
    else:
        share = f"All {amount(many)}" if whole else percent(shape.agreement) + " of the"
        why = f"{share} rows have {counted(shape.width, 'cell')} then."
        settled.append(Decision(_separates(cells.delimiter), why))
    return _sound(cells, settled)


def _rivals(one: str, shape: Evenness, cells: Cells) -> bool:
    """Whether another delimiter separates the headings too, and not only numbers below them."""
    if shape.width < 2 or cells.delimiter == "\t":
        return False
    head = next(row for row in cells.rows if len(row) == cells.width)
    return len(split_by(cells.delimiter.join(head), one).rows[0]) == shape.width


def _barely(cells: Cells, width: int) -> bool:
    """Whether a comma may be the decimal sign of a single column and separate nothing."""
    return cells.delimiter == "," and width == 2 and len(cells.rows[0]) == 1


def _separates(delimiter: str) -> str:
    name = NAMES[delimiter] if delimiter in NAMES else quote(delimiter)
    return f"{name[:1].upper()}{name[1:]} separates the columns."


def _which(delimiter: str, others: Mapping[str, object], cells: Cells) -> Asked:
    """Ask what separates the cells, the likeliest first."""
    names = {sign: name for name, sign in DELIMITERS.items()}
    signs = dict.fromkeys([delimiter, *others, *([""] if len(others) == 0 else [])])
    words = {
        sign: _separates(sign) if sign else "Nothing: each line is one cell." for sign in signs
    }
    return Asked(
        "delimiter",
        "What separates the columns?",
        f"More than one way gives even rows; the first begins with {quote(cells.rows[0][0])}.",
        tuple((names[sign], words[sign]) for sign in signs),
    )


def _sound(cells: Cells, settled: list[Decision]) -> Cells:
    """Cells whose quotation marks hold them together, or stand for themselves in even rows."""
    if not cells.literal:
        return cells
    if len(set(map(len, cells.rows))) > 1:
        raise UnreadableSurvey(
            "Quotation marks do not pair up in the row that begins on line "
            f"{amount(cells.literal)}: one opens a cell and nothing closes it, or one stands in a "
            "cell, where two of them stand for one. Save the file from the survey program once "
            "more."
        )
    why = "They do not pair up, and without them all rows have as many cells."
    settled.append(Decision("Quotation marks are taken as they stand.", why))
    return cells


def _check(cells: Cells) -> None:
    if not cells.rows:
        raise UnreadableSurvey("There is nothing in it but blanks.")
    _refuse_too_many(len(cells.rows) * cells.width)
    for row, line in zip(cells.rows, cells.lines, strict=True):
        longest = max(map(len, row))
        if longest > LONGEST_CELL:
            raise UnreadableSurvey(
                f"A cell on line {amount(line)} has {amount(longest)} characters, and at most "
                f"{amount(LONGEST_CELL)} can be read. If a quotation mark is not closed there, "
                "close it; else shorten the text."
            )


def _refuse_too_many(cells: int) -> None:
    if cells > MOST_CELLS:
        raise UnreadableSurvey(
            f"It holds {amount(cells)} cells, and at most {amount(MOST_CELLS)} can be read. Leave "
            "out columns that are not needed."
        )
