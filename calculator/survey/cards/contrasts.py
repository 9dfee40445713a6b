"""Penalty and reward of each driver: what rating it low takes, and what rating it high adds."""

from collections.abc import Iterator
from math import ceil, floor, sqrt
from typing import Any

from calculator.declaration import Claim, Presentation
from calculator.methods import least_squares, penalty_reward, student
from calculator.methods import summed_least_squares as summed
from calculator.survey.answers.responses import Responses, TypedColumn
from calculator.survey.cards import (
    comparing,
    contrasts_shown,
    groups_said,
    groups_shown,
    regressors,
)
from calculator.survey.cards.card import Told
from calculator.survey.cards.coefficients import UNRELATED, CoefficientOf, GroupFits
from calculator.survey.cards.regressors import Regressors
from calculator.survey.cards.surveyed import Surveyed, ends_of
from calculator.survey.statistics.gathering import GatheringPlan, Threshold
from calculator.words import agree, amount, counted, percent, quote, several

CONTRASTS_SET = "contrasts"
NONE = "The mapping names no “outcome” with “drivers” rated on a scale of at least four points."
FEWEST_POINTS = 4
PUNISHES, REWARDS, UNSHOWN = "mainly punishes", "mainly rewards", "not shown"


def judged(answers: Responses) -> list[tuple[TypedColumn, float, float]]:
    """The drivers on a scale that has a low and a high end, with the two cuts."""
    names = set(regressors.wanted(answers)[1:])
    found = []
    for one in answers.columns:
        ends = ends_of(one)
        if one.column.heading not in names or ends is None:
            continue
        if ends[1] - ends[0] + 1 >= FEWEST_POINTS:
            found.append((one, *cuts(*ends)))
    return found


def cuts(low: float, high: float) -> tuple[float, float]:
    """The highest low rating and the lowest high one: on either side of the middle of the scale.

    >>> cuts(1, 5), cuts(1, 7), cuts(1, 10), cuts(0, 10)
    ((2, 4), (3, 5), (4, 7), (4, 6))
    """
    middle = (low + high) / 2
    return floor(middle) - 1, ceil(middle) + 1


def plan(answers: Responses) -> GatheringPlan:
    """Two columns of 0 and 1 for each driver, with the outcome."""
    wanted, columns = regressors.wanted(answers), judged(answers)
    if not wanted or not columns:
        return GatheringPlan()
    thresholds = tuple(
        cut
        for one, low, high in columns
        for cut in (
            Threshold(low_of(one), one.column.heading, low=low),
            Threshold(high_of(one), one.column.heading, high=high),
        )
    )
    sets = {CONTRASTS_SET: (wanted[0], *(one.name for one in thresholds))}
    return GatheringPlan(
        items=(wanted[0], *(one.column.heading for one, *_ in columns)),
        thresholds=thresholds,
        sets=sets,
        group_sets=sets,
    )


def low_of(one: TypedColumn) -> str:
    """The name of the column of who rates a driver low."""
    return f"{one.column.heading} low"


def high_of(one: TypedColumn) -> str:
    """The name of the column of who rates it high."""
    return f"{one.column.heading} high"


