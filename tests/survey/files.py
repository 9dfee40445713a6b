"""Files as survey programs write them, made by us after what they document."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def separated(rows: Sequence[Sequence[str]], delimiter: str = ",", quoting: int = 0) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


SATISFIED = "Overall, how satisfied were you with the stay?"
STAFF = "How do you rate our staff?"

QUALTRICS = (
    ("StartDate", "EndDate", "Status", "Progress", "ResponseId", "Q1", "Q2_1", "Q2_2", "Q3"),
    (
        *("Start Date", "End Date", "Response Type", "Progress", "Response ID", SATISFIED),
        *(f"{STAFF} - Friendly", f"{STAFF} - Fast", "What could be\nbetter?"),
    ),
    (
        '{"ImportId":"startDate","timeZone":"America/Denver"}',
        '{"ImportId":"endDate","timeZone":"America/Denver"}',
        '{"ImportId":"status"}',
        '{"ImportId":"progress"}',
        '{"ImportId":"_recordId"}',
        '{"ImportId":"QID1"}',
        '{"ImportId":"QID2_1"}',
        '{"ImportId":"QID2_2"}',
        '{"ImportId":"QID3_TEXT"}',
    ),
    (
        "2026-03-01 09:00:00",
        "2026-03-01 09:04:00",
        "0",
        "100",
        "R_1",
        "5",
        "4",
        "5",
        "Nothing, really",
    ),
    (
        "2026-03-01 10:00:00",
        "2026-03-01 10:02:00",
        "0",
        "100",
        "R_2",
        "2",
        "3",
        "",
        "The queue\nat noon",
    ),
    ("2026-03-02 09:00:00", "2026-03-02 09:09:00", "0", "60", "R_3", "4", "", "", ""),
)
SURVEYMONKEY = (
    (
        *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"),
        *("Email Address", "First Name", "Last Name", "Custom Data 1", SATISFIED, STAFF, "", ""),
        "What could be better?",
    ),
    (*[""] * 9, "Response", "Friendly", "Fast", "Other (please specify)", "Open-Ended Response"),
    (
        "118",
        "42",
        "03/01/2026 09:00:00 AM",
        "03/01/2026 09:04:00 AM",
        *[""] * 5,
        "5",
        "4",
        "5",
        "",
        "No",
    ),
    (
        "119",
        "42",
        "03/01/2026 10:00:00 AM",
        "03/01/2026 10:04:00 AM",
        *[""] * 5,
        "2",
        "3",
        "",
        "x",
        "",
    ),
    (
        "120",
        "42",
        "03/02/2026 10:00:00 AM",
        "03/02/2026 10:04:00 AM",
        *[""] * 5,
        "4",
        "",
        "",
        "",
        "-",
    ),
)
LIMESURVEY = (
    (
        *("id. Response ID", "submitdate. Date submitted", "lastpage. Last page"),
        *("startlanguage. Start language", "seed. Seed", f"G01Q01. {SATISFIED}"),
        *(f"G01Q02[SQ001]. {STAFF} [Friendly]", f"G01Q02[SQ002]. {STAFF} [Fast]"),
        "G01Q03. What could be better?",
    ),
    ("1", "2026-03-01 09:00:00", "2", "en", "1374", "5", "4", "5", "Nothing"),
    ("2", "", "1", "en", "9911", "2", "3", "", 'The "queue"'),
    ("3", "2026-03-02 09:00:00", "2", "de", "2201", "4", "", "", ""),
)
GOOGLE_FORMS = (
    ("Timestamp", SATISFIED, f"{STAFF} [Friendly]", f"{STAFF} [Fast]", "Which did you use?"),
    ("2026/03/01 9:00:00 AM GMT+1", "5", "4", "5", "Desk, Bar"),
    ("2026/03/01 10:00:00 AM GMT+1", "2", "3", "", "Desk"),
    ("2026/03/02 9:00:00 AM GMT+1", "4", "", "", ""),
)
MICROSOFT_FORMS = (
    (
        *("ID", "Start time", "Completion time", "Email", "Name", SATISFIED),
        *(f"{STAFF}.Friendly", f"{STAFF}.Fast", "Which did you use?"),
    ),
    ("1", "3/1/26 9:00:00", "3/1/26 9:04:00", "anonymous", "", "5", "4", "5", "Desk;Bar;"),
    ("2", "3/1/26 10:00:00", "3/1/26 10:04:00", "anonymous", "", "2", "3", "", "Desk;"),
    ("3", "3/2/26 9:00:00", "3/2/26 9:04:00", "anonymous", "", "4", "", "", ""),
)

EVENT = (
    (
        "Timestamp",
        "From 0 to 10, how was the event?",
        "Why?",
        "Food (lunch)?",
        "Best 'stage' talk?",
    ),
    ("11/1/2026 8:51:12", "0", "Late, and loud", "Partly good, partly not", 'On "queues"'),
    ("11/1/2026 9:05:13", "10", "", "Tasty", "None"),
    ("11/1/2026 9:15:49", "5", "Fine", "Terrible", "None"),
)
TICKETS = (
    ("ticket", "owner group", "severity", "days open", "satisfaction score", "created"),
    ("T-1", "Hardware", "0 - Unassigned", "26", "0 - Unknown", "01-04-2026"),
    ("T-2", "Software", "1 - Low", "3", "2 - Satisfied", "25-03-2026"),
    ("T-3", "Hardware", "3 - High", "0", "3 - Highly Satisfied", "30-03-2026"),
)
PAIRS = (
    ("", "feat_1f", "feat_1d", "feat_2f", "feat_2d"),
    ("0", "2", "3", "2", "5"),
    ("1", "1", "2", "2", "1"),
    ("2", "1", "2", "3", "1"),
)
AIRLINE = (
    ("id", "customer_type", "wifi", "online_boarding", "delay_in_minutes", "satisfaction"),
    ("1", "Loyal Customer", "2", "4.0", "0.0", "satisfied"),
    ("2", "disloyal Customer", "0", "1.0", "6.0", "neutral or dissatisfied"),
    ("3", "Loyal Customer", "5", "", "", "satisfied"),
)
MARKETS = (
    ("id", "market", "survey_date", "customer_name", "rating"),
    ("5000", "US", "2/5/21", "Ms Person, MD", "5"),
    ("5001", "MEX", "16/06/2021", "Person 1", "10"),
    ("5002", "UK", "9/8/21", "Person 2", "9"),
)
PUBLISHED = {
    "event": EVENT,
    "tickets": TICKETS,
    "pairs": PAIRS,
    "airline": AIRLINE,
    "markets": MARKETS,
}
"""Shapes of surveys that were published, with answers of our own."""
