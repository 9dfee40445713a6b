"""What a calculator says of answers to which no regression can be fitted."""

from calculator.declaration import Message
from calculator.methods.least_squares import SMALLEST_TOLERANCE
from calculator.words import amount


def too_few(answers: int, size: int, regressors: str, needed: int) -> Message:
    """There are not as many answers as so many drivers or moments need."""
    return Message(
        "data",
        f"Data: {amount(answers)} answers for {amount(size)} {regressors}; at least "
        f"{amount(needed)} are needed, and many more to learn anything.",
    )


def nothing_to_explain(path: str, outcome: str, given: str) -> Message:
    """Everybody gave the outcome the same number or rating."""
    return Message(
        path,
        f"{outcome}: all {given} are the same, so there is nothing to explain; at least 2 "
        "different ones are needed.",
    )


def dependent(path: str, columns: str, way_out: str) -> Message:
    """The columns cannot be told apart."""
    return Message(
        path,
        f"Data: {columns} say the same, one following from the rest (1 − R² is below "
        f"{amount(SMALLEST_TOLERANCE, places=8)}), so their effects cannot be told apart. "
        f"{way_out}",
    )
