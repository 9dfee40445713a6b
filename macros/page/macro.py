"""What a macro is: a function that pages may call, and where its call may stand.

Its signature and its docstring are its documentation.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Concatenate

from markupsafe import Markup

from macros import terminal
from macros.page.call import Call
from macros.page.page import Page
from macros.sentence import MacroError, both, suggest

Function = Callable[Concatenate[Page, ...], Markup]


class Kind(Enum):
    """Where a call may stand."""

    BLOCK = "block"
    """Alone, with an empty line before and after; gives block-level HTML."""

    MARKDOWN = "markdown"
    """Alone like a block; gives Markdown, which is converted where the call stands."""

    INLINE = "inline"
    """In running text, a heading, a table cell, or alone; gives HTML that fits into a paragraph."""


@dataclass(frozen=True)
class Macro:
    """A function that pages may call by its name."""

    kind: Kind
    function: Function

    @property
    def name(self) -> str:
        """The name in the call."""
        return self.function.__name__

    @property
    def parameters(self) -> list[inspect.Parameter]:
        """The parameters an author fills in: all but the page."""
        return list(inspect.signature(self.function, eval_str=True).parameters.values())[1:]

    def expand(self, page: Page, call: Call) -> Markup:
        """Call the function with the arguments of a call, once they are known to fit.

        Raises:
            MacroError: If an argument is unknown, missing or not text where text is expected, or if
                the function itself objects.
        """
        positional, keywords = call.arguments()
        self._fit(positional, keywords)
        return self.function(page, *positional, **keywords)

    def _fit(self, positional: tuple[Any, ...], keywords: dict[str, Any]) -> None:
        ordered = [p for p in self.parameters if p.kind is p.POSITIONAL_ONLY]
        named = {p.name: p for p in self.parameters if p.kind is p.KEYWORD_ONLY}
        takes_any = any(p.kind is p.VAR_KEYWORD for p in self.parameters)
        if len(positional) != len(ordered):
            said = terminal.say(
                "{name} begins with {wanted}, in this order and without names; the call gives "
                "{number} such.",
                name=terminal.quoted(self.name),
                wanted=both(p.name for p in ordered),
                number=len(positional),
            )
            raise MacroError(said)
        for keyword in keywords:
            if keyword not in named and not takes_any:
                said = terminal.say(
                    "{name} has no argument {argument}; {hint}",
                    name=terminal.quoted(self.name),
                    argument=terminal.quoted(keyword),
                    hint=suggest(keyword, named),
                )
                raise MacroError(said)
        texts = [*zip(ordered, positional, strict=True)]
        texts += [(named[key], value) for key, value in keywords.items() if key in named]
        for parameter, value in texts:
            if isinstance(parameter.default, bool):
                if not isinstance(value, bool):
                    said = terminal.say(
                        "{name} takes {argument} as True or False, not {value}.",
                        name=terminal.quoted(self.name),
                        argument=parameter.name,
                        value=repr(value),
                    )
                    raise MacroError(said)
            elif not isinstance(value, str):
                said = terminal.say(
                    "{name} takes {argument} as text in quotes, not {value}.",
                    name=terminal.quoted(self.name),
                    argument=parameter.name,
                    value=repr(value),
                )
                raise MacroError(said)


def macro(kind: Kind) -> Callable[[Function], Macro]:
    """Make a function a macro, which is called by the function's name.

    Its first parameter is the `Page`; positional-only ones follow, in the order of the call, and
    keyword-only ones, all of them text. `**inputs`, if there, takes every other keyword argument,
    of any type.
    """

    def made(function: Function) -> Macro:
        return Macro(kind, function)

    return made
