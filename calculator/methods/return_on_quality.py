"""Return on quality: an improvement is an investment, and must pay like one."""

from collections.abc import Sequence

from calculator.methods.net import net
from calculator.precision import settle


def benefit(revenue_gain: float, cost_saving: float, margin: float) -> float:
    """What one year's improvement earns: revenue gain × margin + cost saving.

    Amounts in one currency (negative if revenue or cost went the wrong way), margin a fraction of
    revenue (0–1).

    Constructed:

    >>> benefit(revenue_gain=100, cost_saving=5, margin=0.4)
    45.0
    """
    return net([revenue_gain * margin, cost_saving])


def discounted(amounts: Sequence[float], rate: float) -> list[float]:
    """Amounts of the years 0, 1, 2 … in money of year 0: amount / (1 + rate)^t.

    The rate is a fraction (0 or more) a year.

    Source of the example: a textbook exercise on discounted payback (numbered 9.1), in which 50,
    60, 70 and 200 in the years 1 to 4 are discounted at 10 per cent to 45.45, 49.59, 52.59 and
    136.60.

    >>> [round(amount, 2) for amount in discounted([-200, 50, 60, 70, 200], 0.1)]
    [-200.0, 45.45, 49.59, 52.59, 136.6]
    """
    factor, values = 1.0, []
    for amount in amounts:
        values.append(settle(amount / factor))
        factor *= 1 + rate
    return values


def cumulated(amounts: Sequence[float], rate: float) -> list[float]:
    """Running sum of the discounted amounts, year by year; the last one is the NPV.

    The exercise named in `discounted` lacks 52.37 after the third year.

    >>> [round(total, 2) for total in cumulated([-200, 50, 60, 70, 200], 0.1)]
    [-200.0, -154.55, -104.96, -52.37, 84.24]
    """
    values = discounted(amounts, rate)
    return [net(values[: year + 1]) for year in range(len(values))]


def npv(amounts: Sequence[float], rate: float) -> float:
    """Net present value: Σ amount / (1 + rate)^t, in money of year 0.

    Amounts (benefit − spend) of the years 0, 1, 2 …, one at least; the rate is a fraction.

    The exercise named in `discounted` prints 84.23, the sum of its rounded terms.

    >>> round(npv([-200, 50, 60, 70, 200], 0.1), 2)
    84.24
    """
    return cumulated(amounts, rate)[-1]


def roq(npv: float, present_spend: float) -> float | None:
    """Return on quality: NPV / present value of the spend, a fraction; None without spend.

    Source: the idea of Rust, Zahorik & Keiningham (1995), Journal of Marketing 59(2), 58–70. This
    is the general form of a return, not a numbered equation of that paper.

    Constructed:

    >>> roq(npv=50, present_spend=200), roq(50, 0)
    (0.25, None)
    """
    return settle(npv / present_spend) if present_spend > 0 else None


def payback(amounts: Sequence[float], rate: float) -> int | None:
    """First year (0, 1, 2 …) in which the discounted sum is 0 or more; None if it never is.

    In the exercise named in `discounted` the money is back during the fourth year.

    >>> payback([-200, 50, 60, 70, 200], 0.1), payback([-200, 50], 0.1)
    (4, None)
    """
    sums = cumulated(amounts, rate)
    return next((year for year, total in enumerate(sums) if total >= 0), None)


def break_even(present_spend: float, present_benefit: float) -> float | None:
    """Fraction of the expected benefit that must come true for the NPV to be 0.

    Both in money of year 0. Above 1 if even the whole benefit is too little; None if there is no
    benefit at all.

    Constructed:

    >>> break_even(present_spend=60, present_benefit=100), break_even(60, 0)
    (0.6, None)
    """
    return settle(present_spend / present_benefit) if present_benefit > 0 else None
