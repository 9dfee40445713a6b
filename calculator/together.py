"""Several people: what their inputs, given apart, show together.

`put_together` is to `calculator.declaration.Agreement` what `calculator.reply.respond` is to a
reply: a pure function of a calculator's name and what each person gave.
"""

from collections.abc import Sequence
from dataclasses import replace

from calculator.catalog import load
from calculator.declaration import Agreement, Calculator, Rater
from calculator.entered import Entered, entered
from calculator.errors import NotTogether
from calculator.precision import settled
from calculator.reading import read
from calculator.survey.headings import apart
from calculator.words import amount, clean, counted, quote

MOST = 50
"""People whose inputs are put together at once."""


def put_together(name: str, people: Sequence[tuple[str, object]]) -> Agreement:
    """Put together what several people gave to the calculator `name`.

    Whoever's inputs are faulty is left out, and it is said who and why.

    Args:
        name: The calculator.
        people: For each person a name, such as that of a file, and raw inputs.

    Raises:
        UnknownCalculator: There is no such calculator.
        NotTogether: It does not put people together, fewer than two people can be read, or their
            inputs have too little in common; the sentence says which.
    """
    calculator = load(name)
    if calculator.together is None:
        raise NotTogether(
            f"The calculator {quote(name)} asks one person at a time; encounter takes several."
        )
    if len(people) > MOST:
        raise NotTogether(
            f"{counted(len(people), 'file')} of several people; at most {amount(MOST)} can be put "
            "together."
        )
    raters: list[Rater] = []
    faults: list[str] = []
    for called, raw in zip(apart([clean(one) for one, _ in people]), people, strict=True):
        one = _answered(calculator, called, raw[1])
        if isinstance(one, Rater):
            raters.append(one)
        else:
            faults.append(one)
    if len(raters) < 2:
        raise NotTogether(
            " ".join(
                [
                    "Two people at least are needed, each in a file of their own; "
                    f"{amount(len(raters))} can be read.",
                    *faults,
                ]
            )
        )
    found = calculator.together(raters)
    return replace(found, said=(*faults, *found.said), values=settled(found.values))


def medians_held(calculator: Calculator, found: Agreement) -> Entered:
    """The medians as a form holds them, for the keys that they are given for."""
    fields = [field for field in calculator.fields if field.key in found.medians]
    return entered(fields, found.medians)


def _answered(calculator: Calculator, called: str, raw: object) -> Rater | str:
    """What was given and found, or a sentence that says what is wrong with it."""
    inputs, messages = read(calculator.fields, raw)
    faults = [one for one in messages if one.level == "error"] or list(calculator.check(inputs))
    if faults:
        more = len(faults) - 1
        others = f" There {'is' if more == 1 else 'are'} {amount(more)} more." if more else ""
        return f"{quote(called)} is left out: {faults[0].text}{others}"
    found = calculator.calculate(inputs)
    found = replace(found, values=settled(found.values), rows=settled(found.rows))
    return Rater(called, inputs, found)
