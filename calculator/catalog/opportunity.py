"""The opportunity calculator: which need is under-served?"""

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Name,
    Number,
    Presentation,
    Table,
)
from calculator.methods import opportunity
from calculator.words import amount, quote, several

NEAR = 0.5
"""Within so many points of a band's edge, its name is not to be relied on: our choice."""
SAID = {
    opportunity.EXTREME: "an extreme opportunity",
    opportunity.STRONG: "a strong opportunity",
    opportunity.WORTH_A_LOOK: "worth a look",
    opportunity.NONE: "no opportunity",
}


def calculate(inputs: Inputs) -> Findings:
    """Score each need and name its band."""
    scores = [opportunity.score(row["importance"], row["satisfaction"]) for row in inputs["rows"]]
    return Findings(
        values={},
        rows=[
            {"name": row["name"], "score": score, "band": opportunity.band(score)}
            for row, score in zip(inputs["rows"], scores, strict=True)
        ],
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which need is served worst for what it matters, and what is served too well."""
    return Presentation(
        answer=_answer(found),
        advice=_advice(inputs, found),
        charts=(_scores(inputs, found),),
        tables=(_variants(inputs, found),),
        formulas=_formulas(inputs, found),
    )


def _first(numbers: list[float]) -> list[int]:
    """Positions of the largest number."""
    return [position for position, one in enumerate(numbers) if one == max(numbers)]


def _answer(found: Findings) -> str:
    scores = [row["score"] for row in found.rows]
    first = _first(scores)
    names = several([found.rows[at]["name"] for at in first])
    top = found.rows[first[0]]
    score = f"{amount(top['score'])} of 20"
    if top["band"] == opportunity.NONE:
        return f"None: even the largest score, {score} for {names}, is not above 10."
    many = len([row for row in found.rows if row["band"] != opportunity.NONE])
    verb = "is" if len(first) == 1 else "are each"
    said = f"{names} {verb} {SAID[top['band']]}, with a score of {score}"
    others = many - len(first)
    if others:
        said += f"; {amount(others)} more {'is' if others == 1 else 'are'} at least worth a look"
    return f"{said}."


def _over(inputs: Inputs) -> list[str]:
    return [row["name"] for row in inputs["rows"] if row["satisfaction"] > row["importance"]]


def _other_scores(inputs: Inputs) -> tuple[list[float], list[float]]:
    pairs = [(row["importance"], row["satisfaction"]) for row in inputs["rows"]]
    return (
        [opportunity.without_floor(*pair) for pair in pairs],
        [opportunity.room(*pair) for pair in pairs],
    )


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    steps = []
    over = _over(inputs)
    if over:
        verb = "is" if len(over) == 1 else "are"
        steps.append(f"{several(over)} {verb} served better than needed: effort may come from it.")
    first = _first([row["score"] for row in found.rows])
    rooms = _other_scores(inputs)[1]
    if _first(rooms) != first:
        names = several([found.rows[at]["name"] for at in _first(rooms)])
        steps.append(
            f"The product of importance and what is missing puts {names} first instead: the order "
            f"at the top depends on the formula."
        )
    elif len(found.rows) > 1:
        steps.append("The product of importance and what is missing puts the same need first.")
    edges = [row for row in found.rows if opportunity.to_edge(row["score"]) <= NEAR]
    if edges:
        names = several([row["name"] for row in edges])
        verb = "stands" if len(edges) == 1 else "stand"
        steps.append(
            f"{names} {verb} within half a point of a band’s edge, where a few more answers could "
            f"change the name: read the scores, not the bands."
        )
    return tuple(steps)


def _state(inputs: Inputs, position: int) -> str:
    row = inputs["rows"][position]
    if row["satisfaction"] == row["importance"]:
        return "mediocrity"
    return "magic" if row["satisfaction"] > row["importance"] else "misery"


def _scores(inputs: Inputs, found: Findings) -> Bars:
    order = sorted(range(len(found.rows)), key=lambda at: (-found.rows[at]["score"], at))
    top = found.rows[order[0]]
    return Bars(
        title=(f"{quote(top['name'])} scores {amount(top['score'])} of 20: {SAID[top['band']]}"),
        description=(
            f"Opportunity scores of {amount(len(order))} needs from 0 to 20, the largest first."
        ),
        bars=tuple(
            Bar(
                name=found.rows[at]["name"],
                value=found.rows[at]["score"],
                shown=f"{amount(found.rows[at]['score'])}, {found.rows[at]['band']}",
                means=_state(inputs, at),
            )
            for at in order
        ),
        low=0,
        high=20,
        table=Grid(
            caption="The scores in numbers",
            head=("Need", "Score", "Band"),
            rows=tuple(
                (found.rows[at]["name"], amount(found.rows[at]["score"]), found.rows[at]["band"])
                for at in order
            ),
            numeric=frozenset({1}),
        ),
    )


def _variants(inputs: Inputs, found: Findings) -> Grid:
    plain, rooms = _other_scores(inputs)
    scores = [row["score"] for row in found.rows]
    return Grid(
        caption="The score beside two others, and the rank that each would give",
        head=(
            "Need",
            "Importance",
            "Satisfaction",
            "Served",
            "Score",
            "Without the floor",
            "Importance × missing",
        ),
        rows=tuple(
            (
                row["name"],
                amount(row["importance"]),
                amount(row["satisfaction"]),
                _served(row["importance"], row["satisfaction"]),
                *(
                    f"{amount(numbers[at])} (rank {_rank(numbers, at)})"
                    for numbers in (scores, plain, rooms)
                ),
            )
            for at, row in enumerate(inputs["rows"])
        ),
        numeric=frozenset({1, 2, 4, 5, 6}),
    )


def _served(importance: float, satisfaction: float) -> str:
    if satisfaction == importance:
        return "as needed"
    return "over-served" if satisfaction > importance else "under-served"


def _rank(numbers: list[float], at: int) -> int:
    return 1 + len([one for one in numbers if one > numbers[at]])


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    at = _first([row["score"] for row in found.rows])[0]
    row = inputs["rows"][at]
    importance, satisfaction = amount(row["importance"]), amount(row["satisfaction"])
    return (
        Formula(
            f"Opportunity of {quote(row['name'])}",
            "importance + max(importance − satisfaction, 0)",
            f"{importance} + max({importance} − {satisfaction}, 0) = "
            f"{amount(found.rows[at]['score'])}",
        ),
        Formula(
            "Importance × missing",
            "importance × (1 − satisfaction ÷ 10)",
            f"{importance} × (1 − {satisfaction} ÷ 10) = {amount(_other_scores(inputs)[1][at])}",
        ),
    )


FIELDS = (
    Table(
        key="rows",
        label="Needs",
        row="need",
        rows="needs",
        help="Ten times the share of customers who answer 4 or 5 of 5, for both questions: 72 % "
        "makes 7.2.",
        columns=(
            Name(
                key="name",
                label="Need",
                start="New need",
                help="What customers want to get done, in their words and without a solution.",
            ),
            Number(key="importance", label="Importance", low=0, high=10, start=5),
            Number(key="satisfaction", label="Satisfaction", low=0, high=10, start=5),
        ),
    ),
)

SNIPPET = """\
from calculator.methods.opportunity import band, score

update = score(importance=9.1, satisfaction=2.8)
print(band(update))
result = update
"""

CALCULATOR = Calculator(
    name="opportunity",
    question="Which need is under-served?",
    fields=FIELDS,
    values=(),
    example={
        "rows": [
            {
                "name": "Know what is happening while I wait",
                "importance": 9.1,
                "satisfaction": 2.8,
            },
            {"name": "Tell my story only once", "importance": 8.7, "satisfaction": 4.5},
            {"name": "Work on while it is repaired", "importance": 9.4, "satisfaction": 6.1},
            {"name": "Find out how to get help", "importance": 6.8, "satisfaction": 6.2},
            {"name": "Solve it alone in the evening", "importance": 4.2, "satisfaction": 7.3},
        ]
    },
    calculate=calculate,
    present=present,
    limits=(
        "Importance counts twice wherever a need is under-served, and the edges at 10, 12 and 15 "
        "are conventions, not findings.",
        "Scores belong to one segment: over a whole market, needs that some have badly and others "
        "not at all average out.",
        "The score does not know how many customers answered. If ten did, each of them moves a "
        "rating by a whole point.",
    ),
    sources=("ulwick2002", "ulwick2005"),
    snippet=SNIPPET,
    snippet_gives="rows.0.score",
)
