"""Jayawardhena's question: how good are our encounters, in four dimensions?"""

from calculator.catalog.encounter_quality import charts, survey, tables, telling
from calculator.catalog.encounter_quality.fields import EXAMPLE, FIELDS, VALUES
from calculator.declaration import Calculator, Findings, Message, Presentation, note
from calculator.fields import Inputs
from calculator.methods import cronbach, jayawardhena
from calculator.words import amount, choose

FIGURES = ("mean", "sd", "low", "high", "alpha")
"""What is found for each dimension."""
BELOW = ("below", "below_low", "below_high")


def check(inputs: Inputs) -> tuple[Message, ...]:
    """Find answers that do not belong to the items."""
    columns, items = len(inputs["answers"][0]), len(inputs["items"])
    if columns == items:
        return ()
    text = f"Answers: {amount(columns)} in each row, but {amount(items)} items are named; "
    return (Message("answers", text + "one answer for each item is needed, in their order."),)


def calculate(inputs: Inputs) -> Findings:
    """Estimate each dimension from those who answered every item."""
    dimensions = [_estimated(one, inputs["scale"]) for one in survey.dimensions(inputs)]
    for one in dimensions:
        one |= survey.below_others(one, dimensions)
    complete = len(survey.complete(inputs))
    return Findings(
        {
            "overall": jayawardhena.overall([d["mean"] for d in dimensions]) if complete else None,
            "complete": complete,
            "left_out": len(inputs["answers"]) - complete,
        },
        [{key: one[key] for key in ("name", *FIGURES, *BELOW)} for one in dimensions],
        notes=tuple(note("", said) for said in _gaps(dimensions, complete)),
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how good the encounters are, which dimension is lowest, and how sure that is."""
    dimensions = found.beside(survey.dimensions(inputs))
    return Presentation(
        answer=telling.answer(inputs, found, dimensions),
        advice=telling.advice(inputs, found, dimensions),
        charts=(charts.intervals(inputs, found, dimensions),),
        tables=(tables.in_full(found, dimensions), tables.item_by_item(inputs, dimensions)),
        formulas=telling.formulas(found, dimensions),
        claims=telling.claims(dimensions),
    )


def _estimated(one: Inputs, scale: tuple[float, float]) -> Inputs:
    if not one["answers"]:
        return one | dict.fromkeys(FIGURES)
    mean = jayawardhena.estimate(one["scores"], *scale)
    return {**one, **vars(mean), "alpha": cronbach.alpha(one["answers"])}


def _gaps(dimensions: list[Inputs], complete: int) -> list[str]:
    """Say why a figure is missing, or says less than it seems to."""
    said = []
    for one in dimensions if complete > 1 else ():
        if one["sd"] == 0:
            said.append(
                f"{one['label']}: all {amount(complete)} respondents come to the same score, so "
                "alpha cannot be computed and the interval has no width. That is no certainty."
            )
        elif len(one["items"]) == 1:
            said.append(f"{one['label']}: alpha needs at least two items; there is one.")
    if not complete:
        said.append("Nobody answered every item, so nothing can be computed.")
    elif complete == 1:
        said.append("One respondent shows no spread: sd, interval and alpha need two.")
    asked = [one["name"] for one in dimensions]
    missing = [name for name in jayawardhena.DIMENSIONS if name not in asked]
    if missing:
        said.append(f"No item asks about {choose(missing)}; the overall mean lacks it.")
    return said


CALCULATOR = Calculator(
    name="encounter-quality",
    question="How good are our encounters?",
    fields=FIELDS,
    values=VALUES,
    example=EXAMPLE,
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "The four dimensions are published, the questionnaire behind them is not in reach: with "
        "items of your own this is a survey in the spirit of the paper, not its scale.",
        "The interval knows only chance among those who answered. Who was asked, and who did not "
        "answer, it cannot know.",
        "The lowest dimension is picked by looking at the answers, so its distance from the next "
        "seems a little surer than it is.",
        "Leaving out those who skipped an item is fair only if skipping has nothing to do with the "
        "answer. The table shows the means with nobody left out.",
        "Alpha says that items go together, not that they ask about the right thing; it grows with "
        "the number of items, and from few respondents it is a rough guess itself.",
    ),
    sources=("jayawardhena2007", "jayawardhena2010", "cronbach1951", "bitner1994"),
    snippet="""\
from calculator.catalog import load
from calculator.methods import jayawardhena

example = load("encounter-quality").example
answers = jayawardhena.complete_cases(example["answers"])
dimensions = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]
means = [jayawardhena.estimate(jayawardhena.scores(answers, d), 1, 7).mean for d in dimensions]
result = jayawardhena.overall(means)
""",
    snippet_gives="overall",
)
