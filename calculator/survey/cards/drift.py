"""Converse's fourth step: which moments have left what the baseline allows, and since when."""

from collections.abc import Iterator, Sequence

from calculator.declaration import Presentation
from calculator.methods import laney
from calculator.survey.answers.responses import Responses
from calculator.survey.cards import contrasts, drift_shown, kano_pairs
from calculator.survey.cards.card import Told
from calculator.survey.cards.period_figures import (
    ALIKE,
    FEW,
    NET_REWARD,
    NET_SHARE,
    WatchedMoment,
    watched_moments,
)
from calculator.survey.cards.surveyed import FEW_IN_A_GROUP, Surveyed
from calculator.survey.mapping.survey_mapping import DriftBaseline
from calculator.survey.statistics.gathering import GatheringPlan
from calculator.survey.statistics.periods import MOST_PERIODS, watched
from calculator.survey.statistics.sums import together
from calculator.words import agree, amount, choose, counted, plural, quote, several

QUESTION = "Which moments have drifted, and since when?"
SOURCES = ("fastcompany2008", "ragulan2009", "laney2002", "mohammed2013", "rocks2016")
NONE = (
    "“drift” watches what a moment rewards less what it punishes, or Kano’s pairs; the mapping "
    "names neither drivers of an outcome on a scale of at least four points nor a moment with both "
    "of Kano’s columns."
)
SIDES = {1: "upwards", -1: "downwards"}
MOST_SAID = 3


def plan(answers: Responses) -> GatheringPlan:
    """What is gathered of each period; nothing where the mapping does not ask."""
    if watched(answers) is None:
        return GatheringPlan()
    of_drivers, of_pairs = contrasts.plan(answers), kano_pairs.plan(answers)
    return GatheringPlan(
        thresholds=of_drivers.thresholds,
        sets=of_drivers.sets,
        group_sets=of_drivers.group_sets,
        pairs=of_pairs.pairs,
    )


def tell(survey: Surveyed) -> Told | str:
    """Say which moments left their limits, by which rule, and what cannot be told."""
    drift = watched(survey.answers)
    if drift is None or survey.periods is None:
        return "The mapping names no “drift” with a column of dates, a period and a baseline."
    if survey.periods.many:
        return (
            f"{quote(survey.periods.called)} holds {amount(survey.periods.many)} "
            f"{drift.period}s; at most {amount(MOST_PERIODS)} are told. Take a longer “period”."
        )
    moments = watched_moments(survey, drift)
    if not moments:
        return NONE
    there = [one for one in moments if one.figures]
    if not there:
        return (
            f"No {drift.period} has {amount(survey.answers.least_group)} answers that may be shown "
            "and give a figure. Take a longer “period”."
        )
    drawn = drift_shown.first_drawn(there)
    return Told(
        presented=Presentation(
            answer=_answer(there, drift),
            advice=tuple(_advice(there, drift)),
            charts=tuple(drift_shown.chart(one, drift.period) for one in drawn),
            tables=(drift_shown.table(there, drift.period),),
            formulas=(drift_shown.formula(drawn[0]),) if drawn[0].centre is not None else (),
        ),
        values={
            "moments": len(there),
            "outside": len([one for one in there if one.since]),
            "points_after": len([each for one in there if not one.limitless for each in one.later]),
        },
        rows=drift_shown.rows(there, survey.periods.called),
        notes=list(dict.fromkeys(_notes(survey, moments, drift, len(there) - len(drawn)))),
    )


def _answer(moments: Sequence[WatchedMoment], drift: DriftBaseline) -> str:
    outside = [one for one in moments if one.since]
    if outside:
        more = len(outside) - MOST_SAID
        rest = f"; so did {counted(more, 'further figure')}" if more > 0 else ""
        return f"{'; '.join(_left(one, drift) for one in outside[:MOST_SAID])}{rest}."
    limited = [one for one in moments if not one.limitless]
    if not limited:
        return f"Whether anything has drifted cannot be told yet: {_limitless(moments, drift)}."
    later = max(len(one.later) for one in limited)
    if not later:
        return (
            f"Nothing can have drifted yet: there is no {drift.period} after the baseline, which "
            f"ends on {drift.last}."
        )
    return (
        f"No point after the baseline lies outside its control limits: "
        f"{counted(len(limited), 'figure')}, each over up to {counted(later, drift.period)}."
    )


