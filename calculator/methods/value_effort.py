"""Value for effort: how tools for managing journeys rank opportunities."""

from calculator.precision import settle


def value_per_effort(customer_value: float, business_value: float, effort: float) -> float:
    r"""Mean of customer and business value, divided by the effort of the change.

    Both values are fractions of 1; effort is rated above 0 and has no unit, so only the order of
    results means anything.

    Formula:
        v = \frac{C + B}{2 \, E}

    Symbols:
        v: value for effort
        C: customer value, a fraction of 1
        B: business value, a fraction of 1
        E: effort of the change

    Source: practice in journey-management software, which takes half of each value; dividing by
    effort stands for reading its value–effort matrix from one corner. Constructed example.

    >>> value_per_effort(customer_value=1, business_value=0.5, effort=3)
    0.25
    """
    return settle((customer_value + business_value) / 2 / effort)
