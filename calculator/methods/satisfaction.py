"""Customer satisfaction (CSAT): the share that is satisfied, from a five-point question."""

from collections.abc import Mapping
from math import fsum

from calculator.methods import wilson
from calculator.precision import settle

SATISFIED = (4, 5)


def rate(satisfied: float, answers: float) -> tuple[float, float, float]:
    r"""Share of satisfied answers, and the lower and upper end of its 95 % Wilson interval.

    Satisfied lies between 0 and answers, answers are above 0; raises ValueError otherwise. All
    three are fractions of 1.

    Formula:
        \text{CSAT} = \frac{s}{n}

    Symbols:
        \text{CSAT}: share of satisfied answers; its interval is Wilson’s
        s: answers of 4 or 5
        n: all answers

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209–212. The
    example's interval is printed in table I of Newcombe (1998), Statistics in Medicine 17,
    857–872.

    >>> [round(one, 4) for one in rate(15, 148)]
    [0.1014, 0.0624, 0.1605]
    """
    low, high = wilson.interval(satisfied, answers)
    return settle(satisfied / answers), low, high


def satisfied_of(counts: Mapping[int, float]) -> float:
    """How many of the counted answers 1–5 are satisfied: those of 4 and 5, the top two boxes.

    Counts are 0 or more.

    Formula:
        s = n_4 + n_5

    Symbols:
        s: satisfied answers
        n_4: answers of 4
        n_5: answers of 5

    Constructed: room comfort in a published hotel survey has 149 fours and 45 fives.

    >>> satisfied_of({1: 2, 2: 22, 3: 60, 4: 149, 5: 45})
    194.0
    """
    return fsum(counts.get(point, 0.0) for point in SATISFIED)
