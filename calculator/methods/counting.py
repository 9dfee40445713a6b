"""Counting answers one by one, each in exactly one group."""

from collections.abc import Iterable, Sequence

PROMOTES, PASSIVE = 9, 7
"""Where promoters and passives begin on the scale from 0 to 10."""
FURTHEST = 10


def recommendations(answers: Iterable[float]) -> tuple[float, float, float]:
    """How many promote, are passive and detract, of answers from 0 to 10.

    9 and above promotes, 7 to below 9 is passive, below 7 detracts, so that an answer between two
    points, such as a mean of two, falls into exactly one of the three. Raises ValueError for an
    answer below 0 or above 10.

    Source: Reichheld (2003), Harvard Business Review, December. Only whole answers stand there.

    Constructed:

    >>> recommendations([10, 9, 8.5, 7, 6.5, 0])
    (2.0, 2.0, 2.0)
    """
    promoters = passives = detractors = 0.0
    for answer in answers:
        if not 0 <= answer <= FURTHEST:
            raise ValueError("An answer must lie between 0 and 10.")
        if answer >= PROMOTES:
            promoters += 1
        elif answer >= PASSIVE:
            passives += 1
        else:
            detractors += 1
    return promoters, passives, detractors


def by_point(answers: Iterable[float], points: Sequence[int]) -> dict[int, float]:
    """How many gave each of the points, those that nobody gave included.

    Raises ValueError for an answer that is none of the points.

    Constructed:

    >>> by_point([4, 5, 4], range(1, 6))
    {1: 0.0, 2: 0.0, 3: 0.0, 4: 2.0, 5: 1.0}
    """
    counts = dict.fromkeys(points, 0.0)
    for answer in answers:
        if answer not in counts:
            raise ValueError("An answer must be a point of the scale.")
        counts[int(answer)] += 1
    return counts
