"""Customer effort: how hard do we make it?"""

from math import fsum

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Choice,
    Findings,
    Formula,
    Grid,
    Group,
    Inputs,
    Message,
    Number,
    Presentation,
    Source,
    Span,
    Spans,
    Value,
)
from calculator.methods import effort
from calculator.words import amount, choose, counted, figure, percent

MOST = 1_000_000_000
OLD, NEW = "2010", "2.0"
DIRECTIONS = {
    OLD: "low is good: 1 means very little effort, 5 very much",
    NEW: "high is good: 7 agrees fully that it was made easy, 1 not at all",
}
EASY = {OLD: "1 or 2 of 5", NEW: "5 to 7 of 7"}


def check(inputs: Inputs) -> list[Message]:
    """Find points that the version does not have, points that are missing, and no answers."""
    counts, version = inputs["counts"], inputs["version"]
    points = effort.VERSIONS[version].points
    faults = []
    for key, count in counts.items():
        if int(key) in points and count is None:
            faults.append(
                Message(
                    f"counts.{key}",
                    f"Counts, {key}: version {version} asks from 1 to {points[-1]}, so a whole "
                    f"number from 0 to {amount(MOST)} is needed here.",
                )
            )
        elif int(key) not in points and count:
            faults.append(
                Message(
                    f"counts.{key}",
                    f"Counts, {key}: version {version} ends at {points[-1]}, so nobody can have "
                    f"answered {key}. Choose version 2.0, or leave this empty.",
                )
            )
    if not faults and not any(counts.values()):
        faults.append(Message("counts", "Counts: all are 0; at least 1 answer is needed."))
    return faults


def reckon(inputs: Inputs) -> Findings:
    """Reckon mean, spread and the easy share with Wilson's interval."""
    counts = _counts(inputs)
    found = effort.effort(counts, inputs["version"])
    return Findings(
        {
            "mean": found.mean,
            "sd": found.sd,
            "share": found.share,
            "low": found.low,
            "high": found.high,
        },
        notes=() if found.sd is not None else (NO_SPREAD,),
    )


