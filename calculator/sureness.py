"""How sure an answer is: asked for after it, since it takes a thousand answers to say.

`how_sure` is to `calculator.declaration.Sureness` what `calculator.reply.respond` is to a reply.
"""

from dataclasses import replace

from calculator.catalog import load
from calculator.declaration import Sureness
from calculator.precision import settled
from calculator.reading import read


def how_sure(name: str, raw: object) -> Sureness | None:
    """Say how sure the answer of the calculator `name` is for `raw` inputs.

    None if the calculator does not know, if nothing was said that it could be known from, or if the
    inputs are faulty; only an unknown name raises (`UnknownCalculator`).
    """
    calculator = load(name)
    if calculator.sure is None:
        return None
    inputs, messages = read(calculator.fields, raw)
    if any(one.level == "error" for one in messages) or calculator.check(inputs):
        return None
    found = calculator.calculate(inputs)
    found = replace(found, values=settled(found.values), rows=settled(found.rows))
    return calculator.sure(inputs, found)