def tell(survey: Surveyed) -> Told | str:
    """Say which drivers mainly punish, where their intervals carry it."""
    products = survey.whole.products.get(CONTRASTS_SET)
    if products is None:
        return NONE
    outcome = products.names[0]
    columns = judged(survey.answers)
    empty = [
        f"{one.column.called} ({side})"
        for one, *_ in columns
        for side, name in (("low", low_of(one)), ("high", high_of(one)))
        if products.rows.rows and not products.sums[products.names.index(name)] > 0
    ]
    needed = 2 * len(columns) + 2
    if products.rows.effective < needed:
        return (
            f"{counted(products.rows.rows, 'row')} hold the outcome and all "
            f"{counted(len(columns), 'driver')}; penalty and reward need at least {amount(needed)}."
        )
    if empty:
        return (
            f"Nobody’s rating of {several(empty, 6)} lies so far out, so what that takes or adds "
            "cannot be told; take such a driver out of “drivers”, or ask more customers."
        )
    names = (*(each for one, *_ in columns for each in (low_of(one), high_of(one))), outcome)
    found = Regressors(outcome, names[:-1], products, ())
    try:
        fitted = summed.fit(found.covariances(names), found.answers)
    except least_squares.NoSpread:
        return f"All answers to {quote(survey.called(outcome))} are the same."
    except least_squares.Dependent as fault:
        said = several([names[at] for at in fault.columns], 6)
        return f"{said} say the same, so their effects cannot be told apart."
    except ValueError:
        return "A driver is rated low, or high, by everybody, so its effect cannot be told."
    certain = 1 - 0.05 / len(columns) / 2
    lines = [
        _line(at, one, cut_low, cut_high, fitted, certain)
        for at, (one, cut_low, cut_high) in enumerate(columns)
    ]
    parts = _measures(survey, names)
    groups = comparing.comparisons(survey, *(one for each in parts.values() for one in each))
    return Told(
        presented=Presentation(
            answer=_answer(lines),
            advice=(
                *_advice(survey, lines, fitted.r2, outcome),
                *groups_said.said(groups, survey.answers.least_group),
            ),
            charts=(contrasts_shown.chart(lines),),
            tables=(
                contrasts_shown.table(lines),
                *(
                    drawn
                    for side, each in parts.items()
                    for drawn in groups_shown.tables(
                        side.capitalize(),
                        [one for one in groups if one.measure in each],
                        weighted=survey.worth_fewer,
                    )
                ),
            ),
            formulas=contrasts_shown.formulas(lines, survey.called(outcome)),
            claims=tuple(_claims(lines)),
        ),
        values={"r2": fitted.r2, "answers": products.rows.rows, "effective": found.answers},
        rows=[*lines, *groups_shown.rows(groups)],
        notes=[*_notes(survey, found), *groups_shown.doubts(groups, survey)],
    )


def _measures(survey: Surveyed, names: tuple[str, ...]) -> dict[str, list[CoefficientOf]]:
    """The penalty and the reward of each driver, of regressions that every group has."""
    fits, columns = GroupFits(names), survey.whole.products[CONTRASTS_SET].names
    return {
        side: [
            CoefficientOf(
                f"{side} of {quote(one.column.called)}",
                CONTRASTS_SET,
                name(one),
                fits,
                columns,
                item=one.column.called,
            )
            for one, *_ in judged(survey.answers)
        ]
        for side, name in (("penalty", low_of), ("reward", high_of))
    }


def _line(
    at: int, one: TypedColumn, low: float, high: float, fitted: summed.SummedFit, certain: float
) -> dict[str, Any]:
    first, second = 2 * at, 2 * at + 1
    penalty, reward = fitted.coefficients[first], fitted.coefficients[second]
    spread = fitted.covariances
    usual = student.quantile(student.CERTAIN, fitted.df)
    strict = student.quantile(certain, fitted.df)
    penalty_error, reward_error = sqrt(spread[first][first]), sqrt(spread[second][second])
    both = sqrt(max(0.0, spread[first][first] + spread[second][second] + 2 * spread[first][second]))
    net = penalty + reward
    line: dict[str, Any] = {
        "name": one.column.called,
        "low_cut": low,
        "high_cut": high,
        "penalty": penalty,
        "penalty_low": penalty - usual * penalty_error,
        "penalty_high": penalty + usual * penalty_error,
        "reward": reward,
        "reward_low": reward - usual * reward_error,
        "reward_high": reward + usual * reward_error,
        "net": net,
        "net_low": net - strict * both,
        "net_high": net + strict * both,
        "ratio": penalty_reward.ratio(penalty, reward),
        "impact_asymmetry": penalty_reward.impact_asymmetry(penalty, reward),
    }
    wrong = line["penalty_low"] > 0 or line["reward_high"] < 0
    punishes = penalty + strict * penalty_error < 0 and line["net_high"] < 0 and not wrong
    delights = reward - strict * reward_error > 0 and line["net_low"] > 0 and not wrong
    shown = PUNISHES if punishes else REWARDS if delights else UNSHOWN
    return {**line, "shown": shown}


