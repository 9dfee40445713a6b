"""The macro `bank`: all questions on one page, from which the exam room takes its own."""

from __future__ import annotations

from markupsafe import Markup

from macros import calls
from macros.exam import bank as questions
from macros.exam import reporting
from macros.exam.asked import asked
from macros.exam.numbers import INSTANCES
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.BLOCK)
def bank(page: Page, /) -> Markup:
    """All questions, subject by subject, each with its reasons in a fold.

    With JavaScript they can be answered there, and `practice` and `paper` take them from there.

    Args:
        page: The page that the call stands in.
    """
    ours = questions.load(page.docs)
    subjects = [
        {
            "name": name,
            "heading": heading,
            "file": f"{questions.EXAM}/{name}.yml",
            "questions": [
                asked(page, one.question, calls.expanded, one.tree.file, count=INSTANCES, away=True)
                | {"report": reporting.of_the_site(one.question.id, ours.version)}
                for one in ours.placed
                if one.subject == name
            ],
        }
        for name, heading in ours.subjects.items()
    ]
    return templates.render("bank.jinja", subjects=subjects)
