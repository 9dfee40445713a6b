"""The SERVQUAL calculator: where does service fall short of expectation?"""

from math import fsum

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Message,
    Name,
    Number,
    Presentation,
    Rating,
    Scale,
    Table,
    Value,
)
from calculator.methods import servqual
from calculator.words import amount, percent, points, quote, several, signed

FEW = 6
"""So many terms of a sum are written out; beyond, only the sum is."""


def check(inputs: Inputs) -> list[Message]:
    """Find weights that weigh nothing."""
    if any(row["weight"] for row in inputs["rows"]):
        return []
    return [
        Message(
            "rows.0.weight",
            "Weight: all weights are 0, so nothing can be weighed; one at least must be above 0.",
        )
    ]


def calculate(inputs: Inputs) -> Findings:
    """Reckon the gap of each dimension and the two scores."""
    rows = inputs["rows"]
    gaps = [servqual.gap(row["expectation"], row["perception"]) for row in rows]
    return Findings(
        values={
            "unweighted": servqual.unweighted(gaps),
            "weighted": servqual.weighted(gaps, [row["weight"] for row in rows]),
        },
        rows=[{"name": row["dimension"], "gap": gap} for row, gap in zip(rows, gaps, strict=True)],
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how far service falls short, and in which dimension it costs most."""
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found),
        charts=(_gaps(found),),
        tables=(_dimensions(inputs, found), _scores(found)),
        formulas=_formulas(inputs, found),
    )


def _worst(found: Findings) -> tuple[float, str]:
    """The lowest gap, and the names of the dimensions that have it."""
    lowest = min(row["gap"] for row in found.rows)
    return lowest, several([row["name"] for row in found.rows if row["gap"] == lowest])


def _parts(inputs: Inputs, found: Findings) -> list[float]:
    """What each dimension adds to the weighted score."""
    weights = [row["weight"] for row in inputs["rows"]]
    return servqual.parts([row["gap"] for row in found.rows], weights)


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
        return f"{said}; the largest gap is in {names}, {signed(lowest)}."
    return f"{said}; no dimension falls short."


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    steps = []
    parts = _parts(inputs, found)
    missing = -fsum(part for part in parts if part < 0)
    if missing > 0:
        costly = min(parts)
        at = parts.index(costly)
        share = percent(-costly / missing)
        name = quote(found.rows[at]["name"])
        _, names = _worst(found)
        verb = "also costs" if name == names else "costs"
        steps.append(
            f"Begin with {name}: by weight it {verb} most, {share} of the whole shortfall. "
            f"{points(-found.rows[at]['gap'])} more there would end it."
        )
    above = [row["name"] for row in found.rows if row["gap"] > 0]
    if above and missing > 0:
        verb = "is" if len(above) == 1 else "are"
        steps.append(f"{several(above)} {verb} above expectation: effort may come from there.")
    steps.append(
        "These are means, and this page does not know of how many answers: take small differences "
        "between dimensions as ties."
    )
    return tuple(steps)


def _state(gap: float) -> str:
    if gap == 0:
        return "mediocrity"
    return "magic" if gap > 0 else "misery"


def _gaps(found: Findings) -> Bars:
    gaps = [row["gap"] for row in found.rows]
    lowest, names = _worst(found)
    if lowest < 0:
        title = f"Service falls furthest short in {names}: {signed(lowest)}"
    else:
        title = "Service meets expectation in every dimension"
    short = len([gap for gap in gaps if gap < 0])
    return Bars(
        title=title,
        description=(
            f"Gaps of {amount(len(gaps))} dimensions, perception less expectation; "
            f"{amount(short)} fall short."
        ),
        bars=tuple(
            Bar(name=row["name"], value=row["gap"], shown=signed(row["gap"]), means=_state(gap))
            for row, gap in zip(found.rows, gaps, strict=True)
        ),
        low=min(0, *gaps) if any(gaps) else -1,
        high=max(0, *gaps) if any(gaps) else 1,
        table=Grid(
            caption="The gaps in numbers",
            head=("Dimension", "Gap"),
            rows=tuple((row["name"], signed(row["gap"])) for row in found.rows),
            numeric=frozenset({1}),
        ),
    )


def _dimensions(inputs: Inputs, found: Findings) -> Grid:
    shares = servqual.shares([row["weight"] for row in inputs["rows"]])
    return Grid(
        caption="Where service falls short",
        head=("Dimension", "Expectation", "Perception", "Gap", "Weight", "Weight × gap"),
        rows=tuple(
            (
                row["dimension"],
                amount(row["expectation"]),
                amount(row["perception"]),
                signed(one["gap"]),
                percent(share),
                signed(part),
            )
            for row, one, share, part in zip(
                inputs["rows"], found.rows, shares, _parts(inputs, found), strict=True
            )
        ),
        numeric=frozenset({1, 2, 3, 4, 5}),
    )


def _scores(found: Findings) -> Grid:
    return Grid(
        caption="The whole service",
        head=("Score", "Points"),
        rows=tuple((value.label, signed(found.values[value.key])) for value in VALUES),
        numeric=frozenset({1}),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    rows, gaps = inputs["rows"], [row["gap"] for row in found.rows]
    weights = [row["weight"] for row in rows]
    at = gaps.index(min(gaps))
    plain = [(gap, amount(abs(gap))) for gap in gaps]
    weighed = [
        (gap, f"{amount(weight)} × {amount(abs(gap))}")
        for weight, gap in zip(weights, gaps, strict=True)
    ]
    whole = fsum(weight * gap for weight, gap in zip(weights, gaps, strict=True))
    return (
        Formula(
            f"Gap of {quote(rows[at]['dimension'])}",
            "perception − expectation",
            f"{amount(rows[at]['perception'])} − {amount(rows[at]['expectation'])} = "
            f"{signed(gaps[at])}",
        ),
        Formula(
            "Unweighted score",
            "Σ gap ÷ number of dimensions",
            f"({_sum(plain, fsum(gaps))}) ÷ {amount(len(gaps))} = "
            f"{signed(found.values['unweighted'])}",
        ),
        Formula(
            "Weighted score",
            "Σ weight × gap ÷ Σ weight",
            f"({_sum(weighed, whole)}) ÷ {amount(fsum(weights))} = "
            f"{signed(found.values['weighted'])}",
        ),
    )


def _sum(terms: list[tuple[float, str]], total: float) -> str:
    """A sum of signed terms as it is written by hand, or what it comes to if it is long."""
    if len(terms) > FEW:
        return signed(total)
    (first, text), *others = terms
    return (
        ("−" if first < 0 else "")
        + text
        + "".join(f" {'−' if sign < 0 else '+'} {term}" for sign, term in others)
    )


FIELDS = (
    Table(
        key="rows",
        label="Dimensions",
        row="dimension",
        rows="dimensions",
        help="Means over all answers to the statements of a dimension.",
        most=50,
        columns=(
            Name(key="dimension", label="Dimension", start="New dimension"),
            Rating(
                key="expectation",
                label="Expectation",
                start=6,
                help="What customers say an excellent service would do.",
            ),
            Rating(
                key="perception",
                label="Perception",
                start=6,
                help="What they say your service does, on the same scale.",
            ),
            Number(
                key="weight",
                label="Weight",
                low=0,
                high=1_000_000,
                start=20,
                help="How much the dimension matters, for example points of 100 that customers "
                "shared out. Weights are divided by their sum.",
            ),
        ),
    ),
    Scale(default=(1, 7)),
)

VALUES = (
    Value(key="unweighted", label="Unweighted score", unit="points"),
    Value(key="weighted", label="Weighted score", unit="points"),
)

SNIPPET = """\
from calculator.methods.servqual import gap, weighted

expectation = [5.6, 6.6, 6.3, 6.5, 6.2]
perception = [5.9, 5.4, 4.9, 6.1, 5.5]
weights = [10, 30, 20, 22, 18]
gaps = [gap(e, p) for e, p in zip(expectation, perception)]
result = weighted(gaps, weights)
"""

CALCULATOR = Calculator(
    name="servqual",
    question="Where does service fall short of expectation?",
    fields=FIELDS,
    values=VALUES,
    example={
        "rows": [
            {
                "dimension": "Tangibles: rooms, signs, letters",
                "expectation": 5.6,
                "perception": 5.9,
                "weight": 10,
            },
            {
                "dimension": "Reliability: results when promised",
                "expectation": 6.6,
                "perception": 5.4,
                "weight": 30,
            },
            {
                "dimension": "Responsiveness: waiting and news of delay",
                "expectation": 6.3,
                "perception": 4.9,
                "weight": 20,
            },
            {
                "dimension": "Assurance: explanation and consent",
                "expectation": 6.5,
                "perception": 6.1,
                "weight": 22,
            },
            {
                "dimension": "Empathy: being listened to",
                "expectation": 6.2,
                "perception": 5.5,
                "weight": 18,
            },
        ],
        "scale": [1, 7],
    },
    calculate=calculate,
    present=present,
    check=check,
    limits=(
        "A negative gap does not say that customers are dissatisfied: a service can be good and "
        "still fall short of a very high expectation.",
        "The gap moves with the expectation as much as with the service: promise less, and it "
        "shrinks. Cronin and Taylor therefore measured perception alone (SERVPERF, 1992).",
        "It works on means. How many answered, how far they disagree, and which customers are "
        "furthest apart do not enter.",
    ),
    sources=("parasuraman1985", "parasuraman1988", "zeithaml1990"),
    snippet=SNIPPET,
    snippet_gives="weighted",
)
