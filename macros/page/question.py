"""What a call asks a calculator, and the reply: shared by the macros that show one.

A copy of the site may have a scale and a target of its own. What is shipped is brought onto them
here; what stands in the copy's own pages and scenarios is taken to be on them already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from calculator import Reply, UnknownCalculator, names
from calculator import load as load_calculator
from calculator.declaration import Calculator, Inputs, Message
from calculator.words import amount
from macros import terminal
from macros.knowledge import scenarios
from macros.knowledge.scenarios import Scenario
from macros.page.house import adopted, declared_scale
from macros.page.page import Page
from macros.page.replies import replied
from macros.sentence import MacroError, both, suggest


@dataclass(frozen=True)
class Answered:
    """A question that was put to a calculator, and the reply to it.

    The calculator's declaration is the house's: with its scale, and what the points are called.
    """

    calculator: Calculator
    scenario: Scenario | None
    inputs: Inputs
    reply: Reply


def ask(page: Page, name: str, scenario: str | None, inputs: Inputs) -> Answered:
    """Put a question to a calculator.

    The inputs are those of the scenario, or of the calculator's own example, with the given ones
    put over them.

    Raises:
        MacroError: If calculator, scenario or a field is unknown, or the calculator objects to a
            value.
    """
    try:
        calculator = load_calculator(name)
    except UnknownCalculator:
        raise unknown(name) from None
    chosen = None if scenario is None else _scenario(page, name, scenario)
    keys = [*(field.key for field in calculator.fields), "scenario"]
    for key in inputs:
        if key not in keys:
            said = terminal.say(
                "{name} has no field {field}; {hint}",
                name=terminal.quoted(name),
                field=terminal.quoted(key),
                hint=suggest(key, keys),
            )
            raise MacroError(said)
    merged = _merged(page, calculator, chosen, inputs)
    reply = replied(name, merged, widths=("wide", "narrow"))
    faults = [message for message in reply.messages if message.level == "error"]
    if faults:
        journey = chosen.name if chosen else None
        raise MacroError(_wrong(journey, faults[0].path, faults[0].text, faults[1:]))
    return Answered(adopted().declare(calculator), _labelled(calculator, chosen), merged, reply)


def unknown(name: str) -> MacroError:
    """Object to a calculator that is not there."""
    said = terminal.say(
        "There is no calculator {name}; {hint}",
        name=terminal.quoted(name),
        hint=suggest(name, names()),
    )
    return MacroError(said)


def _wrong(journey: str | None, path: str, why: str, others: Sequence[Message]) -> str:
    if journey is None:
        said = terminal.say("{field} is wrong: {why}", field=path, why=why)
    else:
        said = terminal.say(
            "{field} (with scenario {name}) is wrong: {why}",
            field=path,
            name=terminal.quoted(journey),
            why=why,
        )
    if not others:
        return said
    fields = both(one.path for one in others)
    return f"{said} {terminal.say('Wrong as well: {fields}.', fields=fields)}"


def _merged(
    page: Page, calculator: Calculator, chosen: Scenario | None, inputs: Inputs
) -> dict[str, Any]:
    """The call's own inputs over those of the scenario or example, all on one scale."""
    house = adopted()
    base = chosen.inputs if chosen else calculator.example
    scale = declared_scale(calculator)
    if scale and scale.key in inputs:  # whoever names a scale means it
        return {**base, **inputs}
    if chosen and house.holds(_file(chosen)):
        base = house.complete(calculator, base)
    else:
        base = house.adopt(calculator, base)
    if page.path is None or not house.holds(f"docs/{page.path.relative_to(page.docs).as_posix()}"):
        default = {scale.key: scale.default} if scale else {}
        given = house.adopt(calculator, {**default, **inputs})
        inputs = {key: given[key] for key in inputs}
    return {**base, **inputs}


def _labelled(calculator: Calculator, chosen: Scenario | None) -> Scenario | None:
    """The scenario, which says so if its ratings were brought over from another scale."""
    house = adopted()
    scale = declared_scale(calculator)
    if not (chosen and scale and house.scale) or house.holds(_file(chosen)):
        return chosen
    given = tuple(chosen.inputs.get(scale.key) or scale.default)
    if given == house.scale:
        return chosen
    said = f"Ratings of {_spoken(given)} are shown on a scale of {_spoken(house.scale)}."
    return replace(chosen, label=f"{chosen.label} {said}")


def _file(scenario: Scenario) -> str:
    return f"{scenarios.SCENARIOS}/{scenario.name}.yml"


def _spoken(scale: tuple[float, ...]) -> str:
    return " to ".join(map(amount, scale))


def _scenario(page: Page, name: str, scenario: str) -> Scenario:
    chosen = scenarios.load(page.docs, scenario)
    if chosen.calculator != name:
        said = terminal.say(
            "The scenario {scenario} is for the calculator {theirs}, not for {asked}.",
            scenario=terminal.quoted(scenario),
            theirs=terminal.quoted(chosen.calculator),
            asked=terminal.quoted(name),
        )
        raise MacroError(said)
    return chosen
