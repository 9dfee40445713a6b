"""Customer satisfaction: how many are satisfied, how sure are we, and did it change?"""

from typing import Any

from calculator.catalog import _counted as answers
from calculator.catalog import _waves as waves
from calculator.catalog.satisfaction.fields import FIELDS, VALUES, check
from calculator.catalog.satisfaction.survey import surveys
from calculator.catalog.satisfaction.telling import present
from calculator.declaration import Calculator, Findings
from calculator.fields import Inputs
from calculator.methods import newcombe


def calculate(inputs: Inputs) -> Findings:
    """Find the satisfied share with Wilson's interval, and mean and spread of counted answers."""
    values: dict[str, Any] = dict.fromkeys(value.key for value in VALUES)
    first, *later = surveys(inputs)
    values |= first.values()
    for second in later:
        values |= waves.later(second.values())
        values |= waves.between(
            *newcombe.difference(first.satisfied, first.answers, second.satisfied, second.answers)
        )
    notes = [note for survey in (first, *later) for note in survey.notes()]
    return Findings(values, notes=(*notes, *answers.left_out(inputs, "scores", "second_scores")))


CALCULATOR = Calculator(
    name="satisfaction",
    question="How many are satisfied, and how sure are we?",
    fields=FIELDS,
    values=VALUES,
    example={"counts": {"1": 2, "2": 22, "3": 60, "4": 149, "5": 45}},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "The interval covers chance alone: it takes the answers for a random draw. Those who "
        "answered may think otherwise than those who did not.",
        "Counting 4 and 5 as satisfied is a custom. A question with seven or ten points has "
        "another top, and its share cannot be compared with this one.",
        "The mean treats the step from 1 to 2 as being as large as that from 4 to 5.",
        *waves.LIMITS,
    ),
    sources=("wilson1927", "newcombe1998", "newcombe1998b", "scirp2026"),
    snippet="""\
from calculator.methods import satisfaction

counts = {1: 2, 2: 22, 3: 60, 4: 149, 5: 45}
satisfied = satisfaction.satisfied_of(counts)
result, low, high = satisfaction.rate(satisfied, answers=278)""",
    snippet_gives="rate",
)
