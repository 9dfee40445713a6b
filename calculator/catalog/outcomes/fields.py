"""What is asked of each contact: how many there were, and both targets."""

from calculator.declaration import Name, Number, Table

COUNT = 1_000_000_000_000
FIELDS = (
    Table(
        key="rows",
        label="Contacts",
        row="contact",
        rows="contacts",
        help="Each kind of contact that has a process target, with what became of it.",
        columns=(
            Name(key="name", label="Contact", start="New contact"),
            Number(
                key="contacts",
                label="Contacts",
                low=1,
                high=COUNT,
                start=100,
                whole=True,
                help="How many there were.",
            ),
            Number(
                key="within_target",
                label="Within target",
                low=0,
                high=COUNT,
                start=90,
                whole=True,
                help="How many of them kept to the process target, such as a maximum wait.",
            ),
            Number(
                key="process_target",
                label="Process target",
                low=0,
                high=1,
                start=0.9,
                help="The share that should keep to it, as a fraction of 1.",
            ),
            Number(
                key="satisfied",
                label="Satisfied",
                low=0,
                high=COUNT,
                start=80,
                whole=True,
                help="How many customers said that they got what they came for.",
            ),
            Number(
                key="answers",
                label="Answers",
                low=1,
                high=COUNT,
                whole=True,
                optional=True,
                help="How many customers were asked and answered; empty if all of them did.",
            ),
            Number(
                key="outcome_target",
                label="Outcome target",
                low=0,
                high=1,
                start=0.8,
                help="The share that should be satisfied, as a fraction of 1.",
            ),
        ),
    ),
)
