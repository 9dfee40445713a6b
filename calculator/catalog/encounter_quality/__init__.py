"""Jayawardhena's question: how good are our encounters, in four dimensions?"""

from calculator.catalog.encounter_quality import showing, survey, telling
from calculator.catalog.encounter_quality.example import EXAMPLE
from calculator.declaration import (
    Answers,
    Calculator,
    Choice,
    Findings,
    Inputs,
    Message,
    Name,
    Presentation,
    Scale,
    Table,
    Value,
)
from calculator.methods import cronbach, jayawardhena
from calculator.words import amount, choose


def check(inputs: Inputs) -> tuple[Message, ...]:
    """Find answers that do not belong to the items."""
    columns, items = len(inputs["answers"][0]), len(inputs["items"])
    if columns == items:
        return ()
    text = f"Answers: {amount(columns)} in each row, but {amount(items)} items are named; "
    return (Message("answers", text + "one answer for each item is needed, in their order."),)


def calculate(inputs: Inputs) -> Findings:
    """Reckon each dimension from those who answered every item."""
    answers = jayawardhena.complete_cases(inputs["answers"])
    rows, notes = [], []
    for name, items in survey.dimensions(inputs).items():
        row: survey.Row = dict.fromkeys(("name", "mean", "sd", "low", "high", "alpha"))
        row["name"] = name
        if answers:
            found = jayawardhena.estimate(jayawardhena.scores(answers, items), *inputs["scale"])
            alpha = cronbach.alpha([[given[item] for item in items] for given in answers])
            row |= {
                "mean": found.mean,
                "sd": found.sd,
                "low": found.low,
                "high": found.high,
                "alpha": alpha,
            }
            notes += _gaps(survey.LABELS[name], len(items), len(answers), found.sd)
        rows.append(row)
    complete, given = len(answers), len(inputs["answers"])
    if not complete:
        notes.append(_note("Nobody answered every item, so nothing can be computed."))
    elif complete == 1:
        notes.append(_note("One respondent shows no spread: sd, interval and alpha need two."))
    missing = [name for name in jayawardhena.DIMENSIONS if name not in survey.dimensions(inputs)]
    if missing:
        notes.append(_note(f"No item asks about {choose(missing)}; the overall mean lacks it."))
    means = [row["mean"] for row in rows if row["mean"] is not None]
    return Findings(
        values={
            "overall": jayawardhena.overall(means) if means else None,
            "complete": complete,
            "left_out": given - complete,
        },
        rows=rows,
        notes=tuple(notes),
    )


def _note(text: str) -> Message:
    return Message("", text, level="note")


def _gaps(label: str, items: int, complete: int, sd: float | None) -> list[Message]:
    """Say why a figure of one dimension is missing, or says less than it seems to."""
    if complete < 2:
        return []
    if sd == 0:
        return [
            _note(
                f"{label}: all {amount(complete)} respondents come to the same score, so alpha "
                f"cannot be computed and the interval has no width. That is no certainty."
            )
        ]
    if items == 1:
        return [_note(f"{label}: alpha needs at least two items; there is one.")]
    return []


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how good the encounters are, which dimension is lowest, and how sure that is."""
    answers = jayawardhena.complete_cases(inputs["answers"])
    return Presentation(
        answer=telling.answer(inputs, found, answers),
        advice=telling.advice(inputs, found, answers),
        charts=(showing.chart(inputs, found),),
        tables=(showing.dimension_table(inputs, found), showing.item_table(inputs, answers)),
        formulas=showing.formulas(inputs, found, answers),
    )


FIELDS = (
    Scale(default=(1, 7)),
    Table(
        key="items",
        label="Items",
        row="item",
        rows="items",
        most=60,
        help="The statements that were rated, in the order of the columns below. Those shown at "
        "first are ours: the wordings of the published scale were not to be found.",
        columns=(
            Name(key="name", label="Item", start="New item"),
            Choice(
                key="dimension", label="Dimension", options=survey.LABELS, start="professionalism"
            ),
        ),
    ),
    Answers(
        key="answers",
        label="Answers",
        help="One line for each respondent, one number for each item; a dash where an answer is "
        "missing. Whoever left out any item is left out of all figures.",
    ),
)

VALUES = (
    Value(key="overall", label="Overall encounter quality", unit="points"),
    Value(key="complete", label="Respondents who answered every item", shown="count"),
    Value(key="left_out", label="Respondents left out", shown="count"),
)

CALCULATOR = Calculator(
    name="encounter-quality",
    question="How good are our encounters?",
    fields=FIELDS,
    values=VALUES,
    check=check,
    example=EXAMPLE,
    calculate=calculate,
    present=present,
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
    limits=(
        "The four dimensions are published, the questionnaire behind them is not in reach: with "
        "items of your own this is a survey in the spirit of the paper, not its scale.",
        "The interval knows only chance among those who answered. Who was asked, and who did not "
        "answer, it cannot know.",
        "The lowest dimension is picked by looking at the answers, so its distance from the next "
        "seems a little surer than it is.",
        "Leaving out whoever skipped an item is fair only if skipping has nothing to do with the "
        "answer. The table shows the means with nobody left out.",
        "Alpha says that items go together, not that they ask about the right thing; it grows with "
        "the number of items, and from few respondents it is a rough guess itself.",
    ),
    sources=("jayawardhena2007", "jayawardhena2010", "cronbach1951", "bitner1994"),
)
