"""Groups and waves: which rows are in which, and the statistics of each and of all others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Any

from calculator.precision import settle
from calculator.survey.answers.responses import Responses, TypedColumn
from calculator.survey.kinds import KINDS
from calculator.survey.sheet.stacking import FILE
from calculator.survey.statistics.followed import Follow, Followed, followed, nobody
from calculator.survey.statistics.gathering import Gathering, GroupStatistics
from calculator.survey.statistics.sums import Histogram, Products

MOST_GROUPS = 60
"""Groups of one column that are compared; of more, each comparison says next to nothing."""


@dataclass(frozen=True)
class Split:
    """Rows by the label of one column.

    Attributes:
        heading: The column.
        called: What tables call it.
        groups: The statistics of each label, in the order in which they are shown.
        follow: Follows people from one label to the next, where those are waves.
        waves: Whether they follow each other in time.
        many: How many labels there are, where that is too many to be compared.
        repeated: By how much the answers of each label are worth fewer than they are, since people
            gave several; 1 where each gave one.
    """

    heading: str
    called: str
    groups: Mapping[str, GroupStatistics]
    follow: Follow = nobody
    waves: bool = False
    many: int = 0
    repeated: Mapping[str, float] = field(default_factory=dict)


def splits_of(answers: Responses, gathering: Gathering) -> tuple[Split, ...]:
    """The splits of a survey: waves first, if there are any, then each segment."""
    found = []
    waves = answers.wave or (FILE if _column(answers, FILE) else "")
    if waves and (column := _column(answers, waves)):
        found.append(_split(answers, column, gathering, waves=True))
    found += [
        _split(answers, one, gathering, waves=False)
        for one in answers.columns
        if KINDS[one.column.kind].read == "label" and one.column.heading != waves
    ]
    return tuple(found)


def _column(answers: Responses, heading: str) -> TypedColumn | None:
    return next((one for one in answers.columns if one.column.heading == heading), None)


def _split(answers: Responses, column: TypedColumn, gathering: Gathering, *, waves: bool) -> Split:
    rows: dict[str, list[int]] = {}
    monthly = KINDS[column.column.kind].read == "date"
    for at, value in enumerate(column.values):
        if value is not None:
            label = str(value)[:7] if monthly else str(value)
            rows.setdefault(label, []).append(at)
    called = "File" if column.column.heading == FILE else column.column.called
    if len(rows) > MOST_GROUPS:
        return Split(column.column.heading, called, {}, nobody, waves, len(rows))
    # Files are waves in the order in which they were given, months in their own.
    order = list(rows) if waves and not monthly else sorted(rows)
    times = {label: repeats(answers, rows[label]) for label in order}
    groups = {label: gathering.of(rows[label]).repeated(times[label]) for label in order}
    follow = _following(answers, gathering, rows) if waves else nobody
    return Split(column.column.heading, called, groups, follow, waves, repeated=times)


def _following(
    answers: Responses, gathering: Gathering, rows: Mapping[str, Sequence[int]]
) -> Follow:
    """Follows people by the rows themselves."""
    persons, held = answers.persons, gathering.columns
    weights = answers.weighing.weights if answers.weighing else None

    def follow(columns: tuple[str, ...], before: str, after: str) -> Followed | None:
        if persons is None or any(name not in held for name in columns):
            return None
        needed = [held[name] for name in columns]
        return followed(needed, persons, weights, rows[before], rows[after])

    return follow


def repeats(answers: Responses, rows: Sequence[int]) -> float:
    """By how much these rows are worth fewer answers, if each person says the same every time.

    Σ(Σw of a person)² ÷ Σw², the largest that answers of the same people can widen an interval’s
    square by: 2 where everybody answered twice, 1 where nobody did.
    """
    if answers.persons is None:
        return 1.0
    weights = answers.weighing.weights if answers.weighing else None
    held: dict[int, list[float]] = {}
    for at in rows:
        held.setdefault(answers.persons[at], []).append(weights[at] if weights else 1.0)
    if len(held) == len(rows):
        return 1.0
    sums = [fsum(one) for one in held.values()]
    squares = fsum(w * w for one in held.values() for w in one)
    return settle(fsum(one * one for one in sums) / squares) if squares else 1.0


def all_others(groups: Mapping[str, Any]) -> dict[str, Any]:
    """For each of two groups or more what all but that one hold, the hidden ones among them.

    What is in the groups adds up by `plus`. Each is added from both ends, so that with many groups
    no sum is made again for each of them.

    >>> from calculator.survey.statistics.sums import Tally
    >>> three = {label: Histogram({1.0: Tally(n, n, n)}) for label, n in (("a", 2), ("b", 3))}
    >>> {label: rest.all.rows for label, rest in all_others(three).items()}
    {'a': 3, 'b': 2}
    """
    held = list(groups.values())
    before, after = [held[0]], [held[-1]]
    for one in held[1:-1]:
        before.append(before[-1].plus(one))
    for one in reversed(held[1:-1]):
        after.append(one.plus(after[-1]))
    after.reverse()
    middle = [one.plus(rest) for one, rest in zip(before, after[1:], strict=False)]
    return dict(zip(groups, [after[0], *middle, before[-1]], strict=True))


def sizes(groups: Mapping[str, Histogram | Products]) -> dict[str, int]:
    """How many answers each group has."""
    return {label: one.all.rows for label, one in groups.items()}
