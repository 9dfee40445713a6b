"""What the five steps ask for: contacts, and in each of them responses and scores."""

from calculator.declaration import Choice, Name, Number, Rating, Table

INTERACTIONS = {
    "remote": "Remote",
    "phone": "By phone",
    "face": "Face to face",
}
RESPONSES = Table(
    key="responses",
    label="Responses",
    row="response",
    rows="responses",
    least=0,
    most=20,
    help="Step 2: other ways to respond in this contact.",
    columns=(
        Name(key="name", label="Response", start="New response"),
        Rating(key="expected", label="Expected", start=5, help="What customers expect by now."),
        Rating(
            key="predicted",
            label="Predicted",
            start=5,
            help="How they would rate this response: from a trial, or your best guess.",
        ),
        Number(
            key="cost",
            label="Cost",
            low=0,
            high=1_000_000_000_000,
            start=0,
            help="In any unit, the same for all; it decides between equal delights.",
        ),
    ),
)
SCORES = Table(
    key="scores",
    label="Scores",
    row="score",
    rows="scores",
    least=0,
    help="Step 5: how many were satisfied with this contact, period by period.",
    columns=(
        Number(
            key="period",
            label="Period",
            low=-1_000_000,
            high=1_000_000,
            help="A number: 1, 2, 3, or years.",
        ),
        Number(key="satisfied", label="Satisfied", low=0, high=1_000_000_000, whole=True),
        Number(key="answers", label="Answers", low=1, high=1_000_000_000, whole=True),
    ),
)
CONTACTS = Table(
    key="contacts",
    label="Contacts",
    row="contact",
    rows="contacts",
    help="Step 1: every contact with a customer, internal or external.",
    columns=(
        Name(key="name", label="Contact", start="New contact"),
        Choice(
            key="interaction",
            label="Interaction",
            options=INTERACTIONS,
            start="face",
            help="Remote is without a person: a website, a mail, a bill, a machine.",
        ),
        Number(
            key="frequency",
            label="Frequency",
            low=0,
            high=1_000_000_000_000,
            start=100,
            help="How often it happens, in a month or a year, the same for all.",
        ),
        Number(
            key="impact",
            label="Impact",
            low=0,
            high=100,
            start=5,
            help="How much it moves satisfaction. Any scale from 0 up to 100; only ratios count.",
        ),
        RESPONSES,
        Number(
            key="standard",
            label="Standard",
            low=0,
            high=1,
            start=0.8,
            help="Step 4: the least share of satisfied customers, as a fraction of 1.",
        ),
        SCORES,
    ),
)
