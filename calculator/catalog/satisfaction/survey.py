"""The answers of one survey, however they were given."""

from dataclasses import dataclass
from typing import Any

from calculator.catalog import _counted as answers
from calculator.catalog.satisfaction.fields import SCALE
from calculator.declaration import Message
from calculator.fields import Inputs
from calculator.methods import counting, satisfaction, spread

NO_COUNTS = (
    "Mean, standard deviation and top-2 share need the counts for 1 to 5; the number of satisfied "
    "answers alone does not hold them."
)
NO_SPREAD = "One answer has no standard deviation; at least 2 are needed for it."


@dataclass(frozen=True)
class Survey:
    """How many are satisfied of how many, and the counts by point where they are known.

    `prefix` begins the keys of its fields: nothing for the first survey, "second_" for the second.
    """

    prefix: str
    satisfied: float
    answers: float
    counts: dict[int, float] | None
    scores: list[float | None] | None

    def values(self) -> dict[str, Any]:
        """The share with its interval; mean and spread where the counts are known."""
        rate, low, high = satisfaction.rate(self.satisfied, self.answers)
        values = {"rate": rate, "low": low, "high": high, "mean": None, "sd": None, "top2": None}
        if self.counts is not None:
            points = {float(point): count for point, count in self.counts.items()}
            values |= {"mean": spread.mean_of_counts(points), "sd": spread.sd_of_counts(points)}
            values["top2"] = rate
        return values | answers.how_many(self.scores, self.answers)

    def notes(self) -> tuple[Message, ...]:
        """What cannot be found from the answers as they were given."""
        said = NO_COUNTS if self.counts is None else "" if self.answers > 1 else NO_SPREAD
        told = f"Second survey: {said[0].lower()}{said[1:]}" if said and self.prefix else said
        return (Message(f"{self.prefix}counts", told, level="note"),) if said else ()


def surveys(inputs: Inputs) -> list[Survey]:
    """The first survey, and the second if there is one."""
    return [one for prefix in ("", "second_") if (one := _survey(inputs, prefix))]


def _survey(inputs: Inputs, prefix: str) -> Survey | None:
    counts, satisfied, given, scores = (
        inputs[f"{prefix}{key}"] for key in ("counts", "satisfied", "answers", "scores")
    )
    if scores is not None:
        counted = counting.by_point(answers.there(scores), SCALE)
    elif counts is not None:
        counted = {point: counts[str(point)] for point in SCALE}
    elif satisfied is not None:
        return Survey(prefix, satisfied, given, None, None)
    else:
        return None
    total = answers.sum_of(counted)
    return Survey(prefix, satisfaction.satisfied_of(counted), total, counted, scores)
