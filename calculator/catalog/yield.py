"""Rolled throughput yield: how many customers get through without a misery?"""  # noqa: N999

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
    Span,
    Spans,
    Table,
    Value,
)
from calculator.methods import rolled_yield
from calculator.words import amount, percent, percent_range, quote

MOST_IN_FORMULA = 8
PER_THOUSAND = 1000


def calculate(inputs: Inputs) -> Findings:
    """Reckon the share of customers whom no moment fails, and the moment that fails most."""
    shares = _shares(inputs)
    weakest = rolled_yield.weakest(shares)
    return Findings(
        values={
            "yield": rolled_yield.rolled(shares)[-1],
            "weakest": None if weakest is None else inputs["moments"][weakest]["name"],
        },
        notes=(NO_FAILURE,) if weakest is None else (),
    )


NO_FAILURE = Message(
    "moments",
    "No moment fails anybody, so none of them is the weakest. A rate of 0 is usually that of few "
    "cases: no failure among ten still leaves room for one in four.",
    level="note",
)


def _shares(inputs: Inputs) -> list[float]:
    return [rolled_yield.misery(one["reach"], one["failure"]) for one in inputs["moments"]]


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how many get through, between which bounds, and what the weakest moment costs."""
    return Presentation(
        answer=_answer(inputs, found),
        advice=_advice(inputs, found),
        charts=(_miseries(inputs, found), _bounds_chart(inputs, found)),
        tables=(_table(inputs),),
        formulas=_formulas(inputs, found),
    )


def _answer(inputs: Inputs, found: Findings) -> str:
    low, high = rolled_yield.bounds(_shares(inputs))
    through = found.values["yield"]
    if len(inputs["moments"]) == 1:
        return f"{percent(through)} of customers get through the one moment without a misery."
    return (
        f"{percent(through)} of customers get through without a misery, if one failure makes the "
        f"next neither likelier nor rarer; without that assumption it is anything from "
        f"{percent_range(low, high)}."
    )


def _advice(inputs: Inputs, found: Findings) -> tuple[str, ...]:
    shares = _shares(inputs)
    weakest = rolled_yield.weakest(shares)
    if weakest is None:
        return ("Check how many cases the zeros rest on before you celebrate.",)
    without = percent(rolled_yield.without(shares, weakest))
    steps = [
        f"Begin with {quote(found.values['weakest'])}: it fails {_of_thousand(shares[weakest])}. "
        f"Without that the yield would be {without}."
    ]
    if len(shares) > 1:
        steps.append(
            "Failures usually go together, because one late part spoils three moments. Then fewer "
            "customers are hit, each of them harder: count from cases of single customers how many "
            "had no misery at all."
        )
    return tuple(steps)


def _of_thousand(share: float) -> str:
    return f"{amount(share * PER_THOUSAND, 1)} of 1,000 customers"


def _miseries(inputs: Inputs, found: Findings) -> Bars:
    moments, shares = inputs["moments"], _shares(inputs)
    weakest = rolled_yield.weakest(shares)
    rows = tuple(
        (one["name"], _of_thousand(share)) for one, share in zip(moments, shares, strict=True)
    )
    title = "No moment fails anybody"
    if weakest is not None:
        title = f"{quote(found.values['weakest'])} fails most: {_of_thousand(shares[weakest])}"
    return Bars(
        title=title,
        description=(
            f"Share of all customers whom each of {amount(len(moments))} moments fails; in sum "
            f"{percent(1 - found.values['yield'])} have at least one misery if failures are "
            f"independent."
        ),
        bars=tuple(
            Bar(
                name=name,
                value=share,
                shown=shown,
                means="misery" if position == weakest else "",
            )
            for position, ((name, shown), share) in enumerate(zip(rows, shares, strict=True))
        ),
        low=0,
        high=max(shares),
        table=Grid(
            caption="Customers whom each moment fails",
            head=("Moment", "Fails"),
            rows=rows,
            numeric=frozenset({1}),
        ),
    )


def _bounds_chart(inputs: Inputs, found: Findings) -> Spans:
    low, high = rolled_yield.bounds(_shares(inputs))
    through = found.values["yield"]
    shown = f"{percent(through)} ({percent_range(low, high)})"
    return Spans(
        title=f"The independence assumption decides between {percent(low)} and {percent(high)}",
        description=(
            f"Yield of {percent(through)} under independence, in the range from {percent(low)} if "
            f"every failure strikes somebody else to {percent(high)} if all strike the same people."
        ),
        spans=(
            Span(
                name="Without a misery, in per cent",
                mark=through * 100,
                low=low * 100,
                high=high * 100,
                shown=shown,
            ),
        ),
        low=0,
        high=100,
        table=Grid(
            caption="The yield under three assumptions",
            head=("If failures …", "Yield"),
            rows=(
                ("each strike somebody else", percent(low)),
                ("are independent (used here)", percent(through)),
                ("all strike the same customers", percent(high)),
            ),
            numeric=frozenset({1}),
        ),
    )


def _table(inputs: Inputs) -> Grid:
    shares = _shares(inputs)
    running = rolled_yield.rolled(shares)
    return Grid(
        caption="How the yield rolls on, and what each moment costs",
        head=("Moment", "Reach", "Failure", "Fails of all", "Yield so far", "Yield without it"),
        rows=tuple(
            (
                one["name"],
                f"{amount(one['reach'])} %",
                percent(one["failure"]),
                percent(share),
                percent(so_far),
                percent(rolled_yield.without(shares, position)),
            )
            for position, (one, share, so_far) in enumerate(
                zip(inputs["moments"], shares, running, strict=True)
            )
        ),
        numeric=frozenset({1, 2, 3, 4, 5}),
    )


def _formulas(inputs: Inputs, found: Findings) -> tuple[Formula, ...]:
    moments, shares = inputs["moments"], _shares(inputs)
    shown = rolled_yield.weakest(shares) or 0
    one = moments[shown]
    factors = [amount(1 - share, 4) for share in shares[:MOST_IN_FORMULA]]
    if len(shares) > MOST_IN_FORMULA:
        factors.append("…")
    low, high = rolled_yield.bounds(shares)
    return (
        Formula(
            f"Failed by {quote(one['name'])}",
            "reach × failure",
            f"{amount(one['reach'])} % × {amount(one['failure'], 4)} = {amount(shares[shown], 4)}",
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


FIELDS = (
    Table(
        key="moments",
        label="Moments",
        row="moment",
        rows="moments",
        help="In the order in which the customer meets them.",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            Number(
                key="reach",
                label="Reach",
                low=0,
                high=100,
                default=100,
                start=100,
                unit="%",
                help="How many customers of a hundred meet it.",
            ),
            Number(
                key="failure",
                label="Failure",
                low=0,
                high=1,
                start=0,
                help="The fraction of those who meet it for whom it is a misery: 0.05 is one in "
                "twenty.",
            ),
        ),
    ),
)

VALUES = (
    Value(key="yield", label="Customers without a misery", shown="share"),
    Value(key="weakest", label="Moment that fails most customers"),
)

CALCULATOR = Calculator(
    name="yield",
    question="How many customers get through without a misery?",
    fields=FIELDS,
    values=VALUES,
    example={
        "moments": [
            {"name": "Planning the stop together", "reach": 100, "failure": 0.04},
            {"name": "Spare parts on site before the stop", "reach": 100, "failure": 0.12},
            {"name": "Technician arrives and signs in safely", "reach": 100, "failure": 0.03},
            {"name": "Work during the stop", "reach": 100, "failure": 0.02},
            {"name": "Restart and hand-over test", "reach": 100, "failure": 0.05},
            {"name": "Unplanned breakdown call at night", "reach": 25, "failure": 0.2},
            {"name": "Invoice matches the agreement", "reach": 100, "failure": 0.08},
        ]
    },
    calculate=calculate,
    present=present,
    snippet="""\
from calculator.methods import rolled_yield

reach = [100, 100, 100, 100, 100, 25, 100]
failure = [0.04, 0.12, 0.03, 0.02, 0.05, 0.2, 0.08]
shares = [rolled_yield.misery(*moment) for moment in zip(reach, failure)]
result = rolled_yield.rolled(shares)[-1]
""",
    snippet_gives="yield",
    limits=(
        "Multiplying assumes that failures are independent, and that whoever was failed goes on to "
        "the next moment. Where failures cluster, the true yield is higher.",
        "The rates carry no interval here. A rate from few cases is rough, and a product of rough "
        "rates is rougher.",
        "A customer counts as failed once, however bad the failure was and however well it was put "
        "right.",
    ),
    sources=("keller2011",),
)
