"""What became of a block: what the form holds then, and what is said about it."""

from dataclasses import dataclass, field

from calculator.declaration import Calculator
from calculator.fields import Group, Inputs, Table, is_setting


@dataclass(frozen=True)
class Offer:
    """One of several things that a block can mean: a button's words, and what it would put."""

    label: str
    inputs: Inputs
    said: str


@dataclass(frozen=True)
class Taken:
    """What became of a block.

    Attributes:
        inputs: What the form holds then, as text; None if nothing was changed.
        said: One line about what was taken, left and is lacking, or why nothing was.
        offers: What the block can mean, where that must be asked.
    """

    inputs: Inputs | None
    said: str
    offers: tuple[Offer, ...] = field(default=())


def cleared(calculator: Calculator, now: Inputs) -> Inputs:
    """The form without the example's figures; what is a setting stays."""
    cleared: Inputs = {}
    for one in calculator.fields:
        if one.key not in now:
            continue
        if is_setting(one):
            cleared[one.key] = now[one.key]
        elif isinstance(one, Table):
            cleared[one.key] = []
        elif isinstance(one, Group):
            cleared[one.key] = {part.key: "" for part in one.fields}
        else:
            cleared[one.key] = ""
    return cleared
