"""The answers of each survey by point of the scale, however they were given."""

from calculator.catalog import _counted as answers
from calculator.fields import Inputs
from calculator.methods import counting, effort

Counts = dict[int, float]


def surveys(inputs: Inputs) -> list[Counts]:
    """The counts of the first survey, and of the second if there is one."""
    points = effort.VERSIONS[inputs["version"]].points
    found = []
    for prefix in ("", "second_"):
        counts, scores = inputs[f"{prefix}counts"], inputs[f"{prefix}scores"]
        if scores is not None:
            found.append(counting.by_point(answers.there(scores), points))
        elif counts is not None:
            found.append({point: counts[str(point)] for point in points})
    return found


def easy(counts: Counts, version: str) -> float:
    """How many found it easy."""
    return answers.sum_of({point: counts[point] for point in effort.VERSIONS[version].easy})
