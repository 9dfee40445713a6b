"""A copy in another language: what says so, what speaks it, and what says that it is in English."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config import load_config

from macros import shipped
from macros.copy import judging
from macros.copy.check import check, left_aside
from macros.copy.compose import compose
from macros.copy.folder import HIDDEN
from macros.page import templates
from tests.copy.copies import UNTAKEN, begun, put

pytestmark = pytest.mark.usefixtures("runtime_folder", "forgotten")
OWN = """\
# Unsere Seite

Die Antwort: {{ value("memory", "answer") }}

{{ calculator("memory") }}

{{ calculator("waiting-time") }}
"""


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    folder = begun(tmp_path_factory.mktemp("german") / "copy", language="de", hide=UNTAKEN)
    put(folder, "docs/eigen.md", OWN)
    put(folder, "docs/learn/carlzon.md", "# Wer war Carlzon?\n")
    compose(judging.load(folder), folder / HIDDEN)
    return folder / HIDDEN


def settings(hidden: Path) -> Any:
    return load_config(str(hidden / "mkdocs.yml"))


def test_the_theme_speaks_the_language_and_searches_english(german: Path) -> None:
    found = settings(german)
    assert found.theme["language"] == "de"
    assert next(one["toggle"]["name"] for one in found.theme["palette"]) == "Dunkle Darstellung"
    assert found.plugins["material/search"].config["lang"] == ["en"]
    sections = [title for entry in found.nav if isinstance(entry, dict) for title in entry]
    assert {"Start", "Unsere Seiten", "Lernen", "Rechnen", "Szenarien"} <= {*sections}
    said = found.extra["words"]["There is no page at this address"]
    assert said == "Unter dieser Adresse gibt es keine Seite"


def test_shipped_pages_say_that_they_are_in_english_and_own_ones_do_not(german: Path) -> None:
    docs = german / "docs"
    assert (docs / "learn/measure/kano.md").read_text().startswith("---\nlang: en\n")
    own = (
        "eigen.md",
        "learn/carlzon.md",
        "calculate/waiting-time.md",
        "scenarios/counter-visit.md",
    )
    for place in own:
        assert "lang: en" not in (docs / place).read_text()
    assert "## Hinter den Zahlen" in (docs / "scenarios/counter-visit.md").read_text()


def test_scripts_speak_the_language(german: Path) -> None:
    result = (german / "docs/assets/moments/result.js").read_text(encoding="utf-8")
    assert '"Es wird mit Ihren Zahlen gerechnet …"' in result
    assert "Calculating with" not in result
    worker = (german / "docs/service-worker.js").read_text(encoding="utf-8")
    assert "Der Server dieser Website antwortet nicht." in worker
    [manifest] = (german / "docs/assets/runtime").glob("*/manifest.json")
    for path in manifest.parent.iterdir():
        same = shipped.runtime() / path.name
        assert path.read_bytes() == same.read_bytes(), "its hash is in the manifest"


def test_each_part_of_an_own_page_says_its_language(german: Path) -> None:
    found = settings(german)  # which adopts the house
    from markdown import Markdown

    from macros.extension import MacrosExtension
    from macros.page.page import Page

    page = Page(german / "docs/eigen.md", german / "docs", lambda: "0" * 16)
    others = [name for name in found.markdown_extensions if name != "macros.extension"]
    converter = Markdown(
        extensions=[*others, MacrosExtension(page=page)], extension_configs=found.mdx_configs
    )
    html = converter.convert(OWN)
    assert re.search(r'Die Antwort: <span lang="en">\w', html)
    memory, waiting = html.split("<article ")[1:]
    assert 'data-search-exclude lang="de"' in memory
    assert '<button type="button" data-leave="link">Link kopieren</button>' in memory
    for part in ("headline", "details", "given"):
        assert f'data-part="{part}" lang="en"' in memory
        assert f'data-part="{part}">' in waiting, "what is their own they say in their language"
    assert '<form lang="en"' in memory
    assert 'data-peek="answer" lang="en"' in memory
    assert 'data-peek="answer">' in waiting
    assert "Was das nicht aussagt" in memory


def test_sources_are_said_in_their_language_and_days_as_the_page_writes_them(german: Path) -> None:
    settings(german)  # which adopts the house
    head = SimpleNamespace(rests_on={}, reviewed=date(2026, 11, 22))
    works = [("carlzon1987", "Carlzon, J."), (None, "Eigene Quelle")]
    said = templates.render("sources.jinja", works=works, head=head, marks=None, theirs="")
    assert '<time datetime="2026-11-22">22. November 2026</time>' in said
    assert '<li id="source-carlzon1987" lang="en">' in said
    assert "<li>Eigene Quelle" in said


def test_a_copy_in_english_has_its_files_as_they_are_shipped(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", hide=UNTAKEN)
    compose(judging.load(folder), folder / HIDDEN)
    docs = folder / HIDDEN / "docs"
    for place in ("assets/moments/result.js", "service-worker.js", "learn/measure/kano.md"):
        assert (docs / place).read_bytes() == (shipped.docs() / place).read_bytes()


def test_a_catalogue_of_its_own_that_is_wrong_is_said_by_check(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", language="de")
    put(folder, "language/de.po", 'msgid "Report"\nmsgstr "<b>Bericht"\n')
    said = [str(one) for one in check(folder)]
    assert len(said) == 1
    assert said[0].startswith("language/de.po")
    assert "“<b>Bericht” does not hold what “Report” holds" in said[0]


def test_a_catalogue_in_another_language_than_the_copys_is_said_to_be_passed_over(
    tmp_path: Path,
) -> None:
    folder = begun(tmp_path / "copy", language="de")
    put(folder, "language/de.po", 'msgid "Report"\nmsgstr "Bericht"\n')
    assert left_aside(folder) == []
    put(folder, "language/fr.po", 'msgid "Report"\nmsgstr "Rapport"\n')
    put(folder, "language/de.mo", "")
    assert check(folder) == []
    why = "the language of this copy is de, and its words stand in language/de.po."
    assert left_aside(folder) == [
        f"language/{name} is not read: {why}" for name in ("de.mo", "fr.po")
    ]


def test_zero_questions_are_singular_in_french(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", language="fr", hide=UNTAKEN)
    compose(judging.load(folder), folder / HIDDEN)
    parts = (folder / HIDDEN / "docs/assets/moments/exam/parts.js").read_text(encoding="utf-8")
    assert "Number((count > 1)) === 0 ? `${count} question` : `${count} questions`" in parts
