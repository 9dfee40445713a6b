"""What was settled about a source without asking, in sentences of the language that is spoken.

What `calculator.survey.sheet` settles about the first megabyte of a text it says in English, for
pages too; it is known again here by its form.

>>> from macros.language.catalogue import load
>>> with terminal.speaking(load("de")):
...     again("“Year 2026” stands above the headings and is left out.")
'„Year 2026“ steht über den Überschriften und wird weggelassen.'
"""

from __future__ import annotations

import re
from collections.abc import Callable

from macros import terminal
from macros.sentence import both
from macros.terminal import VALUE_IN_BRACES

Note = Callable[[], str]
"""A sentence, made when it is said: a terminal has a language, and what programs read has none."""

SETTLED_FORMS = (
    terminal.later("The text is read as {encoding}."),
    terminal.later("A comma separates the columns."),
    terminal.later("A semicolon separates the columns."),
    terminal.later("A tab separates the columns."),
    terminal.later("A bar separates the columns."),
    terminal.later("A blank separates the columns."),
    terminal.later("There is one column."),
    terminal.later("It is read as text."),
    terminal.later("Quotation marks are taken as they stand."),
    terminal.later("The headings are those of {program}."),
    terminal.later("{titles} stands above the headings and is left out."),
    terminal.later("{titles} stand above the headings and are left out."),
    terminal.later("The first column has no heading and is left out."),
    terminal.later("The last row breaks off and is left out."),
    terminal.later("The last row is kept as an answer."),
    terminal.later("The last row, {name}, is left out."),
)
"""What may be settled of a text that is scored; what counts rows of a sample is not told."""
ROW_OF_NAMES = re.compile("“[^”]*”(?:, “[^”]*”)*(?: and “[^”]*”| and ([0-9]+) more)?")
NAME_IN_MARKS = re.compile("“([^”]*)”")


def again(english: str) -> str:
    """Say what was said in English in the language that is spoken; as it is if it is not known."""
    if not terminal.spoken():
        return english
    for form in SETTLED_FORMS:
        if found := _pattern(form).fullmatch(english):
            named = {name: _quoted(text) for name, text in found.groupdict().items()}
            return terminal.said(form, **named)
    return english


def _pattern(form: str) -> re.Pattern[str]:
    parts = VALUE_IN_BRACES.split(form)
    return re.compile(
        "".join(f"(?P<{one}>.+)" if at % 2 else re.escape(one) for at, one in enumerate(parts))
    )


def _quoted(text: str) -> str:
    """Names in a row, quoted as the language does; other words as they are."""
    if not (row := ROW_OF_NAMES.fullmatch(text)):
        return text
    names = [terminal.quoted(name) for name in NAME_IN_MARKS.findall(text)]
    if row[1]:
        names.append(terminal.say("{number} more", number=row[1]))
    return both(names)
