"""What calculators of contacts share: which of them comes first, and how an interval is written."""

from collections.abc import Sequence

from calculator.fields import Inputs
from calculator.words import percent_range


def heaviest(contacts: Sequence[Inputs]) -> Inputs:
    """The contact that carries most of the priority, the first of equals."""
    return max(contacts, key=lambda one: one["priority"])


def interval(one: Inputs) -> str:
    """The interval of a rate in words."""
    return percent_range(one["low"], one["high"])
