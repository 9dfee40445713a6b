"""The calculators people meet, one module or package each.

Each is a calculator as soon as it exists: `five_steps` is found as "five-steps". What `_begins` so
is none, and can be shared by those that are. An organisation's own lie in a folder that is added.
"""

import pkgutil
from functools import cache
from importlib import import_module

from calculator.declaration import Calculator
from calculator.errors import MomentsError
from calculator.words import choose, nearest, quote


class UnknownCalculator(MomentsError, LookupError):
    """There is no calculator of that name; the message names the nearest one."""


@cache
def names() -> tuple[str, ...]:
    """Names of all calculators, in alphabetical order."""
    found = {m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")}
    return tuple(sorted(name.replace("_", "-") for name in found))


def add(folder: str) -> None:
    """Let the modules of a folder be calculators too; where a name is taken, ours is the one."""
    if folder not in __path__:
        __path__.append(folder)
        names.cache_clear()


def load(name: str) -> Calculator:
    """The declaration of the calculator `name`; raises `UnknownCalculator`."""
    if name not in names():
        hint = nearest(name, names())
        known = f"did you mean {quote(hint)}?" if hint else f"there are {choose(names(), 'and')}."
        raise UnknownCalculator(f"There is no calculator {quote(name)}; {known}")
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    calculator: Calculator = module.CALCULATOR
    return calculator
