"""What questions are made of: options to choose from, things to order, numbers to draw."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from calculator.words import amount
from macros import terminal
from macros.exam.values import Choosable, Declared, Text, object_to


class Option(Declared):
    """One of several answers to choose from."""

    text: Choosable
    """What can be chosen."""

    because: Text
    """Why it is right or wrong, in a sentence that helps those who chose it."""

    right: bool = False
    """Whether it belongs to the answer."""


class Item(Declared):
    """One of several things to be put in order."""

    text: Choosable
    """What is to be put in its place."""

    because: Text
    """Why it stands in this place."""


class Draw(Declared):
    """From where to where a number is drawn."""

    lowest: Annotated[float, Field(alias="from")]
    """The smallest number that is drawn."""

    highest: Annotated[float, Field(alias="to")]
    """The largest number that may be drawn."""

    step: Annotated[float, Field(alias="by", gt=0)] = 1.0
    """The step between two numbers that may be drawn."""

    @field_validator("highest")
    @classmethod
    def _upwards(cls, highest: float, info: ValidationInfo) -> float:
        lowest = info.data.get("lowest")
        if lowest is not None and highest <= lowest:
            said = terminal.say(
                "{number} is not above from, which is {lowest}.",
                number=amount(highest),
                lowest=amount(lowest),
            )
            raise object_to(said)
        return highest


def chosen(options: list[Option], right: int) -> list[Option]:
    """Object to options of which two are alike, or of which another number is right.

    Args:
        options: What can be chosen.
        right: How many of them belong to the answer.
    """
    texts = [option.text.casefold() for option in options]
    for at, text in enumerate(texts):
        if text in texts[:at]:
            said = terminal.say(
                "{text} can be chosen twice.", text=terminal.quoted(options[at].text)
            )
            raise object_to(said)
    found = len([option for option in options if option.right])
    if found != right:
        do = (
            terminal.count("one does", "{number} do", found) if found else terminal.say("none does")
        )
        said = terminal.count(
            "one option must say right: true; {do}.",
            "{number} options must say right: true; {do}.",
            right,
            do=do,
        )
        raise object_to(said)
    return options
