"""What the return on quality asks: spend and gains of each year, margin and discount rate."""

from calculator.declaration import Value
from calculator.fields import Number, Table, rows, told

MOST = 1_000_000_000_000
FIELDS = (
    Table(
        "years",
        "Years",
        "row",
        "rows",
        columns=(
            Number(
                "spend", "Spend", 0, MOST, start=0, help="What the improvement costs in that year."
            ),
            told(
                Number("revenue_gain", "Revenue gain", -MOST, MOST, start=0),
                "Revenue from customers kept or won because of it.",
            ),
            told(
                Number("cost_saving", "Cost saving", -MOST, MOST, start=0),
                "What is saved because less goes wrong.",
            ),
        ),
        most=60,
        help="Row 1 is year 0, when the spending begins; row 2 is year 1, and so on. All amounts "
        "in one currency, compared with what would have happened without the improvement.",
    ),
    told(
        Number("margin", "Margin", 0, 1),
        "The fraction of more revenue that is left after its costs: 0.4 is 40 %.",
    ),
    told(
        Number("discount_rate", "Discount rate", 0, 1),
        "What money must earn in a year elsewhere: 0.08 is 8 %.",
    ),
)
VALUES = (
    Value("npv", "Net present value"),
    Value("roq", "Return on quality", shown="share"),
    Value("payback", "Year of payback"),
)
EXAMPLE = rows(
    ("spend", "revenue_gain", "cost_saving"),
    (120_000, 0, 0),
    (20_000, 60_000, 15_000),
    (20_000, 140_000, 25_000),
    (20_000, 160_000, 25_000),
    (20_000, 160_000, 25_000),
)
