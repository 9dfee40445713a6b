"""The peak–end rule: what is remembered is the most extreme moment and the last one."""

from collections.abc import Sequence

from calculator.precision import settle


def peak(ratings: Sequence[float], neutral: float = 0.0) -> int:
    r"""Position of the rating furthest from neutral; of equally far ones the later counts.

    Ratings stand in the order in which they are met, one at least, in points of one scale;
    neutral is the point of that scale that is neither good nor bad: 0 for gaps.

    Formula:
        \left| r_p - c \right| = \max_i \left| r_i - c \right|

    Symbols:
        p: position of the peak, the last one if several are equally far
        r_i: rating of moment i
        c: neutral point of the scale

    >>> peak([3, -4, 1, 4])
    3
    >>> peak([8, 2, 6], neutral=5.5)
    1
    """
    return max(
        range(len(ratings)),
        key=lambda position: (settle(abs(ratings[position] - neutral)), position),
    )


def memory(ratings: Sequence[float], neutral: float = 0.0) -> float:
    r"""Remembered rating: (rating at the peak + rating of the last moment) / 2, in points.

    Ratings stand in the order in which they are met; one at least; neutral as in `peak`. How long
    a moment lasts and how many people meet it play no part.

    Formula:
        M = \frac{r_p + r_n}{2}

    Symbols:
        M: remembered rating
        r_p: rating at the peak, furthest from neutral
        r_n: rating of the last moment

    Source: Kahneman, Fredrickson, Schreiber & Redelmeier (1993), Psychological Science 4(6),
    401–405; as a plain average of the two: Cojuharenco & Ryvkin (2008), Journal of Mathematical
    Psychology 52, 326–335. A journey has ups and downs, so the peak is what lies furthest from
    neutral: our choice.

    Constructed:

    >>> memory([3, -4, 1])
    -1.5
    >>> memory([8, 2, 6], neutral=5.5)
    4.0
    """
    return blend(ratings[peak(ratings, neutral)], ratings[-1])


def blend(peak: float, end: float) -> float:
    r"""The plain average of a peak's rating and the last one, in points of their scale.

    Formula:
        M = \frac{P + E}{2}

    Symbols:
        M: remembered rating
        P: rating at the peak
        E: rating at the end

    >>> blend(peak=9, end=6)
    7.5
    """
    return settle((peak + end) / 2)
