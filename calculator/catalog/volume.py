"""Carlzon's question: how many times a year is a company created in its customers' minds?"""

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
    Value,
)
from calculator.methods import carlzon
from calculator.words import amount

SUPPOSED = (0.001, 0.01, 0.05)
"""Shares of misery that the chart supposes: one moment in a thousand, in a hundred, in twenty."""

FIELDS = (
    Number(
        key="customers",
        label="Customers a year",
        low=0,
        high=100_000_000_000,
        whole=True,
        help="People served in a year, each counted once.",
    ),
    Number(
        key="contacts",
        label="Contacts per customer",
        low=0,
        high=100_000,
        help="How often each of them meets the company in that year, on average.",
    ),
    Number(
        key="seconds",
        label="Seconds per contact",
        low=0,
        high=86_400,
        unit="s",
        help="How long one contact lasts, on average.",
    ),
    Number(
        key="misery_share",
        label="Share that goes wrong",
        low=0,
        high=1,
        optional=True,
        help="The part of all contacts that end in misery, as a fraction: 0.02 is two in a "
        "hundred. Leave it empty if nobody knows.",
    ),
)


def calculate(inputs: Inputs) -> Findings:
    """Reckon moments and contact time by Carlzon's arithmetic."""
    contacts, seconds, share = inputs["contacts"], inputs["seconds"], inputs["misery_share"]
    moments = carlzon.moments_per_year(inputs["customers"], contacts)
    return Findings(
        {
            "moments_per_year": moments,
            "moments_per_day": carlzon.moments_per_day(moments),
            "contact_hours": carlzon.contact_hours(moments, seconds),
            "seconds_per_customer": carlzon.seconds_per_customer(contacts, seconds),
            "misery_per_year": None if share is None else carlzon.misery_per_year(moments, share),
        }
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how often the company is created, and show the arithmetic."""
    shown = {
        key: amount(value, places=1) for key, value in found.values.items() if value is not None
    }
    advice = [
        f"That is {shown['moments_per_day']} moments of truth a day. One customer meets it for "
        f"{shown['seconds_per_customer']} seconds in the whole year."
    ]
    if "misery_per_year" in shown:
        share = _percent(inputs["misery_share"])
        advice.append(f"If {share} of them go wrong, {shown['misery_per_year']} a year are misery.")
    return Presentation(
        answer=(
            f"The company is created {shown['moments_per_year']} times a year, "
            f"{amount(inputs['seconds'])} seconds at a time."
        ),
        advice=tuple(advice),
        charts=(_misery(inputs, found),),
        tables=(
            Grid(
                caption="What the numbers amount to",
                head=("Quantity", "Amount"),
                rows=tuple(
                    (value.label, shown[value.key]) for value in VALUES if value.key in shown
                ),
                numeric=frozenset({1}),
            ),
        ),
        formulas=_formulas(inputs, shown),
    )


def _misery(inputs: Inputs, found: Findings) -> Bars:
    moments, given = found.values["moments_per_year"], inputs["misery_share"]
    shares = sorted({*SUPPOSED, *(() if given is None else (given,))})
    counts = [carlzon.misery_per_year(moments, share) for share in shares]
    least = amount(carlzon.misery_per_year(moments, SUPPOSED[0]), places=1)
    if not moments:
        title = "Nobody is met, so nothing can go wrong"
    elif given is None:
        title = f"One moment in a thousand going wrong is {least} moments of misery a year"
    else:
        yours = amount(found.values["misery_per_year"], places=1)
        title = f"{_percent(given)} going wrong is {yours} moments of misery a year"
    names = [_percent(share) + (" (yours)" if share == given else "") for share in shares]
    return Bars(
        title=title,
        description=(
            "Moments of misery a year, for different shares of contacts that go wrong; the shares "
            f"{'without the word “yours” ' if given is not None else ''}are suppositions."
        ),
        bars=tuple(
            Bar(
                name=f"{name} of moments go wrong",
                value=count,
                shown=amount(count, places=1),
                means="misery" if share == given else "",
            )
            for name, share, count in zip(names, shares, counts, strict=True)
        ),
        low=0,
        high=max(1.0, *counts),
        table=Grid(
            caption="What a share of misery amounts to in a year",
            head=("Moments that go wrong", "Moments of misery a year"),
            rows=tuple(
                (name, amount(count, places=1)) for name, count in zip(names, counts, strict=True)
            ),
            numeric=frozenset({1}),
        ),
    )


def _percent(share: float) -> str:
    # Shares of misery are small: whole per cents would hide what the chart is about.
    return f"{amount(share * 100, places=9)} %"


def _formulas(inputs: Inputs, shown: dict[str, str]) -> tuple[Formula, ...]:
    customers, contacts, seconds = (
        amount(inputs[key]) for key in ("customers", "contacts", "seconds")
    )
    formulas = (
        Formula(
            "Moments a year",
            "customers × contacts per customer",
            f"{customers} × {contacts} = {shown['moments_per_year']}",
        ),
        Formula(
            "Moments a day",
            "moments a year ÷ 365",
            f"{shown['moments_per_year']} ÷ 365 = {shown['moments_per_day']}",
        ),
        Formula(
            "Hours of contact a year",
            "moments a year × seconds ÷ 3,600",
            f"{shown['moments_per_year']} × {seconds} ÷ 3,600 = {shown['contact_hours']}",
        ),
    )
    if "misery_per_year" not in shown:
        return formulas
    return (
        *formulas,
        Formula(
            "Moments of misery a year",
            "moments a year × share that goes wrong",
            f"{shown['moments_per_year']} × {_percent(inputs['misery_share'])} = "
            f"{shown['misery_per_year']}",
        ),
    )


VALUES = (
    Value(key="moments_per_year", label="Moments of truth a year", shown="count"),
    Value(key="moments_per_day", label="Moments of truth a day", shown="count"),
    Value(key="contact_hours", label="Hours of contact a year", shown="count", unit="h"),
    Value(key="seconds_per_customer", label="Seconds per customer a year", unit="s"),
    Value(key="misery_per_year", label="Moments of misery a year", shown="count"),
)

CALCULATOR = Calculator(
    name="volume",
    question="How many times a year is our company created?",
    fields=FIELDS,
    values=VALUES,
    example={"customers": 10_000_000, "contacts": 5, "seconds": 15},
    calculate=calculate,
    present=present,
    limits=(
        "It counts every contact, as Carlzon did. Later writers keep the name for the few contacts "
        "that decide.",
        "Means hide the spread: some customers have fifty contacts, some have none.",
        "A share of misery is as good as the count behind it. Complaints are no such count: not "
        "everyone who is let down complains.",
    ),
    sources=("carlzon1987",),
    snippet="""from calculator.methods import carlzon

customers, contacts, seconds = 10_000_000, 5, 15
result = carlzon.moments_per_year(customers, contacts)
hours = carlzon.contact_hours(result, seconds)
""",
    snippet_gives="moments_per_year",
)
