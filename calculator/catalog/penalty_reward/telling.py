"""Which moments mainly punish, what follows from that, and the formulas behind it."""

from calculator.declaration import Findings, Formula
from calculator.fields import Inputs
from calculator.methods.penalty_reward import BASIC, EXCITEMENT
from calculator.words import agree, amount, quote, several, signed

NAMED = 3
"""So many moments on which the rules disagree are named; the rest is counted."""


def answer(found: Findings) -> str:
    """Which moments cost more when they fail than they can earn."""
    basic, count = _of(found, BASIC), len(found.rows)
    if not basic:
        many = "The only moment is not" if count == 1 else f"None of the {amount(count)} moments is"
        return f"{many} one that mainly punishes."
    if count == 1:
        return f"{several(basic)} mainly punishes: it costs more when it fails than it can earn."
    return (
        f"{several(basic)} mainly {agree(basic, 'punishes', 'punish')}: {amount(len(basic))} of "
        f"{amount(count)} moments {agree(basic, 'costs', 'cost')} more when failing than excelling "
        "can earn."
    )


def _of(found: Findings, kind: str) -> list[str]:
    """Moments of a class by asymmetry, the clearest first, where the signs bear it out.

    A penalty below 0 punishes, whatever the reward: that of a basic moment lies near 0 and may
    fall below it by chance.
    """
    rows = [row for row in found.rows if row["class_asymmetry"] == kind]
    rows = [row for row in rows if not row["suspect"] or (kind == BASIC and row["penalty"] < 0)]
    rows.sort(key=lambda row: -abs(row["impact_asymmetry"]))
    return [row["name"] for row in rows]


def advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    """What to make reliable, where to spend, and where the two rules disagree."""
    steps = []
    basic, exciting = _of(found, BASIC), _of(found, EXCITEMENT)
    if basic:
        steps.append(
            f"Make {several(basic)} reliable and stop there: beyond good enough, effort is hardly "
            "noticed."
        )
    if exciting:
        steps.append(
            f"{several(exciting)} can delight. Spend there once nothing basic fails, for nobody "
            "misses them."
        )
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
