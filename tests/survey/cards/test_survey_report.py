"""The report of a survey: what it holds, that it adds up, and how the command line saves it."""

from __future__ import annotations

import csv
import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from calculator.outputs.leaving import Origin
from calculator.outputs.report import POLICY
from calculator.survey.answers.responses import Responses
from calculator.survey.cards.dealing import dealt
from calculator.survey.cards.reporting import survey_report
from macros.cli import main
from tests.survey.cards.dealing_cards import column, typed
from tests.survey.surveys import airline, expectations

Captured = pytest.CaptureFixture[str]


class Tables(HTMLParser):
    """Captions of all tables, with the cells of their rows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self._now: list[list[str]] = []
        self._caption = self._inside = False
        self._name = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag == "table":
            self._now, self._name = [], ""
        elif tag == "tr":
            self._now.append([])
        self._caption = tag == "caption" or (self._caption and tag == "bdi")
        if tag in ("td", "th"):
            self._inside = True
            self._now[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self._caption = False
        elif tag in ("td", "th"):
            self._inside = False
        elif tag == "table":
            self.found[self._name] = self._now

    def handle_data(self, data: str) -> None:
        if self._caption:
            self._name += data
        elif self._inside:
            self._now[-1][-1] += data


def answers() -> Responses:
    cells: dict[str, list[object]] = {
        "team": [*["day"] * 40, *["night"] * 30, *["spare"] * 3, *["other"] * 2],
        "overall": [None if at % 9 == 0 else 1 + at % 5 for at in range(75)],
        "desk": [6 if at == 4 else 1 + at % 4 for at in range(75)],
        "name": [f"Person {at}" for at in range(75)],
        "weight": [0 if at == 7 else 1 for at in range(75)],
    }
    kinds = [column("team", "segment"), column("overall"), column("desk")]
    return typed(cells, kinds, outcome="overall", drivers=("desk",), weight="weight")


def made(found: Responses) -> str:
    about = Origin(title="A house", date="28 November 2026", version="1.0")
    return survey_report(found, dealt(found), about, {"satisfaction": ["A work"]}, "our.map.yml")


def test_what_was_read_left_out_and_counts_adds_up() -> None:
    tables = Tables(made(answers())).found
    rows = {what: int(n) for what, n in tables["Rows: what is left out and what counts add up"][1:]}
    read, kept = rows.pop("Rows of the file"), rows.pop("Rows that count")
    assert (read, kept) == (75, 74)
    assert kept + sum(rows.values()) == read
    [columns] = [cells for name, cells in tables.items() if name.startswith("Columns: ")]
    for name, _, n, left, why in columns[1:]:
        assert int(n) + int(left) == kept, name
        assert sum(map(int, re.findall(r": (\d+)", why))) == int(left)
    assert ["desk", "rating", "73", "1", "outside 1 to 5: 1"] in columns


def test_each_card_has_a_page_and_each_other_question_its_reason() -> None:
    found = answers()
    text = made(found)
    cards = dealt(found)
    assert text.count('<section class="method">') == len([card for card in cards if card.reply])
    plain = html.unescape(text)
    for card in cards:
        assert card.question in plain
        assert str(card.reply.answer if card.reply else card.why_not) in plain.replace(
            "\u00a0", " "
        )
    assert "the mapping “our.map.yml”" in plain
    assert "A work" in plain
    assert "“name”" in plain  # a heading that was left out is named, its cells never
    assert "Person" not in plain
    assert not re.search(r">(spare|other)<", text)
    assert "<script" not in text
    assert html.escape(POLICY, quote=False) in text or POLICY in plain


def test_the_inputs_of_a_card_run_in_its_calculator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    with Path("hotel.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(expectations())
    ask = ["survey", "hotel.csv", "--inputs", "servqual", "--inputs", "encounter"]
    assert main(ask) == 0
    said = capsys.readouterr()
    assert "add --inputs encounter, satisfaction or servqual" in said.out
    for key in ("servqual", "encounter"):
        path = f"hotel.csv.{key}.json"
        assert f"moments: saved {path}, for: moments run {key} {path}" in said.err
        assert main(["run", key, path, "--json"]) == 0
        run = json.loads(capsys.readouterr().out)
        card = _card(capsys, key)
        assert card["inputs"] == run["inputs"]
        gaps = [one["gap"] for one in run["rows"]]
        assert [one["gap"] for one in card["rows"]] == pytest.approx(gaps, abs=1e-9)
    for more, why in (
        ([], "add --force"),
        (["--force", "--inputs", "drivers"], "drivers: The mapping names no “outcome”"),
        (["--force", "--inputs", "servqua"], "did you mean “servqual”?"),
        (["--force", "--summaries"], "neither a report nor inputs are saved"),
    ):
        before = Path("hotel.csv.servqual.json").read_bytes()
        assert main([*ask, *more]) == 2
        assert why in capsys.readouterr().err
        assert Path("hotel.csv.servqual.json").read_bytes() == before


def _card(capsys: Captured, key: str) -> dict[str, Any]:
    assert main(["survey", "hotel.csv", "--mapping", "hotel.csv.map.yml", "--json"]) == 0
    cards = json.loads(capsys.readouterr().out)["cards"]
    return next(one for one in cards if one["card"] == key)


def test_the_command_saves_it_once_everything_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    with Path("flight.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(airline())
    assert main(["survey", "flight.csv", "--report", "flight.html"]) == 0
    assert "no report is saved before" in capsys.readouterr().err
    assert not Path("flight.html").exists()
    mapping = Path("flight.csv.map.yml")
    told = mapping.read_text(encoding="utf-8").replace("'0': '?'", "'0': no answer")
    mapping.write_text(told, encoding="utf-8")
    ask = ["survey", "flight.csv", "--mapping", mapping.name, "--report", "flight.html"]
    assert main(ask) == 0
    said = capsys.readouterr()
    assert "saved flight.html" in said.err
    report = Path("flight.html").read_text(encoding="utf-8")
    assert "flight.csv.map.yml" in report
    assert main(ask) == 2
    assert "add --force" in capsys.readouterr().err
    assert main([*ask, "--force", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    for card in data["cards"]:
        shown = card.get("answer") or card["why_not"]
        assert shown in said.out
        assert shown in html.unescape(report).replace("\u00a0", " ")
        for sentence in card.get("advice", ()):  # what a page advises, the command line says too
            assert sentence in said.out
