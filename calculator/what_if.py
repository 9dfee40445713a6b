"""What if: the answer to changed figures beside the answer to those that were frozen."""

from dataclasses import replace

from calculator.catalog import load
from calculator.declaration import Beside, Calculator, Findings
from calculator.fields import Inputs
from calculator.precision import settled
from calculator.reading import read


def put_beside(name: str, frozen: object, changed: object) -> Beside | None:
    """Compare two sets of raw inputs of the calculator `name`: as it is, and what if.

    None if the calculator does not compare, or if either set is faulty; only an unknown name raises
    (`UnknownCalculator`).
    """
    calculator = load(name)
    if calculator.beside is None:
        return None
    found = [_answered(calculator, raw) for raw in (frozen, changed)]
    before, after = found
    if before is None or after is None:
        return None
    return calculator.beside(*before, *after)


def _answered(calculator: Calculator, raw: object) -> tuple[Inputs, Findings] | None:
    inputs, messages = read(calculator.fields, raw)
    if any(one.level == "error" for one in messages) or calculator.check(inputs):
        return None
    found = calculator.calculate(inputs)
    return inputs, replace(found, values=settled(found.values), rows=settled(found.rows))
