"""What is wrong with a bank is said in the language that is spoken, whatever was spoken before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from macros import terminal
from macros.exam import balance, bank
from macros.exam.complaints import described
from macros.exam.form import TYPES
from macros.exam.parts import Draw, Item, Option
from macros.exam.profiles import EXAMS_FILE, Profile
from macros.exam.profiles import load as profiles
from macros.exam.subject import Erratum, Subject
from macros.knowledge.problems import Problems
from macros.language.catalogue import load
from tests.left_over import left_over

from .banks import HEAD, RIGHT, docs_with
from .test_balance import ASKS, EVEN, written
from .test_wrong import WRONG, changed, said

# Where it stands, and what is written there as in any language.
PLACES = re.compile(r"^\S+ (?:(?:„[^“]*“|«[^»]*»), )?(?:[a-z]+(?:, [a-z0-9]+)*: )?", re.MULTILINE)
WRITTEN = re.compile(r"\*\*not\*\*|choice, not, word, two")
ENGLISH_CALCULATOR = "inputs that the calculator refuses"
ERRATA = """\
errata:
  - {question: gone, day: 2026-11-28, done: corrected, said: x}
  - {question: kano-first, day: 2026-11-28, done: withdrawn, said: x}
  - {question: kano-first, day: 2026-11-29, done: corrected, said: x}
  - {question: kano-first, day: 2001-11-29, done: forgotten}
"""
EXAMS = """\
exams:
  - {id: a, questions: 5, pass: 6, types: [short], families: x}
  - {id: a, questions: many, source: []}
"""


@pytest.fixture(params=["de", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def left(sentences: list[str], language: str) -> list[str]:
    return left_over(WRITTEN.sub("", PLACES.sub("", "\n".join(sentences))), language)


@pytest.mark.parametrize("name", sorted(WRONG.keys() - {ENGLISH_CALCULATOR}))
def test_what_is_wrong_is_said_in_another_language(
    name: str, language: str, tmp_path: Path
) -> None:
    text, english = WRONG[name]
    with terminal.speaking(load(language)):
        found = said(tmp_path, text)
    assert [one.split(" ")[0] for one in found] == [
        f"exam/test.yml:{one.split(' ')[0]}" for one in english
    ]
    assert left(found, language) == [], found
    assert found != said(tmp_path, text)


def test_what_a_calculator_objects_to_is_handed_on_as_it_says_it(tmp_path: Path) -> None:
    with terminal.speaking(load("de")):
        (found,) = said(tmp_path, WRONG[ENGLISH_CALCULATOR][0])
    ours, _, theirs = found.partition("beanstandet der Rechner: ")
    assert left([ours], "de") == []
    assert theirs.startswith("Detractors: −20 is out of range")


def test_each_asks_in_a_language_of_its_own(tmp_path: Path) -> None:
    """The bank is read once for all pages; what is wrong with it is said anew."""
    docs = docs_with(tmp_path, changed(RIGHT, ("level: remember", "levle: remember\n    id: x")))
    english = [str(one) for one in bank.look(docs)[1]]
    with terminal.speaking(load("fr")):
        french = [str(one) for one in bank.look(docs)[1]]
    assert [str(one) for one in bank.look(docs)[1]] == english
    assert len(french) == len(english) > 1
    assert not {*french} & {*english}


def test_errata_and_what_is_only_wrong_beside_others(language: str, tmp_path: Path) -> None:
    questions = RIGHT.partition("questions:\n")[2].replace(
        "    changed:", "    quiz: k\n    changed:"
    )
    more = [questions.replace("kano-first", f"kano-{one}") for one in "abc"]
    text = f"subject: Kano\n{ERRATA}questions:\n" + questions + questions + "".join(more)
    docs = docs_with(tmp_path, text)
    with terminal.speaking(load(language)):
        found, wrong = bank.look(docs)
        alike = [*balance.unbalanced(found)]
    assert left([str(one) for one in (*wrong, *alike)], language) == []
    assert len(wrong) > 4
    assert len(alike) > 1


def test_habits(language: str, tmp_path: Path) -> None:
    options = [["seventy-seven", "two", "six"]] * len(EVEN)
    docs = docs_with(tmp_path, written(options, [0] * len(EVEN), ASKS))
    with terminal.speaking(load(language)):
        found = [str(one) for one in balance.unbalanced(bank.load(docs))]
    assert len(found) == 2
    assert left(found, language) == []


def test_forms_of_exams(language: str, tmp_path: Path) -> None:
    docs = docs_with(tmp_path, HEAD + RIGHT.partition("questions:\n")[2])
    (docs / EXAMS_FILE).parent.mkdir()
    (docs / EXAMS_FILE).write_text(EXAMS, encoding="utf-8")
    with terminal.speaking(load(language)), pytest.raises(Problems) as caught:
        profiles(docs)
    found = [str(one) for one in caught.value.problems]
    assert len(found) > 8
    assert left(found, language) == [], found


@pytest.mark.parametrize("model", [*TYPES.values(), Option, Item, Draw, Erratum, Subject, Profile])
def test_each_key_that_may_be_missing_is_explained(model: type[BaseModel], language: str) -> None:
    words = load(language)
    required = {key: one for key, one in model.model_fields.items() if one.is_required()}
    assert required
    for key, info in required.items():
        english = described(info)
        if key != "type":  # which is judged before, since all others hang on it
            assert english, key
            assert words.terminal(english) != english
