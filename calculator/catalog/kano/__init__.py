"""Kano's calculator: which moments delight and which are basic?"""

from calculator.catalog.kano import charts, tables, telling
from calculator.catalog.kano.counts import check, counts_of
from calculator.catalog.kano.fields import FIELDS
from calculator.declaration import Calculator, Findings, Inputs, Message, Presentation
from calculator.methods import kano
from calculator.words import quote


def calculate(inputs: Inputs) -> Findings:
    """Reckon coefficients, classes and strengths of each moment."""
    rows, notes = [], []
    for at, (name, counts) in counts_of(inputs).items():
        strength = kano.strength(counts)
        better = kano.better(counts)
        if better is None:
            path = f"rows.{at}" if inputs["rows"] else "pairs"
            text = (
                f"{quote(name)}: every answer is reverse or questionable, so better and worse "
                f"cannot be computed."
            )
            notes.append(Message(path, text, level="note"))
        rows.append(
            {
                "name": name,
                "better": better,
                "worse": kano.worse(counts),
                "class_mode": kano.class_mode(counts),
                "class_rule": kano.class_rule(counts),
                "significant": strength.significant,
                "category_strength": strength.category,
                "total_strength": strength.total,
            }
        )
    return Findings(values={}, rows=rows, notes=tuple(notes))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say what delights and what is basic, how clear that is, and where the rules disagree."""
    counts = [one for _, one in counts_of(inputs).values()]
    placed = [row for row in found.rows if row["better"] is not None]
    drawn = (charts.plane(found), charts.intervals(found, counts)) if placed else ()
    return Presentation(
        answer=telling.answer(found),
        advice=telling.advice(inputs, found, counts),
        charts=drawn,
        tables=(
            tables.classes(found),
            tables.answered(found, counts),
            *((tables.two_tables(inputs),) if inputs["pairs"] else ()),
            tables.evaluation(),
        ),
        formulas=telling.formulas(found, counts),
    )


SNIPPET = """\
from calculator.methods.kano import better, class_mode, class_rule

cabin = {"A": 41, "O": 27, "M": 6, "I": 43, "R": 1, "Q": 2}
print(class_mode(cabin), class_rule(cabin))
result = better(cabin)
"""

CALCULATOR = Calculator(
    name="kano",
    question="Which moments delight and which are basic?",
    fields=FIELDS,
    values=(),
    example={
        "rows": [
            {
                "name": "Cabin welcome and service",
                "A": 41,
                "O": 27,
                "M": 6,
                "I": 43,
                "R": 1,
                "Q": 2,
            },
            {
                "name": "Online check-in and seat choice",
                "A": 28,
                "O": 52,
                "M": 22,
                "I": 14,
                "R": 2,
                "Q": 2,
            },
            {"name": "Disruption message", "A": 6, "O": 38, "M": 64, "I": 9, "R": 1, "Q": 2},
            {
                "name": "Birthday or first-flight greeting",
                "A": 62,
                "O": 6,
                "M": 1,
                "I": 44,
                "R": 5,
                "Q": 2,
            },
            {"name": "Baggage reclaim", "A": 3, "O": 49, "M": 57, "I": 9, "R": 0, "Q": 2},
        ],
        "table": kano.KANO,
    },
    calculate=calculate,
    present=present,
    check=check,
    limits=(
        "One class for all customers hides segments: a split between attractive and indifferent "
        "may be two kinds of customer.",
        "Classes age. What delights today is asked for tomorrow and taken for granted later.",
        "It tells how people would feel, not how much it matters to them nor how well you do it.",
        "Fong’s test knows nothing of the other counts, and it is weak with few answers.",
    ),
    sources=("kano1984", "berger1993", "sauerwein1996", "fong1996", "lee1997"),
    snippet=SNIPPET,
    snippet_gives="rows.0.better",
)
