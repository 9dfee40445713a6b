"""The catalogues: all that is said stands in them, German and French say all of it, and alike."""

from __future__ import annotations

import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.lexer import TOKEN_DATA

from macros import shipped
from macros.language import catalogue, messages, spoken, themed
from macros.language.catalogue import SHIPPED_CATALOGUES, load
from macros.page.templates import OPTIONS
from macros.runtime.sources import ROOT
from macros.sentence import MacroError

COMPLETE = ("de", "fr")
TEMPLATES = sorted((ROOT / "macros/page/templates").glob("*.jinja"))
# What stays in English, and says so: the paragraph about each form of an exam, which runs on into
# the words of its profile, and the sheets that a teacher prints, which hold English questions.
ENGLISH_STILL = {"paper.jinja", "printed_paper.jinja"}
DATA = re.compile(r"\sdata-[\w-]*(?:=\"[^\"]*\")?")


@pytest.fixture(scope="module")
def asked() -> set[tuple[str | None, object]]:
    """All that is said in English."""
    return {(one.context, one.id) for one in messages.template() if one.id}


@pytest.mark.parametrize("language", COMPLETE)
def test_a_shipped_catalogue_is_complete_and_says_nothing_else(
    language: str, asked: set[tuple[str | None, object]]
) -> None:
    found = catalogue.read(SHIPPED_CATALOGUES / f"{language}.po", language)
    assert len(asked) > 400
    assert {(one.context, one.id) for one in found if one.id} == asked
    assert catalogue.untranslated(found) == []
    assert [*catalogue.faults(found)] == []


@pytest.mark.parametrize("language", COMPLETE)
def test_a_catalogue_is_as_it_is_written(language: str, tmp_path: Path) -> None:
    path = tmp_path / f"{language}.po"
    path.write_bytes((SHIPPED_CATALOGUES / path.name).read_bytes())
    messages.update(path)
    assert path.read_bytes() == (SHIPPED_CATALOGUES / path.name).read_bytes()


class _Texts(HTMLParser):
    """What a template says between its tags, and in attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [value or "" for name, value in attrs if name in ("aria-label", "title")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_keeps_a_sentence_to_itself(path: Path) -> None:
    text = re.sub(r"\{% trans.*?endtrans %\}", "", path.read_text(encoding="utf-8"), flags=re.S)
    tokens = Environment(**OPTIONS).lex(text)
    texts = _Texts()
    texts.feed("".join(value for _, kind, value in tokens if kind == TOKEN_DATA))
    kept = [one for one in texts.found if re.search(r"[^\W\d_]{3,}", DATA.sub("", one))]
    assert bool(kept) == (path.name in ENGLISH_STILL), kept


def test_pages_of_the_theme_ask_for_what_they_say() -> None:
    said = themed.texts()
    assert len(said) > 10
    for path in shipped.theme().glob("*.html"):
        for asked, instead in re.findall(r'words\["([^"]+)"\] or "([^"]+)"', path.read_text()):
            assert asked == instead


def test_the_themes_of_all_generators_have_the_words_of_each_language() -> None:
    for package in ("material", "zensical"):
        found = importlib.util.find_spec(package)
        assert found
        assert found.origin
        folder = Path(found.origin).parent / "templates/partials/languages"
        for code in spoken.LANGUAGES:
            text = (folder / f"{code}.html").read_text(encoding="utf-8")
            assert '"direction": "rtl"' not in text


def test_each_language_counts_as_it_does() -> None:
    one, many = "%(count)s work named on this page", "%(count)s works named on this page"
    said = {code: [load(code).count(one, many, n) for n in (0, 1, 2)] for code in ("en", *COMPLETE)}
    assert said["en"] == [many, one, many]
    assert len({*said["de"]}) == len({*said["fr"]}) == 2
    assert said["de"][0] == said["de"][2]
    assert said["fr"][0] == said["fr"][1]


def own(folder: Path, text: str, language: str = "de") -> Path:
    place = folder / catalogue.WORDS_OF_A_COPY / f"{language}.po"
    place.parent.mkdir()
    place.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n{text}')
    return folder


def test_a_copy_says_some_things_otherwise(tmp_path: Path) -> None:
    words = load("de", own(tmp_path, 'msgid "Copy link"\nmsgstr "Verweis kopieren"\n'))
    assert words.say("Copy link") == "Verweis kopieren"
    assert words.say("Report") == "Bericht"
    assert words.say("Nobody says this") == "Nobody says this"


def test_a_rule_that_a_browser_cannot_follow_is_said(tmp_path: Path) -> None:
    place = own(tmp_path, 'msgid "Copy link"\nmsgstr "Link"\n') / "language/de.po"
    rule = "Plural-Forms: nplurals=2; plural=n + alert(1);\\n"
    place.write_text(place.read_text().replace('utf-8\\n"', f'utf-8\\n"\n"{rule}"'))
    with pytest.raises(MacroError, match=r"plural=“n \+ alert\(1\)” is no rule"):
        load("de", tmp_path)


def test_a_copy_brings_a_language_that_is_not_shipped(tmp_path: Path) -> None:
    assert load("it").language == "en"
    words = load("it", own(tmp_path, 'msgid "Report"\nmsgstr "Rapporto"\n', "it"))
    assert (words.language, words.say("Report"), words.say("Save")) == ("it", "Rapporto", "Save")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid "Copy link"\nmsgstr "Link <b>kopieren</b>"\n', "does not hold what “Copy link”"),
        ('msgid "Copy link"\nmsgstr "Link %(name)s"\n', "keep each %(name)s"),
        ('msgid "Copy link"\nmsgstr "\\"Link\\""\n', "use typographic signs"),
        ('msgctxt "script"\nmsgid "Code {1}"\nmsgstr "Code {2}"\n', "keep each"),
        ('msgctxt "script"\nmsgid "Code {1}"\nmsgstr "Code"\n', "keep each"),
        ("msgid Copy link\n", "no catalogue of gettext"),
    ],
)
def test_what_a_page_could_not_show_is_said(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(MacroError, match=r"^language/de\.po: ") as raised:
        load("de", own(tmp_path, text))
    assert said in str(raised.value)
