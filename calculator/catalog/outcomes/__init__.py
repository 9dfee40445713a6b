"""Clayton's question: do our targets measure the process, or what it is for?"""

from calculator.catalog.outcomes import charts, tables, telling
from calculator.catalog.outcomes.contacts import answers_of, check, measured, notes
from calculator.catalog.outcomes.fields import EXAMPLE, FIELDS
from calculator.declaration import Calculator, Findings, Presentation
from calculator.fields import Inputs
from calculator.methods import clayton, wilson


def calculate(inputs: Inputs) -> Findings:
    """Find both rates of each contact, its cell, and where the dissatisfaction is."""
    rows = inputs["rows"]
    priorities = clayton.priorities(
        [one["contacts"] for one in rows],
        [one["satisfied"] for one in rows],
        [answers_of(one) for one in rows],
    )
    found = [{**_rates(one), "priority": priorities[at]} for at, one in enumerate(rows)]
    return Findings({}, found, notes(rows))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say where the process is green and the outcome is not, and what to fix first."""
    contacts = measured(inputs, found)
    return Presentation(
        answer=telling.answer(contacts),
        claims=telling.claims(contacts),
        advice=telling.advice(contacts),
        charts=(charts.plane(contacts), charts.outcomes(contacts), charts.priorities(contacts)),
        tables=(tables.targets(contacts),),
        formulas=telling.formulas(contacts),
    )


def _rates(row: Inputs) -> dict[str, object]:
    process = clayton.rate(row["within_target"], row["contacts"])
    outcome = clayton.rate(row["satisfied"], answers_of(row))
    process_met = clayton.reached(process, row["process_target"])
    outcome_met = clayton.reached(outcome, row["outcome_target"])
    low, high = wilson.interval(row["satisfied"], answers_of(row))
    return {
        "name": row["name"],
        "process_rate": process,
        "outcome_rate": outcome,
        "outcome_rate_low": low,
        "outcome_rate_high": high,
        "process_met": process_met,
        "outcome_met": outcome_met,
        "cell": clayton.cell(process_met, outcome_met),
    }


CALCULATOR = Calculator(
    name="outcomes",
    question="Do our targets measure the process or the outcome?",
    fields=FIELDS,
    example={"rows": EXAMPLE},
    check=check,
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
    snippet="""\
from calculator.methods import clayton

contacts = [900, 400, 350, 250, 1000]
satisfied, answers = [171, 41, 36, 52, 143], [190, 80, 70, 60, 220]
result = clayton.priorities(contacts, satisfied, answers)[4]
""",
    snippet_gives="rows.4.priority",
)
