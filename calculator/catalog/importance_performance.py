"""The importance–performance calculator: where should effort go, and come from?"""

from calculator import charts
from calculator.catalog import _quadrants
from calculator.catalog._moments import MOMENT, each_moment, numbered
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation
from calculator.fields import Choice, Inputs, Number, Rating, Scale, rows, told
from calculator.grids import Column, Grid, grid, text
from calculator.methods import importance_performance as ipa
from calculator.words import amount, choose, counted, quote, several

MEAN, MEDIAN, MIDPOINT, OWN = "mean", "median", "midpoint", "own"
HOW = {
    MEAN: "Σ rating ÷ number of moments",
    MEDIAN: "the middle rating, or the mean of the two middle ones",
    MIDPOINT: "(lowest + highest point of the scale) ÷ 2",
    OWN: "as you set it",
}
NAMES = _quadrants.NAMES
FIELDS = (
    each_moment(
        "rows",
        told(
            Rating("importance", "Importance", start=5),
            "How much it matters to customers: what they say, or what you derived.",
        ),
        told(
            Rating("performance", "Performance", start=5),
            "How well you do, in their eyes, on the same scale.",
        ),
    ),
    Choice(
        "crosshair",
        "Cross-hair",
        {
            MEAN: "Means of all moments",
            MEDIAN: "Medians of all moments",
            MIDPOINT: "Middle of the scale",
        },
        start=MEAN,
        default=MEAN,
        help="Where the lines cross. A file may also give its own importance and performance.",
        fields=(
            Number("importance", "Importance", -1000, 1000),
            Number("performance", "Performance", -1000, 1000),
        ),
    ),
    Scale(default=(1, 10)),
)
EXAMPLE = rows(
    ("name", "importance", "performance"),
    ("Book a date", 5.5, 7.8),
    ("Drop off the key", 7.2, 6.4),
    ("Agree the work and price", 8.4, 5.2),
    ("Ride to work", 5, 8.3),
    ("Call about extra work", 7.8, 5.9),
    ("Ready on time", 9.1, 7),
    ("Explanation of the bill", 7.1, 7.2),
    ("Recall or reminder", 5.8, 6.1),
)


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
    cross = _crosses(inputs)[_chosen(inputs)]
    return Findings(
        {}, [{"name": row["name"], "quadrant": _quadrant(row, cross)} for row in inputs["rows"]]
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say where to concentrate, what could pay for it, and what depends on the cross-hair."""
    crosses = _crosses(inputs)
    cross = crosses[_chosen(inputs)]
    moments = numbered(
        {
            **one,
            "distance": ipa.distance(one["importance"], one["performance"], *cross),
            "under": {key: _quadrant(one, other) for key, other in crosses.items()},
        }
        for one in found.beside(inputs["rows"])
    )
    return Presentation(
        answer=_answer(moments, cross),
        advice=_advice(moments),
        charts=(_matrix(moments, cross, inputs["scale"]),),
        tables=(_moves(moments, crosses),),
        formulas=_formulas(moments, cross, _chosen(inputs)),
    )


def _chosen(inputs: Inputs) -> str:
    chosen = inputs["crosshair"]
    return chosen if isinstance(chosen, str) else OWN


def _crosses(inputs: Inputs) -> dict[str, _quadrants.Cross]:
    """Every cross-hair there is."""
    importance = [row["importance"] for row in inputs["rows"]]
    performance = [row["performance"] for row in inputs["rows"]]
    middle, own = ipa.midpoint(*inputs["scale"]), inputs["crosshair"]
    crosses = {
        MEAN: (ipa.mean(importance), ipa.mean(performance)),
        MEDIAN: (ipa.median(importance), ipa.median(performance)),
        MIDPOINT: (middle, middle),
    }
    if not isinstance(own, str):
        crosses[OWN] = (own["importance"], own["performance"])
    return crosses


def _quadrant(one: Inputs, cross: _quadrants.Cross) -> str:
    return ipa.quadrant(one["importance"], one["performance"], *cross)


def _within(moments: list[Inputs], quadrant: str) -> list[str]:
    return [one["name"] for one in moments if one["quadrant"] == quadrant]


def _depends(one: Inputs) -> bool:
    """Whether the quadrant of a moment depends on the cross-hair."""
    return len(set(one["under"].values())) > 1


def _answer(moments: list[Inputs], cross: _quadrants.Cross) -> str:
    urgent, spare = _within(moments, ipa.CONCENTRATE), _within(moments, ipa.OVERKILL)
    if urgent:
        said = (
            f"Concentrate on {several(urgent)}: importance of {amount(cross[0])} or more, and "
            f"performance below {amount(cross[1])}"
        )
    else:
        said = "Nowhere: all that matters much goes well"
    if spare:
        said += f"; effort could come from {several(spare)}"
    return f"{said}."


def _advice(moments: list[Inputs]) -> tuple[str, ...]:
    steps = []
    movers = [one["name"] for one in moments if _depends(one)]
    if movers:
        they = "it is" if len(movers) == 1 else "they are"
        steps.append(
            f"{amount(len(movers))} of {amount(len(moments))} moments would stand in another "
            f"quadrant with another cross-hair: {several(movers)}. What {they} depends on where "
            "the line is drawn; the rest does not."
        )
    else:
        steps.append("Means, medians and the middle of the scale sort every moment alike.")
    nearest = min(moments, key=lambda one: one["distance"])
    where = f"{amount(nearest['distance'], 3)} away" if nearest["distance"] else "right on it"
    steps.append(
        f"{quote(nearest['name'])} stands nearest to a line, {where}. With few answers it could "
        "be on either side; how many there were, this page does not know."
    )
    if not _within(moments, ipa.OVERKILL):
        steps.append("No moment is served beyond what it matters, so nothing can pay for the rest.")
    return tuple(steps)


def _matrix(
    moments: list[Inputs], cross: _quadrants.Cross, scale: tuple[float, float]
) -> charts.Matrix:
    urgent = _within(moments, ipa.CONCENTRATE)
    go = "matters and goes" if len(urgent) == 1 else "matter and go"
    each = [f"{amount(len(_within(moments, one)))} in {name}" for one, name in NAMES.items()]
    return _quadrants.matrix(
        f"{amount(len(urgent))} of {amount(len(moments))} moments {go} badly: {several(urgent)}"
        if urgent
        else "No moment that matters goes badly",
        f"Importance against performance. The lines cross at importance {amount(cross[0])} and "
        f"performance {amount(cross[1])}; {choose(each, 'and')}.",
        moments,
        cross,
        scale,
        performance="performance",
        caption="Importance and performance in numbers",
    )


def _moves(moments: list[Inputs], crosses: dict[str, _quadrants.Cross]) -> Grid:
    return grid(
        "What the cross-hair decides: importance / performance at which the lines cross",
        moments,
        MOMENT,
        *(_under(key, cross) for key, cross in crosses.items()),
        text("Moves", lambda one: "yes" if _depends(one) else "no"),
    )


def _under(key: str, cross: _quadrants.Cross) -> Column:
    """The quadrant of each moment under one cross-hair."""
    head = f"{key.capitalize()} ({amount(cross[0])} / {amount(cross[1])})"
    return text(head, lambda one: NAMES[one["under"][key]])


def _formulas(moments: list[Inputs], cross: _quadrants.Cross, chosen: str) -> tuple[Formula, ...]:
    urgent = [one for one in moments if one["quadrant"] == ipa.CONCENTRATE]
    one = (urgent or moments)[0]
    importance, performance = map(amount, cross)
    high = "≥" if one["importance"] >= cross[0] else "<"
    well = "≥" if one["performance"] >= cross[1] else "<"
    return (
        Formula(
            f"Cross-hair ({chosen})",
            HOW[chosen],
            f"importance {importance}, performance {performance}, from "
            + counted(len(moments), "moment"),
        ),
        Formula(
            f"Quadrant of {quote(one['name'])}",
            "high is at the line or above it, for both",
            f"importance {amount(one['importance'])} {high} {importance}, performance "
            f"{amount(one['performance'])} {well} {performance}: {NAMES[one['quadrant']]}",
        ),
    )


CALCULATOR = Calculator(
    name="importance-performance",
    question="Where should effort go, and come from?",
    fields=FIELDS,
    example={"rows": EXAMPLE, "crosshair": MEAN, "scale": [1, 10]},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "What people say is important and what moves their satisfaction can differ. Stated "
        "importance is often rated high throughout.",
        "Means and medians compare the moments with each other: some lie below the line however "
        "good all of them are.",
        "Means hide segments: a moment that is vital to some and nothing to others lands in the "
        "middle.",
    ),
    sources=("martilla1977",),
    snippet="""\
from calculator.methods.importance_performance import mean, quadrant

importance = [5.5, 7.2, 8.4, 5, 7.8, 9.1, 7.1, 5.8]
performance = [7.8, 6.4, 5.2, 8.3, 5.9, 7, 7.2, 6.1]
cross = mean(importance), mean(performance)
result = quadrant(importance[2], performance[2], *cross)
""",
    snippet_gives="rows.2.quadrant",
)
