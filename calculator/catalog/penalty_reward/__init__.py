"""Penalty–reward contrast analysis: which moments can only punish?"""

from typing import Any

from calculator.catalog.penalty_reward.survey import check, dummies
from calculator.catalog.penalty_reward.telling import present
from calculator.declaration import (
    Calculator,
    Columns,
    Findings,
    Inputs,
    Message,
    Name,
    Number,
    Series,
    Table,
)
from calculator.methods import least_squares, penalty_reward, student
from calculator.words import amount, percent, several

FURTHEST = 1000.0
MOST_ATTRIBUTES = 12


def calculate(inputs: Inputs) -> Findings:
    """Reckon ratio, asymmetry and both classes of each moment, from a survey if that is given."""
    notes: tuple[Message, ...] = ()
    if inputs["rows"]:
        rows = [
            _row(row["name"], row["penalty"], row["reward"], inputs["theta"], None)
            for row in inputs["rows"]
        ]
    else:
        fit = least_squares.fit(dummies(inputs), inputs["overall"])
        rows = []
        for at, name in enumerate(inputs["data"]):
            penalty, reward = fit.coefficients[2 * at : 2 * at + 2]
            ends = _interval(fit, 2 * at) + _interval(fit, 2 * at + 1)
            rows.append(_row(name, penalty, reward, inputs["theta"], ends))
        notes = (_survey_note(inputs, fit.r2),)
    return Findings({}, rows, (*notes, *_notes(inputs, rows)))


def _row(
    name: str, penalty: float, reward: float, theta: float, ends: tuple[float, ...] | None
) -> dict[str, Any]:
    ratio = penalty_reward.ratio(penalty, reward)
    asymmetry = penalty_reward.impact_asymmetry(penalty, reward)
    low, high, reward_low, reward_high = ends or (None, None, None, None)
    return {
        "name": name,
        "ratio": ratio,
        "impact_asymmetry": asymmetry,
        "class_ratio": penalty_reward.class_by_ratio(ratio),
        "class_asymmetry": penalty_reward.class_by_asymmetry(asymmetry, theta),
        "suspect": penalty_reward.suspect(penalty, reward),
        "penalty": penalty,
        "reward": reward,
        "penalty_low": low,
        "penalty_high": high,
        "reward_low": reward_low,
        "reward_high": reward_high,
    }


def _interval(fit: least_squares.Fit, column: int) -> tuple[float, float]:
    half = student.quantile(0.975, fit.df) * fit.errors[column]
    return fit.coefficients[column] - half, fit.coefficients[column] + half


def _survey_note(inputs: Inputs, r2: float) -> Message:
    return Message(
        "data",
        f"Penalties and rewards are estimated from {amount(len(inputs['overall']))} answers; low "
        f"is {amount(inputs['low'])} or less, high is {amount(inputs['high'])} or more. Together "
        f"they explain {percent(r2)} of the differences in overall satisfaction.",
        level="note",
    )


def _notes(inputs: Inputs, rows: list[dict[str, Any]]) -> list[Message]:
    table = "rows" if inputs["rows"] else "data"
    notes = []
    without = [row["name"] for row in rows if row["ratio"] is None]
    if without:
        notes.append(
            Message(
                table,
                f"A ratio divides by the penalty, which is 0 for {several(without)}: there the "
                "ratio and its class cannot be computed. Impact asymmetry can, unless the reward "
                "is 0 as well.",
                level="note",
            )
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
        notes.append(
            Message(
                table,
                f"A penalty above 0 or a reward below 0 is suspect: {several(suspects)}. Being bad "
                f"cannot please. {doubt}",
                level="note",
            )
        )
    return notes


FIELDS = (
    Table(
        key="rows",
        label="Moments",
        row="moment",
        rows="moments",
        least=0,
        help="Coefficients that a regression has given already. For a survey leave this empty.",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            Number(
                key="penalty",
                label="Penalty",
                low=-FURTHEST,
                high=FURTHEST,
                start=0,
                help="What a low rating takes from overall satisfaction; as a rule negative.",
            ),
            Number(
                key="reward",
                label="Reward",
                low=-FURTHEST,
                high=FURTHEST,
                start=0,
                help="What a high rating adds to overall satisfaction.",
            ),
        ),
    ),
    Columns(
        key="data",
        label="Survey: ratings of the moments",
        low=-FURTHEST,
        high=FURTHEST,
        least=4,
        widest=MOST_ATTRIBUTES,
        optional=True,
        help="One row for each customer, one column for each moment, all answered; the first line "
        "names the columns.",
    ),
    Series(
        key="overall",
        label="Survey: overall satisfaction",
        low=-FURTHEST,
        high=FURTHEST,
        least=4,
        optional=True,
        help="The overall rating of the same customers in the same order.",
    ),
    Number(
        key="low",
        label="Low cut",
        low=-FURTHEST,
        high=FURTHEST,
        default=2,
        help="Survey: this rating and all below it are low. 2 suits a scale from 1 to 5.",
    ),
    Number(
        key="high",
        label="High cut",
        low=-FURTHEST,
        high=FURTHEST,
        default=4,
        help="Survey: this rating and all above it are high. 4 suits a scale from 1 to 5.",
    ),
    Number(
        key="theta",
        label="Theta",
        low=0,
        high=1,
        default=0.1,
        help="How far impact asymmetry may lie from 0 and still be performance. 0.1 is common, "
        "0.2 is used as well.",
    ),
)

CALCULATOR = Calculator(
    name="penalty-reward",
    question="Which moments can only punish?",
    fields=FIELDS,
    values=(),
    example={
        "rows": [
            {"name": "Check-in", "penalty": -0.34, "reward": 0.3},
            {"name": "Wi-Fi works", "penalty": -0.52, "reward": 0.06},
            {"name": "Quiet and a good bed", "penalty": -0.88, "reward": 0.21},
            {"name": "Breakfast", "penalty": -0.24, "reward": 0.41},
            {"name": "Local tip or kind surprise", "penalty": -0.05, "reward": 0.57},
            {"name": "Check-out and bill", "penalty": -0.39, "reward": 0.37},
        ],
    },
    check=check,
    calculate=calculate,
    present=present,
    snippet=(
        "from calculator.methods import penalty_reward\n"
        "\n"
        "penalty, reward = -0.34, 0.3  # check-in\n"
        "print(penalty_reward.ratio(penalty, reward))\n"
        "result = penalty_reward.impact_asymmetry(penalty, reward)"
    ),
    snippet_gives="rows.0.impact_asymmetry",
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
)
