"""A calculator of your own: how many customers waited longer than we promise?

Each .py in this folder is a calculator by the name of its file, here `waiting-time`. What it
declares makes its form, its page, its checks and its command line; `calculate` gives numbers,
`present` words. It may import Python's own library and `calculator`. Change it to your question, or
delete it.
"""

from calculator import charts
from calculator.declaration import Calculator, Findings, Formula, Presentation, Value
from calculator.fields import Inputs, Number, Series
from calculator.grids import grid, number, text
from calculator.methods import wilson
from calculator.words import amount, percent, percent_range

FIELDS = (
    Number(
        "promise",
        "Promised wait",
        0,
        1440,
        default=10,
        unit="min",
        help="Nobody shall wait longer than this.",
    ),
    Series(
        "waits",
        "Waits",
        0,
        1440,
        most=200,
        help="Minutes that customers waited, as pasted from a spreadsheet.",
    ),
)
VALUES = (
    Value("late", "Waited too long", shown="count"),
    Value("share", "Share that waited too long", shown="share"),
    Value("low", "Interval, low", shown="share"),
    Value("high", "Interval, high", shown="share"),
)


def calculate(inputs: Inputs) -> Findings:
    """Count the waits above the promise, and say how sure their share is."""
    waits = inputs["waits"]
    late = len([wait for wait in waits if wait > inputs["promise"]])
    low, high = wilson.interval(late, len(waits))
    return Findings({"late": late, "share": late / len(waits), "low": low, "high": high})


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say it in words, draw it, and show the arithmetic."""
    waits, promise = inputs["waits"], amount(inputs["promise"])
    late, share = amount(found.values["late"]), percent(found.values["share"])
    sure = percent_range(found.values["low"], found.values["high"])
    customers = [
        {"name": f"Customer {at}", "number": at, "wait": wait}
        for at, wait in enumerate(waits, start=1)
    ]
    return Presentation(
        answer=f"{late} of {amount(len(waits))} customers waited longer than {promise} minutes, "
        f"{share} (95 % interval {sure}).",
        charts=(
            charts.bars(
                f"{share} waited longer than we promise",
                "Minutes that each customer waited, in the order of arrival.",
                customers,
                "wait",
                # What a bar means gives its colour: charts.MEANINGS holds all that it may.
                means=lambda one: "worse" if one["wait"] > inputs["promise"] else "",
                high=max(1.0, *waits),
                table=grid(
                    "The waits in numbers",
                    customers,
                    text("Customer", "number"),
                    number("Minutes", "wait"),
                ),
            ),
        ),
        formulas=(
            Formula(
                "Share that waited too long",
                "waits above the promise ÷ waits",
                f"{late} ÷ {amount(len(waits))} = {share}",
            ),
        ),
    )


CALCULATOR = Calculator(
    name="waiting-time",
    question="How many customers waited longer than we promise?",
    fields=FIELDS,
    values=VALUES,
    example={"promise": 10, "waits": [4, 7, 12, 3, 9, 15, 6, 22, 8, 5]},
    calculate=calculate,
    present=present,
    limits=("The waits are taken for a fair sample; one busy morning is none.",),
    # A key of the guides' bibliography. A work that stands nowhere else: Source("…", "its DOI").
    sources=("wilson1927",),
)
