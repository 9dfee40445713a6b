"""What the encounter calculator asks for."""

from calculator.declaration import Choice, Inputs, Name, Number, Rating, Scale, Table, Value

CHANNELS = {
    "face": "Face to face",
    "phone": "Phone",
    "chat": "Chat",
    "app": "App",
    "web": "Website",
    "email": "E-mail",
    "sms": "Text message",
    "post": "Post",
    "kiosk": "Kiosk",
    "place": "Place",
    "back": "Back office",
}
METHODS = {
    "need": "Nothing: need alone",
    "scoring-sheet": "The scoring sheet: impact − experience",
    "value-effort": "Value for effort",
    "opportunity": "Opportunity score (Ulwick)",
    "gap": "Largest gap (SERVQUAL style)",
}

FIELDS = (
    Table(
        key="moments",
        label="Moments",
        row="moment",
        rows="moments",
        help="In the order in which the customer meets them.",
        columns=(
            Name(key="name", label="Moment", start="New moment"),
            Choice(key="channel", label="Channel", options=CHANNELS, start="face"),
            Rating(
                key="importance",
                label="Importance",
                start=5,
                help="How much it matters to the customer.",
            ),
            Rating(
                key="expectation",
                label="Expectation",
                start=5,
                help="What the customer expects of it.",
            ),
            Rating(
                key="experience",
                label="Experience",
                start=5,
                help="What the customer gets.",
            ),
            Number(
                key="reach",
                label="Reach",
                low=0,
                high=100,
                default=100,
                start=100,
                unit="%",
                help="How many customers of a hundred meet it.",
            ),
            Number(
                key="effort",
                label="Effort",
                low=1,
                high=10,
                optional=True,
                help="How hard it is to put right, from 1 to 10; only the comparison by value and "
                "effort asks.",
            ),
        ),
    ),
    Scale(
        default=(1, 10),
        help="The lowest and the highest rating, for example 1 to 7.",
    ),
    Number(
        key="threshold",
        label="Threshold",
        low=0,
        high=1000,
        default=0.5,
        unit="points",
        help="How far from expectation a moment may be and still be mediocrity.",
    ),
    Number(
        key="loss_weight",
        label="Loss weight",
        low=1,
        high=10,
        default=2.25,
        help="How much heavier a shortfall weighs than a surplus. An assumption: 2.25 was "
        "measured on money gambles.",
    ),
    Choice(
        key="method",
        label="Compare with",
        options=METHODS,
        start="need",
        default="need",
        help="Another way to order the moments, beside need.",
    ),
)

VALUES = (
    Value(key="weighted_gap", label="Weighted gap", unit="points"),
    Value(
        key="weighted_gap_loss",
        label="Weighted gap, losses counted more",
        unit="points",
    ),
    Value(key="memory_gap", label="Remembered gap (peak–end)", unit="points"),
    Value(key="magic", label="Moments met that are magic", shown="share"),
    Value(key="mediocrity", label="Moments met that are mediocrity", shown="share"),
    Value(key="misery", label="Moments met that are misery", shown="share"),
    Value(key="total_need", label="Total need"),
)


def importance(moment: Inputs, scale: tuple[float, float]) -> float:
    """How much a moment matters, as a factor: from the lowest point on if that is below 0.

    >>> importance({"importance": 7}, (1, 10)), importance({"importance": -1}, (-2, 2))
    (7, 1)
    """
    rated: float = moment["importance"]
    return rated - min(0, scale[0])
