"""Groups against all others, and each wave against the one before: what differs, and how sure.

With m comparisons each interval is made at the level 1 − 0.05 ÷ m, so that of all of them together
one in twenty surveys misleads at most. A group that is too small is not shown, nor is the next
smallest where its figure could be worked out from the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from calculator.methods import student
from calculator.survey.answers.tallies import large_enough
from calculator.survey.cards.measures import Measure, Measured
from calculator.survey.cards.pairing import Answers, in_both, paired
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.splits import Split, all_others, sizes
from calculator.survey.statistics.sums import together

UNSURE = 0.05
"""How often the comparisons of one table together may call a difference that is none."""


@dataclass(frozen=True)
class Compared:
    """One group's figure, and how it differs from what it is held against.

    Attributes:
        label: The group or wave.
        rows: How many answers it has.
        effective: What they are worth, of equal weight.
        own: Its figure with a 95 % interval.
        apart: The difference; None where it is held against nothing.
        same_people: How many answered in this wave and in the one before; 0 if it is another's.
        answers: What its figure rests on.
        against: The same of what it is held against, if that has a figure.
    """

    label: str
    rows: int
    effective: float
    own: Measured
    apart: Measured | None
    same_people: int
    answers: Any
    against: Any


@dataclass(frozen=True)
class Comparison:
    """One measure by the groups of one split.

    Attributes:
        split: The groups or waves.
        measure: What is compared.
        lines: Those that are shown.
        hidden: How many are not, being too small or telling of one that is.
        unable: Those that are large enough and whose answers give no figure.
        times: How many comparisons share the level, m.
    """

    split: Split
    measure: Measure
    lines: tuple[Compared, ...]
    hidden: int
    unable: tuple[str, ...]
    times: int

    @property
    def level(self) -> float:
        """The level of each interval of a difference."""
        return 1 - UNSURE / max(1, self.times)

    @property
    def against(self) -> str:
        """What each line is held against; of waves, one that is not shown is passed over."""
        if not self.split.waves:
            return "all others"
        return "the last wave shown" if self.hidden or self.unable else "the wave before"

    @property
    def certain(self) -> float:
        """The same as the share below an interval's upper end."""
        return student.CERTAIN if self.times <= 1 else 1 - UNSURE / self.times / 2

    def side(self, label: str) -> int:
        """1 if a group is shown to lie above what it is held against, −1 if below, else 0."""
        line = self._line(label)
        return line.apart.side if line and line.apart else 0

    def strictly(self, label: str) -> tuple[Measured, Measured] | None:
        """A group's figure and that of what it is held against, with intervals at the level.

        None where either is not shown or has no figure.
        """
        line = self._line(label)
        if line is None or line.against is None:
            return None
        own, other = (
            self.measure.estimate(one, self.certain) for one in (line.answers, line.against)
        )
        return (own, other) if own and other else None

    def _line(self, label: str) -> Compared | None:
        return next((one for one in self.lines if one.label == label), None)

    @property
    def differing(self) -> list[tuple[Compared, Measured]]:
        """The lines of which it is shown that they differ, with the difference.

        Of two groups the one says of the other what the other says of it, so the first alone.
        """
        ways = [(one, one.apart) for one in self.lines if one.apart and one.apart.side]
        alone = len(self.lines) == 2 and not self.hidden and not self.unable
        return ways[:1] if alone and not self.split.waves else ways


@dataclass(frozen=True)
class _Begun:
    """A comparison before its level is known: the figures, and which of them are to be compared."""

    split: Split
    measure: Measure
    groups: Mapping[str, Any]
    figures: Mapping[str, Measured]
    against: Mapping[str, Any]
    same: Mapping[str, Answers]
    hidden: int
    unable: tuple[str, ...]

    @property
    def held(self) -> list[str]:
        """Those whose difference gets an interval."""
        return [
            label
            for label, other in self.against.items()
            if other is not None and (self.measure.in_pairs or not self.same.get(label))
        ]

    @property
    def times(self) -> int:
        """How many comparisons it holds; of two groups each is held against the other, once."""
        two = len(self.groups) == 2 and not self.hidden and not self.unable
        return 1 if self.held and two else len(self.held)


def comparisons(survey: Surveyed, *measures: Measure, beside: int = 0) -> tuple[Comparison, ...]:
    """Measures by each split of a survey that has two groups to show or to hide.

    All of them share the level, with so many others `beside` them that a card makes itself.
    """
    begun = [
        one
        for measure in measures
        for split in survey.splits
        if (one := _begun(survey, split, measure))
    ]
    times = beside
    for each in begun:
        times += each.times
    return tuple(_finished(one, times) for one in begun)


def _begun(survey: Surveyed, split: Split, measure: Measure) -> _Begun | None:
    groups = {label: measure.answers(one) for label, one in split.groups.items()}
    there = {label: rows for label, rows in sizes(groups).items() if rows}
    if len(there) < 2:
        return None
    large = set(large_enough(there, survey.answers.least_group))
    shown = [label for label in groups if label in large]
    figures = {
        label: figure for label in shown if (figure := measure.estimate(groups[label])) is not None
    }
    labels = list(figures)
    against: dict[str, Any] = dict.fromkeys(labels)
    same = {}
    if split.waves:
        for before, label in pairwise(labels):
            against[label] = groups[before]
            same[label] = in_both(split, measure, before, label)
    elif labels:
        rest = all_others(groups)
        against = {
            label: rest[label] if measure.estimate(rest[label]) is not None else None
            for label in labels
        }
    return _Begun(
        split,
        measure,
        {label: groups[label] for label in labels},
        figures,
        against,
        same,
        len(there) - len(shown),
        tuple(label for label in shown if label not in labels),
    )


def _finished(begun: _Begun, times: int) -> Comparison:
    held, lines = set(begun.held), []
    found = Comparison(begun.split, begun.measure, (), begun.hidden, begun.unable, times)
    for label, own in begun.groups.items():
        other, same, apart = begun.against[label], begun.same.get(label, {}), None
        if label in held and same:
            apart = paired(begun.measure, same, found.certain)
        elif label in held:
            apart = begun.measure.difference(other, own, found.certain)
        worth, figure = own.all, begun.figures[label]
        both = together(same.values()).rows
        lines.append(Compared(label, worth.rows, worth.effective, figure, apart, both, own, other))
    return replace(found, lines=tuple(lines))
