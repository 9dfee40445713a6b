"""How an amount of money is written: to the unit; below a hundred with its hundredths."""

from calculator.words import amount, signed


def money(number: float) -> str:
    """An amount."""
    return amount(number, _places(number))


def gain(number: float) -> str:
    """An amount with its sign."""
    return signed(number, _places(number))


def _places(number: float) -> int:
    return 0 if abs(number) >= 100 else 2
