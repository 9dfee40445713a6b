"""What a desk keeps of waves and of drift when a column is said anew, and on a reader's device."""

from __future__ import annotations

from dataclasses import replace

from calculator.survey.cards.dealing import dealt
from calculator.survey.desk.columns_markup import columns_step
from calculator.survey.desk.keeping import packed, unpacked
from calculator.survey.desk.rekinded import rekinded
from calculator.survey.desk.survey_desk import SurveyDesk, laid, spoken, typed
from calculator.survey.mapping.survey_mapping import DriftBaseline, SurveyMapping
from calculator.survey.mapping.written import written
from tests.survey.cards.dealing_cards import SCALES
from tests.survey.cards.drifting import WATCHED, survey
from tests.survey.cards.drifting import answered as months_of
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


def by_month() -> SurveyDesk:
    """Two years on a desk, with what they are about said, and nothing of drift."""
    cells = months_of(1, worse="2025-03")
    rows = [[*cells], *zip(*cells.values(), strict=True)]
    text = "".join(",".join(map(str, row)) + "\n" for row in rows)
    desk = laid([("years.csv", text.encode())], None, quiet)
    for heading, kind in {"with": "functional", "without": "dysfunctional"}.items():
        desk = spoken(desk, f"columns.{heading}.kind", kind, quiet)
    desk = spoken(desk, "moments", "functional with", quiet)
    at = len(desk.mapping.moments) - 1 if desk.mapping else 0
    desk = spoken(desk, f"moments.{at}.dysfunctional", "without", quiet)
    desk = spoken(desk, "outcome", "overall", quiet)
    for heading in ("wait", "tip"):
        desk = spoken(desk, f"drivers.{heading}", "yes", quiet)
    return answered(desk)


def test_drift_is_asked_for_by_its_controls() -> None:
    desk = spoken(by_month(), "drift.date", "day", quiet)
    (asked,) = desk.open
    assert asked.key == "drift.baseline"
    assert asked.asks == "By which days are all other months judged?"
    assert "The file’s days are 2024-01-01 to 2025-12-28. " in asked.why
    assert "12 months at least" in asked.why
    assert desk.mapping is not None
    text = written(desk.mapping, desk.open)
    assert "from: '?'" in text
    assert "# By which days are all other months judged?" in text
    for said, sentence in {
        "2024": "Two days are needed",
        "2024-12-31, 2024-01-01": "Two days are needed, the earlier first",
        "2024-02-30, 2024-12-31": "“2024-02-30” is no day of the calendar.",
        "": "Two days are needed",
    }.items():
        refused = spoken(desk, "drift.baseline", said, quiet)
        assert sentence in refused.note
        assert refused.mapping == desk.mapping
    desk = spoken(desk, "drift.baseline", "2024-01-01 to 2024-12-31", quiet)
    assert (desk.open, desk.note) == ((), "")
    assert desk.mapping is not None
    assert desk.mapping.drift == WATCHED
    made = typed(desk).responses
    assert made is not None
    (card,) = [card for card in dealt(made) if card.key == "five-steps"]
    assert card.reply is not None
    assert "2025-03" in str(card.data())


def test_a_period_is_chosen_once_dates_are_and_all_goes_with_them() -> None:
    desk = by_month()
    assert "Say first by which dates" in spoken(desk, "drift.period", "week", quiet).note
    assert "Say first by which dates" in spoken(desk, "drift.baseline", "x", quiet).note
    desk = spoken(desk, "drift.date", "day", quiet)
    desk = spoken(desk, "drift.period", "week", quiet)
    assert desk.open[0].asks == "By which days are all other weeks judged?"
    assert columns_step(desk).count('data-at="drift.') == 2
    assert 'data-line="drift.baseline"' in columns_step(desk)
    desk = spoken(desk, "drift.date", "", quiet)
    assert desk.mapping is not None
    assert desk.mapping.drift is None
    assert desk.open == ()
    assert columns_step(desk).count('data-at="drift.') == 1
