"""Competition ranks: ties share their place, as in sport."""

from collections.abc import Sequence


def competition(scores: Sequence[float | None], largest_first: bool = True) -> list[int | None]:
    r"""Competition ranks: ties share a rank and the next one is skipped.

    A score of None has no rank. Scores are compared as they are, so settle them first.

    Formula:
        r_i = 1 + \left| \{ j : x_j > x_i \} \right|

    Symbols:
        r_i: rank, the largest score first
        x_i: score; bars count the members of a set
        j: any of the scores

    >>> competition([5, 7, 7, None])
    [3, 1, 1, None]
    >>> competition([5, 7, 7, None], largest_first=False)
    [1, 2, 2, None]
    """
    order = sorted((score for score in scores if score is not None), reverse=largest_first)
    return [None if score is None else 1 + order.index(score) for score in scores]
