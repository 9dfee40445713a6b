"""Where the process is green and the outcome is not, and the formulas behind it."""

from collections.abc import Sequence

from calculator.catalog._contacts import heaviest, interval
from calculator.catalog.outcomes.contacts import names_in, verdict
from calculator.declaration import Claim, Formula
from calculator.fields import Inputs
from calculator.methods import clayton
from calculator.words import agree, amount, percent, quote, several


def answer(contacts: Sequence[Inputs]) -> str:
    """Where a met process target hides a missed outcome, and who carries the dissatisfaction."""
    top = heaviest(contacts)
    melons = names_in(contacts, clayton.WATERMELON)
    of, green = len(contacts), len([one for one in contacts if one["process_met"]])
    first = (
        f"{quote(top['name'])} carries {percent(top['priority'])} of all dissatisfaction"
        if top["priority"]
        else "nobody is dissatisfied"
    )
    if melons:
        return (
            f"The process: {len(melons)} of {green} met process targets "
            f"{agree(melons, 'hides', 'hide')} a missed outcome, {several(melons)}; {first}."
        )
    if not green:
        return f"No process target is met, so none can hide a missed outcome; {first}."
    if of == green:
        return f"The outcome too: every process target is met, and so is every outcome; {first}."
    return (
        f"The outcome too: wherever the process target is met, {green} of {of}, so is the "
        f"outcome; {first}."
    )


def advice(contacts: Sequence[Inputs]) -> tuple[str, ...]:
    """What to ask in watermelons, which targets may be idle, and which are not safe yet."""
    steps = [_look_inside(one) for one in _melons(contacts)]
    lucky = names_in(contacts, clayton.LUCKY)
    if len(lucky) == 1:
        steps.append(
            f"{several(lucky)} satisfies although its process target is missed: the target may "
            "measure what customers do not mind."
        )
    elif lucky:
        steps.append(
            f"{several(lucky)} satisfy although their process targets are missed: the targets may "
            "measure what customers do not mind."
        )
    doubtful = [
        one["name"] for one in contacts if one["outcome_met"] and one["low"] < one["outcome_target"]
    ]
    if len(doubtful) == 1:
        steps.append(
            f"{several(doubtful)} meets its outcome target, but its interval reaches below it: do "
            "not call it safe yet."
        )
    elif doubtful:
        steps.append(
            f"{several(doubtful)} meet their outcome targets, but the intervals reach below: not "
            "safe yet."
        )
    return tuple(steps)


def claims(contacts: Sequence[Inputs]) -> tuple[Claim, ...]:
    """What the advice says of outcomes that lie below their target with their whole interval."""
    return tuple(
        Claim(_red(one), f"rows.{at}.outcome_rate", side=-1, line=one["outcome_target"])
        for at, one in enumerate(contacts)
        if one in _melons(contacts) and one["high"] < one["outcome_target"]
    )


def _melons(contacts: Sequence[Inputs]) -> list[Inputs]:
    """Contacts that are green outside and red inside, as far as they are named."""
    return [one for one in contacts if one["cell"] == clayton.WATERMELON][:3]


def _red(melon: Inputs) -> str:
    sure = (
        "the whole interval lies below it"
        if melon["high"] < melon["outcome_target"]
        else "the interval still reaches it, so ask more customers"
    )
    return (
        f"{percent(melon['outcome_rate'])} satisfied where {percent(melon['outcome_target'])} are "
        f"asked ({interval(melon)}); {sure}"
    )


def _look_inside(melon: Inputs) -> str:
    return (
        f"{quote(melon['name'])} is green outside and red inside: "
        f"{percent(melon['process_rate'])} within the process target, yet {_red(melon)}. Ask what "
        "customers wanted from it that the process does not measure."
    )


def formulas(contacts: Sequence[Inputs]) -> tuple[Formula, ...]:
    """The formulas with the numbers of the contact that comes first."""
    top = heaviest(contacts)
    lines = [
        Formula(
            f"Process rate of {quote(top['name'])}",
            "contacts within the process target ÷ contacts; met if rate ≥ target",
            f"{amount(top['within_target'])} ÷ {amount(top['contacts'])} = "
            f"{percent(top['process_rate'])}, target {percent(top['process_target'])}: "
            f"{verdict(top['process_met'])}",
        ),
        Formula(
            "Its outcome rate",
            "satisfied ÷ answers, with Wilson’s 95 % interval; met if rate ≥ target",
            f"{amount(top['satisfied'])} ÷ {amount(top['answers'])} = "
            f"{percent(top['outcome_rate'])} ({interval(top)}), target "
            f"{percent(top['outcome_target'])}: {verdict(top['outcome_met'])}",
        ),
    ]
    if top["priority"]:
        failed = top["contacts"] * (1 - top["outcome_rate"])
        lines.append(
            Formula(
                "Its priority",
                "contacts × (1 − outcome rate) ÷ Σ contacts × (1 − outcome rate)",
                f"{amount(failed)} ÷ {amount(failed / top['priority'])} = "
                f"{percent(top['priority'])}",
            )
        )
    return tuple(lines)
