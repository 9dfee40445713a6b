"""What delights and what is basic, what follows from it, and the formulas behind it."""

from math import fsum

from calculator.catalog.kano.counts import CLASSES, Counts, compared, interval_of
from calculator.declaration import Findings, Formula, Inputs
from calculator.methods import kano
from calculator.words import amount, percent, percent_range, quote, several, signed


def _of(found: Findings, one: str) -> list[str]:
    return [row["name"] for row in found.rows if row["class_mode"] == one]


def answer(found: Findings) -> str:
    """What delights, what is basic, and how many classes are clear."""
    delight, basic = _of(found, "A"), _of(found, "M")
    said = "No moment delights"
    if delight:
        said = f"{several(delight)} {'delights' if len(delight) == 1 else 'delight'}"
    if basic:
        said += f"; {several(basic)} {'is' if len(basic) == 1 else 'are'} taken for granted"
    else:
        said += "; none is taken for granted"
    count = len(found.rows)
    unsure = [row["significant"] for row in found.rows].count(False)
    if not unsure:
        sure = "The class is clear" if count == 1 else f"All {amount(count)} classes are clear"
    elif count == 1:
        sure = "The class is not clear"
    else:
        verb = "is" if unsure == 1 else "are"
        sure = f"{amount(unsure)} of {amount(count)} classes {verb} not clear"
    return f"{said}. {sure} by Fong’s test."


def _words(share: float, answers: float) -> str:
    interval = interval_of(share, answers)
    if interval is None:
        return percent(share)
    return f"{percent(share)} ({percent_range(*interval)})"


def advice(inputs: Inputs, found: Findings, counts: list[Counts]) -> tuple[str, ...]:
    """Where never to fail, where most is to be gained, and where the rules disagree."""
    steps = []
    placed = [at for at, row in enumerate(found.rows) if row["better"] is not None]
    if placed:
        worst = min(placed, key=lambda at: (found.rows[at]["worse"], at))
        best = max(placed, key=lambda at: (found.rows[at]["better"], -at))
        missing = _words(-found.rows[worst]["worse"], kano.judged(counts[worst]))
        pleased = _words(found.rows[best]["better"], kano.judged(counts[best]))
        steps.append(
            f"Never fail in {quote(found.rows[worst]['name'])}: missing it would annoy {missing}."
        )
        steps.append(
            f"Most is to be gained with {quote(found.rows[best]['name'])}: having it would please "
            f"{pleased}."
        )
    apart = [row for row in found.rows if row["class_mode"] != row["class_rule"]]
    steps += [
        f"The two rules disagree about {quote(row['name'])}: the most frequent answer says "
        f"{CLASSES[row['class_mode']]}, the larger half of the answers says "
        f"{CLASSES[row['class_rule']]}."
        for row in apart[:3]
    ]
    if len(apart) > 3:
        steps.append(f"They disagree about {amount(len(apart) - 3)} more: see the table.")
    if not apart:
        steps.append("The two rules for choosing a class agree everywhere.")
    if inputs["pairs"]:
        moved = [row[0] for row in compared(inputs) if row[3]]
        steps.append(
            f"Read by the other table, {several(moved)} would change class."
            if moved
            else "Read by the other table, no moment would change class."
        )
    return tuple(steps)


def formulas(found: Findings, counts: list[Counts]) -> tuple[Formula, ...]:
    """The formulas with the numbers of the first moment that has coefficients."""
    placed = [at for at, row in enumerate(found.rows) if row["better"] is not None]
    at = placed[0] if placed else 0
    row, one = found.rows[at], counts[at]
    lines = []
    if placed:
        a, o, m, usable = (amount(n) for n in (one["A"], one["O"], one["M"], kano.judged(one)))
        lines = [
            Formula(
                f"Better of {quote(row['name'])}",
                "(A + O) ÷ (A + O + M + I)",
                f"({a} + {o}) ÷ {usable} = {signed(row['better'], 3)}",
            ),
            Formula(
                "Its worse",
                "−(O + M) ÷ (A + O + M + I)",
                f"−({o} + {m}) ÷ {usable} = {signed(row['worse'], 3)}",
            ),
        ]
    first, second, *_ = sorted((one[letter] for letter in kano.CLASSES), reverse=True)
    least = kano.least_difference(one)
    return (
        *lines,
        Formula(
            "Its class by halves",
            "the largest of A, O, M if A + O + M > I + R + Q, else the largest of I, R, Q",
            f"{amount(fsum(one[x] for x in 'AOM'))} against "
            f"{amount(fsum(one[x] for x in 'IRQ'))}: {CLASSES[row['class_rule']]}",
        ),
        Formula(
            "Whether its class is clear (Fong)",
            "clear if a − b ≥ 1.65 √((a + b)(2n − a − b) ÷ 2n), with a, b the largest counts of n",
            f"{amount(first)} − {amount(second)} = {amount(first - second)} against "
            f"{amount(least)}: {'clear' if row['significant'] else 'not clear'}",
        ),
    )
