"""Rolled throughput yield: how many customers get through without a misery?"""  # noqa: N999

from collections.abc import Sequence

from calculator import charts
from calculator.catalog._moments import REACH, journey
from calculator.declaration import Calculator, Findings, Formula, Presentation, Value, note
from calculator.fields import Inputs, Number, rows, told
from calculator.grids import Grid, grid, number, text
from calculator.methods import rolled_yield
from calculator.words import amount, percent, percent_range, quote

WEAKEST, OTHERS = "chosen", ""
"""What a bar means: that of the moment that fails most customers, and those of all others."""
MOST_IN_FORMULA = 8
PER_THOUSAND = 1000
NO_FAILURE = note(
    "moments",
    "No moment fails anybody, so none of them is the weakest. A rate of 0 is usually that of few "
    "cases: no failure among ten still leaves room for one in four.",
)
FIELDS = (
    journey(
        REACH,
        told(
            Number("failure", "Failure", 0, 1, start=0),
            "The fraction of those who meet it for whom it is a misery: 0.05 is one in twenty.",
        ),
    ),
)
VALUES = (
    Value("yield", "Customers without a misery", shown="share"),
    Value("weakest", "Moment that fails most customers"),
)
EXAMPLE = rows(
    ("name", "reach", "failure"),
    ("Planning the stop together", 100, 0.04),
    ("Spare parts on site before the stop", 100, 0.12),
    ("Technician arrives and signs in safely", 100, 0.03),
    ("Work during the stop", 100, 0.02),
    ("Restart and hand-over test", 100, 0.05),
    ("Unplanned breakdown call at night", 25, 0.2),
    ("Invoice matches the agreement", 100, 0.08),
)


