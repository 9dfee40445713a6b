"""How heavy a moment is: how many customers meet it, and how much it matters to them."""

from calculator.fields import Inputs


def reach(moment: Inputs) -> float:
    """The fraction of customers who meet a moment."""
    share: float = moment["reach"] / 100
    return share


def importance(rated: float, scale: tuple[float, float]) -> float:
    """How much a moment matters, as a factor: from the lowest point on if that is below 0.

    >>> importance(7, (1, 10)), importance(-1, (-2, 2))
    (7, 1)
    """
    return rated - min(0, scale[0])


def weight(moment: Inputs, scale: tuple[float, float]) -> float:
    """Reach × importance."""
    return reach(moment) * importance(moment["importance"], scale)
