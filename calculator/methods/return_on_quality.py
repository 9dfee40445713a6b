"""Return on quality: an improvement is an investment, and must pay like one."""

from collections.abc import Sequence

from calculator.methods.net import net
from calculator.precision import settle


def benefit(revenue_gain: float, cost_saving: float, margin: float) -> float:
    r"""What one year's improvement earns: revenue gain × margin + cost saving.

    Amounts in one currency (negative if revenue or cost went the wrong way), margin a fraction of
    revenue (0–1).

    Formula:
        B = m \times \Delta R + \Delta C

    Symbols:
        B: benefit of one year
        m: margin, a fraction of revenue
        \Delta R: gain in revenue
        \Delta C: saving of cost

    Constructed:

    >>> benefit(revenue_gain=100, cost_saving=5, margin=0.4)
    45.0
    """
    return net([revenue_gain * margin, cost_saving])


def discounted(amounts: Sequence[float], rate: float) -> list[float]:
    r"""Amounts of the years 0, 1, 2 … in money of year 0: amount / (1 + rate)ᵗ.

    The rate is a fraction (0 or more) a year.

    Formula:
        v_t = \frac{a_t}{(1 + i)^t}

    Symbols:
        v_t: amount of year t in money of year 0
        a_t: amount of year t
        i: discount rate, a fraction a year

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
    r"""Running sum of the discounted amounts, year by year; the last one is the NPV.

    Formula:
        C_T = \sum_{t = 0}^{T} \frac{a_t}{(1 + i)^t}

    Symbols:
        C_T: discounted sum up to year T
        a_t: amount of year t, benefit less spend
        i: discount rate, a fraction a year

    The exercise named in `discounted` lacks 52.37 after the third year.

    >>> [round(total, 2) for total in cumulated([-200, 50, 60, 70, 200], 0.1)]
    [-200.0, -154.55, -104.96, -52.37, 84.24]
    """
    values = discounted(amounts, rate)
    return [net(values[: year + 1]) for year in range(len(values))]


def npv(amounts: Sequence[float], rate: float) -> float:
    r"""Net present value: Σ amount / (1 + rate)ᵗ, in money of year 0.

    Amounts (benefit − spend) of the years 0, 1, 2 …, one at least; the rate is a fraction.

    Formula:
        \text{NPV} = \sum_{t = 0}^{T} \frac{a_t}{(1 + i)^t}

    Symbols:
        \text{NPV}: net present value, in money of year 0
        T: last year
        a_t: amount of year t, benefit less spend
        i: discount rate, a fraction a year

    The exercise named in `discounted` prints 84.23, the sum of its rounded terms.

    >>> round(npv([-200, 50, 60, 70, 200], 0.1), 2)
    84.24
    """
    return cumulated(amounts, rate)[-1]


def roq(npv: float, present_spend: float) -> float | None:
    r"""Return on quality: NPV / present value of the spend, a fraction.

    None without spend.

    Formula:
        \text{ROQ} = \frac{\text{NPV}}{S}

    Symbols:
        \text{ROQ}: return on quality, a fraction of 1
        \text{NPV}: net present value
        S: present value of the spend

    Source: the idea of Rust, Zahorik & Keiningham (1995), Journal of Marketing 59(2), 58–70. This
    is the general form of a return, not a numbered equation of that paper.

    Constructed:

    >>> roq(npv=50, present_spend=200), roq(50, 0)
    (0.25, None)
    """
    return settle(npv / present_spend) if present_spend > 0 else None


def payback(amounts: Sequence[float], rate: float) -> int | None:
    r"""First year (0, 1, 2 …) in which the discounted sum is 0 or more.

    None if it never is. In the exercise named in `discounted` the money is back during the fourth
    year.

    Formula:
        P = \min \{ T : C_T \ge 0 \}

    Symbols:
        P: year in which the money is back
        C_T: discounted sum up to year T

    >>> payback([-200, 50, 60, 70, 200], 0.1), payback([-200, 50], 0.1)
    (4, None)
    """
    sums = cumulated(amounts, rate)
    return next((year for year, total in enumerate(sums) if total >= 0), None)


def break_even(present_spend: float, present_benefit: float) -> float | None:
    r"""Fraction of the expected benefit that must come true for the NPV to be 0.

    Both in money of year 0. Above 1 if even the whole benefit is too little; None if there is no
    benefit at all.

    Formula:
        f = \frac{S}{B}

    Symbols:
        f: fraction of the benefit that must come true
        S: present value of the spend
        B: present value of the benefit

    Constructed:

    >>> break_even(present_spend=60, present_benefit=100), break_even(60, 0)
    (0.6, None)
    """
    return settle(present_spend / present_benefit) if present_benefit > 0 else None
