"""Carlzon's multiplication, with what it comes to in hours."""

from __future__ import annotations

from calculator.methods import carlzon
from calculator.words import amount
from macros.drawings import blocks, pen
from macros.drawings.blocks import Block

CUSTOMERS, EMPLOYEES, SECONDS = 10_000_000, 5, 15
YEARLY = carlzon.moments_per_year(CUSTOMERS, EMPLOYEES)
HOURS = carlzon.contact_hours(YEARLY, SECONDS)
DAILY = carlzon.moments_per_day(YEARLY)


def whole(number: float) -> str:
    """A number without decimals, in groups of three digits."""
    return f"{number:,.0f}"


MULTIPLIED = (
    Block(whole(CUSTOMERS), "customers in a year", kind="panel"),
    Block(f"about {EMPLOYEES}", "employees met by each", kind="panel", sign="×"),
    Block(whole(YEARLY), "moments of truth in a year", kind="strong", sign="="),
    Block(f"{SECONDS} seconds", "or so, for each of them", kind="panel", sign="×"),
    Block(f"{whole(HOURS)} h", "of contact in a year", kind="plain", sign="="),
)


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return blocks.drawing(MULTIPLIED, wide, in_rows=5)


DIAGRAM = pen.Diagram(
    title="Carlzon’s fifty million moments of truth",
    description=(
        f"A multiplication. {whole(CUSTOMERS)} customers in a year, times about {EMPLOYEES} "
        f"employees met by each, equals {whole(YEARLY)} moments of truth in a year. That, times "
        f"{SECONDS} seconds or so, for each of them, equals {whole(HOURS)} hours of contact in a "
        "year."
    ),
    caption=(
        f"{whole(DAILY)} contacts a day of some {amount(SECONDS)} seconds: no manager can stand "
        "beside them. The first three numbers and the seconds are Carlzon’s; the hours and the "
        "days follow from them."
    ),
    draw=draw,
)
