"""The importance–performance calculator: where should effort go, and come from?"""

from calculator.declaration import (
    Calculator,
    Choice,
    Findings,
    Formula,
    Grid,
    Inputs,
    Mark,
    Matrix,
    Message,
    Name,
    Number,
    Presentation,
    Rating,
    Scale,
    Table,
)
from calculator.methods import importance_performance as ipa
from calculator.words import amount, choose, counted, quote, several

MEAN, MEDIAN, MIDPOINT, OWN = "mean", "median", "midpoint", "own"
CROSSHAIRS = {
    MEAN: "Means of all moments",
    MEDIAN: "Medians of all moments",
    MIDPOINT: "Middle of the scale",
}
NAMES = {
    ipa.CONCENTRATE: "Concentrate here",
    ipa.KEEP: "Keep up the good work",
    ipa.LOW: "Low priority",
    ipa.OVERKILL: "Possible overkill",
}


def check(inputs: Inputs) -> list[Message]:
    """Find a cross-hair of one's own that lies off the scale."""
    chosen = inputs["crosshair"]
    if isinstance(chosen, str):
        return []
    low, high = inputs["scale"]
    return [
        Message(
            f"crosshair.{key}",
            f"Cross-hair, {key}: {amount(chosen[key], 6)} is off the scale; a number from "
            f"{amount(low, 6)} to {amount(high, 6)} is needed here.",
        )
        for key in ("importance", "performance")
        if not low <= chosen[key] <= high
    ]


def calculate(inputs: Inputs) -> Findings:
    """Sort the moments into their quadrants."""
    return Findings(
        values={},
        rows=[
            {"name": row["name"], "quadrant": quadrant}
            for row, quadrant in zip(
                inputs["rows"], _sorted(inputs, _crosses(inputs)[_chosen(inputs)]), strict=True
            )
        ],
    )


def _chosen(inputs: Inputs) -> str:
    chosen = inputs["crosshair"]
    return chosen if isinstance(chosen, str) else OWN


def _crosses(inputs: Inputs) -> dict[str, tuple[float, float]]:
    """Every cross-hair there is, as (importance, performance)."""
    importance = [row["importance"] for row in inputs["rows"]]
    performance = [row["performance"] for row in inputs["rows"]]
    middle = ipa.midpoint(*inputs["scale"])
    crosses = {
        MEAN: (ipa.mean(importance), ipa.mean(performance)),
        MEDIAN: (ipa.median(importance), ipa.median(performance)),
        MIDPOINT: (middle, middle),
    }
    if not isinstance(inputs["crosshair"], str):
        own = inputs["crosshair"]
        crosses[OWN] = (own["importance"], own["performance"])
    return crosses