def _claims(lines: list[dict[str, Any]]) -> Iterator[Claim]:
    """The verdicts of the answer, with the interval of the sum, and what the advice adds."""
    low, wrong = _lowering(lines), _impossible(lines)
    for at, line in enumerate(lines):
        if line in low:
            yield Claim(_lowers(low), f"rows.{at}.penalty", side=-1)
        if line in wrong:
            up = line["penalty_low"] > 0
            yield Claim(
                _cannot_be(wrong),
                f"rows.{at}.{'penalty' if up else 'reward'}",
                side=1 if up else -1,
            )
        if line["shown"] == PUNISHES:
            yield Claim("mainly punish", f"rows.{at}.net", side=-1)
        elif line["shown"] == REWARDS:
            yield Claim("mainly reward", f"rows.{at}.net", side=1)


def _answer(lines: list[dict[str, Any]]) -> str:
    punish = [line["name"] for line in lines if line["shown"] == PUNISHES]
    reward = [line["name"] for line in lines if line["shown"] == REWARDS]
    said = []
    if punish:
        said.append(
            f"{several(punish)} mainly {agree(punish, 'punishes', 'punish')}: rating it low takes "
            "more than rating it high adds, and the interval of the difference lies below zero"
        )
    if reward:
        said.append(
            f"{several(reward)} mainly {agree(reward, 'rewards', 'reward')}: the interval of the "
            "difference lies above zero"
        )
    if said:
        return f"{'; '.join(said)}."
    return (
        f"These answers do not show of any of the {counted(len(lines), 'moment')} that it mainly "
        "punishes, nor that it mainly rewards."
    )


def _advice(
    survey: Surveyed, lines: list[dict[str, Any]], r2: float, outcome: str
) -> Iterator[str]:
    yield (
        f"Together they explain {percent(r2)} of the differences in "
        f"{quote(survey.called(outcome))}. With {counted(len(lines), 'comparison')} (m = "
        f"{amount(len(lines))}) a verdict needs an interval at 1 − 0.05 ÷ m, here "
        f"{percent(1 - 0.05 / len(lines), 2)}."
    )
    if low := _lowering(lines):
        yield f"{_lowers(low)}: the 95 % interval of the penalty lies below zero."
    if wrong := _impossible(lines):
        yield (
            f"{_cannot_be(wrong)}. Columns that go together, or one that is asked the other way "
            "round, can do that."
        )


def _lowering(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["penalty_high"] < 0]


def _lowers(lines: list[dict[str, Any]]) -> str:
    return f"Rating {several([line['name'] for line in lines], 5)} low goes with a lower outcome"


def _impossible(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["penalty_low"] > 0 or line["reward_high"] < 0]


def _cannot_be(lines: list[dict[str, Any]]) -> str:
    names = several([line["name"] for line in lines])
    return f"{names}: a sign that cannot be, with its whole interval"


def _notes(survey: Surveyed, found: Regressors) -> Iterator[str]:
    rows, everything = found.products.rows.rows, len(survey.answers.lines)
    if rows < everything:
        yield (
            f"{counted(everything - rows, 'row')} left out, since an answer to the outcome or a "
            f"driver is missing; {amount(rows)} of {amount(everything)} count."
        )
    if said := survey.worth_said(found.answers):
        yield f"{said} {UNRELATED}"
    if said := regressors.yes_or_no(survey, found.outcome, "penalties and rewards are those"):
        yield said
