"""The need of each moment, drawn again as far as a survey's answers let it vary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calculator.methods import cholesky, disconfirmation, first_place, need
from calculator.methods.draws import Draws
from calculator.precision import settle
from calculator.survey.cards.first_by_group import Standing, shown_groups
from calculator.survey.cards.measures import MeanOf
from calculator.survey.cards.moments import AskedMoment
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.gathering import GroupStatistics

EXPERIENCES = "experiences"
"""The set of all experiences, where only rows count that hold each of them."""
GAPS = "gaps"
"""The set of all gaps, in the same way."""
SEED_OF_DRAWS = 1
"""Of all draws, so that the same answers say the same."""


def pair_name(one: str, other: str) -> str:
    """What the products of two columns are called."""
    return f"{one} and {other}"


def pairs(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """A set for any two columns, and for each with itself."""
    return {
        pair_name(one, other): (one, other)
        for at, one in enumerate(names)
        for other in names[: at + 1]
    }


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


def needing(
    found: GroupStatistics, one: AskedMoment, scale: tuple[float, float], *, by_customer: bool
) -> Needing:
    """A moment with its figures, of all customers or of one group of them."""
    counts = found.counts
    felt = counts[f"experience of {one.name}"]
    gap = MeanOf("gap", one.gap, with_sign=True).estimate(counts[one.gap])
    importance = (scale[0] + scale[1]) / 2
    asked = counts.get(f"importance of {one.name}")
    if asked is not None and asked.all.rows:
        importance = asked.mean
    return Needing(
        one,
        felt.all.rows,
        felt.all.effective,
        1.0 if by_customer else settle(felt.all.weight / found.rows.weight),
        importance - min(0.0, scale[0]),
        counts[f"expectation of {one.name}"].mean,
        felt.mean,
        felt.sd,
        gap.low,
        gap.high,
    )


def standings(
    survey: Surveyed, moments: Sequence[AskedMoment], scale: tuple[float, float]
) -> Iterator[Standing]:
    """The needs of all moments in each group that has enough answers to every one of them.

    A need is a mean gap times reach and importance, which are held fixed; a gap above 0 gives one
    below 0 here, which no need is, but which says by how much the moment is none.
    """
    if len(moments) < 2:
        return
    gaps = [one.gap for one in moments]

    def rows(found: GroupStatistics) -> list[int]:
        return [found.counts[name].all.rows for name in gaps]

    for split in survey.splits:
        for label in shown_groups(survey, split, rows):
            group = split.groups[label]
            found = [
                needing(group, one, scale, by_customer=survey.answers.by_customer)
                for one in moments
            ]
            if min(one.worth for one in found) <= 1:
                continue
            factors = [one.reach * one.importance for one in found]
            spread = _covariances(group, gaps, GAPS)
            yield Standing(
                split,
                label,
                tuple(one.asked.name for one in found),
                tuple(one.rows for one in found),
                tuple(
                    settle(factor * (one.expectation - one.experience))
                    for factor, one in zip(factors, found, strict=True)
                ),
                tuple(
                    tuple(one * other * spread[row][column] for column, other in enumerate(factors))
                    for row, one in enumerate(factors)
                ),
                min(one.worth for one in found),
            )


def _covariances(found: GroupStatistics, names: Sequence[str], together: str) -> list[list[float]]:
    """Of the means of some columns, from the products of all of them or of any two."""
    weights = [found.counts[name].all.weight for name in names]
    whole = found.products.get(together)
    matrix = [[0.0] * len(names) for _ in names]
    for row, one in enumerate(names):
        for column, other in enumerate(names[: row + 1]):
            both = whole or found.products[pair_name(one, other)]
            if both.rows.effective > 1:
                # Of means of partly other people only those who rated both go together.
                shared = both.rows.squares / (weights[row] * weights[column])
                matrix[row][column] = matrix[column][row] = both.covariance(one, other) * shared
    return matrix


def drawn_needs(
    survey: Surveyed, moments: Sequence[Needing], scale: tuple[float, float]
) -> list[list[float]]:
    """Needs of all moments in each draw of the vector of mean experiences."""
    names = [f"experience of {one.asked.name}" for one in moments]
    matrix = _covariances(survey.whole, names, EXPERIENCES)
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
