"""Customer effort score (CES): two versions, which run in opposite directions."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from calculator.methods import spread, wilson
from calculator.precision import settle


@dataclass(frozen=True)
class Version:
    """A version of the question: the points of its scale, and those that mean it was easy."""

    points: tuple[int, ...]
    easy: tuple[int, ...]


VERSIONS = {
    "2010": Version((1, 2, 3, 4, 5), (1, 2)),
    "2.0": Version((1, 2, 3, 4, 5, 6, 7), (5, 6, 7)),
}


@dataclass(frozen=True)
class Effort:
    """Mean and standard deviation in points, the easy share and its 95 % Wilson interval."""

    mean: float
    sd: float | None
    share: float
    low: float
    high: float


def effort(counts: Mapping[int, float], version: str) -> Effort:
    r"""Mean, standard deviation and share of easy answers of an effort question.

    Version "2010" asks how much effort it took, 1 (very low) to 5 (very high): low is good, and
    1–2 count as easy. Version "2.0" asks for agreement that the company made it easy, 1 to 7: high
    is good, and 5–7 count as easy. Counts by point of the scale, 0 or more, together above 0;
    raises ValueError otherwise, or for a point that the version does not have.

    Formula:
        \bar{x} = \frac{\sum_x n_x \, x}{\sum_x n_x}
        q = \frac{\sum_{x \in \text{easy}} n_x}{\sum_x n_x}

    Symbols:
        \bar{x}: mean effort score, in points
        q: share of answers that mean “easy”, a fraction of 1
        x: a point of the scale
        n_x: answers at point x

    Source: Dixon, Freeman & Toman (2010), Harvard Business Review, July–August, 116–122; Dixon,
    Toman & DeLisi (2013), The Effortless Experience. Which points count as easy is our cut.

    Constructed:

    >>> found = effort({1: 4, 2: 3, 3: 2, 4: 1, 5: 0}, "2010")
    >>> found.mean, found.share
    (2.0, 0.7)
    """
    scale = VERSIONS[version]
    if any(point not in scale.points for point in counts):
        raise ValueError(f"Version {version} has the points 1 to {scale.points[-1]}.")
    values = {float(point): count for point, count in counts.items()}
    mean = spread.mean_of_counts(values)
    total = fsum(counts.values())
    easy = fsum(counts.get(point, 0.0) for point in scale.easy)
    low, high = wilson.interval(easy, total)
    return Effort(mean, spread.sd_of_counts(values), settle(easy / total), low, high)
