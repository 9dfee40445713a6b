"""Ulwick's opportunity score: which need matters much and is served badly."""

from calculator.precision import settle

EXTREME, STRONG, WORTH_A_LOOK, NONE = "extreme", "strong", "worth a look", "none"
BANDS = (EXTREME, STRONG, WORTH_A_LOOK, NONE)
LARGEST = 10.0
EDGES = (10.0, 12.0, 15.0)


def score(importance: float, satisfaction: float) -> float:
    r"""Opportunity: importance + max(importance − satisfaction, 0), from 0 to 20.

    Both lie from 0 to 10: ten times the share of customers who answer 4 or 5 of 5. A need that is
    served better than it matters keeps its importance as its score; nothing is taken off.

    Formula:
        O = I + \max(I - S, 0)

    Symbols:
        O: opportunity, from 0 to 20
        I: importance, from 0 to 10
        S: satisfaction, from 0 to 10

    Source: Ulwick (2002), Harvard Business Review 80(1), 91–97; (2005) What Customers Want.
    The two needs are the usual example: 15 and 9.

    >>> score(importance=9, satisfaction=3), score(importance=9, satisfaction=9)
    (15.0, 9.0)
    """
    return settle(importance + max(importance - satisfaction, 0.0))


def band(opportunity: float) -> str:
    r"""Name of a score: above 15 extreme, above 12 strong, above 10 worth a look, else none.

    Formula:
        b = \begin{cases} \text{extreme} & O > 15 \\ \text{strong} & 12 < O \le 15 \\
            \text{worth a look} & 10 < O \le 12 \\ \text{none} & O \le 10 \end{cases}

    Symbols:
        b: name of the band
        O: opportunity

    Source: Ulwick (2005), What Customers Want.

    >>> [band(one) for one in (15.1, 15, 12, 10)]
    ['extreme', 'strong', 'worth a look', 'none']
    """
    if opportunity > 15:
        return EXTREME
    if opportunity > 12:
        return STRONG
    return WORTH_A_LOOK if opportunity > 10 else NONE


def to_edge(opportunity: float) -> float:
    r"""How far a score is from the nearest edge of a band: 10, 12 or 15.

    Formula:
        d = \min_{e \in \{10, 12, 15\}} \left| O - e \right|

    Symbols:
        d: distance to the nearest edge
        O: opportunity
        e: an edge between two bands

    Constructed:

    >>> to_edge(15.4)
    0.4
    """
    return settle(min(abs(opportunity - edge) for edge in EDGES))


def without_floor(importance: float, satisfaction: float) -> float:
    """The score as it is often mistyped: 2 × importance − satisfaction, from −10 to 20.

    Without the floor at 0 an over-served need loses points for being served well.

    Formula:
        O = 2 I - S

    Symbols:
        O: the mistyped score
        I: importance, from 0 to 10
        S: satisfaction, from 0 to 10

    Constructed: it differs from `score` only where satisfaction is the larger.

    >>> without_floor(9, 3), without_floor(2.4, 3.2)
    (15.0, 1.6)
    """
    return settle(2 * importance - satisfaction)


def room(importance: float, satisfaction: float) -> float:
    r"""The product in use beside Ulwick's sum: importance × (1 − satisfaction/10), from 0 to 10.

    Formula:
        O = I \times \left( 1 - \frac{S}{10} \right)

    Symbols:
        O: room for improvement, from 0 to 10
        I: importance, from 0 to 10
        S: satisfaction, from 0 to 10

    Constructed:

    >>> room(9, 3), room(9, 9)
    (6.3, 0.9)
    """
    return settle(importance * (LARGEST - satisfaction) / LARGEST)
