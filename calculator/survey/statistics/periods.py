"""Days, weeks and months: in which of them a row lies, and the statistics of each."""

from dataclasses import replace

from calculator.survey.answers.responses import Responses
from calculator.survey.dates import monday_of, week_of
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import DAY, MONTH, DriftBaseline
from calculator.survey.statistics.followed import nobody
from calculator.survey.statistics.gathering import Gathering, GatheringPlan
from calculator.survey.statistics.splits import Split, repeats

MOST_PERIODS = 400
"""Periods that are told: days of a year and more."""


def period_of(day: str, length: str) -> str:
    """The period of a length that a day lies in; weeks are those of ISO 8601, from Monday on.

    >>> [period_of("2024-12-31", length) for length in ("day", "week", "month")]
    ['2024-12-31', '2025-W01', '2024-12']
    """
    if length == DAY:
        return day
    if length == MONTH:
        return day[:7]
    return week_of(day)


def begins(period: str) -> str:
    """The first day of a period.

    >>> begins("2025-W01"), begins("2024-12"), begins("2024-12-31")
    ('2024-12-30', '2024-12-01', '2024-12-31')
    """
    if "W" in period:
        return monday_of(period)
    return period if period.count("-") > 1 else f"{period}-01"


def in_baseline(period: str, drift: DriftBaseline) -> bool:
    """Whether a period begins in the baseline.

    >>> watched = DriftBaseline("day", "month", "2024-01-15", "2024-12-31")
    >>> in_baseline("2024-01", watched), in_baseline("2024-02", watched)
    (False, True)
    """
    return drift.first <= begins(period) <= drift.last


def after_baseline(period: str, drift: DriftBaseline) -> bool:
    """Whether a period begins after the baseline.

    >>> after_baseline("2025-W01", DriftBaseline("day", "week", "2024-01-01", "2024-12-29"))
    True
    """
    return begins(period) > drift.last


def watched(answers: Responses) -> DriftBaseline | None:
    """What the mapping says of drift, if the column that it names holds days."""
    drift = answers.drift
    if drift is None:
        return None
    dated = [one.column for one in answers.columns if KINDS[one.column.kind].read == "date"]
    return drift if drift.date in {one.heading for one in dated} else None


def periods_of(answers: Responses, plan: GatheringPlan) -> Split | None:
    """The statistics of each period in which somebody answered; None if the mapping asks none."""
    drift = watched(answers)
    if drift is None:
        return None
    rows: dict[str, list[int]] = {}
    named: dict[str, str] = {}
    for at, day in enumerate(answers.of(drift.date).values):
        if day is not None:
            name = named.setdefault(str(day), period_of(str(day), drift.period))
            rows.setdefault(name, []).append(at)
    if len(rows) > MOST_PERIODS:
        return too_many(answers, drift, len(rows))
    gathering = Gathering(answers, replace(plan, sets=plan.group_sets))
    order = sorted(rows, key=begins)
    times = {name: repeats(answers, rows[name]) for name in order}
    groups = {name: gathering.of(rows[name]).repeated(times[name]) for name in order}
    return replace(too_many(answers, drift, 0), groups=groups, repeated=times)


def too_many(answers: Responses, drift: DriftBaseline, many: int) -> Split:
    """Periods of which none is told, since there are so many."""
    return Split(drift.date, answers.of(drift.date).column.called, {}, nobody, True, many)
