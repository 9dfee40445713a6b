"""Laney's control chart: how far a period may lie from a baseline before something has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt

from calculator.precision import settle

WIDTH = 3.0
"""Standard deviations from the centre to a limit."""
MOVING_RANGE = 1.128
"""The mean difference of two draws from a normal distribution, in standard deviations."""
LEAST_SIGMA_Z = 1.0
"""What σz is taken for in limits where it is less.

From the dozen ranges of a short baseline it comes out below 1 by chance half the time, and narrower
limits then cry out: of 2,160 points of 60 steady surveys with a baseline of twelve months 43 lay
outside with σz as it was, and 8 with 1 as the least.
"""
FEWEST_PERIODS = 12
"""Periods of a baseline below which no limits are worked out."""


@dataclass(frozen=True)
class Period:
    """Answers of one period: how many gain, how many lose, and all of them, above 0.

    Numbers need not be whole, since weighted answers are worth a fraction. Of a plain share nobody
    loses.
    """

    gains: float
    losses: float
    answers: float

    @property
    def net(self) -> float:
        """The share that gains less the share that loses, from −1 to 1."""
        return (self.gains - self.losses) / self.answers


@dataclass(frozen=True)
class ControlLimits:
    """The centre of a baseline, σz, and the two limits of each period.

    `sigma_z` is by how many times the baseline varies more than chance within its periods.
    """

    centre: float
    sigma_z: float
    lows: tuple[float, ...]
    highs: tuple[float, ...]

    def side(self, at: int, value: float) -> int:
        """1 if the value of a period lies above its upper limit, −1 below its lower one, else 0.

        >>> ControlLimits(0.5, 1.0, (0.4,), (0.6,)).side(0, 0.7)
        1
        """
        return int(value > self.highs[at]) - int(value < self.lows[at])


def sigma_z(standardised: Sequence[float]) -> float:
    r"""How much more successive periods differ than chance within a period would have it.

    The mean moving range of standardised values ÷ 1.128, in the order of time: 1 where chance alone
    is at work, above it for what varies more. Two values at least; raises ValueError otherwise.

    Formula:
        \sigma_z = \frac{1}{1.128 \, (k - 1)} \sum_{i=2}^{k} \left| z_i - z_{i-1} \right|

    Symbols:
        \sigma_z: how much more periods differ than chance within them
        z_i: standardised value of period i
        k: periods

    Source: Laney (2002), Quality Engineering 14(4), 531–537, as printed in Anhøj’s online book on
    control charts in healthcare, chapter on prime charts. Constructed: ranges of 1, 2 and 3.

    >>> round(sigma_z([0, 1, -1, 2]), 4)
    1.773
    """
    if len(standardised) < 2:
        raise ValueError("A moving range needs two periods.")
    ranges = [abs(after - before) for before, after in pairwise(standardised)]
    return settle(fsum(ranges) / len(ranges) / MOVING_RANGE)


def of_shares(periods: Sequence[Period], baseline: Sequence[bool]) -> ControlLimits:
    r"""Laney's p′ limits of a share, or of one share less another of the same answers.

    Periods stand in the order of time, and `baseline` says of each whether it belongs to the
    baseline; the others get limits by it. Values, centre and limits are fractions of 1, cut to −1
    and 1. Raises ValueError for fewer than 12 periods in the baseline, or if all its answers are
    alike.

    Where nobody loses and σz is 1 or more this is Laney's chart. With a second share the variance
    of one answer is that of a difference of two shares, and limits never are narrower than chance
    within a period has it: both are ours.

    Formula:
        \bar{d} = \frac{\sum_i (g_i - l_i)}{\sum_i n_i}
        \sigma_i = \sqrt{\frac{\bar{g} + \bar{l} - \bar{d}^2}{n_i}}
        z_i = \frac{d_i - \bar{d}}{\sigma_i}
        \bar{d} \pm 3 \, \sigma_i \, \max(1, \sigma_z)

    Symbols:
        \bar{d}: centre, over the baseline
        d_i: share that gains less share that loses, in period i
        g_i: answers that gain in period i
        l_i: answers that lose in period i
        n_i: all answers of period i
        \bar{g}: share that gains, over the baseline
        \bar{l}: share that loses, over the baseline
        \sigma_i: standard deviation that chance alone gives period i
        z_i: standardised value of period i
        \sigma_z: how much more periods differ than chance within them

    Source: Laney (2002), Quality Engineering 14(4), 531–537; the tests hold it against a published
    chart of 20 weeks in England's accident departments (Mohammed et al. 2013). Constructed: with
    shares of 60 and 40 % in turn the ranges of z are 2 ÷ 0.5.

    >>> turns = [Period(gains, 0, 100) for gains in (60, 40) * 6]
    >>> found = of_shares(turns, [True] * 12)
    >>> found.centre, round(found.sigma_z, 3), round(found.highs[0], 3)
    (0.5, 3.546, 1.0)
    """
    kept = [one for one, counts in zip(periods, baseline, strict=True) if counts]
    _enough(len(kept))
    answers = fsum(one.answers for one in kept)
    gains, losses = (
        fsum(each) / answers
        for each in zip(*((one.gains, one.losses) for one in kept), strict=True)
    )
    centre = gains - losses
    variance = settle(gains + losses - centre * centre)
    if not variance > 0:
        raise ValueError("All answers of the baseline are alike.")
    spreads = [sqrt(variance / one.answers) for one in periods]
    return _limits([one.net for one in periods], spreads, baseline, centre, furthest=1.0)


def of_estimates(
    values: Sequence[float],
    errors: Sequence[float],
    answers: Sequence[float],
    baseline: Sequence[bool],
) -> ControlLimits:
    r"""Limits of an estimate, such as a coefficient, whose precision goes by its answers.

    Laney's step with s ÷ √n in place of a share's standard deviation, in any unit. What one answer
    is worth, s, is told by the standard errors of the baseline together, since that of a single
    period is too uncertain to make its limits. `answers` are above 0. Periods and baseline as for
    `of_shares`, and it raises the same, and if no error is above 0. With as many answers in each
    period and σz of 1 or more these are the limits of Shewhart's chart for single values.

    Formula:
        \bar{x} = \frac{\sum_i n_i x_i}{\sum_i n_i}
        s = \sqrt{\frac{1}{k} \sum_i n_i e_i^2}
        z_i = \frac{x_i - \bar{x}}{s} \sqrt{n_i}
        \bar{x} \pm 3 \, \frac{s}{\sqrt{n_i}} \, \max(1, \sigma_z)

    Symbols:
        \bar{x}: centre, over the baseline
        x_i: estimate of period i
        e_i: its standard error
        n_i: answers that it rests on
        s: standard deviation of one answer, over the baseline
        k: periods of the baseline
        z_i: standardised value of period i
        \sigma_z: how much more periods differ than chance within them

    Source: ours, from Laney (2002). Constructed: moving ranges of 2 with four answers each, so
    3 × 2 ÷ 1.128 on either side.

    >>> found = of_estimates([1, 3] * 6, [0.5] * 12, [4] * 12, [True] * 12)
    >>> found.centre, round(found.highs[0] - found.centre, 3)
    (2.0, 5.319)
    """
    kept = [at for at, counts in enumerate(baseline) if counts]
    _enough(len(kept))
    weight = fsum(answers[at] for at in kept)
    centre = fsum(answers[at] * values[at] for at in kept) / weight
    squares = [answers[at] * errors[at] * errors[at] for at in kept]
    scatter = sqrt(fsum(squares) / len(kept))
    if not scatter > 0:
        raise ValueError("All answers of the baseline are alike.")
    spreads = [scatter / sqrt(n) for n in answers]
    return _limits(values, spreads, baseline, centre)


def _enough(periods: int) -> None:
    if periods < FEWEST_PERIODS:
        raise ValueError(f"A baseline needs {FEWEST_PERIODS} periods.")


def _limits(
    values: Sequence[float],
    spreads: Sequence[float],
    baseline: Sequence[bool],
    centre: float,
    furthest: float | None = None,
) -> ControlLimits:
    found = sigma_z(
        [
            (value - centre) / spread
            for value, spread, counts in zip(values, spreads, baseline, strict=True)
            if counts
        ]
    )
    width = WIDTH * max(LEAST_SIGMA_Z, found)
    ends = [(centre - width * one, centre + width * one) for one in spreads]
    if furthest is not None:
        ends = [(max(-furthest, low), min(furthest, high)) for low, high in ends]
    return ControlLimits(
        settle(centre),
        found,
        tuple(settle(low) for low, _ in ends),
        tuple(settle(high) for _, high in ends),
    )
