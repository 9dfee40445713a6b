"""How many of our moments are managed? Our reconstruction of a calculator by Clayton."""

from calculator.catalog.coverage import charts, tables, telling
from calculator.catalog.coverage.encounters import encounter, listed
from calculator.catalog.coverage.fields import EXAMPLE, FIELDS
from calculator.declaration import Calculator, Findings, Message, Presentation, Value, note
from calculator.fields import Inputs
from calculator.methods import clayton

NO_MOMENT = note(
    "encounters",
    "Every encounter holds 0 moments, so both shares of managed moments cannot be computed.",
)
NOBODY = note(
    "encounters",
    "Every encounter has 0 customers or happens 0 times a year, so the managed share of the "
    "moments of a year cannot be computed.",
)
VALUES = (
    Value("moments_per_year", "Moments of truth a year", shown="count"),
    Value("contact_hours", "Hours of contact a year", shown="count", unit="h"),
    Value("managed_share", "Managed share of the moments of a year", shown="share"),
    Value("managed_count_share", "Managed share of the moments that are listed", shown="share"),
)


def calculate(inputs: Inputs) -> Findings:
    """Find the moments of a year, and which share of them is managed."""
    encounters = [encounter(one) for one in inputs["encounters"]]
    by_volume = clayton.shares_by_volume(encounters)[clayton.MANAGED]
    by_count = clayton.shares_by_count(encounters)[clayton.MANAGED]
    notes: tuple[Message, ...] = ()
    if by_volume is None:
        notes = (NO_MOMENT if by_count is None else NOBODY,)
    return Findings(
        {
            "moments_per_year": clayton.moments_per_year(encounters),
            "contact_hours": clayton.contact_hours(encounters),
            "managed_share": by_volume,
            "managed_count_share": by_count,
        },
        notes=notes,
    )


def present(inputs: Inputs, found: Findings) -> Presentation:
    """Say how much is managed, in what happens and in what is listed, and what comes next."""
    encounters = listed(inputs, found)
    return Presentation(
        answer=telling.answer(encounters, found),
        advice=telling.advice(encounters, found),
        charts=(charts.states(encounters, found), charts.volumes(encounters)),
        tables=(tables.inventory(encounters),),
        formulas=telling.formulas(encounters, found),
    )


CALCULATOR = Calculator(
    name="coverage",
    question="How many of our moments are managed?",
    fields=FIELDS,
    values=VALUES,
    example={"encounters": EXAMPLE},
    calculate=calculate,
    present=present,
    limits=(
        "This is our reconstruction. Clayton’s article announces a “basic ‘moment of truth "
        "calculator’”; neither its inputs nor its formulas could be found.",
        "Unknown moments are on the list only as far as somebody has guessed them, so the true "
        "managed share is lower still.",
        "Managed is not the same as good: it says that somebody answers for a moment, not that "
        "customers are satisfied with it.",
        "Means hide the spread: some customers have an encounter every hour, some never.",
    ),
    sources=("clayton2010", "carlzon1987"),
    snippet="""\
from calculator.methods.clayton import Encounter, shares_by_volume

desk = Encounter(customers=1200, per_year=3, moments=12, seconds=90, state="managed")
application = Encounter(960, 200, 12, 15, "defined")
sign_on, home = Encounter(1200, 220, 3, 20, "known"), Encounter(700, 90, 2, 30, "known")
meeting, tool = Encounter(900, 150, 4, 25, "unknown"), Encounter(120, 2, 6, 120, "unknown")
result = shares_by_volume([sign_on, home, meeting, application, tool, desk])["managed"]
""",
    snippet_gives="managed_share",
)
