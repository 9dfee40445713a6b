"""An organisation's own questions: checked, composed beside ours, and explained to editors."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from markdown import Markdown

from macros.copy import exam, judging
from macros.copy.check import check
from macros.copy.compose import compose, gather
from macros.copy.folder import HIDDEN
from macros.exam import bank
from macros.exam.form import TYPES
from macros.extension import MacrosExtension
from macros.page.house import House, adopt, adopted
from macros.page.page import Page
from macros.takeaway.files import TAKEN
from tests.copy.copies import begun, put

ROOT = Path(__file__).parents[2]
OWN = """\
# yaml-language-server: $schema=../.moments/exam.schema.json
subject: Our counter
questions:
  - id: our-promise
    type: choice
    ask: What do we promise at the counter?
    options:
      - {text: an answer within the day, because: It stands in our promise., right: true}
      - {text: no queue, because: We cannot promise what we do not govern.}
      - {text: a gift, because: Nobody ever said so.}
    quiz: promise
    source: [carlzon1987]
    page: our-promise.md
    heading: At the counter
    level: remember
    families: []
    changed: 2026-11-28
"""
CALLS = ('{{ quiz("promise") }}', "{{ bank() }}", "{{ practice() }}", "{{ sources() }}")
FRONT = (ROOT / "docs/learn/measure/kano.md").read_text("utf-8").partition("\n---\n")[0]
PAGE = '# Our promise\n\n## At the counter\n\nA day.\n\n{{ questions("kano") }}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = begun(tmp_path / "copy")
    (copy / "docs" / "our-promise.md").write_text(PAGE, encoding="utf-8")
    (copy / "exam").mkdir()
    (copy / "exam" / "counter.yml").write_text(OWN, encoding="utf-8")
    return copy


def wrong(folder: Path) -> list[str]:
    found = [str(one) for one in check(folder)]
    assert adopted() == House()
    return found


def change(path: Path, here: str, instead: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert here in text
    path.write_text(text.replace(here, instead, 1), encoding="utf-8")


def test_own_questions_are_right(folder: Path) -> None:
    assert wrong(folder) == []


def test_what_is_wrong_with_them_is_said_at_once(folder: Path) -> None:
    change(folder / "exam" / "counter.yml", "heading: At the counter", "heading: At the till")
    change(folder / "exam" / "counter.yml", "because: Nobody ever said so.", "becuase: Nobody.")
    assert wrong(folder) == [
        "exam/counter.yml:10:24: “our-promise”, options, 3: there is no key “becuase”; did you "
        "mean “because”?",
        "exam/counter.yml:14:14: “our-promise”, heading: our-promise.md has no heading “At the "
        "till”; there are “At the counter” and “Our promise”.",
    ]


def test_an_id_of_ours_is_taken(folder: Path) -> None:
    ours = bank.load(ROOT / "docs").questions[0].id
    change(folder / "exam" / "counter.yml", "id: our-promise", f"id: {ours}")
    (folder / "exam" / "counter.yml").rename(folder / "exam" / "zz.yml")
    (said,) = wrong(folder)
    assert said.startswith(f"exam/zz.yml:4:9: “{ours}”, id: it stands in exam/")


def test_a_file_of_ours_is_not_replaced(folder: Path) -> None:
    (folder / "exam" / "counter.yml").rename(folder / "exam" / "quality.yml")
    assert wrong(folder) == [
        "exam/quality.yml:1:1: we ship a file “quality.yml” already; give yours another name."
    ]


def test_names_end_in_yml(folder: Path) -> None:
    (folder / "exam" / "counter.yml").rename(folder / "exam" / "counter.yaml")
    assert wrong(folder) == [
        "exam/counter.yaml:1:1: only names that end in .yml are read; rename it to “counter.yml”."
    ]


def test_they_stand_beside_ours_in_the_site(folder: Path, runtime_folder: Path) -> None:
    assert runtime_folder.is_dir()
    (folder / HIDDEN).mkdir(exist_ok=True)
    (folder / "calculators" / "waiting_time.py").unlink()
    site = gather(judging.load(folder), folder / HIDDEN)
    assert site.files["exam/counter.yml"] == folder / "exam" / "counter.yml"
    assert "exam/quality.yml" in site.files


def test_they_are_taken_away_in_a_deck_of_their_own(folder: Path, runtime_folder: Path) -> None:
    assert runtime_folder.is_dir()
    (folder / "calculators" / "waiting_time.py").unlink()
    # They are made for the page that offers them, whoever wrote it.
    with (folder / "moments.yml").open("a", encoding="utf-8") as file:
        file.write("hide: [exam/take-away.md]\n")
    put(folder, "docs/ours.md", "# Ours\n\n{{- taken() -}}\n")
    compose(judging.load(folder), folder / HIDDEN)
    taken = folder / HIDDEN / "docs" / TAKEN
    assert (taken / "own-our-service-lab.txt").read_text("utf-8").count("\t") == 1
    assert "At the counter" not in (taken / "moments-of-truth.txt").read_text(encoding="utf-8")
    assert {path.suffix for path in taken.iterdir()} == {".apkg", ".txt", ".json"}
    before = {path: path.stat().st_mtime_ns for path in taken.iterdir()}
    compose(judging.load(folder), folder / HIDDEN)
    assert {path: path.stat().st_mtime_ns for path in taken.iterdir()} == before
    (folder / "docs" / "ours.md").unlink()
    compose(judging.load(folder), folder / HIDDEN)
    assert not taken.exists()
    assert adopted() == House()


def ours_in(docs: Path) -> Path:
    """Put there what we ship of the bank, and of the pages that teach what it asks."""
    for path in (ROOT / "docs").rglob("*"):
        place = path.relative_to(ROOT / "docs")
        if path.is_file() and place.parts[0] in ("exam", "learn", "apply", "reference"):
            (docs / place).parent.mkdir(parents=True, exist_ok=True)
            (docs / place).write_bytes(path.read_bytes())
    return docs


def test_ours_stay_right_where_a_page_of_ours_was_replaced(folder: Path, tmp_path: Path) -> None:
    docs = ours_in(tmp_path / "docs")
    (docs / "learn" / "measure" / "kano.md").write_text("# As we use it\n", encoding="utf-8")
    adopt(House(folder))
    try:
        assert bank.look(docs)[1] == []
    finally:
        adopt(House())
    assert bank.look(docs)[1] != []


def test_the_question_that_hosts_are_shown_is_right(folder: Path) -> None:
    told = (ROOT / "docs" / "host" / "index.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```yaml\n(# yaml-language-server.*?)^```$", told, re.M | re.S)
    (folder / "exam" / "counter.yml").write_text(shown, encoding="utf-8")
    assert wrong(folder) == []
    assert judged(shown) == []


def test_the_shipped_schema_is_the_one_of_the_types() -> None:
    assert exam.SHIPPED_EXAM_SCHEMA.read_text(encoding="utf-8") == exam.schema_text(), (
        "write it anew: python -m macros.copy.exam"
    )


def judged(text: str) -> list[str]:
    """What an editor objects to."""
    data = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return [error.message for error in Draft7Validator(exam.schema()).iter_errors(data)]


def test_an_editor_takes_what_we_take(folder: Path) -> None:
    Draft7Validator.check_schema(exam.schema())
    assert judged((folder / "exam" / "counter.yml").read_text("utf-8")) == []
    for path in sorted((ROOT / "docs" / "exam").glob("*.yml")):
        assert judged(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize(
    ("here", "instead"),
    [
        ("type: choice", "type: choise"),
        ("level: remember", "level: rember"),
        ("    families: []\n", ""),
        ("because: Nobody ever said so.", "becuase: Nobody."),
        ("id: our-promise", "id: Our promise"),
    ],
)
def test_an_editor_refuses_what_we_refuse(here: str, instead: str) -> None:
    assert here in OWN
    assert len(judged(OWN.replace(here, instead))) == 1


def test_every_key_explains_itself() -> None:
    definitions = exam.schema()["definitions"]
    assert len(definitions) >= len(TYPES)
    for one in definitions.values():
        for name, key in one["properties"].items():
            assert name == "type" or key["description"].endswith("."), name


def test_checking_writes_the_schema_that_the_first_line_names(folder: Path) -> None:
    exam.write_schema(folder)
    line = OWN.splitlines()[0]
    named = (folder / "exam" / line.partition("$schema=")[2]).resolve()
    assert named.read_text(encoding="utf-8") == exam.schema_text()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("our-promiss.md", "did you mean “our-promise.md”?"),
        ("wages.md", "begin at the folder of the pages, as in learn/measure/kano.md."),
    ],
)
def test_a_page_is_looked_for_among_all_pages_and_never_listed(
    page: str, said: str, folder: Path
) -> None:
    change(folder / "exam" / "counter.yml", "page: our-promise.md", f"page: {page}")
    assert wrong(folder) == [
        f"exam/counter.yml:13:11: “our-promise”, page: there is no page “{page}”; {said}"
    ]


def test_an_exception_is_asked_for_in_the_language_of_the_copy(folder: Path) -> None:
    path = folder / "exam" / "counter.yml"
    asked = "type: not\n    ask: Was versprechen wir am Schalter **nicht**?"
    change(path, "type: choice\n    ask: What do we promise at the counter?", asked)
    english = "“our-promise”, ask: the word not must stand in it once and bold, as **not**."
    assert wrong(folder) == [f"exam/counter.yml:6:10: {english}"]
    with (folder / "moments.yml").open("a", encoding="utf-8") as file:
        file.write("language: de\n")
    assert wrong(folder) == []
    change(path, "**nicht**", "nicht")
    assert wrong(folder) == [
        "exam/counter.yml:6:10: “our-promise”, ask: the word that asks for the exception must "
        "stand in it bold, and no other, such as **not**."
    ]
    change(path, "wir am Schalter nicht", "**wir** am Schalter **nicht**")
    assert len(wrong(folder)) == 1


@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_own_questions_are_in_the_language_of_their_copy(
    language: str, folder: Path, tmp_path: Path
) -> None:
    """Swedish has no catalogue, so what is around a question is in English there."""
    docs = ours_in(tmp_path / "docs")
    shutil.copy(folder / "exam/counter.yml", docs / "exam")
    text = "\n\n".join(["# Our promise", "## At the counter", *CALLS])
    (docs / "our-promise.md").write_text(f"{FRONT}\n---\n\n{text}", encoding="utf-8")
    page = Page(docs / "our-promise.md", docs, lambda: "0" * 16)
    adopt(House(folder, language=language))
    try:
        converter = Markdown(extensions=["attr_list", "md_in_html", MacrosExtension(page=page)])
        html = converter.convert(text)
    finally:
        adopt(House())
    said = "" if language == "en" else f' lang="{language}"'
    english = "" if language == "en" else ' lang="en"'
    quiz = html.split("</moments-quiz>", 1)[0]
    assert f"<legend{said}>What do we promise at the counter?</legend>" in quiz
    assert quiz.count(f"<span{said}>") == 3 or language == "en"
    assert html.count(f"<legend{said}>What do we promise at the counter?</legend>") == 2
    assert f"<summary{said}>Our counter" in html
    assert re.search(f'<option value="counter"{said}>Our counter', html)
    assert re.search(f'<option value="scores"{english}>', html)
    assert f'"{said}>At the counter</a>' in quiz
    if language != "en":
        assert html.count(f"<legend{english}>") > 200
        assert html.count(f"<legend{said}>") == 2
