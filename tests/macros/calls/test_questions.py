"""Fold-outs at the ends of guides: printed from the bank as if they were written there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.exam import bank
from macros.sentence import MacroError
from tests.macros.conftest import Convert
from tests.macros.exam.banks import RIGHT, SHORT, docs_with

DOCS = Path(__file__).parents[3] / "docs"
CALL = re.compile(r'^\{\{ questions\("([a-z0-9-]+)"\) \}\}$', re.MULTILINE)
CALLED = {
    name: path.relative_to(DOCS).as_posix()
    for path in sorted(DOCS.rglob("*.md"))
    for name in CALL.findall(path.read_text(encoding="utf-8"))
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Pages with a bank of two questions, both of them folded."""
    short = SHORT.replace("    source:", "    fold: ours\n    source:").replace(
        "It pleases when",
        "It *pleases*, says [a guide](learn/kano.md) {{ cite('kano1984') }}, when",
    )
    return docs_with(
        tmp_path, short, RIGHT.replace("    source:", "    fold: choices\n    source:")
    )


def test_a_short_answer_is_converted_where_it_stands(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    html = convert('# T\n\n{{ questions("ours") }}\n\nNext.\n\n{{ sources() }}', lambda _: None)
    assert "<summary>What is attractive?</summary>" in html
    assert "<em>pleases</em>" in html
    assert 'href="learn/kano.md"' in html
    assert 'data-cites="kano1984"' in html
    assert "<p>Next.</p>" in html


def test_it_is_what_the_page_would_have_said_itself(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    written = '??? question "What is attractive?"\n\n    '
    written += "It *pleases*, says [a guide](learn/kano.md), when it is there and is not missed."
    answer = bank.load(docs).fold("ours")[0].answer
    assert answer is not None
    path = docs / "exam" / "test.yml"
    path.write_text(
        path.read_text("utf-8").replace(" {{ cite('kano1984') }}", ""), encoding="utf-8"
    )
    assert convert('{{ questions("ours") }}') == convert(written)


def test_a_choice_shows_its_options_and_folds_its_reasons(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    html = convert('{{ questions("choices") }}')
    assert "<strong>1. Which comes first?</strong>" in html
    assert "<p>(a) must-be; (b) attractive; (c) indifferent</p>" in html
    assert "<summary>Answer to question 1</summary>" in html
    assert re.search(r"<strong>\(c\)</strong> Nobody.*<strong>\(a\)</strong> It ends", html)


def test_a_link_to_a_page_that_is_left_out_keeps_its_words(docs: Path, convert: Convert) -> None:
    path = docs / "exam" / "test.yml"
    path.write_text(path.read_text("utf-8").replace("learn/kano.md)", "learn/other.md)"))
    bank.load(docs)
    (docs / "learn" / "other.md").unlink()
    with pytest.raises(MacroError, match=r"there is no page “learn/other\.md”"):
        convert('# T\n\n{{ questions("ours") }}\n\n{{ sources() }}')


def test_an_unknown_list_is_named_with_the_nearest(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    said = r"page\.md:1: No question of the bank says fold: ous; did you mean “ours”\?"
    with pytest.raises(MacroError, match=said):
        convert('{{ questions("ous") }}')


def test_a_list_cannot_stand_in_running_text(docs: Path, convert: Convert) -> None:
    assert docs.is_dir()
    with pytest.raises(MacroError, match="makes a block and cannot stand in running text"):
        convert('So {{ questions("ours") }}.')


def test_what_is_wrong_in_the_bank_stops_the_page(docs: Path, convert: Convert) -> None:
    path = docs / "exam" / "test.yml"
    path.write_text(path.read_text("utf-8").replace("type: short", "type: shrot"))
    said = r"page\.md:1: exam/test\.yml:4:11: “kano-short”, type: “shrot” is none; did you mean"
    with pytest.raises(MacroError, match=said):
        convert('{{ questions("ours") }}')


def test_28_guides_end_with_questions_and_the_bank_has_them_all() -> None:
    """They were 126 when they stood in the pages."""
    asked = bank.load(DOCS)
    folded = [one for one in asked.questions if one.fold]
    assert len(folded) >= 126
    assert {one.fold for one in folded} == CALLED.keys()
    assert len(set(CALLED.values())) >= 28
    for one in folded:
        assert one.fold is not None
        assert one.page == CALLED[one.fold], one.id


def test_no_page_has_a_question_of_its_own() -> None:
    for path in DOCS.rglob("*.md"):
        assert "??? question" not in path.read_text(encoding="utf-8"), path
