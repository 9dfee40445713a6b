"""What is asked: a survey, and which of its columns the others are to explain."""

from calculator.fields import Columns, Name, told

MOST_DRIVERS = 60
MOST_WITH_LMG = 12
"""Drivers up to which LMG is calculated: it needs 2ᵏ models, 4,096 for 12."""
FIELDS = (
    told(
        Name("outcome", "Outcome", start="Overall"),
        "The name of the column that the others are to explain.",
    ),
    told(
        Columns("data", "Data", widest=MOST_DRIVERS + 1),
        "One row for each customer and one column for each question, all answered; the first "
        f"line names the columns. One column is the outcome, up to {MOST_DRIVERS} are drivers; "
        f"more than {MOST_WITH_LMG} go without LMG.",
    ),
)
EXAMPLE = {
    "Overall": [4, 7, 5, 6, 3, 7, 5, 6, 7, 5, 6, 7, 6, 6, 5, 6, 6, 7, 5, 5, 5, 6, 5, 5],
    "Check-in": [5, 5, 5, 5, 5, 7, 6, 6, 7, 6, 4, 6, 6, 6, 7, 5, 3, 7, 4, 4, 5, 7, 7, 4],
    "Room": [4, 7, 4, 7, 4, 6, 4, 7, 6, 5, 7, 6, 6, 7, 6, 6, 6, 6, 6, 6, 5, 6, 6, 6],
    "Quiet night": [3, 6, 4, 5, 3, 6, 4, 5, 5, 5, 6, 7, 4, 5, 6, 6, 7, 5, 6, 5, 5, 5, 4, 6],
    "Breakfast": [3, 6, 4, 6, 2, 4, 6, 4, 7, 5, 5, 5, 7, 6, 6, 3, 6, 7, 5, 4, 4, 5, 7, 6],
}
