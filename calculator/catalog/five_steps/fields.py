"""What the five steps ask for: contacts, and in each of them responses and scores."""

from calculator.fields import Choice, Name, Number, Rating, Scale, Table, told

MOST = 1_000_000_000_000
MOST_ANSWERS = 1_000_000_000
INTERACTIONS = {"remote": "Remote", "phone": "By phone", "face": "Face to face"}
RESPONSES = Table(
    "responses",
    "Responses",
    "response",
    "responses",
    columns=(
        Name("name", "Response", start="New response"),
        Rating("expected", "Expected", start=5, help="What customers expect by now."),
        told(
            Rating("predicted", "Predicted", start=5),
            "How they would rate this response: from a trial, or your best guess.",
        ),
        told(
            Number("cost", "Cost", 0, MOST, start=0),
            "In any unit, the same for all; it decides between equal delights.",
        ),
    ),
    least=0,
    most=20,
    help="Step 2: other ways to respond in this contact.",
)
SCORES = Table(
    "scores",
    "Scores",
    "score",
    "scores",
    columns=(
        Number("period", "Period", -1_000_000, 1_000_000, help="A number: 1, 2, 3, or years."),
        Number("satisfied", "Satisfied", 0, MOST_ANSWERS, whole=True),
        Number("answers", "Answers", 1, MOST_ANSWERS, whole=True),
    ),
    least=0,
    help="Step 5: how many were satisfied with this contact, period by period.",
)
CONTACTS = Table(
    "contacts",
    "Contacts",
    "contact",
    "contacts",
    columns=(
        Name("name", "Contact", start="New contact"),
        told(
            Choice("interaction", "Interaction", INTERACTIONS, start="face"),
            "Remote is without a person: a website, a mail, a bill, a machine.",
        ),
        told(
            Number("frequency", "Frequency", 0, MOST, start=100),
            "How often it happens, in a month or a year, the same for all.",
        ),
        told(
            Number("impact", "Impact", 0, 100, start=5),
            "How much it moves satisfaction. Any scale from 0 up to 100; only ratios count.",
        ),
        RESPONSES,
        told(
            Number("standard", "Standard", 0, 1, start=0.8),
            "Step 4: the least share of satisfied customers, as a fraction of 1.",
        ),
        SCORES,
    ),
    help="Step 1: every contact with a customer, internal or external.",
)
FIELDS = (CONTACTS, Scale(default=(1, 10)))
