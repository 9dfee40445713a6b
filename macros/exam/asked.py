"""A question as pages ask it: its parts as HTML, with the key or the limits of a right answer.

A quiz in a guide and the page of all questions print it alike, so that one script marks both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from calculator.words import amount
from macros.exam import numbers, told
from macros.exam.form import GAP, TYPES, ListOfTwo, Numeric, Ordering, Question, ShortAnswer
from macros.exam.numbers import Instance
from macros.exam.shuffling import Chance
from macros.knowledge import bibliography, front_matter
from macros.knowledge.headings import headings
from macros.page import templates
from macros.page.call import Call
from macros.page.page import Page

BIBLIOGRAPHY_PAGE = "reference/sources.md"
SHOWN_GAP = Markup('<span role="img" aria-label="missing word">_____</span>')
KEY_DIGITS = 6

Expand = Callable[[Page, Call], Markup]
"""Turns the call of a macro within a text into HTML."""


def asked(
    page: Page, question: Question, expand: Expand, file: str, *, count: int = 1, away: bool = False
) -> dict[str, Any]:
    """All that a template prints of a question.

    Args:
        page: The page that it stands on.
        question: The question.
        expand: What turns the call of a macro within a text into HTML.
        file: The file of the bank that it is from, by which its language is known.
        count: How many questions are made of a template.
        away: Whether it is asked away from the page that teaches it, and so says what it is.
    """

    def tell(text: str) -> Markup:
        return told.html(page, text, expand)

    ask = question.away if away and question.away else question.ask
    common = {
        "id": question.id,
        "type": "choice",
        "language": templates.written(file),
        "ask": tell(ask).replace(GAP, SHOWN_GAP),
        "taught": _taught(page, question),
        "works": works(page, question.source),
        "work": None if question.work is None else tell(question.work),
        "about": _about(question) if away else None,
        "listed": {"id": question.id, "changed": question.changed.isoformat()},
    }
    match question:
        case Numeric():
            made = [_number(tell, question, one) for one in numbers.instances(question, count)]
            return common | made[0] | {"type": "number", "instances": made}
        case Ordering():
            items = [_part(tell, place, one) for place, one in enumerate(question.items, 1)]
            return common | {
                "type": "order",
                "ordered": items,
                "mixed": Chance(question.id).shuffled(items),
            }
        case ShortAnswer():
            return common | {
                "type": "short",
                "points": [tell(point) for point in question.points],
                "answer": tell(question.answer),
            }
    options = [
        _part(tell, place, one) | {"right": one.right}
        for place, one in enumerate(question.options, 1)  # type: ignore[attr-defined]
    ]
    return common | {
        "options": options,
        "several": isinstance(question, ListOfTwo),
        "key": " ".join(str(one["place"]) for one in options if one["right"]),
    }


def _about(question: Question) -> dict[str, str]:
    """What a script must know to draw, to keep and to sort; each is printed as data-*."""
    return {
        "question": question.id,
        "sort": next(name for name, model in TYPES.items() if type(question) is model),
        "guide": question.page,
        "families": " ".join(question.families),
        "changed": question.changed.isoformat(),
    }


def _part(tell: Callable[[str], Markup], place: int, part: Any) -> dict[str, Any]:
    return {"place": place, "text": tell(part.text), "because": tell(part.because)}


def _number(tell: Callable[[str], Markup], question: Numeric, one: Instance) -> dict[str, Any]:
    return {
        "ask": tell(one.ask),
        "lowest": _plain(one.lowest),
        "highest": _plain(one.highest),
        "unit": question.unit,
        "key": f"{amount(one.key, question.decimals)} {question.unit}".strip(),
        "worked": tell(one.worked),
    }


def _plain(number: float) -> str:
    """A number as a script reads it: no comma, no exponent.

    >>> _plain(7057.5), _plain(-0.005), _plain(20.0)
    ('7057.5', '-0.005', '20')
    """
    return f"{number:.{KEY_DIGITS}f}".rstrip("0").rstrip(".")


def _taught(page: Page, question: Question) -> dict[str, str] | None:
    """Where a question is taught; nothing if a copy has left that page out."""
    path = page.docs / question.page
    if not path.is_file():
        return None
    anchor = headings(path).get(question.heading, "")
    here = page.path is not None and path == page.path
    address = f"#{anchor}" if here and anchor else page.address(question.page, anchor)
    return {
        "address": address,
        "heading": question.heading,
        "guide": front_matter.title(path),
        "language": templates.written(f"docs/{question.page}"),
    }


def works(page: Page, keys: Iterable[str]) -> list[tuple[str | None, Markup]]:
    """Where the bibliography tells of works, if a copy shows it, and how each is cited there.

    Args:
        page: The page from which it is led there.
        keys: The works’ keys.
    """
    book = bibliography.load(page.docs)
    return [(page.linked(BIBLIOGRAPHY_PAGE, f"source-{key}"), book.cited(key)) for key in keys]
