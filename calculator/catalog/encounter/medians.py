"""The medians of several people, moment by moment, with the lowest and the highest of each."""

from collections.abc import Iterator, Sequence
from typing import Any

from calculator.catalog.encounter.weights import importance, reach
from calculator.declaration import Rater
from calculator.fields import Inputs
from calculator.methods import disconfirmation, need
from calculator.methods.importance_performance import median
from calculator.words import quote, several

RATED = ("importance", "expectation", "experience", "reach")
FIGURES = (*RATED, "need")
LABELS = ("Importance", "Expectation", "Experience", "Reach (%)", "Need")
ASIDE = {"effort": "effort", "answers": "how many were asked", "sd": "spread"}
"""What one person may have given beside and no median is taken of."""


def rows(
    moments: Sequence[Sequence[dict[str, Any]]], scale: tuple[float, float]
) -> list[dict[str, Any]]:
    """For each moment the median, lowest and highest of each figure, and ranks by need.

    `rank` is that of the median need, `rank_of_medians` that of the need of the median ratings.
    """
    found: list[dict[str, Any]] = []
    for each in moments:
        row: dict[str, Any] = {"name": each[0]["name"]}
        for key in FIGURES:
            numbers = [one[key] for one in each]
            row |= {key: median(numbers), f"{key}_low": min(numbers), f"{key}_high": max(numbers)}
        found.append(row)
    by_need = need.ranks([row["need"] for row in found])
    of_medians = need.ranks(
        [
            need.need(
                reach(row),
                importance(row["importance"], scale),
                disconfirmation.gap(row["expectation"], row["experience"]),
            )
            for row in found
        ]
    )
    return [
        {**row, "rank": one, "rank_of_medians": other}
        for row, one, other in zip(found, by_need, of_medians, strict=True)
    ]


def inputs(moments: Sequence[Sequence[dict[str, Any]]], first: Inputs) -> Inputs:
    """The medians as inputs; the channel of each moment is that of the first person."""
    return {
        "moments": [
            {
                "name": each[0]["name"],
                "channel": each[0]["channel"],
                **{key: median([one[key] for one in each]) for key in RATED},
                **dict.fromkeys(ASIDE),
            }
            for each in moments
        ],
        "scale": first["scale"],
    }


def not_taken(
    moments: Sequence[Sequence[dict[str, Any]]], raters: Sequence[Rater]
) -> Iterator[str]:
    """What single people gave beside their ratings, of which there is no median."""
    for key, label in ASIDE.items():
        whose = [
            rater.name
            for at, rater in enumerate(raters)
            if any(each[at][key] is not None for each in moments)
        ]
        if whose:
            yield f"No median is taken of {label}, which {several(whose)} gave."
    if any(len({one["channel"] for one in each}) > 1 for each in moments):
        yield f"Where they name different channels, that of {quote(raters[0].name)} stands."
