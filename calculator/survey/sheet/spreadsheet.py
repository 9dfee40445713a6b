"""One sheet of a workbook as openpyxl parses it, with each cell as the text that it stands for.

openpyxl gives numbers; a survey needs what is written there. So a share is text with its sign, a
date is ISO text, and a formula whose result was never stored is named and not blank.
"""

import datetime
import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, VALUE_TAG, WorkSheetParser

from calculator.characters import BLANKS
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import amount

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML cannot hold, such as a line end of Windows."""
PLAIN = INLINE_STRING.replace("}is", "}t")
RICH = f"{INLINE_STRING.replace('}is', '}r')}/{PLAIN}"
"""Where the words of a text within a cell stand; how they sound in Japanese stands elsewhere."""
TRUE = ("1", "true")
IN_QUOTES = re.compile(r'"[^"]*"|\\.|_.|\*.')
"""What a number format writes as it stands."""


@dataclass
class Notes:
    """What the cells of a sheet show beside their text: cells by their names, such as C5."""

    unstored: list[str] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    shares: list[tuple[str, str, str]] = field(default_factory=list)
    no_dates: list[tuple[str, str]] = field(default_factory=list)


class SheetParser(WorkSheetParser):
    """Gives rows of a sheet as `(row, {column: text})`, blank cells left out.

    Args:
        source: The sheet's XML.
        workbook: The opened workbook.
        strings: The texts that its cells share.
        longest: Characters of the longest cell that is read.
    """

    def __init__(self, source: Any, workbook: Any, strings: list[str], longest: int) -> None:
        super().__init__(source, strings, data_only=True, epoch=workbook.epoch)
        self.notes = Notes()
        self.hidden: set[int] = set()
        self._longest = longest
        self._dates, self._spans = workbook._date_formats, workbook._timedelta_formats
        self._shares = shares(workbook)
        self._texts: dict[str, str] = {}
        self._letters: dict[str, int] = {}
        self._numbers: dict[tuple[str, int], str] = {}

    # Theirs makes a dictionary for each cell, which nobody needs here.
    def parse_row(self, row: Element) -> tuple[int, dict[int, str]]:  # type: ignore[override]
        """The row's number and the texts in it."""
        number = row.get("r")
        self.row_counter = int(float(number)) if number else self.row_counter + 1
        if row.get("hidden") in TRUE:
            self.hidden.add(self.row_counter)
        found: dict[int, str] = {}
        column = 0
        for element in row:
            reference = element.get("r") or ""
            column = self._column(reference) if reference else column + 1
            if text := self._text(element, reference):
                found[column] = text
        return self.row_counter, found

    def _column(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        if letters not in self._letters:
            self._letters[letters] = column_index_from_string(letters)
        return self._letters[letters]

    def _text(self, element: Element, reference: str) -> str:
        """What a cell stands for; nothing where it is blank."""
        kind = element.get("t", "n")
        value = element.findtext(VALUE_TAG) or ""
        if kind == "inlineStr":
            child = element.find(INLINE_STRING)
            parts = () if child is None else (*child.findall(PLAIN), *child.findall(RICH))
            return self._kept("".join(part.text or "" for part in parts))
        if not value and kind != "str":  # a formula's result may be a text without letters
            if element.find(FORMULA_TAG) is not None:
                self.notes.unstored.append(reference)
            return ""
        if kind == "s":
            return self._kept(self.shared_strings[int(value)])
        if kind == "n":
            return self._number(value, int(element.get("s", 0)), reference)
        if kind == "b":
            return "TRUE" if value in TRUE else "FALSE"
        if kind == "e":
            self.notes.errors.append((reference, value))
        return self._kept(value.replace("T", " ") if kind == "d" else value)

    def _kept(self, text: str) -> str:
        """Text without outer blanks, equal texts the same object."""
        if text not in self._texts:
            if len(text) > self._longest:
                raise UnreadableSurvey(
                    f"A cell in row {amount(self.row_counter)} has {amount(len(text))} characters, "
                    f"and at most {amount(self._longest)} can be read. Shorten the text."
                )
            plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
            plain = plain.replace("\r\n", "\n").replace("\r", "\n").strip(f" \n{BLANKS}")
            self._texts[text] = self._texts.setdefault(plain, plain)
        return self._texts[text]

    def _number(self, value: str, style: int, reference: str) -> str:
        if style in self._shares:
            shown = f"{written(float(value) * 100)} %"
            self.notes.shares.append((reference, value, shown))
            return self._kept(shown)
        key = (value, style if style in self._dates else 0)
        if key in self._numbers:
            return self._numbers[key]
        text = written(float(value))
        if style in self._dates:
            try:
                text = dated(from_excel(float(value), self.epoch, style in self._spans))
            except (ArithmeticError, ValueError):
                self.notes.no_dates.append((reference, text))
                return self._kept(text)
        self._numbers[key] = self._kept(text)
        return self._numbers[key]


def shares(workbook: Any) -> set[int]:
    """The styles of a workbook by which a number is shown as per cent."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    found = set()
    for at, style in enumerate(workbook._cell_styles):
        number = style.numFmtId
        custom = number - BUILTIN_FORMATS_MAX_SIZE
        if number < BUILTIN_FORMATS_MAX_SIZE:
            code = BUILTIN_FORMATS.get(number, "")
        else:
            known = workbook._number_formats
            code = known[custom] if custom < len(known) else ""
        if "%" in IN_QUOTES.sub("", code.partition(";")[0]):
            found.add(at)
    return found


def written(number: float) -> str:
    """A number with the fifteen digits that a spreadsheet has of it.

    >>> written(4.7000000000000002), written(5.0), written(0.1 + 0.2), written(-1e20)
    ('4.7', '5', '0.3', '-1e+20')
    """
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}"


def dated(moment: object) -> str:
    """A date, a time or a span of time as ISO text, without what is zero.

    >>> dated(datetime.datetime(2026, 3, 1)), dated(datetime.datetime(2026, 3, 1, 9, 5))
    ('2026-03-01', '2026-03-01 09:05:00')
    >>> dated(datetime.time(9, 5)), dated(datetime.timedelta(hours=26, minutes=5))
    ('09:05:00', '26:05:00')
    """
    if isinstance(moment, datetime.datetime):
        moment = _whole(moment)
        if moment.time() == datetime.time():
            return moment.date().isoformat()
        return moment.isoformat(" ")
    if isinstance(moment, datetime.timedelta):
        seconds = round(moment.total_seconds())
        sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
        return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(moment, datetime.time):
        return moment.replace(microsecond=0).isoformat()
    return str(moment)


def _whole(moment: datetime.datetime) -> datetime.datetime:
    """A moment in whole seconds; days are floats, and their parts are off by a little."""
    late = datetime.timedelta(seconds=1 if moment.microsecond >= 500_000 else 0)
    return moment.replace(microsecond=0) + late
