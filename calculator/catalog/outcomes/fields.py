"""What is asked of each contact: how many there were, and both targets."""

from calculator.fields import Name, Number, Table, rows, told

MOST = 1_000_000_000_000
FIELDS = (
    Table(
        "rows",
        "Contacts",
        "contact",
        "contacts",
        columns=(
            Name("name", "Contact", start="New contact"),
            Number(
                "contacts", "Contacts", 1, MOST, start=100, whole=True, help="How many there were."
            ),
            told(
                Number("within_target", "Within target", 0, MOST, start=90, whole=True),
                "How many of them kept to the process target, such as a maximum wait.",
            ),
            told(
                Number("process_target", "Process target", 0, 1, start=0.9),
                "The share that should keep to it, as a fraction of 1.",
            ),
            told(
                Number("satisfied", "Satisfied", 0, MOST, start=80, whole=True),
                "How many customers said that they got what they came for.",
            ),
            told(
                Number("answers", "Answers", 1, MOST, whole=True, optional=True),
                "How many customers were asked and answered; empty if all of them did.",
            ),
            told(
                Number("outcome_target", "Outcome target", 0, 1, start=0.8, aim=True),
                "The share that should be satisfied, as a fraction of 1.",
            ),
        ),
        help="Each kind of contact that has a process target, with what became of it.",
    ),
)
# A month of an IT service desk; made up for illustration.
KEYS = (
    "name",
    "contacts",
    "within_target",
    "process_target",
    "satisfied",
    "answers",
    "outcome_target",
)
EXAMPLE = rows(
    KEYS,
    ("First human contact", 900, 738, 0.9, 171, 190, 0.85),
    ("Progress update while waiting", 400, 372, 0.9, 41, 80, 0.7),
    ("Handover to second line", 350, 266, 0.85, 36, 70, 0.7),
    ("Workaround or loan device", 250, 230, 0.9, 52, 60, 0.8),
    ("Fix and user confirms it works", 1000, 960, 0.95, 143, 220, 0.8),
)
