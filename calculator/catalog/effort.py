"""Customer effort: how hard do we make it?"""

from calculator.catalog import _counted as answers
from calculator.catalog._figures import figures
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation, Value
from calculator.fields import Choice, Group, Inputs
from calculator.methods import effort
from calculator.words import amount, choose, counted, percent

OLD, NEW = "2010", "2.0"
DIRECTIONS = {
    OLD: "low is good: 1 means very little effort, 5 very much",
    NEW: "high is good: 7 agrees fully that it was made easy, 1 not at all",
}
EASY = {OLD: "1 or 2 of 5", NEW: "5 to 7 of 7"}
STATES = {"easy": "better", "between": "level", "hard": "worse"}
NO_SPREAD = Message(
    "counts",
    "One answer has no standard deviation; at least 2 are needed for it.",
    level="note",
)
FIELDS = (
    Group(
        "counts",
        "Counts",
        answers.points(range(1, 8), range(1, 6)),
        help="How many gave each answer. Version 2010 has no 6 and 7: leave them empty.",
    ),
    Choice(
        "version",
        "Version",
        {OLD: "2010 (1–5, low is good)", NEW: "2.0 (1–7, high is good)"},
        start=NEW,
        help="2010 asks how much effort it took, 2.0 whether the company made it easy.",
    ),
)
VALUES = (
    Value("mean", "Mean answer", unit="points"),
    Value("sd", "Standard deviation", unit="points"),
    Value("share", "Easy share", shown="share"),
    Value("low", "Interval, low", shown="share"),
    Value("high", "Interval, high", shown="share"),
)


def check(inputs: Inputs) -> list[Message]:
    """Find points that the version does not have, points that are missing, and no answers."""
    counts, version = inputs["counts"], inputs["version"]
    points = effort.VERSIONS[version].points
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
        faults.append(Message(f"counts.{key}", f"Counts, {key}: {said}"))
    if not faults and not any(counts.values()):
        faults.append(Message("counts", "Counts: all are 0; at least 1 answer is needed."))
    return faults


def calculate(inputs: Inputs) -> Findings:
    """Find mean, spread and the easy share with Wilson's interval."""
    found = effort.effort(_counts(inputs), inputs["version"])
    return Findings(vars(found), notes=() if found.sd is not None else (NO_SPREAD,))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how many found it easy, in which direction the scale runs, and how sure that is."""
    counts, version, values = _counts(inputs), inputs["version"], found.values
    direction, easy = DIRECTIONS[version], EASY[version]
    meanings = {point: _meaning(point, version) for point in counts}
    return Presentation(
        answer=(
            f"{percent(values['share'])} found it easy ({easy}); among all such customers it is "
            f"most likely between {percent(values['low'])} and {percent(values['high'])}. On this "
            f"scale {direction.partition(':')[0]}."
        ),
        advice=_advice(counts, version, values),
        charts=(
            answers.interval(
                values,
                "share",
                answers.sum_of(counts),
                share="easy",
                name=f"Easy ({easy})",
                told=f"Share who found it easy ({easy})",
                named=f"Easy ({easy}), per cent",
            ),
            answers.by_point(
                counts,
                meanings.__getitem__,
                {point: STATES[meaning] for point, meaning in meanings.items()},
                title="{point} ({means})",
                head="Counted as",
                direction=f"; {direction}",
            ),
        ),
        tables=(figures("Effort in numbers", VALUES, found),),
        formulas=_formulas(counts, version, values),
    )


def _counts(inputs: Inputs) -> dict[int, float]:
    points = effort.VERSIONS[inputs["version"]].points
    return {point: inputs["counts"][str(point)] for point in points}


def _meaning(point: int, version: str) -> str:
    """Easy, or hard if its mirror on the scale is easy, or between."""
    points, easy = effort.VERSIONS[version].points, effort.VERSIONS[version].easy
    if point in easy:
        return "easy"
    return "hard" if points[0] + points[-1] - point in easy else "between"


def _advice(counts: dict[int, float], version: str, values: dict[str, float]) -> tuple[str, ...]:
    hard = {point: count for point, count in counts.items() if _meaning(point, version) == "hard"}
    struggled, total = answers.sum_of(hard), answers.sum_of(counts)
    steps = [f"The mean is {amount(values['mean'])}; {DIRECTIONS[version]}."]
    if struggled:
        steps.append(
            f"Begin with the {amount(struggled)} who answered {choose(map(str, hard))}: ask them "
            "what they had to do twice, look up or explain again."
        )
    else:
        steps.append("Nobody reports a struggle. Ask those in the middle what held them up.")
    width = values["high"] - values["low"]
    if width > 0.2:
        steps.append(
            f"{counted(total, 'answer').capitalize()} {'leaves' if total == 1 else 'leave'} an "
            f"interval of {amount(100 * width, 0)} percentage points: too wide to compare teams or "
            "months."
        )
    return tuple(steps)


def _formulas(
    counts: dict[int, float], version: str, values: dict[str, float]
) -> tuple[Formula, ...]:
    easy, total = effort.VERSIONS[version].easy, answers.sum_of(counts)
    return (
        Formula(
            "Easy share",
            f"answers of {choose(map(str, easy))} ÷ all answers",
            f"({' + '.join(amount(counts[point]) for point in easy)}) ÷ {amount(total)} = "
            f"{amount(values['share'], 4)}",
        ),
        answers.wilson(values, "share", total),
        answers.mean("Mean effort score", counts, values["mean"]),
    )


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
        "It measures one contact, after the fact, among those who answered. Whoever gave up before "
        "the survey is not in it.",
    ),
    sources=("dixon2010", "dixon2013", "wilson1927"),
    snippet="""\
from calculator.methods import effort

counts = {1: 6, 2: 9, 3: 11, 4: 14, 5: 27, 6: 38, 7: 19}
found = effort.effort(counts, version="2.0")
result = found.share""",
    snippet_gives="share",
)
