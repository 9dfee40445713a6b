"""Quizzes where the point is taught: complete without a script, with keys for one that compares."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from macros.exam import bank, numbers
from macros.exam.form import Numeric, Ordering
from macros.page.house import House, adopt
from macros.sentence import MacroError
from tests.macros.conftest import Convert
from tests.macros.exam.banks import NUMBER, ORDERED, RIGHT, SHORT, TWO, docs_with

DOCS = Path(__file__).parents[3] / "docs"
CALL = re.compile(r'^\{\{ quiz\("([a-z0-9-]+)"\) \}\}$', re.MULTILINE)
CALLED = {
    name: path.relative_to(DOCS).as_posix()
    for path in sorted(DOCS.rglob("*.md"))
    for name in CALL.findall(path.read_text(encoding="utf-8"))
}
MOST_BYTES = 4096


def within(text: str, name: str) -> str:
    return text.replace("    source:", f"    quiz: {name}\n    source:", 1)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Pages with a bank of a question of each type, each in a quiz of its own."""
    banks = {"one": RIGHT, "two": TWO, "order": ORDERED, "short": SHORT, "number": NUMBER}
    word = RIGHT.replace("kano-first", "kano-word").replace("type: choice", "type: word")
    word = word.replace("Which comes first?", "First comes ___ quality.")
    negative = RIGHT.replace("kano-first", "kano-not").replace("type: choice", "type: not")
    negative = negative.replace("Which comes first?", "Which is **not** missed < later?")
    banks |= {"word": word, "not": negative}
    return docs_with(tmp_path, *(within(text, name) for name, text in banks.items()))


class _Parts(HTMLParser):
    """All elements with their attributes and the text within them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str, **attributes: Any) -> list[dict[str, str | None]]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            found for name, found in self.found if name == tag and wanted.items() <= found.items()
        ]


def made(convert: Convert, name: str) -> tuple[str, _Parts]:
    html = convert(f'# T\n\n{{{{ quiz("{name}") }}}}')
    return html, _Parts(html)


def test_a_choice_has_options_key_and_a_reason_for_each(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    html, parts = made(convert, "one")
    assert [one["value"] for one in parts.all("input", type="radio")] == ["1", "2", "3"]
    assert {one["name"] for one in parts.all("input")} == {"kano-first"}
    assert parts.all("fieldset")[0]["data-key"] == "3"
    assert [one["data-reason"] for one in parts.all("li")] == ["1", "2", "3"]
    assert "<strong>indifferent</strong> (right): Nobody knows it yet." in html
    assert "<strong>must-be</strong>: It ends so." in html
    assert parts.all("details")[0].keys() >= {"data-reasons"}
    assert "open" not in parts.all("details")[0]
    assert parts.all("p", role="status")


def test_a_list_of_two_has_boxes_and_both_keys(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    html, parts = made(convert, "two")
    assert len(parts.all("input", type="checkbox")) == 4
    assert parts.all("fieldset")[0]["data-key"] == "1 2"
    assert "Two are right." in html


def test_a_gap_can_be_heard_and_an_exception_is_bold(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    html, _ = made(convert, "word")
    assert '<span role="img" aria-label="missing word">_____</span>' in html
    html, _ = made(convert, "not")
    assert "Which is <strong>not</strong> missed &lt; later?" in html


def test_things_to_order_stand_mixed_with_their_places(docs: Path, convert: Convert) -> None:
    html, parts = made(convert, "order")
    places = [one["data-place"] for one in parts.all("select")]
    assert sorted(map(str, places)) == ["1", "2", "3"]
    assert [one["data-reason"] for one in parts.all("li")] == ["1", "2", "3"]
    (ordered,) = [one for one in bank.load(docs).questions if isinstance(one, Ordering)]
    reasons = html[html.index("<ol>") :]
    assert [reasons.index(item.text) for item in ordered.items] == sorted(
        reasons.index(item.text) for item in ordered.items
    )


def test_a_number_has_its_limits_and_its_solution(docs: Path, convert: Convert) -> None:
    html, parts = made(convert, "number")
    (template,) = [one for one in bank.load(docs).questions if isinstance(one, Numeric)]
    (one,) = numbers.instances(template, 1)
    assert one.ask in html
    (field,) = parts.all("input")
    assert (field["data-lowest"], field["data-highest"]) == (f"{one.lowest:g}", f"{one.highest:g}")
    assert one.worked in html
    assert f"<strong>{one.key:g} points</strong>" in html


def test_a_short_answer_has_points_to_tick_and_nothing_to_mark(
    docs: Path, convert: Convert
) -> None:
    assert docs.is_dir()
    html, parts = made(convert, "short")
    assert len(parts.all("input", type="checkbox")) == 2
    assert parts.all("button") == []
    assert "<summary>A full answer</summary>" in html


def test_source_and_page_are_led_to(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    html, _ = made(convert, "one")
    assert '<a href="../learn/kano/#the-life-of-a-delight">The life of a delight</a>' in html
    assert '<a href="../reference/sources/#source-kano1984">Kano, 1984</a>' in html


def test_a_page_that_a_copy_left_out_is_not_led_to(docs: Path, convert: Convert) -> None:
    (docs / "learn" / "kano.md").unlink()
    adopt(House(docs / "elsewhere"))
    try:
        html, _ = made(convert, "one")
    finally:
        adopt(House())
    assert "Taught under" not in html
    assert "Kano, 1984" in html


def test_a_quiz_is_asked_once_on_a_page(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    with pytest.raises(MacroError, match="This page asks the quiz “one” already"):
        convert('{{ quiz("one") }}\n\n{{ quiz("one") }}')
    assert convert('{{ quiz("one") }}\n\n{{ quiz("two") }}').count("<moments-quiz ") == 2


def test_an_unknown_quiz_is_named_with_the_nearest(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    said = r"page\.md:1: No question of the bank says quiz: ordre; did you mean “order”\?"
    with pytest.raises(MacroError, match=said):
        convert('{{ quiz("ordre") }}')


def test_search_finds_the_guide_and_not_its_quiz(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    _, parts = made(convert, "one")
    assert parts.all("moments-quiz")[0].keys() >= {"data-search-exclude"}


def test_more_than_ten_guides_ask_where_they_teach() -> None:
    asked = {one.quiz: one.page for one in bank.load(DOCS).questions if one.quiz}
    assert asked == CALLED
    assert len(set(CALLED.values())) >= 10


def test_each_type_that_a_script_marks_is_asked_somewhere() -> None:
    asked = {type(one).__name__ for one in bank.load(DOCS).questions if one.quiz}
    assert asked == {
        *("SingleChoice", "Exclusion", "MissingWord", "ListOfTwo", "Ordering", "Numeric")
    }


def test_the_script_is_small() -> None:
    assert (DOCS / "assets" / "moments" / "quiz.js").stat().st_size <= MOST_BYTES
