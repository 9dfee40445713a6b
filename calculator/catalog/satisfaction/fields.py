"""What the calculator asks and gives: one survey or two, each counted in one of three ways."""

from calculator.catalog import _counted as answers
from calculator.catalog import _two_shares as two
from calculator.catalog import _waves as waves
from calculator.declaration import Message, Value
from calculator.fields import Group, Inputs, Number
from calculator.words import amount

SCALE = range(1, 6)
FIELDS = (
    Group(
        "counts",
        "Counts",
        answers.points(SCALE, SCALE),
        optional=True,
        help="How many gave each answer, from 1 (very dissatisfied) to 5 (very satisfied).",
    ),
    Number(
        "satisfied",
        "Satisfied",
        0,
        answers.MOST,
        whole=True,
        optional=True,
        help="In place of the counts: how many are satisfied.",
    ),
    Number(
        "answers",
        "Answers",
        1,
        answers.MOST,
        whole=True,
        optional=True,
        help="In place of the counts: how many answered at all.",
    ),
    answers.one_by_one(
        "scores",
        SCALE,
        "In place of the counts: the answers from 1 to 5, one below the other, as a sheet holds "
        "them. A blank line is a missing answer.",
    ),
    Group(
        "second_counts",
        "Second (later) survey, counts",
        answers.points(SCALE, SCALE),
        optional=True,
        help="Of a later survey, to see whether the share changed. Leave it empty if there is one "
        "survey.",
    ),
    Number(
        "second_satisfied",
        "Second (later) survey, satisfied",
        0,
        answers.MOST,
        whole=True,
        optional=True,
        help="In place of the counts of the later survey: how many are satisfied.",
    ),
    Number(
        "second_answers",
        "Second (later) survey, answers",
        1,
        answers.MOST,
        whole=True,
        optional=True,
        help="In place of the counts of the later survey: how many answered at all.",
    ),
    answers.one_by_one(
        "second_scores",
        SCALE,
        "In place of the counts of the later survey: its answers, one below the other.",
    ),
)
SHOWN = (
    Value("rate", "Satisfied share", shown="share"),
    Value("low", "Interval, low", shown="share"),
    Value("high", "Interval, high", shown="share"),
    Value("mean", "Mean answer", unit="points"),
    Value("sd", "Standard deviation", unit="points"),
    Value("top2", "Top-2 share (4 or 5)", shown="share"),
)
"""What the table of one survey shows."""
ONE = (*SHOWN, *answers.ANSWERED)
VALUES = (*waves.both(ONE), *two.DIFFERENCE)


def check(inputs: Inputs) -> list[Message]:
    """Find answers that are missing, given twice, or fewer than the satisfied ones."""
    faults = _faults(inputs, "")
    keys = ("counts", "satisfied", "answers", "scores")
    if not faults and any(inputs[f"second_{key}"] is not None for key in keys):
        faults = [
            Message(f"second_{one.path}", _second(one.text)) for one in _faults(inputs, "second_")
        ]
    return faults


def _second(said: str) -> str:
    """The same sentence of the second survey, whether it begins with the name of a field or not."""
    named = said.partition(" ")[0].endswith(":")
    return f"Second survey{',' if named else ':'} {said[0].lower()}{said[1:]}"


def _faults(inputs: Inputs, survey: str) -> list[Message]:
    """The faults of one survey, with the paths and labels of the first."""
    counts, satisfied, given, scores = (
        inputs[f"{survey}{key}"] for key in ("counts", "satisfied", "answers", "scores")
    )
    if scores is not None and any(one is not None for one in (counts, satisfied, given)):
        said = (
            "Give either the counts for 1 to 5, or satisfied and answers, or the answers one by "
            "one; here is more than one of them."
        )
        return [Message("scores", said)]
    if counts is not None and (satisfied is not None or given is not None):
        twice = "satisfied" if satisfied is not None else "answers"
        said = "Give either the counts for 1 to 5, or satisfied and answers; here are both."
        return [Message(twice, said)]
    if scores is not None:
        return []
    if counts is not None:
        said = "Counts: all five are 0; at least 1 answer is needed."
        return [] if any(counts.values()) else [Message("counts", said)]
    if satisfied is None and given is None:
        said = (
            "Counts: how many answered 1, 2, 3, 4 and 5 is needed here, or else the number of "
            "satisfied and of all answers."
        )
        return [Message("counts", said)]
    if satisfied is None or given is None:
        missing = "satisfied" if satisfied is None else "answers"
        said = f"{missing.capitalize()}: a whole number is needed beside the other."
        return [Message(missing, said)]
    if satisfied > given:
        said = (
            f"Satisfied: {amount(satisfied)} is more than the {amount(given)} answers; a number "
            f"from 0 to {amount(given)} is needed here."
        )
        return [Message("satisfied", said)]
    return []
