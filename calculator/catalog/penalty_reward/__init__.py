"""Penalty–reward contrast analysis: which moments can only punish?"""

from calculator.catalog.penalty_reward import charts, survey, tables, telling
from calculator.catalog.penalty_reward.fields import FIELDS, HOTEL_STAY
from calculator.declaration import Calculator, Findings, Message, Presentation, note
from calculator.fields import Inputs
from calculator.methods import penalty_reward
from calculator.words import several

COEFFICIENTS = ("penalty", "reward", "penalty_low", "penalty_high", "reward_low", "reward_high")
BALANCE = ("balance_low", "balance_high")


def check(inputs: Inputs) -> list[Message]:
    """Find coefficients given twice or not at all, and surveys to which nothing can be fitted."""
    given = [key for key in ("overall", "data") if inputs[key] is not None]
    if inputs["rows"]:
        said = (
            "Give either rows with penalty and reward, or a survey (overall and data); here are "
            "both."
        )
        return [Message(given[0], said)] if given else []
    if not given:
        said = (
            "At least 1 moment with its penalty and reward is needed here, or else a survey: "
            "overall and data."
        )
        return [Message("rows", said)]
    if len(given) == 1:
        missing = "data" if given == ["overall"] else "overall"
        said = (
            f"{missing.capitalize()}: a survey needs both the overall ratings and the ratings of "
            "each moment."
        )
        return [Message(missing, said)]
    return survey.faults(inputs)


def calculate(inputs: Inputs) -> Findings:
    """Find ratio, asymmetry and both classes of each moment, from a survey if that is given."""
    moments, notes = inputs["rows"], []
    if not moments:
        moments, rests_on = survey.estimated(inputs)
        notes += [rests_on, *survey.two_values(inputs)]
    rows = [_classed(moment, inputs["theta"]) for moment in moments]
    return Findings({}, rows, (*notes, *_doubts(inputs, rows)))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which moments punish more than they reward, and where the two rules disagree."""
    drawn = (charts.ranges(found), charts.asymmetries(inputs, found))
    return Presentation(
        answer=telling.answer(inputs, found),
        advice=telling.advice(inputs, found),
        charts=drawn if inputs["rows"] else (*drawn, charts.estimates(found)),
        tables=(tables.classes(found),),
        formulas=telling.formulas(inputs, found),
        claims=telling.claims(inputs, found),
    )


def _classed(moment: Inputs, theta: float) -> Inputs:
    penalty, reward = moment["penalty"], moment["reward"]
    ratio = penalty_reward.ratio(penalty, reward)
    asymmetry = penalty_reward.impact_asymmetry(penalty, reward)
    return {
        "name": moment["name"],
        "ratio": ratio,
        "impact_asymmetry": asymmetry,
        "class_ratio": penalty_reward.class_by_ratio(ratio),
        "class_asymmetry": penalty_reward.class_by_asymmetry(asymmetry, theta),
        "suspect": penalty_reward.suspect(penalty, reward),
        **{key: moment.get(key) for key in COEFFICIENTS},
        "balance": penalty + reward,
        **{key: moment.get(key) for key in BALANCE},
    }


def _doubts(inputs: Inputs, rows: list[Inputs]) -> list[Message]:
    said = []
    without = [row["name"] for row in rows if row["ratio"] is None]
    if without:
        said.append(
            f"A ratio divides by the penalty, which is 0 for {several(without)}: there the ratio "
            "and its class cannot be computed. Impact asymmetry can, unless the reward is 0 as "
            "well."
        )
    suspects = [row["name"] for row in rows if row["suspect"]]
    if suspects:
        doubt = (
            "Chance, columns that go together or a lost minus sign are at work; do not rely on "
            "these classes."
            if inputs["rows"]
            else "If the interval of that number holds 0 it is chance and does little harm; "
            "otherwise do not rely on the class."
        )
        said.append(
            f"A penalty above 0 or a reward below 0 is suspect: {several(suspects)}. Being bad "
            f"cannot please. {doubt}"
        )
    path = "rows" if inputs["rows"] else "data"
    return [note(path, one) for one in said]


CALCULATOR = Calculator(
    name="penalty-reward",
    question="Which moments can only punish?",
    fields=FIELDS,
    example={"rows": HOTEL_STAY},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "Authors disagree on the cut points, on standardising and on the rule for the classes, and "
        "the same data can change class with each.",
        "Coefficients typed in come without their uncertainty; from a survey the page gives "
        "intervals, and with few low ratings they are wide.",
        "Moments that go together share their effect in a way that chance decides. Mikulić and "
        "Prebežac warn of standardised weights in such a regression; these are unstandardised.",
        "It shows what goes with overall satisfaction among those who answered, not what would "
        "follow from a change.",
    ),
    sources=("brandt1987", "fuller2008", "mikulic2008", "mikulic2012", "albayrak2013", "li2025"),
    snippet="""\
from calculator.methods import penalty_reward

penalty, reward = -0.34, 0.3  # check-in
print(penalty_reward.ratio(penalty, reward))
result = penalty_reward.impact_asymmetry(penalty, reward)""",
    snippet_gives="rows.0.impact_asymmetry",
)