def calculate(inputs: Inputs) -> Findings:
    """Find the share of customers whom no moment fails, and the moment that fails most."""
    shares = _shares(inputs)
    weakest = rolled_yield.weakest(shares)
    return Findings(
        {
            "yield": rolled_yield.rolled(shares)[-1],
            "weakest": None if weakest is None else inputs["moments"][weakest]["name"],
        },
        notes=(NO_FAILURE,) if weakest is None else (),
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how many get through, between which bounds, and what the weakest moment costs."""
    shares = _shares(inputs)
    running = rolled_yield.rolled(shares)
    moments = [
        {
            **one,
            "fails": shares[at],
            "so_far": running[at],
            "without": rolled_yield.without(shares, at),
        }
        for at, one in enumerate(inputs["moments"])
    ]
    at = rolled_yield.weakest(shares)
    weakest = None if at is None else moments[at]
    return Presentation(
        answer=_answer(moments, found),
        advice=_advice(moments, weakest),
        charts=(_miseries(moments, weakest, found), _range(moments, found)),
        tables=(_rolling(moments),),
        formulas=_formulas(moments, weakest or moments[0], found),
    )


def _shares(inputs: Inputs) -> list[float]:
    return [rolled_yield.misery(one["reach"], one["failure"]) for one in inputs["moments"]]


def _answer(moments: Sequence[Inputs], found: Findings) -> str:
    through = percent(found.values["yield"])
    if len(moments) == 1:
        return f"{through} of customers get through the one moment without a misery."
    return (
        f"{through} of customers get through without a misery, if one failure makes the next "
        "neither likelier nor rarer; without that assumption it is anything from "
        f"{percent_range(*_bounds(moments))}."
    )


def _bounds(moments: Sequence[Inputs]) -> tuple[float, float]:
    return rolled_yield.bounds([one["fails"] for one in moments])


def _advice(moments: Sequence[Inputs], weakest: Inputs | None) -> tuple[str, ...]:
    if weakest is None:
        return ("Check how many cases the zeros rest on before you celebrate.",)
    steps = [
        f"Begin with {quote(weakest['name'])}: it fails {_of_thousand(weakest['fails'])}. "
        f"Without that the yield would be {percent(weakest['without'])}."
    ]
    if len(moments) > 1:
        steps.append(
            "Failures usually go together, because one late part spoils three moments. Then fewer "
            "customers are hit, each of them harder: count from cases of single customers how many "
            "had no misery at all."
        )
    return tuple(steps)


def _of_thousand(share: float) -> str:
    return f"{amount(share * PER_THOUSAND, 1)} of 1,000 customers"


def _miseries(moments: Sequence[Inputs], weakest: Inputs | None, found: Findings) -> charts.Bars:
    return charts.bars(
        "No moment fails anybody"
        if weakest is None
        else f"{quote(weakest['name'])} fails most: {_of_thousand(weakest['fails'])}",
        f"Share of all customers whom each of {amount(len(moments))} moments fails; in sum "
        f"{percent(1 - found.values['yield'])} have at least one misery if failures are "
        "independent.",
        moments,
        "fails",
        _of_thousand,
        means=lambda one: WEAKEST if one is weakest else OTHERS,
        high=max(one["fails"] for one in moments),
        table=grid(
            "Customers whom each moment fails",
            moments,
            text("Moment", "name"),
            number("Fails", "fails", _of_thousand),
        ),
    )


def _range(moments: Sequence[Inputs], found: Findings) -> charts.Spans:
    low, high = _bounds(moments)
    through = found.values["yield"]
    assumptions = (
        {"if": "each strike somebody else", "yield": low},
        {"if": "are independent (used here)", "yield": through},
        {"if": "all strike the same customers", "yield": high},
    )
    return charts.spans(
        f"The independence assumption decides between {percent(low)} and {percent(high)}",
        f"Yield of {percent(through)} under independence, in the range from {percent(low)} if "
        f"every failure strikes somebody else to {percent(high)} if all strike the same people.",
        [
            {
                "name": "Without a misery, in per cent",
                "yield": through,
                "low": low,
                "high": high,
                "shown": f"{percent(through)} ({percent_range(low, high)})",
            }
        ],
        "yield",
        "shown",
        table=grid(
            "The yield under three assumptions",
            assumptions,
            text("If failures …", "if"),
            number("Yield", "yield", percent),
        ),
    )


def _rolling(moments: Sequence[Inputs]) -> Grid:
    return grid(
        "How the yield rolls on, and what each moment costs",
        moments,
        text("Moment", "name"),
        number("Reach", "reach", _reach),
        number("Failure", "failure", percent),
        number("Fails of all", "fails", percent),
        number("Yield so far", "so_far", percent),
        number("Yield without it", "without", percent),
    )


def _reach(reach: float) -> str:
    return f"{amount(reach)} %"


def _formulas(moments: Sequence[Inputs], shown: Inputs, found: Findings) -> tuple[Formula, ...]:
    factors = [amount(1 - one["fails"], 4) for one in moments[:MOST_IN_FORMULA]]
    if len(moments) > MOST_IN_FORMULA:
        factors.append("…")
    low, high = _bounds(moments)
    return (
        Formula(
            f"Failed by {quote(shown['name'])}",
            "reach × failure",
            f"{_reach(shown['reach'])} × {amount(shown['failure'], 4)} = "
            f"{amount(shown['fails'], 4)}",
        ),
        Formula(
            "Yield",
            "product of (1 − reach × failure) over the moments",
            f"{' × '.join(factors)} = {amount(found.values['yield'], 4)}",
        ),
        Formula(
            "Bounds without independence",
            "max(0, 1 − sum of the failed shares) to 1 − the largest of them",
            f"{amount(low, 4)} to {amount(high, 4)}",
        ),
    )


CALCULATOR = Calculator(
    name="yield",
    question="How many customers get through without a misery?",
    fields=FIELDS,
    values=VALUES,
    example={"moments": EXAMPLE},
    calculate=calculate,
    present=present,
    limits=(
        "Multiplying assumes that failures are independent, and that a customer whom a moment "
        "failed goes on to the next one. Where failures cluster, the true yield is higher.",
        "The rates carry no interval here. A rate from few cases is rough, and a product of rough "
        "rates is rougher.",
        "A customer counts as failed once, however bad the failure was and however well it was put "
        "right.",
    ),
    sources=("keller2011",),
    snippet="""\
from calculator.methods import rolled_yield

reach = [100, 100, 100, 100, 100, 25, 100]
failure = [0.04, 0.12, 0.03, 0.02, 0.05, 0.2, 0.08]
shares = [rolled_yield.misery(*moment) for moment in zip(reach, failure)]
result = rolled_yield.rolled(shares)[-1]
""",
    snippet_gives="yield",
)
