"""The texts of questions for a page: as Markdown that is converted there, or as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_lowercase

from markdown import Markdown
from markupsafe import Markup

from macros.exam.form import Question, SingleChoice
from macros.exam.values import TEXT_LINK
from macros.page.call import Call, next_call
from macros.page.page import Page

STAND_IN_FOR_CALL = "moments{}call"
_markdown = Markdown()


def fold(page: Page, number: int, question: Question) -> str:
    """A question with its answer folded away, as Markdown.

    A choice shows its options above the fold, and in it why each is right or wrong.

    Args:
        page: The page that it stands on.
        number: Which it is of its list, counted from 1.
        question: The question.
    """
    if isinstance(question, SingleChoice):
        return _folded_choice(page, number, question)
    return _folded(on(page, question.ask), on(page, question.answer or ""))


def _folded(title: str, *paragraphs: str) -> str:
    title = title.replace('"', "&quot;")
    return "\n\n".join([f'??? question "{title}"', *(f"    {one}" for one in paragraphs)])


def _folded_choice(page: Page, number: int, question: SingleChoice) -> str:
    options = [*zip(ascii_lowercase, question.options, strict=False)]
    between = " " if any(option.text.endswith((".", "”")) for _, option in options) else "; "
    offered = between.join(f"({letter}) {on(page, option.text)}" for letter, option in options)
    reasons = [
        f"**({letter})** {on(page, option.because)}"
        for letter, option in sorted(options, key=lambda one: not one[1].right)
    ]
    asked = f"**{number}. {on(page, question.ask)}**"
    said = on(page, question.answer) if question.answer else " ".join(reasons)
    answer = _folded(f"Answer to question {number}", said)
    return "\n\n".join([asked, offered, answer])


def on(page: Page, text: str) -> str:
    """A text as Markdown for a page, from which its links lead."""
    return _led(page, text, _from)


def _led(page: Page, text: str, lead: Callable[[Page, str], str]) -> str:
    """A text whose links lead somewhere; what a copy has left out cannot be led to."""

    def link(found: re.Match[str]) -> str:
        words, target = found[0][1 : found[0].index("](")], found[1]
        if "://" in target:
            return found[0]
        if not (page.docs / target.partition("#")[0]).is_file():
            return words
        return f"[{words}]({lead(page, target)})"

    return TEXT_LINK.sub(link, text)


def _from(page: Page, target: str) -> str:
    if page.path is None:
        return target
    here = page.path.relative_to(page.docs).parent.parts
    there = target.split("/")
    while here and there[:-1] and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([*[".."] * len(here), *there])


def html(page: Page, text: str, expand: Callable[[Page, Call], Markup]) -> Markup:
    """A text as HTML that fits into a paragraph.

    Args:
        page: The page that it stands on.
        text: A text of the bank.
        expand: What turns a call of a macro into HTML.
    """
    text = _led(page, text, _address)
    calls: list[Markup] = []
    while call := next_call(text):
        text = text[: call.start] + STAND_IN_FOR_CALL.format(len(calls)) + text[call.end :]
        calls.append(expand(page, call))
    made = _markdown.reset().convert(text)
    made = re.sub(r"\A<p>(.*)</p>\Z", r"\1", made, flags=re.DOTALL)
    for at, said in enumerate(calls):
        made = made.replace(STAND_IN_FOR_CALL.format(at), said)
    return Markup(made)


def _address(page: Page, target: str) -> str:
    place, _, anchor = target.partition("#")
    return page.address(place, anchor)
