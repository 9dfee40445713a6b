"""GIFT, which Moodle and other learning platforms import: every type, with what becomes of it.

Choices of each kind are multiple choice with feedback for every option; of a list of two each right
one gives half, and a wrong one takes half. A missing word leaves its gap. Things to be put in order
become a matching with places, as GIFT has no order; their reasons stand in the general feedback. A
number has its tolerance and its solution. A short answer is an essay, which a teacher marks. The
questions of a template lie in a category of their own, from which one can be drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from macros.exam.form import GAP, ListOfTwo, MissingWord, Numeric, Ordering, ShortAnswer
from macros.exam.notices import MARKS_NOTICES
from macros.takeaway.alone import BY_NUMBER, TWO_RIGHT, Alone
from macros.takeaway.collected import Collection
from macros.takeaway.writing import Writer

SPECIAL = re.compile(r"[\\~=#{}:]")
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
HTML = "[html]"


def text(collection: Collection) -> str:
    """A whole file.

    Args:
        collection: What is written.
    """
    heads = [f"{collection.name}, bank {collection.bank}.", *MARKS_NOTICES]
    parts = ["\n".join(f"// {line}" for line in heads)]
    category = ""
    for one in collection.questions:
        if (here := _category(collection, one)) != category:
            category = here
            parts.append(f"$CATEGORY: $course$/top/{category}")
        parts.append(_question(collection.writer, one))
    return "\n\n".join(parts) + "\n"


def escaped(words: str) -> str:
    r"""Words in which nothing is a sign of the format.

    >>> print(escaped("a = {b}: 50 % ~ #1"))
    a \= \{b\}\: 50 % \~ \#1
    """
    return SPECIAL.sub(lambda found: "\\" + found[0], " ".join(words.split()))


def _category(collection: Collection, one: Alone) -> str:
    steps = [collection.name, collection.subjects[one.subject]]
    if one.number:
        steps.append(one.question.id)
    # A slash parts one category from the next; two are one that is meant.
    return "/".join(" ".join(step.split()).replace("/", "//") for step in steps)


def _question(writer: Writer, one: Alone) -> str:
    head = f"::{escaped(one.id)}::{HTML}"
    feedback = _general(writer, one)
    answers = "\n".join(f"\t{line}" for line in (*_answers(writer, one), *feedback))
    ask = _paragraph(writer, one.ask)
    if isinstance(one.question, MissingWord):
        before, _, after = one.ask.partition(GAP)
        start, end = (escaped(writer.html(words)) for words in (before, after))
        space = " " if after.startswith(" ") else ""
        return f"{head}{start} {{\n{answers}\n}}{space}{end}"
    how = {TWO_RIGHT: TWO_RIGHT, BY_NUMBER: "Give each its place."}.get(one.how, "")
    asked = f"{ask} {escaped(how)}" if how else ask
    return f"{head}{asked} {{{_opened(one)}\n{answers}\n}}"


def _opened(one: Alone) -> str:
    return "#" if isinstance(one.question, Numeric) else ""


def _paragraph(writer: Writer, words: str) -> str:
    return escaped(writer.html(words))


def _answers(writer: Writer, one: Alone) -> Iterator[str]:
    match one.question:
        case Numeric():
            assert one.instance is not None
            tolerance = (one.instance.highest - one.instance.lowest) / 2
            yield f"={_digits(one.instance.key)}:{_digits(tolerance)}"
        case Ordering():
            for place, item in zip(PLACES, one.question.items, strict=False):
                yield f"={_paragraph(writer, item.text)} -> {place}"
        case ShortAnswer():
            return
        case _:
            for option in one.options:
                if isinstance(one.question, ListOfTwo):
                    mark = f"~%{50 if option.right else -50}%"
                else:
                    mark = "=" if option.right else "~"
                words, because = (
                    _paragraph(writer, said) for said in (option.text, option.because)
                )
                yield f"{mark}{words} #{because}"


def _general(writer: Writer, one: Alone) -> Iterator[str]:
    said: list[Markup] = []
    match one.question:
        case Numeric():
            assert one.instance is not None
            said.append(writer.html(one.instance.worked))
        case Ordering():
            said += [
                Markup("{}: {}").format(writer.html(item.text), writer.html(item.because))
                for item in one.question.items
            ]
        case ShortAnswer():
            said.append(writer.html(one.question.answer))
            said += [Markup("• {}").format(writer.html(point)) for point in one.question.points]
    works = writer.works(one.question.source, one.question.work)
    said.append(Markup("Taught under “{}”. {}").format(one.question.heading, works))
    yield f"####{escaped(Markup('<br>').join(said))}"


def _digits(number: float) -> str:
    """A number as every program reads it: a point, no thousands, no exponent."""
    return f"{number:.6f}".rstrip("0").rstrip(".")
