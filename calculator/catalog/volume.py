"""Carlzon's question: how many times a year is a company created in its customers' minds?"""

from typing import Any

from calculator import charts
from calculator.declaration import Calculator, Findings, Formula, Presentation, Value
from calculator.fields import Inputs, Number, told
from calculator.grids import grid, number, text
from calculator.methods import carlzon
from calculator.words import amount

SUPPOSED = (0.001, 0.01, 0.05)
"""Shares of misery that the chart supposes: one moment in a thousand, in a hundred, in twenty."""
YOURS = "chosen"
"""What the bar of a share that the reader gave means; the supposed ones mean nothing."""
FIELDS = (
    told(
        Number("customers", "Customers a year", 0, 100_000_000_000, whole=True),
        "People served in a year, each counted once.",
    ),
    told(
        Number("contacts", "Contacts per customer", 0, 100_000),
        "How often each of them meets the company in that year, on average.",
    ),
    told(
        Number("seconds", "Seconds per contact", 0, 86_400, unit="s"),
        "How long one contact lasts, on average.",
    ),
    told(
        Number("misery_share", "Share that goes wrong", 0, 1, optional=True),
        "The part of all contacts that end in misery, as a fraction: 0.02 is two in a "
        "hundred. Leave it empty if nobody knows.",
    ),
)
VALUES = (
    Value("moments_per_year", "Moments of truth a year", shown="count"),
    Value("moments_per_day", "Moments of truth a day", shown="count"),
    Value("contact_hours", "Hours of contact a year", shown="count", unit="h"),
    Value("seconds_per_customer", "Seconds per customer a year", unit="s"),
    Value("misery_per_year", "Moments of misery a year", shown="count"),
)


def calculate(inputs: Inputs) -> Findings:
    """Work out moments and contact time by Carlzon's arithmetic."""
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
    shown = {key: _tenths(value) for key, value in found.values.items() if value is not None}
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
            grid(
                "What the numbers amount to",
                [vars(value) for value in VALUES if value.key in shown],
                text("Quantity", "label"),
                number("Amount", "key", shown.__getitem__),
            ),
        ),
        formulas=_formulas(inputs, shown),
    )


def _tenths(quantity: float) -> str:
    return amount(quantity, places=1)


def _percent(share: float) -> str:
    # Shares of misery are small: whole per cents would hide what the chart is about.
    return f"{amount(share * 100, places=9)} %"


def _misery(inputs: Inputs, found: Findings) -> charts.Bars:
    moments, given = found.values["moments_per_year"], inputs["misery_share"]
    rows: list[dict[str, Any]] = [
        {
            "share": _percent(share) + (" (yours)" if share == given else ""),
            "misery": carlzon.misery_per_year(moments, share),
            "means": YOURS if share == given else "",
        }
        for share in sorted({*SUPPOSED} if given is None else {*SUPPOSED, given})
    ]
    if not moments:
        title = "Nobody is met, so nothing can go wrong"
    elif given is None:
        least = _tenths(rows[0]["misery"])
        title = f"One moment in a thousand going wrong is {least} moments of misery a year"
    else:
        yours = _tenths(found.values["misery_per_year"])
        title = f"{_percent(given)} going wrong is {yours} moments of misery a year"
    return charts.bars(
        title,
        "Moments of misery a year, for different shares of contacts that go wrong; the shares "
        f"{'without the word “yours” ' if given is not None else ''}are suppositions.",
        rows,
        "misery",
        _tenths,
        name=lambda row: f"{row['share']} of moments go wrong",
        means="means",
        high=max(1.0, *(row["misery"] for row in rows)),
        table=grid(
            "What a share of misery amounts to in a year",
            rows,
            text("Moments that go wrong", "share"),
            number("Moments of misery a year", "misery", _tenths),
        ),
    )


def _formulas(inputs: Inputs, shown: dict[str, str]) -> tuple[Formula, ...]:
    customers, contacts, seconds = (
        amount(inputs[key]) for key in ("customers", "contacts", "seconds")
    )
    moments = shown["moments_per_year"]
    formulas = [
        Formula(
            "Moments a year",
            "customers × contacts per customer",
            f"{customers} × {contacts} = {moments}",
        ),
        Formula(
            "Moments a day", "moments a year ÷ 365", f"{moments} ÷ 365 = {shown['moments_per_day']}"
        ),
        Formula(
            "Hours of contact a year",
            "moments a year × seconds ÷ 3,600",
            f"{moments} × {seconds} ÷ 3,600 = {shown['contact_hours']}",
        ),
    ]
    if "misery_per_year" in shown:
        share = _percent(inputs["misery_share"])
        formulas.append(
            Formula(
                "Moments of misery a year",
                "moments a year × share that goes wrong",
                f"{moments} × {share} = {shown['misery_per_year']}",
            )
        )
    return tuple(formulas)


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
    snippet="""\
from calculator.methods import carlzon

customers, contacts, seconds = 10_000_000, 5, 15
result = carlzon.moments_per_year(customers, contacts)
hours = carlzon.contact_hours(result, seconds)
""",
    snippet_gives="moments_per_year",
)
