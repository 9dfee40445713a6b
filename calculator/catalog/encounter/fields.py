"""What the encounter calculator asks for, what it gives, and its example."""

from calculator.catalog._moments import REACH, journey, threshold
from calculator.catalog.encounter.orders import ORDERS
from calculator.declaration import Value
from calculator.fields import Choice, Number, Rating, Scale, rows, told

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
EVIDENCE = (
    told(
        Number("answers", "Asked", 0, 1e6, optional=True, whole=True),
        "How many people’s answers the experience is the mean of; 0 is a guess. With it the page "
        "says how sure the order is.",
    ),
    told(
        Number("sd", "SD", 0, 1000, optional=True),
        "Standard deviation of their answers, if it was worked out.",
    ),
)
FIELDS = (
    journey(
        Choice("channel", "Channel", CHANNELS, start="face"),
        Rating("importance", "Importance", start=5, help="How much it matters to the customer."),
        Rating("expectation", "Expectation", start=5, help="What the customer expects of it."),
        Rating("experience", "Experience", start=5, help="What the customer gets."),
        REACH,
        told(
            Number("effort", "Effort", 1, 10, optional=True),
            "How hard it is to fix, from 1 to 10; only the comparison by value and effort asks.",
        ),
        *EVIDENCE,
    ),
    Scale(default=(1, 10), help="The lowest and the highest rating, for example 1 to 7."),
    threshold(),
    told(
        Number("loss_weight", "Loss weight", 1, 10, default=2.25),
        "How much heavier a shortfall weighs than a surplus. An assumption: 2.25 was "
        "measured on money gambles.",
    ),
    Choice(
        "method",
        "Compare with",
        {"need": "Nothing: need alone"} | {key: one.label for key, one in ORDERS.items()},
        start="need",
        default="need",
        help="Another way to order the moments, beside need.",
    ),
)
VALUES = (
    Value("weighted_gap", "Weighted gap", unit="points"),
    Value("weighted_gap_loss", "Weighted gap, losses counted more", unit="points"),
    Value("memory_gap", "Remembered gap (peak–end)", unit="points"),
    Value("magic", "Moments met that are magic", shown="share"),
    Value("mediocrity", "Moments met that are mediocrity", shown="share"),
    Value("misery", "Moments met that are misery", shown="share"),
    Value("total_need", "Total need"),
)
EXAMPLE = rows(
    ("name", "channel", "importance", "expectation", "experience", "reach", "answers", "sd"),
    ("Find the opening hours", "web", 6, 7, 8, 70, 0, None),
    ("Wait in the queue", "place", 7, 5, 3.5, 100, 210, 2.1),
    ("Explain the problem", "face", 9, 6.5, 6.5, 100, 6, None),
    ("Ring back about the repair", "phone", 9, 6, 3, 40, 80, 2.4),
    ("Collect the repaired thing", "face", 10, 7, 8, 95, 190, 1.7),
)
