"""What is watched of each moment over the periods: what it earns less what it costs, with limits.

Of drivers it is reward less penalty, by the regression of each period; of Kano's pairs the share
for whom a moment is attractive less the share for whom it is a must-be.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from calculator.methods import laney, net_promoter, student
from calculator.precision import settle
from calculator.survey.answers.responses import TypedColumn
from calculator.survey.answers.tallies import large_enough
from calculator.survey.cards import contrasts, kano_pairs
from calculator.survey.cards.coefficients import GroupFits
from calculator.survey.cards.measures import Measured
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.mapping.survey_mapping import DriftBaseline
from calculator.survey.statistics.gathering import GroupStatistics
from calculator.survey.statistics.periods import after_baseline, in_baseline
from calculator.survey.statistics.sums import Products, Tally
from calculator.words import signed

NET_REWARD, NET_SHARE = "reward less penalty", "attractive less must-be"
HUNDRED = 100
FEW, ALIKE = "few", "alike"
"""Why there are no limits: too few periods in the baseline, or all of them alike."""


@dataclass(frozen=True)
class PeriodFigure:
    """One moment in one period.

    Attributes:
        period: Its name.
        rows: How many answers it rests on.
        answers: What they are worth, of equal weight.
        own: The figure with its 95 % interval.
        limits: Its control limits, the lower first; None if there are none.
        baseline: Whether it belongs to the baseline.
        after: Whether it comes after it.
    """

    period: str
    rows: int
    answers: float
    own: Measured
    limits: tuple[float, float] | None
    baseline: bool
    after: bool

    @property
    def side(self) -> int:
        """1 above the upper limit, −1 below the lower one, 0 within them or without any."""
        if self.limits is None:
            return 0
        return int(self.own.value > self.limits[1]) - int(self.own.value < self.limits[0])


@dataclass(frozen=True)
class WatchedMoment:
    """One moment over the periods that may be shown.

    Attributes:
        name: The moment.
        what: `NET_REWARD` or `NET_SHARE`.
        figures: Those of the periods, in the order of time.
        centre: The mean of the baseline, None without limits.
        sigma_z: By how much the baseline varies more than chance within a period has it.
        limitless: Why there are no limits, `FEW` or `ALIKE`, or nothing.
        hidden: How many periods are not shown, being too small or telling of one that is.
        unable: Periods whose answers give no figure.
    """

    name: str
    what: str
    figures: tuple[PeriodFigure, ...]
    centre: float | None
    sigma_z: float | None
    limitless: str
    hidden: int
    unable: tuple[str, ...]

    @property
    def later(self) -> list[PeriodFigure]:
        """The periods after the baseline."""
        return [one for one in self.figures if one.after]

    @property
    def since(self) -> PeriodFigure | None:
        """The earliest period after the baseline that lies outside its limits."""
        return next((one for one in self.later if one.side), None)

    @property
    def from_then_on(self) -> list[PeriodFigure]:
        """The periods from that one on."""
        since = self.since
        return [] if since is None else self.later[self.later.index(since) :]

    @property
    def unsteady(self) -> list[str]:
        """The periods of the baseline itself that lie outside."""
        return [one.period for one in self.figures if one.baseline and one.side]

    def written(self, value: float) -> str:
        """A figure in words: points of the outcome, or percentage points."""
        return signed(value) if self.what == NET_REWARD else signed(HUNDRED * value, 1)


@dataclass(frozen=True)
class _Estimated:
    """The answers of a period, what they are worth, and the figure; None where they give none.

    `error` is the standard error of a coefficient; of shares it is counted who gains and who loses.
    """

    tally: Tally
    own: Measured | None
    error: float = 0.0
    gains: float = 0.0
    losses: float = 0.0


Estimate = Callable[[GroupStatistics], _Estimated]


def watched_moments(survey: Surveyed, drift: DriftBaseline) -> list[WatchedMoment]:
    """Every moment that can be watched, drivers before pairs."""
    return [_moment(survey, drift, *one) for one in _asked(survey)]


def _asked(survey: Surveyed) -> Iterator[tuple[str, str, Estimate]]:
    columns = contrasts.judged(survey.answers)
    if columns and contrasts.CONTRASTS_SET in survey.whole.products:
        outcome = survey.whole.products[contrasts.CONTRASTS_SET].names[0]
        sides = (contrasts.low_of, contrasts.high_of)
        fits = GroupFits((*(side(one) for one, *_ in columns for side in sides), outcome))
        for one, *_ in columns:
            yield one.column.called, NET_REWARD, _rewards(one, fits)
    for name in kano_pairs.asked(survey.answers):
        yield name, NET_SHARE, _shares(name)


def _rewards(one: TypedColumn, fits: GroupFits) -> Estimate:
    """Penalty and reward are added, since a penalty is below zero where it costs anything."""
    low, high = (fits.columns.index(name(one)) for name in (contrasts.low_of, contrasts.high_of))

    def estimate(group: GroupStatistics) -> _Estimated:
        products: Products = group.products[contrasts.CONTRASTS_SET]
        fit = fits.of(products) if products.rows.rows else None
        if fit is None:
            return _Estimated(products.rows, None)
        value = settle(fit.coefficients[low] + fit.coefficients[high])
        spread = fit.covariances
        error = sqrt(max(0.0, spread[low][low] + spread[high][high] + 2 * spread[low][high]))
        if not error:
            return _Estimated(products.rows, Measured(value, None, None))
        half = student.quantile(student.CERTAIN, fit.df) * error
        return _Estimated(products.rows, Measured(value, value - half, value + half), error)

    return estimate


def _shares(name: str) -> Estimate:
    """Both shares are of all who answered the pair, so the interval is that of a net score."""

    def estimate(group: GroupStatistics) -> _Estimated:
        classes = kano_pairs.classes_of(group, name)
        everybody = classes["all"]
        if not everybody.rows:
            return _Estimated(everybody, None)
        worth = everybody.effective
        gains, losses = (classes[one].weight / everybody.weight * worth for one in ("A", "M"))
        others = max(0.0, worth - gains - losses)
        score = net_promoter.adjusted(gains, others, losses)
        value = settle((gains - losses) / worth)
        low, high = min(value, score.low / HUNDRED), max(value, score.high / HUNDRED)
        return _Estimated(everybody, Measured(value, low, high), gains=gains, losses=losses)

    return estimate


def _moment(
    survey: Surveyed, drift: DriftBaseline, name: str, what: str, estimate: Estimate
) -> WatchedMoment:
    groups: Mapping[str, Any] = survey.periods.groups if survey.periods else {}
    found = {period: estimate(group) for period, group in groups.items()}
    there = {period: one.tally.rows for period, one in found.items() if one.tally.rows}
    large = set(large_enough(there, survey.answers.least_group))
    shown = {period: one for period, one in found.items() if period in large and one.own}
    baseline = [in_baseline(period, drift) for period in shown]
    limits, limitless = _limits(what, list(shown.values()), baseline)
    figures = []
    for at, (period, one) in enumerate(shown.items()):
        assert one.own, "only what has a figure is shown"
        ends = (limits.lows[at], limits.highs[at]) if limits else None
        after = after_baseline(period, drift)
        figures.append(
            PeriodFigure(
                period, one.tally.rows, one.tally.effective, one.own, ends, baseline[at], after
            )
        )
    return WatchedMoment(
        name,
        what,
        tuple(figures),
        limits.centre if limits else None,
        limits.sigma_z if limits else None,
        limitless,
        len(there) - len(large),
        tuple(period for period in found if period in large and period not in shown),
    )


def _limits(
    what: str, shown: list[_Estimated], baseline: list[bool]
) -> tuple[laney.ControlLimits | None, str]:
    """The limits, or why there are none."""
    if list(baseline).count(True) < laney.FEWEST_PERIODS:
        return None, FEW
    worths = [one.tally.effective for one in shown]
    try:
        if what == NET_REWARD:
            values = [one.own.value for one in shown if one.own]
            errors = [one.error for one in shown]
            return laney.of_estimates(values, errors, worths, baseline), ""
        periods = [
            laney.Period(one.gains, one.losses, worth)
            for one, worth in zip(shown, worths, strict=True)
        ]
        return laney.of_shares(periods, baseline), ""
    except ValueError:
        return None, ALIKE
