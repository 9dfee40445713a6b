"""A desk from one state to the next: what is said changes the mapping, or a sentence says why."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from calculator.survey import changing
from calculator.survey.answers.responses import responses
from calculator.survey.answers.tallies import tallied
from calculator.survey.cards.dealing import dealt
from calculator.survey.desk.keeping import packed, unpacked
from calculator.survey.desk.markup import STEPS
from calculator.survey.desk.sitting import Sitting, shown
from calculator.survey.desk.survey_desk import SurveyDesk, laid, remembered, spoken, typed
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.checking import checked
from calculator.survey.mapping.written import written
from tests import soaking
from tests.survey import surveys
from tests.survey.files import separated

SURVEYS = {
    "event": surveys.event(),
    "tickets": surveys.tickets(),
    "pairs": surveys.pairs(),
    "airline": surveys.airline(),
    "bank": surveys.bank(),
    "german": surveys.german(),
    "expectations": surveys.expectations(),
    "long": surveys.long(),
    "turned": surveys.turned(),
}
OF_MANY_KINDS = ("pairs", "airline", "long")
"""What the suite says of columns in all ways; a soak does so in each survey."""


def quiet(told: str) -> None:
    assert told.endswith("…")


def desk_of(name: str) -> SurveyDesk:
    return laid([(f"{name}.csv", separated(SURVEYS[name]).encode())], None, quiet)


def answered(desk: SurveyDesk) -> SurveyDesk:
    """The desk once each question has its first choice, or two ends."""
    for _ in range(50):
        if not desk.open:
            return desk
        one = desk.open[0]
        said = one.choices[0][0] if one.choices else "1, 10"
        place = one.key if desk.mapping else f"file.{one.key}"
        desk = spoken(desk, place, said, quiet)
        assert desk.note == "", (one, desk.note)
    raise AssertionError(desk.open)


@pytest.mark.parametrize("name", SURVEYS)
def test_once_all_is_answered_there_are_answers(name: str) -> None:
    desk = answered(desk_of(name))
    made = typed(desk)
    assert made.responses is not None
    assert made.responses.read == len(made.responses.lines) + sum(made.responses.left_rows.values())


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=soaking.only if one not in OF_MANY_KINDS else ()) for one in SURVEYS],
)
def test_any_column_can_be_said_to_be_of_any_kind(name: str) -> None:
    """Each change gives a mapping that is whole, or a sentence; no answer comes in silence."""
    desk = answered(desk_of(name))
    assert desk.mapping is not None
    before = written(desk.mapping)
    for guess in desk.guesses:
        for kind in ("", *KINDS):
            changed = spoken(desk, f"columns.{guess.seen.name}.kind", kind, quiet)
            assert changed.mapping is not None
            read = checked(written(changed.mapping))
            assert read.mapping == changed.mapping, read.faults
            refused = changed.mapping == desk.mapping and changed.note != ""
            inside = {one.heading for one in changed.mapping.columns}
            if not refused and kind in KINDS and KINDS[kind].kept and kind != "weight":
                assert guess.seen.name in inside
            if not changed.open:
                assert typed(changed).faults == (), (guess.seen.name, kind)
            assert {one.key for one in changed.open} == set(changed.mapping.unsaid())
            assert all("What is to stand at" not in one.asks for one in changed.open)
    assert written(desk.mapping) == before


def test_no_cell_of_a_person_comes_into_a_mapping() -> None:
    desk = answered(desk_of("bank"))
    rows = SURVEYS["bank"]
    at = rows[0].index("customer_name")
    names = {row[at] for row in rows[1:]}
    for kind in KINDS:
        changed = spoken(desk, "columns.customer_name.kind", kind, quiet)
        assert changed.mapping is not None
        text = written(changed.mapping, changed.open)
        assert not [name for name in names if name in text], kind


def test_what_is_asked_of_the_file_comes_first_and_can_be_said_again() -> None:
    text = "Größe;Note\n" + "".join(f"schön;{1 + at % 5}\n" for at in range(30))
    files = [("klein.csv", text.encode("cp1252"))]
    desk = laid(files, None, quiet)
    assert [one.key for one in desk.open] == ["encoding"]
    assert desk.mapping is None
    wrong = spoken(desk, "file.encoding", "cp850", quiet)
    assert wrong.export.headings[0] != "Größe"
    right = spoken(wrong, "file.encoding", "cp1252", quiet)
    assert right.export.headings[0] == "Größe"
    assert right.mapping is not None
    assert right.mapping.file["encoding"] == "cp1252"
    assert "encoding" in right.asked
    held = remembered(wrong)
    assert held is not None
    again = laid(files, checked(written(held)).mapping, quiet)
    assert again.export.headings == wrong.export.headings


def test_a_mapping_waits_until_the_file_is_answered() -> None:
    text = "Größe;Note\n" + "".join(f"schön;{1 + at % 5}\n" for at in range(30))
    said = "mapping: 1\nscales: {five: {ends: [1, 5]}}\n"
    said += "columns: [{heading: Note, kind: rating, scale: five}]"
    mapping = checked(said).mapping
    desk = laid([("klein.csv", text.encode("cp1252"))], mapping, quiet)
    assert desk.mapping is None
    desk = spoken(desk, "file.encoding", "cp1252", quiet)
    assert desk.mapping is not None
    assert [one.heading for one in desk.mapping.columns] == ["Note"]


@pytest.mark.parametrize(
    ("place", "said", "note"),
    [
        ("least_group", "3", "The smallest group that is shown: “3” is out of range"),
        ("scales.1 to 5.ends", "5", "Two numbers are needed, the lower first."),
        ("columns.satisfaction.turned", "yes", ""),
        ("columns.age.turned", "yes", "A number cannot be turned round. Nothing was changed."),
        ("moments.7.name", "x", "There is no such moment any more."),
        ("columns.nothing.shown", "x", "The mapping has no place"),
        ("columns.age.shown", "x" * 501, "At most 500 characters can stand here."),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(place: str, said: str, note: str) -> None:
    desk = answered(desk_of("airline"))
    changed = spoken(desk, place, said, quiet)
    assert changed.note.startswith(note)
    assert (changed.mapping == desk.mapping) is bool(note)


def test_labels_are_moved_added_and_taken_away() -> None:
    desk = desk_of("event")
    [asked] = [one for one in desk.open if one.key.endswith(".order")]
    name = asked.key.removeprefix("scales.").removesuffix(".order")

    def labels(one: SurveyDesk) -> list[str]:
        assert one.mapping is not None
        return [*one.mapping.scales[name].ordered]

    before = labels(desk)
    desk = spoken(desk, f"scales.{name}.labels", "up 1", quiet)
    assert labels(desk) == [before[1], before[0], *before[2:]]
    desk = spoken(desk, f"scales.{name}.labels", "add  Beyond \n words ", quiet)
    assert labels(desk)[-1] == "Beyond words"
    assert asked.key in [one.key for one in desk.open]
    desk = spoken(desk, asked.key, "reversed", quiet)
    assert labels(desk)[0] == "Beyond words"
    desk = spoken(desk, f"scales.{name}.labels", "drop 0", quiet)
    assert labels(desk) == [*reversed([before[1], before[0], *before[2:]])]
    refused = spoken(desk, f"scales.{name}.labels", "up 99", quiet)
    assert refused.note == "There is no such answer in the list."


def test_a_code_that_counts_after_all_lies_within_its_scale() -> None:
    desk = desk_of("airline")
    desk = spoken(desk, "scales.1 to 5.no_answer.0", "an answer", quiet)
    assert desk.note == ""
    assert desk.mapping is not None
    assert desk.mapping.scales["1 to 5"].ends == (0, 5)


@pytest.mark.parametrize("name", SURVEYS)
def test_what_is_kept_on_a_device_gives_the_same_answers(name: str) -> None:
    desk = answered(desk_of(name))
    assert desk.mapping is not None
    made = responses(desk.export, desk.mapping).responses
    assert made is not None
    text = packed(made)
    again = unpacked(text, desk.mapping)
    counts = tallied(again)
    assert [len(counts.pop("columns_left_out"))] == [len(made.left_columns)]
    expected = tallied(made)
    expected.pop("columns_left_out")
    assert json.loads(json.dumps(counts)) == json.loads(json.dumps(expected))
    cards = [card.data() for card in dealt(made)]
    assert [card.data() for card in dealt(again)] == cards
    for heading in made.left_columns:
        assert f'"{heading}"' not in text
    with pytest.raises(ValueError, match="answers"):
        unpacked(text.replace('"answers":1', '"answers":2'), desk.mapping)


@pytest.mark.parametrize("name", SURVEYS)
def test_the_page_names_its_controls_where_the_mapping_names_its_keys(name: str) -> None:
    for desk in (desk_of(name), answered(desk_of(name))):
        for step in STEPS:
            text = re.sub(r"(?s)<textarea.*?</textarea>", "", shown(desk, step)[0]["step"])
            said = re.sub(r"<[^>]+>", " ", text)
            assert not re.findall(r"“[a-z_]+:[^”]*”|in the mapping\b|\bwrite “", said), step


def test_each_way_to_change_something_is_said_somewhere() -> None:
    """A sentence that is worded otherwise would show the mapping's keys on the page."""
    sources = [*Path(changing.__file__).parent.rglob("*.py")]
    code = " ".join(one.read_text() for one in sources if one.name != "changing.py")
    # A sentence runs over lines of code, and what is put in stands in braces.
    flat = re.sub(r'"\s*f?"', "", code).replace("{{", "{").replace("}}", "}")
    for name, one in vars(changing).items():
        if isinstance(one, changing.WordedChange):
            assert f"{{{name}.mapping}}" in flat, name
    named = {id(one) for one in vars(changing).values()}
    for one in changing.CHANGES:
        parts = "[^”]*".join(map(re.escape, one.mapping.split("…")))
        assert id(one) in named or re.search(parts, flat), one.mapping
        assert changing.on_the_page(one.mapping.replace("…", "9")) != one.mapping


