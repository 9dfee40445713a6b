"""The peak–end question: what will the customer remember of a journey?"""

from calculator.declaration import (
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Point,
    Presentation,
    Rating,
    Scale,
    Series,
    Trend,
    Value,
)
from calculator.methods import peak_end, spread
from calculator.words import amount, choose, signed


def calculate(inputs: Inputs) -> Findings:
    """Reckon peak, end, the memory they leave, and the plain mean."""
    ratings, neutral = inputs["ratings"], _neutral(inputs)
    return Findings(
        {
            "peak": ratings[peak_end.peak(ratings, neutral)],
            "end": ratings[-1],
            "memory": peak_end.memory(ratings, neutral),
            "mean": spread.mean(ratings),
        }
    )


def _neutral(inputs: Inputs) -> float:
    """The neutral point: as given, or the middle of the scale."""
    given: float | None = inputs["neutral"]
    return peak_end.blend(*inputs["scale"]) if given is None else given


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say what is remembered, how that differs from the mean, and which moment to change."""
    values = {key: amount(number) for key, number in found.values.items()}
    ratings = inputs["ratings"]
    low, high = map(amount, inputs["scale"])
    answer = (
        f"The rule predicts a memory of {values['memory']} on a scale from {low} to {high}: "
        f"halfway between moment {_peak(inputs) + 1}, rated {values['peak']}, and the end, rated "
        f"{values['end']}. The mean of all moments is {values['mean']}."
    )
    if len(ratings) == 1:
        answer = f"One moment, rated {values['peak']}, is peak, end and memory in one."
    return Presentation(
        answer=answer,
        advice=_advice(inputs, found),
        charts=(_chart(inputs, found),),
        tables=(_readings(inputs, found),),
        formulas=(
            Formula(
                "Peak",
                "the rating furthest from neutral, the later of equals",
                f"{values['peak']} (moment {_peak(inputs) + 1}), "
                f"{signed(ratings[_peak(inputs)] - _neutral(inputs))} from the neutral "
                f"{amount(_neutral(inputs))}",
            ),
            Formula(
                "Memory",
                "(peak + end) ÷ 2",
                f"({values['peak']} + {values['end']}) ÷ 2 = {values['memory']}",
            ),
            Formula(
                "Mean, to compare",
                "sum of the ratings ÷ moments",
                f"{amount(found.values['mean'] * len(ratings))} ÷ {amount(len(ratings))} = "
                f"{values['mean']}",
            ),
        ),
    )


def _peak(inputs: Inputs) -> int:
    return peak_end.peak(inputs["ratings"], _neutral(inputs))


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    ratings, values = inputs["ratings"], found.values
    steps = []
    if len(ratings) > 1:
        difference = peak_end.blend(values["memory"], -values["mean"]) * 2
        if difference:
            steps.append(
                f"Memory lies {amount(abs(difference))} {'above' if difference > 0 else 'below'} "
                f"the mean: who averages the moments would promise too "
                f"{'little' if difference > 0 else 'much'}."
            )
        best_end = peak_end.memory([*ratings[:-1], max(ratings)], _neutral(inputs))
        if best_end > values["memory"]:
            steps.append(
                f"If it ended as well as its best moment, with {amount(max(ratings))}, the memory "
                f"would be {amount(best_end)}."
            )
        steps += _mended(inputs, found)
    best, worst = _extremes(inputs)
    if best != worst:
        steps.append(
            f"How sure is that? The rule was first tested where all was unpleasant; a journey has "
            f"highs as well. By its best moment the memory is {amount(best)}, by its worst "
            f"{amount(worst)}."
        )
    return tuple(steps)


def _mended(inputs: Inputs, found: Findings) -> list[str]:
    """What it would do to lift the lowest moment to neutral."""
    ratings, neutral = inputs["ratings"], _neutral(inputs)
    lowest = min(range(len(ratings)), key=lambda at: ratings[at])
    mended = [neutral if at == lowest else rating for at, rating in enumerate(ratings)]
    lifted = peak_end.memory(mended, neutral)
    if ratings[lowest] >= neutral or lifted <= found.values["memory"]:
        return []
    return [
        f"Lifting the lowest moment, number {lowest + 1}, only to neutral would make it "
        f"{amount(lifted)}."
    ]


def _extremes(inputs: Inputs) -> tuple[float, float]:
    ratings = inputs["ratings"]
    return peak_end.blend(max(ratings), ratings[-1]), peak_end.blend(min(ratings), ratings[-1])


def _readings(inputs: Inputs, found: Findings) -> Grid:
    """What the memory is under each meaning of peak."""
    ratings = inputs["ratings"]
    best, worst = _extremes(inputs)
    end = amount(ratings[-1])
    return Grid(
        caption="Four ways to sum up the same moments",
        head=("Reading", "Peak", "End", "Result"),
        rows=(
            (
                "Peak furthest from neutral (used here)",
                amount(found.values["peak"]),
                end,
                amount(found.values["memory"]),
            ),
            ("Best moment as peak", amount(max(ratings)), end, amount(best)),
            ("Worst moment as peak", amount(min(ratings)), end, amount(worst)),
            ("Mean of all moments", "–", "–", amount(found.values["mean"])),
        ),
        numeric=frozenset({1, 2, 3}),
    )


def _chart(inputs: Inputs, found: Findings) -> Trend:
    ratings, peak = inputs["ratings"], _peak(inputs)
    values = found.values
    if peak == len(ratings) - 1:
        title = f"The end is the peak: {amount(values['end'])}"
    else:
        title = f"Moment {peak + 1} stands out with {amount(values['peak'])}, "
        title += f"and it ends with {amount(values['end'])}"
    kind = {peak: "peak", len(ratings) - 1: "end"} if peak < len(ratings) - 1 else {peak: "both"}
    return Trend(
        title=title,
        description=(
            f"Ratings of {amount(len(ratings))} moments in order, around the neutral "
            f"{amount(_neutral(inputs))}. "
            + choose(
                [f"{word} at moment {at + 1}" for at, word in kind.items()], "and"
            ).capitalize()
            + "."
        ),
        points=tuple(Point(x=float(at), y=rating) for at, rating in enumerate(ratings, start=1)),
        x_label="Moment",
        y_label="Rating",
        y_range=inputs["scale"],
        reference=_neutral(inputs),
        reference_name="neutral",
        table=Grid(
            caption="The ratings in order",
            head=("Moment", "Rating", "From neutral", "Counts as"),
            rows=tuple(
                (
                    amount(at + 1),
                    amount(rating),
                    signed(rating - _neutral(inputs)),
                    {"both": "peak and end"}.get(kind.get(at, ""), kind.get(at, "")),
                )
                for at, rating in enumerate(ratings)
            ),
            numeric=frozenset({1, 2}),
        ),
    )


FIELDS = (
    Scale(default=(1, 10)),
    Series(
        key="ratings",
        label="Ratings in order",
        rated=True,
        most=500,
        help="One for each moment, in the order in which the customer meets them.",
    ),
    Rating(
        key="neutral",
        label="Neutral",
        optional=True,
        help="The point that is neither good nor bad. Left empty: the middle of the scale.",
    ),
)

VALUES = (
    Value(key="peak", label="Peak", unit="points"),
    Value(key="end", label="End", unit="points"),
    Value(key="memory", label="Memory (peak–end)", unit="points"),
    Value(key="mean", label="Mean of all moments", unit="points"),
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
    snippet="""\
from calculator.methods import peak_end

ratings = [7, 6.5, 8, 7, 2, 6, 7, 5]
result = peak_end.memory(ratings, neutral=5.5)
""",
    snippet_gives="memory",
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
)
