"""The macro `value`: one number out of a calculator's reply, in running text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from calculator.words import amount, percent
from macros import terminal
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.page.question import ask
from macros.sentence import MacroError, suggest

SHOWN: dict[str, Callable[[float], str]] = {
    "number": amount,
    "count": partial(amount, places=1),
    "share": percent,
}


@macro(Kind.INLINE)
def value(
    page: Page, name: str, key: str, /, *, scenario: str | None = None, **inputs: Any
) -> Markup:
    """One number, as the calculator would show it, or the answer in words.

    Args:
        page: The page that the call stands in.
        name: The calculator's name, such as `volume`.
        key: The value's key, such as `moments_per_year`, or `answer`.
        scenario: The scenario to calculate with; without one, the calculator's own example.
        inputs: Single fields that differ from that, by their keys.
    """
    answered = ask(page, name, scenario, inputs)
    if key == "answer":
        return templates.spoken(answered.reply.answer, page.name)
    shown = {value.key: value.shown for value in answered.calculator.values}
    if key not in shown:
        said = terminal.say(
            "{name} has no value {key}; {hint}",
            name=terminal.quoted(name),
            key=terminal.quoted(key),
            hint=suggest(key, [*shown, "answer"]),
        )
        raise MacroError(said)
    number = answered.reply.values[key]
    if number is None:
        named = terminal.quoted(key)
        raise MacroError(terminal.say("{key} cannot be computed for these inputs.", key=named))
    if isinstance(number, str):
        return templates.spoken(number, page.name)
    return escape(SHOWN[shown[key]](number))
