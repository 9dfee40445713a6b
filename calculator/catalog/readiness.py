"""Readiness: how likely is a pass, judged by first attempts at questions like those of a paper?"""

from collections.abc import Sequence

from calculator import charts
from calculator.catalog._figures import figures
from calculator.declaration import (
    Calculator,
    Findings,
    Formula,
    Message,
    Presentation,
    Value,
    note,
)
from calculator.fields import Inputs, Number, told
from calculator.grids import Grid, grid, number, text
from calculator.methods import beta_binomial
from calculator.words import amount, counted, percent

FEWEST = 20
"""First attempts from which on anything is said."""
NEARLY_SURE = 0.95
LEAST_LIKELY = 1e-12
"""Below what twelve digits tell from zero: a pass is never impossible, nor is a failure."""
SUPPOSED = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
"""Shares of right answers that the table supposes."""
FIELDS = (
    told(
        Number("answered", "First attempts", 0, 100_000, whole=True),
        "Questions that a machine marked when you answered them for the first time; of a question "
        "that comes with other numbers, the first alone.",
    ),
    told(
        Number("right", "Right", 0, 100_000, whole=True),
        "How many of those were right at once.",
    ),
    told(
        Number("questions", "Questions of the paper", 1, 500, default=40, whole=True),
        "How many questions the paper has.",
    ),
    told(
        Number("pass_mark", "Right answers needed", 1, 500, default=26, whole=True),
        "How many of them must be right.",
    ),
)
VALUES = (
    Value("chance", "Chance of a pass", shown="share"),
    Value("expected", "Right answers expected"),
    Value("low", "At least, in 95 of 100 papers", shown="count"),
    Value("high", "At most, in 95 of 100 papers", shown="count"),
    Value("share", "Right at the first attempt", shown="share"),
    Value("enough", "Share that passes 95 of 100 papers", shown="share"),
)


def check(inputs: Inputs) -> Sequence[Message]:
    """Find more right answers than answers, and a pass mark above the paper."""
    pairs = (
        ("right", "Right", "answered", "first attempts"),
        ("pass_mark", "Right answers needed", "questions", "questions of the paper"),
    )
    return [
        Message(
            key,
            f"{label}: {amount(inputs[key])} cannot be more than the {of}, which are "
            f"{amount(inputs[whole])}.",
        )
        for key, label, whole, of in pairs
        if inputs[key] > inputs[whole]
    ]


