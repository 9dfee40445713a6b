"""Moments over the periods with their control limits: charts, a table, and rows for programs."""

from collections.abc import Sequence
from typing import Any

from calculator import charts
from calculator.declaration import Formula
from calculator.grids import Grid, grid, number, text
from calculator.methods import laney
from calculator.survey.cards.period_figures import (
    HUNDRED,
    NET_REWARD,
    PeriodFigure,
    WatchedMoment,
)
from calculator.words import amount, counted, quote

MOST_DRAWN = 6
MEANS = {1: "better", 0: "", -1: "worse"}
SAID = {1: "above", 0: "within", -1: "below"}
Y_LABELS = {NET_REWARD: "Points of the outcome"}


def ordered(moments: Sequence[WatchedMoment]) -> list[WatchedMoment]:
    """Those outside before the others, the earliest before the later."""
    return sorted(moments, key=lambda one: one.since.period if one.since else "~")


def first_drawn(moments: Sequence[WatchedMoment]) -> list[WatchedMoment]:
    """Those that are drawn."""
    return ordered(moments)[:MOST_DRAWN]


def chart(one: WatchedMoment, period: str) -> charts.Trend:
    """One moment: points with 95 % intervals, the mean of the baseline and the two limits."""
    factor = 1 if one.what == NET_REWARD else HUNDRED
    limits = tuple(
        (each.limits[0] * factor, each.limits[1] * factor) for each in one.figures if each.limits
    )
    return charts.Trend(
        _title(one, period),
        f"{one.what.capitalize()} of {quote(one.name)} by {period}, with 95 % intervals"
        f"{'; dashed, the control limits; dotted, the mean of the baseline' if limits else ''}.",
        points=tuple(
            charts.Point(
                at,
                each.own.value * factor,
                None if each.own.low is None else each.own.low * factor,
                None if each.own.high is None else each.own.high * factor,
                means=MEANS[each.side],
                name=each.period,
            )
            for at, each in enumerate(one.figures, start=1)
        ),
        x_label=period.capitalize(),
        y_label=Y_LABELS.get(one.what, "Percentage points"),
        y_range=_range(one, factor),
        reference=None if one.centre is None else one.centre * factor,
        reference_name="" if one.centre is None else "mean of the baseline",
        limits=limits,
        table=grid(
            f"{quote(one.name)}: {one.what} by {period}, with 95 % intervals and control limits",
            [_shown(each, one) for each in one.figures],
            text(period.capitalize(), "period"),
            number("Answers", "n"),
            number("Estimate", "value", one.written),
            number("Low", "low", one.written),
            number("High", "high", one.written),
            number("Lower limit", "low_limit", one.written),
            number("Upper limit", "high_limit", one.written),
            text("Where", "where"),
        ),
    )


def _title(one: WatchedMoment, period: str) -> str:
    if one.since:
        then = [each for each in one.from_then_on if each.side]
        return (
            f"{quote(one.name)}: outside since {one.since.period}, in "
            f"{counted(len(then), period)} so far"
        )
    if one.limitless:
        return f"{quote(one.name)}: no control limits"
    return f"{quote(one.name)}: no {period} after the baseline outside its limits"


def _range(one: WatchedMoment, factor: float) -> tuple[float, float]:
    ends = [
        end * factor
        for each in one.figures
        for end in (each.own.value, each.own.low, each.own.high, *(each.limits or ()))
        if end is not None
    ]
    low, high = min(ends), max(ends)
    return (low, high) if high > low else (low - 1, high + 1)


def _shown(each: PeriodFigure, one: WatchedMoment) -> dict[str, Any]:
    low, high = each.limits or (None, None)
    where = SAID[each.side] if each.limits else None
    if where and each.baseline:
        where = f"{where}, baseline"
    return {
        "period": each.period,
        "n": each.rows,
        "value": each.own.value,
        "low": each.own.low,
        "high": each.own.high,
        "low_limit": low,
        "high_limit": high,
        "where": where,
        "written": one.written(each.own.value),
    }


def table(moments: Sequence[WatchedMoment], period: str) -> Grid:
    """Every moment: the mean of its baseline, and since when it lies outside."""
    return grid(
        "Each figure after its baseline; σz says how many times more than by chance it varies",
        [_line(one) for one in ordered(moments)],
        text("Moment", "name"),
        text("Figure", "measure"),
        number(f"{period.capitalize()}s in the baseline", "baseline"),
        text("Mean", "mean"),
        number("σz", "sigma_z"),
        number(f"{period.capitalize()}s after it", "after"),
        number("Outside", "outside"),
        text("Since", "since"),
        text("Side", "where"),
    )


def _line(one: WatchedMoment) -> dict[str, Any]:
    since = one.since
    return {
        "name": one.name,
        "measure": one.what,
        "baseline": [each.baseline for each in one.figures].count(True),
        "mean": None if one.centre is None else one.written(one.centre),
        "centre": one.centre,
        "sigma_z": one.sigma_z,
        "limitless": one.limitless,
        "after": len(one.later),
        "outside": None if one.limitless else len([each for each in one.later if each.side]),
        "since": since.period if since else None,
        "side": since.side if since else 0,
        "where": SAID[since.side] if since else None,
        "hidden": one.hidden,
    }


def rows(moments: Sequence[WatchedMoment], called: str) -> list[dict[str, Any]]:
    """All of it for programs: a row for each moment, then one for each of its periods."""
    lines = [_line(one) for one in moments]
    told = [
        {
            "by": called,
            "label": each.period,
            "measure": one.what,
            "item": one.name,
            "n": each.rows,
            "effective": each.answers,
            "value": each.own.value,
            "low": each.own.low,
            "high": each.own.high,
            "low_limit": each.limits[0] if each.limits else None,
            "high_limit": each.limits[1] if each.limits else None,
            "baseline": each.baseline,
            "side": each.side,
        }
        for one in moments
        for each in one.figures
    ]
    return [*lines, *told]


def formula(one: WatchedMoment) -> Formula:
    """The limits, with the numbers of the last period of the moment that is drawn before others."""
    last = one.figures[-1]
    assert last.limits, "a moment with a mean has limits"
    assert one.centre is not None, "likewise"
    assert one.sigma_z is not None, "likewise"
    return Formula(
        f"Control limits of {quote(one.name)}",
        "mean of the baseline ± 3 × σz (1 at least) × standard deviation of the period; σz = mean "
        f"moving range of the standardised values ÷ {amount(laney.MOVING_RANGE, 3)}",
        f"for {last.period}: {one.written(one.centre)}, σz = {amount(one.sigma_z)}, so "
        f"{one.written(last.limits[0])} to {one.written(last.limits[1])}; the value is "
        f"{one.written(last.own.value)}",
    )
