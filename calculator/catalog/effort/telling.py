"""What is said about one survey, and about the difference of two."""

from collections.abc import Mapping
from typing import Any

from calculator.catalog import _counted as answers
from calculator.catalog import _two_shares as two
from calculator.catalog import _waves as waves
from calculator.catalog._figures import figures
from calculator.catalog.effort.fields import NEW, OLD, ONE, SHOWN
from calculator.catalog.effort.survey import Counts, easy, surveys
from calculator.charts import Bars
from calculator.declaration import Findings, Formula, Presentation
from calculator.fields import Inputs
from calculator.methods import effort
from calculator.words import amount, choose, counted, percent

DIRECTIONS = {
    OLD: "low is good: 1 means very little effort, 5 very much",
    NEW: "high is good: 7 agrees fully that it was made easy, 1 not at all",
}
EASY = {OLD: "1 or 2 of 5", NEW: "5 to 7 of 7"}
STATES = {"easy": "better", "between": "level", "hard": "worse"}
WIDE = 0.2
Values = Mapping[str, Any]


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how many found it easy, in which direction the scale runs, and how sure that is."""
    version = inputs["version"]
    counts, *later = surveys(inputs)
    first, second = waves.of_each(found, ONE)
    for other in later:
        return _compared((counts, other), version, (first, second), found)
    return Presentation(
        answer=f"{_answer(first, version)} {_direction(version)}",
        advice=_advice(counts, version, first),
        charts=(
            answers.interval(
                first,
                "share",
                answers.sum_of(counts),
                share="easy",
                name=f"Easy ({EASY[version]})",
                told=f"Share who found it easy ({EASY[version]})",
                named=f"Easy ({EASY[version]}), per cent",
            ),
            _by_point(counts, version),
        ),
        tables=(figures("Effort in numbers", SHOWN, found),),
        formulas=_formulas(counts, version, first),
    )


def _answer(values: Values, version: str) -> str:
    return (
        f"{percent(values['share'])} found it easy ({EASY[version]}); among all such customers it "
        f"is most likely between {percent(values['low'])} and {percent(values['high'])}."
    )


def _direction(version: str) -> str:
    return f"On this scale {DIRECTIONS[version].partition(':')[0]}."


def _by_point(counts: Counts, version: str, said: str = "") -> Bars:
    meanings = {point: _meaning(point, version) for point in counts}
    bars = answers.by_point(
        counts,
        meanings.__getitem__,
        {point: STATES[meaning] for point, meaning in meanings.items()},
        title="{point} ({means})",
        head="Counted as",
        direction=f"; {DIRECTIONS[version]}",
    )
    return answers.of_survey(bars, said)


def _meaning(point: int, version: str) -> str:
    """Easy, or hard if its mirror on the scale is easy, or between."""
    scale = effort.VERSIONS[version]
    if point in scale.easy:
        return "easy"
    return "hard" if scale.points[0] + scale.points[-1] - point in scale.easy else "between"


def _struggled(counts: Counts, version: str, when: str = "") -> str:
    """Whom to ask first."""
    hard = {point: count for point, count in counts.items() if _meaning(point, version) == "hard"}
    struggled = answers.sum_of(hard)
    if not struggled:
        return f"Nobody reports a struggle{when}. Ask those in the middle what held them up."
    return (
        f"Begin with the {amount(struggled)} who answered {choose(map(str, hard))}{when}: ask them "
        "what they had to do twice, look up or explain again."
    )


def _advice(counts: Counts, version: str, values: Values) -> tuple[str, ...]:
    total = answers.sum_of(counts)
    steps = [f"The mean is {amount(values['mean'])}; {DIRECTIONS[version]}."]
    steps.append(_struggled(counts, version))
    width = values["high"] - values["low"]
    if width > WIDE:
        steps.append(
            f"{counted(total, 'answer').capitalize()} {'leaves' if total == 1 else 'leave'} an "
            f"interval of {amount(100 * width, 0)} percentage points: too wide to compare teams or "
            "months."
        )
    return tuple(steps)


def _formulas(counts: Counts, version: str, values: Values, said: str = "") -> tuple[Formula, ...]:
    points, total = effort.VERSIONS[version].easy, answers.sum_of(counts)
    lines = (
        Formula(
            "Easy share",
            f"answers of {choose(map(str, points))} ÷ all answers",
            f"({' + '.join(amount(counts[point]) for point in points)}) ÷ {amount(total)} = "
            f"{amount(values['share'], 4)}",
        ),
        answers.wilson(values, "share", total),
        answers.mean("Mean effort score", counts, values["mean"]),
    )
    return tuple(Formula(said + line.name, line.statement, line.worked) for line in lines)


def _compared(
    pair: tuple[Counts, Counts],
    version: str,
    values: tuple[Values, Values],
    found: Findings,
) -> Presentation:
    """Whether it changed comes first; what each survey says by itself stands below it."""
    (one, other), (first, second) = pair, values
    shares = two.Pair(
        two.Share(easy(one, version), answers.sum_of(one), "share", first),
        two.Share(easy(other, version), answers.sum_of(other), "share", second),
        two.change(found),
        "the easy share",
        f"found it easy ({EASY[version]})",
    )
    means = f"{amount(first['mean'])} and {amount(second['mean'])}"
    return Presentation(
        answer=f"{shares.answer()} {_direction(version)}",
        claims=shares.change.claims(shares.what),
        advice=(
            *shares.doubts(),
            f"First survey: {_answer(first, version)}",
            f"Second survey: {_answer(second, version)}",
            f"The means are {means}; {DIRECTIONS[version]}. Whether they differ is not calculated.",
            _struggled(other, version, " in the second survey"),
            shares.width(),
            f"Both surveys are read as version {version}: answers to the other version cannot be "
            "compared with these.",
            waves.OTHER_PEOPLE,
        ),
        charts=(
            *shares.charts(f"Easy share ({EASY[version]})"),
            _by_point(one, version, "First survey: "),
            _by_point(other, version, "Second survey: "),
        ),
        tables=(shares.table("Easy share", SHOWN[:2]),),
        formulas=(
            shares.formula(),
            *_formulas(one, version, first, "First survey: "),
            *_formulas(other, version, second, "Second survey: "),
        ),
    )
