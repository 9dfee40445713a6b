"""What Kano's calculator asks for: counts of classes, or pairs of answers."""

from calculator.declaration import Choice, Name, Number, Table
from calculator.methods import kano

MOST_MOMENTS = 200
MOST = 1_000_000_000
TABLES = {
    kano.KANO: "Kano’s (1984)",
    kano.POULIOT: "Pouliot’s variant (1993)",
}
ANSWERS = {
    "like": "I like it",
    "must-be": "It must be so",
    "neutral": "I do not mind",
    "live-with": "I can live with it",
    "dislike": "I dislike it",
}


def _count(key: str, label: str, help_text: str) -> Number:
    return Number(key=key, label=label, low=0, high=MOST, start=0, help=help_text)


FIELDS = (
    Table(
        key="rows",
        label="Moments",
        row="moment",
        rows="moments",
        least=0,
        most=MOST_MOMENTS,
        help="How many customers fall into each class. Give counts: of percentages the intervals "
        "would be those of a hundred answers.",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            _count("A", "A attractive", "Pleases when there, and nobody misses it."),
            _count("O", "O one-dimensional", "Pleases when there, annoys when missing."),
            _count("M", "M must-be", "Taken for granted; annoys when missing."),
            _count("I", "I indifferent", "Makes no difference."),
            _count("R", "R reverse", "The customer would rather not have it."),
            _count("Q", "Q questionable", "The two answers contradict each other."),
        ),
    ),
    Table(
        key="pairs",
        label="Pairs",
        row="pair",
        rows="pairs",
        least=0,
        most=20_000,
        in_form=False,
        help="One row for each customer and moment, in place of the counts.",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            Choice(key="functional", label="If it is there", options=ANSWERS, start="like"),
            Choice(key="dysfunctional", label="If it is not", options=ANSWERS, start="dislike"),
        ),
    ),
    Choice(
        key="table",
        label="Evaluation table",
        options=TABLES,
        start=kano.KANO,
        default=kano.KANO,
        help="How pairs of answers become classes. Counts were made by one already; it changes "
        "nothing in them.",
    ),
)
