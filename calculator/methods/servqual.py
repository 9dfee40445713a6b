"""SERVQUAL: how far perceived service falls short of what was expected, dimension by dimension."""

from collections.abc import Sequence
from math import fsum

from calculator.precision import settle


def gap(expectation: float, perception: float) -> float:
    """Gap of one dimension: P − E, in points of the scale; negative means short of expectation.

    Both are means over the same respondents on one scale; on 1–7 the gap lies from −6 to +6.

    Formula:
        G = P - E

    Symbols:
        G: gap of the dimension, in points of the scale
        P: perceived service, mean of its items
        E: expected service, mean of the same items

    Source: Parasuraman, Zeithaml & Berry (1988), Journal of Retailing 64(1), 12–40.

    Constructed:

    >>> gap(expectation=6.4, perception=5.3)
    -1.1
    """
    return settle(perception - expectation)


def unweighted(gaps: Sequence[float]) -> float:
    r"""Plain score: Σ gap / number of dimensions, in points of the scale.

    It is the mean of the dimensions, not of the items: dimensions with more items count no more
    than the others. One gap at least; raises ValueError for none.

    Formula:
        \text{SQ} = \frac{1}{k} \sum_{d = 1}^{k} G_d

    Symbols:
        \text{SQ}: plain score
        G_d: gap of dimension d
        k: number of dimensions, as a rule five

    Source of the example: five gaps of a user of the 12manage forum, printed with a sum of −4.29
    and a mean of −0.86 (tangibles, reliability, responsiveness, assurance, empathy).

    >>> unweighted([-0.65, -1.10, -0.83, -0.70, -1.01])
    -0.858
    """
    if not gaps:
        raise ValueError("There must be one dimension at least.")
    return settle(fsum(gaps) / len(gaps))


def shares(weights: Sequence[float]) -> list[float]:
    r"""Each weight as a fraction of their sum: w / Σ w.

    Weights are 0 or more, for example the points of 100 that customers gave to each dimension.
    Raises ValueError if one is negative or all are 0.

    Formula:
        s_d = \frac{w_d}{\sum_e w_e}

    Symbols:
        s_d: weight of dimension d as a fraction of 1
        w_d: weight as it was given, for example in points of 100

    Constructed:

    >>> shares([32, 22, 19, 16, 11])
    [0.32, 0.22, 0.19, 0.16, 0.11]
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("A weight must not be negative.")
    total = fsum(weights)
    if not total > 0:
        raise ValueError("One weight at least must be above 0.")
    return [settle(weight / total) for weight in weights]


def weighted(gaps: Sequence[float], weights: Sequence[float]) -> float:
    r"""Weighted score: Σ w·gap / Σ w, in points of the scale.

    The weights are divided by their sum and by nothing else, so it does not matter whether they
    were given as fractions or as points of 100. Raises ValueError if a weight is negative, all
    are 0, or there are not as many weights as gaps.

    Formula:
        \text{SQ}_w = \frac{\sum_d w_d \, G_d}{\sum_d w_d}

    Symbols:
        \text{SQ}_w: weighted score
        G_d: gap of dimension d
        w_d: weight of dimension d

    Source: Zeithaml, Parasuraman & Berry (1990), Delivering Quality Service. The gaps are those
    of `unweighted`; the weights are for illustration.

    >>> weighted([-0.65, -1.10, -0.83, -0.70, -1.01], [11, 32, 22, 19, 16])
    -0.9007
    """
    return settle(fsum(parts(gaps, weights)))


def parts(gaps: Sequence[float], weights: Sequence[float]) -> list[float]:
    r"""What each dimension adds to the weighted score: gap × w / Σ w, in points of the scale.

    Raises ValueError as `weighted` does.

    Formula:
        c_d = \frac{w_d}{\sum_e w_e} \, G_d

    Symbols:
        c_d: what dimension d adds to the weighted score
        w_d: weight of dimension d
        G_d: gap of dimension d

    Constructed:

    >>> parts([-1, 0.5], [30, 10])
    [-0.75, 0.125]
    """
    return [settle(gap * share) for gap, share in zip(gaps, shares(weights), strict=True)]
