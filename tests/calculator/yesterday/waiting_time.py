"""A calculator of your own: how many customers waited longer than we promise?

Each .py in this folder is a calculator by the name of its file, here `waiting-time`. What it
declares makes its form, its page, its checks and its command line; `reckon` gives numbers,
`present` words. It may import Python's own library and `calculator`. Change it to your question, or
delete it.
"""

from calculator.declaration import (
    Bar,
    Bars,
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Number,
    Presentation,
    Series,
    Source,
    Value,
)
from calculator.methods import wilson
from calculator.words import amount, percent, percent_range


def reckon(inputs: Inputs) -> Findings:
    """Count the waits above the promise, and say how sure their share is."""
    waits = inputs["waits"]
    late = sum(wait > inputs["promise"] for wait in waits)
    low, high = wilson.interval(late, len(waits))
    share = late / len(waits)
    return Findings({"late": late, "share": share, "low": low, "high": high})


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say it in words, draw it, and show the arithmetic."""
    waits, promise = inputs["waits"], amount(inputs["promise"])
    late, share = amount(found.values["late"]), percent(found.values["share"])
    sure = percent_range(found.values["low"], found.values["high"])
    return Presentation(
        answer=f"{late} of {amount(len(waits))} customers waited longer than {promise} minutes, "
        f"{share} (95 % interval {sure}).",
        charts=(
            Bars(
                title=f"{share} waited longer than we promise",
                description="Minutes that each customer waited, in the order of arrival.",
                bars=tuple(
                    Bar(
                        name=f"Customer {number}",
                        value=wait,
                        shown=amount(wait),
                        state="misery" if wait > inputs["promise"] else "",
                    )
                    for number, wait in enumerate(waits, start=1)
                ),
                low=0,
                high=max(1.0, *waits),
                table=Grid(
                    caption="The waits in numbers",
                    head=("Customer", "Minutes"),
                    rows=tuple((str(n), amount(wait)) for n, wait in enumerate(waits, start=1)),
                    numeric=frozenset({1}),
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
    fields=(
        Number(
            key="promise",
            label="Promised wait",
            low=0,
            high=1440,
            default=10,
            unit="min",
            help="Nobody shall wait longer than this.",
        ),
        Series(
            key="waits",
            label="Waits",
            low=0,
            high=1440,
            most=200,
            help="Minutes that customers waited, as pasted from a spreadsheet.",
        ),
    ),
    values=(
        Value(key="late", label="Waited too long", shown="count"),
        Value(key="share", label="Share that waited too long", shown="share"),
        Value(key="low", label="Interval, low", shown="share"),
        Value(key="high", label="Interval, high", shown="share"),
    ),
    example={"promise": 10, "waits": [4, 7, 12, 3, 9, 15, 6, 22, 8, 5]},
    reckon=reckon,
    present=present,
    limits=("The waits are taken for a fair sample; one busy morning is none.",),
    sources=(
        Source(
            "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical "
            "inference. Journal of the American Statistical Association, 22(158), 209–212.",
            "10.1080/01621459.1927.10502953",
        ),
    ),
)
