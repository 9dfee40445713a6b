"""Which moments mainly punish, what follows from that, and the formulas behind it."""

from calculator.declaration import Claim, Findings, Formula
from calculator.fields import Inputs
from calculator.methods.penalty_reward import BASIC, EXCITEMENT
from calculator.words import agree, amount, quote, several, signed

NAMED = 3
"""So many moments on which the rules disagree are named; the rest is counted."""


def answer(inputs: Inputs, found: Findings) -> str:
    """Which moments cost more when they fail than they can earn, as far as that is shown."""
    basic, count = [row["name"] for row in _of(found, BASIC)], len(found.rows)
    if inputs["rows"]:
        return _as_given(basic, count)
    shown = [row["name"] for row in punishing(found)]
    if not shown:
        said = "These answers do not show of any moment that it mainly punishes"
        if not basic:
            return f"{said}."
        return (
            f"{said}: {several(basic)} {agree(basic, 'leans', 'lean')} that way here, but not "
            "beyond chance."
        )
    return (
        f"{said_of(shown)}: {amount(len(shown))} of {amount(count)} moments "
        f"{agree(shown, 'costs', 'cost')} more when failing than excelling can earn."
    )


def _as_given(basic: list[str], count: int) -> str:
    """What coefficients say that came without their intervals."""
    if not basic:
        many = "the only moment" if count == 1 else f"none of the {amount(count)} moments"
        return f"By these figures {many} costs more when failing than excelling can earn."
    return (
        f"By these figures {several(basic)} {agree(basic, 'costs', 'cost')} more when failing than "
        "excelling can earn; without intervals it may be chance alone."
    )


def said_of(names: list[str]) -> str:
    """What is claimed of moments that punish."""
    return f"{several(names)} mainly {agree(names, 'punishes', 'punish')}"


def punishing(found: Findings) -> list[Inputs]:
    """Basic moments whose penalty, and whose balance with the reward, lie below 0 for sure."""
    return [
        row
        for row in _of(found, BASIC)
        if row["balance_high"] is not None and row["balance_high"] < 0 and row["penalty_high"] < 0
    ]


def delighting(found: Findings) -> list[Inputs]:
    """Exciting moments whose reward, and whose balance with the penalty, lie above 0 for sure."""
    return [
        row
        for row in _of(found, EXCITEMENT)
        if row["balance_low"] is not None and row["balance_low"] > 0 and row["reward_low"] > 0
    ]


def claims(inputs: Inputs, found: Findings) -> tuple[Claim, ...]:
    """What is said of moments that punish and delight, each on its effect and on its balance."""
    if inputs["rows"]:
        return ()
    made = []
    for shown, say, key, side in (
        (punishing(found), said_of, "penalty", -1),
        (punishing(found), _reliable, "penalty", -1),
        (delighting(found), _spend, "reward", 1),
    ):
        words = say([row["name"] for row in shown])
        made += [
            Claim(words, f"rows.{found.rows.index(row)}.{each}", side=side)
            for row in shown
            for each in (key, "balance")
        ]
    return tuple(made)


def _reliable(names: list[str], by: str = "") -> str:
    """What is advised of moments that punish."""
    return (
        f"Make {several(names)} reliable before anything finer: {by}failing there costs more than "
        "excelling earns"
    )


def _spend(names: list[str], by: str = "") -> str:
    """What is advised of moments that delight."""
    return (
        f"Spend on {several(names)} once nothing basic fails: {by}excelling there earns more than "
        "failing costs"
    )


def _of(found: Findings, kind: str) -> list[Inputs]:
    """Moments of a class by asymmetry, the clearest first, where the signs bear it out.

    A penalty below 0 punishes, whatever the reward: that of a basic moment lies near 0 and may
    fall below it by chance.
    """
    rows = [row for row in found.rows if row["class_asymmetry"] == kind]
    rows = [row for row in rows if not row["suspect"] or (kind == BASIC and row["penalty"] < 0)]
    rows.sort(key=lambda row: -abs(row["impact_asymmetry"]))
    return rows


def advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    """What to make reliable, where to spend, and where the two rules disagree."""
    steps, by = [], ""
    if inputs["rows"]:
        by = "by these figures "
        basic, exciting = _of(found, BASIC), _of(found, EXCITEMENT)
    else:
        basic, exciting = punishing(found), delighting(found)
    if basic:
        steps.append(f"{_reliable([row['name'] for row in basic], by)}.")
    if exciting:
        steps.append(f"{_spend([row['name'] for row in exciting], by)}.")
    apart = [row for row in found.rows if row["class_ratio"] not in (None, row["class_asymmetry"])]
    steps += [
        f"The two rules disagree on {quote(row['name'])}: {row['class_ratio']} by the ratio "
        f"({amount(row['ratio'])}), {row['class_asymmetry']} by asymmetry "
        f"({signed(row['impact_asymmetry'])}, theta {amount(inputs['theta'])}). Until more data "
        "decide, treat it as performance."
        for row in apart[:NAMED]
    ]
    if len(apart) > NAMED:
        steps.append(f"They disagree on {amount(len(apart) - NAMED)} more; the table shows which.")
    return tuple(steps)


def formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    """The formulas with the numbers of the first moment."""
    row, theta = found.rows[0], amount(inputs["theta"])
    name, ratio, asymmetry = quote(row["name"]), row["ratio"], row["impact_asymmetry"]
    penalty, reward = amount(abs(row["penalty"]), 3), amount(row["reward"], 3)
    of_ratio = of_asymmetry = "not defined"
    if ratio is not None:
        of_ratio = f"{amount(ratio, 3)}, {row['class_ratio']}"
    if asymmetry is not None:
        of_asymmetry = f"{signed(asymmetry, 3)}, {row['class_asymmetry']} with theta {theta}"
    lines = (
        Formula(
            f"Impact ratio of {name}",
            "reward ÷ |penalty|; above 1.1 excitement, below 0.9 basic",
            f"{reward} ÷ {penalty} = {of_ratio}",
        ),
        Formula(
            f"Impact asymmetry of {name}",
            "(reward − |penalty|) ÷ (|reward| + |penalty|); beyond ± theta excitement or basic",
            f"({reward} − {penalty}) ÷ ({amount(abs(row['reward']), 3)} + {penalty}) = "
            f"{of_asymmetry}",
        ),
    )
    if inputs["rows"]:
        return lines
    estimate = Formula(
        "Penalty and reward",
        "overall = constant + Σ penalty × (rated low) + reward × (rated high), by least squares",
        f"for {name}: {signed(row['penalty'], 3)} if it is rated {amount(inputs['low'])} or less, "
        f"{signed(row['reward'], 3)} if {amount(inputs['high'])} or more",
    )
    return (*lines, estimate)
