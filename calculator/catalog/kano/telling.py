"""What delights and what is basic, what follows from it, and the formulas behind it."""

from math import fsum

from calculator.catalog.kano.counts import BLIND, CLASSES, by_either_table, faulty, of_all, placed
from calculator.declaration import Claim, Formula
from calculator.fields import Inputs
from calculator.methods import kano
from calculator.words import agree, amount, percent, percent_range, quote, several, signed

NAMED = 3
"""So many moments on which the rules disagree are named; the rest is counted."""


def answer(moments: list[Inputs], table: str) -> str:
    """What delights and what is basic, as far as the answers show it; faults of the data first."""
    mended = faulty(moments, table)
    sound = [one for one in moments if one not in mended]
    said = _faults(mended, table) if mended else ""
    if not sound:
        return said
    delight, basic = (names_of(sound, letter) for letter in "AM")
    parts = [words(names, letter) for names, letter in ((delight, "A"), (basic, "M")) if names]
    told = "; ".join(parts) if parts else "These answers show no moment that delights or is basic"
    unsure = [one for one in sound if one["lead_low"] <= 0]
    count = len(sound)
    if not unsure:
        sure = "The class is clear" if count == 1 else f"All {amount(count)} classes are clear"
    elif count == 1:
        sure = "The class is not clear"
    else:
        sure = f"{amount(len(unsure))} of {amount(count)} classes {agree(unsure)} not clear"
    return f"{said}{told}. {sure}, by the interval of the most frequent answer less the next."


def _faults(mended: list[Inputs], table: str) -> str:
    """What is wrong with data in which so many answers contradict themselves."""
    worst = max(mended, key=lambda one: one["questionable"])
    more = f", and of {several([one['name'] for one in mended if one is not worst])}"
    return (
        f"Mend the data before you read on: {percent(worst['questionable'])} of the answers about "
        f"{quote(worst['name'])} contradict themselves"
        f"{more if len(mended) > 1 else ''}, where ticking at random gives "
        f"{percent(BLIND[table])}. Look for swapped columns, or for codes that run the other way. "
    )


def names_of(moments: list[Inputs], letter: str) -> list[str]:
    """Moments whose most frequent class is this one beyond doubt."""
    return [one["name"] for one in moments if one["class_mode"] == letter and one["lead_low"] > 0]


def words(names: list[str], letter: str) -> str:
    """What is claimed of moments of a class."""
    if letter == "A":
        return f"{several(names)} {agree(names, 'delights', 'delight')}"
    return f"{several(names)} {agree(names)} taken for granted"


def claims(moments: list[Inputs], table: str) -> tuple[Claim, ...]:
    """What the answer says of classes, and of data that contradict themselves."""
    mended = faulty(moments, table)
    sound = [one for one in moments if one not in mended]
    made = [
        Claim("Mend the data", f"rows.{at}.questionable", side=1, line=BLIND[table])
        for at, one in enumerate(moments)
        if one in mended
    ]
    for letter in "AM":
        names = names_of(sound, letter)
        made += [
            Claim(words(names, letter), f"rows.{at}.lead", side=1)
            for at, one in enumerate(moments)
            if one in sound and one["class_mode"] == letter and one["lead_low"] > 0
        ]
    return tuple(made)


def advice(inputs: Inputs, moments: list[Inputs]) -> tuple[str, ...]:
    """What missing and having would do, of all who answered, and where the rules disagree."""
    steps = []
    mended = faulty(moments, inputs["table"])
    known = [one for one in placed(moments) if one not in mended]
    if known:
        worst = max(known, key=lambda one: of_all(one, "worse")[0])
        best = max(known, key=lambda one: of_all(one, "better")[0])
        never = ": never fail in it" if worst["name"] in names_of(known, "M") else ""
        steps.append(
            f"Missing {quote(worst['name'])} would annoy {_customers(worst, 'worse')}, the largest "
            f"share here{never}."
        )
        steps.append(
            f"Having {quote(best['name'])} would please {_customers(best, 'better')}, the largest "
            "share here."
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
    share, low, high = of_all(moment, key)
    return f"{percent(share)} of all who answered ({percent_range(low, high)})"


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
