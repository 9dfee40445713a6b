"""The scoring sheet: how practitioners rate moments of truth."""

from calculator.precision import settle

LOW, HIGH = 1.0, 5.0


def score(emotional_impact: float, business_impact: float, experience: float) -> float:
    """Gap to close = emotional impact + business impact − current experience.

    Each is rated 1–5; the result runs from −3 to 9, the stated maximum.

    Formula:
        G = E + B - X

    Symbols:
        G: gap to close, from −3 to 9
        E: emotional impact, from 1 to 5
        B: business impact, from 1 to 5
        X: current experience, from 1 to 5

    Source: "Moment of Truth Scoring Sheet", an anonymous template on Notion; practice, not theory.

    >>> score(emotional_impact=5, business_impact=5, experience=1)
    9.0
    """
    return settle(emotional_impact + business_impact - experience)


def onto_sheet(value: float, low: float, high: float) -> float:
    r"""Bring a value on a scale low–high onto the sheet's scale of 1–5, in proportion.

    Formula:
        y = 1 + 4 \times \frac{x - a}{b - a}

    Symbols:
        y: value on the sheet’s scale of 1 to 5
        x: value on its own scale
        a: lowest point of that scale
        b: highest point of that scale

    >>> onto_sheet(10, 1, 10), onto_sheet(50, 0, 100)
    (5.0, 3.0)
    """
    return settle(LOW + (HIGH - LOW) * (value - low) / (high - low))
