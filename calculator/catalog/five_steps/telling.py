"""What comes first, which standards hold, what may be basic, and the formulas behind it."""

from collections.abc import Sequence

from calculator.catalog._contacts import heaviest, interval
from calculator.catalog.five_steps.contacts import change, responses_of, scores_of, verdict
from calculator.declaration import Claim, Formula
from calculator.fields import Inputs
from calculator.methods import converse
from calculator.words import amount, percent, points, quote, several, signed

NAMED = 3
"""So many contacts are advised on."""


def answer(contacts: Sequence[Inputs]) -> str:
    """The response that delights most where it counts most, and what may have become basic."""
    top = heaviest(contacts)
    carries = f"{quote(top['name'])}, which carries {percent(top['priority'])} of the priority"
    if top["chosen"] is None:
        first = f"Think of responses first for {carries}"
    elif top["delight"] > 0:
        first = (
            f"{quote(top['chosen'])} promises most delight here where it counts most, "
            f"{points(top['delight'])} above what customers expect of {carries}"
        )
    else:
        first = f"No response delights yet in {carries}: the best of them, {quote(top['chosen'])}, "
        first += "only meets" if top["delight"] == 0 else f"is {points(-top['delight'])} below"
        first += " what customers expect"
    if worn := _worn(contacts):
        there = "there" if len(worn) == 1 else "in each of them"
        return f"{first}; {_fewer(worn)}: delight may have become basic {there}."
    if any(one["drift"] is not None for one in contacts):
        return f"{first}; of no contact is it shown that fewer are satisfied than at its start."
    return f"{first}."


def _worn(contacts: Sequence[Inputs]) -> list[Inputs]:
    """Contacts with which clearly fewer are satisfied than when their response was new."""
    return [one for one in contacts if one["basic_from"] is not None]


def _fewer(worn: Sequence[Inputs]) -> str:
    names = several([one["name"] for one in worn])
    return f"clearly fewer are satisfied with {names} than when the response was new"


def _since(one: Inputs) -> str:
    return (
        f"from period {amount(one['basic_from'])} on, clearly fewer are satisfied than when the "
        "response was new"
    )


def claims(contacts: Sequence[Inputs], measured: Sequence[Inputs]) -> tuple[Claim, ...]:
    """What is said of satisfaction that fell, and of standards missed with the whole interval."""
    worn = _worn(contacts)
    since = [(at, one) for at, one in enumerate(contacts) if one in worn]
    said = [(at, _fewer(worn)) for at, _ in since]
    said += [(at, _since(one)) for at, one in since if one in worn[:NAMED]]
    missed = [one for one in _missed(measured) if one["high"] < one["standard"]]
    return (
        *(Claim(words, f"rows.{at}.since_new", side=-1) for at, words in said),
        *(
            Claim(
                _misses(one),
                f"rows.{at}.rate",
                side=-1,
                line=one["standard"],
                ends=(f"rows.{at}.low", f"rows.{at}.high"),
            )
            for at, one in enumerate(contacts)
            if one in missed
        ),
    )


def _missed(measured: Sequence[Inputs]) -> list[Inputs]:
    """Contacts that miss their standard, as far as they are named."""
    return [one for one in measured if not one["standard_met"]][:NAMED]


def _misses(one: Inputs) -> str:
    sure = (
        "and the whole interval lies below it"
        if one["high"] < one["standard"]
        else "though the interval still reaches it: more answers would show which"
    )
    return (
        f"{quote(one['name'])} misses its standard of {percent(one['standard'])}: "
        f"{percent(one['rate'])} are satisfied ({interval(one)}), {sure}"
    )


def advice(contacts: Sequence[Inputs], measured: Sequence[Inputs]) -> tuple[str, ...]:
    """What to think of anew, which standards are missed, and what to watch."""
    steps = [
        f"Go back to step 2 for {quote(one['name'])}: {_since(one)}. Customers may have come to "
        "expect it; a new response has to surprise them again."
        for one in _worn(contacts)[:NAMED]
    ]
    steps += [f"{_misses(one)}." for one in _missed(measured)]
    falling = [one for one in contacts if one["basic_from"] is None and (one["drift"] or 0) < 0]
    if falling:
        one = min(falling, key=lambda one: one["drift"])
        steps.append(
            f"Watch {quote(one['name'])}: its satisfaction drifts by {change(one['drift'])}, "
            "though these answers do not show that it falls."
        )
    return tuple(steps)


def formulas(contacts: Sequence[Inputs], measured: Sequence[Inputs]) -> tuple[Formula, ...]:
    """The formulas with the numbers of the contact that comes first, and of the first measured."""
    top = heaviest(contacts)
    frequency, impact, product = top["frequency"], top["impact"], top["frequency"] * top["impact"]
    lines = [
        Formula(
            f"Priority of {quote(top['name'])}",
            "frequency × impact ÷ Σ frequency × impact",
            f"{amount(frequency)} × {amount(impact)} ÷ {amount(product / top['priority'])} = "
            f"{percent(top['priority'])}",
        )
    ]
    if top["chosen"] is not None:
        best = top["responses"][converse.chosen(responses_of(top)) or 0]
        lines.append(
            Formula(
                f"Delight of {quote(top['chosen'])}",
                "predicted − expected; the largest is chosen, of equal ones the cheaper",
                f"{amount(best['predicted'])} − {amount(best['expected'])} = "
                f"{signed(top['delight'])}",
            )
        )
    return (*lines, *(_measuring(measured[0]) if measured else ()))


def _measuring(contact: Inputs) -> list[Formula]:
    scores = scores_of(contact)
    lines = [
        Formula(
            f"Satisfied with {quote(contact['name'])}, last period",
            "satisfied ÷ answers, with Wilson’s 95 % interval; met if rate ≥ standard",
            f"{amount(scores[-1].satisfied)} ÷ {amount(scores[-1].answers)} = "
            f"{percent(contact['rate'])} ({interval(contact)}), standard "
            f"{percent(contact['standard'])}: {verdict(contact)}",
        )
    ]
    if contact["drift"] is not None:
        base = converse.leverage(scores)
        lines.append(
            Formula(
                "Its drift",
                "Σ answers × (period − mean period) × (rate − mean rate) ÷ "
                "Σ answers × (period − mean period)²",
                f"{signed(contact['drift'] * base)} ÷ {amount(base)} = {change(contact['drift'])}",
            )
        )
    return lines
