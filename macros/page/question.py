"""What a call asks a calculator, and the reply: shared by the macros that show one.

A copy of the site may have a scale and a target of its own. What is shipped is brought onto them
here; what stands in the copy's own pages and scenarios is taken to be on them already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from calculator import Reply, UnknownCalculator
from calculator import load as load_calculator
from calculator.declaration import Calculator, Inputs
from calculator.words import amount, choose, quote
from macros.knowledge import scenarios
from macros.knowledge.scenarios import Scenario
from macros.page.house import adopted, declared_scale
from macros.page.page import Page
from macros.page.replies import replied
from macros.sentence import MacroError, suggest


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
    except UnknownCalculator as error:
        raise MacroError(error.sentence) from None
    chosen = None if scenario is None else _scenario(page, name, scenario)
    keys = [*(field.key for field in calculator.fields), "scenario"]
    for key in inputs:
        if key not in keys:
            raise MacroError(f"{quote(name)} has no field {quote(key)}; {suggest(key, keys)}")
    merged = _merged(page, calculator, chosen, inputs)
    reply = replied(name, merged, widths=("wide", "narrow"))
    faults = [message for message in reply.messages if message.level == "error"]
    if faults:
        journey = f" (with scenario {quote(chosen.name)})" if chosen else ""
        others = choose((fault.path for fault in faults[1:]), last="and")
        others = f" Wrong as well: {others}." if others else ""
        raise MacroError(f"{faults[0].path}{journey} is wrong: {faults[0].text}{others}")
    return Answered(adopted().declare(calculator), _labelled(calculator, chosen), merged, reply)


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
        raise MacroError(
            f"The scenario {quote(scenario)} is for the calculator {quote(chosen.calculator)}, "
            f"not for {quote(name)}."
        )
    return chosen
