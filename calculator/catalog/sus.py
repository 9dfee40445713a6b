"""The System Usability Scale: how usable do people find it, and how sure are we?"""

from collections.abc import Mapping
from typing import Any

from calculator import charts
from calculator.declaration import (
    Calculator,
    Findings,
    Formula,
    Message,
    Presentation,
    Value,
    note,
)
from calculator.fields import Answers, Inputs, Scale, told
from calculator.grids import Grid, grid, number, text
from calculator.methods import brooke, jayawardhena
from calculator.words import amount, counted, plural

FEW = 12
"""Answers in full below which the interval is called wide before anything else is."""
SCALE = (brooke.LOWEST, brooke.HIGHEST)
FIELDS = (
    Scale(
        default=SCALE,
        help="The ten statements are answered from 1 to 5; no other scale fits.",
        fixed=True,
    ),
    told(
        Answers("answers", "Answers", widest=60),
        "One line for each person, ten numbers in the order of the statements, from 1 (strongly "
        "disagree) to 5 (strongly agree); a dash where an answer is missing. Anyone who left out "
        "a statement has no score.",
    ),
)
VALUES = (
    Value("score", "SUS score", unit="points"),
    Value("low", "Interval, low", unit="points"),
    Value("high", "Interval, high", unit="points"),
    Value("sd", "Standard deviation", unit="points"),
    Value("complete", "People who answered all ten", shown="count"),
    Value("left_out", "People left out", shown="count"),
)
# Made up: eight people after their first booking with an app.
FIVE_PEOPLE = {
    "answers": [
        [4, 2, 4, 1, 4, 2, 4, 2, 4, 2],
        [5, 2, 4, 2, 3, 3, 5, 1, 4, 1],
        [3, 3, 3, 2, 4, 2, 4, 3, 3, 2],
        [4, 1, 5, 1, 4, 2, 5, 1, 5, 1],
        [2, 4, 2, 3, 3, 4, 3, 4, 2, 4],
        [4, 2, 4, 1, 3, 2, 4, 2, 4, 3],
        [5, 1, 5, 2, 5, 1, 4, 2, 4, 1],
        [3, 3, 4, 2, 3, 3, 4, 2, 3, None],
    ]
}
PRAISE, COMPLAINT = "praises", "complains"


def check(inputs: Inputs) -> list[Message]:
    """Find another scale, and lines that do not hold ten answers."""
    if inputs["scale"] != SCALE:
        low, high = map(amount, inputs["scale"])
        said = f"Scale: {low} to {high} does not fit; the ten statements are answered from 1 to 5."
        return [Message("scale", said)]
    columns = len(inputs["answers"][0])
    if columns != brooke.STATEMENTS:
        said = (
            f"Answers: {counted(columns, 'number')} in each line; ten are needed, one for each "
            "statement in its order."
        )
        return [Message("answers", said)]
    return []


