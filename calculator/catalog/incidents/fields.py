"""What is asked: how many incidents of each kind fell into each group; and the example."""

from calculator.catalog._counted import MOST
from calculator.declaration import Value
from calculator.fields import Name, Number, Table, rows

GOOD, BAD = KINDS = ("satisfactory", "dissatisfactory")
TOLD = {GOOD: "Incidents that pleased the teller.", BAD: "Incidents that annoyed the teller."}
CHANCE = 0.05
FIELDS = (
    Table(
        "groups",
        "Groups",
        "group",
        "groups",
        columns=(
            Name("name", "Group", start="New group"),
            *(
                Number(kind, kind.capitalize(), 0, MOST, start=0, whole=True, help=told)
                for kind, told in TOLD.items()
            ),
        ),
        least=2,
        most=50,
        help="Each incident is counted once: in one group, as one kind.",
    ),
)
VALUES = (
    Value("chi_square", "Chi-square"),
    Value("df", "Degrees of freedom", shown="count"),
    Value("p_value", "p-value"),
)
EXAMPLE = rows(
    ("name", GOOD, BAD),
    ("How a failure was put right", 14, 38),
    ("How a special wish was met", 27, 12),
    ("What staff did unasked", 31, 22),
    ("How a difficult guest was handled", 6, 9),
)
