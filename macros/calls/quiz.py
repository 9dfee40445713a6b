"""The macro `quiz`: one to three questions where the point is taught, to answer before reasons."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from calculator.words import amount, quote
from macros import calls
from macros.exam import bank, numbers, reporting, told
from macros.exam.form import GAP, ListOfTwo, Numeric, Ordering, Question, ShortAnswer
from macros.exam.shuffling import Chance
from macros.knowledge import bibliography as works
from macros.knowledge.headings import headings
from macros.page import templates
from macros.page.call import Call
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.sentence import MacroError

BIBLIOGRAPHY_PAGE = "reference/sources.md"
SHOWN_GAP = Markup('<span role="img" aria-label="missing word">_____</span>')
KEY_DIGITS = 6


@macro(Kind.BLOCK)
def quiz(page: Page, name: str, /) -> Markup:
    """The questions that say `quiz: NAME` in the bank, with their reasons in a fold.

    With JavaScript the reasons open once an answer is given. Of a template its first question is
    asked.

    Args:
        page: The page that the call stands in.
        name: The quiz.
    """
    if name in page.asked:
        raise MacroError(f"This page asks the quiz {quote(name)} already.")
    page.asked.add(name)
    found = bank.load(page.docs)
    asked = [
        _asked(page, one) | {"report": reporting.of_the_site(one.id, found.version)}
        for one in found.quiz(name)
    ]
    return templates.render("quiz.jinja", name=name, questions=asked)


def _asked(page: Page, question: Question) -> dict[str, Any]:
    common = {
        "id": question.id,
        "type": "choice",
        "ask": _told(page, question.ask).replace(GAP, SHOWN_GAP),
        "taught": _taught(page, question),
        "works": _works(page, question),
        "work": None if question.work is None else _told(page, question.work),
    }
    match question:
        case Numeric():
            (one,) = numbers.instances(question, 1)
            return common | {
                "type": "number",
                "ask": _told(page, one.ask),
                "lowest": _plain(one.lowest),
                "highest": _plain(one.highest),
                "unit": question.unit,
                "key": f"{amount(one.key, question.decimals)} {question.unit}".strip(),
                "worked": _told(page, one.worked),
            }
        case Ordering():
            items = [_part(page, place, one) for place, one in enumerate(question.items, 1)]
            return common | {
                "type": "order",
                "ordered": items,
                "mixed": Chance(question.id).shuffled(items),
            }
        case ShortAnswer():
            return common | {
                "type": "short",
                "points": [_told(page, point) for point in question.points],
                "answer": _told(page, question.answer),
            }
    options = [
        _part(page, place, one) | {"right": one.right}
        for place, one in enumerate(question.options, 1)  # type: ignore[attr-defined]
    ]
    return common | {
        "options": options,
        "several": isinstance(question, ListOfTwo),
        "key": " ".join(str(one["place"]) for one in options if one["right"]),
    }


def _part(page: Page, place: int, part: Any) -> dict[str, Any]:
    return {
        "place": place,
        "text": _told(page, part.text),
        "because": _told(page, part.because),
    }


def _told(page: Page, text: str) -> Markup:
    return told.html(page, text, _expanded)


def _expanded(page: Page, call: Call) -> Markup:
    return calls.load(call.name).expand(page, call)


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
    return {"address": address, "heading": question.heading}


def _works(page: Page, question: Question) -> list[tuple[str, Markup]]:
    book = works.load(page.docs)
    return [
        (page.address(BIBLIOGRAPHY_PAGE, f"source-{key}"), book.cited(key))
        for key in question.source
    ]
