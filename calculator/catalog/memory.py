"""The peak–end question: what will the customer remember of a journey?"""

from calculator import charts
from calculator.declaration import Calculator, Findings, Formula, Presentation, Value
from calculator.fields import Inputs, Rating, Scale, Series, rows, told
from calculator.grids import Grid, grid, number, text
from calculator.methods import peak_end, spread
from calculator.words import amount, choose, signed

FIELDS = (
    Scale(default=(1, 10)),
    told(
        Series("ratings", "Ratings in order", rated=True, most=500),
        "One for each moment, in the order in which the customer meets them.",
    ),
    told(
        Rating("neutral", "Neutral", optional=True),
        "The point that is neither good nor bad. Left empty: the middle of the scale.",
    ),
)
VALUES = (
    Value("peak", "Peak", unit="points"),
    Value("end", "End", unit="points"),
    Value("memory", "Memory (peak–end)", unit="points"),
    Value("mean", "Mean of all moments", unit="points"),
)


def calculate(inputs: Inputs) -> Findings:
    """Find peak, end, the memory they leave, and the plain mean."""
    ratings = inputs["ratings"]
    return Findings(
        {
            "peak": ratings[_peak(inputs)],
            "end": ratings[-1],
            "memory": peak_end.memory(ratings, _neutral(inputs)),
            "mean": spread.mean(ratings),
        }
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say what is remembered, how that differs from the mean, and which moment to change."""
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs, found),
        charts=(_course(inputs, found),),
        tables=(_readings(inputs, found),),
        formulas=_formulas(inputs, found),
    )


def _neutral(inputs: Inputs) -> float:
    """The neutral point: as given, or the middle of the scale."""
    given: float | None = inputs["neutral"]
    return peak_end.blend(*inputs["scale"]) if given is None else given


def _peak(inputs: Inputs) -> int:
    return peak_end.peak(inputs["ratings"], _neutral(inputs))


def _answer(inputs: Inputs, found: Findings) -> str:
    peak, end, memory, mean = (amount(found.values[one.key]) for one in VALUES)
    low, high = map(amount, inputs["scale"])
    if len(inputs["ratings"]) == 1:
        return f"One moment, rated {peak}, is peak, end and memory in one."
    return (
        f"The rule predicts a memory of {memory} on a scale from {low} to {high}: halfway between "
        f"moment {_peak(inputs) + 1}, rated {peak}, and the end, rated {end}. The mean of all "
        f"moments is {mean}."
    )


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    ratings, memory = inputs["ratings"], found.values["memory"]
    steps = []
    if len(ratings) > 1:
        difference = peak_end.blend(memory, -found.values["mean"]) * 2
        if difference:
            lies, promised = ("above", "little") if difference > 0 else ("below", "much")
            steps.append(
                f"Memory lies {amount(abs(difference))} {lies} the mean: anyone who averages the "
                f"moments would promise too {promised}."
            )
        best_end = peak_end.memory([*ratings[:-1], max(ratings)], _neutral(inputs))
        if best_end > memory:
            steps.append(
                f"If it ended as well as its best moment, with {amount(max(ratings))}, the memory "
                f"would be {amount(best_end)}."
            )
        steps += _mended(inputs, memory)
    best, worst = _extremes(ratings)
    if best != worst:
        steps.append(
            f"How sure is that? The rule was first tested where all was unpleasant; a journey has "
            f"highs as well. By its best moment the memory is {amount(best)}, by its worst "
            f"{amount(worst)}."
        )
    return tuple(steps)


def _mended(inputs: Inputs, memory: float) -> list[str]:
    """What it would do to lift the lowest moment to neutral."""
    ratings, neutral = inputs["ratings"], _neutral(inputs)
    lowest = ratings.index(min(ratings))
    lifted = peak_end.memory([*ratings[:lowest], neutral, *ratings[lowest + 1 :]], neutral)
    if ratings[lowest] >= neutral or lifted <= memory:
        return []
    return [
        f"Lifting the lowest moment, number {lowest + 1}, only to neutral would make it "
        f"{amount(lifted)}."
    ]


def _extremes(ratings: list[float]) -> tuple[float, float]:
    return peak_end.blend(max(ratings), ratings[-1]), peak_end.blend(min(ratings), ratings[-1])


def _course(inputs: Inputs, found: Findings) -> charts.Trend:
    ratings, neutral, values = inputs["ratings"], _neutral(inputs), found.values
    peak, last = _peak(inputs), len(ratings) - 1
    kind = {peak: "both"} if peak == last else {peak: "peak", last: "end"}
    marked = choose([f"{word} at moment {at + 1}" for at, word in kind.items()], "and")
    moments = [
        {
            "number": at + 1,
            "rating": rating,
            "distance": rating - neutral,
            "counts": "peak and end" if at == peak == last else kind.get(at, ""),
        }
        for at, rating in enumerate(ratings)
    ]
    return charts.Trend(
        f"The end is the peak: {amount(values['end'])}"
        if peak == last
        else f"Moment {peak + 1} stands out with {amount(values['peak'])}, and it ends with "
        f"{amount(values['end'])}",
        f"Ratings of {amount(len(ratings))} moments in order, around the neutral "
        f"{amount(neutral)}. {marked.capitalize()}.",
        points=tuple(
            charts.Point(float(one["number"]), one["rating"], number=one["number"])
            for one in moments
        ),
        x_label="Moment",
        y_label=f"Rating, {amount(inputs['scale'][0])} to {amount(inputs['scale'][1])}",
        y_range=inputs["scale"],
        reference=neutral,
        reference_name="neutral",
        table=grid(
            "The ratings in order",
            moments,
            text("Moment", "number", amount),
            number("Rating", "rating"),
            number("From neutral", "distance", signed),
            text("Counts as", "counts"),
        ),
    )


def _readings(inputs: Inputs, found: Findings) -> Grid:
    """What the memory is under each meaning of peak."""
    ratings, values = inputs["ratings"], found.values
    best, worst = _extremes(ratings)
    end = ratings[-1]
    return grid(
        "Four ways to sum up the same moments",
        rows(
            ("reading", "peak", "end", "result"),
            ("Peak furthest from neutral (used here)", values["peak"], end, values["memory"]),
            ("Best moment as peak", max(ratings), end, best),
            ("Worst moment as peak", min(ratings), end, worst),
            ("Mean of all moments", None, None, values["mean"]),
        ),
        text("Reading", "reading"),
        number("Peak", "peak"),
        number("End", "end"),
        number("Result", "result"),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    ratings, neutral, at = inputs["ratings"], _neutral(inputs), _peak(inputs)
    peak, end, memory, mean = (amount(found.values[one.key]) for one in VALUES)
    return (
        Formula(
            "Peak",
            "the rating furthest from neutral, the later of equals",
            f"{peak} (moment {at + 1}), {signed(ratings[at] - neutral)} from the neutral "
            f"{amount(neutral)}",
        ),
        Formula("Memory", "(peak + end) ÷ 2", f"({peak} + {end}) ÷ 2 = {memory}"),
        Formula(
            "Mean, to compare",
            "sum of the ratings ÷ moments",
            f"{amount(found.values['mean'] * len(ratings))} ÷ {amount(len(ratings))} = {mean}",
        ),
    )


CALCULATOR = Calculator(
    name="memory",
    question="What will the customer remember?",
    fields=FIELDS,
    values=VALUES,
    # One guest's hotel stay, made up; the fifth moment is a night without sleep.
    example={"scale": [1, 10], "ratings": [7, 6.5, 8, 7, 2, 6, 7, 5], "neutral": None},
    calculate=calculate,
    present=present,
    limits=(
        "The rule is about one person’s memory of one episode. From mean ratings of many people it "
        "is a guess: each of them may have had another peak.",
        "It does not say that people like long pain. It says that length adds almost nothing to "
        "what they remember.",
        "That the peak is what lies furthest from neutral is our choice, so the neutral point "
        "matters. The table shows what other readings give.",
        "These numbers carry no interval: the page knows ratings, not how many people gave them.",
    ),
    sources=("kahneman1993", "cojuharenco2008"),
    snippet="""\
from calculator.methods import peak_end

ratings = [7, 6.5, 8, 7, 2, 6, 7, 5]
result = peak_end.memory(ratings, neutral=5.5)
""",
    snippet_gives="memory",
)
