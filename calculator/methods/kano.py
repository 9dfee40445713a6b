"""Kano's model: what customers take for granted, what they ask for, and what delights them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from calculator.methods.wilson import Z
from calculator.precision import settle

ANSWERS = ("like", "must-be", "neutral", "live-with", "dislike")
CLASSES = ("A", "O", "M", "I", "R", "Q")
"""Attractive, one-dimensional, must-be, indifferent, reverse, questionable."""
TIES = ("M", "O", "A", "I", "R", "Q")
"""Of equal counts the class that comes first here is taken: what does most harm when missed."""
FONG = 1.65

KANO, POULIOT = "kano", "pouliot"
TABLES: Mapping[str, tuple[str, ...]] = {
    # Rows: answer if the thing is there; columns: answer if it is not; both in order of ANSWERS.
    KANO: ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"),
    POULIOT: ("QAAAO", "RQIIM", "RIIIM", "RIIQM", "RRRRQ"),
}


@dataclass(frozen=True)
class Strength:
    """How clear a class is, all as fractions of the answers but the last.

    `category` is the largest share less the second largest, `total` the share of A, O and M;
    `significant` says whether the two largest counts differ by Fong's test.
    """

    category: float
    total: float
    significant: bool


def classify(functional: str, dysfunctional: str, table: str = KANO) -> str:
    """Class of one pair of answers: A, O, M, I, R or Q.

    `functional` answers "How would you feel if it were there?", `dysfunctional` the same if it
    were not; both are like, must-be, neutral, live-with or dislike. The table is "kano" or
    "pouliot", which also calls must-be twice and live-with twice questionable. Raises ValueError
    for any other word.

    Source: Kano, Seraku, Takahashi & Tsuji (1984), Hinshitsu 14(2), 147–156; the variant is
    Pouliot's in Berger et al. (1993), Center for Quality of Management Journal 2(4), p. 33.

    >>> classify("like", "dislike"), classify("must-be", "dislike"), classify("like", "neutral")
    ('O', 'M', 'A')
    >>> classify("must-be", "must-be", "kano"), classify("must-be", "must-be", "pouliot")
    ('I', 'Q')
    """
    if table not in TABLES:
        raise ValueError("The table must be kano or pouliot.")
    if functional not in ANSWERS or dysfunctional not in ANSWERS:
        raise ValueError("An answer must be like, must-be, neutral, live-with or dislike.")
    return TABLES[table][ANSWERS.index(functional)][ANSWERS.index(dysfunctional)]


def tally(pairs: Sequence[tuple[str, str]], table: str = KANO) -> dict[str, int]:
    """Count the classes of many pairs (functional, dysfunctional), all six classes in order.

    Constructed:

    >>> tally([("like", "dislike"), ("like", "neutral"), ("like", "live-with")])
    {'A': 2, 'O': 1, 'M': 0, 'I': 0, 'R': 0, 'Q': 0}
    """
    found = [classify(functional, dysfunctional, table) for functional, dysfunctional in pairs]
    return {one: found.count(one) for one in CLASSES}


def better(counts: Mapping[str, float]) -> float | None:
    r"""Satisfaction coefficient: (A + O) / (A + O + M + I), from 0 to 1.

    The share of those with a usable, undoubting answer whom having it would please. R and Q stand
    in neither part. None if the denominator is 0.

    Formula:
        \text{Better} = \frac{A + O}{A + O + M + I}

    Symbols:
        A: attractive answers
        O: one-dimensional answers
        M: must-be answers
        I: indifferent answers

    Source: Berger et al. (1993), p. 18. The example is "Convenient" of a survey of 358 users of
    money transfers (a public walk-through in R), printed as 0.5840979.

    >>> round(better({"A": 70, "O": 121, "M": 59, "I": 77, "R": 9, "Q": 22}), 7)
    0.5840979
    """
    usable = judged(counts)
    return settle((counts["A"] + counts["O"]) / usable) if usable else None


def worse(counts: Mapping[str, float]) -> float | None:
    r"""Dissatisfaction coefficient: −(O + M) / (A + O + M + I), from −1 to 0.

    The share whom leaving it out would annoy, with a minus sign. None if the denominator is 0.

    Formula:
        \text{Worse} = - \frac{O + M}{A + O + M + I}

    Symbols:
        A: attractive answers
        O: one-dimensional answers
        M: must-be answers
        I: indifferent answers

    Source: Berger et al. (1993), p. 18; the example as in `better`, printed as −0.5504587.

    >>> round(worse({"A": 70, "O": 121, "M": 59, "I": 77, "R": 9, "Q": 22}), 7)
    -0.5504587
    """
    usable = judged(counts)
    return settle(-(counts["O"] + counts["M"]) / usable) if usable else None


def judged(counts: Mapping[str, float]) -> float:
    """How many answers the coefficients rest on: A + O + M + I.

    Formula:
        n = A + O + M + I

    Symbols:
        n: answers that the coefficients rest on
        A: attractive answers
        O: one-dimensional answers
        M: must-be answers
        I: indifferent answers

    >>> judged({"A": 70, "O": 121, "M": 59, "I": 77, "R": 9, "Q": 22})
    327.0
    """
    return fsum(counts[one] for one in "AOMI")


def class_mode(counts: Mapping[str, float]) -> str:
    """Most frequent class; of equal counts the first of M, O, A, I, R, Q.

    Raises ValueError if all counts are 0.

    Source: Sauerwein, Bailom, Matzler & Hinterhuber (1996), p. 9, for M > O > A > I; R and Q are
    put behind. The example is "Transparent" of the walk-through in `better`.

    >>> class_mode({"A": 88, "O": 90, "M": 32, "I": 105, "R": 15, "Q": 28})
    'I'
    """
    return _largest(counts, TIES)


def class_rule(counts: Mapping[str, float]) -> str:
    r"""Class by the two halves: if A + O + M > I + R + Q the largest of A, O, M, else of I, R, Q.

    So a split among those who care cannot make an attribute look indifferent. Ties as in
    `class_mode`. Raises ValueError if all counts are 0.

    Formula:
        \text{class} = \begin{cases} \text{largest of } A, O, M & A + O + M > I + R + Q \\
            \text{largest of } I, R, Q & \text{otherwise} \end{cases}

    Symbols:
        A: attractive answers
        O: one-dimensional answers
        M: must-be answers
        I: indifferent answers
        R: reverse answers
        Q: questionable answers

    Source: Berger et al. (1993). "Transparent" again: 210 care and 148 do not.

    >>> class_rule({"A": 88, "O": 90, "M": 32, "I": 105, "R": 15, "Q": 28})
    'O'
    """
    cares = fsum(counts[one] for one in "AOM") > fsum(counts[one] for one in "IRQ")
    return _largest(counts, "MOA" if cares else "IRQ", whole=counts)


def strength(counts: Mapping[str, float]) -> Strength:
    r"""How clear the most frequent class is.

    Significant if the two largest counts differ by Fong's threshold at least. Raises ValueError if
    all counts are 0.

    Formula:
        c = \frac{a - b}{n}
        t = \frac{A + O + M}{n}
        a - b \ge 1.65 \sqrt{\frac{(a + b)(2 n - a - b)}{2 n}}

    Symbols:
        c: category strength
        t: total strength
        a: largest count of a class
        b: second largest count
        n: all answers
        A: attractive answers
        O: one-dimensional answers
        M: must-be answers

    Source: Lee & Newcomb (1997), Quality Management Journal 4(3), 95–106, for both strengths;
    Fong (1996), Center for Quality of Management Journal 5, 21–24, for the test. "Transparent"
    again: 105 − 90 = 15 is less than 19.65.

    >>> found = strength({"A": 88, "O": 90, "M": 32, "I": 105, "R": 15, "Q": 28})
    >>> round(found.category, 4), round(found.total, 4), found.significant
    (0.0419, 0.5866, False)
    """
    a, b, n = _two_largest(counts)
    return Strength(
        category=settle((a - b) / n),
        total=settle(fsum(counts[one] for one in "AOM") / n),
        significant=settle(a - b) >= least_difference(counts),
    )


def lead(counts: Mapping[str, float], letter: str) -> tuple[float, float, float]:
    r"""How far the share of one class lies before the next largest, and its 95 % interval.

    All three are fractions of all answers, from −1 to 1; the class comes first beyond doubt where
    the whole interval lies above 0. The interval keeps some width however few the answers are.
    Raises ValueError if all counts are 0.

    Formula:
        \frac{a - b}{n}
        \frac{a - b}{n + 2} \pm \frac{1.96}{n + 2} \sqrt{a + b + 1 - \frac{(a - b)^2}{n + 2}}

    Symbols:
        a: count of the class
        b: largest count of any other
        n: all answers

    Source: Agresti & Min (2005), Statistics in Medicine 24, 729–740, for two shares of one sample.

    >>> transparent = {"A": 88, "O": 90, "M": 32, "I": 105, "R": 15, "Q": 28}
    >>> [round(one, 3) for one in lead(transparent, "I")]
    [0.042, -0.034, 0.118]
    """
    n = fsum(counts[one] for one in CLASSES)
    if not n > 0:
        raise ValueError("There must be one answer at least.")
    a, b = counts[letter], max(counts[one] for one in CLASSES if one != letter)
    middle = (a - b) / (n + 2)
    half = Z * sqrt(max(0.0, a + b + 1 - (a - b) * middle)) / (n + 2)
    low, high = max(-1.0, middle - half), min(1.0, middle + half)
    found = (a - b) / n
    return settle(found), settle(min(low, found)), settle(max(high, found))


def least_difference(counts: Mapping[str, float]) -> float:
    r"""Fong's threshold: 1.65·√((a + b)(2n − a − b)/2n), in answers.

    Formula:
        \Delta = 1.65 \sqrt{\frac{(a + b)(2 n - a - b)}{2 n}}

    Symbols:
        \Delta: least difference that counts as one
        a: largest count of a class
        b: second largest count
        n: all answers

    >>> round(least_difference({"A": 88, "O": 90, "M": 32, "I": 105, "R": 15, "Q": 28}), 2)
    19.65
    """
    a, b, n = _two_largest(counts)
    return settle(FONG * sqrt((a + b) * (2 * n - a - b) / (2 * n)))


def _two_largest(counts: Mapping[str, float]) -> tuple[float, float, float]:
    n = fsum(counts[one] for one in CLASSES)
    if not n > 0:
        raise ValueError("There must be one answer at least.")
    a, b, *_ = sorted((counts[one] for one in CLASSES), reverse=True)
    return a, b, n


def _largest(
    counts: Mapping[str, float], order: Sequence[str], whole: Mapping[str, float] | None = None
) -> str:
    if not any((whole or counts).values()):
        raise ValueError("There must be one answer at least.")
    return max(order, key=lambda one: (counts[one], -order.index(one)))
