"""What is said about one survey, and about the difference of two."""

from collections.abc import Mapping
from typing import Any

from calculator.catalog import _counted as answers
from calculator.catalog import _two_shares as two
from calculator.catalog import _waves as waves
from calculator.catalog._figures import figures
from calculator.catalog.satisfaction.fields import ONE, SHOWN
from calculator.catalog.satisfaction.survey import Survey, surveys
from calculator.charts import Bars
from calculator.declaration import Claim, Findings, Formula, Presentation
from calculator.fields import Inputs
from calculator.words import amount, beside, counted, percent

MEANINGS = {
    1: "very dissatisfied",
    2: "dissatisfied",
    3: "neither",
    4: "satisfied",
    5: "very satisfied",
}
STATES = {1: "worse", 2: "worse", 3: "level", 4: "better", 5: "better"}
FEW = 30
HALF = 0.5
Values = Mapping[str, Any]


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say the share of satisfied customers and how far it can be trusted, or whether it changed."""
    one, *later = surveys(inputs)
    first, second = waves.of_each(found, ONE)
    for other in later:
        return _compared((one, other), (first, second), found)
    return Presentation(
        answer=_answer(one, first),
        claims=_claims(first),
        advice=_advice(first, one.answers),
        charts=(
            answers.interval(
                first,
                "rate",
                one.answers,
                share="satisfied",
                name="Satisfied",
                told="Share of satisfied answers",
                named="Satisfied, per cent",
            ),
            *_by_point(one),
        ),
        tables=(figures("Satisfaction in numbers", SHOWN, found),),
        formulas=_formulas(one, first),
    )


def _answer(survey: Survey, values: Values) -> str:
    low, high = beside(HALF, values["low"], values["high"], write=percent)
    return (
        f"{percent(values['rate'])} are satisfied, {amount(survey.satisfied)} of "
        f"{counted(survey.answers, 'answer')}; among all such customers it is most likely between "
        f"{low} and {high}."
    )


def _by_point(survey: Survey, said: str = "") -> tuple[Bars, ...]:
    """How the answers spread over the scale, if that is known."""
    if survey.counts is None:
        return ()
    bars = answers.by_point(
        survey.counts, MEANINGS.__getitem__, STATES, title="{point}, {means}", head="Meaning"
    )
    return (answers.of_survey(bars, said),)


def _formulas(survey: Survey, values: Values, said: str = "") -> tuple[Formula, ...]:
    lines = [
        Formula(
            "Satisfied share",
            "satisfied ÷ answers",
            f"{amount(survey.satisfied)} ÷ {amount(survey.answers)} = {amount(values['rate'], 4)}",
        ),
        answers.wilson(values, "rate", survey.answers),
    ]
    if survey.counts is not None:
        lines.append(answers.mean("Mean", survey.counts, values["mean"]))
    return tuple(Formula(said + line.name, line.statement, line.worked) for line in lines)


def _majority(values: Values) -> str:
    """Which side more than half are on, if the interval leaves out one half."""
    return "satisfied" if values["low"] > HALF else "not satisfied" if values["high"] < HALF else ""


def _claimed(side: str) -> str:
    return f"A majority is {side}, chance allowed for"


def _claims(values: Values) -> tuple[Claim, ...]:
    """What the advice says of a majority."""
    if not (side := _majority(values)):
        return ()
    return (
        Claim(
            _claimed(side),
            "values.rate",
            side=1 if values["low"] > HALF else -1,
            line=HALF,
            ends=("values.low", "values.high"),
        ),
    )


def _advice(values: Values, given: float) -> tuple[str, ...]:
    wide = amount(100 * (values["high"] - values["low"]), places=0)
    steps = []
    if given < FEW:
        steps.append(
            f"{counted(given, 'answer').capitalize()} {'is' if given == 1 else 'are'} few: the "
            f"interval is {wide} percentage points wide. Ask more customers before you act on it."
        )
    else:
        steps.append(
            f"The interval is {wide} percentage points wide; four times as many answers would "
            "about halve it."
        )
    side = _majority(values)
    steps.append(
        f"{_claimed(side)}."
        if side
        else "Whether a majority is satisfied cannot be told from these answers."
    )
    if values["mean"] is not None:
        steps.append(
            f"The mean, {amount(values['mean'])} of 5, is another measure: do not turn it into a "
            "per cent figure and call it satisfaction."
        )
    return tuple(steps)


def _compared(
    pair: tuple[Survey, Survey], values: tuple[Values, Values], found: Findings
) -> Presentation:
    """Whether it changed comes first; what each survey says by itself stands below it."""
    (one, other), (first, second) = pair, values
    change = two.change(found)
    shares = two.Pair(
        two.Share(one.satisfied, one.answers, "rate", first),
        two.Share(other.satisfied, other.answers, "rate", second),
        change,
        "the satisfied share",
        "are satisfied",
    )
    side, other_side = (_majority(each) for each in values)
    return Presentation(
        answer=shares.answer(),
        claims=shares.change.claims(shares.what),
        advice=(
            *shares.doubts(),
            *waves.one_sided(
                bool(side), bool(other_side), change, f"a majority is {side or other_side}"
            ),
            f"First survey: {_answer(one, first)}",
            f"Second survey: {_answer(other, second)}",
            shares.width(),
            waves.OTHER_PEOPLE,
        ),
        charts=(
            *shares.charts("Satisfied share"),
            *_by_point(one, "First survey: "),
            *_by_point(other, "Second survey: "),
        ),
        tables=(shares.table("Satisfied share", SHOWN[3:5]),),
        formulas=(
            shares.formula(),
            *_formulas(one, first, "First survey: "),
            *_formulas(other, second, "Second survey: "),
        ),
    )
