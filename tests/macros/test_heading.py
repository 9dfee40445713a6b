"""What a page is called stands before its question, and where else it is found below its answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from macros.heading import HeadingExtension
from macros.page.page import Page
from macros.sentence import MacroError

NAME = '<span class="moments-name">Kano<span class="moments-colon">: </span></span>'
LINE = '<p class="moments-keywords">Also found under: delighters, must-be.</p>'
WORDS = "title: Kano\nkeywords: [delighters, must-be]\n"

Show = Callable[..., str]


@pytest.fixture
def show(tmp_path: Path) -> Show:
    def show(body: str, head: str = "title: Kano\n", *, moves_links: bool = False) -> str:
        path = tmp_path / "docs" / "kano.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")
        page = Page(path, path.parent, str, moves_links)
        toc = {"toc": {"permalink": True}}
        return Markdown(extensions=["toc", HeadingExtension(page)], extension_configs=toc).convert(
            body
        )

    return show


def test_the_name_stands_in_the_heading_and_not_in_its_address(show: Show) -> None:
    html = show("# What *delights*, and what not?\n")
    question = "What <em>delights</em>, and what not?"
    assert html.startswith(f'<h1 id="what-delights-and-what-not">{NAME}{question}<a class=')


@pytest.mark.parametrize(
    "body", ["# Kano\n", "# Kano, as we use it\n", "Text alone.\n", "## A part\n"]
)
def test_nothing_is_said_twice_and_nothing_where_no_question_is(body: str, show: Show) -> None:
    assert "moments-name" not in show(body)


def test_a_page_without_a_title_has_its_heading_alone(show: Show) -> None:
    assert "moments-name" not in show("# How *we* see it\n", "reviewed: 2026-11-22\n")


def test_keywords_close_what_belongs_to_the_whole_page(show: Show) -> None:
    html = show("# What?\n\nThis.\n\n- And that.\n\n## Where from?\n\nJapan.\n", WORDS)
    before, line, after = html.partition(LINE)
    assert line
    assert before.endswith("</ul>\n")
    assert after.lstrip().startswith("<h2")


@pytest.mark.parametrize(
    ("body", "before"), [("# What?\n\nThis.\n\nThat.\n", "This.</p>\n"), ("# What?\n", "</h1>\n")]
)
def test_a_page_of_one_part_has_them_below_its_answer(body: str, before: str, show: Show) -> None:
    assert show(body, WORDS).partition(LINE)[0].endswith(before)


def test_keywords_that_are_no_list_are_said_with_the_page(show: Show) -> None:
    with pytest.raises(MacroError) as error:
        show("# What?\n", "keywords: delighters, must-be\n")
    assert str(error.value).startswith("docs/kano.md: `keywords` needs a list of texts")


@pytest.mark.parametrize(
    ("weight", "moves_links", "left_out"),
    [(0.1, True, True), (0.2, True, False), (0.1, False, False)],
)
def test_what_weighs_little_is_left_out_where_nothing_is_weighed(
    weight: float, moves_links: bool, left_out: bool, show: Show
) -> None:
    head = f"title: Said wrong\nsearch: {{boost: {weight}}}\n"
    html = show("# What?\n\n## One\n\n### Two\n", head, moves_links=moves_links)
    assert html.count("data-search-exclude") == (2 if left_out else 0)


def test_where_nobody_tells_the_page_nothing_is_added() -> None:
    assert Markdown(extensions=["macros.heading"]).convert("# What?") == "<h1>What?</h1>"
