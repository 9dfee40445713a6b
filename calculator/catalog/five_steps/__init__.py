"""Converse's five steps: which response delights, and when does delight become basic?"""

from calculator.catalog.five_steps import charts, tables, telling
from calculator.catalog.five_steps.contacts import check, notes, responses_of, scores_of
from calculator.catalog.five_steps.example import EXAMPLE
from calculator.catalog.five_steps.fields import FIELDS
from calculator.charts import Chart
from calculator.declaration import Calculator, Findings, Presentation
from calculator.fields import Inputs
from calculator.methods import converse, wilson

SINCE_NEW = ("since_new", "since_new_low", "since_new_high")
"""A later rate less the first, and the ends of its interval."""


def calculate(inputs: Inputs) -> Findings:
    """Find priority, the response that delights most, and how satisfaction has gone on."""
    contacts = inputs["contacts"]
    priorities = converse.priorities(
        [one["frequency"] for one in contacts], [one["impact"] for one in contacts]
    )
    found = [
        {"name": one["name"], "priority": priorities[at], **_response(one), **_measured(one)}
        for at, one in enumerate(contacts)
    ]
    return Findings({}, found, notes(contacts))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which response comes first, which standards hold, and what may have become basic."""
    contacts = found.beside(inputs["contacts"])
    measured = [one for one in contacts if one["rate"] is not None]
    drawn: list[Chart] = [charts.priorities(contacts)]
    if measured:
        drawn += [charts.standards(measured), charts.story(measured)]
    return Presentation(
        answer=telling.answer(contacts),
        claims=telling.claims(contacts, measured),
        advice=telling.advice(contacts, measured),
        charts=tuple(drawn),
        tables=(tables.steps(contacts), tables.choices(contacts)),
        formulas=telling.formulas(contacts, measured),
    )


def _response(contact: Inputs) -> dict[str, object]:
    responses = responses_of(contact)
    at = converse.chosen(responses)
    if at is None:
        return {"chosen": None, "delight": None}
    return {"chosen": contact["responses"][at]["name"], "delight": converse.delight(responses[at])}


def _measured(contact: Inputs) -> dict[str, object]:
    scores = scores_of(contact)
    if not scores:
        keys = ("rate", "low", "high", "standard_met", "drift", "basic_from")
        return dict.fromkeys((*keys, *SINCE_NEW))
    last = scores[-1]
    rate = converse.rate(last)
    low, high = wilson.interval(last.satisfied, last.answers)
    return {
        "rate": rate,
        "low": low,
        "high": high,
        "standard_met": converse.standard_met(rate, contact["standard"]),
        "drift": converse.drift(scores),
        "basic_from": converse.basic_from(scores),
        **dict(zip(SINCE_NEW, converse.since_new(scores) or (None, None, None), strict=True)),
    }


CALCULATOR = Calculator(
    name="five-steps",
    question="Which response delights, and when does delight become basic?",
    fields=FIELDS,
    example={"contacts": EXAMPLE, "scale": [1, 10]},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "Converse gives five steps and no formulas: the arithmetic for each of them is ours.",
        "Predicted delight is a guess until it has been tried on real customers.",
        "Satisfaction can fall for other reasons than habit, such as more callers or a worse "
        "product. “Basic” is a reading of the fall, not its proof.",
        "Periods are compared two at a time, each with its own interval. In many contacts over "
        "many periods, one will look basic by chance now and then.",
    ),
    sources=("fastcompany2008", "ragulan2009", "wilson1927"),
    snippet="""\
from calculator.methods import converse

satisfied, answers = [57, 56, 46, 45, 43], [60, 60, 60, 62, 61]
scores = [
    converse.Score(period, good, of)
    for period, (good, of) in enumerate(zip(satisfied, answers), start=1)
]
result = converse.basic_from(scores)
""",
    snippet_gives="rows.3.basic_from",
)
