"""The document that a mapping is, declared once: what stands where, and what that means."""

from typing import Any

from calculator.survey.dates import ORDERS
from calculator.survey.kinds import KINDS, MAPPED
from calculator.survey.mapping.declared import (
    Count,
    Day,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Phrase,
    Record,
    TwoEnds,
)
from calculator.survey.mapping.survey_mapping import (
    AN_ANSWER,
    AS_LISTED,
    AS_ONE,
    BY_CUSTOMER,
    BY_ITEM,
    DAY,
    EACH,
    FIRST,
    LATEST,
    LEAST_EVER,
    LEAVE_OUT,
    LONG,
    MEASURES,
    MONTH,
    NO_ANSWER,
    PARTS,
    REVERSED,
    WEEK,
    WIDE,
)

VERSION = "1"
KINDS_TOLD = " ".join(f"{key}: {KINDS[key].explains}" for key in MAPPED)
HEADING = Phrase("A column's heading as it stands in the file.")
CODES = MapOf(
    OneOf((NO_ANSWER, AN_ANSWER), asked=True),
    "Codes and labels that may stand for no answer, each with what it is.",
)
DOCUMENT = Record(
    {
        "mapping": OneOf((VERSION,), "The version of this form of mapping."),
        "file": MapOf(
            Phrase(), "What was asked about the file, such as its encoding or its sheet."
        ),
        "shape": OneOf((WIDE, LONG), "Whether a row is a person or one answer.", asked=True),
        "long": Record(
            {
                "person": HEADING,
                "question": HEADING,
                "answer": HEADING,
                "repeated": OneOf((FIRST, LATEST), "Which of several answers counts.", asked=True),
                "questions": MapOf(Phrase(), "The questions by their codes."),
            },
            "Which columns of a long file hold what.",
            needed=("person", "question", "answer"),
        ),
        "least_group": Count(
            LEAST_EVER, 1_000_000, f"The smallest group that is shown, {LEAST_EVER} or more."
        ),
        "missing": OneOf(
            (BY_CUSTOMER, BY_ITEM), "Whether a missing answer leaves out the row or the item."
        ),
        "person": Record(
            {
                "key": HEADING,
                "counts": OneOf((EACH, FIRST, LATEST), "Which answer counts.", asked=True),
                "date": HEADING,
            },
            "The case number by which people are told apart; it is compared and never shown.",
            needed=("key",),
        ),
        "weight": HEADING,
        "faulty_weights": OneOf(
            (LEAVE_OUT, AS_ONE), "Rows whose weight is missing, zero or negative.", asked=True
        ),
        "outcome": HEADING,
        "drivers": ListOf(HEADING, "What may explain the outcome."),
        "wave": HEADING,
        "drift": Record(
            {
                "date": HEADING,
                "period": OneOf((DAY, WEEK, MONTH), "How long a period is."),
                "baseline": Record(
                    {"from": Day("Its first day."), "to": Day("Its last day.")},
                    "The days by whose periods all others are judged.",
                    needed=("from", "to"),
                ),
            },
            "By which periods moments are watched for drift, and against which of them.",
            needed=("date", "period", "baseline"),
        ),
        "personal": ListOf(HEADING, "Personal columns that are kept on purpose."),
        "scales": MapOf(
            Record(
                {
                    "ends": TwoEnds("The lowest and the highest number of the scale."),
                    "labels": ListOf(
                        Phrase(), "From the lowest, from no to yes, from like to dislike.", most=50
                    ),
                    "order": OneOf((AS_LISTED, REVERSED), "The labels' order.", asked=True),
                    "no_answer": CODES,
                },
            ),
            "What columns are answered on, each by a name of your own.",
        ),
        "columns": ListOf(
            Record(
                {
                    "heading": HEADING,
                    "kind": OneOf(MAPPED, f"What the column holds. {KINDS_TOLD}"),
                    "shown": Phrase("A shorter name for tables."),
                    "scale": Phrase("The name of its scale."),
                    "turned": Flag("Whether it is asked the other way round and is turned."),
                    "dates": OneOf(tuple(ORDERS), "The order of a date's numbers.", asked=True),
                    "decimal": OneOf((",", "."), "Its decimal sign.", asked=True),
                    "no_answer": CODES,
                    "satisfied": Phrase("The lowest answer that counts as satisfied."),
                    "measures": OneOf(MEASURES, "What the question measures besides its kind."),
                    "merged": MapOf(ListOf(Phrase()), "Other spellings of a label, by the label."),
                },
                needed=("heading", "kind"),
            ),
            "The columns that are kept; all others are left out.",
        ),
        "moments": ListOf(
            Record(
                {"name": Phrase("What tables call the moment."), **dict.fromkeys(PARTS, HEADING)},
                needed=("name",),
            ),
            "Columns that make one moment.",
        ),
    },
    needed=("mapping", "columns"),
)
"""What stands in a mapping."""


def schema() -> dict[str, Any]:
    """The JSON Schema of a mapping, by which editors complete and explain."""
    about = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "A survey's mapping"}
    return {**about, **DOCUMENT.schema()}
