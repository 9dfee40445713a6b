"""The one place where numbers are rounded before they are compared, shown or written."""

from typing import Any

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


def settled(data: Any) -> Any:
    """The same data with every float in it settled, in lists and dicts as well.

    >>> settled({"gap": [0.1 + 0.2, None, 3]})
    {'gap': [0.3, None, 3]}
    """
    if isinstance(data, float):
        return settle(data)
    if isinstance(data, dict):
        return {key: settled(value) for key, value in data.items()}
    if isinstance(data, list):
        return [settled(value) for value in data]
    return data
