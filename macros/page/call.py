"""Calls such as `{{ value("volume", "contact_hours", seconds=15) }}`: finding and reading them.

Jinja2's own lexer and parser do both, so quotes, brackets, lists, keyword arguments and line breaks
mean what they mean in a template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros import terminal
from macros.sentence import MacroError

# Not after a backslash or another brace; and `${{ … }}` belongs to GitHub.
OPENING = re.compile(r"(?<![\\${])\{\{-?\s*([A-Za-z_]\w*)\s*\(")
EMPTY_LINE = re.compile(r"\n[ \t>]*\n")
LATEX_COMMAND = re.compile(r"\\[A-Za-z]+\*?$")
PART_OF_A_FORMULA = re.compile(r"[\w}^]$")

_jinja = Environment()


@dataclass(frozen=True)
class Call:
    """A call as it stands in the text.

    Attributes:
        name: The name before the bracket.
        text: The call as written, braces included; up to the end of the line if it is never closed.
        closed: Whether `}}` was found.
        start: Where the call begins in the text it was found in.
        end: The position behind it.
        loose: Whether a letter, a brace or a `^` touches it, as in a formula.
    """

    name: str
    text: str
    closed: bool
    start: int
    end: int
    loose: bool

    def arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Read the positional and the keyword arguments, which must be literals.

        Raises:
            MacroError: If the call is not closed, is part of an expression, or an argument is not a
                literal.
        """
        if not self.closed:
            said = terminal.say(
                "The call of {name} is never closed: it ends with `) }}`, and no empty line may "
                "stand in it.",
                name=terminal.quoted(self.name),
            )
            raise MacroError(said)
        try:
            node = next(_jinja.parse(self.text).find_all(nodes.Output)).nodes[0]
        except TemplateSyntaxError as error:
            said = terminal.say(
                "The call of {name} cannot be read: {why}.",
                name=terminal.quoted(self.name),
                why=error.message,
            )
            raise MacroError(said) from None
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            said = terminal.say(
                "The call of {name} stands between its braces with nothing else: no filter, no "
                "sum.",
                name=terminal.quoted(self.name),
            )
            raise MacroError(said)
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            said = terminal.say(
                "The call of {name} gives its arguments singly, without `*`.",
                name=terminal.quoted(self.name),
            )
            raise MacroError(said)
        keywords: dict[str, Any] = {}
        for keyword in node.kwargs:
            if keyword.key in keywords:
                said = terminal.say(
                    "The call of {name} gives {argument} twice.",
                    name=terminal.quoted(self.name),
                    argument=terminal.quoted(keyword.key),
                )
                raise MacroError(said)
            keywords[keyword.key] = self._literal(keyword.value)
        return tuple(self._literal(argument) for argument in node.args), keywords

    def _literal(self, node: nodes.Expr) -> Any:
        try:
            return node.as_const()
        except nodes.Impossible:
            said = terminal.say(
                "The call of {name} holds something that is neither text in quotes, number, list "
                "nor true, false or none",
                name=terminal.quoted(self.name),
            )
            if isinstance(node, nodes.Name):
                said += ": " + terminal.say("{word} has no quotes", word=node.name)
            raise MacroError(f"{said}.") from None

    def is_literal(self) -> bool:
        """Tell whether the arguments can be read: those of `{{f(x)}}` cannot."""
        try:
            self.arguments()
        except MacroError:
            return False
        return True


def next_call(text: str, at: int = 0) -> Call | None:
    r"""Find the next call at or behind a position, but not in `\frac{{a(b)}}{c}` or a comment."""
    while opening := OPENING.search(text, at):
        start = opening.start()
        commented = text.rfind("<!--", 0, start) > text.rfind("-->", 0, start)
        if not commented and not LATEX_COMMAND.search(text, 0, start):
            return _read(text, opening)
        at = opening.end()
    return None


def _read(text: str, opening: re.Match[str]) -> Call:
    start = opening.start()
    end = _end(text, start)
    closed = end is not None
    if end is None:
        line_end = text.find("\n", opening.end())
        end = line_end if line_end >= 0 else len(text)
    loose = bool(PART_OF_A_FORMULA.search(text, max(start - 1, 0), start))
    return Call(opening[1], text[start:end], closed, start, end, loose)


def _end(text: str, start: int) -> int | None:
    border = EMPTY_LINE.search(text, start)
    block = text[start : border.start() if border else len(text)]
    end = start
    try:
        for _, token, value in _jinja.lexer.tokeniter(block, None):
            end += len(value)
            if token == "variable_end":
                return end
    except TemplateSyntaxError:
        pass
    return None
