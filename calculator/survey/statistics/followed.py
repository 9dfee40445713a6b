"""Those who answered in two waves: how many there are, and which two answers they gave."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from calculator.survey.statistics.sums import Tally, tally_of

Column = Sequence[float | None]


@dataclass(frozen=True)
class Followed:
    """The people of two waves who hold all columns that are asked about.

    Attributes:
        before: How many there are in the earlier wave.
        after: How many in the later one.
        answers: Of those who are in both, the tally of their later rows by what they said in the
            first of the columns, then and now.
    """

    before: int
    after: int
    answers: Mapping[tuple[float, float], Tally]


Follow = Callable[[tuple[str, ...], str, str], Followed | None]
"""Follows people by the columns that they must hold, from a wave to a later one; None where
nobody is told apart, or somebody answered more than once in either."""


def nobody(_columns: tuple[str, ...], _before: str, _after: str) -> None:
    """Follow no one."""


def followed(
    columns: Sequence[Column],
    persons: Sequence[int],
    weights: Sequence[float] | None,
    before: Sequence[int],
    after: Sequence[int],
) -> Followed | None:
    """Follow people from the rows of one wave to those of a later one.

    Args:
        columns: What rows must hold, the column that is compared first.
        persons: Whose each row is.
        weights: Of each row, if there are any.
        before: The rows of the earlier wave.
        after: Those of the later one.
    """
    first: dict[int, int] = {}
    second: dict[int, int] = {}
    for rows, places in ((before, first), (after, second)):
        for at in rows:
            if any(column[at] is None for column in columns):
                continue
            if persons[at] in places:
                return None
            places[persons[at]] = at
    held: dict[tuple[float, float], list[float]] = {}
    for person, at in first.items():
        to = second.get(person)
        then, now = columns[0][at], None if to is None else columns[0][to]
        if to is not None and then is not None and now is not None:
            held.setdefault((then, now), []).append(weights[to] if weights else 1.0)
    tallies = {
        pair: tally_of(heavy if weights else None, len(heavy)) for pair, heavy in held.items()
    }
    return Followed(len(first), len(second), tallies)
