"""Hyken's question: are our moments magic, and are they magic every time?"""

from collections.abc import Sequence

from calculator.declaration import (
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Message,
    Number,
    Point,
    Presentation,
    Rating,
    Scale,
    Span,
    Spans,
    Table,
    Trend,
    Value,
)
from calculator.methods import disconfirmation, hyken, spread, wilson
from calculator.words import amount, choose, counted, percent, percent_range, points, signed

SHAPES = {
    hyken.MAGIC: "▲ magic",
    hyken.MEDIOCRITY: "● mediocrity",
    hyken.MISERY: "▼ misery",
}
ONE_RATING = Message(
    "ratings",
    "There is one rating only: the consistency cannot be computed, because one gap has no spread.",
    level="note",
)


def calculate(inputs: Inputs) -> Findings:
    """Reckon the shares of Hyken's three moments, and how much the gaps spread."""
    gaps = _gaps(inputs)
    states = _states(inputs, gaps)
    return Findings(
        {**hyken.shares(states, [1.0] * len(states)), "consistency": hyken.consistency(gaps)},
        notes=(ONE_RATING,) if len(gaps) == 1 else (),
    )


def _gaps(inputs: Inputs) -> list[float]:
    return [disconfirmation.gap(one["expectation"], one["experience"]) for one in inputs["ratings"]]


