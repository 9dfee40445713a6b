"""Where the process is green and the outcome is not, and the table and formulas behind it."""

from calculator.catalog.outcomes.contacts import (
    CELLS,
    answers_of,
    heaviest,
    interval_of,
    names_in,
    shown_interval,
)
from calculator.declaration import Findings, Formula, Grid, Inputs
from calculator.methods import clayton
from calculator.words import amount, percent, quote, several


def answer(found: Findings) -> str:
    """Where a met process target hides a missed outcome, and who carries the dissatisfaction."""
    of, top = len(found.rows), found.rows[heaviest(found)]
    melons = names_in(found, clayton.WATERMELON)
    greens = [row for row in found.rows if row["process_met"]]
    first = (
        f"{quote(top['name'])} carries {percent(top['priority'])} of all dissatisfaction"
        if top["priority"]
        else "nobody is dissatisfied"
    )
    if melons:
        hide = "hides" if len(melons) == 1 else "hide"
        return (
            f"The process: {len(melons)} of {len(greens)} met process targets {hide} a missed "
            f"outcome, {several(melons)}; {first}."
        )
    if not greens:
        return f"No process target is met, so none can hide a missed outcome; {first}."
    if of == len(greens):
        return f"The outcome too: every process target is met, and so is every outcome; {first}."
    return (
        f"The outcome too: wherever the process target is met, {len(greens)} of {of}, so is the "
        f"outcome; {first}."
    )


def advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    """What to ask in watermelons, which targets may be idle, and which are not safe yet."""
    steps: list[str] = []
    for given, row in zip(inputs["rows"], found.rows, strict=True):
        if row["cell"] != clayton.WATERMELON or len(steps) == 3:
            continue
        sure = (
            "the whole interval lies below it"
            if interval_of(given)[1] < given["outcome_target"]
            else "the interval still reaches it, so ask more customers"
        )
        steps.append(
            f"{quote(row['name'])} is green outside and red inside: {percent(row['process_rate'])} "
            f"within the process target, yet {percent(row['outcome_rate'])} satisfied where "
            f"{percent(given['outcome_target'])} are asked ({shown_interval(given)}); {sure}. "
            "Ask what customers wanted from it that the process does not measure."
        )
    lucky = names_in(found, clayton.LUCKY)
    if lucky:
        steps.append(
            f"{several(lucky)} satisfies although its process target is missed: the target may "
            "measure what customers do not mind."
            if len(lucky) == 1
            else f"{several(lucky)} satisfy although their process targets are missed: the targets "
            "may measure what customers do not mind."
        )
    doubtful = [
        row["name"]
        for given, row in zip(inputs["rows"], found.rows, strict=True)
        if row["outcome_met"] and interval_of(given)[0] < given["outcome_target"]
    ]
    if doubtful:
        but = (
            "meets its outcome target, but its interval reaches below it: do not call it safe yet."
        )
        if len(doubtful) > 1:
            but = "meet their outcome targets, but the intervals reach below: not safe yet."
        steps.append(f"{several(doubtful)} {but}")
    return tuple(steps)


def targets(inputs: Inputs, found: Findings) -> Grid:
    """Both rates of each contact beside their targets."""
    return Grid(
        caption="Process and outcome, side by side",
        head=("Contact", "Contacts", "Process", "Target", "Outcome", "Target", "Cell", "Priority"),
        rows=tuple(
            (
                row["name"],
                amount(given["contacts"]),
                percent(row["process_rate"]),
                percent(given["process_target"]),
                percent(row["outcome_rate"]),
                percent(given["outcome_target"]),
                CELLS[row["cell"]],
                percent(row["priority"]),
            )
            for given, row in zip(inputs["rows"], found.rows, strict=True)
        ),
        numeric=frozenset({1, 2, 3, 4, 5, 7}),
    )


def formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    """The formulas with the numbers of the contact that comes first."""
    at = heaviest(found)
    given, row = inputs["rows"][at], found.rows[at]
    answers = answers_of(given)
    lines = [
        Formula(
            f"Process rate of {quote(row['name'])}",
            "contacts within the process target ÷ contacts; met if rate ≥ target",
            f"{amount(given['within_target'])} ÷ {amount(given['contacts'])} = "
            f"{percent(row['process_rate'])}, target {percent(given['process_target'])}: "
            f"{'met' if row['process_met'] else 'missed'}",
        ),
        Formula(
            "Its outcome rate",
            "satisfied ÷ answers, with Wilson’s 95 % interval; met if rate ≥ target",
            f"{amount(given['satisfied'])} ÷ {amount(answers)} = {percent(row['outcome_rate'])} "
            f"({shown_interval(given)}), target {percent(given['outcome_target'])}: "
            f"{'met' if row['outcome_met'] else 'missed'}",
        ),
    ]
    if row["priority"]:
        failed = given["contacts"] * (1 - row["outcome_rate"])
        lines.append(
            Formula(
                "Its priority",
                "contacts × (1 − outcome rate) ÷ Σ contacts × (1 − outcome rate)",
                f"{amount(failed)} ÷ {amount(failed / row['priority'])} = "
                f"{percent(row['priority'])}",
            )
        )
    return tuple(lines)
