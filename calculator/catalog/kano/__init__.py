"""Kano's calculator: which moments delight and which are basic?"""

from math import fsum

from calculator.catalog.kano import charts, tables, telling
from calculator.catalog.kano.counts import doubted, moments_of
from calculator.catalog.kano.fields import EXAMPLE, FIELDS, MOST_MOMENTS
from calculator.declaration import Calculator, Findings, Message, Presentation, note
from calculator.fields import Inputs
from calculator.methods import kano
from calculator.words import amount, quote


def check(inputs: Inputs) -> list[Message]:
    """Find what no field can know: both kinds of data or none, too many names, rows of zeros."""
    rows, pairs = inputs["rows"], inputs["pairs"]
    if rows and pairs:
        said = "Pairs: give either rows of counts or pairs of answers, not both."
        return [Message("pairs", said)]
    if not rows and not pairs:
        said = "Moments: give rows of counts, or pairs of answers; there are neither."
        return [Message("rows", said)]
    named = len({pair["name"] for pair in pairs})
    if named > MOST_MOMENTS:
        said = f"Pairs: {amount(named)} moments; at most {MOST_MOMENTS} can be read."
        return [Message("pairs", said)]
    answers = [fsum(row[one] for one in kano.CLASSES) for row in rows]
    return [
        Message(
            f"rows.{at}",
            f"Moment {at + 1}: its counts come to {amount(given, 6)}; at least 1 answer is needed.",
        )
        for at, given in enumerate(answers)
        if given < 1
    ]


def calculate(inputs: Inputs) -> Findings:
    """Find coefficients, classes and strengths of each moment."""
    rows, notes = [], []
    for at, moment in enumerate(moments_of(inputs)):
        better, strength = kano.better(moment), kano.strength(moment)
        if better is None:
            said = (
                f"{quote(moment['name'])}: every answer is reverse or questionable, so better and "
                "worse cannot be computed."
            )
            path = f"rows.{at}" if inputs["rows"] else "pairs"
            notes.append(note(path, said))
        lead, lead_low, lead_high = kano.lead(moment, kano.class_mode(moment))
        rows.append(
            {
                "name": moment["name"],
                "better": better,
                "worse": kano.worse(moment),
                "class_mode": kano.class_mode(moment),
                "class_rule": kano.class_rule(moment),
                "significant": strength.significant,
                "category_strength": strength.category,
                "total_strength": strength.total,
                "lead": lead,
                "lead_low": lead_low,
                "lead_high": lead_high,
                **doubted(moment),
            }
        )
    return Findings({}, rows, tuple(notes))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say what delights and what is basic, how clear that is, and where the rules disagree."""
    moments = found.beside(moments_of(inputs))
    drawn = any(one["better"] is not None for one in moments)
    return Presentation(
        answer=telling.answer(moments, inputs["table"]),
        advice=telling.advice(inputs, moments),
        charts=(charts.plane(moments), charts.intervals(moments)) if drawn else (),
        tables=(
            tables.classes(moments),
            tables.answered(moments),
            *((tables.two_tables(inputs),) if inputs["pairs"] else ()),
            tables.evaluation(),
        ),
        formulas=telling.formulas(moments),
        claims=telling.claims(moments, inputs["table"]),
    )


CALCULATOR = Calculator(
    name="kano",
    question="Which moments delight and which are basic?",
    fields=FIELDS,
    example={"rows": EXAMPLE, "table": kano.KANO},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "One class for all customers hides segments: a split between attractive and indifferent "
        "may be two kinds of customer.",
        "Classes age. What delights today is asked for tomorrow and taken for granted later.",
        "It tells you how people would feel, not how much it matters to them nor how well you do.",
        "Fong’s test knows nothing of the other counts, and it is weak with few answers.",
    ),
    sources=("kano1984", "berger1993", "sauerwein1996", "fong1996", "lee1997"),
    snippet="""\
from calculator.methods.kano import better, class_mode, class_rule

cabin = {"A": 41, "O": 27, "M": 6, "I": 43, "R": 1, "Q": 2}
print(class_mode(cabin), class_rule(cabin))
result = better(cabin)
""",
    snippet_gives="rows.0.better",
)
