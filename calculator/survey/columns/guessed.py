"""What one column seems to be: the shape in which each rule says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from calculator.survey.columns.seen import Seen

NEARLY_ALL = 0.9
"""The share of the cells that must be of one kind for the column to be of it."""


@dataclass(frozen=True)
class Guess:
    """What one column seems to be.

    Attributes:
        seen: The column.
        kind: A key of `KINDS`.
        why: What shows it, as a sentence without “because”.
        labels: Of labels their order: from the lowest, from no to yes, from like to dislike.
        ordered: Whether that order is known, not only that of their first appearance.
        ends: The scale that the column itself names.
        dates: The order of a date's numbers, or nothing where it must be asked.
        codes: Cells that stand for no answer or seem to; True where that is sure.
    """

    seen: Seen
    kind: str
    why: str
    labels: tuple[str, ...] = ()
    ordered: bool = False
    ends: tuple[float, float] | None = None
    dates: str = ""
    codes: Mapping[str, bool] = field(default_factory=dict)
