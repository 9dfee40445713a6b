"""What the encounter-quality calculator asks for, what it gives, and its example."""

from calculator.catalog.encounter_quality.survey import LABELS
from calculator.declaration import Value
from calculator.fields import Answers, Choice, Name, Scale, Table, rows, told

FIELDS = (
    Scale(default=(1, 7)),
    Table(
        "items",
        "Items",
        "item",
        "items",
        columns=(
            Name("name", "Item", start="New item"),
            Choice("dimension", "Dimension", LABELS, start="professionalism"),
        ),
        most=60,
        help="The statements that were rated, in the order of the columns below. Those shown at "
        "first are ours: the wordings of the published scale were not to be found.",
    ),
    told(
        Answers("answers", "Answers"),
        "One line for each respondent, one number for each item; a dash where an answer is "
        "missing. Anyone who left out any item is left out of all figures.",
    ),
)
VALUES = (
    Value("overall", "Overall encounter quality", unit="points"),
    Value("complete", "Respondents who answered every item", shown="count"),
    Value("left_out", "Respondents left out", shown="count"),
)
# An illustration: fourteen customers rate a maintenance technician. Nobody measured it.
EXAMPLE = {
    "scale": [1, 7],
    "items": rows(
        ("name", "dimension"),
        ("Comes prepared for our machine", "professionalism"),
        ("Keeps to what was agreed", "professionalism"),
        ("Advises what serves us, not the price list", "professionalism"),
        ("Speaks to the operators with respect", "civility"),
        ("Listens before advising", "civility"),
        ("Says sorry when we had to wait", "civility"),
        ("Is good company on a long stop", "friendliness"),
        ("Remembers us from the last visit", "friendliness"),
        ("Seems glad to be asked", "friendliness"),
        ("Knows our machine", "competence"),
        ("Finds the cause, not just the part", "competence"),
        ("Solves it at the first visit", "competence"),
    ),
    "answers": [
        [6, 5, 5, 5, 5, 5, 6, 6, 5, 7, 7, 5],
        [4, 4, 4, 4, 4, 4, 6, 5, 5, 5, 5, 5],
        [6, 5, 5, 5, 6, 6, 6, 6, 4, 6, 6, 6],
        [5, 5, 5, 6, 5, 4, 6, 6, 5, 5, 6, 4],
        [6, 5, 4, 3, 2, 2, 7, 6, 6, 7, 6, 6],
        [6, 5, 5, 4, 4, None, 7, 5, 7, 7, 7, 7],
        [6, 6, 6, 4, 5, 5, 5, 6, 5, 7, 5, 6],
        [5, 5, 5, 4, 4, 4, 6, 5, 5, 6, 7, 6],
        [5, 5, 5, 6, 3, 4, 6, 6, 5, 7, 6, 7],
        [5, 5, 5, 3, 4, 2, 7, 7, 7, 5, 5, 5],
        [5, 4, 5, 5, 5, 4, 7, None, None, 7, 7, 7],
        [5, 5, 6, 5, 3, 3, 5, 5, 5, 7, 7, 5],
        [5, 6, 4, 6, 5, 4, 7, 6, 7, 7, 6, 7],
        [7, 7, 7, 6, 6, 5, 5, 4, 6, 7, 7, 7],
    ],
}
