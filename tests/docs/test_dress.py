"""Classes dress and `data-*` tell scripts what is what; each class has one meaning, and a use.

What scripts read is found in their sources, comments aside: a class in a selector is a dot and a
name that begins like the classes of this site or of the theme, and no other code looks like that.
Which classes there are is found on the built pages, since a template makes some of them from the
kind of a field or the state of a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ASSETS = DOCS / "assets"
DOOR = "assets/moments.css"
SHEETS = sorted(ASSETS.glob("*.css")) + sorted((ASSETS / "moments").glob("*.css"))
SCRIPTS = [
    *sorted(ASSETS.glob("*.js")),
    *sorted((ASSETS / "moments").rglob("*.js")),
    DOCS / "service-worker.js",
    *sorted((ROOT / "macros" / "runtime").glob("*.mjs")),
    ROOT / "macros" / "site" / "early.js",
]
LONGEST = 300
FORM = {"form.css", "rows.css"}
MARKS = {"moments-mark", "moments-bar"}

COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
CLASS = re.compile(r"\.((?:moments|diagram|md)-[\w-]+|\$\{)")
READS_CLASS = re.compile(
    r"\[class|getElementsByClassName|classList\.(?!add\()|className(?!\s*=[^=])|getAttribute\(.class"
)
EMITS_CLASS = re.compile(r"(?:className\s*=|classList\.add\(|\bclass:)\s*\"([\w -]+)\"")

OF_THE_THEME = {
    "embed.js": {"md-content__inner"},
    "guides.js": {"md-code__nav", "md-typeset__scrollwrap"},
}
"""What has no other mark in the theme's own HTML, which is not ours to change."""

UNDRESSED = re.compile(
    r"moments-(?:field|single)-\w+"  # after the field's kind, of which some need nothing more
    r"|diagram-plain|diagram-axis"  # as its like are dressed, and nothing more
)


def code(text: str) -> str:
    return COMMENT.sub("", text)


def reads(text: str) -> set[str]:
    """The classes in a script's selectors, and the expressions that look one up otherwise."""
    return {*CLASS.findall(code(text)), *READS_CLASS.findall(code(text))}


def dressed(sheet: Path) -> set[str]:
    """The classes that a stylesheet names in its selectors."""
    text = code(sheet.read_text(encoding="utf-8"))
    selectors = re.findall(r"([^{};]+){", text)
    return {name for one in selectors for name in re.findall(r"\.([a-z][\w-]*)", one)}


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name.startswith(("moments-", "diagram-"))}


class _Page(HTMLParser):
    """Classes of our own within the forms of calculators, and without."""

    def __init__(self) -> None:
        super().__init__()
        self.within: set[str] = set()
        self.without: set[str] = set()
        self.states: set[str] = set()  # of marks and bars; the shape tells them, the colour not all
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = ours(set((dict(attrs).get("class") or "").split()))
        if tag == "form" and "moments-form" in names:
            self._open = True
        if names & MARKS:
            self.states |= names - MARKS
        (self.within if self._open else self.without).update(names)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False


@pytest.fixture(scope="module")
def page(sites: dict[str, Path]) -> _Page:
    """All pages of the site as one."""
    found = _Page()
    for path in sorted(sites["mkdocs"].rglob("*.html")):
        found.feed(path.read_text(encoding="utf-8"))
    assert len(found.within) > 15
    assert len(found.without) > 60
    return found


@pytest.fixture(scope="module")
def printed(page: _Page) -> set[str]:
    """The classes that stand in a page, or that a script puts there."""
    found = page.within | page.without
    for script in SCRIPTS:
        for names in EMITS_CLASS.findall(script.read_text(encoding="utf-8")):
            found |= ours(set(names.split()))
    # What a template holds for the rare case, a note say, and no example shows.
    for template in [*templates("calculator"), *templates("macros")]:
        found |= set(literal(template))
    return found


def templates(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("templates/*.jinja"))
    assert len(found) > 8
    return found


def literal(template: Path) -> Iterator[str]:
    """The classes that a template spells out."""
    text = re.sub(r"{#.*?#}|{%.*?%}", " ", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    for names in re.findall(r'class="([^"]*)"', re.sub(r"{{.*?}}", "{}", text)):
        yield from (name for name in names.split() if "{}" not in name)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_reads_no_class(script: Path) -> None:
    read = reads(script.read_text(encoding="utf-8"))
    assert read == OF_THE_THEME.get(script.name, set()), "say with data-* what it is"


@pytest.mark.parametrize(
    "line",
    [
        'part.closest(".moments-single") ?? scope',
        "all(row, `[data-row], fieldset.moments-cells > p`)",
        "const TERM = '.moments-term';",
        "parent.querySelector(`.${name}`)",
        "row.classList.contains(name)",
        "if (row.className === name) {",
        "const [name] = row.className.split(' ');",
        'parent.querySelector("[class~=a]")',
        "document.getElementsByClassName(name)",
    ],
)
def test_a_class_that_is_read_is_found(line: str) -> None:
    assert reads(f"// as on https://example.org/\n{line}\n")


@pytest.mark.parametrize(
    "line",
    ['way.className = "moments-whole";', 'root.classList.add("moments-embedded");', "// .md-top"],
)
def test_a_class_that_is_given_is_none_that_is_read(line: str) -> None:
    assert not reads(line)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_class_can_be_told_by_its_name(sheet: Path) -> None:
    for name in dressed(sheet):
        assert name.startswith(("moments-", "diagram-", "md-")) or name == "headerlink", name


def test_each_class_on_a_page_is_dressed(page: _Page) -> None:
    wardrobe = set().union(*map(dressed, SHEETS))
    bare = (page.within | page.without) - page.states - wardrobe
    assert [name for name in bare if not UNDRESSED.fullmatch(name)] == []


def test_each_class_that_is_dressed_is_on_a_page(printed: set[str]) -> None:
    wardrobe = set().union(*map(dressed, SHEETS))
    assert ours(wardrobe) - printed == set()


def test_what_is_asked_and_what_is_answered_share_no_class(page: _Page) -> None:
    """A form's field of numbers and a table's column of them were both called moments-number."""
    assert "moments-field-number" in page.within
    assert "moments-number" in page.without
    assert page.within & page.without == set()


def test_a_form_is_dressed_in_files_of_its_own() -> None:
    form = set().union(*(dressed(ASSETS / "moments" / name) for name in FORM))
    others = set().union(*(dressed(one) for one in SHEETS if one.name not in FORM))
    # The buttons where Python failed look like those of the form.
    assert ours(form & others) == {"moments-trouble"}


@pytest.mark.parametrize("path", [*SHEETS, *SCRIPTS], ids=lambda path: path.name)
def test_a_file_can_be_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_each_stylesheet_is_named_and_found() -> None:
    named = load_config(str(ROOT / "mkdocs.yml")).extra_css
    there = {path.relative_to(DOCS).as_posix() for path in SHEETS}
    assert set(named) == there - {DOOR}
    assert len(named) == len(set(named))
    imports = re.findall(r'@import "([^"]+)";', (DOCS / DOOR).read_text(encoding="utf-8"))
    assert [f"assets/{name}" for name in imports] == named[: named.index("assets/guides.css")]
