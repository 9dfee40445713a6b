"""What was wrong with a question: said in the bank, borne out by it, and shown on a page."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from macros.exam import bank
from macros.exam.bank import load, look
from macros.exam.reporting import address
from macros.page.house import House, adopt
from tests.macros.conftest import Convert
from tests.macros.exam.banks import RIGHT, docs_with

ERRATA = """\
errata:
  - question: kano-first
    day: 2026-11-28
    done: corrected
    said: It held | must-be for the *first* class.
  - question: kano-gone
    day: 2026-11-20
    done: withdrawn
    said: Two options were right.
"""
QUIZ = RIGHT.replace("    source:", "    quiz: ours\n    source:")


def with_errata(errata: str = ERRATA) -> str:
    return RIGHT.replace("questions:\n", f"{errata}questions:\n", 1)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return docs_with(tmp_path, with_errata())


def test_the_latest_comes_first(docs: Path) -> None:
    assert [(one.question, one.day) for one in load(docs).errata] == [
        ("kano-first", datetime.date(2026, 11, 28)),
        ("kano-gone", datetime.date(2026, 11, 20)),
    ]


def test_they_are_a_table_on_a_page(docs: Path, convert: Convert) -> None:
    html = convert("# T\n\n{{ errata() }}", lambda _: None)
    assert docs.is_dir()
    assert "<td>28 November 2026</td>" in html
    assert "<td><code>kano-first</code></td>" in html
    assert "<td>It held | must-be for the <em>first</em> class.</td>" in html
    assert html.index("kano-first") < html.index("kano-gone")


def test_a_bank_without_any_says_so(docs: Path, convert: Convert) -> None:
    docs_with(docs.parent, RIGHT)
    html = convert("# T\n\n{{ errata() }}", lambda _: None)
    assert f"None so far, in bank {load(docs).version}." in html


WRONG = {
    "a withdrawn question that is asked": (
        ERRATA.replace("kano-gone", "kano-first"),
        ["7:15: errata: “kano-first” is withdrawn, and it is still asked."],
    ),
    "a corrected question that there is not": (
        ERRATA.replace("question: kano-first", "question: kano-frist"),
        [
            "3:15: errata: there is no question “kano-frist”; did you mean “kano-first”?",
        ],
    ),
    "a question whose change is older": (
        ERRATA.replace("day: 2026-11-28", "day: 2026-11-30"),
        [
            "3:15: errata: “kano-first” was corrected on 2026-11-30, and its changed: says "
            "2026-11-28; raise that.",
        ],
    ),
    "something that cannot be done": (
        ERRATA.replace("done: corrected", "done: corected"),
        ["5:11: errata, 1, done: “corected” is not what can be done; did you mean “corrected”?"],
    ),
    "nothing said": (
        ERRATA.replace("    said: Two options were right.\n", ""),
        [
            "7:5: errata, 2: the key “said” is missing: what was wrong, so that those who learnt "
            "it can unlearn it.",
        ],
    ),
    "a day that is none": (
        ERRATA.replace("day: 2026-11-20", "day: soon"),
        [
            "8:10: errata, 2, day: a day such as 2026-11-28, without quotation marks, is needed "
            "here, not text.",
        ],
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_said_at_its_place(tmp_path: Path, kind: str) -> None:
    errata, sentences = WRONG[kind]
    docs = docs_with(tmp_path, with_errata(errata))
    assert [str(one).removeprefix("exam/test.yml:") for one in look(docs)[1]] == sentences


def test_every_word_of_a_question_is_in_the_version(tmp_path: Path) -> None:
    one = load(docs_with(tmp_path / "one", RIGHT)).version
    assert one == load(docs_with(tmp_path / "two", RIGHT)).version
    other = load(docs_with(tmp_path / "three", RIGHT.replace("It ends so.", "It ends thus.")))
    assert other.version != one
    assert one.startswith("2026-11-28.")


def test_a_quiz_leads_to_where_questions_are_reported(docs: Path, convert: Convert) -> None:
    docs_with(docs.parent, QUIZ)
    text = '# T\n\n{{ quiz("ours") }}'
    assert "Report" not in convert(text, lambda _: None)
    where = "https://example.org/new?title={question}&body=Bank+{bank}"
    adopt(House(report=where))
    try:
        html = convert(text, lambda _: None)
    finally:
        adopt(House())
    wanted = address(where, "kano-first", bank.load(docs).version).replace("&", "&amp;")
    assert f'<a href="{wanted}">Report this question</a>' in html
