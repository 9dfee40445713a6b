"""How much is managed and what comes next, with the formulas behind it."""

from collections.abc import Sequence

from calculator.catalog.coverage.encounters import tenths
from calculator.catalog.coverage.fields import STATES
from calculator.declaration import Findings, Formula
from calculator.fields import Inputs
from calculator.methods import clayton
from calculator.words import amount, counted, percent, quote

NEXT = {
    clayton.UNKNOWN: "Go and see it: ask the customers who meet it, and write it down.",
    clayton.KNOWN: "Define it with the customers who meet it: what they want from it, and how "
    "anyone would know that they got it.",
    clayton.DEFINED: "Give it an owner, and measure its outcome.",
}


def answer(encounters: Sequence[Inputs], found: Findings) -> str:
    """The managed shares of what happens and of what is listed."""
    values = found.values
    if values["managed_share"] is None:
        return "By our reconstruction, no moment of truth happens in a year: nothing to manage."
    return (
        f"By our reconstruction, {percent(values['managed_share'])} of the "
        f"{tenths(values['moments_per_year'])} moments of truth in a year are managed; of the "
        f"moments in {counted(len(encounters), 'listed encounter')} it is "
        f"{percent(values['managed_count_share'])}."
    )


def advice(encounters: Sequence[Inputs], found: Findings) -> tuple[str, ...]:
    """Which unmanaged encounter to begin with, and why the two shares differ."""
    steps = []
    by_volume, by_count = found.values["managed_share"], found.values["managed_count_share"]
    unmanaged = [one for one in encounters if one["state"] != clayton.MANAGED and one["count"]]
    if unmanaged:
        most = max(unmanaged, key=lambda one: one["count"])
        steps.append(
            f"Begin with {quote(most['name'])}, {STATES[most['state']].lower()}: "
            f"{percent(most['share'])} of all moments stand in it. {NEXT[most['state']]}"
        )
    elif by_volume is not None:
        steps.append(
            "Everything on the list is managed. What nobody has put on the list is not: follow a "
            "customer through an ordinary day."
        )
    if by_volume is not None and by_count is not None and by_volume != by_count:
        more, less = ("rare", "frequent") if by_volume < by_count else ("frequent", "rare")
        steps.append(
            f"The two shares differ because the {more} encounters are better managed than the "
            f"{less} ones."
        )
    return tuple(steps)


def formulas(encounters: Sequence[Inputs], found: Findings) -> tuple[Formula, ...]:
    """The formulas, with the numbers of the first encounter and of all."""
    values, first = found.values, encounters[0]
    managed = [one["encounter"] for one in encounters if one["state"] == clayton.MANAGED]
    listed = clayton.listed_moments([one["encounter"] for one in encounters])
    total = tenths(values["moments_per_year"])
    lines = [
        Formula(
            f"Moments a year in {quote(first['name'])}",
            "customers × times a year × moments in it",
            f"{amount(first['customers'])} × {amount(first['per_year'])} × "
            f"{amount(first['moments'])} = {tenths(first['count'])}; with all others {total}",
        ),
        Formula(
            "Hours of contact a year",
            "Σ moments a year × seconds ÷ 3,600",
            f"{amount(values['contact_hours'] * 3600, places=0)} ÷ 3,600 = "
            f"{amount(values['contact_hours'], places=1)}",
        ),
    ]
    if values["managed_share"] is not None:
        lines.append(
            Formula(
                "Managed share",
                "moments a year that are managed ÷ moments a year",
                f"{tenths(clayton.moments_per_year(managed))} ÷ {total} = "
                f"{percent(values['managed_share'])}",
            )
        )
    if values["managed_count_share"] is not None:
        lines.append(
            Formula(
                "Managed share of what is listed",
                "moments in managed encounters ÷ moments in all encounters",
                f"{amount(clayton.listed_moments(managed))} ÷ {amount(listed)} = "
                f"{percent(values['managed_count_share'])}",
            )
        )
    return tuple(lines)
