"""Which group goes with which kind of incident, how sure that is, and the formulas."""

from math import fsum

from calculator.catalog.incidents.fields import BAD, CHANCE, GOOD
from calculator.declaration import Claim, Findings, Formula
from calculator.fields import Inputs
from calculator.methods.critical_incidents import Comparison
from calculator.words import amount, figure, percent, quote

RARELY = "Chance alone would rarely separate them so far"


def outermost(found: Findings) -> list[tuple[Inputs, str]]:
    """The group that goes most with bad incidents and the one with good ones, if it is shown."""
    bad, good = (end(found.rows, key=lean_of) for end in (min, max))
    shown = []
    if bad["lean_high"] < 0:
        shown.append((dict(bad), BAD))
    if good["lean_low"] > 0:
        shown.append((dict(good), GOOD))
    return shown


def goes(group: Inputs, kind: str) -> str:
    """What is claimed of a group."""
    return f"{quote(group['name'])} goes with {'bad' if kind == BAD else 'good'} incidents"


def claims(found: Findings) -> tuple[Claim, ...]:
    """What is said of single groups, on their intervals, and of chance, on the p-value."""
    if not related(found):
        return ()
    p = "values.p_value"
    return (
        Claim(RARELY, p, side=-1, line=CHANCE, ends=(p, p)),
        *(
            Claim(goes(group, kind), f"rows.{at}.lean", side=1 if kind == GOOD else -1)
            for group, kind in outermost(found)
            for at, row in enumerate(found.rows)
            if dict(row) == group
        ),
    )


def related(found: Findings) -> bool:
    """Whether the test finds what chance alone would rarely make."""
    p = found.values["p_value"]
    return p is not None and p < CHANCE


def answer(found: Findings) -> str:
    """Which groups go with which kind, as far as their intervals show it."""
    p = found.values["p_value"]
    if p is None:
        return "That cannot be told yet: only with both kinds of incident in two groups or more."
    if not related(found):
        return (
            "Nothing that goes beyond chance: satisfactory and dissatisfactory incidents "
            f"fall into the groups much alike (p = {chance(p)})."
        )
    sure = "p under 0.001" if p < 0.001 else f"p = {chance(p)}"
    said = [
        f"{goes(group, kind)}: {percent(group[f'share_{kind}'])} of the {kind} ones against "
        f"{percent(group[f'share_{GOOD if kind == BAD else BAD}'])} of the "
        f"{GOOD if kind == BAD else BAD}."
        for group, kind in outermost(found)
    ] or ["The two kinds fall into the groups differently, but of no single group is it shown."]
    return " ".join([*said, f"{RARELY} ({sure})."])


def advice(found: Findings, compared: Comparison | None) -> tuple[str, ...]:
    """Where to look, if it is shown, and how strong the relation is."""
    if compared is None:
        return ("Collect incidents of both kinds, and sort each into one group.",)
    if not related(found):
        return ("Collect more incidents before you act on the difference between the groups.",)
    steps = {
        BAD: "Read the stories of {} first: that is where bad incidents gather.",
        GOOD: "Good incidents gather in {}: give staff the time and the licence for more of them.",
    }
    shown = outermost(found)
    advised = [steps[kind].replace("{}", quote(group["name"])) for group, kind in shown]
    return (
        *(advised or ["Collect more incidents before you act on any single group."]),
        f"The relation has a strength of {amount(compared.strength)} (Cramér’s V, from 0 to 1): "
        "the p-value says that there is one, not how strong it is.",
    )


def formulas(groups: list[Inputs], found: Findings) -> tuple[Formula, ...]:
    """The share of one group and the test, with their numbers."""
    chi_square = found.values["chi_square"]
    group = groups[0] if chi_square is None else min(groups, key=lean_of)
    total = amount(fsum(one[BAD] for one in groups))
    share = Formula(
        f"Share of {quote(group['name'])} of the dissatisfactory",
        "its dissatisfactory incidents ÷ all dissatisfactory incidents",
        f"{amount(group[BAD])} ÷ {total} = {figure(group[f'share_{BAD}'], 'share')}",
    )
    if chi_square is None:
        return (share,)
    expected = amount(group["expected"][BAD], 1)
    test = Formula(
        "Chi-square",
        "Σ (count − expected)² ÷ expected",
        f"({amount(group[BAD])} − {expected})² ÷ {expected} + … = {amount(chi_square)}, with "
        f"{amount(found.values['df'])} degrees of freedom",
    )
    return share, test


def chance(p: float) -> str:
    """A p-value in words."""
    return "under 0.001" if p < 0.001 else amount(p, 3)


def lean_of(group: Inputs) -> float:
    """How much larger its share of the good incidents is than that of the bad ones."""
    return float(group["lean"])