def _sorted(inputs: Inputs, cross: tuple[float, float]) -> list[str]:
    return [ipa.quadrant(row["importance"], row["performance"], *cross) for row in inputs["rows"]]


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say where to concentrate, what could pay for it, and what depends on the cross-hair."""
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs, found),
        charts=(_matrix(inputs, found),),
        tables=(_moves(inputs),),
        formulas=_formulas(inputs, found),
    )


def _within(found: Findings, quadrant: str) -> list[str]:
    return [row["name"] for row in found.rows if row["quadrant"] == quadrant]


def _movers(inputs: Inputs) -> list[str]:
    """Names of the moments whose quadrant depends on the cross-hair."""
    placed = zip(*(_sorted(inputs, cross) for cross in _crosses(inputs).values()), strict=True)
    return [
        row["name"]
        for row, quadrants in zip(inputs["rows"], placed, strict=True)
        if len(set(quadrants)) > 1
    ]


def _answer(inputs: Inputs, found: Findings) -> str:
    importance, performance = _crosses(inputs)[_chosen(inputs)]
    urgent, spare = _within(found, ipa.CONCENTRATE), _within(found, ipa.OVERKILL)
    if urgent:
        said = (
            f"Concentrate on {several(urgent)}: importance of {amount(importance)} or more, and "
            f"performance below {amount(performance)}"
        )
    else:
        said = "Nowhere: all that matters much goes well"
    if spare:
        said += f"; effort could come from {several(spare)}"
    return f"{said}."


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    steps = []
    movers, count = _movers(inputs), len(found.rows)
    if movers:
        one = len(movers) == 1
        steps.append(
            f"{amount(len(movers))} of {amount(count)} moments would stand in another quadrant "
            f"with another cross-hair: {several(movers)}. What {'it is' if one else 'they are'} "
            f"depends on where the line is drawn; the rest does not."
        )
    else:
        steps.append("Means, medians and the middle of the scale sort every moment alike.")
    cross = _crosses(inputs)[_chosen(inputs)]
    distances = [
        ipa.distance(row["importance"], row["performance"], *cross) for row in inputs["rows"]
    ]
    at = distances.index(min(distances))
    where = f"{amount(distances[at], 3)} away" if distances[at] else "right on it"
    steps.append(
        f"{quote(inputs['rows'][at]['name'])} stands nearest to a line, {where}. With few answers "
        f"it could be on either side; how many there were, this page does not know."
    )
    if not _within(found, ipa.OVERKILL):
        steps.append("No moment is served beyond what it matters, so nothing can pay for the rest.")
    return tuple(steps)


def _matrix(inputs: Inputs, found: Findings) -> Matrix:
    rows = inputs["rows"]
    importance, performance = _crosses(inputs)[_chosen(inputs)]
    urgent = _within(found, ipa.CONCENTRATE)
    title = (
        f"{amount(len(urgent))} of {amount(len(rows))} moments "
        f"{'matters and goes' if len(urgent) == 1 else 'matter and go'} badly: {several(urgent)}"
        if urgent
        else "No moment that matters goes badly"
    )
    counted = choose(
        [f"{amount(len(_within(found, one)))} in {NAMES[one]}" for one in NAMES], "and"
    )
    return Matrix(
        title=title,
        description=(
            f"Importance against performance. The lines cross at importance {amount(importance)} "
            f"and performance {amount(performance)}; {counted}."
        ),
        marks=tuple(
            Mark(
                number=number,
                name=row["name"],
                means=one["quadrant"],
                x=row["performance"],
                y=row["importance"],
            )
            for number, (row, one) in enumerate(zip(rows, found.rows, strict=True), 1)
        ),
        x_label="Performance",
        y_label="Importance",
        crosshair=(performance, importance),
        quadrants=(
            NAMES[ipa.CONCENTRATE],
            NAMES[ipa.KEEP],
            NAMES[ipa.LOW],
            NAMES[ipa.OVERKILL],
        ),
        x_range=inputs["scale"],
        y_range=inputs["scale"],
        table=Grid(
            caption="Importance and performance in numbers",
            head=("Moment", "Importance", "Performance", "Quadrant"),
            rows=tuple(
                (
                    f"{number}. {row['name']}",
                    amount(row["importance"]),
                    amount(row["performance"]),
                    NAMES[one["quadrant"]],
                )
                for number, (row, one) in enumerate(zip(rows, found.rows, strict=True), 1)
            ),
            numeric=frozenset({1, 2}),
        ),
    )


def _moves(inputs: Inputs) -> Grid:
    crosses = _crosses(inputs)
    columns = {key: _sorted(inputs, cross) for key, cross in crosses.items()}
    movers = set(_movers(inputs))
    return Grid(
        caption="What the cross-hair decides: importance / performance at which the lines cross",
        head=(
            "Moment",
            *(
                f"{key.capitalize()} ({amount(cross[0])} / {amount(cross[1])})"
                for key, cross in crosses.items()
            ),
            "Moves",
        ),
        rows=tuple(
            (
                f"{number}. {row['name']}",
                *(NAMES[column[number - 1]] for column in columns.values()),
                "yes" if row["name"] in movers else "no",
            )
            for number, row in enumerate(inputs["rows"], 1)
        ),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    rows = inputs["rows"]
    chosen = _chosen(inputs)
    importance, performance = _crosses(inputs)[chosen]
    how = {
        MEAN: "Σ rating ÷ number of moments",
        MEDIAN: "the middle rating, or the mean of the two middle ones",
        MIDPOINT: "(lowest + highest point of the scale) ÷ 2",
        OWN: "as you set it",
    }
    cross = Formula(
        f"Cross-hair ({chosen})",
        how[chosen],
        f"importance {amount(importance)}, performance {amount(performance)}, from "
        + counted(len(rows), "moment"),
    )
    quadrants = [row["quadrant"] for row in found.rows]
    at = quadrants.index(ipa.CONCENTRATE) if ipa.CONCENTRATE in quadrants else 0
    row = rows[at]
    high = "≥" if row["importance"] >= importance else "<"
    well = "≥" if row["performance"] >= performance else "<"
    return (
        cross,
        Formula(
            f"Quadrant of {quote(row['name'])}",
            "high is at the line or above it, for both",
            f"importance {amount(row['importance'])} {high} {amount(importance)}, performance "
            f"{amount(row['performance'])} {well} {amount(performance)}: {NAMES[quadrants[at]]}",
        ),
    )


FIELDS = (
    Table(
        key="rows",
        label="Moments",
        row="moment",
        rows="moments",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            Rating(
                key="importance",
                label="Importance",
                start=5,
                help="How much it matters to customers: what they say, or what you derived.",
            ),
            Rating(
                key="performance",
                label="Performance",
                start=5,
                help="How well you do, in their eyes, on the same scale.",
            ),
        ),
    ),
    Choice(
        key="crosshair",
        label="Cross-hair",
        options=CROSSHAIRS,
        start=MEAN,
        default=MEAN,
        help="Where the lines cross. A file may also give its own importance and performance.",
        fields=(
            Number(key="importance", label="Importance", low=-1000, high=1000),
            Number(key="performance", label="Performance", low=-1000, high=1000),
        ),
    ),
    Scale(default=(1, 10)),
)

SNIPPET = """\
from calculator.methods.importance_performance import mean, quadrant

