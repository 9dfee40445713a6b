"""What penalty–reward contrast analysis asks: coefficients, or a survey to estimate them from."""

from calculator.catalog._moments import each_moment
from calculator.fields import Columns, Number, Series, rows, told

FURTHEST = 1000.0
MOST_ATTRIBUTES = 12


def _coefficient(key: str, label: str, told: str) -> Number:
    return Number(key, label, -FURTHEST, FURTHEST, start=0, help=told)


def _cut(key: str, label: str, default: float, told: str) -> Number:
    return Number(key, label, -FURTHEST, FURTHEST, default=default, help=told)


FIELDS = (
    each_moment(
        "rows",
        _coefficient(
            "penalty",
            "Penalty",
            "What a low rating takes from overall satisfaction; as a rule negative.",
        ),
        _coefficient("reward", "Reward", "What a high rating adds to overall satisfaction."),
        least=0,
        told="Coefficients that a regression has given already. For a survey leave this empty.",
    ),
    Columns(
        "data",
        "Survey: ratings of the moments",
        -FURTHEST,
        FURTHEST,
        least=4,
        widest=MOST_ATTRIBUTES,
        optional=True,
        help="One row for each customer, one column for each moment, all answered; the first line "
        "names the columns.",
    ),
    Series(
        "overall",
        "Survey: overall satisfaction",
        -FURTHEST,
        FURTHEST,
        least=4,
        optional=True,
        help="The overall rating of the same customers in the same order.",
    ),
    _cut(
        "low",
        "Low cut",
        2,
        "Survey: this rating and all below it are low. 2 suits a scale from 1 to 5.",
    ),
    _cut(
        "high",
        "High cut",
        4,
        "Survey: this rating and all above it are high. 4 suits a scale from 1 to 5.",
    ),
    told(
        Number("theta", "Theta", 0, 1, default=0.1),
        "How far impact asymmetry may lie from 0 and still be performance. 0.1 is common, "
        "0.2 is used as well.",
    ),
)
HOTEL_STAY = rows(
    ("name", "penalty", "reward"),
    ("Check-in", -0.34, 0.3),
    ("Wi-Fi works", -0.52, 0.06),
    ("Quiet and a good bed", -0.88, 0.21),
    ("Breakfast", -0.24, 0.41),
    ("Local tip or kind surprise", -0.05, 0.57),
    ("Check-out and bill", -0.39, 0.37),
)
