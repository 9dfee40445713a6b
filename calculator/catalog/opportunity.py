"""The opportunity calculator: which need is under-served?"""

from calculator import charts
from calculator.declaration import Calculator, Findings, Formula, Presentation
from calculator.fields import Inputs, Name, Number, Table, rows, told
from calculator.grids import Column, Grid, grid, number, text
from calculator.methods import opportunity
from calculator.words import agree, amount, quote, several

NEAR = 0.5
"""Within so many points of a band's edge, its name is not to be relied on: our choice."""
SAID = {
    opportunity.EXTREME: "an extreme opportunity",
    opportunity.STRONG: "a strong opportunity",
    opportunity.WORTH_A_LOOK: "worth a look",
    opportunity.NONE: "no opportunity",
}
OVER, AS_NEEDED, UNDER = "over-served", "as needed", "under-served"
MEANS = {OVER: "better", AS_NEEDED: "level", UNDER: "worse"}
FIELDS = (
    Table(
        "rows",
        "Needs",
        "need",
        "needs",
        columns=(
            told(
                Name("name", "Need", start="New need"),
                "What customers want to get done, in their words and without a solution.",
            ),
            Number("importance", "Importance", 0, 10, start=5),
            Number("satisfaction", "Satisfaction", 0, 10, start=5),
        ),
        help="Ten times the share of customers who answer 4 or 5 of 5, for both questions: 72 % "
        "makes 7.2.",
    ),
)
EXAMPLE = rows(
    ("name", "importance", "satisfaction"),
    ("Know what is happening while I wait", 9.1, 2.8),
    ("Tell my story only once", 8.7, 4.5),
    ("Work on while it is repaired", 9.4, 6.1),
    ("Find out how to get help", 6.8, 6.2),
    ("Solve it alone in the evening", 4.2, 7.3),
)


def calculate(inputs: Inputs) -> Findings:
    """Score each need and name its band."""
    found = []
    for row in inputs["rows"]:
        score = opportunity.score(row["importance"], row["satisfaction"])
        found.append({"name": row["name"], "score": score, "band": opportunity.band(score)})
    return Findings({}, found)


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say which need is served worst for what it matters, and what is served too well."""
    needs = [
        {
            **one,
            "served": _served(one),
            "plain": opportunity.without_floor(one["importance"], one["satisfaction"]),
            "room": opportunity.room(one["importance"], one["satisfaction"]),
        }
        for one in found.beside(inputs["rows"])
    ]
    return Presentation(
        answer=_answer(needs),
        advice=_advice(needs),
        charts=(_scores(needs),),
        tables=(_variants(needs),),
        formulas=_formulas(_first(needs, "score")[0]),
    )


def _served(one: Inputs) -> str:
    if one["satisfaction"] == one["importance"]:
        return AS_NEEDED
    return OVER if one["satisfaction"] > one["importance"] else UNDER


def _first(needs: list[Inputs], key: str) -> list[Inputs]:
    """The needs with the largest number."""
    largest = max(one[key] for one in needs)
    return [one for one in needs if one[key] == largest]


def _named(needs: list[Inputs]) -> str:
    return several([one["name"] for one in needs])


def _answer(needs: list[Inputs]) -> str:
    first = _first(needs, "score")
    band, score = first[0]["band"], f"{amount(first[0]['score'])} of 20"
    if band == opportunity.NONE:
        return f"None: even the largest score here, {score} for {_named(first)}, is not above 10."
    said = f"{_named(first)} {agree(first, more='are each')} {SAID[band]}, with a score of {score}"
    others = len([one for one in needs if one["band"] != opportunity.NONE]) - len(first)
    if others:
        said += f"; {amount(others)} more {'is' if others == 1 else 'are'} at least worth a look"
    return f"{said}."


def _advice(needs: list[Inputs]) -> tuple[str, ...]:
    steps = []
    over = [one for one in needs if one["served"] == OVER]
    if over:
        steps.append(
            f"{_named(over)} {agree(over)} served better than needed: effort may come from it."
        )
    roomiest = _first(needs, "room")
    if roomiest != _first(needs, "score"):
        steps.append(
            f"The product of importance and what is missing puts {_named(roomiest)} first instead: "
            "the order at the top depends on the formula."
        )
    elif len(needs) > 1:
        steps.append("The product of importance and what is missing puts the same need first.")
    edges = [one for one in needs if opportunity.to_edge(one["score"]) <= NEAR]
    if edges:
        steps.append(
            f"{_named(edges)} {agree(edges, 'stands', 'stand')} within half a point of a band’s "
            "edge, where a few more answers could change the name: read the scores, not the bands."
        )
    return tuple(steps)


def _scores(needs: list[Inputs]) -> charts.Bars:
    order = sorted(needs, key=lambda one: -one["score"])
    top = order[0]
    return charts.bars(
        f"{quote(top['name'])} scores {amount(top['score'])} of 20: {SAID[top['band']]}",
        f"Opportunity scores of {amount(len(order))} needs from 0 to 20, the largest first.",
        order,
        "score",
        shown=lambda one: f"{amount(one['score'])}, {one['band']}",
        means=lambda one: MEANS[one["served"]],
        high=20,
        table=grid(
            "The scores in numbers",
            order,
            text("Need", "name"),
            number("Score", "score"),
            text("Band", "band"),
        ),
    )


def _variants(needs: list[Inputs]) -> Grid:
    return grid(
        "The score beside two others, and the rank that each would give",
        needs,
        text("Need", "name"),
        number("Importance", "importance"),
        number("Satisfaction", "satisfaction"),
        text("Served", "served"),
        _ranked("Score", "score", needs),
        _ranked("Without the floor", "plain", needs),
        _ranked("Importance × missing", "room", needs),
    )


def _ranked(head: str, key: str, needs: list[Inputs]) -> Column:
    """A score with its rank among all of its kind."""

    def written(score: float) -> str:
        larger = [one for one in needs if one[key] > score]
        return f"{amount(score)} (rank {1 + len(larger)})"

    return number(head, key, written)


def _formulas(one: Inputs) -> tuple[Formula, ...]:
    importance, satisfaction = amount(one["importance"]), amount(one["satisfaction"])
    return (
        Formula(
            f"Opportunity of {quote(one['name'])}",
            "importance + max(importance − satisfaction, 0)",
            f"{importance} + max({importance} − {satisfaction}, 0) = {amount(one['score'])}",
        ),
        Formula(
            "Importance × missing",
            "importance × (1 − satisfaction ÷ 10)",
            f"{importance} × (1 − {satisfaction} ÷ 10) = {amount(one['room'])}",
        ),
    )


CALCULATOR = Calculator(
    name="opportunity",
    question="Which need is under-served?",
    fields=FIELDS,
    example={"rows": EXAMPLE},
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
    snippet="""\
from calculator.methods.opportunity import band, score

update = score(importance=9.1, satisfaction=2.8)
print(band(update))
result = update
""",
    snippet_gives="rows.0.score",
)
