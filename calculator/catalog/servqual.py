"""The SERVQUAL calculator: where does service fall short of expectation?"""

from math import fsum

from calculator import charts
from calculator.declaration import Calculator, Findings, Formula, Message, Presentation, Value
from calculator.fields import Inputs, Name, Number, Rating, Scale, Table, rows, told
from calculator.grids import Grid, grid, number, text
from calculator.methods import servqual
from calculator.words import agree, amount, percent, points, quote, several, signed

FEW = 6
"""So many terms of a sum are written out; beyond, only the sum is."""
FIELDS = (
    Table(
        "rows",
        "Dimensions",
        "dimension",
        "dimensions",
        columns=(
            Name("dimension", "Dimension", start="New dimension"),
            told(
                Rating("expectation", "Expectation", start=6),
                "What customers say an excellent service would do.",
            ),
            told(
                Rating("perception", "Perception", start=6),
                "What they say your service does, on the same scale.",
            ),
            told(
                Number("weight", "Weight", 0, 1_000_000, start=20),
                "How much the dimension matters, for example points of 100 that customers "
                "shared out. Weights are divided by their sum.",
            ),
        ),
        most=50,
        help="Means over all answers to the statements of a dimension.",
    ),
    Scale(default=(1, 7)),
)
VALUES = (
    Value("unweighted", "Unweighted score", unit="points"),
    Value("weighted", "Weighted score", unit="points"),
)
EXAMPLE = rows(
    ("dimension", "expectation", "perception", "weight"),
    ("Tangibles: rooms, signs, letters", 5.6, 5.9, 10),
    ("Reliability: results when promised", 6.6, 5.4, 30),
    ("Responsiveness: waiting and news of delay", 6.3, 4.9, 20),
    ("Assurance: explanation and consent", 6.5, 6.1, 22),
    ("Empathy: being listened to", 6.2, 5.5, 18),
)


def check(inputs: Inputs) -> list[Message]:
    """Find weights that weigh nothing."""
    if any(row["weight"] for row in inputs["rows"]):
        return []
    said = "Weight: all weights are 0, so nothing can be weighed; one at least must be above 0."
    return [Message("rows.0.weight", said)]