def test_a_sitting_shows_each_step_and_survives_what_it_refuses() -> None:
    told: list[str] = []
    sitting = Sitting(told.append)

    def opens(name: str, data: bytes, mapping: str = "", step: str = "") -> dict[str, Any]:
        found: dict[str, Any] = json.loads(sitting.open(json.dumps([name]), [data], mapping, step))
        return found

    assert "refused" in opens("nul.csv", b"No;\0")
    first = opens("desk.csv", separated(SURVEYS["tickets"]).encode())
    assert first["at"] == "file"
    assert told[:2] == ["Reading “nul.csv” …", "Reading “desk.csv” …"]
    assert "refused" in opens("nul.csv", b"No;\0")
    columns = json.loads(sitting.show("columns"))["step"]
    # Each control says where it stands, and nothing in the page's own words is left unescaped.
    assert re.findall(r'data-at="columns\.owner group\.kind"', columns)
    assert "refused" in opens("desk.csv", separated(SURVEYS["tickets"]).encode(), "mapping: 2")
    again = opens("desk.csv", separated(SURVEYS["tickets"]).encode(), first["mapping"], "answers")
    assert again["at"] == "answers"
    asked = json.dumps({"as": "svg", "which": 0})
    assert (
        "is not shown any more"
        in json.loads(sitting.leave("satisfaction", asked))["messages"][0]["text"]
    )
    sitting.show("says")
    assert json.loads(sitting.leave("satisfaction", asked))["file"] == "satisfaction-chart-1.svg"
    held = json.loads(sitting.keep())
    other = Sitting(told.append)  # as after the worker was let go
    other.restore("desk.csv", held["mapping"], held["answers"])
    other.show("says")
    assert json.loads(other.leave("satisfaction", asked))["file"] == "satisfaction-chart-1.svg"


def test_several_answers_for_a_person_are_kept_without_their_key() -> None:
    rows = [["customer id", "Score"], *([f"C{at % 20:05}", str(at % 5 + 1)] for at in range(60))]
    desk = laid([("again.csv", separated(rows).encode())], None, quiet)
    desk = spoken(desk, "person.counts", "each", quiet)
    made = typed(answered(desk)).responses
    assert made is not None
    assert len(set(made.persons or ())) == 20
    assert "C000" not in packed(made)
