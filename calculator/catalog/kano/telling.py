"""What delights and what is basic, what follows from it, and the formulas behind it."""

from math import fsum

from calculator.catalog.kano.counts import CLASSES, by_either_table, interval_of, placed
from calculator.declaration import Formula
from calculator.fields import Inputs
from calculator.methods import kano
from calculator.words import agree, amount, percent, percent_range, quote, several, signed

NAMED = 3
"""So many moments on which the rules disagree are named; the rest is counted."""


def answer(moments: list[Inputs]) -> str:
    """What delights, what is basic, and how many classes are clear."""
    delight, basic = _of(moments, "A"), _of(moments, "M")
    said = "No moment delights"
    if delight:
        said = f"{several(delight)} {agree(delight, 'delights', 'delight')}"
    if basic:
        said += f"; {several(basic)} {agree(basic)} taken for granted"
    else:
        said += "; none is taken for granted"
    count, unsure = len(moments), [one for one in moments if not one["significant"]]
    if not unsure:
        sure = "The class is clear" if count == 1 else f"All {amount(count)} classes are clear"
    elif count == 1:
        sure = "The class is not clear"
    else:
        sure = f"{amount(len(unsure))} of {amount(count)} classes {agree(unsure)} not clear"
    return f"{said}. {sure} by Fong’s test."


def _of(moments: list[Inputs], letter: str) -> list[str]:
    return [one["name"] for one in moments if one["class_mode"] == letter]


def advice(inputs: Inputs, moments: list[Inputs]) -> tuple[str, ...]:
    """Where never to fail, where most is to be gained, and where the rules disagree."""
    steps = []
    known = placed(moments)
    if known:
        worst = min(known, key=lambda one: one["worse"])
        best = max(known, key=lambda one: one["better"])
        steps.append(
            f"Never fail in {quote(worst['name'])}: missing it would annoy "
            f"{_customers(worst, 'worse')}."
        )
        steps.append(
            f"Most is to be gained with {quote(best['name'])}: having it would please "
            f"{_customers(best, 'better')}."
        )
    apart = [one for one in moments if one["class_mode"] != one["class_rule"]]
    steps += [
        f"The two rules disagree about {quote(one['name'])}: the most frequent answer says "
        f"{CLASSES[one['class_mode']]}, the larger half of the answers says "
        f"{CLASSES[one['class_rule']]}."
        for one in apart[:NAMED]
    ]
    if len(apart) > NAMED:
        steps.append(f"They disagree about {amount(len(apart) - NAMED)} more: see the table.")
    if not apart:
        steps.append("The two rules for choosing a class agree everywhere.")
    if inputs["pairs"]:
        moved = [one["name"] for one in by_either_table(inputs) if one["moves"]]
        steps.append(
            f"Read by the other table, {several(moved)} would change class."
            if moved
            else "Read by the other table, no moment would change class."
        )
    return tuple(steps)


def _customers(moment: Inputs, key: str) -> str:
    share, interval = percent(abs(moment[key])), interval_of(moment, key)
    return f"{share} ({percent_range(*interval)})" if interval else share


def formulas(moments: list[Inputs]) -> tuple[Formula, ...]:
    """The formulas with the numbers of the first moment that has coefficients."""
    known = placed(moments)
    one = known[0] if known else moments[0]
    coefficients = _coefficients(one) if known else ()
    first, second, *_ = sorted((one[letter] for letter in kano.CLASSES), reverse=True)
    halves = [amount(fsum(one[letter] for letter in half)) for half in ("AOM", "IRQ")]
    return (
        *coefficients,
        Formula(
            "Its class by halves",
            "the largest of A, O, M if A + O + M > I + R + Q, else the largest of I, R, Q",
            f"{' against '.join(halves)}: {CLASSES[one['class_rule']]}",
        ),
        Formula(
            "Whether its class is clear (Fong)",
            "clear if a − b ≥ 1.65 √((a + b)(2n − a − b) ÷ 2n), with a, b the largest counts of n",
            f"{amount(first)} − {amount(second)} = {amount(first - second)} against "
            f"{amount(kano.least_difference(one))}: "
            f"{'clear' if one['significant'] else 'not clear'}",
        ),
    )


def _coefficients(one: Inputs) -> tuple[Formula, ...]:
    a, o, m, usable = map(amount, (one["A"], one["O"], one["M"], kano.judged(one)))
    return (
        Formula(
            f"Better of {quote(one['name'])}",
            "(A + O) ÷ (A + O + M + I)",
            f"({a} + {o}) ÷ {usable} = {signed(one['better'], 3)}",
        ),
        Formula(
            "Its worse",
            "−(O + M) ÷ (A + O + M + I)",
            f"−({o} + {m}) ÷ {usable} = {signed(one['worse'], 3)}",
        ),
    )
