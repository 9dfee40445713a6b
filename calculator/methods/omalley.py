"""O'Malley's three groups: value for customers, employees and investors, and its balance."""

from calculator.methods import spread
from calculator.precision import settle

GROUPS = ("customers", "employees", "investors")
"""In the order in which O'Malley names them; customers are his first focus."""


def balance_min(customers: float, employees: float, investors: float) -> float:
    r"""Balance as the least value that any group gets: min of the three, on 0–10.

    Formula:
        B = \min(c, e, i)

    Symbols:
        B: balance
        c: value for customers, from 0 to 10
        e: value for employees
        i: value for investors

    Source: O'Malley (1998), The Systems Thinker 9(2): no lasting value for one group without
    value for all. He gives no score; that this asks for the minimum is our inference.

    Constructed:

    >>> balance_min(customers=8, employees=3, investors=7)
    3.0
    """
    return settle(min(customers, employees, investors))


def balance_geometric(customers: float, employees: float, investors: float) -> float:
    r"""Balance as the geometric mean: ∛(customers × employees × investors), each on 0–10.

    0 as soon as one group gets nothing. Lies between the minimum and the arithmetic mean.

    Formula:
        B = \sqrt[3]{c \times e \times i}

    Symbols:
        B: balance
        c: value for customers, from 0 to 10
        e: value for employees
        i: value for investors

    Source: our inference from O'Malley (1998), as with `balance_min`.

    Constructed:

    >>> balance_geometric(customers=8, employees=1, investors=8)
    4.0
    """
    # Root by root: the product of three tiny numbers would vanish.
    third = 1 / 3
    return settle(customers**third * employees**third * investors**third)


def mean(customers: float, employees: float, investors: float) -> float:
    r"""Arithmetic mean of the three, on 0–10: what balance is often mistaken for.

    Formula:
        \bar{x} = \frac{c + e + i}{3}

    Symbols:
        \bar{x}: mean
        c: value for customers, from 0 to 10
        e: value for employees
        i: value for investors

    Constructed:

    >>> mean(customers=8, employees=1, investors=9)
    6.0
    """
    return spread.mean([customers, employees, investors])


def weakest(customers: float, employees: float, investors: float) -> str:
    """Name of the group that gets least; of equal ones the first in O'Malley's order.

    Constructed:

    >>> weakest(customers=8, employees=3, investors=3)
    'employees'
    """
    values = (customers, employees, investors)
    return GROUPS[values.index(min(values))]


def lead(customers: float, employees: float, investors: float) -> float | None:
    """Distance from the least value to the next higher one, in points.

    None if all are equal.

    Formula:
        d = x_{(2)} - x_{(1)}

    Symbols:
        d: distance from the least value to the next
        x_{(1)}: least of the three values
        x_{(2)}: next value above it

    Constructed:

    >>> lead(customers=8, employees=3, investors=7), lead(5, 5, 5)
    (4.0, None)
    """
    values = {settle(value) for value in (customers, employees, investors)}
    if len(values) == 1:
        return None
    least, following, *_ = sorted(values)
    return settle(following - least)
