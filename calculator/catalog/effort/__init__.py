"""Customer effort: how hard do we make it, and did that change?"""

from typing import Any

from calculator.catalog import _counted as answers
from calculator.catalog import _waves as waves
from calculator.catalog.effort.fields import FIELDS, NEW, VALUES, check
from calculator.catalog.effort.survey import Counts, easy, surveys
from calculator.catalog.effort.telling import present
from calculator.declaration import Calculator, Findings, Message
from calculator.fields import Inputs
from calculator.methods import effort, newcombe

NO_SPREAD = "One answer has no standard deviation; at least 2 are needed for it."


def calculate(inputs: Inputs) -> Findings:
    """Find mean, spread and the easy share with Wilson's interval, and how two surveys differ."""
    values: dict[str, Any] = dict.fromkeys(value.key for value in VALUES)
    version = inputs["version"]
    first, *later = surveys(inputs)
    values |= _values(first, version, inputs["scores"])
    for second in later:
        values |= waves.later(_values(second, version, inputs["second_scores"]))
        values |= waves.between(
            *newcombe.difference(
                easy(first, version),
                answers.sum_of(first),
                easy(second, version),
                answers.sum_of(second),
            )
        )
    notes = [
        Message(path, said, level="note")
        for path, key, said in (
            ("counts", "sd", NO_SPREAD),
            ("second_counts", f"sd{waves.LATER}", f"Second survey: {NO_SPREAD.lower()}"),
        )
        if values[key] is None and (later or path == "counts")
    ]
    return Findings(values, notes=(*notes, *answers.left_out(inputs, "scores", "second_scores")))


def _values(counts: Counts, version: str, scores: list[float | None] | None) -> dict[str, Any]:
    found = effort.effort(counts, version)
    return vars(found) | answers.how_many(scores, answers.sum_of(counts))


CALCULATOR = Calculator(
    name="effort",
    question="How hard do we make it?",
    fields=FIELDS,
    values=VALUES,
    example={
        "counts": {"1": 6, "2": 9, "3": 11, "4": 14, "5": 27, "6": 38, "7": 19},
        "version": NEW,
    },
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "Which points count as easy is a cut that we chose (1–2 of 5, 5–7 of 7). Another cut gives "
        "another share; the mean does not depend on it.",
        "Scores of the two versions cannot be compared: question, scale and direction differ.",
        "It measures one contact, after the fact, among those who answered. Those who gave up "
        "before the survey are not in it.",
        *waves.LIMITS,
    ),
    sources=("dixon2010", "dixon2013", "wilson1927", "newcombe1998b"),
    snippet="""\
from calculator.methods import effort

counts = {1: 6, 2: 9, 3: 11, 4: 14, 5: 27, 6: 38, 7: 19}
found = effort.effort(counts, version="2.0")
result = found.share""",
    snippet_gives="share",
)
