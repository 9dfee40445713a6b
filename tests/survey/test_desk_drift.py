"""What a desk keeps of waves and of drift when a column is said anew, and on a reader's device."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from calculator.survey.cards.dealing import dealt
from calculator.survey.desk.keeping import packed, unpacked
from calculator.survey.desk.rekinded import rekinded
from calculator.survey.desk.sitting import shown
from calculator.survey.desk.survey_desk import SurveyDesk, laid, spoken, typed
from calculator.survey.mapping.checking import checked
from calculator.survey.mapping.survey_mapping import DriftBaseline, SurveyMapping
from calculator.survey.mapping.written import written
from tests.survey.cards.dealing_cards import SCALES
from tests.survey.cards.drifting import answered as months_of
from tests.survey.cards.drifting import survey
from tests.survey.files import separated
from tests.survey.test_survey_desk import answered, desk_of, quiet


def test_waves_and_drift_are_kept_on_a_device_as_well() -> None:
    made = survey(months_of(1), wave="day")
    kept = SurveyMapping(
        tuple(one.column for one in made.columns),
        SCALES,
        made.moments,
        outcome=made.outcome,
        drivers=made.drivers,
        wave=made.wave,
        drift=made.drift,
    )
    cards = [card.data() for card in dealt(unpacked(packed(made), kept))]
    assert cards == [card.data() for card in dealt(made)]
    assert any(one["card"] == "five-steps" for one in cards)


def test_a_date_keeps_its_waves_and_its_drift_when_its_kind_is_said_anew() -> None:
    desk = answered(desk_of("bank"))
    assert desk.mapping is not None
    [day] = [one.heading for one in desk.mapping.columns if one.kind == "date"]
    watched = DriftBaseline(day, "month", "2024-01-01", "2024-12-31")
    mapping = replace(desk.mapping, wave=day, drift=watched)
    cells = desk.export.columns[[*desk.export.headings].index(day)]
    [guess] = [one for one in desk.guesses if one.seen.name == day]
    again = rekinded(mapping, guess, "date", desk.export.headings, cells).mapping
    assert (again.wave, again.drift) == (day, watched)
    for kind in ("", "segment"):
        other = rekinded(mapping, guess, kind, desk.export.headings, cells).mapping
        assert other.drift is None


def two_years() -> SurveyDesk:
    """A desk with days of two years, two ratings, an outcome and a moment of Kano's columns."""
    made = survey(months_of(1, worse="2025-04"), drift=None)
    mapping = SurveyMapping(
        tuple(one.column for one in made.columns),
        SCALES,
        made.moments,
        outcome=made.outcome,
        drivers=made.drivers,
    )
    cells = months_of(1, worse="2025-04")
    rows = [[*cells], *([str(one) for one in row] for row in zip(*cells.values(), strict=True))]
    desk = laid([("years.csv", separated(rows).encode())], mapping, quiet)
    assert desk.note == "The mapping fits."
    return desk


def drift_card(desk: SurveyDesk) -> dict[str, object]:
    made = typed(desk).responses
    assert made
    return next(card.data() for card in dealt(made) if card.key == "five-steps")


def test_drift_is_asked_for_by_controls_as_by_the_mapping() -> None:
    desk = two_years()
    assert 'data-card="five-steps"' not in shown(desk, "says")[0]["step"]
    desk = spoken(desk, "drift.date", "day", quiet)
    assert desk.note == (
        "The baseline is 2024-01-01 to 2024-12-31, the first months of the file, "
        "until you say another."
    )
    assert desk.mapping is not None
    assert desk.mapping.drift == DriftBaseline("day", "month", "2024-01-01", "2024-12-31")
    page = shown(desk, "columns")[0]["step"]
    places = ("date", "period", "baseline.from", "baseline.to")
    assert set(re.findall(r'data-(?:at|line)="drift\.([a-z.]+)"', page)) == {*places}
    assert checked(written(desk.mapping, (), {})).mapping == desk.mapping
    assert "left its control limits in 2025-0" in str(drift_card(desk))
    assert 'data-card="five-steps"' in shown(desk, "says")[0]["step"]
    weekly = desk
    for place, said in (
        ("period", "week"),
        ("baseline.to", "2024-06-30"),
        ("baseline.from", "2024-01-08"),
    ):
        weekly = spoken(weekly, f"drift.{place}", said, quiet)
        assert weekly.note == ""
    assert weekly.mapping is not None
    assert weekly.mapping.drift == DriftBaseline("day", "week", "2024-01-08", "2024-06-30")
    none = spoken(weekly, "drift.date", "", quiet)
    assert none.mapping is not None
    assert none.mapping.drift is None


@pytest.mark.parametrize(
    ("place", "said", "note"),
    [
        ("date", "wait", "“wait” is no column of dates that is kept."),
        ("period", "year", "A period is a day, a week or a month."),
        ("baseline.from", "1.2.2024", "A day is needed here, the year first, as in 2024-01-31."),
        (
            "baseline.to",
            "2024-02-30",
            "“2024-02-30” is no day of the calendar. Nothing was changed.",
        ),
        ("baseline.to", "2023-12-31", "The baseline ends on 2023-12-31, before it begins on"),
        ("baseline", "2024-01-01", "The mapping has no place “drift.baseline” any more."),
    ],
)
def test_a_change_of_drift_that_cannot_be_alters_nothing(place: str, said: str, note: str) -> None:
    desk = spoken(two_years(), "drift.date", "day", quiet)
    changed = spoken(desk, f"drift.{place}", said, quiet)
    assert changed.note.startswith(note)
    assert changed.mapping == desk.mapping
    untouched = two_years()
    if place != "date":
        early = spoken(untouched, f"drift.{place}", said, quiet)
        assert early.note == "Choose first by which dates drift is looked for."
        assert early.mapping == untouched.mapping


def test_days_that_are_not_settled_begin_no_baseline() -> None:
    desk = desk_of("bank")
    changed = spoken(desk, "drift.date", "survey_date", quiet)
    assert changed.note == "Say first how the dates of “survey_date” are written."
    assert changed.mapping == desk.mapping
