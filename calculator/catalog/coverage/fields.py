"""What is asked of each encounter: who has it, how often, what it holds and who answers for it."""

from calculator.fields import Choice, Name, Number, Table, rows, told
from calculator.methods.clayton import DEFINED, KNOWN, MANAGED, UNKNOWN

STATES = {
    UNKNOWN: "Unknown",
    KNOWN: "Known, not defined",
    DEFINED: "Defined, not managed",
    MANAGED: "Managed",
}
FIELDS = (
    Table(
        "encounters",
        "Encounters",
        "encounter",
        "encounters",
        columns=(
            Name("name", "Encounter", start="New encounter"),
            told(
                Number("customers", "Customers", 0, 100_000_000_000, start=1000, whole=True),
                "How many customers have it at all.",
            ),
            told(
                Number("per_year", "Times a year", 0, 100_000, start=1),
                "How often each of them has it in a year, on average.",
            ),
            told(
                Number("moments", "Moments in it", 0, 100_000, start=5),
                "How many moments of truth it holds.",
            ),
            told(
                Number("seconds", "Seconds each", 0, 86_400, start=15, unit="s"),
                "How long one of these moments lasts, on average.",
            ),
            told(
                Choice("state", "State", STATES, start=UNKNOWN),
                "Unknown: nobody had looked until now. Known: it has been seen. Defined: it "
                "is written down what the customer should get. Managed: somebody answers for it.",
            ),
        ),
        help="An encounter is the whole episode that moments of truth stand in, from start to end.",
    ),
)
# An ordinary working day with IT in a firm of 1,200; made up for illustration.
EXAMPLE = rows(
    ("name", "customers", "per_year", "moments", "seconds", "state"),
    ("Sign on in the morning", 1200, 220, 3, 20, KNOWN),
    ("Connect from home", 700, 90, 2, 30, KNOWN),
    ("Join a video meeting with a client", 900, 150, 4, 25, UNKNOWN),
    ("Use the main business application", 960, 200, 12, 15, DEFINED),
    ("Ask for a new tool", 120, 2, 6, 120, UNKNOWN),
    ("A call to the IT service desk", 1200, 3, 12, 90, MANAGED),
)
