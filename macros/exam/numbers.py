"""What a template asks: numbers that are drawn, an answer that is calculated, a solution.

All of it happens while the site is built, so that a page, a card and a paper need no Python. Each
question has the same instances for ever, as they hang on its id and its spans alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculator import UnknownCalculator, names
from calculator.precision import settle
from calculator.reply import Reply
from calculator.words import amount, percent
from macros import terminal
from macros.exam.form import Numeric
from macros.exam.parts import Draw
from macros.exam.shuffling import Chance
from macros.knowledge.problems import Way
from macros.page.replies import replied
from macros.sentence import suggest

INSTANCES = 20
TRIES = 2000
PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_.]*)(?::(\d)?(%)?)?\}")
"""A number in a text: `{nps}`, `{nps:1}` with one decimal, `{rate:1%}` as a share in per cent."""


@dataclass(frozen=True)
class Instance:
    """One question that a template asks.

    Attributes:
        drawn: Its numbers, by their names.
        ask: The question with these numbers.
        key: The answer, rounded to the decimals that are asked for.
        lowest: The smallest number that is taken for right.
        highest: The largest.
        worked: The solution with its numbers.
    """

    drawn: Mapping[str, float]
    ask: str
    key: float
    lowest: float
    highest: float
    worked: str


@dataclass(frozen=True)
class Objection:
    """What is wrong with a template.

    Attributes:
        way: Where in the question.
        sentence: What was found, and what would be right.
    """

    way: Way
    sentence: str


def instances(template: Numeric, count: int = INSTANCES) -> list[Instance]:
    """The questions that a template asks; none twice.

    Args:
        template: One in which `objections` finds nothing wrong.
        count: How many; the first are always the same.
    """
    return [
        _instance(template, drawn, _asked(template, drawn)) for drawn in _draws(template, count)
    ]


def objections(template: Numeric) -> Iterator[Objection]:
    """All that is wrong with a template, as far as its parts can be looked at."""
    if template.calculator not in names():
        said = terminal.say(
            "there is no calculator {name}; {hint}",
            name=terminal.quoted(template.calculator),
            hint=suggest(template.calculator, names()),
        )
        yield Objection(("calculator",), said)
        return
    wanted = set(template.draw)
    used = {name for name in _names(template.inputs) if name is not None}
    yield from (_not_drawn("inputs", name, wanted) for name in sorted(used - wanted))
    asked = {found[1] for found in PLACEHOLDER.finditer(template.ask)}
    yield from (_not_drawn("ask", name, wanted) for name in sorted(asked - wanted))
    for name in sorted(wanted - asked):
        said = terminal.say(
            "{name} is drawn, and the question does not say it.", name=terminal.quoted(name)
        )
        yield Objection(("draw", name), said)
    if used - wanted:
        return
    drawn = list(_draws(template, INSTANCES))
    if len(drawn) < INSTANCES:
        said = terminal.count(
            "{number} question can be drawn from this at most; {needed} are needed.",
            "{number} questions can be drawn from this at most; {needed} are needed.",
            len(drawn),
            needed=INSTANCES,
        )
        yield Objection(("draw",), said)
        return
    for numbers in drawn:
        reply = _asked(template, numbers)
        if found := next(_refused(template, numbers, reply), None):
            yield found
            return


def _not_drawn(key: str, name: str, drawn: Collection[str]) -> Objection:
    said = terminal.say(
        "{name} is not drawn; {hint}", name=terminal.quoted(name), hint=suggest(name, drawn)
    )
    return Objection((key,), said)


def _refused(template: Numeric, drawn: Mapping[str, float], reply: Reply) -> Iterator[Objection]:
    numbers = ", ".join(f"{name} = {amount(n, 4)}" for name, n in drawn.items())
    for message in reply.messages:
        if message.level == "error":
            said = terminal.say(
                "with {numbers} the calculator objects: {why}", numbers=numbers, why=message.text
            )
            yield Objection(("inputs",), said)
    if reply.faulty:
        return
    known = {**drawn, **_values(reply)}
    if template.take not in known:
        said = terminal.say(
            "{calculator} gives no {value}; {hint}",
            calculator=terminal.quoted(template.calculator),
            value=terminal.quoted(template.take),
            hint=suggest(template.take, _values(reply)),
        )
        yield Objection(("take",), said)
    elif not _number(known[template.take]):
        yield Objection(("take",), _no_number(template.take, numbers))
    for found in PLACEHOLDER.finditer(template.worked):
        if found[1] not in known:
            said = terminal.say(
                "there is no {name}; {hint}",
                name=terminal.quoted(found[1]),
                hint=suggest(found[1], known),
            )
            yield Objection(("worked",), said)
        elif not _number(known[found[1]]):
            yield Objection(("worked",), _no_number(found[1], numbers))


def _no_number(name: str, numbers: str) -> str:
    return terminal.say(
        "{name} is no number with {numbers}.", name=terminal.quoted(name), numbers=numbers
    )


def _asked(template: Numeric, drawn: Mapping[str, float]) -> Reply:
    try:
        return replied(template.calculator, _filled(template.inputs, drawn))
    except UnknownCalculator as unknown:
        raise AssertionError(unknown.sentence) from None  # `objections` has looked


def _instance(template: Numeric, drawn: Mapping[str, float], reply: Reply) -> Instance:
    known = {**drawn, **_values(reply)}
    value = known[template.take] * (100 if template.percent else 1)
    key = _rounded(value, template.decimals)
    return Instance(
        drawn,
        _written(template.ask, drawn),
        key,
        settle(key - template.tolerance),
        settle(key + template.tolerance),
        _written(template.worked, known),
    )


def _rounded(value: float, decimals: int) -> float:
    """Halves away from zero, as people round."""
    return float(amount(value, decimals).replace(",", "").replace("−", "-"))


def _draws(template: Numeric, count: int) -> Iterator[dict[str, float]]:
    chance = Chance(template.id)
    seen: set[tuple[float, ...]] = set()
    for _ in range(TRIES):
        if len(seen) == count:
            return
        drawn = {name: _drawn(span, chance) for name, span in template.draw.items()}
        if (those := tuple(drawn.values())) not in seen:
            seen.add(those)
            yield drawn


def _drawn(span: Draw, chance: Chance) -> float:
    steps = int(settle((span.highest - span.lowest) / span.step)) + 1
    return settle(span.lowest + span.step * chance.below(steps))


def _names(inputs: Any) -> Iterator[str | None]:
    """The names of drawn numbers in inputs."""
    if isinstance(inputs, dict):
        for value in inputs.values():
            yield from _names(value)
    elif isinstance(inputs, list):
        for value in inputs:
            yield from _names(value)
    elif isinstance(inputs, str) and (found := PLACEHOLDER.fullmatch(inputs)):
        yield found[1]


def _filled(inputs: Any, drawn: Mapping[str, float]) -> Any:
    if isinstance(inputs, dict):
        return {key: _filled(value, drawn) for key, value in inputs.items()}
    if isinstance(inputs, list):
        return [_filled(value, drawn) for value in inputs]
    if isinstance(inputs, str) and (found := PLACEHOLDER.fullmatch(inputs)):
        return drawn[found[1]]
    return inputs


def _values(reply: Reply) -> dict[str, Any]:
    rows = {
        f"rows.{at}.{key}": value for at, row in enumerate(reply.rows) for key, value in row.items()
    }
    return {**reply.values, **rows}


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _written(text: str, known: Mapping[str, Any]) -> str:
    def number(found: re.Match[str]) -> str:
        value = float(known[found[1]])
        if found[3]:
            return percent(value, int(found[2] or 0))
        return amount(value, int(found[2]) if found[2] else 2)

    return PLACEHOLDER.sub(number, text)
