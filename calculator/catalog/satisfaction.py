"""Customer satisfaction: how many are satisfied, and how sure are we?"""

from math import fsum

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
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
from calculator.methods import satisfaction, spread
from calculator.words import amount, counted, figure, percent

MOST = 1_000_000_000
MEANINGS = {
    1: "very dissatisfied",
    2: "dissatisfied",
    3: "neither",
    4: "satisfied",
    5: "very satisfied",
}
FEW = 30


def check(inputs: Inputs) -> list[Message]:
    """Find answers that are missing, given twice, or fewer than the satisfied ones."""
    counts, satisfied, answers = inputs["counts"], inputs["satisfied"], inputs["answers"]
    if counts is not None:
        if satisfied is not None or answers is not None:
            twice = "satisfied" if satisfied is not None else "answers"
            return [
                Message(
                    twice,
                    "Give either the counts for 1 to 5, or satisfied and answers; here are both.",
                )
            ]
        if not any(counts.values()):
            return [Message("counts", "Counts: all five are 0; at least 1 answer is needed.")]
        return []
    if satisfied is None and answers is None:
        return [
            Message(
                "counts",
                "Counts: how many answered 1, 2, 3, 4 and 5 is needed here, or else the number of "
                "satisfied and of all answers.",
            )
        ]
    if satisfied is None or answers is None:
        missing = "satisfied" if satisfied is None else "answers"
        return [
            Message(missing, f"{missing.capitalize()}: a whole number is needed beside the other.")
        ]
    if satisfied > answers:
        return [
            Message(
                "satisfied",
                f"Satisfied: {amount(satisfied)} is more than the {amount(answers)} answers; a "
                f"number from 0 to {amount(answers)} is needed here.",
            )
        ]
    return []


def reckon(inputs: Inputs) -> Findings:
    """Reckon the satisfied share with Wilson's interval, and mean and spread of counted answers."""
    counts = _counts(inputs)
    satisfied, answers = _answered(inputs)
    rate, low, high = satisfaction.rate(satisfied, answers)
    values = {"rate": rate, "low": low, "high": high, "mean": None, "sd": None, "top2": None}
    if counts is None:
        return Findings(values, notes=(NO_COUNTS,))
    points = {float(point): count for point, count in counts.items()}
    values |= {"mean": spread.mean_of_counts(points), "sd": spread.sd_of_counts(points)}
    values["top2"] = rate
    return Findings(values, notes=() if answers > 1 else (NO_SPREAD,))