importance = [5.5, 7.2, 8.4, 5, 7.8, 9.1, 7.1, 5.8]
performance = [7.8, 6.4, 5.2, 8.3, 5.9, 7, 7.2, 6.1]
cross = mean(importance), mean(performance)
result = quadrant(importance[2], performance[2], *cross)
"""

CALCULATOR = Calculator(
    name="importance-performance",
    question="Where should effort go, and come from?",
    fields=FIELDS,
    values=(),
    example={
        "rows": [
            {"name": "Book a date", "importance": 5.5, "performance": 7.8},
            {"name": "Drop off the key", "importance": 7.2, "performance": 6.4},
            {"name": "Agree the work and price", "importance": 8.4, "performance": 5.2},
            {"name": "Ride to work", "importance": 5, "performance": 8.3},
            {"name": "Call about extra work", "importance": 7.8, "performance": 5.9},
            {"name": "Ready on time", "importance": 9.1, "performance": 7},
            {"name": "Explanation of the bill", "importance": 7.1, "performance": 7.2},
            {"name": "Recall or reminder", "importance": 5.8, "performance": 6.1},
        ],
        "crosshair": MEAN,
        "scale": [1, 10],
    },
    calculate=calculate,
    present=present,
    check=check,
    limits=(
        "What people say is important and what moves their satisfaction can differ. Stated "
        "importance is often rated high throughout.",
        "Means and medians compare the moments with each other: some lie below the line however "
        "good all of them are.",
        "Means hide segments: a moment that is vital to some and nothing to others lands in the "
        "middle.",
    ),
    sources=("martilla1977",),
    snippet=SNIPPET,
    snippet_gives="rows.2.quadrant",
)
