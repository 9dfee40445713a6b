"""Citations, the lists of what was cited, and what stops a build."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from macros.knowledge import bibliography
from macros.sentence import MacroError
from tests.macros.conftest import Convert

HEAD = """---
title: A page
description: A page that cites something, so that citing can be looked at from all sides.
reviewed: 2026-11-22
rests_on:
  found: The year of the book.
  reconstructed: Everything <else>.
---
"""
BOOK: dict[str, Any] = {
    "id": "carlzon1987",
    "type": "book",
    "author": [{"family": "Carlzon", "given": "Jan"}],
    "title": "Moments of truth",
    "publisher": "Ballinger",
    "issued": {"date-parts": [[1987]]},
}
ARTICLE: dict[str, Any] = {
    "id": "bitner1994",
    "type": "article-journal",
    "author": [
        {"family": "Bitner", "given": "Mary Jo"},
        {"family": "Booms", "given": "Bernard H."},
        {"family": "Mohr", "given": "Lois A."},
    ],
    "title": "Critical service encounters <& so on>",
    "container-title": "Journal of Marketing",
    "volume": "58",
    "issue": "4",
    "page": "95-106",
    "issued": {"date-parts": [[1994]]},
    "URL": "https://example.org/a?b=1&c=2",
}


def write(docs: Path, entries: Any) -> None:
    place = docs / bibliography.WORKS_FILE
    place.parent.mkdir(exist_ok=True)
    place.write_text(entries if isinstance(entries, str) else json.dumps(entries), encoding="utf-8")
    os.utime(place, ns=(0, hash(place.read_bytes()) % 2**40))  # a new date for new contents


@pytest.fixture
def cited(docs: Path, convert: Convert) -> Convert:
    write(docs, [BOOK, ARTICLE])

    def cited(text: str) -> str:
        return convert(f"{HEAD}{text}\n\n{{{{ sources() }}}}\n")

    return cited


LINK = '<a class="moments-cite" href="#source-{0}" data-cites="{0}">{1}</a>'
CARLZON = LINK.format("carlzon1987", "Carlzon, 1987")
BITNER = LINK.format("bitner1994", "Bitner, Booms and Mohr, 1994")


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ('"carlzon1987"', f"({CARLZON})"),
        ('"carlzon1987 bitner1994"', f"({CARLZON}; {BITNER})"),
        (
            '"carlzon1987", pages="3"',
            "(" + LINK.format("carlzon1987", "Carlzon, 1987, p. 3") + ")",
        ),
        (
            '"carlzon1987", pages="3-5", form="year"',
            "(" + LINK.format("carlzon1987", "1987, pp. 3–5") + ")",
        ),
        ('"carlzon1987", form="year"', "(" + LINK.format("carlzon1987", "1987") + ")"),
    ],
)
def test_a_citation_is_short_and_leads_to_its_reference(
    call: str, shown: str, cited: Convert
) -> None:
    html = cited(f"So it is {{{{ cite({call}) }}}}, they say.")
    assert f"<p>So it is {shown}, they say.</p>" in html
    assert html.count('<li id="source-carlzon1987">') == 1


def test_the_list_holds_what_was_cited_and_nothing_else(cited: Convert) -> None:
    html = cited('{{ cite("bitner1994") }} and again {{ cite("bitner1994") }}.')
    assert html.count("<li id=") == 1
    assert "<i>Journal of Marketing</i>, 58(4), pp. 95–106" in html
    assert "encounters &lt;&amp; so on&gt;" in html
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in html


def test_the_list_says_what_the_page_rests_on(cited: Convert) -> None:
    html = cited("Nothing.")
    assert "<ul>" not in html
    assert html.index(">Found</a></dt><dd>The year of the book.</dd>") < html.index(
        ">Reconstructed</a></dt><dd>Everything &lt;else&gt;.</dd>"
    )
    assert "Remembered" not in html
    assert '<time datetime="2026-11-22">22 November 2026</time>' in html
    assert 'href="../reference/sources/#marks"' in html


def test_a_page_may_hold_the_whole_bibliography(docs: Path, convert: Convert) -> None:
    write(docs, [BOOK, ARTICLE])
    html = convert("{{ bibliography() }}")
    assert html.index('data-source="bitner1994"') < html.index('data-source="carlzon1987"')


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ('"carlson1987"', "There is no source “carlson1987” in reference/sources.json; did you"),
        ('"carlzon1987", form="short"', "`form` is full or year, not “short”."),
        ('"carlzon1987 bitner1994", pages="3"', "Pages and chapters belong to one work"),
    ],
)
def test_a_wrong_citation_stops_the_build(call: str, sentence: str, cited: Convert) -> None:
    with pytest.raises(MacroError) as error:
        cited(f"So {{{{ cite({call}) }}}}.")
    assert sentence in str(error.value)
    assert str(error.value).startswith("docs/page.md:9: ")


def test_a_page_that_cites_lists_its_sources(docs: Path, convert: Convert) -> None:
    write(docs, [BOOK])
    with pytest.raises(MacroError, match="does not list its sources"):
        convert('So {{ cite("carlzon1987") }}.')


def test_works_of_one_author_and_year_are_told_apart(docs: Path, convert: Convert) -> None:
    other = BOOK | {"id": "carlzon1987b", "title": "Another"}
    write(docs, [other, BOOK, ARTICLE])
    html = convert(f'{HEAD}{{{{ cite("carlzon1987b bitner1994") }}}}.\n\n{{{{ sources() }}}}\n')
    assert ">Carlzon, 1987b</a>; " in html
    assert "Carlzon, J. (1987b) <i>Another</i>" in html
    assert BITNER in html


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ("[{]", "reference/sources.json:1: "),
        ({"id": "x"}, "needs a list of entries"),
        ([BOOK, BOOK], "entry 2 (carlzon1987): this key is given twice."),
        ([BOOK | {"id": "Carlzon 1987"}], "`id` needs small letters and digits"),
        ([BOOK | {"title": ""}], "entry 1 (carlzon1987): the field `title` is missing."),
        ([BOOK | {"author": []}], "an author is missing"),
        ([BOOK | {"issued": {"literal": "once"}}], "`issued` needs a year"),
        (None, "There is no bibliography reference/sources.json"),
    ],
)
def test_a_bibliography_that_cannot_be_cited_is_refused(
    entries: Any, sentence: str, docs: Path
) -> None:
    if entries is not None:
        write(docs, entries)
    with pytest.raises(MacroError) as error:
        bibliography.load(docs)
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        ("found: The", "fond: The", "`rests_on` has no key “fond”; did you mean “found”?"),
        ("2026-11-22", "yesterday", "`reviewed` needs a day such as 2026-11-22, not 'yesterday'."),
        ("title: A page\n", "", "The front matter lacks a text for `title`."),
        ("A page that cites something, so that", "So", "The description has"),
        ("title: A page", "title: A: page", "cannot be read at its line 2: mapping values"),
        ("---\ntitle", "title", "does not begin with its front matter"),
    ],
)
def test_a_page_that_hides_what_it_rests_on_stops_the_build(
    wrong: str, right: str, sentence: str, convert: Convert
) -> None:
    text = HEAD.replace(wrong, right, 1)
    assert text != HEAD
    with pytest.raises(MacroError) as error:
        convert(f"{text}\n{{{{ sources() }}}}\n")
    assert sentence in str(error.value)
