"""What groups and waves show, in sentences that say no more than the intervals carry."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from calculator.survey.cards.comparing import Compared, Comparison
from calculator.survey.cards.measures import Measure, Measured
from calculator.words import amount, choose, counted, percent, quote, several

MOST_SAID = 8
"""Measures of one card whose differences are told in sentences; tables hold those of all."""


def said(found: Sequence[Comparison], least: int) -> tuple[str, ...]:
    """What groups and waves show, and no more than the intervals carry."""
    if not found:
        return ()
    return (*_shown(found), *_silent(found), *_not_compared(found), *_level(found, least))


def _shown(found: Sequence[Comparison]) -> Iterator[str]:
    """The differences that are shown, waves before groups."""
    told = [
        *(_waves_said(one) for one in found if one.split.waves and one.differing),
        *(_groups_said(one) for one in found if not one.split.waves and one.differing),
    ]
    yield from told[:MOST_SAID]
    if more := told[MOST_SAID:]:
        yield (
            f"{counted(len(more), 'further figure')} {'differs' if len(more) == 1 else 'differ'}"
            " in the same way; the tables say by whom and how much."
        )


def _silent(found: Sequence[Comparison]) -> Iterator[str]:
    """Where no difference is shown: all figures of which the same can be said, in one sentence."""
    waves = [one for one in found if one.split.waves and len(one.lines) > 1 and not one.differing]
    waves = [one for one in waves if any(line.apart for line in one.lines)]
    other = "other " if any(one.split.waves and one.differing for one in found) else ""
    for how in dict.fromkeys(map(_how, waves)):
        alike = [one.measure for one in waves if _how(one) == how]
        what, of = _figures(alike, other)
        yield (
            f"By wave: these answers do not show that {'the' if of == 1 else 'any of the'} {what} "
            f"changed {how}."
        )
    alone = [one.lines[0].label for one in found if one.split.waves and len(one.lines) == 1]
    for label in dict.fromkeys(alone):
        yield f"Only one wave, {quote(label)}, is large enough to be shown."
    groups = [one for one in found if not one.split.waves and one.lines and not one.differing]
    for names in dict.fromkeys(_splits(groups, one.measure) for one in groups):
        alike = [one.measure for one in groups if _splits(groups, one.measure) == names]
        shown = any(one.differing and one.split.called in names for one in found)
        what, of = _figures(alike, "other " if shown else "")
        yield (
            f"By {several(names, most=5)} these answers do not show that the {what} of any group "
            f"{'differs from that' if of == 1 else 'differ from those'} of all others."
        )


def _not_compared(found: Sequence[Comparison]) -> Iterator[str]:
    """What is not compared, since the same people answered twice."""
    twice = [
        one
        for one in found
        if not one.measure.in_pairs and any(line.same_people for line in one.lines)
    ]
    if not twice:
        return
    labels = dict.fromkeys(
        quote(line.label) for one in twice for line in one.lines if line.same_people
    )
    kinds = dict.fromkeys(one.measure.kind for one in twice)
    yield (
        f"In {choose(labels, 'and')} no {choose(kinds)} is compared with the wave before: the same "
        "people answered in both, and for them no interval of such a difference is worked out here."
    )


def _level(found: Sequence[Comparison], least: int) -> Iterator[str]:
    """Groups of which nothing may be shown, and the level that all comparisons share."""
    empty = [one for one in found if not one.lines and not one.unable]
    for name in dict.fromkeys(one.split.called for one in empty):
        yield f"By {quote(name)} nothing may be shown: too few have {amount(least)} answers."
    times = found[0].times
    if times:
        yield (
            f"With {counted(times, 'comparison')} (m = {amount(times)}) each difference has an "
            f"interval at 1 − 0.05 ÷ m, here {percent(found[0].level, 2)}, so that all of them "
            "together mislead in one survey of twenty at most."
        )


def _splits(found: Sequence[Comparison], measure: Measure) -> tuple[str, ...]:
    """The names of the splits by which a measure was compared."""
    return tuple(one.split.called for one in found if one.measure is measure)


def _figures(measures: Sequence[Measure], other: str = "") -> tuple[str, int]:
    """What several measures are together, and how many; `other` says that more were told of."""
    names = list(dict.fromkeys(one.name for one in measures))
    kinds = dict.fromkeys(one.kind for one in measures)
    noun = f"{next(iter(kinds))}s" if len(kinds) == 1 else "figures"
    return names[0] if len(names) == 1 else f"{other}{amount(len(names))} {noun}", len(names)


def _groups_said(found: Comparison) -> str:
    steps = [
        f"{quote(one.label)} {'above' if apart.side > 0 else 'below'} "
        f"({_interval(found.measure, apart)})"
        for one, apart in found.differing
    ]
    rest = "" if len(found.lines) == 2 else "; no other group is shown to differ"
    return (
        f"By {quote(found.split.called)}, against all others, the {found.measure.name} lies for "
        f"{', '.join(steps)} {found.measure.unit}{rest}."
    )


def _waves_said(found: Comparison) -> str:
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
    return f"By wave, the {found.measure.name}: {', '.join(steps)} {_how(found)}."


def _how(found: Comparison) -> str:
    """Against what waves are held, and who answered in them."""
    passed = found.hidden or found.unable
    against = "the last one shown before it" if passed else "the one before"
    return f"(each wave against {against}; {_who(found)})"


def _who(found: Comparison) -> str:
    """Whether the people of two waves are the same, for each wave that is held against another."""
    later: Sequence[Compared] = [one for one in found.lines[1:] if one.apart]
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
