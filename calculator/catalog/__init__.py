"""The calculators people meet, one module or package each.

Each is a calculator as soon as it exists: `five_steps` is found as "five-steps".
"""

import pkgutil
from functools import cache
from importlib import import_module

from calculator.declaration import Calculator
from calculator.words import choose, nearest, quote


class UnknownCalculator(LookupError):
    """There is no calculator of that name; the message names the nearest one."""


@cache
def names() -> tuple[str, ...]:
    """Names of all calculators, in alphabetical order."""
    return tuple(sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(__path__)))


def load(name: str) -> Calculator:
    """The declaration of the calculator `name`; raises `UnknownCalculator`."""
    if name not in names():
        hint = nearest(name, names())
        known = f"did you mean {quote(hint)}?" if hint else f"there are {choose(names(), 'and')}."
        raise UnknownCalculator(f"There is no calculator {quote(name)}; {known}")
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    calculator: Calculator = module.CALCULATOR
    return calculator