def calculate(inputs: Inputs) -> Findings:
    """Find the gap of each dimension and the two scores."""
    found = [
        {"name": row["dimension"], "gap": servqual.gap(row["expectation"], row["perception"])}
        for row in inputs["rows"]
    ]
    gaps, weights = [row["gap"] for row in found], [row["weight"] for row in inputs["rows"]]
    return Findings(
        {"unweighted": servqual.unweighted(gaps), "weighted": servqual.weighted(gaps, weights)},
        found,
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how far service falls short, and in which dimension it costs most."""
    dimensions = _weighed(inputs, found)
    return Presentation(
        answer=_answer(found),
        advice=_advice(dimensions, found),
        charts=(_gaps(found),),
        tables=(_dimensions(dimensions), _scores(found)),
        formulas=_formulas(dimensions, found),
    )


def _weighed(inputs: Inputs, found: Findings) -> list[Inputs]:
    """Each dimension with its share of all weight, and its part of the weighted score."""
    dimensions = found.beside(inputs["rows"])
    gaps, weights = ([one[key] for one in dimensions] for key in ("gap", "weight"))
    shares, parts = servqual.shares(weights), servqual.parts(gaps, weights)
    return [
        {**one, "share": share, "part": part}
        for one, share, part in zip(dimensions, shares, parts, strict=True)
    ]


def _worst(found: Findings) -> tuple[float, str]:
    """The lowest gap, and the names of the dimensions that have it."""
    lowest = min(row["gap"] for row in found.rows)
    return lowest, several([row["name"] for row in found.rows if row["gap"] == lowest])


def _answer(found: Findings) -> str:
    weighted, plain = found.values["weighted"], found.values["unweighted"]
    lowest, names = _worst(found)
    if weighted < 0:
        said = f"Service falls {points(-weighted)} short of expectation"
    elif weighted > 0:
        said = f"Service is {points(weighted)} better than expected"
    else:
        said = "Service is just what customers expect"
    said += f" when dimensions count by their weight ({signed(plain)} when all count the same)"
    if lowest < 0:
        return f"{said}; the largest gap here is in {names}, {signed(lowest)}."
    return f"{said}; no dimension falls short."


def _advice(dimensions: list[Inputs], found: Findings) -> tuple[str, ...]:
    steps = []
    missing = -fsum(one["part"] for one in dimensions if one["part"] < 0)
    if missing > 0:
        costly = min(dimensions, key=lambda one: one["part"])
        name = quote(costly["name"])
        costs = "also costs" if name == _worst(found)[1] else "costs"
        steps.append(
            f"Begin with {name}: by weight it {costs} most, {percent(-costly['part'] / missing)} "
            f"of the whole shortfall. {points(-costly['gap'])} more there would end it."
        )
    above = [one["name"] for one in dimensions if one["gap"] > 0]
    if above and missing > 0:
        steps.append(
            f"{several(above)} {agree(above)} above expectation: effort may come from there."
        )
    steps.append(
        "These are means, and this page does not know how many answers they rest on: take small "
        "differences between dimensions as ties."
    )
    return tuple(steps)


def _gaps(found: Findings) -> charts.Bars:
    gaps = [row["gap"] for row in found.rows]
    lowest, names = _worst(found)
    return charts.bars(
        f"Service falls furthest short in {names}: {signed(lowest)}"
        if lowest < 0
        else "Service meets expectation in every dimension",
        f"Gaps of {amount(len(gaps))} dimensions, perception less expectation; "
        f"{amount(len([gap for gap in gaps if gap < 0]))} fall short.",
        found.rows,
        "gap",
        signed,
        means=_meaning,
        low=min(0, *gaps) if any(gaps) else -1,
        high=max(0, *gaps) if any(gaps) else 1,
        table=grid(
            "The gaps in numbers",
            found.rows,
            text("Dimension", "name"),
            number("Gap", "gap", signed),
        ),
    )


def _meaning(dimension: Inputs) -> str:
    if dimension["gap"] == 0:
        return "level"
    return "better" if dimension["gap"] > 0 else "worse"


def _dimensions(dimensions: list[Inputs]) -> Grid:
    return grid(
        "Where service falls short",
        dimensions,
        text("Dimension", "dimension"),
        number("Expectation", "expectation"),
        number("Perception", "perception"),
        number("Gap", "gap", signed),
        number("Weight", "share", percent),
        number("Weight × gap", "part", signed),
    )


def _scores(found: Findings) -> Grid:
    return grid(
        "The whole service",
        [{"label": one.label, "points": found.values[one.key]} for one in VALUES],
        text("Score", "label"),
        number("Points", "points", signed),
    )


def _formulas(dimensions: list[Inputs], found: Findings) -> tuple[Formula, ...]:
    worst = min(dimensions, key=lambda one: one["gap"])
    plain = [(one["gap"], amount(abs(one["gap"]))) for one in dimensions]
    weighed = [
        (one["gap"], f"{amount(one['weight'])} × {amount(abs(one['gap']))}") for one in dimensions
    ]
    gaps = fsum(one["gap"] for one in dimensions)
    whole = fsum(one["weight"] * one["gap"] for one in dimensions)
    weights = fsum(one["weight"] for one in dimensions)
    return (
        Formula(
            f"Gap of {quote(worst['dimension'])}",
            "perception − expectation",
            f"{amount(worst['perception'])} − {amount(worst['expectation'])} = "
            f"{signed(worst['gap'])}",
        ),
        Formula(
            "Unweighted score",
            "Σ gap ÷ number of dimensions",
            f"({_sum(plain, gaps)}) ÷ {amount(len(dimensions))} = "
            f"{signed(found.values['unweighted'])}",
        ),
        Formula(
            "Weighted score",
            "Σ weight × gap ÷ Σ weight",
            f"({_sum(weighed, whole)}) ÷ {amount(weights)} = {signed(found.values['weighted'])}",
        ),
    )


def _sum(terms: list[tuple[float, str]], total: float) -> str:
    """A sum of signed terms as it is written by hand, or what it comes to if it is long."""
    if len(terms) > FEW:
        return signed(total)
    (first, opening), *others = terms
    begun = f"−{opening}" if first < 0 else opening
    return begun + "".join(f" {'−' if sign < 0 else '+'} {term}" for sign, term in others)


CALCULATOR = Calculator(
    name="servqual",
    question="Where does service fall short of expectation?",
    fields=FIELDS,
    values=VALUES,
    example={"rows": EXAMPLE, "scale": [1, 7]},
    check=check,
    calculate=calculate,
    present=present,
    limits=(
        "A negative gap does not say that customers are dissatisfied: a service can be good and "
        "still fall short of a very high expectation.",
        "The gap moves with the expectation as much as with the service: promise less, and it "
        "shrinks. Cronin and Taylor therefore measured perception alone (SERVPERF, 1992).",
        "It works on means. How many answered, how far they disagree, and which customers are "
        "furthest apart do not enter.",
    ),
    sources=("parasuraman1985", "parasuraman1988", "zeithaml1990"),
    snippet="""\
from calculator.methods.servqual import gap, weighted

expectation = [5.6, 6.6, 6.3, 6.5, 6.2]
perception = [5.9, 5.4, 4.9, 6.1, 5.5]
weights = [10, 30, 20, 22, 18]
gaps = [gap(e, p) for e, p in zip(expectation, perception)]
result = weighted(gaps, weights)
""",
    snippet_gives="weighted",
)