def _left(one: WatchedMoment, drift: DriftBaseline) -> str:
    since, then = one.since, one.from_then_on
    assert since, "only what lies outside is told"
    told = f"{quote(one.name)} left its control limits in {since.period}, {SIDES[since.side]}"
    outside = [each for each in then if each.side == since.side]
    value = f"{one.what} {one.written(since.own.value)}"
    if len(then) == len(outside) > 1:
        return (
            f"{told} ({value}), and all {counted(len(then), drift.period)} from then on lie there"
        )
    if len(then) == 1:
        return f"{told} ({value}); no {drift.period} after that has been measured"
    return (
        f"{told} ({value}), and {amount(len(outside))} of the "
        f"{counted(len(then), drift.period)} from then on {agree(outside, 'lies', 'lie')} there"
    )


def _limitless(moments: Sequence[WatchedMoment], drift: DriftBaseline) -> str:
    """Why none of them has limits."""
    if any(one.limitless == FEW for one in moments):
        most = max([each.baseline for each in one.figures].count(True) for one in moments)
        return (
            f"the baseline from {drift.first} to {drift.last} holds "
            f"{counted(most, drift.period)} that may be shown and give a figure, and control "
            f"limits need {amount(laney.FEWEST_PERIODS)}"
        )
    return "the baseline shows no variation by which others could be judged"


def _advice(moments: Sequence[WatchedMoment], drift: DriftBaseline) -> Iterator[str]:
    limited = [one for one in moments if not one.limitless]
    points = len([each for one in limited for each in one.later])
    if limited:
        fired = any(one.since for one in limited)
        yield (
            f"{'The rule that fired' if fired else 'The rule that is asked'}: one point beyond 3σ "
            f"of the mean of the baseline, {drift.first} to {drift.last}. No other rule is asked."
        )
    if points:
        yield (
            f"A steady process sends about 3 points in 1,000 outside by chance, and more where the "
            f"baseline is short; {counted(points, 'point')} after the baseline "
            f"{'was' if points == 1 else 'were'} looked at. A single point outside asks for its "
            "cause; it does not show that the change lasts."
        )
    if any(one.unsteady for one in limited):
        told = (
            f"{quote(one.name)} in {several(one.unsteady, 4)}" for one in limited if one.unsteady
        )
        yield (
            f"The baseline itself holds points outside: {'; '.join(told)}. Find out what happened "
            "then, or name another baseline."
        )
    for why in (FEW, ALIKE):
        silent = [one for one in moments if one.limitless == why]
        if silent and limited:
            names = several([quote(one.name) for one in silent], 6)
            yield f"No control limits for {names}: {_limitless(silent, drift)}."


def _notes(
    survey: Surveyed, moments: Sequence[WatchedMoment], drift: DriftBaseline, undrawn: int
) -> Iterator[str]:
    assert survey.periods, "periods were told"
    least, period = survey.answers.least_group, drift.period
    dated = together(one.rows for one in survey.periods.groups.values()).rows
    if undated := survey.whole.rows.rows - dated:
        rows = plural(undated, "row without a date", "rows without a date")
        yield f"{rows} in no {period} and not counted here."
    if hidden := max(one.hidden for one in moments):
        yield (
            f"Up to {counted(hidden, period)} not shown, so that none under {amount(least)} "
            "answers can be told; neither limits nor means rest on them."
        )
    if empty := [quote(one.name) for one in moments if not one.figures]:
        yield f"No {period} has a figure that may be shown of {several(empty, 6)}."
    if unable := list(dict.fromkeys(each for one in moments for each in one.unable)):
        yield (
            f"No figure of every moment can be worked out for {several(unable, 4)}: too few "
            "answered all that it needs, or their answers are too alike."
        )
    small = [each.period for one in moments for each in one.figures if each.rows < FEW_IN_A_GROUP]
    if small := list(dict.fromkeys(small)):
        yield (
            f"{several(small, 4)} {agree(small, 'has', 'have')} fewer than {FEW_IN_A_GROUP} "
            "answers; their intervals are wide."
        )
    if any(times > 1 for times in survey.periods.repeated.values()):
        yield (
            "People answered more than once in a period. Intervals are made as if each had said "
            "the same every time, so they are too wide rather than too narrow."
        )
    if survey.weighted:
        yield (
            "Weighted: shares and sums are of weighted answers, and intervals and limits are those "
            "of the effective number of answers, (Σw)² ÷ Σw², of each period."
        )
    if undrawn > 0:
        yield (
            f"{counted(undrawn, 'further figure')} not drawn; the table holds all, those outside "
            "before the others."
        )
    whats = {one.what for one in moments}
    if whats == {NET_REWARD, NET_SHARE}:
        yield (
            f"{choose([quote(NET_REWARD), quote(NET_SHARE)], 'and')} are two measures, in points "
            "of the outcome and in percentage points; they cannot be compared."
        )
