"""Other ways to order the moments, brought to the ratings that the calculator has."""

from dataclasses import dataclass

from calculator.catalog.encounter.fields import importance
from calculator.declaration import Findings, Grid, Inputs
from calculator.methods import opportunity, ranking, scoring_sheet, value_effort
from calculator.words import amount, or_dash


@dataclass(frozen=True)
class Order:
    """One way to order moments: its name, how it reckons here, and where it goes wrong."""

    name: str
    reckons: str
    weakness: str


ORDERS = {
    "scoring-sheet": Order(
        "the scoring sheet",
        "It adds importance and reach and takes experience away, each brought to 1–5.",
        "It adds where it should multiply: a vital moment that goes perfectly (5 + 5 − 5) ties "
        "with a poor one that hardly matters (3 + 3 − 1).",
    ),
    "value-effort": Order(
        "value for effort",
        "It divides the mean of importance and reach by the effort of putting the moment right.",
        "It does not look at how well the moment goes today, so a cheap moment that is already "
        "fine can win.",
    ),
    "opportunity": Order(
        "the opportunity score",
        "It adds importance to what experience falls short of it.",
        "It knows neither what customers expect nor how many meet the moment, and it holds two "
        "different scales, importance and experience, against each other.",
    ),
    "gap": Order(
        "the largest gap",
        "It takes experience minus expectation, the most negative first.",
        "It knows neither importance nor reach: a trifle that one customer in a hundred meets "
        "counts as much as a vital moment that all meet.",
    ),
}


def scores(method: str, inputs: Inputs, found: Findings) -> list[float | None]:
    """Score of each moment by a named method, in input order; None where effort is not given."""
    return [
        _score(method, moment, inputs["scale"], row["gap"])
        for moment, row in zip(inputs["moments"], found.rows, strict=True)
    ]


def ranks(method: str, inputs: Inputs, found: Findings) -> list[int | None]:
    """Rank of each moment by a named method; only the gap puts the smallest first."""
    return ranking.competition(scores(method, inputs, found), largest_first=method != "gap")


def _score(method: str, moment: Inputs, scale: tuple[float, float], gap: float) -> float | None:
    rated, experience, reach = moment["importance"], moment["experience"], moment["reach"]
    if method == "scoring-sheet":
        return scoring_sheet.score(
            scoring_sheet.onto_sheet(rated, *scale),
            scoring_sheet.onto_sheet(reach, 0, 100),
            scoring_sheet.onto_sheet(experience, *scale),
        )
    if method == "value-effort":
        effort = moment["effort"]
        if effort is None:
            return None
        share = importance(moment, scale) / importance({"importance": scale[1]}, scale)
        return value_effort.value_per_effort(share, reach / 100, effort)
    if method == "opportunity":
        return opportunity.score(rated, experience)
    return gap


def side_by_side(inputs: Inputs, found: Findings) -> Grid:
    """The ranks that every method gives, moment by moment."""
    columns = [[row["rank"] for row in found.rows]]
    columns += [ranks(method, inputs, found) for method in ORDERS]
    return Grid(
        caption="How other methods would rank the moments",
        head=("Moment", "Need", "Scoring sheet", "Value for effort", "Opportunity", "Gap"),
        rows=tuple(
            (
                f"{number}. {row['name']}",
                *(or_dash(column[number - 1], amount) for column in columns),
            )
            for number, row in enumerate(found.rows, start=1)
        ),
        numeric=frozenset({1, 2, 3, 4, 5}),
    )
