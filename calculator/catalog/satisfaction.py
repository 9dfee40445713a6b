"""Customer satisfaction: how many are satisfied, and how sure are we?"""

from calculator.catalog import _counted as answers
from calculator.catalog._figures import figures
from calculator.charts import Chart
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation, Value
from calculator.fields import Group, Inputs, Number
from calculator.methods import satisfaction, spread
from calculator.words import amount, counted, percent

MEANINGS = {
    1: "very dissatisfied",
    2: "dissatisfied",
    3: "neither",
    4: "satisfied",
    5: "very satisfied",
}
STATES = {1: "worse", 2: "worse", 3: "level", 4: "better", 5: "better"}
FEW = 30
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
FIELDS = (
    Group(
        "counts",
        "Counts",
        answers.points(range(1, 6), range(1, 6)),
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
)
VALUES = (
    Value("rate", "Satisfied share", shown="share"),
    Value("low", "Interval, low", shown="share"),
    Value("high", "Interval, high", shown="share"),
    Value("mean", "Mean answer", unit="points"),
    Value("sd", "Standard deviation", unit="points"),
    Value("top2", "Top-2 share (4 or 5)", shown="share"),
)


def check(inputs: Inputs) -> list[Message]:
    """Find answers that are missing, given twice, or fewer than the satisfied ones."""
    counts, satisfied, given = inputs["counts"], inputs["satisfied"], inputs["answers"]
    if counts is not None and (satisfied is not None or given is not None):
        twice = "satisfied" if satisfied is not None else "answers"
        said = "Give either the counts for 1 to 5, or satisfied and answers; here are both."
        return [Message(twice, said)]
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


def calculate(inputs: Inputs) -> Findings:
    """Find the satisfied share with Wilson's interval, and mean and spread of counted answers."""
    counts = _counts(inputs)
    satisfied, given = _answered(inputs)
    rate, low, high = satisfaction.rate(satisfied, given)
    values = {"rate": rate, "low": low, "high": high, "mean": None, "sd": None, "top2": None}
    if counts is None:
        return Findings(values, notes=(NO_COUNTS,))
    points = {float(point): count for point, count in counts.items()}
    values |= {"mean": spread.mean_of_counts(points), "sd": spread.sd_of_counts(points)}
    values["top2"] = rate
    return Findings(values, notes=() if given > 1 else (NO_SPREAD,))


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say the share of satisfied customers and how far it can be trusted."""
    counts, values = _counts(inputs), found.values
    satisfied, given = _answered(inputs)
    interval = answers.interval(
        values,
        "rate",
        given,
        share="satisfied",
        name="Satisfied",
        told="Share of satisfied answers",
        named="Satisfied, per cent",
    )
    lines = [
        Formula(
            "Satisfied share",
            "satisfied ÷ answers",
            f"{amount(satisfied)} ÷ {amount(given)} = {amount(values['rate'], 4)}",
        ),
        answers.wilson(values, "rate", given),
    ]
    charts: list[Chart] = [interval]
    if counts is not None:
        lines.append(answers.mean("Mean", counts, values["mean"]))
        charts.append(
            answers.by_point(
                counts, MEANINGS.__getitem__, STATES, title="{point}, {means}", head="Meaning"
            )
        )
    return Presentation(
        answer=(
            f"{percent(values['rate'])} are satisfied, {amount(satisfied)} of "
            f"{counted(given, 'answer')}; among all such customers it is most likely between "
            f"{percent(values['low'])} and {percent(values['high'])}."
        ),
        advice=_advice(values, given),
        charts=tuple(charts),
        tables=(figures("Satisfaction in numbers", VALUES, found),),
        formulas=tuple(lines),
    )


def _counts(inputs: Inputs) -> dict[int, float] | None:
    given = inputs["counts"]
    return None if given is None else {point: given[str(point)] for point in MEANINGS}


def _answered(inputs: Inputs) -> tuple[float, float]:
    counts = _counts(inputs)
    if counts is None:
        return inputs["satisfied"], inputs["answers"]
    return satisfaction.satisfied_of(counts), answers.sum_of(counts)


def _advice(values: dict[str, float], given: float) -> tuple[str, ...]:
    wide = amount(100 * (values["high"] - values["low"]), places=0)
    steps = []
    if given < FEW:
        steps.append(
            f"{counted(given, 'answer').capitalize()} {'is' if given == 1 else 'are'} few: the "
            f"interval is {wide} percentage points wide. Ask more customers before you act on it."
        )
    else:
        steps.append(
            f"The interval is {wide} percentage points wide; four times as many answers would "
            "about halve it."
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


CALCULATOR = Calculator(
    name="satisfaction",
    question="How many are satisfied, and how sure are we?",
    fields=FIELDS,
    values=VALUES,
    example={"counts": {"1": 2, "2": 22, "3": 60, "4": 149, "5": 45}},
    check=check,
    calculate=calculate,
    present=present,
    snippet="""\
from calculator.methods import satisfaction

counts = {1: 2, 2: 22, 3: 60, 4: 149, 5: 45}
satisfied = satisfaction.satisfied_of(counts)
result, low, high = satisfaction.rate(satisfied, answers=278)""",
    snippet_gives="rate",
    limits=(
        "The interval covers chance alone: it takes the answers for a random draw. Those who "
        "answered may think otherwise than those who did not.",
        "Counting 4 and 5 as satisfied is a custom. A question with seven or ten points has "
        "another top, and its share cannot be compared with this one.",
        "The mean treats the step from 1 to 2 as being as large as that from 4 to 5.",
    ),
    sources=("wilson1927", "newcombe1998", "scirp2026"),
)
