"""Carlzon's question: how many times a year is a company created in its customers' minds?"""

from calculator.declaration import (
    Calculator,
    Findings,
    Formula,
    Grid,
    Inputs,
    Number,
    Presentation,
    Source,
    Value,
)
from calculator.methods import carlzon
from calculator.words import amount

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
)


def reckon(inputs: Inputs) -> Findings:
    """Reckon moments and contact time by Carlzon's arithmetic."""
    contacts, seconds = inputs["contacts"], inputs["seconds"]
    moments = carlzon.moments_per_year(inputs["customers"], contacts)
    return Findings(
        {
            "moments_per_year": moments,
            "moments_per_day": carlzon.moments_per_day(moments),
            "contact_hours": carlzon.contact_hours(moments, seconds),
            "seconds_per_customer": carlzon.seconds_per_customer(contacts, seconds),
        }
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how often the company is created, and show the arithmetic."""
    customers, contacts, seconds = (amount(inputs[field.key]) for field in FIELDS)
    shown = {key: amount(value, places=1) for key, value in found.values.items()}
    return Presentation(
        answer=(
            f"The company is created {shown['moments_per_year']} times a year, "
            f"{seconds} seconds at a time."
        ),
        advice=(
            f"That is {shown['moments_per_day']} moments of truth a day. One customer meets it for "
            f"{shown['seconds_per_customer']} seconds in the whole year.",
        ),
        tables=(
            Grid(
                caption="What the numbers amount to",
                head=("Quantity", "Amount"),
                rows=tuple((value.label, shown[value.key]) for value in VALUES),
                numeric=frozenset({1}),
            ),
        ),
        formulas=(
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
        ),
    )


VALUES = (
    Value(key="moments_per_year", label="Moments of truth a year", shown="count"),
    Value(key="moments_per_day", label="Moments of truth a day", shown="count"),
    Value(key="contact_hours", label="Hours of contact a year", shown="count", unit="h"),
    Value(key="seconds_per_customer", label="Seconds per customer a year", unit="s"),
)

CALCULATOR = Calculator(
    name="volume",
    question="How many times a year is our company created?",
    fields=FIELDS,
    values=VALUES,
    example={"customers": 10_000_000, "contacts": 5, "seconds": 15},
    reckon=reckon,
    present=present,
    limits=(
        "It counts every contact, as Carlzon did. Later writers keep the name for the few contacts "
        "that decide.",
        "Means hide the spread: some customers have fifty contacts, some have none.",
    ),
    sources=(
        Source(
            "Carlzon, J. (1987). Moments of Truth: New Strategies for Today’s Customer-Driven "
            "Economy. Cambridge, MA: Ballinger, chapter 1."
        ),
    ),
)