def _states(inputs: Inputs, gaps: Sequence[float]) -> list[str]:
    return [hyken.state(gap, inputs["threshold"]) for gap in gaps]


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how many moments were magic, how sure that is, and how much they differ."""
    gaps = _gaps(inputs)
    states = _states(inputs, gaps)
    return Presentation(
        answer=_answer(found, gaps, states),
        advice=_advice(found, states),
        charts=(_shares(found, states), _swings(gaps, states, inputs)),
        tables=(_figures(found, gaps),),
        formulas=_formulas(inputs, found, gaps, states),
    )


def _interval(states: Sequence[str], state: str) -> tuple[float, float]:
    return wilson.interval(states.count(state), len(states))


def _answer(found: Findings, gaps: Sequence[float], states: Sequence[str]) -> str:
    count, of = states.count(hyken.MAGIC), len(states)
    seen = (
        f"{amount(count)} of {counted(of, 'moment')} "
        f"{'was' if count == 1 else 'were'} magic, {percent(found.values['magic'])} "
        f"(95 % interval {percent_range(*_interval(states, hyken.MAGIC))})"
    )
    if found.values["consistency"] is None:
        return f"{seen}."
    mean = spread.mean(gaps)
    if found.values["consistency"] == 0:
        return f"{seen}, and perfectly consistent: every gap is {signed(mean)}."
    return (
        f"{seen}, and the gaps spread by {points(found.values['consistency'])} around a mean of "
        f"{signed(mean)}."
    )


def _advice(found: Findings, states: Sequence[str]) -> tuple[str, ...]:
    magic, misery = found.values["magic"], found.values["misery"]
    steps = []
    if magic == 1:
        steps.append(
            "Nothing but magic so far. A true share of "
            f"{percent(_interval(states, hyken.MAGIC)[0])} could still look like this in so few "
            "ratings: go on counting."
        )
    if misery:
        steps.append(
            f"End the misery first: {amount(states.count(hyken.MISERY))} of {amount(len(states))} "
            f"(95 % interval {percent_range(*_interval(states, hyken.MISERY))}). Find out what "
            "they had in common; a moment of misery can still be turned by a good recovery."
        )
    if found.values["mediocrity"]:
        steps.append(
            "Do not rest on mediocrity: a little better than expected, every time, is all that "
            "Hyken asks of magic."
        )
    return tuple(steps)


def _shares(found: Findings, states: Sequence[str]) -> Spans:
    spans, rows = [], []
    for state in hyken.STATES:
        low, high = _interval(states, state)
        share = found.values[state]
        spans.append(
            Span(
                name=state.capitalize(),
                mark=share * 100,
                low=low * 100,
                high=high * 100,
                shown=f"{percent(share)} ({percent_range(low, high)})",
                means=state,
            )
        )
        rows.append(
            (SHAPES[state], amount(states.count(state)), percent(share), percent_range(low, high))
        )
    most = max(states.count(state) for state in hyken.STATES)
    leading = [state for state in hyken.STATES if states.count(state) == most]
    share = percent(found.values[leading[0]])
    return Spans(
        title=(
            f"Most often it is {leading[0]}: {share} of the moments"
            if len(leading) == 1
            else f"{choose(leading, 'and').capitalize()} are equally frequent, {share} each"
        ),
        description=(
            "Shares of magic, mediocrity and misery in per cent, each with its 95 % interval: "
            + choose([f"{state} {percent(found.values[state])}" for state in hyken.STATES], "and")
            + "."
        ),
        spans=tuple(spans),
        low=0,
        high=100,
        table=Grid(
            caption="Magic, mediocrity and misery",
            head=("Moment", "Ratings", "Share", "95 % interval"),
            rows=tuple(rows),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _swings(gaps: Sequence[float], states: Sequence[str], inputs: Inputs) -> Trend:
    low, high = min(gaps), max(gaps)
    bound = max(1.0, abs(low), abs(high))
    title = (
        f"Every gap is {signed(low)}"
        if low == high
        else f"From one customer to another the gap swings between {signed(low)} and {signed(high)}"
    )
    return Trend(
        title=title,
        description=(
            "The gap of each rating, experience minus expectation, in the order in which they were "
            f"given: {amount(len(gaps))} of them, between {signed(low)} and {signed(high)}."
        ),
        points=tuple(Point(x=float(at), y=gap) for at, gap in enumerate(gaps, start=1)),
        x_label="Rating",
        y_label="Gap",
        y_range=(-bound, bound),
        reference=0,
        reference_name="as expected",
        table=Grid(
            caption="Every rating and its gap",
            head=("Rating", "Expectation", "Experience", "Gap", "State"),
            rows=tuple(
                (
                    amount(number),
                    amount(one["expectation"]),
                    amount(one["experience"]),
                    signed(gap),
                    SHAPES[state],
                )
                for number, (one, gap, state) in enumerate(
                    zip(inputs["ratings"], gaps, states, strict=True), start=1
                )
            ),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _figures(found: Findings, gaps: Sequence[float]) -> Grid:
    spreads = found.values["consistency"]
    return Grid(
        caption="How consistent it is",
        head=("Figure", "Points"),
        rows=(
            ("Mean gap", signed(spread.mean(gaps))),
            ("Spread of the gaps", "cannot be computed" if spreads is None else amount(spreads)),
            ("Worst gap", signed(min(gaps))),
            ("Best gap", signed(max(gaps))),
        ),
        numeric=frozenset({1}),
    )


def _formulas(
    inputs: Inputs, found: Findings, gaps: Sequence[float], states: Sequence[str]
) -> tuple[Formula, ...]:
    first, threshold = inputs["ratings"][0], amount(inputs["threshold"])
    magic, of = amount(states.count(hyken.MAGIC)), amount(len(states))
    formulas = [
        Formula(
            "Gap of the first rating",
            "experience − expectation; magic above the threshold, misery below minus the threshold",
            f"{amount(first['experience'])} − {amount(first['expectation'])} = {signed(gaps[0])}, "
            f"with a threshold of {threshold}: {states[0]}",
        ),
        Formula(
            "Share of magic",
            "ratings that are magic ÷ all ratings",
            f"{magic} ÷ {of} = {percent(found.values['magic'])}",
        ),
        Formula(
            "Its interval (Wilson, 95 %)",
            "(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n), with z = 1.96",
            f"p = {magic}/{of} and n = {of}: {percent_range(*_interval(states, hyken.MAGIC))}",
        ),
    ]
    if found.values["consistency"] is not None:
        formulas.append(
            Formula(
                "Consistency",
                "√(Σ (gap − mean gap)² ÷ (ratings − 1)); the smaller, the more consistent",
                f"mean gap {signed(spread.mean(gaps))}, {of} ratings: "
                f"{amount(found.values['consistency'])}",
            )
        )
    return tuple(formulas)


# The welcome in a hair salon as twelve clients rate it; made up for illustration.
EXAMPLE = (
    *((6, 8), (6, 6), (5, 7), (7, 4), (6, 7), (6, 6)),
    *((5, 7), (6, 3), (7, 7), (6, 8), (5, 5), (6, 5)),
)

CALCULATOR = Calculator(
    name="magic",
    question="How consistent is our magic?",
    fields=(
        Table(
            key="ratings",
            label="Ratings",
            row="rating",
            rows="ratings",
            most=1000,
            help="One moment as several customers rate it, or several moments of one customer.",
            columns=(
                Rating(
                    key="expectation",
                    label="Expectation",
                    start=5,
                    help="What the customer expected of the moment.",
                ),
                Rating(
                    key="experience",
                    label="Experience",
                    start=5,
                    help="What the customer got.",
                ),
            ),
        ),
        Scale(default=(1, 10)),
        Number(
            key="threshold",
            label="Threshold",
            low=0,
            high=1000,
            default=0.5,
            unit="points",
            help="How far from expectation a moment may be and still be mediocrity. On a scale of "
            "1 to 5, where Hyken calls 3.3 instead of 3 magic, take 0.2.",
        ),
    ),
    values=(
        Value(key="magic", label="Moments of magic", shown="share"),
        Value(key="mediocrity", label="Moments of mediocrity", shown="share"),
        Value(key="misery", label="Moments of misery", shown="share"),
        Value(key="consistency", label="Spread of the gaps", unit="points"),
    ),
    example={
        "ratings": [{"expectation": e, "experience": p} for e, p in EXAMPLE],
        "scale": [1, 10],
        "threshold": 0.5,
    },
    calculate=calculate,
    present=present,
    limits=(
        "Hyken names the three moments and gives no formula. The threshold that parts them is "
        "ours, and moving it moves the shares.",
        "Low expectations are easily beaten: magic compared with little may still be poor service.",
        "The interval takes the ratings for a fair sample of customers. Those who walked out did "
        "not fill in the form.",
        "A small spread is no merit in itself; misery can be consistent too. Read it together with "
        "the share of magic.",
    ),
    sources=("hyken2013", "cooper2026", "oliver1980", "wilson1927"),
    snippet="""from calculator.methods import disconfirmation, hyken

expectations = [6, 6, 5, 7, 6, 6, 5, 6, 7, 6, 5, 6]
experiences = [8, 6, 7, 4, 7, 6, 7, 3, 7, 8, 5, 5]
gaps = [disconfirmation.gap(e, p) for e, p in zip(expectations, experiences)]
states = [hyken.state(gap, threshold=0.5) for gap in gaps]
result = hyken.shares(states, [1] * len(states))["magic"]
""",
    snippet_gives="magic",
)
