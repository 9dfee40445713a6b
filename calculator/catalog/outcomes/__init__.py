"""Clayton's question: do our targets measure the process, or what it is for?"""

from calculator.catalog.outcomes import charts, telling
from calculator.catalog.outcomes.contacts import answers_of, check, notes
from calculator.catalog.outcomes.fields import FIELDS
from calculator.declaration import Calculator, Findings, Inputs, Presentation
from calculator.methods import clayton


def calculate(inputs: Inputs) -> Findings:
    """Reckon both rates of each contact, its cell, and where the dissatisfaction is."""
    rows = inputs["rows"]
    priorities = clayton.priorities(
        [one["contacts"] for one in rows],
        [one["satisfied"] for one in rows],
        [answers_of(one) for one in rows],
    )
    return Findings(
        {},
        [_row(one, priority) for one, priority in zip(rows, priorities, strict=True)],
        notes(rows),
    )


def _row(row: Inputs, priority: float) -> dict[str, object]:
    process = clayton.rate(row["within_target"], row["contacts"])
    outcome = clayton.rate(row["satisfied"], answers_of(row))
    process_met = clayton.reached(process, row["process_target"])
    outcome_met = clayton.reached(outcome, row["outcome_target"])
    return {
        "name": row["name"],
        "process_rate": process,
        "outcome_rate": outcome,
        "process_met": process_met,
        "outcome_met": outcome_met,
        "cell": clayton.cell(process_met, outcome_met),
        "priority": priority,
    }


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say where the process is green and the outcome is not, and what to put right first."""
    return Presentation(
        answer=telling.answer(found),
        advice=telling.advice(inputs, found),
        charts=(
            charts.plane(inputs, found),
            charts.outcomes(inputs, found),
            charts.priorities(found),
        ),
        tables=(telling.targets(inputs, found),),
        formulas=telling.formulas(inputs, found),
    )


# A month of an IT service desk; made up for illustration.
KEYS = ("name", "contacts", "within_target", "process_target", "satisfied", "answers")

EXAMPLE = (
    (("First human contact", 900, 738, 0.9, 171, 190), 0.85),
    (("Progress update while waiting", 400, 372, 0.9, 41, 80), 0.7),
    (("Handover to second line", 350, 266, 0.85, 36, 70), 0.7),
    (("Workaround or loan device", 250, 230, 0.9, 52, 60), 0.8),
    (("Fix and user confirms it works", 1000, 960, 0.95, 143, 220), 0.8),
)

CALCULATOR = Calculator(
    name="outcomes",
    question="Do our targets measure the process or the outcome?",
    fields=FIELDS,
    values=(),
    example={
        "rows": [
            {**dict(zip(KEYS, row, strict=True)), "outcome_target": target}
            for row, target in EXAMPLE
        ]
    },
    calculate=calculate,
    present=present,
    limits=(
        "The two kinds of target are Clayton’s. The four cells and the priority are our "
        "reconstruction from his article, which gives no formula.",
        "A contact counts once, however much hangs on it: the priority knows how many are "
        "dissatisfied, and not how badly.",
        "A target is met or missed at a line. Just above and just below it hardly differ, so look "
        "at the interval.",
        "Those who answer may not be those who were let down.",
    ),
    sources=("clayton2010", "happysignals2026b", "wilson1927"),
    check=check,
    snippet="""from calculator.methods import clayton

contacts = [900, 400, 350, 250, 1000]
satisfied, answers = [171, 41, 36, 52, 143], [190, 80, 70, 60, 220]
result = clayton.priorities(contacts, satisfied, answers)[4]
""",
    snippet_gives="rows.4.priority",
)
