"""What a calculator says of answers to which no regression can be fitted."""

from collections.abc import Iterable

from calculator.declaration import Message, note
from calculator.methods.least_squares import SMALLEST_TOLERANCE
from calculator.words import amount, choose


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


def two_values(outcome: Iterable[float]) -> list[float]:
    """The values of an outcome that has two only, the lower one first; or none."""
    values = sorted(set(outcome))
    return values if len(values) == 2 else []


def of_a_yes_or_no(
    path: str, outcome: str, values: Iterable[float], found: str, doubt: str
) -> list[Message]:
    """What must be known of a regression on an outcome with two values; nothing on any other."""
    two = two_values(values)
    if not two:
        return []
    said = (
        f"{outcome} has only two values, {choose([amount(one, places=6) for one in two], 'and')}, "
        f"so {found} those of a linear probability model. A logistic method would be the usual "
        f"one, and {doubt}"
    )
    return [note(path, said)]
