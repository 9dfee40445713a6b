"""Hyken's question: are our moments magic, and are they magic every time?"""

from calculator import charts
from calculator.catalog._moments import RATED, SHAPES, numbered, rated, threshold
from calculator.declaration import Calculator, Findings, Formula, Presentation, Value, note
from calculator.fields import Inputs, Rating, Scale, Table, rows, told
from calculator.grids import Grid, grid, number, text
from calculator.methods import hyken, spread, wilson
from calculator.words import amount, choose, counted, figure, percent, percent_range, points, signed

ONE_RATING = note(
    "ratings",
    "There is one rating only: the consistency cannot be computed, because one gap has no spread.",
)
FIELDS = (
    Table(
        "ratings",
        "Ratings",
        "rating",
        "ratings",
        columns=(
            told(
                Rating("expectation", "Expectation", start=5),
                "What the customer expected of the moment.",
            ),
            Rating("experience", "Experience", start=5, help="What the customer got."),
        ),
        most=1000,
        help="One moment as several customers rate it, or several moments of one customer.",
    ),
    Scale(default=(1, 10)),
    threshold(" On a scale of 1 to 5, where Hyken calls 3.3 instead of 3 magic, take 0.2."),
)
VALUES = (
    Value("magic", "Moments of magic", shown="share"),
    Value("mediocrity", "Moments of mediocrity", shown="share"),
    Value("misery", "Moments of misery", shown="share"),
    Value("consistency", "Spread of the gaps", unit="points"),
)
# The welcome in a hair salon as twelve clients rate it; made up for illustration.
EXAMPLE = rows(
    ("expectation", "experience"),
    *((6, 8), (6, 6), (5, 7), (7, 4), (6, 7), (6, 6)),
    *((5, 7), (6, 3), (7, 7), (6, 8), (5, 5), (6, 5)),
)


