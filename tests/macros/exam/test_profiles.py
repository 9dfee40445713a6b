"""The forms of exams: facts with a source and a day, and how far the bank serves each."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.exam import bank, profiles
from macros.knowledge.problems import Problems
from tests.macros.exam.banks import RIGHT, docs_with

DOCS = Path(__file__).parents[3] / "docs"
GIVEN = """\
exams:
  - id: one
    name: In the form of one
    family: services-marketing
    questions: 40
    pass: 26
    minutes: 60
    options: 4
    types: [choice, word]
    source: [kano1984]
    held: 2026-11-28
    open: Nothing was confirmed.
"""


def given(tmp_path: Path, text: str) -> Path:
    docs = docs_with(tmp_path, RIGHT)
    (docs / profiles.EXAMS_FILE).parent.mkdir(parents=True, exist_ok=True)
    (docs / profiles.EXAMS_FILE).write_text(text, encoding="utf-8")
    return docs


def test_each_form_of_the_site_says_what_it_rests_on() -> None:
    forms = profiles.load(DOCS)
    assert [one.id for one in forms if one.own] == ["services-marketing"]
    confirmed = {one.id: (one.questions, one.passing, one.minutes) for one in forms if not one.own}
    assert confirmed == {
        "itil4-foundation": (40, 26, 60),
        "itil5-foundation": (40, 26, 60),
        "itil4-dsv": (40, 28, 90),
    }
    assert all(one.source for one in forms if not one.own)


def test_how_far_the_bank_serves_an_exam_is_counted() -> None:
    ours = bank.load(DOCS)
    for form in profiles.load(DOCS):
        fitting = [
            one.question
            for one in ours.placed
            if one.question.type in form.types  # type: ignore[attr-defined]
            and form.options in (None, len(getattr(one.question, "options", ())) or form.options)
        ]
        serving = [one for one in fitting if form.family in one.families]
        assert form.serving(ours) == (len(fitting), len(serving))
        assert len(fitting) >= form.questions, "no paper of this length can be drawn"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "pass: 26",
            "pass: 41",
            "exams.yml:6:11: “one”, pass: 41 cannot be reached with 40 questions.",
        ),
        ("[choice, word]", "[choice, short]", "“short” cannot be marked by a page; choice, not,"),
        ("services-marketing", "services-marketin", "there is no family “services-marketin”;"),
        ("    source: [kano1984]\n", "    source: []\n", "it rests on nothing; give a key"),
        ("kano1984", "kano1948", "there is no work “kano1948” in the bibliography;"),
        ("    held: 2026-11-28\n", "", "the key “held” is missing"),
        ("minutes: 60", "minuets: 60", "minuets"),
        ("questions: 40", "questions: 400", "questions"),
        ("exams:\n", "exams: []\nothers:\n", "exams"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    docs = given(tmp_path, GIVEN.replace(old, new))
    with pytest.raises(Problems) as wrong:
        profiles.load(docs)
    text = str(wrong.value)
    assert text.startswith("exam/papers/exams.yml:")
    assert said in text


def test_two_forms_have_two_names(tmp_path: Path) -> None:
    twice = GIVEN + GIVEN.removeprefix("exams:\n")
    with pytest.raises(Problems, match="“one”, id: it stands here twice"):
        profiles.load(given(tmp_path, twice))
