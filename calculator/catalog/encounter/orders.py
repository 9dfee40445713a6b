"""Other ways to order the moments, brought to the ratings that the calculator has."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

from calculator.catalog.encounter.weights import importance, reach
from calculator.fields import Inputs
from calculator.methods import opportunity, ranking, scoring_sheet, value_effort


@dataclass(frozen=True)
class Order:
    """One way to order moments: what it is called, how it scores them, and where it goes wrong.

    `label` stands in the form, `head` over a column, `name` in a sentence. The score of a moment
    that has its gap is None where what it needs was not given.
    """

    label: str
    head: str
    name: str
    score: Callable[[Inputs, tuple[float, float]], float | None]
    _: KW_ONLY
    done: str
    weakness: str
    largest_first: bool = True

    def scores(self, moments: Sequence[Inputs], scale: tuple[float, float]) -> list[float | None]:
        """Score of each moment, in the order in which they are met."""
        return [self.score(one, scale) for one in moments]

    def ranks(self, moments: Sequence[Inputs], scale: tuple[float, float]) -> list[int | None]:
        """Rank of each moment, in the order in which they are met."""
        return ranking.competition(self.scores(moments, scale), self.largest_first)


def _on_the_sheet(moment: Inputs, scale: tuple[float, float]) -> float:
    return scoring_sheet.score(
        scoring_sheet.onto_sheet(moment["importance"], *scale),
        scoring_sheet.onto_sheet(moment["reach"], 0, 100),
        scoring_sheet.onto_sheet(moment["experience"], *scale),
    )


def _value_for_effort(moment: Inputs, scale: tuple[float, float]) -> float | None:
    if moment["effort"] is None:
        return None
    share = importance(moment["importance"], scale) / importance(scale[1], scale)
    return value_effort.value_per_effort(share, reach(moment), moment["effort"])


ORDERS = {
    "scoring-sheet": Order(
        "The scoring sheet: impact − experience",
        "Scoring sheet",
        "the scoring sheet",
        _on_the_sheet,
        done="It adds importance and reach and takes experience away, each brought to 1–5.",
        weakness="It adds where it should multiply: a vital moment that goes perfectly (5 + 5 − 5) "
        "ties with a poor one that hardly matters (3 + 3 − 1).",
    ),
    "value-effort": Order(
        "Value for effort",
        "Value for effort",
        "value for effort",
        _value_for_effort,
        done="It divides the mean of importance and reach by the effort of putting the moment "
        "right.",
        weakness="It does not look at how well the moment goes today, so a cheap moment that is "
        "already fine can win.",
    ),
    "opportunity": Order(
        "Opportunity score (Ulwick)",
        "Opportunity",
        "the opportunity score",
        lambda moment, _: opportunity.score(moment["importance"], moment["experience"]),
        done="It adds importance to what experience falls short of it.",
        weakness="It knows neither what customers expect nor how many meet the moment, and it "
        "holds two different scales, importance and experience, against each other.",
    ),
    "gap": Order(
        "Largest gap (SERVQUAL style)",
        "Gap",
        "the largest gap",
        lambda moment, _: moment["gap"],
        done="It takes experience minus expectation, the most negative first.",
        weakness="It knows neither importance nor reach: a trifle that one customer in a hundred "
        "meets counts as much as a vital moment that all meet.",
        largest_first=False,
    ),
}
"""By the key that a file gives as its method."""
