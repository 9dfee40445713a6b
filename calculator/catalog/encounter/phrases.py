"""Words that several parts of the encounter calculator share."""

from calculator.methods import hyken, importance_performance
from calculator.words import points

SHAPES = {
    hyken.MAGIC: "▲ magic",
    hyken.MEDIOCRITY: "● mediocrity",
    hyken.MISERY: "▼ misery",
}
QUADRANTS = {
    importance_performance.CONCENTRATE: "Concentrate here",
    importance_performance.KEEP: "Keep up the good work",
    importance_performance.LOW: "Low priority",
    importance_performance.OVERKILL: "Possible overkill",
}


def distance(gap: float) -> str:
    """How far a moment lies from what was expected, in words."""
    if gap == 0:
        return "just as expected"
    return f"{points(abs(gap))} {'above' if gap > 0 else 'below'} expectation"