def calculate(inputs: Inputs) -> Findings:
    """Foresee a paper, once there are enough first attempts."""
    right, answered, questions, needed = (
        int(inputs[key]) for key in ("right", "answered", "questions", "pass_mark")
    )
    values = {value.key: None for value in VALUES} | {
        "share": right / answered if answered else None,
        "enough": _enough(questions, needed),
    }
    if answered < FEWEST:
        more = counted(FEWEST - answered, "first attempt")
        said = f"Nothing is foreseen from fewer than {FEWEST} first attempts; {more} to go."
        return Findings(values, notes=(note("answered", said),))
    found = beta_binomial.foresee(right, answered, questions, needed)
    return Findings(
        values
        | {
            "chance": _possible(found.probability),
            "expected": found.expected,
            "low": found.low,
            "high": found.high,
        }
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how likely a pass is, what it rests on, and what would be enough."""
    if found.values["chance"] is None:
        return Presentation(
            answer=f"{_counts(inputs)}: that is too few to foresee a paper.",
            advice=(f"Answer {FEWEST} questions for the first time, then ask again.",),
            tables=(_supposed(inputs),),
            formulas=_formulas(inputs, found),
        )
    return Presentation(
        answer=(
            f"At least {amount(inputs['pass_mark'])} of "
            f"{counted(inputs['questions'], 'new question')} like those answered: "
            f"{_in_hundred(found.values['chance'])}. It rests on {_counts(inputs)}."
        ),
        advice=_advice(inputs, found),
        charts=(_paper(inputs, found),),
        tables=(figures("The paper in numbers", VALUES, found), _supposed(inputs)),
        formulas=_formulas(inputs, found),
    )


def _enough(questions: int, needed: int) -> float | None:
    """The smallest share, in whole per cent, that passes 95 of 100 papers; none passes some."""
    low, high = 0, 100  # a larger share passes more papers, so halving finds the first
    while high - low > 1:
        middle = (low + high) // 2
        if beta_binomial.at_least(middle / 100, questions, needed) >= NEARLY_SURE:
            high = middle
        else:
            low = middle
    return high / 100 if high < 100 else None


def _possible(probability: float) -> float:
    return min(max(probability, LEAST_LIKELY), 1 - LEAST_LIKELY)


def _counts(inputs: Inputs) -> str:
    return (
        f"{counted(inputs['answered'], 'first attempt')}, {amount(inputs['right'])} of them right"
    )


def _in_hundred(chance: float) -> str:
    """A probability as so many of a hundred.

    >>> _in_hundred(0.809), _in_hundred(0.9998), _in_hundred(0.001)
    ('81 in 100', 'over 99 in 100', 'under 1 in 100')
    """
    return f"{percent(chance).removesuffix(' %')} in 100"


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    values = found.values
    low, high = amount(values["low"]), amount(values["high"])
    steps = [
        f"In 95 of 100 such papers {low} to {high} of {amount(inputs['questions'])} would be "
        "right: that range holds luck with the questions, and what so many first attempts leave "
        "open."
    ]
    if values["enough"] is not None and values["chance"] < NEARLY_SURE:
        steps.append(
            f"Practise until you are sure of {percent(values['enough'])} right answers: a share of "
            f"{percent(values['enough'])} passes at least 95 of 100 such papers."
        )
    steps.append(
        "It speaks of questions like those you answered. An exam asks others too: look up how much "
        "of it these questions cover before you rely on this."
    )
    return tuple(steps)


def _paper(inputs: Inputs, found: Findings) -> charts.Spans:
    needed, values = amount(inputs["pass_mark"]), found.values
    low, high = amount(values["low"]), amount(values["high"])
    if values["low"] >= inputs["pass_mark"]:
        title = f"The whole range, {low} to {high}, passes with {needed}"
    elif values["high"] < inputs["pass_mark"]:
        title = f"The whole range, {low} to {high}, fails with fewer than {needed}"
    else:
        title = f"The pass mark of {needed} lies within the range, {low} to {high}"
    shown = f"{amount(values['expected'], 1)} ({low} to {high})"
    return charts.spans(
        title,
        f"Right answers of {amount(inputs['questions'])}: {shown} in 95 of 100 papers, and the "
        f"pass mark of {needed}.",
        [{"name": "Right answers", **values, "shown": shown}],
        "expected",
        "shown",
        axis=(0, inputs["questions"]),
        reference=inputs["pass_mark"],
        reference_name="Pass mark",
        x_label="Right answers",
        table=grid(
            "Right answers foreseen",
            [values],
            number("Expected", "expected"),
            number("At least", "low"),
            number("At most", "high"),
            number("Needed", lambda _: inputs["pass_mark"]),
        ),
    )


def _supposed(inputs: Inputs) -> Grid:
    questions, needed = int(inputs["questions"]), int(inputs["pass_mark"])
    rows = [
        {"share": share, "passes": _possible(beta_binomial.at_least(share, questions, needed))}
        for share in SUPPOSED
    ]
    return grid(
        "What a share of right answers would do if it were known for certain",
        rows,
        text("Right answers", "share", percent),
        number("Papers passed", "passes", lambda share: percent(share, 1)),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    right, answered = inputs["right"], inputs["answered"]
    if found.values["chance"] is None:
        return ()
    a, b = amount(right + 0.5, 1), amount(answered - right + 0.5, 1)
    m, c = amount(inputs["questions"]), amount(inputs["pass_mark"])
    return (
        Formula(
            "Share of right answers, as far as it is known",
            "Beta(right + ½, wrong + ½)",
            f"Beta({a}, {b})",
        ),
        Formula(
            "Right answers expected",
            "questions × (right + ½) ÷ (first attempts + 1)",
            f"{m} × {a} ÷ {amount(answered + 1)} = {amount(found.values['expected'])}",
        ),
        Formula(
            "Chance of a pass",
            "sum of the beta-binomial probabilities of the pass mark and of all above it",
            f"P({c} to {m} of {m}) = {amount(found.values['chance'], 3)}",
        ),
    )


CALCULATOR = Calculator(
    name="readiness",
    question="How likely is a pass?",
    fields=FIELDS,
    values=VALUES,
    example={"answered": 20, "right": 15, "questions": 40, "pass_mark": 26},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "It foresees new questions like those answered, not an exam. Where an exam asks for what "
        "you did not practise, the chance is another.",
        "It takes every question for a draw of its own, and you as you were on average. If you "
        "have learnt since your first attempts, it is too low; if you had read the reasons before, "
        "too high.",
        "A question that you meet again is no first attempt: counting it makes you look better "
        "than you are.",
    ),
    sources=("jeffreys1946", "skellam1948", "brown2001"),
    snippet="""\
from calculator.methods import beta_binomial

found = beta_binomial.foresee(right=15, answered=20, questions=40, needed=26)
result = found.probability
""",
    snippet_gives="chance",
)