NO_COUNTS = Message(
    "counts",
    "Mean, standard deviation and top-2 share need the counts for 1 to 5; the number of satisfied "
    "answers alone does not hold them.",
    level="note",
)
NO_SPREAD = Message(
    "counts",
    "One answer has no standard deviation; at least 2 are needed for it.",
    level="note",
)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say the share of satisfied customers and how far it can be trusted."""
    values = found.values
    satisfied, answers = _answered(inputs)
    counts = _counts(inputs)
    charts = (_interval(values, answers),)
    return Presentation(
        answer=(
            f"{percent(values['rate'])} are satisfied, {amount(satisfied)} of "
            f"{counted(answers, 'answer')}; among all such customers it is most likely between "
            f"{percent(values['low'])} and {percent(values['high'])}."
        ),
        advice=_advice(found, answers),
        charts=charts if counts is None else (*charts, _spread(counts, answers)),
        tables=(_figures(found),),
        formulas=_formulas(found, satisfied, answers, counts),
    )


def _counts(inputs: Inputs) -> dict[int, float] | None:
    given = inputs["counts"]
    return None if given is None else {point: given[str(point)] for point in MEANINGS}


def _answered(inputs: Inputs) -> tuple[float, float]:
    counts = _counts(inputs)
    if counts is None:
        return inputs["satisfied"], inputs["answers"]
    return satisfaction.satisfied_of(counts), fsum(counts.values())


def _advice(found: Findings, answers: float) -> tuple[str, ...]:
    values = found.values
    steps = []
    if answers < FEW:
        steps.append(
            f"{counted(answers, 'answer').capitalize()} {'is' if answers == 1 else 'are'} few: the "
            f"interval is {_wide(values)} percentage points wide. Ask more customers before you "
            "act on it."
        )
    else:
        steps.append(
            f"The interval is {_wide(values)} percentage points wide; four times as many answers "
            "would about halve it."
        )
    if values["low"] > 0.5:
        steps.append("A majority is satisfied, chance allowed for.")
    elif values["high"] < 0.5:
        steps.append("A majority is not satisfied, chance allowed for.")
    else:
        steps.append("Whether a majority is satisfied cannot be told from these answers.")
    if values["mean"] is not None:
        steps.append(
            f"The mean, {amount(values['mean'])} of 5, is another measure: do not turn it into a "
            "per cent figure and call it satisfaction."
        )
    return tuple(steps)


def _wide(values: dict[str, float]) -> str:
    return amount(100 * (values["high"] - values["low"]), places=0)


def _interval(values: dict[str, float], answers: float) -> Spans:
    low, high = percent(values["low"]), percent(values["high"])
    shown = f"{percent(values['rate'])} ({low} to {high})"
    return Spans(
        title=(
            f"With {counted(answers, 'answer')} the satisfied share may lie anywhere from {low} to "
            f"{high}"
        ),
        description=f"Share of satisfied answers in per cent, with its 95 % interval: {shown}.",
        spans=(
            Span(
                name="Satisfied, per cent",
                mark=100 * values["rate"],
                low=100 * values["low"],
                high=100 * values["high"],
                shown=shown,
            ),
        ),
        low=0,
        high=100,
        table=Grid(
            caption="The satisfied share in numbers",
            head=("Share", "Estimate", "Low", "High"),
            rows=(("Satisfied", percent(values["rate"]), low, high),),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _spread(counts: dict[int, float], answers: float) -> Bars:
    states = {1: "misery", 2: "misery", 3: "mediocrity", 4: "magic", 5: "magic"}
    commonest = max(counts, key=lambda point: (counts[point], point))
    shares = {point: count / answers for point, count in counts.items()}
    return Bars(
        title=(
            f"The commonest answer is {commonest}, {MEANINGS[commonest]}: "
            f"{percent(shares[commonest])}"
        ),
        description="Shares of the answers: "
        + ", ".join(f"{point} {percent(share)}" for point, share in shares.items())
        + ".",
        bars=tuple(
            Bar(
                name=f"{point} – {MEANINGS[point]}",
                value=shares[point],
                shown=percent(shares[point]),
                state=states[point],
            )
            for point in counts
        ),
        low=0,
        high=1,
        table=Grid(
            caption="Answers by point of the scale",
            head=("Answer", "Meaning", "Answers", "Share"),
            rows=tuple(
                (str(point), MEANINGS[point], amount(count), percent(shares[point]))
                for point, count in counts.items()
            ),
            numeric=frozenset({2, 3}),
        ),
    )


def _figures(found: Findings) -> Grid:
    return Grid(
        caption="Satisfaction in numbers",
        head=("Figure", "Amount"),
        rows=tuple((value.label, figure(found.values[value.key], value.shown)) for value in VALUES),
        numeric=frozenset({1}),
    )


def _formulas(
    found: Findings, satisfied: float, answers: float, counts: dict[int, float] | None
) -> tuple[Formula, ...]:
    values = found.values
    shown = f"{amount(satisfied)} ÷ {amount(answers)} = {amount(values['rate'], 4)}"
    formulas = [
        Formula("Satisfied share", "satisfied ÷ answers", shown),
        Formula(
            "Wilson’s interval",
            "(p + z²÷2n ± z × √(p(1 − p)÷n + z²÷4n²)) ÷ (1 + z²÷n)",
            f"{amount(values['low'], 4)} to {amount(values['high'], 4)}, with p = "
            f"{amount(values['rate'], 4)}, n = {amount(answers)} and z = 1.96",
        ),
    ]
    if counts is not None:
        terms = " + ".join(f"{point} × {amount(count)}" for point, count in counts.items())
        formulas.append(
            Formula(
                "Mean",
                "Σ point × answers ÷ all answers",
                f"({terms}) ÷ {amount(answers)} = {amount(values['mean'], 3)}",
            )
        )
    return tuple(formulas)


FIELDS = (
    Group(
        key="counts",
        label="Counts",
        optional=True,
        help="How many gave each answer, from 1 (very dissatisfied) to 5 (very satisfied).",
        fields=tuple(
            Number(key=str(point), label=f"{point}", low=0, high=MOST, whole=True)
            for point in MEANINGS
        ),
    ),
    Number(
        key="satisfied",
        label="Satisfied",
        low=0,
        high=MOST,
        whole=True,
        optional=True,
        help="In place of the counts: how many are satisfied.",
    ),
    Number(
        key="answers",
        label="Answers",
        low=1,
        high=MOST,
        whole=True,
        optional=True,
        help="In place of the counts: how many answered at all.",
    ),
)

VALUES = (
    Value(key="rate", label="Satisfied share", shown="share"),
    Value(key="low", label="Interval, low", shown="share"),
    Value(key="high", label="Interval, high", shown="share"),
    Value(key="mean", label="Mean answer", unit="points"),
    Value(key="sd", label="Standard deviation", unit="points"),
    Value(key="top2", label="Top-2 share (4 or 5)", shown="share"),
)

CALCULATOR = Calculator(
    name="satisfaction",
    question="How many are satisfied, and how sure are we?",
    fields=FIELDS,
    values=VALUES,
    example={"counts": {"1": 2, "2": 22, "3": 60, "4": 149, "5": 45}},
    check=check,
    reckon=reckon,
    present=present,
    snippet=(
        "from calculator.methods import satisfaction\n"
        "\n"
        "counts = {1: 2, 2: 22, 3: 60, 4: 149, 5: 45}\n"
        "satisfied = satisfaction.satisfied_of(counts)\n"
        "result, low, high = satisfaction.rate(satisfied, answers=278)"
    ),
    snippet_gives="rate",
    limits=(
        "The interval covers chance alone: it takes the answers for a random draw. Those who "
        "answered may think otherwise than those who did not.",
        "Counting 4 and 5 as satisfied is a custom. A question with seven or ten points has "
        "another top, and its share cannot be compared with this one.",
        "The mean treats the step from 1 to 2 as being as large as that from 4 to 5.",
    ),
    sources=(
        Source(
            "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical "
            "inference. Journal of the American Statistical Association, 22, 209–212.",
            "10.1080/01621459.1927.10502953",
        ),
        Source(
            "Newcombe, R. G. (1998). Two-sided confidence intervals for the single proportion: "
            "comparison of seven methods. Statistics in Medicine, 17, 857–872."
        ),
        Source(
            "Example: “Room comfort and atmosphere” in a table of hotel service quality, 278 "
            "guests, published by Scientific Research Publishing (file.scirp.org, article 9201596, "
            "table 2)."
        ),
    ),
)
