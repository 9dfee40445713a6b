"""Every way of pointing to a hidden page: it loses the link, the build is not refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from macros import shipped
from macros.check import EXTENSION
from macros.copy.check import check, left_aside
from macros.copy.first import moved
from macros.extension import MacrosExtension
from macros.page.hidden import targets, without
from macros.page.house import House, adopt
from macros.page.page import Page
from tests.copy.copies import begun, put

HOME = "https://x.example/kb/"
HIDDEN = ["apply/board.md", "learn/hyken.md", "calculate/waits.md"]
WAYS = {
    "[words](learn/hyken.md)": "<span>words</span>",
    "[words](../learn/hyken/)": "<span>words</span>",
    '[words](apply/board.md#x "Title"){ .md-button }': "<span>words</span>",
    "[words][name]\n\n[name]: <apply/board.md>": "<span>words</span>",
    "[words](/kb/apply/board/)": "<span>words</span>",
    "<https://x.example/kb/apply/board/>": "<span>https://x.example/kb/apply/board/</span>",
    '<a class="c" href="../learn/hyken/#x">wo<b>rds</b></a>': "<span>wo<b>rds</b></span>",
    "<p><A HREF=learn/hyken.md title=x>words</A></p>": "<span>words</span>",
    "<p>\n<a title='>'\nhref='../apply/board/index.html?embed'>words</a></p>": "<span>words</span>",
    '<div markdown>\n<a href="../learn/hyken/">words</a>\n</div>': "<span>words</span>",
    "!!! note \"A <a href='../learn/hyken/'>title</a>\"\n\n    Text.": "A <span>title</span>",
    "??? tip\n\n    [words](learn/hyken.md)": "<span>words</span>",
    "| a |\n| --- |\n| <a href='../learn/hyken/'>words</a> |": "<td><span>words</span></td>",
    "# <a href='../learn/hyken/'>words</a>": "<span>words</span>",
    "Text[^1].\n\n[^1]: <a href='../learn/hyken/'>words</a>": "<span>words</span>",
    '<svg viewBox="0 0 1 1"><a xlink:href="../apply/board/"><text>words</text></a></svg>': (
        '<svg viewBox="0 0 1 1"><g><text>words</text></g></svg>'
    ),
    '<map name="m"><area shape="default" href="../learn/hyken/" alt="Hyken"></map>': (
        '<area shape="default">'
    ),
    '<img alt="words" src="../learn/hyken/" />': '<img alt="words"/>',
    '![words](learn/hyken.md "T")': "<span>words</span>",
    '<img alt="words" srcset="a.png 1x, ../learn/hyken/ 2x">': '<img alt="words">',
    '<iframe src="../calculate/waits/?embed=answer" title="A > B">x</iframe>': (
        "<span>A &gt; B</span>"
    ),
    '<object data="../apply/board/"><p>words</p></object>': "<span></span>",
    '<form action="../learn/hyken/"><button formaction="../learn/hyken/">b</button></form>': (
        "<form><button>b</button></form>"
    ),
}
NONE = (
    "`<a href='../learn/hyken/'>code</a>`",
    "```html\n<a href='../learn/hyken/'>code</a>\n```",
    "<!-- <a href='../learn/hyken/'>remark</a> -->",
    "<https://y.example/kb/learn/hyken/>",
)


@pytest.fixture(autouse=True)
def _at_home() -> Iterator[None]:
    yield
    adopt(House())


def test_each_way_loses_the_link_and_is_told(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", hide=HIDDEN[:2], address=HOME, methods=["encounter"])
    for number, way in enumerate(WAYS):
        way = way.replace("calculate/waits", "apply/board")
        put(folder, f"docs/p{number}.md", f"# Page\n\n{way}\n")
    assert check(folder) == []
    said = "\n".join(left_aside(folder))
    for number, way in enumerate(WAYS):
        assert f"docs/p{number}.md:" in said, f"{way} is not told of"


@pytest.mark.parametrize("moves_links", [False, True])
@pytest.mark.parametrize("way", [*WAYS, *NONE])
def test_a_page_is_converted_without_it(way: str, moves_links: bool, tmp_path: Path) -> None:
    html = converted(way, tmp_path, moves_links)
    if way in NONE:
        assert "hyken" in html
        return
    assert WAYS[way] in html, html
    assert not re.search(r"hyken/|hyken\.md|board/(?!<)|board\.md|waits", html), html


def converted(way: str, docs: Path, moves_links: bool) -> str:
    """A page as a generator makes it, which lets raw addresses begin at the file or the page."""
    if moves_links:
        way = way.replace("../", "")
    adopt(House(hidden=frozenset(HIDDEN), address=HOME))
    page = Page(docs / "p.md", docs, lambda: "", moves_links=moves_links)
    settings = load_config(str(shipped.config()), docs_dir=str(docs), watch=[])
    others = [name for name in settings.markdown_extensions if name != EXTENSION]
    extension = MacrosExtension(page=page)
    adopt(House(hidden=frozenset(HIDDEN), address=HOME))
    converter = Markdown(extensions=[*others, extension], extension_configs=settings.mdx_configs)
    return str(converter.convert(way))


def test_what_links_lead_to_stays() -> None:
    adopt(House(hidden=frozenset(HIDDEN)))
    page = Page(Path("docs/a.md"), Path("docs"), lambda: "")
    kept = '<a href="../b/">b</a> <img src="c.png"> <area href="#d"> <p id="e">'
    assert without(kept, page) == kept
    gone = without('<a id="x" lang="fr" href="../learn/hyken/">é</a>', page)
    assert gone == '<span id="x" lang="fr">é</span>'


def test_an_address_is_followed_as_a_browser_does() -> None:
    board = "apply/board.md", "apply/board"
    assert [*targets("..", *board)] == ["apply.md", "apply/index.md"]
    assert next(targets("../../learn/hy%6ben", *board)) == "learn/hyken.md"
    assert [*targets("https://x.example/other/", *board, HOME)] == []
    assert [*targets("http://x.example/kb/a/", *board, HOME)] == []
    assert [*targets("//[", *board, HOME)] == []
    assert [*targets("#x", *board, HOME)] == []


def test_check_follows_the_addresses_of_built_pages(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", address=HOME)
    put(folder, "docs/plans/a.txt", "A plan.\n")
    put(
        folder,
        "docs/ours/page.md",
        "# Page\n\n"
        '<a href="../../learn/hyken/">a</a> <a href="../../plans/a.txt">b</a>\n\n'
        '<a href="../learn/hyken/">c</a>\n\n'
        '<a href="../../learn/hyken/#none">d</a>\n\n'
        '<a href="../learn/hyken.md">e</a>\n\n'
        "[f](../../learn/nobody/)\n",
    )
    assert [(one.line, one.sentence) for one in check(folder)] == [
        (
            5,
            "the link “../learn/hyken/” leads to nothing in the site; it begins at the built page, "
            "which is a folder of its own.",
        ),
        (
            7,
            "the link “../../learn/hyken/#none” leads to no part of that page: none has the id "
            "“none”.",
        ),
        (
            9,
            "the link “../learn/hyken.md” leads to a page’s file, which HTML is not led to: write "
            "“../../learn/hyken/”, or the link in Markdown.",
        ),
        (
            11,
            "the link “../../learn/nobody/” leads to nothing in the site; it begins at the built "
            "page, which is a folder of its own.",
        ),
    ]


def test_html_in_a_title_would_stand_on_every_page(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", hide=["learn/hyken.md"])
    put(folder, "docs/ours.md", "---\ntitle: <a href='../learn/hyken/'>O</a>\n---\n\n# Ours\n")
    put(folder, "docs/right.md", "---\ntitle: 3 < 4 and 5 > 4\n---\n\n# Right\n")
    assert [(one.file, one.line, one.sentence) for one in check(folder)] == [
        (
            "docs/ours.md",
            2,
            "title: HTML would stand in the navigation of each page; write text alone.",
        )
    ]


def test_a_first_page_leads_on_by_html_as_well() -> None:
    text = "<a href='../b/#c'>b</a> <img src=../../d.png> `<a href='../b/'>`\n"
    said = moved(text, "ours/a.md").partition("---\n\n")[2] or moved(text, "ours/a.md")
    assert "<a href='ours/b/#c'>b</a> <img src=d.png>" in said
    assert "<a href='ours/b/'>b" in moved(
        "<a href='b.md'>b</a>".replace("b.md", "../b/"), "ours/a.md"
    )
