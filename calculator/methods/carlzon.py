"""Carlzon's arithmetic: how many times a year a company is created in its customers' minds."""

from calculator.precision import settle

DAYS_PER_YEAR = 365
SECONDS_PER_HOUR = 3600


def moments_per_year(customers: float, contacts: float) -> float:
    r"""Moments of truth a year = customers × contacts per customer.

    Formula:
        M = C \times k

    Symbols:
        M: moments of truth a year
        C: customers a year
        k: contacts per customer

    Source: Carlzon (1987), *Moments of Truth*, chapter 1: ten million customers, about five
    employees each.

    >>> moments_per_year(10_000_000, 5)
    50000000.0
    """
    return settle(customers * contacts)


def moments_per_day(moments: float) -> float:
    r"""Moments a day, over a year of 365 days.

    Formula:
        m = \frac{M}{365}

    Symbols:
        m: moments a day
        M: moments of truth a year

    >>> moments_per_day(50_000_000)
    136986.30137
    """
    return settle(moments / DAYS_PER_YEAR)


def contact_hours(moments: float, seconds: float) -> float:
    r"""Hours of contact a year = moments × seconds each / 3600.

    Formula:
        H = \frac{M \times s}{3600}

    Symbols:
        H: hours of contact a year
        M: moments of truth a year
        s: seconds that one moment lasts

    >>> contact_hours(50_000_000, 15)
    208333.333333
    """
    return settle(moments * seconds / SECONDS_PER_HOUR)


def seconds_per_customer(contacts: float, seconds: float) -> float:
    r"""Seconds that one customer spends in contact with the company in a year.

    Formula:
        S = k \times s

    Symbols:
        S: seconds in contact, per customer and year
        k: contacts per customer
        s: seconds that one contact lasts

    >>> seconds_per_customer(5, 15)
    75.0
    """
    return settle(contacts * seconds)


def misery_per_year(moments: float, share: float) -> float:
    r"""Moments of misery a year = moments of truth a year × share of them that go wrong.

    Moments are 0 or more a year, the share is a fraction of 1; the result is moments a year.

    Formula:
        U = M \times q

    Symbols:
        U: moments of misery a year
        M: moments of truth a year
        q: share of them that go wrong, a fraction of 1

    Source: our own step from Carlzon's count to Hyken's moments of misery; neither of them
    multiplies the two. Constructed: one in a thousand of Carlzon's fifty million.

    >>> misery_per_year(50_000_000, 0.001)
    50000.0
    """
    return settle(moments * share)
