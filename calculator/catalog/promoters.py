"""The net promoter score: what is it, and how sure are we?"""

from typing import Any

from calculator import charts
from calculator.catalog._counted import MOST
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation, Value
from calculator.fields import Inputs, Number
from calculator.grids import Grid, grid, number, text
from calculator.methods import net_promoter
from calculator.words import amount, counted, percent, signed

NARROW = 5.0
"""Points either way within which a score is useful for comparing."""
KINDS = ("promoters", "passives", "detractors")
ANSWERED = {"promoters": "9–10", "passives": "7–8", "detractors": "0–6"}
STATES = {"promoters": "better", "passives": "level", "detractors": "worse"}
FIELDS = (
    Number(
        "promoters",
        "Promoters",
        0,
        MOST,
        whole=True,
        help="How many answered 9 or 10 when asked from 0 to 10 whether they would recommend.",
    ),
    Number(
        "passives",
        "Passives",
        0,
        MOST,
        whole=True,
        help="How many answered 7 or 8. They count among all answers.",
    ),
    Number("detractors", "Detractors", 0, MOST, whole=True, help="How many answered 0 to 6."),
)
VALUES = (
    Value("nps", "Net promoter score", unit="points"),
    Value("margin", "Plain margin", unit="points"),
    Value("low", "Plain interval, low", unit="points"),
    Value("high", "Plain interval, high", unit="points"),
    Value("nps_adjusted", "Adjusted score", unit="points"),
    Value("low_adjusted", "Adjusted interval, low", unit="points"),
    Value("high_adjusted", "Adjusted interval, high", unit="points"),
)


def check(inputs: Inputs) -> list[Message]:
    """Find that nobody answered."""
    if any(inputs[kind] for kind in KINDS):
        return []
    said = "Promoters, passives and detractors are all 0; at least 1 answer is needed."
    return [Message("promoters", said)]


