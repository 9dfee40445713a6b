"""Penalty–reward contrast analysis: which moments can only punish, and which can delight."""

from collections.abc import Sequence

from calculator.precision import settle

BASIC, PERFORMANCE, EXCITEMENT = "basic", "performance", "excitement"
RATIO_LOW, RATIO_HIGH = 0.9, 1.1
NOTHING = 1e-9
"""A coefficient nearer to 0 than this is 0: a regression seldom hits it exactly."""


def ratio(penalty: float, reward: float) -> float | None:
    r"""Impact ratio: reward / |penalty|, for a penalty other than 0.

    None if the penalty is 0 (within 1e-9). Both are unstandardised regression coefficients, in
    points of overall satisfaction: what being low on an attribute takes away (as a rule negative)
    and what being high on it adds.

    Formula:
        \text{IR} = \frac{r}{\left| p \right|}

    Symbols:
        \text{IR}: impact ratio
        r: reward, the coefficient of a high rating
        p: penalty, the coefficient of a low rating

    Source: the rule of Füller & Matzler (2008) as used by Li, Lee & Kim (2025), SAGE Open 15(3);
    the example is the room in their three-star hotels, printed as 1.711.

    >>> round(ratio(penalty=-0.246, reward=0.421), 3)
    1.711
    """
    return settle(reward / abs(penalty)) if abs(penalty) >= NOTHING else None


def impact_asymmetry(penalty: float, reward: float) -> float | None:
    r"""Impact asymmetry: (reward − |penalty|) / (|reward| + |penalty|), from −1 to 1.

    −1 for an attribute that can only dissatisfy, 1 for one that can only satisfy, 0 for equal
    power. None if both coefficients are 0 (within 1e-9). For a reward above 0 this is the
    published difference of two shares of the range reward + |penalty|; the bars around a reward
    below 0, which the method does not foresee, are ours and keep the index in its range.

    Formula:
        \text{IA} = \frac{r - \left| p \right|}{\left| r \right| + \left| p \right|}

    Symbols:
        \text{IA}: impact asymmetry, from −1 to 1
        r: reward, the coefficient of a high rating
        p: penalty, the coefficient of a low rating

    Source: Mikulić & Prebežac (2008), Managing Service Quality 18(6), 559–576. The example is
    constructed.

    >>> impact_asymmetry(penalty=-1.2, reward=0.3)
    -0.6
    """
    power = abs(reward) + abs(penalty)
    return settle((reward - abs(penalty)) / power) if power >= NOTHING else None


def class_by_ratio(ratio: float | None) -> str | None:
    r"""Class of an attribute by its impact ratio: above 1.1 excitement, below 0.9 basic.

    From 0.9 to 1.1, both included, it is a performance attribute. None without a ratio.

    Formula:
        \text{class} = \begin{cases} \text{excitement} & \text{IR} > 1.1 \\
            \text{performance} & 0.9 \le \text{IR} \le 1.1 \\
            \text{basic} & \text{IR} < 0.9 \end{cases}

    Symbols:
        \text{IR}: impact ratio

    Source: Füller & Matzler (2008) as used by Li, Lee & Kim (2025), SAGE Open 15(3); the second
    example is the bathroom in their three-star hotels.

    >>> [class_by_ratio(one) for one in (1.711, 0.936, 0.173, None)]
    ['excitement', 'performance', 'basic', None]
    """
    if ratio is None:
        return None
    if settle(ratio) > RATIO_HIGH:
        return EXCITEMENT
    return BASIC if settle(ratio) < RATIO_LOW else PERFORMANCE


def class_by_asymmetry(asymmetry: float | None, theta: float) -> str | None:
    r"""Class of an attribute by its impact asymmetry: beyond ±θ, or within it.

    Above theta excitement, below −theta basic, otherwise performance; theta lies between 0 and 1.
    None without an asymmetry.

    Formula:
        \text{class} = \begin{cases} \text{excitement} & \text{IA} > \theta \\
            \text{performance} & -\theta \le \text{IA} \le \theta \\
            \text{basic} & \text{IA} < -\theta \end{cases}

    Symbols:
        \text{IA}: impact asymmetry
        \theta: threshold between 0 and 1

    Source: the index is that of Mikulić & Prebežac (2008); a theta of 0.1 is common, Wang et al.
    (2024), Data Science and Management 7, 164–180, take 0.2. Constructed:

    >>> [class_by_asymmetry(one, theta=0.1) for one in (-0.6, 0.1, 0.11, None)]
    ['basic', 'performance', 'excitement', None]
    """
    if asymmetry is None:
        return None
    if settle(asymmetry) > settle(theta):
        return EXCITEMENT
    return BASIC if settle(asymmetry) < -settle(theta) else PERFORMANCE


def suspect(penalty: float, reward: float) -> bool:
    """Whether a coefficient has the wrong sign: a penalty above 0 or a reward below 0.

    Then |penalty| and the classes built on it mean little. What lies within 1e-9 of 0 has no sign.

    >>> suspect(penalty=0.796, reward=0.745), suspect(penalty=-0.246, reward=0.421)
    (True, False)
    """
    return penalty >= NOTHING or reward <= -NOTHING


def dummies(ratings: Sequence[float], low: float, high: float) -> tuple[list[float], list[float]]:
    r"""Two columns of 0 and 1: who rates an attribute low (≤ low), and who rates it high (≥ high).

    Low lies below high; ratings between them are the reference, 0 in both columns.

    Formula:
        L_j = \begin{cases} 1 & x_j \le l \\ 0 & \text{otherwise} \end{cases}
        H_j = \begin{cases} 1 & x_j \ge h \\ 0 & \text{otherwise} \end{cases}

    Symbols:
        L_j: 1 if respondent j rates the attribute low
        H_j: 1 if respondent j rates it high
        x_j: rating by respondent j
        l: highest rating that is low
        h: lowest rating that is high

    Source: Brandt (1987), in Surprenant (ed.), Add Value to Your Service, 61–65; cut points of 2
    and 4 on a five-point scale as in Li, Lee & Kim (2025).

    >>> dummies([1, 2, 3, 4, 5], low=2, high=4)
    ([1.0, 1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0, 1.0])
    """
    if not low < high:
        raise ValueError("The low cut must lie below the high one.")
    return [float(one <= low) for one in ratings], [float(one >= high) for one in ratings]


def balance_dummies(
    ratings: Sequence[float], low: float, high: float
) -> tuple[list[float], list[float]]:
    r"""Two columns of which the second has the balance, penalty + reward, as its coefficient.

    The same model as with `dummies`, with the first column less the second in place of the first;
    so the interval of the balance is that of a coefficient. Below 0 in all of it, an attribute
    costs more when it fails than it earns when it excels.

    Formula:
        p_i L_i + r_i H_i = p_i (L_i - H_i) + (p_i + r_i) H_i

    Symbols:
        p_i: penalty of attribute i
        r_i: reward
        L_i: 1 for whom it is low
        H_i: 1 for whom it is high

    Source: Brandt (1987) for the model; the second way to write it is plain algebra.

    >>> balance_dummies([1, 3, 5], low=2, high=4)
    ([1.0, 0.0, -1.0], [0.0, 0.0, 1.0])
    """
    lows, highs = dummies(ratings, low, high)
    return [one - other for one, other in zip(lows, highs, strict=True)], highs
