"""Several people who rated one journey: medians, how far they lie apart, and whether they agree."""

from collections.abc import Sequence
from typing import Any

from calculator.catalog.encounter import medians, tables
from calculator.catalog.encounter.matching import Matched, matched
from calculator.catalog.encounter.ranked import Ranked, ranked
from calculator.declaration import Agreement, Claim, Rater
from calculator.errors import NotTogether
from calculator.grids import Column, Grid, grid, number, text
from calculator.words import amount, choose, quote, several

CERTAIN = 0.05
"""The p-value below which people are said to agree beyond chance."""
AGREE = "agree beyond chance"
ROUGH = (
    "That p-value is an approximation by chi-squared, and a rough one for few people or few "
    "moments."
)


def together(raters: Sequence[Rater]) -> Agreement:
    """Say what comes first by the median need, and whether these people agree on the order.

    Raises:
        NotTogether: Their scales differ, or they have no moment in common.
    """
    scales = list(dict.fromkeys(one.inputs["scale"] for one in raters))
    if len(scales) > 1:
        named = [
            f"{quote(next(one.name for one in raters if one.inputs['scale'] == scale))} on "
            f"{amount(scale[0])} to {amount(scale[1])}"
            for scale in scales
        ]
        raise NotTogether(
            f"They did not rate on one scale: {choose(named, 'and')}. Bring all to one scale first."
        )
    found = matched(raters)
    if not found.moments:
        raise NotTogether(
            "They have no moment in common by its name, so nothing can be put together. "
            + " ".join(found.said)
        )
    rows, order = medians.rows(found.moments, scales[0]), ranked(found.moments)
    return Agreement(
        answer=_answer(raters, rows, order),
        said=(
            *_follows(raters, rows, order),
            *found.said,
            *medians.not_taken(found.moments, raters),
        ),
        tables=(tables.people(rows), _ranks(raters, rows, order)),
        values=_values(raters, rows, order, found),
        medians=medians.inputs(found.moments, raters[0].inputs),
        claims=(
            (Claim(AGREE, "p_value", side=-1, line=CERTAIN, ends=("p_value", "p_value")),)
            if _agree(order)
            else ()
        ),
    )


def _agree(order: Ranked) -> bool:
    return order.p_value is not None and order.p_value < CERTAIN


def _answer(raters: Sequence[Rater], rows: list[dict[str, Any]], order: Ranked) -> str:
    """What comes first by the median, then whether the people agree."""
    leaders = [one["name"] for one in rows if one["rank"] == 1]
    if leaders:
        have = "has" if len(leaders) == 1 else "have"
        said = f"By the median of {amount(len(raters))} people {several(leaders)} {have} the "
        said += f"largest need here{'' if len(leaders) == 1 else ': they tie'}."
    else:
        said = (
            f"By the median of {amount(len(raters))} people no moment falls short of what is "
            "expected."
        )
    if order.concordance is None:
        return f"{said} {_no_order(rows)}"
    w = f"Kendall’s W is {amount(order.concordance)}"
    if _agree(order):
        return f"{said} On the order of need they {AGREE} ({w}, p {_chance(order.p_value)})."
    return (
        f"{said} These people do not show that they agree on the order of need ({w}, p "
        f"{_chance(order.p_value)})."
    )


def _no_order(rows: list[dict[str, Any]]) -> str:
    if len(rows) == 1:
        return "With one moment in common there is no order to agree on."
    return "Everybody gives all moments the same need, so there is no order to agree on."


def _chance(p: float | None) -> str:
    return "under 0.001" if p is not None and p < 0.001 else f"= {amount(p or 0, 3)}"


def _follows(raters: Sequence[Rater], rows: list[dict[str, Any]], order: Ranked) -> list[str]:
    """What W means with so few people, where they differ most, and what the medians would say."""
    said = []
    people = amount(len(raters))
    if order.concordance is not None:
        said.append(
            f"W is 1 if all put the moments into one order; where nobody agrees with anybody it is "
            f"{amount(1 / len(raters))} on average, 1 ÷ {people} people. {ROUGH}"
        )
        apart = order.widest
        low, high = (
            (one, raters[one].name) for one in (order.first_for(apart), order.last_for(apart))
        )
        if order.ranks[low[0]][apart] < order.ranks[high[0]][apart]:
            said.append(
                f"They lie furthest apart about {quote(rows[apart]['name'])}: number "
                f"{amount(order.ranks[low[0]][apart])} for {quote(low[1])}, number "
                f"{amount(order.ranks[high[0]][apart])} for {quote(high[1])}. Talk about that one "
                "before you settle on an order."
            )
    leaders = [one["name"] for one in rows if one["rank"] == 1]
    by_medians = [one["name"] for one in rows if one["rank_of_medians"] == 1]
    if leaders != by_medians:
        names = several(by_medians) if by_medians else "no moment"
        said.append(
            f"Worked out from the medians of the ratings, {names} would have the largest need "
            "instead: the median of products is not the product of medians."
        )
    return said


def _ranks(raters: Sequence[Rater], rows: list[dict[str, Any]], order: Ranked) -> Grid:
    """Everybody's ranks of need, the largest first; equal needs share the mean of their places."""
    listed = [{"at": at, "name": one["name"]} for at, one in enumerate(rows)]
    return grid(
        "Rank of need for each person, 1 the largest; equal needs share the mean of their places",
        listed,
        text("Moment", "name"),
        *(_of_rater(one.name, order.ranks[at]) for at, one in enumerate(raters)),
    )


def _of_rater(name: str, ranks: list[float]) -> Column:
    return number(name, lambda row: ranks[row["at"]])


def _values(
    raters: Sequence[Rater], rows: list[dict[str, Any]], order: Ranked, found: Matched
) -> dict[str, Any]:
    return {
        "raters": [one.name for one in raters],
        "concordance": order.concordance,
        "chi_squared": order.chi_squared,
        "df": order.df,
        "p_value": order.p_value,
        "moments": [
            {**one, "ranks": [ranks[at] for ranks in order.ranks]} for at, one in enumerate(rows)
        ],
        "left_out": found.left_out,
    }
