"""What is said and drawn about penalties and rewards."""

from calculator.declaration import (
    Bar,
    Bars,
    Findings,
    Formula,
    Grid,
    Inputs,
    Presentation,
    Span,
    Spans,
)
from calculator.methods.penalty_reward import BASIC, EXCITEMENT, PERFORMANCE
from calculator.words import amount, choose, quote, several, signed

CLASSES = {BASIC: "▼ basic", PERFORMANCE: "● performance", EXCITEMENT: "▲ excitement"}
STATES = {BASIC: "misery", PERFORMANCE: "mediocrity", EXCITEMENT: "magic"}


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which moments punish more than they reward, and where the two rules disagree."""
    charts = (_ranges(found), _asymmetries(inputs, found))
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found),
        charts=charts if inputs["rows"] else (*charts, _estimates(found)),
        tables=(_classes(found),),
        formulas=_formulas(inputs, found),
    )


def _named(found: Findings, kind: str) -> list[str]:
    """Moments of a class by asymmetry, the clearest first, where the signs bear it out.

    A penalty below 0 punishes, whatever the reward: that of a basic moment lies near 0 and may
    fall below it by chance.
    """
    rows = [row for row in found.rows if row["class_asymmetry"] == kind]
    rows = [row for row in rows if not row["suspect"] or (kind == BASIC and row["penalty"] < 0)]
    rows.sort(key=lambda row: -abs(row["impact_asymmetry"]))
    return [row["name"] for row in rows]


def _answer(found: Findings) -> str:
    basic, count = _named(found, BASIC), len(found.rows)
    if not basic:
        many = "The only moment is not" if count == 1 else f"None of the {amount(count)} moments is"
        return f"{many} one that mainly punishes."
    if count == 1:
        return f"{several(basic)} mainly punishes: it costs more when it fails than it can earn."
    return (
        f"{several(basic)} mainly {'punishes' if len(basic) == 1 else 'punish'}: "
        f"{amount(len(basic))} of {amount(count)} moments "
        f"{'costs' if len(basic) == 1 else 'cost'} more when failing than excelling can earn."
    )


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    steps = []
    basic, exciting = _named(found, BASIC), _named(found, EXCITEMENT)
    if basic:
        steps.append(
            f"Make {several(basic)} reliable and stop there: beyond good enough, effort is "
            "hardly noticed."
        )
    if exciting:
        steps.append(
            f"{several(exciting)} can delight. Spend there once nothing basic fails, for nobody "
            "misses them."
        )
    apart = [
        row
        for row in found.rows
        if row["class_ratio"] and row["class_ratio"] != row["class_asymmetry"]
    ]
    steps += [
        f"The two rules disagree on {quote(row['name'])}: {row['class_ratio']} by the ratio "
        f"({amount(row['ratio'])}), {row['class_asymmetry']} by asymmetry "
        f"({signed(row['impact_asymmetry'])}, theta {amount(inputs['theta'])}). Until more data "
        "decide, treat it as performance."
        for row in apart[:3]
    ]
    if len(apart) > 3:
        steps.append(f"They disagree on {amount(len(apart) - 3)} more; the table shows which.")
    return tuple(steps)


def _ranges(found: Findings) -> Spans:
    widest = max(found.rows, key=lambda row: abs(row["penalty"]) + abs(row["reward"]))
    ends = [row[key] for row in found.rows for key in ("penalty", "reward")]
    low, high = min(0.0, *ends), max(0.0, *ends)
    return Spans(
        title=(
            f"{quote(widest['name'])} moves overall satisfaction most, from "
            f"{signed(widest['penalty'])} to {signed(widest['reward'])}"
        ),
        description=(
            "Range of each moment’s impact on overall satisfaction, from its penalty when it is "
            "rated low to its reward when it is rated high."
        ),
        spans=tuple(
            Span(
                name=row["name"],
                mark=None,
                low=min(row["penalty"], row["reward"]),
                high=max(row["penalty"], row["reward"]),
                shown=f"{signed(row['penalty'])} to {signed(row['reward'])}",
            )
            for row in found.rows
        ),
        low=low,
        high=high if high > low else low + 1,
        reference=0,
        reference_name="no impact",
        table=Grid(
            caption="Penalty and reward in points of overall satisfaction",
            head=("Moment", "Penalty", "Reward"),
            rows=tuple(
                (row["name"], signed(row["penalty"], 3), signed(row["reward"], 3))
                for row in found.rows
            ),
            numeric=frozenset({1, 2}),
        ),
    )


def _asymmetries(inputs: Inputs, found: Findings) -> Bars:
    rows = [row for row in found.rows if row["impact_asymmetry"] is not None]
    rows.sort(key=lambda row: row["impact_asymmetry"])
    kinds = [row["class_asymmetry"] for row in rows]
    counted = choose([f"{kinds.count(kind)} {kind}" for kind in CLASSES], "and")
    return Bars(
        title=f"By impact asymmetry: {counted}",
        description=(
            "Impact asymmetry from −1, can only punish, to +1, can only delight; from "
            f"−{amount(inputs['theta'])} to +{amount(inputs['theta'])} it is a performance moment."
        ),
        bars=tuple(
            Bar(
                name=row["name"] + (" (suspect)" if row["suspect"] else ""),
                value=row["impact_asymmetry"],
                shown=f"{signed(row['impact_asymmetry'])} {CLASSES[row['class_asymmetry']]}",
                means=STATES[row["class_asymmetry"]],
            )
            for row in rows
        ),
        low=-1,
        high=1,
        table=_classes(found),
    )


def _estimates(found: Findings) -> Spans:
    lines = [
        (f"{row['name']}, {side}", row[side], row[f"{side}_low"], row[f"{side}_high"])
        for row in found.rows
        for side in ("penalty", "reward")
    ]
    unsure = [line for line in lines if line[2] <= 0 <= line[3]]
    return Spans(
        title=(
            f"{amount(len(unsure))} of {amount(len(lines))} penalties and rewards cannot be told "
            "from 0"
        ),
        description="Each penalty and reward with its 95 % interval; the line is at 0.",
        spans=tuple(
            Span(
                name=name,
                mark=mark,
                low=low,
                high=high,
                shown=f"{signed(mark)} ({signed(low)} to {signed(high)})",
            )
            for name, mark, low, high in lines
        ),
        low=min(0.0, *(line[2] for line in lines)),
        high=max(0.0, *(line[3] for line in lines)),
        reference=0,
        reference_name="no impact",
        table=Grid(
            caption="Penalties and rewards with their 95 % intervals",
            head=("Coefficient", "Estimate", "Low", "High"),
            rows=tuple(
                (name, signed(mark, 3), signed(low, 3), signed(high, 3))
                for name, mark, low, high in lines
            ),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _classes(found: Findings) -> Grid:
    rows = []
    for row in found.rows:
        by_ratio, by_asymmetry = row["class_ratio"], row["class_asymmetry"]
        agree = "yes" if by_ratio == by_asymmetry else "no"
        rows.append(
            (
                row["name"],
                "–" if row["ratio"] is None else amount(row["ratio"], 3),
                CLASSES.get(by_ratio, "–"),
                "–" if row["impact_asymmetry"] is None else signed(row["impact_asymmetry"], 3),
                CLASSES.get(by_asymmetry, "–"),
                agree if by_ratio and by_asymmetry else "–",
                "suspect" if row["suspect"] else "as expected",
            )
        )
    return Grid(
        caption="Two rules for the class of a moment",
        head=("Moment", "Ratio", "Class", "Asymmetry", "Class", "Same class", "Signs"),
        rows=tuple(rows),
        numeric=frozenset({1, 3}),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    row = found.rows[0]
    name = quote(row["name"])
    penalty, reward = amount(abs(row["penalty"]), 3), amount(row["reward"], 3)
    ratio, asymmetry = row["ratio"], row["impact_asymmetry"]
    formulas = [
        Formula(
            f"Impact ratio of {name}",
            "reward ÷ |penalty|; above 1.1 excitement, below 0.9 basic",
            f"{reward} ÷ {penalty} = "
            + ("not defined" if ratio is None else f"{amount(ratio, 3)}, {row['class_ratio']}"),
        ),
        Formula(
            f"Impact asymmetry of {name}",
            "(reward − |penalty|) ÷ (|reward| + |penalty|); beyond ± theta excitement or basic",
            f"({reward} − {penalty}) ÷ ({amount(abs(row['reward']), 3)} + {penalty}) = "
            + (
                "not defined"
                if asymmetry is None
                else f"{signed(asymmetry, 3)}, {row['class_asymmetry']} with theta "
                f"{amount(inputs['theta'])}"
            ),
        ),
    ]
    if not inputs["rows"]:
        formulas.append(
            Formula(
                "Penalty and reward",
                "overall = constant + Σ penalty × (rated low) + reward × (rated high), by least "
                "squares",
                f"for {name}: {signed(row['penalty'], 3)} if it is rated "
                f"{amount(inputs['low'])} or less, {signed(row['reward'], 3)} if "
                f"{amount(inputs['high'])} or more",
            )
        )
    return tuple(formulas)
