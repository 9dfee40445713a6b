"""`hide`, `home` and no calculators at all: what a copy does not show, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros import shipped
from macros.cli import main
from macros.copy import hiding, inviting, judging
from macros.copy.check import check
from macros.copy.compose import compose
from macros.copy.folder import HIDDEN
from macros.page.house import House, adopt, adopted
from tests.copy.copies import begun, change, put

QUESTIONS = """\
subject: Our counter
questions:
  - id: our-promise
    type: choice
    ask: What do [we](learn/hyken.md) promise?
    options:
      - {text: an answer, because: So we say., right: true}
      - {text: a gift, because: Nobody said so.}
      - {text: no queue at all, because: We do not govern that.}
    work: Our handbook, 2026.
    page: learn/hyken.md
    heading: Where it comes from
    level: remember
    families: []
    changed: 2026-11-28
"""


def composed(folder: Path) -> Path:
    compose(judging.load(folder), folder / HIDDEN)
    return folder / HIDDEN


def test_guides_alone_for_a_university(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], runtime_folder: Path
) -> None:
    assert runtime_folder.is_dir()
    names = [
        "calculate",
        "Your survey",
        "scenarios",
        "exam/questions.md",
        "apply",
        "About this site",
    ]
    folder = begun(tmp_path / "copy", hide=names, home="learn/measure/index.md")
    put(folder, "docs/ours.md", "# Ours\n\n[a][k] and [b](apply/board.md 'B'){ .md-button }\n\n")
    put(folder, "docs/draft.md", "# Not yet\n\n{{ calculater('x') }}\n")
    change(folder, hide=[*names, "draft.md", "learn/hyken.md"])
    put(folder, "exam/counter.yml", QUESTIONS)
    with (folder / "docs" / "ours.md").open("a", encoding="utf-8") as page:
        page.write("[k]: apply/workshop.md\n")
    assert check(folder) == []
    assert main(["check", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "8 pages are hidden by “apply” in hide: apply/blueprint-session.md" in said
    assert "exam/paper.md is hidden as well: it takes its questions from exam/questions.md" in said
    assert "about/licences.md stays: the licences" in said
    assert "no page has a calculator’s form" in said
    assert "docs/our-promise.md:17: the link to apply/five-steps.md becomes plain text" in said
    docs = composed(folder) / "docs"
    left = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert not {one for one in left if one.startswith(("calculate/", "apply/", "survey/"))}
    assert {one for one in left if one.startswith("about/")} == {"about/licences.md"}
    assert not left & {"draft.md", "learn/hyken.md", "scenarios/counter-visit.md"}
    assert not [*docs.glob("assets/own/*/*")], "no source of a calculator that nobody sees"
    settings = (folder / HIDDEN / "mkdocs.yml").read_text(encoding="utf-8")
    nav = settings.partition("\nnav:")[2]
    assert "calculate/" not in nav
    assert "scenarios/" not in nav
    front = (docs / "index.md").read_text(encoding="utf-8")
    head = yaml.safe_load(front.split("---\n")[1])
    assert head["search"] == {"exclude": True}, "search finds the page once"
    assert "(learn/measure/kano.md)" in front
    assert (docs / "learn" / "measure" / "index.md").is_file()
    assert "each guide has its calculator" not in front
    assert adopted() == House(), "nothing of a copy stays behind"


def test_a_first_page_of_ones_own_is_on_ones_own_scale_there_as_well(
    tmp_path: Path, runtime_folder: Path
) -> None:
    assert runtime_folder.is_dir()
    folder = begun(tmp_path / "copy", home="handbook/index.md", hide=["exam"])
    put(folder, "docs/handbook/index.md", "# Ours\n\n[a](b.md#c) ![d](../logo.svg)\n")
    put(folder, "docs/handbook/b.md", "# B\n\n## C\n")
    put(folder, "docs/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert check(folder) == []
    front = (composed(folder) / "docs" / "index.md").read_text(encoding="utf-8")
    assert front.endswith("# Ours\n\n[a](handbook/b.md#c) ![d](logo.svg)\n")
    house = judging.load(folder).house
    assert house.holds("docs/index.md")
    assert not House(folder).holds("docs/index.md")
    put(folder, "docs/index.md", "# Another\n")
    assert [one.sentence for one in check(folder)] == [
        "home: docs/index.md is your first page already; remove that, or this key."
    ]


def test_a_first_page_has_to_be_shown(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", home="calculate/kano.md", methods=["encounter"])
    left_out = "is left out by hide, methods or scenarios; a first page has to be shown."
    assert [one.sentence for one in check(folder)] == [f"home: “calculate/kano.md” {left_out}"]
    change(folder, home="learn/carlzon.md", methods=None, hide=["learn"])
    assert [one.sentence for one in check(folder)] == [f"home: “learn/carlzon.md” {left_out}"]


def test_no_calculator_at_all(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    runtime_folder: Path,
) -> None:
    assert runtime_folder.is_dir()
    folder = begun(tmp_path / "copy", methods=[], hide=["exam"])
    assert check(folder) == [], "its journey and its page show their examples"
    docs = composed(folder) / "docs"
    assert not [*docs.glob("calculate/*.md")]
    front = (docs / "index.md").read_text(encoding="utf-8")
    assert "Use your own figures" not in front
    assert ".md-button--primary" not in front
    assert "moments-change" not in front
    assert "This site has" not in front
    assert front.count("<div") == front.count("</div>")
    assert 'scenario="airline-trip", fold=True' in front
    journeys = (docs / "scenarios" / "index.md").read_text(encoding="utf-8")
    assert "watch the answer change" not in journeys
    monkeypatch.chdir(folder)
    assert main(["list"]) == 0
    assert capsys.readouterr().out == "", "a list of none is not a list of all"


def test_all_doors_may_go(tmp_path: Path, runtime_folder: Path) -> None:
    assert runtime_folder.is_dir()
    folder = begun(tmp_path / "copy", hide=["exam", "learn", "survey", "calculate"])
    front = (composed(folder) / "docs" / "index.md").read_text(encoding="utf-8")
    assert "moments-door" not in front
    assert "What you can do now" not in front
    assert "md-button" not in front


def test_what_invites_to_type_stands_in_the_pages_as_it_is_looked_for() -> None:
    said = [(place, one) for place, (_, ones) in inviting.OF_ONE.items() for one in ones]
    said += [(place, one) for place, ones in inviting.OF_ALL.items() for one in ones]
    for place, (invitation, _) in said:
        assert invitation in (shipped.docs() / place).read_text(encoding="utf-8"), invitation
    assert inviting.HOW_MANY.search((shipped.docs() / "index.md").read_text(encoding="utf-8"))


def test_a_name_stands_for_a_page_a_folder_or_a_heading() -> None:
    known = hiding.known(None)
    assert known["exam"] == known["Exam room"]
    assert known["Your survey"] == {"survey/index.md"}
    assert "learn/triangle.md" in known["The textbook"]
    assert "Effort (CES)" not in known, "a guide and its calculator are both called so"
    assert "Kano" not in known
    assert not [name for name in known if name.startswith("host") or name == "Make your copy"]


@pytest.fixture(autouse=True)
def _at_home() -> None:
    adopt(House())
