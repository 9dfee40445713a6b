"""Groups against all others, and each wave against the one before: what differs, and how sure.

With m comparisons each interval is made at the level 1 − 0.05 ÷ m, so that of all of them together
one in twenty surveys misleads at most. A group that is too small is not shown, nor is the next
smallest where its figure could be worked out from the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from calculator.methods import student
from calculator.survey.answers.tallies import large_enough
from calculator.survey.cards.measures import Measure, Measured
from calculator.survey.cards.pairing import paired
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.splits import Split, others, sizes
from calculator.survey.statistics.sums import Histogram
from calculator.words import amount, choose, counted, percent, quote, several

UNSURE = 0.05
"""How often the comparisons of one table together may call a difference that is none."""


@dataclass(frozen=True)
class Compared:
    """One group's figure, and how it differs from what it is held against; None if from nothing."""

    label: str
    rows: int
    effective: float
    own: Measured
    apart: Measured | None
    same_people: int = 0


@dataclass(frozen=True)
class Comparison:
    """One measure by the groups of one split.

    Attributes:
        split: The groups or waves.
        measure: What is compared.
        lines: Those that are shown.
        hidden: How many are not, being too small or telling of one that is.
        times: How many comparisons share the level, m.
    """

    split: Split
    measure: Measure
    lines: tuple[Compared, ...]
    hidden: int
    times: int

    @property
    def level(self) -> float:
        """The level of each interval of a difference."""
        return 1 - UNSURE / max(1, self.times)

    @property
    def against(self) -> str:
        """What each line is held against; of waves, one that is hidden is passed over."""
        if not self.split.waves:
            return "all others"
        return "the last wave shown" if self.hidden else "the wave before"


def comparisons(survey: Surveyed, *measures: Measure) -> tuple[Comparison, ...]:
    """Measures by each split of a survey that has two groups to show or to hide.

    All of them share the level.
    """
    shown = []
    times = 0
    for measure in measures:
        for split in survey.splits:
            groups = {label: measure.histogram(one) for label, one in split.groups.items()}
            there = {label: rows for label, rows in sizes(groups).items() if rows}
            if len(there) > 1:
                large = large_enough(there, survey.answers.least_group)
                labels = [label for label in groups if label in large]
                shown.append((split, measure, groups, labels, len(there)))
                times += _times(split, len(there), len(labels))
    return tuple(_comparison(survey, *one, times) for one in shown)


def _times(split: Split, there: int, shown: int) -> int:
    """How many comparisons a split holds; of two groups each is held against the other, once."""
    if split.waves:
        return max(0, shown - 1)
    return 1 if there == shown == 2 else shown


def _comparison(
    survey: Surveyed,
    split: Split,
    measure: Measure,
    groups: Mapping[str, Histogram],
    shown: Sequence[str],
    there: int,
    times: int,
) -> Comparison:
    certain = student.CERTAIN if times <= 1 else 1 - UNSURE / times / 2
    lines = []
    for at, label in enumerate(shown):
        own, apart, same = groups[label], None, 0
        if split.waves and at:
            before = shown[at - 1]
            found = paired(survey.answers, split, measure, before, label, certain)
            apart, same = found or (measure.difference(groups[before], own, certain), 0)
        elif not split.waves:
            apart = measure.difference(others(groups, label), own, certain)
        worth = own.all
        lines.append(
            Compared(label, worth.rows, worth.effective, measure.estimate(own), apart, same)
        )
    return Comparison(split, measure, tuple(lines), there - len(shown), times)


def said(found: Sequence[Comparison], least: int) -> tuple[str, ...]:
    """What groups and waves show, and no more than the intervals carry."""
    if not found:
        return ()
    steps = [_waves_said(one) for one in found if one.split.waves and one.lines]
    groups = [one for one in found if not one.split.waves]
    steps += [_groups_said(one) for one in groups if _differing(one)]
    silent = [one for one in groups if one.lines and not _differing(one)]
    for names in dict.fromkeys(_splits(silent, one.measure) for one in silent):
        whole = [one.measure for one in silent if _splits(silent, one.measure) == names]
        of = list(dict.fromkeys(one.name for one in whole))
        what = of[0] if len(of) == 1 else f"{amount(len(of))} shares"
        steps.append(
            f"By {several(names, most=5)} these answers do not show that the {what} of any group "
            f"{'differs' if len(of) == 1 else 'differ'} from that of all others."
        )
    empty = dict.fromkeys(one.split.called for one in found if not one.lines)
    steps += [
        f"By {quote(name)} nothing may be shown: too few have {amount(least)} answers."
        for name in empty
    ]
    times = found[0].times
    if times:
        steps.append(
            f"With {counted(times, 'comparison')} (m = {amount(times)}) each difference has an "
            f"interval at 1 − 0.05 ÷ m, here {percent(found[0].level, 2)}, so that all of them "
            "together mislead in one survey of twenty at most."
        )
    return tuple(steps)


def _splits(found: Sequence[Comparison], measure: Measure) -> tuple[str, ...]:
    """The names of the splits by which a measure was compared."""
    return tuple(one.split.called for one in found if one.measure is measure)


def _differing(found: Comparison) -> list[tuple[Compared, Measured]]:
    ways = [(one, one.apart) for one in found.lines if one.apart and one.apart.side]
    # Of two groups the one says of the other what the other says of it.
    return ways[:1] if len(found.lines) == 2 and not found.hidden else ways


def _groups_said(found: Comparison) -> str:
    steps = [
        f"{quote(one.label)} {'above' if apart.side > 0 else 'below'} "
        f"({_interval(found.measure, apart)})"
        for one, apart in _differing(found)
    ]
    rest = "" if len(found.lines) == 2 else "; no other group is shown to differ"
    return (
        f"By {quote(found.split.called)}, against all others, the {found.measure.name} lies for "
        f"{', '.join(steps)} {found.measure.unit}{rest}."
    )


def _waves_said(found: Comparison) -> str:
    what = found.measure.name
    if len(found.lines) == 1:
        return f"Only one wave, {quote(found.lines[0].label)}, is large enough to be shown."
    steps = []
    for before, one in pairwise(found.lines):
        if one.apart is None or not one.apart.side:
            continue
        moved = "rose" if one.apart.side > 0 else "fell"
        whole = f"from {found.measure.written(before.own.value)} to "
        whole += found.measure.written(one.own.value)
        steps.append(
            f"in {quote(one.label)} it {moved}, {whole} ({_interval(found.measure, one.apart)} "
            f"{found.measure.unit})"
        )
    shown = ", ".join(steps) or f"these answers do not show that the {what} changed"
    named = f"By wave, the {what}: " if steps else "By wave: "
    against = "the last one shown before it" if found.hidden else "the one before"
    return f"{named}{shown} (each wave against {against}; {_who(found)})."


def _who(found: Comparison) -> str:
    """Whether the people of two waves are the same, for each wave that is held against another."""
    later = found.lines[1:]
    same = [one for one in later if one.same_people]
    if not same:
        return "taken for other people each time, so independent"
    if len(later) == 1:
        return f"in pairs, of the {amount(same[0].same_people)} people who answered in both"
    pairs = choose((f"{amount(one.same_people)} for {quote(one.label)}" for one in same), "and")
    told = f"in pairs, of the people who answered in both: {pairs}"
    return told if len(same) == len(later) else f"{told}; the others taken for independent"


def _interval(measure: Measure, apart: Measured) -> str:
    if apart.low is None or apart.high is None:
        return measure.apart(apart.value)
    return f"{measure.apart(apart.low)} to {measure.apart(apart.high)}"
