"""What a desk keeps of waves and of drift when a column is said anew, and on a reader's device."""

from __future__ import annotations

from dataclasses import replace

from calculator.survey.cards.dealing import dealt
from calculator.survey.desk.keeping import packed, unpacked
from calculator.survey.desk.rekinded import rekinded
from calculator.survey.mapping.survey_mapping import DriftBaseline, SurveyMapping
from tests.survey.cards.dealing_cards import SCALES
from tests.survey.cards.drifting import answered as months_of
from tests.survey.cards.drifting import survey
from tests.survey.test_survey_desk import answered, desk_of


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