def calculate(inputs: Inputs) -> Findings:
    """Work out the score with its plain and its adjusted interval."""
    promoters, passives, detractors = (inputs[kind] for kind in KINDS)
    plain = net_promoter.plain(promoters, passives, detractors)
    adjusted = net_promoter.adjusted(promoters, passives, detractors)
    return Findings(
        {
            "nps": plain.nps,
            "margin": plain.margin,
            "low": plain.low,
            "high": plain.high,
            "nps_adjusted": adjusted.nps,
            "low_adjusted": adjusted.low,
            "high_adjusted": adjusted.high,
        }
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say the score and how far it can be trusted, by the adjusted interval."""
    values = found.values
    total = inputs["promoters"] + inputs["passives"] + inputs["detractors"]
    return Presentation(
        answer=(
            f"NPS is {_points(values['nps'])} among the {counted(total, 'answer')}; among all such "
            f"customers it most likely lies between {_points(values['low_adjusted'])} and "
            f"{_points(values['high_adjusted'])}."
        ),
        advice=_advice(inputs, found, total),
        charts=(_intervals(found, total), _shares(inputs, total)),
        tables=(_scores(found),),
        formulas=_formulas(inputs, found, total),
    )


def _points(number: float) -> str:
    return signed(number, places=0)


def _advice(inputs: Inputs, found: Findings, total: float) -> tuple[str, ...]:
    values = found.values
    promoters, passives, detractors = (inputs[kind] for kind in KINDS)
    steps = []
    if values["low_adjusted"] <= 0 <= values["high_adjusted"]:
        steps.append(
            "The interval holds 0: these answers do not show whether promoters outnumber "
            "detractors."
        )
    else:
        more, fewer = ("promoters", "detractors")
        if values["nps"] < 0:
            more, fewer = fewer, more
        steps.append(f"The interval leaves out 0: {more} do outnumber {fewer}.")
    if values["margin"] == 0:
        steps.append(
            "Everybody answered alike, so the plain interval has no width at all. That is a flaw "
            "of the plain formula, not certainty."
        )
    elif values["margin"] > NARROW:
        needed = net_promoter.answers_needed(promoters, passives, detractors, NARROW)
        steps.append(
            f"To know it within {amount(NARROW)} points either way, about "
            f"{amount(needed, places=0)} answers of this mix are needed; there are "
            f"{amount(total)}."
        )
    if values["margin"] > 0:
        apart = net_promoter.apart(promoters, passives, detractors)
        steps.append(
            f"Two surveys of this size and mix differ by chance by up to {amount(apart, 0)} "
            "points. Do not praise or blame anyone for less."
        )
    return tuple(steps)


def _scored(found: Findings) -> list[dict[str, Any]]:
    """Both ways to the score, the one that the answer uses first."""
    keys = ("nps", "low", "high")
    return [
        {"name": name, **{key: found.values[key + suffix] for key in keys}}
        for name, suffix in (("Adjusted", "_adjusted"), ("Plain", ""))
    ]


def _intervals(found: Findings, total: float) -> charts.Spans:
    adjusted, plain = (f"{_points(one['low'])} to {_points(one['high'])}" for one in _scored(found))
    return charts.Spans(
        title=f"With {counted(total, 'answer')} the score may lie anywhere from {adjusted}",
        description=(
            "Net promoter score on its scale from −100 to +100 with 95 % intervals: adjusted "
            f"{adjusted}, plain {plain}."
        ),
        spans=tuple(
            charts.Span(
                one["name"],
                one["nps"],
                one["low"],
                one["high"],
                f"{_points(one['nps'])} ({_points(one['low'])} to {_points(one['high'])})",
            )
            for one in _scored(found)
        ),
        low=-100,
        high=100,
        reference=0,
        reference_name="as many promoters as detractors",
        table=_scores(found),
    )


def _shares(inputs: Inputs, total: float) -> charts.Bars:
    rows = [
        {
            "kind": kind,
            "name": kind.capitalize(),
            "answered": ANSWERED[kind],
            "answers": inputs[kind],
            "share": inputs[kind] / total,
        }
        for kind in KINDS
    ]
    largest = max(rows, key=lambda row: row["share"])
    said = ", ".join(f"{row['kind']} {percent(row['share'])}" for row in rows)
    return charts.Bars(
        title=f"{percent(largest['share'])} are {largest['kind']}",
        description=f"Shares of all answers: {said}.",
        bars=tuple(
            charts.Bar(
                f"{row['name']} ({row['answered']})",
                row["share"],
                percent(row["share"]),
                STATES[row["kind"]],
            )
            for row in rows
        ),
        low=0,
        high=1,
        table=grid(
            "Answers by group",
            rows,
            text("Group", "name"),
            text("Answered", "answered"),
            number("Answers", "answers"),
            number("Share", "share", percent),
        ),
    )


def _scores(found: Findings) -> Grid:
    return grid(
        "The score in points, with its 95 % interval",
        _scored(found),
        text("Interval", "name"),
        number("Score", "nps", _tenths),
        number("Low", "low", _tenths),
        number("High", "high", _tenths),
    )


def _tenths(number: float) -> str:
    return signed(number, places=1)


def _formulas(inputs: Inputs, found: Findings, total: float) -> tuple[Formula, ...]:
    values = found.values
    promoters, _, detractors = (inputs[kind] for kind in KINDS)
    p, d = promoters / total, detractors / total
    return (
        Formula(
            "NPS",
            "100 × (promoters − detractors) ÷ answers",
            f"100 × ({amount(promoters)} − {amount(detractors)}) ÷ {amount(total)} = "
            f"{signed(values['nps'], places=1)}",
        ),
        Formula(
            "Plain margin",
            "100 × 1.96 × √((p + d − (p − d)²) ÷ answers)",
            f"100 × 1.96 × √(({amount(p, 3)} + {amount(d, 3)} − ({amount(p, 3)} − "
            f"{amount(d, 3)})²) ÷ {amount(total)}) = {amount(values['margin'], 1)}",
        ),
        Formula(
            "Adjusted NPS",
            "100 × ((promoters + ¾) − (detractors + ¾)) ÷ (answers + 3)",
            f"100 × ({amount(promoters + net_promoter.ADDED)} − "
            f"{amount(detractors + net_promoter.ADDED)}) ÷ "
            f"{amount(total + net_promoter.ADDED_TO_ALL)} = "
            f"{signed(values['nps_adjusted'], places=1)}; its margin is the plain one of these "
            "numbers, and ends beyond ±100 are cut",
        ),
    )


CALCULATOR = Calculator(
    name="promoters",
    question="What is our NPS, and how sure are we?",
    fields=FIELDS,
    values=VALUES,
    example={"promoters": 31, "passives": 22, "detractors": 12},
    check=check,
    calculate=calculate,
    present=present,
    snippet=(
        "from calculator.methods import net_promoter\n"
        "\n"
        "score = net_promoter.adjusted(promoters=31, passives=22, detractors=12)\n"
        "result = score.nps"
    ),
    snippet_gives="nps_adjusted",
    limits=(
        "The interval covers chance alone. It takes the answers for a random draw from all "
        "customers; whoever did not answer may think otherwise.",
        "A score hides its mix: 40 % promoters with 20 % detractors and 20 % promoters with none "
        "both give +20.",
        "It says how customers answer a question about recommending, not whether they do "
        "recommend, and not why.",
        "Whether it predicts growth better than other measures is disputed.",
    ),
    sources=("reichheld2003", "rocks2016", "keiningham2007"),
)
