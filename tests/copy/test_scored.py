"""A survey's results in a copy: a page and scenarios that it can build, and nothing of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.survey.answers.responses import Responses
from calculator.survey.cards.card import Card
from calculator.survey.cards.dealing import dealt
from calculator.survey.mapping.survey_mapping import MappedMoment
from macros.copy import scored
from macros.copy.check import check
from macros.sentence import MacroError
from macros.warehouse import leaving
from macros.warehouse.faults import Unscored
from tests.copy.copies import begun
from tests.survey.cards.dealing_cards import column, typed
from tests.survey.cards.drifting import answered, survey

TODAY = "28 November 2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begun(tmp_path / "copy")


@pytest.fixture(scope="module")
def answers() -> Responses:
    return survey(answered(11, worse="2025-04", size=lambda month: 3 if month == "2025-02" else 40))


def put(folder: Path, answers: Responses, cards: tuple[Card, ...] = ()) -> dict[str, str]:
    texts = scored.texts_of(folder, answers, cards or dealt(answers), TODAY)
    leaving.together(texts)
    return {path.relative_to(folder).as_posix(): said for path, said in texts.items()}


def test_drift_stands_before_all_else_and_sums_become_scenarios(
    folder: Path, answers: Responses
) -> None:
    texts = put(folder, answers)
    page = texts["docs/our-moments.md"]
    assert page.split("\n## ")[1].startswith("Which moments have drifted, and since when?")
    assert "<svg" in page
    assert texts.keys() == {
        "docs/our-moments.md",
        "scenarios/scored-satisfaction.yml",
        "scenarios/scored-kano.yml",
    }
    told = yaml.safe_load(texts["scenarios/scored-kano.yml"])
    assert told["calculator"] == "kano"
    assert told["label"].endswith(f"scored on {TODAY}.")


def test_small_months_and_rows_stay_where_they_are(folder: Path, answers: Responses) -> None:
    texts = put(folder, answers)
    assert not any("2025-02" in said for said in texts.values()), "three answers tell of people"
    days = {str(day) for day in answers.of("day").values}
    assert not any(
        day in said for day in days - {"2024-12-31", "2024-01-01"} for said in texts.values()
    )


def test_no_label_calls_a_macro_and_the_copy_can_be_built(folder: Path) -> None:
    cells: dict[str, list[object]] = {
        "team": [*['{{ sources() }} {% x %} <b>"'] * 30, *["b"] * 30],
        "wait": [1 + at % 5 for at in range(60)],
    }
    kinds = [column("team", "segment"), column("wait", shown="{{ survey() }} <i>")]
    moment = MappedMoment("{{ a }}", {"experience": "wait"})
    texts = put(folder, typed(cells, kinds, [moment]))
    assert check(folder) == []
    page = texts["docs/our-moments.md"]
    assert "{" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "&#123;&#123; survey() &#125;&#125;" in page


def test_a_later_run_replaces_its_own_files_and_removes_what_is_told_no_more(
    folder: Path, answers: Responses
) -> None:
    put(folder, answers)
    cards = tuple(card for card in dealt(answers) if card.key != "kano")
    texts = scored.texts_of(folder, answers, cards, TODAY)
    assert scored.former(folder, texts) == [folder / "scenarios/scored-kano.yml"]


def test_what_the_copy_does_not_offer_becomes_no_scenario(tmp_path: Path, answers: Any) -> None:
    folder = begun(tmp_path / "copy", methods=["encounter", "kano", "waiting-time"])
    assert "scenarios/scored-satisfaction.yml" not in put(folder, answers)


@pytest.mark.parametrize("place", ["docs/our-moments.md", "scenarios/scored-kano.yml"])
def test_a_file_of_the_organisations_own_is_never_replaced(
    place: str, folder: Path, answers: Responses
) -> None:
    (folder / place).write_text("# Ours\n", encoding="utf-8")
    with pytest.raises(MacroError, match="is not from “moments score”, so it is not replaced"):
        scored.copy_at(str(folder))
    with pytest.raises(MacroError, match="not replaced"):
        put(folder, answers)
    assert (folder / place).read_text(encoding="utf-8") == "# Ours\n"


def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text(f"{scored.MARK}\n", encoding="utf-8")
    (folder / scored.DASHBOARD).symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(MacroError, match="is a link, and nothing is written through a link"):
        scored.copy_at(str(folder))


def test_what_is_no_copy_is_said(tmp_path: Path) -> None:
    with pytest.raises(MacroError, match="is no copy of the site that could be built"):
        scored.copy_at(str(tmp_path / "nowhere"))


def test_all_files_are_written_or_none(folder: Path, answers: Responses) -> None:
    put(folder, answers)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    texts = scored.texts_of(folder, answers, dealt(answers), "29 November 2026")
    with pytest.raises(Unscored, match="The page was not written"):
        leaving.together({**texts, folder / "logo.svg" / "no-folder.md": "x"})
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after == before
