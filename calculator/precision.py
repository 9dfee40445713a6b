"""The one place where numbers are rounded before they are compared, shown or written."""

SIGNIFICANT_DIGITS = 12


def settle(number: float) -> float:
    """Round a finite number to twelve significant digits, and turn −0 into 0.

    Two C libraries may disagree in the last bit of the same calculation. Twelve digits are far
    more than any survey carries and few enough to hide that bit, so whatever is ranked, compared
    with a threshold or printed is settled first.

    >>> settle(7.3 - 7.2)
    0.1
    >>> settle(-0.0)
    0.0
    """
    return float(f"{number:.{SIGNIFICANT_DIGITS}g}") + 0.0