NO_SPREAD = Message(
    "counts",
    "One answer has no standard deviation; at least 2 are needed for it.",
    level="note",
)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how many found it easy, in which direction the scale runs, and how sure that is."""
    counts, version = _counts(inputs), inputs["version"]
    total = fsum(counts.values())
    values = found.values
    return Presentation(
        answer=(
            f"{percent(values['share'])} found it easy ({EASY[version]}); among all such customers "
            f"it is most likely between {percent(values['low'])} and {percent(values['high'])}. "
            f"On this scale {DIRECTIONS[version].partition(':')[0]}."
        ),
        advice=_advice(counts, version, found, total),
        charts=(_interval(values, version, total), _spread(counts, version, total)),
        tables=(_figures(found),),
        formulas=_formulas(counts, version, found, total),
    )


def _counts(inputs: Inputs) -> dict[int, float]:
    points = effort.VERSIONS[inputs["version"]].points
    return {point: inputs["counts"][str(point)] for point in points}


def _hard(version: str) -> tuple[int, ...]:
    """The points of the worse side that mirror the easy ones."""
    points, easy = effort.VERSIONS[version].points, effort.VERSIONS[version].easy
    return tuple(point for point in points if points[0] + points[-1] - point in easy)


def _advice(
    counts: dict[int, float], version: str, found: Findings, total: float
) -> tuple[str, ...]:
    values = found.values
    hard = _hard(version)
    struggled = fsum(counts[point] for point in hard)
    direction = DIRECTIONS[version]
    steps = [
        f"The mean is {amount(values['mean'])}; {direction}.",
    ]
    if struggled:
        steps.append(
            f"Begin with the {amount(struggled)} who answered "
            f"{choose([str(point) for point in hard])}: ask them what they had to do twice, look "
            "up or explain again."
        )
    else:
        steps.append("Nobody reports a struggle. Ask those in the middle what held them up.")
    if values["high"] - values["low"] > 0.2:
        steps.append(
            f"{counted(total, 'answer').capitalize()} {'leaves' if total == 1 else 'leave'} an "
            f"interval of {amount(100 * (values['high'] - values['low']), 0)} percentage "
            "points: too wide to compare teams or months."
        )
    return tuple(steps)


def _interval(values: dict[str, float], version: str, total: float) -> Spans:
    low, high = percent(values["low"]), percent(values["high"])
    shown = f"{percent(values['share'])} ({low} to {high})"
    return Spans(
        title=(
            f"With {counted(total, 'answer')} the easy share may lie anywhere from {low} to {high}"
        ),
        description=(
            f"Share who found it easy ({EASY[version]}) in per cent, with its 95 % interval: "
            f"{shown}."
        ),
        spans=(
            Span(
                name=f"Easy ({EASY[version]}), per cent",
                mark=100 * values["share"],
                low=100 * values["low"],
                high=100 * values["high"],
                shown=shown,
            ),
        ),
        low=0,
        high=100,
        table=Grid(
            caption="The easy share in numbers",
            head=("Share", "Estimate", "Low", "High"),
            rows=((f"Easy ({EASY[version]})", percent(values["share"]), low, high),),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _meaning(point: int, version: str) -> str:
    if point in effort.VERSIONS[version].easy:
        return "easy"
    return "hard" if point in _hard(version) else "between"


def _spread(counts: dict[int, float], version: str, total: float) -> Bars:
    states = {"easy": "magic", "between": "mediocrity", "hard": "misery"}
    commonest = max(counts, key=lambda point: (counts[point], point))
    shares = {point: count / total for point, count in counts.items()}
    return Bars(
        title=(
            f"The commonest answer is {commonest} ({_meaning(commonest, version)}): "
            f"{percent(shares[commonest])}"
        ),
        description=f"Shares of the answers; {DIRECTIONS[version]}: "
        + ", ".join(f"{point} {percent(share)}" for point, share in shares.items())
        + ".",
        bars=tuple(
            Bar(
                name=f"{point} – {_meaning(point, version)}",
                value=shares[point],
                shown=percent(shares[point]),
                state=states[_meaning(point, version)],
            )
            for point in counts
        ),
        low=0,
        high=1,
        table=Grid(
            caption="Answers by point of the scale",
            head=("Answer", "Counted as", "Answers", "Share"),
            rows=tuple(
                (str(point), _meaning(point, version), amount(count), percent(shares[point]))
                for point, count in counts.items()
            ),
            numeric=frozenset({2, 3}),
        ),
    )


def _figures(found: Findings) -> Grid:
    return Grid(
        caption="Effort in numbers",
        head=("Figure", "Amount"),
        rows=tuple((value.label, figure(found.values[value.key], value.shown)) for value in VALUES),
        numeric=frozenset({1}),
    )


def _formulas(
    counts: dict[int, float], version: str, found: Findings, total: float
) -> tuple[Formula, ...]:
    values = found.values
    easy = effort.VERSIONS[version].easy
    summed = " + ".join(amount(counts[point]) for point in easy)
    terms = " + ".join(f"{point} × {amount(count)}" for point, count in counts.items())
    return (
        Formula(
            "Easy share",
            f"answers of {choose([str(point) for point in easy])} ÷ all answers",
            f"({summed}) ÷ {amount(total)} = {amount(values['share'], 4)}",
        ),
        Formula(
            "Wilson’s interval",
            "(p + z²÷2n ± z × √(p(1 − p)÷n + z²÷4n²)) ÷ (1 + z²÷n)",
            f"{amount(values['low'], 4)} to {amount(values['high'], 4)}, with p = "
            f"{amount(values['share'], 4)}, n = {amount(total)} and z = 1.96",
        ),
        Formula(
            "Mean effort score",
            "Σ point × answers ÷ all answers",
            f"({terms}) ÷ {amount(total)} = {amount(values['mean'], 3)}",
        ),
    )


FIELDS = (
    Group(
        key="counts",
        label="Counts",
        help="How many gave each answer. Version 2010 has no 6 and 7: leave them empty.",
        fields=tuple(
            Number(
                key=str(point),
                label=f"{point}",
                low=0,
                high=MOST,
                whole=True,
                optional=point not in effort.VERSIONS[OLD].points,
            )
            for point in effort.VERSIONS[NEW].points
        ),
    ),
    Choice(
        key="version",
        label="Version",
        options={
            OLD: "2010 (1–5, low is good)",
            NEW: "2.0 (1–7, high is good)",
        },
        start=NEW,
        help="2010 asks how much effort it took, 2.0 whether the company made it easy.",
    ),
)

VALUES = (
    Value(key="mean", label="Mean answer", unit="points"),
    Value(key="sd", label="Standard deviation", unit="points"),
    Value(key="share", label="Easy share", shown="share"),
    Value(key="low", label="Interval, low", shown="share"),
    Value(key="high", label="Interval, high", shown="share"),
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
    reckon=reckon,
    present=present,
    snippet=(
        "from calculator.methods import effort\n"
        "\n"
        "counts = {1: 6, 2: 9, 3: 11, 4: 14, 5: 27, 6: 38, 7: 19}\n"
        'found = effort.effort(counts, version="2.0")\n'
        "result = found.share"
    ),
    snippet_gives="share",
    limits=(
        "Which points count as easy is a cut that we chose (1–2 of 5, 5–7 of 7). Another cut gives "
        "another share; the mean does not depend on it.",
        "Scores of the two versions cannot be compared: question, scale and direction differ.",
        "It measures one contact, after the fact, among those who answered. Whoever gave up before "
        "the survey is not in it.",
    ),
    sources=(
        Source(
            "Dixon, M., Freeman, K., & Toman, N. (2010). Stop trying to delight your customers. "
            "Harvard Business Review, July–August, 116–122. (The first version, which its makers "
            "announced in December 2008.)"
        ),
        Source(
            "Dixon, M., Toman, N., & DeLisi, R. (2013). The Effortless Experience: Conquering the "
            "New Battleground for Customer Loyalty. New York: Portfolio. (Version 2.0.)"
        ),
        Source(
            "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical "
            "inference. Journal of the American Statistical Association, 22, 209–212.",
            "10.1080/01621459.1927.10502953",
        ),
    ),
)
