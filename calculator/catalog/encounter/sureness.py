"""How sure the first place is: 1,000 draws of experience, and what would settle it."""

from math import ceil, fsum

from calculator.catalog._moments import MOMENT, numbered
from calculator.catalog.encounter import evidence, tables
from calculator.declaration import Findings, Sureness
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.methods import first_place
from calculator.methods.first_place import DRAWS
from calculator.words import amount, choose, counted, quote

SEED = 1
"""Of all draws, so that the same figures give the same answer."""
MANY, FEW_DRAWS = 40, 200
"""Beyond so many moments fewer draws are made, so that a slow telephone is done within seconds."""
RESTS_ON = (
    "Only experience varies in these draws: measured answers by their spread ÷ √answers, a few "
    "conversations by a quarter of the scale’s width ÷ √conversations, a guess by a quarter of the "
    "width, and what falls beyond an end of the scale becomes that end. Importance, expectation "
    "and reach are held as they were given."
)


def sure(inputs: Inputs, found: Findings) -> Sureness | None:
    """In how many draws what comes first stays first; None if no evidence is given."""
    scale, moments = inputs["scale"], numbered(found.beside(inputs["moments"]))
    if not evidence.said(moments):
        return None
    known = evidence.known(moments, scale)
    draws = DRAWS if len(known) <= MANY else FEW_DRAWS
    normals = first_place.normals(len(known), SEED, draws)
    drawn = [first_place.needs(known, row, *scale) for row in normals]
    shares = first_place.shares_first(drawn)
    for one, share in zip(moments, shares, strict=True):
        one["first"] = share
    settling, more = _settling(moments, known, normals, scale)
    return Sureness(
        answer=_answer(moments, draws),
        settled_by=settling,
        rests_on=f"{RESTS_ON} {amount(draws)} draws, from seed {SEED}.",
        table=_table(moments, scale),
        values={
            "draws": draws,
            "seed": SEED,
            "first": [
                {
                    "name": one["name"],
                    "share": one["first"],
                    "margin": first_place.margin(one["first"], draws),
                }
                for one in moments
            ],
            "further_answers": more,
        },
    )


def _answer(moments: list[Inputs], draws: int) -> str:
    """In how many draws the first stays first, and what overtakes it more often."""
    often = max(moments, key=lambda one: (one["first"], -one["number"]))
    at_top = [one for one in moments if one["rank"] == 1]
    if not at_top:
        none = max(0.0, 1 - fsum(one["first"] for one in moments))
        if not often["first"]:
            return f"In {_draws(1, draws)} no moment falls short, as in the answer."
        return (
            f"In {_draws(none, draws)} no moment falls short, as in the answer. In the others "
            f"{quote(often['name'])} comes first most often, in {_draws(often['first'], draws)}."
        )
    if len(at_top) > 1:
        told = choose(
            [f"{quote(one['name'])} in {_draws(one['first'], draws)}" for one in at_top], "and"
        )
        said = f"They tie as rated; alone at the top is {told}."
    else:
        said = (
            f"In {_draws(at_top[0]['first'], draws)} {quote(at_top[0]['name'])} stays first, where "
            "experience alone may vary."
        )
    if often not in at_top and often["first"] > at_top[0]["first"]:
        said += (
            f" {quote(often['name'])} comes first more often, in {_draws(often['first'], draws)}."
        )
    return said


def _draws(share: float, draws: int) -> str:
    """A share of the draws with its margin: "83 of 100 draws (± 3)"."""
    within = ceil(100 * first_place.margin(share, draws))
    return f"{amount(100 * share, 0)} of 100 draws (± {within})"


def _settling(
    moments: list[Inputs],
    known: list[first_place.Uncertain],
    normals: list[list[float]],
    scale: tuple[float, float],
) -> tuple[str, int | None]:
    """What would tell the two apart that come first most often."""
    leading = [one for one in moments if one["first"]]
    leading.sort(key=lambda one: (-one["first"], one["number"]))
    if len(leading) < 2:
        return "", None
    leading = sorted(leading[:2], key=lambda one: -one["need"])
    at = [one["number"] - 1 for one in leading]
    one, other = (quote(each["name"]) for each in leading)
    more = first_place.further_answers(
        [known[place] for place in at], [[row[place] for place in at] for row in normals], scale
    )
    if more is None:
        said = (
            f"Treat {one} and {other} as equal: {amount(first_place.MOST)} more answers for each "
            "would not tell them apart, at these means and spreads."
        )
    elif more == 0:
        said = (
            f"No more answers are needed: {one} is ahead of {other}, which comes nearest, in "
            f"{amount(100 * first_place.SURE)} of 100 or more."
        )
    else:
        said = (
            f"{counted(more, 'more answer')} for each of the two would put {one} ahead of {other} "
            f"in {amount(100 * first_place.SURE)} of 100, at these means and spreads."
        )
    return said, more


def _table(moments: list[Inputs], scale: tuple[float, float]) -> Grid:
    return grid(
        "How often each moment comes first",
        sorted(moments, key=lambda one: (-one["first"], one["number"])),
        MOMENT,
        text("Experience is known from", evidence.words),
        text("It may lie between", lambda one: tables.between(one, scale)),
        number("First, of 100 draws", lambda one: 100 * one["first"], lambda n: amount(n, 1)),
    )