def calculate(inputs: Inputs) -> Findings:
    """Find the shares of Hyken's three moments, and how much the gaps spread."""
    ratings = rated(inputs["ratings"], inputs["threshold"])
    states = [one["state"] for one in ratings]
    return Findings(
        {
            **hyken.shares(states, [1.0] * len(states)),
            "consistency": hyken.consistency([one["gap"] for one in ratings]),
        },
        notes=(ONE_RATING,) if len(ratings) == 1 else (),
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how many moments were magic, how sure that is, and how much they differ."""
    ratings = numbered(rated(inputs["ratings"], inputs["threshold"]))
    gaps = [one["gap"] for one in ratings]
    shares, spreads = _shares(found, ratings), found.values["consistency"]
    return Presentation(
        answer=_answer(shares[0], gaps, spreads),
        advice=_advice(shares),
        charts=(_intervals(shares), _swings(ratings, gaps)),
        tables=(_figures(gaps, spreads),),
        formulas=_formulas(ratings[0], inputs["threshold"], shares[0], gaps, spreads),
    )


def _shares(found: Findings, ratings: list[Inputs]) -> list[Inputs]:
    """How many of the ratings are of each state, and between which shares that may lie."""
    states, shares = [one["state"] for one in ratings], []
    for state in hyken.STATES:
        count = states.count(state)
        low, high = wilson.interval(count, len(states))
        share = {"state": state, "count": count, "of": len(states), "share": found.values[state]}
        shares.append(share | {"low": low, "high": high, "interval": percent_range(low, high)})
    return shares


def _answer(magic: Inputs, gaps: list[float], spreads: float | None) -> str:
    seen = (
        f"{amount(magic['count'])} of {counted(magic['of'], 'moment')} "
        f"{'was' if magic['count'] == 1 else 'were'} magic, {percent(magic['share'])} "
        f"(95 % interval {magic['interval']})"
    )
    if spreads is None:
        return f"{seen}."
    mean = signed(spread.mean(gaps))
    if spreads == 0:
        return f"{seen}, and perfectly consistent: every gap is {mean}."
    return f"{seen}, and the gaps spread by {points(spreads)} around a mean of {mean}."


def _advice(shares: list[Inputs]) -> tuple[str, ...]:
    magic, mediocrity, misery = shares
    steps = []
    if magic["share"] == 1:
        steps.append(
            f"Nothing but magic so far. A true share of {percent(magic['low'])} could still look "
            "like this in so few ratings: go on counting."
        )
    if misery["count"]:
        steps.append(
            f"End the misery first: {amount(misery['count'])} of {amount(misery['of'])} (95 % "
            f"interval {misery['interval']}). Find out what they had in common; a moment of misery "
            "can still be turned round by a good recovery."
        )
    if mediocrity["count"]:
        steps.append(
            "Do not rest on mediocrity: a little better than expected, every time, is all that "
            "Hyken asks of magic."
        )
    return tuple(steps)


def _intervals(shares: list[Inputs]) -> charts.Spans:
    most = max(one["count"] for one in shares)
    leading = [one["state"] for one in shares if one["count"] == most]
    share = percent(max(one["share"] for one in shares))
    said = choose([f"{one['state']} {percent(one['share'])}" for one in shares], "and")
    return charts.spans(
        f"Most often it is {leading[0]}: {share} of the moments"
        if len(leading) == 1
        else f"{choose(leading, 'and').capitalize()} are equally frequent, {share} each",
        f"Shares of magic, mediocrity and misery in per cent, each with its 95 % interval: {said}.",
        shares,
        "share",
        shown=lambda one: f"{percent(one['share'])} ({one['interval']})",
        name=lambda one: one["state"].capitalize(),
        means="state",
        table=grid(
            "Magic, mediocrity and misery",
            shares,
            text("Moment", "state", SHAPES.__getitem__),
            number("Ratings", "count"),
            number("Share", "share", percent),
            number("95 % interval", "interval", str),
        ),
    )


def _swings(ratings: list[Inputs], gaps: list[float]) -> charts.Trend:
    low, high = signed(min(gaps)), signed(max(gaps))
    bound = max(1.0, *map(abs, gaps))
    return charts.Trend(
        f"Every gap is {low}"
        if min(gaps) == max(gaps)
        else f"From one customer to another the gap swings between {low} and {high}",
        "The gap of each rating, experience minus expectation, in the order in which they were "
        f"given: {amount(len(gaps))} of them, between {low} and {high}.",
        points=tuple(
            charts.Point(float(one["number"]), one["gap"], number=one["number"]) for one in ratings
        ),
        x_label="Rating",
        y_label="Gap, points",
        y_range=(-bound, bound),
        reference=0,
        reference_name="as expected",
        table=grid("Every rating and its gap", ratings, text("Rating", "number", amount), *RATED),
    )


def _figures(gaps: list[float], spreads: float | None) -> Grid:
    return grid(
        "How consistent it is",
        rows(
            ("figure", "points"),
            ("Mean gap", signed(spread.mean(gaps))),
            ("Spread of the gaps", figure(spreads, "number")),
            ("Worst gap", signed(min(gaps))),
            ("Best gap", signed(max(gaps))),
        ),
        text("Figure", "figure"),
        number("Points", "points", str),
    )


def _formulas(
    first: Inputs, threshold: float, magic: Inputs, gaps: list[float], spreads: float | None
) -> tuple[Formula, ...]:
    count, of = amount(magic["count"]), amount(magic["of"])
    lines = [
        Formula(
            "Gap of the first rating",
            "experience − expectation; magic above the threshold, misery below minus the threshold",
            f"{amount(first['experience'])} − {amount(first['expectation'])} = "
            f"{signed(first['gap'])}, with a threshold of {amount(threshold)}: {first['state']}",
        ),
        Formula(
            "Share of magic",
            "ratings that are magic ÷ all ratings",
            f"{count} ÷ {of} = {percent(magic['share'])}",
        ),
        Formula(
            "Its interval (Wilson, 95 %)",
            "(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n), with z = 1.96",
            f"p = {count}/{of} and n = {of}: {magic['interval']}",
        ),
    ]
    if spreads is not None:
        lines.append(
            Formula(
                "Consistency",
                "√(Σ (gap − mean gap)² ÷ (ratings − 1)); the smaller, the more consistent",
                f"mean gap {signed(spread.mean(gaps))}, {of} ratings: {amount(spreads)}",
            )
        )
    return tuple(lines)


CALCULATOR = Calculator(
    name="magic",
    question="How consistent is our magic?",
    fields=FIELDS,
    values=VALUES,
    example={"ratings": EXAMPLE, "scale": [1, 10], "threshold": 0.5},
    calculate=calculate,
    present=present,
    limits=(
        "Hyken names the three moments and gives no formula. The threshold that separates them "
        "is ours, and moving it moves the shares.",
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
