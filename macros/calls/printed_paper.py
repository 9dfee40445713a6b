"""The macro `printed_paper`: a paper to print, or the answers to it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from macros import terminal
from macros.exam import bank
from macros.exam.form import Numeric, Ordering
from macros.exam.notices import MARKS_NOTICES
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.sentence import MacroError, both
from macros.takeaway import paper as papers
from macros.takeaway.paper import PAPERS, PaperQuestion
from macros.takeaway.writing import Writer


@macro(Kind.BLOCK)
def printed_paper(page: Page, version: str, /, *, answers: bool = False) -> Markup:
    """The questions of a paper, or with `answers=true` what is right and why.

    Args:
        page: The page that the call stands in.
        version: A or B.
        answers: Whether the answers are printed, and not the questions.
    """
    if version not in PAPERS:
        said = terminal.say(
            "There is no paper {name}; there are {names}.",
            name=terminal.quoted(version),
            names=both(PAPERS),
        )
        raise MacroError(said)
    found = bank.load(page.docs)
    writer = Writer(page.docs)
    return templates.render(
        "printed_paper.jinja",
        answers=answers,
        version=version,
        seed=papers.seed(version),
        bank=found.version,
        notices=MARKS_NOTICES,
        questions=[_shown(writer, one) for one in papers.paper(found, version)],
    )


def _shown(writer: Writer, asked: PaperQuestion) -> dict[str, Any]:
    question = asked.alone.question
    return {
        "number": asked.number,
        "id": asked.alone.id,
        "ask": writer.html(asked.alone.ask),
        "how": asked.alone.how,
        "blank": isinstance(question, Numeric | Ordering),
        "unit": question.unit if isinstance(question, Numeric) else "",
        "offered": [(one.letter, writer.html(one.text)) for one in asked.offered],
        "right": _right(asked),
        "reasons": _reasons(writer, asked),
    }


def _right(asked: PaperQuestion) -> Markup:
    question = asked.alone.question
    if isinstance(question, Numeric):
        return escape(asked.alone.key)
    if isinstance(question, Ordering):
        letters = {one.text: one.letter for one in asked.offered}
        return escape(", ".join(letters[item.text] for item in question.items))
    return escape(" and ".join(one.letter for one in asked.offered if one.right))


def _reasons(writer: Writer, asked: PaperQuestion) -> list[Markup]:
    if asked.alone.instance is not None:
        return [writer.html(asked.alone.instance.worked)]
    # Of things in an order each has its reason; of options the right ones do, and paper is short.
    ordered = isinstance(asked.alone.question, Ordering)
    return [writer.html(one.because) for one in asked.offered if one.right or ordered]
