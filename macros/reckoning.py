"""What a call asks a calculator, and the reply: shared by the macros that show one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calculator import Reply, UnknownCalculator, respond
from calculator import load as load_calculator
from calculator.declaration import Calculator, Inputs
from calculator.words import choose, quote
from macros import scenario as scenarios
from macros.page import Page
from macros.scenario import Scenario
from macros.sentence import MacroError, suggest


@dataclass(frozen=True)
class Reckoning:
    """A question that was put to a calculator, and the reply to it."""

    calculator: Calculator
    scenario: Scenario | None
    inputs: Inputs
    reply: Reply


def reckon(page: Page, name: str, scenario: str | None, inputs: Inputs) -> Reckoning:
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
        raise MacroError(str(error)) from None
    chosen = None if scenario is None else _scenario(page, name, scenario)
    keys = [*(field.key for field in calculator.fields), "scenario"]
    for key in inputs:
        if key not in keys:
            raise MacroError(f"{quote(name)} has no field {quote(key)}; {suggest(key, keys)}")
    merged: dict[str, Any] = {**(chosen.inputs if chosen else calculator.example), **inputs}
    reply = respond(name, merged)
    faults = [message for message in reply.messages if message.level == "error"]
    if faults:
        source = f" (with scenario {quote(chosen.name)})" if chosen else ""
        others = choose((fault.path for fault in faults[1:]), last="and")
        others = f" Wrong as well: {others}." if others else ""
        raise MacroError(f"{faults[0].path}{source} is wrong: {faults[0].text}{others}")
    return Reckoning(calculator, chosen, merged, reply)


def _scenario(page: Page, name: str, scenario: str) -> Scenario:
    chosen = scenarios.load(page.docs, scenario)
    if chosen.calculator != name:
        raise MacroError(
            f"The scenario {quote(scenario)} is for the calculator {quote(chosen.calculator)}, "
            f"not for {quote(name)}."
        )
    return chosen