def calculate(inputs: Inputs) -> Findings:
    """Score each person who answered all ten, and find the mean with its interval."""
    whole = jayawardhena.complete_cases(inputs["answers"])
    values: dict[str, Any] = dict.fromkeys(value.key for value in VALUES)
    values |= {"complete": len(whole), "left_out": len(inputs["answers"]) - len(whole)}
    if whole:
        mean = jayawardhena.estimate([brooke.score(row) for row in whole], 0, brooke.MOST)
        values |= {"score": mean.mean, "low": mean.low, "high": mean.high, "sd": mean.sd}
    return Findings(values, _statements(whole), tuple(note("", said) for said in _gaps(values)))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say the score and how sure it is, and show what each statement adds."""
    values = found.values
    if not values["complete"]:
        return Presentation(
            answer="Nobody answered all ten statements, so there is no score.",
            advice=("Ask those again who left a statement out; the middle, 3, is an answer too.",),
        )
    whole = jayawardhena.complete_cases(inputs["answers"])
    return Presentation(
        answer=_answer(values),
        advice=_advice(values),
        charts=(_interval(values), _adds(found.rows)),
        tables=(_table(found.rows),),
        formulas=_formulas(values, whole[0]),
    )


def _statements(whole: list[list[float]]) -> list[dict[str, Any]]:
    rows = []
    for at in range(1, brooke.STATEMENTS + 1) if whole else ():
        answers = [row[at - 1] for row in whole]
        rows.append(
            {
                "name": f"Statement {at}",
                "mean": jayawardhena.overall(answers),
                "adds": jayawardhena.overall(
                    [brooke.contribution(at, answer) for answer in answers]
                ),
                "means": PRAISE if at % 2 else COMPLAINT,
            }
        )
    return rows


def _gaps(values: Mapping[str, Any]) -> list[str]:
    said = []
    if values["left_out"] and values["complete"]:
        said.append(
            f"{plural(values['left_out'], 'person', 'people')} left out, a statement being "
            "unanswered; Brooke asks people to mark the middle where they cannot answer, and "
            "nothing is filled in here."
        )
    if values["complete"] == 1:
        said.append("One person shows no spread: the interval needs two.")
    elif values["sd"] == 0:
        said.append(
            "All come to the same score, so the interval has no width. That is no certainty."
        )
    return said


def _answer(values: Mapping[str, Any]) -> str:
    said = f"The SUS score is {amount(values['score'], 1)} of 100"
    if values["low"] is None or not values["sd"]:
        return f"{said}, from {counted(values['complete'], 'answer')} in full."
    return (
        f"{said}, from {counted(values['complete'], 'answer')} in full; among all such users it "
        f"most likely lies between {amount(values['low'], 1)} and {amount(values['high'], 1)}."
    )


def _advice(values: Mapping[str, Any]) -> tuple[str, ...]:
    steps = []
    if values["low"] is not None and values["complete"] < FEW:
        wide = amount(values["high"] - values["low"], 0)
        steps.append(
            f"{counted(values['complete'], 'answer').capitalize()} are few: the interval is {wide} "
            "points wide. Ask more people before you compare this score with another."
        )
    steps.append(
        "It is no per cent of anything. Compare it with your own earlier score or with a score of "
        "the same kind of thing, and compare the intervals as well."
    )
    steps.append(
        "It does not say what to mend: the statements are not meant to be read one by one. Watch "
        "people at work for that."
    )
    return tuple(steps)


def _interval(values: Mapping[str, Any]) -> charts.Spans:
    shown = amount(values["score"], 1)
    title = f"The score is {shown}"
    if values["low"] is not None:
        ends = f"{amount(values['low'], 1)} to {amount(values['high'], 1)}"
        shown, title = f"{shown} ({ends})", f"The score may lie anywhere from {ends}"
    line = {"name": "SUS score", **values, "shown": shown}
    return charts.spans(
        title,
        f"The mean score from 0 to 100 with its 95 % interval: {shown}.",
        [line],
        "score",
        "shown",
        axis=(0, brooke.MOST),
        x_label="Points",
        table=grid(
            "The score in numbers",
            [{"label": one.label, "value": values[one.key]} for one in VALUES],
            text("Figure", "label"),
            number("Value", "value"),
        ),
    )


def _adds(rows: list[dict[str, Any]]) -> charts.Bars:
    return charts.bars(
        "What each statement adds, from 0 to 4: more is better for all ten",
        "Odd statements praise and add their answer less 1; even ones complain and add 5 less it.",
        rows,
        "adds",
        lambda one: amount(one, 2),
        high=4,
        table=_table(rows),
    )


def _table(rows: list[dict[str, Any]]) -> Grid:
    return grid(
        "The ten statements",
        rows,
        text("Statement", "name"),
        text("It", "means"),
        number("Mean answer", "mean"),
        number("Adds", "adds"),
    )


def _formulas(values: Mapping[str, Any], first: list[float]) -> tuple[Formula, ...]:
    parts = " + ".join(
        amount(brooke.contribution(at, one)) for at, one in enumerate(first, start=1)
    )
    lines = [
        Formula(
            "Score of the first who answered all ten",
            "2.5 × (Σ odd answers − 1, and Σ 5 − even answers)",
            f"2.5 × ({parts}) = {amount(brooke.score(first), 1)}",
        )
    ]
    if values["low"] is not None:
        lines.append(
            Formula(
                "Interval",
                "mean ± t × sd ÷ √people, cut to 0 to 100",
                f"{amount(values['score'], 2)} ± t × {amount(values['sd'], 2)} ÷ "
                f"√{amount(values['complete'])} = {amount(values['low'], 1)} to "
                f"{amount(values['high'], 1)}",
            )
        )
    return tuple(lines)


CALCULATOR = Calculator(
    name="sus",
    question="How usable do people find it?",
    fields=FIELDS,
    values=VALUES,
    example=FIVE_PEOPLE,
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "A score from 0 to 100 looks like a per cent figure and is none: 68 does not mean that 68 "
        "of 100 people are content.",
        "It measures how usable people find a thing after they used it, not whether they got done "
        "what they came for, and not why.",
        "Half of the statements complain. People who answer all ten alike have overlooked that, "
        "and their score comes to 50 whatever they think.",
        "The interval covers chance alone and takes the people for a random draw; with few of them "
        "and scores near an end it is a rough guess.",
    ),
    sources=("brooke1996", "bangor2008"),
    snippet="""\
from calculator.catalog import load
from calculator.methods import brooke, jayawardhena

answers = jayawardhena.complete_cases(load("sus").example["answers"])
scores = [brooke.score(row) for row in answers]
result = jayawardhena.estimate(scores, 0, 100).mean""",
    snippet_gives="score",
)
