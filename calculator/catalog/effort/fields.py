"""What the calculator asks and gives: one survey or two of the same version."""

from calculator.catalog import _counted as answers
from calculator.catalog import _two_shares as two
from calculator.catalog import _waves as waves
from calculator.declaration import Message, Value
from calculator.fields import Choice, Group, Inputs
from calculator.methods import effort
from calculator.words import amount, counted

OLD, NEW = "2010", "2.0"
LONGEST, SHORTEST = range(1, 8), range(1, 6)
FIELDS = (
    Group(
        "counts",
        "Counts",
        answers.points(LONGEST, SHORTEST),
        help="How many gave each answer. Version 2010 has no 6 and 7: leave them empty.",
        unless="scores",
    ),
    Choice(
        "version",
        "Version",
        {OLD: "2010 (1–5, low is good)", NEW: "2.0 (1–7, high is good)"},
        start=NEW,
        help="2010 asks how much effort it took, 2.0 whether the company made it easy.",
    ),
    answers.one_by_one(
        "scores",
        LONGEST,
        "In place of the counts: the answers, one below the other, as a sheet holds them. A blank "
        "line is a missing answer.",
    ),
    Group(
        "second_counts",
        "Second (later) survey, counts",
        answers.points(LONGEST, SHORTEST),
        optional=True,
        help="Of a later survey with the same version, to see whether the share changed. Leave it "
        "empty if there is one survey.",
    ),
    answers.one_by_one(
        "second_scores",
        LONGEST,
        "In place of the counts of the later survey with the same version: its answers, one below "
        "the other.",
    ),
)
SHOWN = (
    Value("mean", "Mean answer", unit="points"),
    Value("sd", "Standard deviation", unit="points"),
    Value("share", "Easy share", shown="share"),
    Value("low", "Interval, low", shown="share"),
    Value("high", "Interval, high", shown="share"),
)
"""The figures of one survey, in the order of their table."""
ONE = (*SHOWN, *answers.ANSWERED)
VALUES = (*waves.both(ONE), *two.DIFFERENCE)


def check(inputs: Inputs) -> list[Message]:
    """Find points that the version does not have, points that are missing, and no answers."""
    return _faults(inputs, "", "") or _faults(inputs, "second_", "Second survey, ")


def _faults(inputs: Inputs, prefix: str, survey: str) -> list[Message]:
    counts, scores = inputs[f"{prefix}counts"], inputs[f"{prefix}scores"]
    if counts is not None and scores is not None:
        said = "Give either the counts or the answers one by one; here are both."
        return [Message(f"{prefix}scores", survey.replace(", ", ": ") + said)]
    if scores is not None:
        return _beyond(scores, inputs["version"], f"{prefix}scores", survey)
    return [] if counts is None else _counted(counts, inputs["version"], f"{prefix}counts", survey)


def _beyond(scores: list[float | None], version: str, path: str, survey: str) -> list[Message]:
    last = effort.VERSIONS[version].points[-1]
    beyond = [one for one in answers.there(scores) if one > last]
    if not beyond:
        return []
    lie = "lies" if len(beyond) == 1 else "lie"
    said = (
        f"{survey}answers one by one: version {version} ends at {last}, and "
        f"{counted(len(beyond), 'answer')} {lie} above it. Choose version 2.0 if that was asked."
    )
    return [Message(path, said[0].upper() + said[1:])]


def _counted(counts: Inputs, version: str, path: str, survey: str) -> list[Message]:
    points = effort.VERSIONS[version].points
    label = f"{survey}counts" if survey else "Counts"
    faults = []
    for key, count in counts.items():
        if int(key) in points and count is None:
            said = (
                f"version {version} asks from 1 to {points[-1]}, so a whole number from 0 to "
                f"{amount(answers.MOST)} is needed here."
            )
        elif int(key) not in points and count:
            said = (
                f"version {version} ends at {points[-1]}, so nobody can have answered {key}. "
                "Choose version 2.0, or leave this empty."
            )
        else:
            continue
        faults.append(Message(f"{path}.{key}", f"{label}, {key}: {said}"))
    if not faults and not any(counts.values()):
        faults.append(Message(path, f"{label}: all are 0; at least 1 answer is needed."))
    return faults
