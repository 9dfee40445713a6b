"""The macro `quiz`: one to three questions where the point is taught, to answer before reasons."""

from __future__ import annotations

from markupsafe import Markup

from macros import calls, terminal
from macros.exam import bank, reporting
from macros.exam.asked import asked
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.sentence import MacroError


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
        named = terminal.quoted(name)
        raise MacroError(terminal.say("This page asks the quiz {name} already.", name=named))
    page.asked.add(name)
    found = bank.load(page.docs)
    ours = [
        asked(page, one, calls.expanded, found.files[one.id])
        | {"report": reporting.of_the_site(one.id, found.version)}
        for one in found.quiz(name)
    ]
    return templates.render("quiz.jinja", name=name, questions=ours)
