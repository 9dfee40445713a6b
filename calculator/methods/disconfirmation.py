"""Expectancy-disconfirmation: satisfaction follows the distance between hope and experience."""

from calculator.precision import settle


def gap(expectation: float, experience: float) -> float:
    """Disconfirmation of one moment: D = experience − expectation.

    Both are ratings on one scale, whatever its range; the result is in points of that scale.
    Positive means better than expected, 0 confirmed, negative worse than expected.

    Formula:
        D = P - E

    Symbols:
        D: disconfirmation, in points of the scale
        P: experience, as rated
        E: expectation, as rated

    Source: Oliver (1980), Journal of Marketing Research 17(4), 460–469, who models satisfaction
    as a function of expectation and disconfirmation. Subtracting two ratings is the computed form
    of disconfirmation; Oliver's own study asked for it directly.

    >>> gap(expectation=7, experience=3)
    -4.0
    """
    return settle(experience - expectation)
