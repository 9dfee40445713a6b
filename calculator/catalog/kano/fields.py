"""What Kano's calculator asks for: counts of classes, or pairs of answers."""

from calculator.catalog._counted import MOST
from calculator.catalog._moments import NAME, each_moment
from calculator.fields import Choice, Number, Table, rows, told
from calculator.methods import kano

MOST_MOMENTS = 200
TABLES = {kano.KANO: "Kano’s (1984)", kano.POULIOT: "Pouliot’s variant (1993)"}
ANSWERS = {
    "like": "I like it",
    "must-be": "It must be so",
    "neutral": "I do not mind",
    "live-with": "I can live with it",
    "dislike": "I dislike it",
}


def _count(key: str, label: str, told: str) -> Number:
    return Number(key, label, 0, MOST, start=0, help=told)


FIELDS = (
    each_moment(
        "rows",
        _count("A", "A attractive", "Pleases when there, and nobody misses it."),
        _count("O", "O one-dimensional", "Pleases when there, annoys when missing."),
        _count("M", "M must-be", "Taken for granted; annoys when missing."),
        _count("I", "I indifferent", "Makes no difference."),
        _count("R", "R reverse", "The customer would rather not have it."),
        _count("Q", "Q questionable", "The two answers contradict each other."),
        least=0,
        told="How many customers fall into each class. Give counts: of percentages the intervals "
        "would be those of a hundred answers.",
    ),
    Table(
        "pairs",
        "Pairs",
        "pair",
        "pairs",
        columns=(
            NAME,
            Choice("functional", "If it is there", ANSWERS, start="like"),
            Choice("dysfunctional", "If it is not", ANSWERS, start="dislike"),
        ),
        least=0,
        most=20_000,
        help="One row for each customer and moment, in place of the counts.",
        in_form=False,
    ),
    told(
        Choice("table", "Evaluation table", TABLES, start=kano.KANO, default=kano.KANO),
        "How pairs of answers become classes. Counts were made by one already; it changes "
        "nothing in them.",
    ),
)
EXAMPLE = rows(
    ("name", *kano.CLASSES),
    ("Cabin welcome and service", 41, 27, 6, 43, 1, 2),
    ("Online check-in and seat choice", 28, 52, 22, 14, 2, 2),
    ("Disruption message", 6, 38, 64, 9, 1, 2),
    ("Birthday or first-flight greeting", 62, 6, 1, 44, 5, 2),
    ("Baggage reclaim", 3, 49, 57, 9, 0, 2),
)
