"""Drift as a reader asks for it: by which dates, how long a period is, and what is the baseline."""

from collections.abc import Iterable
from dataclasses import replace

from calculator.declaration import Message
from calculator.survey.answers.cells import reader
from calculator.survey.columns.guessed import Guess
from calculator.survey.dates import first_months
from calculator.survey.mapping.declared import Day
from calculator.survey.mapping.survey_mapping import (
    DAY,
    MONTH,
    UNSAID,
    WEEK,
    DriftBaseline,
    SurveyMapping,
)
from calculator.words import quote

PERIODS = (DAY, WEEK, MONTH)
BEGINS_WITH = 12
"""Months of a file that are its baseline until the reader names another."""


def drifting(
    mapping: SurveyMapping, place: str, said: str, guesses: Iterable[Guess]
) -> SurveyMapping | str:
    """The mapping with a change of what drift is looked for by, or why it cannot be made.

    Args:
        mapping: The mapping as it is.
        place: `drift.date`, `drift.period`, `drift.baseline.from` or `drift.baseline.to`.
        said: A heading, a period, or a day as 2024-01-31; no heading looks for no drift.
        guesses: The columns of the file, whose days say which baseline to begin with.
    """
    drift = mapping.drift
    if place == "drift.date":
        return _dated(mapping, said, guesses)
    if drift is None:
        return "Choose first by which dates drift is looked for."
    if place == "drift.period":
        if said not in PERIODS:
            return "A period is a day, a week or a month."
        return replace(mapping, drift=replace(drift, period=said))
    if place not in ("drift.baseline.from", "drift.baseline.to"):
        return f"The mapping has no place {quote(place)} any more."
    faults: list[Message] = []
    day = Day().read(said.strip(), place, faults)
    for fault in faults:
        return f"{fault.text[:1].upper()}{fault.text[1:]} Nothing was changed."
    if place == "drift.baseline.from":
        return replace(mapping, drift=replace(drift, first=day))
    return replace(mapping, drift=replace(drift, last=day))


def _dated(mapping: SurveyMapping, heading: str, guesses: Iterable[Guess]) -> SurveyMapping | str:
    if not heading:
        return replace(mapping, drift=None)
    column = next((one for one in mapping.columns if one.heading == heading), None)
    guess = next((one for one in guesses if one.seen.name == heading), None)
    if column is None or guess is None or column.kind != "date":
        return f"{quote(heading)} is no column of dates that is kept."
    if mapping.drift:
        return replace(mapping, drift=replace(mapping.drift, date=heading))
    if column.dates == UNSAID:
        return f"Say first how the dates of {quote(column.called)} are written."
    read = reader(column, None, guess.seen.every)
    days = [str(day) for cell in guess.seen.every if (day := read(cell).value)]
    if not days:
        return f"{quote(column.called)} holds no day."
    first, last = first_months(days, BEGINS_WITH)
    return replace(mapping, drift=DriftBaseline(heading, MONTH, first, last))


def begun(former: SurveyMapping, made: SurveyMapping) -> str:
    """What is said of a baseline that nobody chose; nothing if there is none."""
    if former.drift or not made.drift:
        return ""
    return (
        f"The baseline is {made.drift.first} to {made.drift.last}, the first months of the file, "
        "until you say another."
    )


def told(mapping: SurveyMapping) -> str:
    """How drift is looked for, in a few words."""
    drift = mapping.drift
    return f"by {drift.period}, baseline {drift.first} to {drift.last}" if drift else "none"
