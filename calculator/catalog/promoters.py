"""The net promoter score: what is it, and how sure are we?"""

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Message,
    Number,
    Presentation,
    Source,
    Span,
    Spans,
    Value,
)
from calculator.methods import net_promoter
from calculator.words import amount, counted, percent, signed

MOST = 1_000_000_000
NARROW = 5.0
"""Points either way within which a score is useful for comparing."""
KINDS = ("promoters", "passives", "detractors")


def check(inputs: Inputs) -> list[Message]:
    """Find that nobody answered."""
    if any(inputs[kind] for kind in KINDS):
        return []
    return [
        Message(
            "promoters",
            "Promoters, passives and detractors are all 0; at least 1 answer is needed.",
        )
    ]


def reckon(inputs: Inputs) -> Findings:
    """Reckon the score with its plain and its adjusted interval."""
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


def _intervals(found: Findings, total: float) -> Spans:
    values = found.values
    low, high = _points(values["low_adjusted"]), _points(values["high_adjusted"])
    lines = (
        ("Adjusted", values["nps_adjusted"], values["low_adjusted"], values["high_adjusted"]),
        ("Plain", values["nps"], values["low"], values["high"]),
    )
    return Spans(
        title=f"With {counted(total, 'answer')} the score may lie anywhere from {low} to {high}",
        description=(
            f"Net promoter score on its scale from −100 to +100 with 95 % intervals: adjusted "
            f"{low} to {high}, plain {_points(values['low'])} to {_points(values['high'])}."
        ),
        spans=tuple(
            Span(
                name=name,
                mark=mark,
                low=start,
                high=end,
                shown=f"{_points(mark)} ({_points(start)} to {_points(end)})",
            )
            for name, mark, start, end in lines
        ),
        low=-100,
        high=100,
        reference=0,
        reference_name="as many promoters as detractors",
        table=_scores(found),
    )


def _shares(inputs: Inputs, total: float) -> Bars:
    states = {"promoters": "magic", "passives": "mediocrity", "detractors": "misery"}
    answered = {"promoters": "9–10", "passives": "7–8", "detractors": "0–6"}
    shares = {kind: inputs[kind] / total for kind in KINDS}
    largest = max(KINDS, key=lambda kind: shares[kind])
    return Bars(
        title=f"{percent(shares[largest])} are {largest}",
        description="Shares of all answers: "
        + ", ".join(f"{kind} {percent(shares[kind])}" for kind in KINDS)
        + ".",
        bars=tuple(
            Bar(
                name=f"{kind.capitalize()} ({answered[kind]})",
                value=shares[kind],
                shown=percent(shares[kind]),
                state=states[kind],
            )
            for kind in KINDS
        ),
        low=0,
        high=1,
        table=Grid(
            caption="Answers by group",
            head=("Group", "Answered", "Answers", "Share"),
            rows=tuple(
                (kind.capitalize(), answered[kind], amount(inputs[kind]), percent(shares[kind]))
                for kind in KINDS
            ),
            numeric=frozenset({2, 3}),
        ),
    )


def _scores(found: Findings) -> Grid:
    values = found.values
    return Grid(
        caption="The score in points, with its 95 % interval",
        head=("Interval", "Score", "Low", "High"),
        rows=tuple(
            (name, *(signed(values[key], places=1) for key in keys))
            for name, keys in (
                ("Adjusted", ("nps_adjusted", "low_adjusted", "high_adjusted")),
                ("Plain", ("nps", "low", "high")),
            )
        ),
        numeric=frozenset({1, 2, 3}),
    )


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


FIELDS = (
    Number(
        key="promoters",
        label="Promoters",
        low=0,
        high=MOST,
        whole=True,
        help="How many answered 9 or 10 when asked from 0 to 10 whether they would recommend.",
    ),
    Number(
        key="passives",
        label="Passives",
        low=0,
        high=MOST,
        whole=True,
        help="How many answered 7 or 8. They count among all answers.",
    ),
    Number(
        key="detractors",
        label="Detractors",
        low=0,
        high=MOST,
        whole=True,
        help="How many answered 0 to 6.",
    ),
)

CALCULATOR = Calculator(
    name="promoters",
    question="What is our NPS, and how sure are we?",
    fields=FIELDS,
    values=(
        Value(key="nps", label="Net promoter score", unit="points"),
        Value(key="margin", label="Plain margin", unit="points"),
        Value(key="low", label="Plain interval, low", unit="points"),
        Value(key="high", label="Plain interval, high", unit="points"),
        Value(key="nps_adjusted", label="Adjusted score", unit="points"),
        Value(key="low_adjusted", label="Adjusted interval, low", unit="points"),
        Value(key="high_adjusted", label="Adjusted interval, high", unit="points"),
    ),
    example={"promoters": 31, "passives": 22, "detractors": 12},
    check=check,
    reckon=reckon,
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
    sources=(
        Source(
            "Reichheld, F. F. (2003). The one number you need to grow. Harvard Business Review, "
            "81(12), 46–54."
        ),
        Source(
            "Rocks, B. (2016). Interval estimation for the “net promoter score”. The American "
            "Statistician, 70(4), 365–372; also arXiv 1601.07235. (Variations on the adjusted Wald "
            "interval are among the best.)"
        ),
        Source(
            "Keiningham, T. L., Cooil, B., Andreassen, T. W., & Aksoy, L. (2007). A longitudinal "
            "examination of net promoter and firm revenue growth. Journal of Marketing, 71(3), "
            "39–51."
        ),
    ),
)
