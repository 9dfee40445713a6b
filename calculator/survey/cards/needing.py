"""The need of each moment, drawn again as far as a survey's answers let it vary."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.methods import cholesky, disconfirmation, first_place, need
from calculator.methods.draws import Draws
from calculator.precision import settle
from calculator.survey.cards.moments import AskedMoment
from calculator.survey.cards.surveyed import Surveyed

EXPERIENCES = "experiences"
"""The set of all experiences, where only rows count that hold each of them."""
SEED_OF_DRAWS = 1
"""Of all draws, so that the same answers say the same."""


def pair_name(one: str, other: str) -> str:
    """What the products of two experiences are called."""
    return f"{one} and {other}"


@dataclass(frozen=True)
class Needing:
    """A moment with its figures; ratings are means, `reach` is a fraction of 1."""

    asked: AskedMoment
    rows: int
    worth: float
    reach: float
    importance: float
    expectation: float
    experience: float
    sd: float | None
    low: float | None
    high: float | None

    @property
    def uncertain(self) -> first_place.Uncertain:
        """The same, for what asks how many more answers would settle something."""
        return first_place.Uncertain(
            self.reach,
            self.importance,
            self.expectation,
            self.experience,
            self.sd or 0.0,
            self.worth,
        )

    @property
    def need(self) -> float:
        """Its need as rated."""
        return self.at(self.experience)

    def at(self, experience: float) -> float:
        """Its need if the mean experience were this."""
        gap = disconfirmation.gap(self.expectation, experience)
        return need.need(self.reach, self.importance, gap)


def drawn_needs(
    survey: Surveyed, moments: Sequence[Needing], scale: tuple[float, float]
) -> list[list[float]]:
    """Needs of all moments in each draw of the vector of mean experiences."""
    names = [f"experience of {one.asked.name}" for one in moments]
    weights = [survey.whole.counts[name].all.weight for name in names]
    together = survey.whole.products.get(EXPERIENCES)
    matrix = [[0.0] * len(names) for _ in names]
    for row, one in enumerate(names):
        for column, other in enumerate(names[: row + 1]):
            both = together or survey.whole.products[pair_name(one, other)]
            if both.rows.effective > 1:
                # Of means of partly other people only those who rated both go together.
                shared = both.rows.squares / (weights[row] * weights[column])
                matrix[row][column] = matrix[column][row] = both.covariance(one, other) * shared
    return [
        [one.at(felt) for one, felt in zip(moments, means, strict=True)]
        for means in drawn_means([one.experience for one in moments], matrix, scale)
    ]


def drawn_means(
    middle: Sequence[float], covariances: Sequence[Sequence[float]], scale: tuple[float, float]
) -> list[list[float]]:
    """The vector of means drawn again and again, each cut to the scale.

    Args:
        middle: The means as found.
        covariances: Of the means. Where they cannot be any, having been found from other people
            pair by pair, the means are drawn one by one.
        scale: Its ends.
    """
    try:
        root = cholesky.root(covariances)
    except ValueError:
        alone = [
            [one if row == column else 0.0 for column, one in enumerate(line)]
            for row, line in enumerate(covariances)
        ]
        root = cholesky.root(alone)
    chance, (low, high) = Draws(SEED_OF_DRAWS), scale
    return [
        [settle(min(high, max(low, one))) for one in chance.means(middle, root)]
        for _ in range(first_place.DRAWS)
    ]
