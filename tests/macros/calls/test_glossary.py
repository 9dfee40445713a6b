"""Terms: linked and explained where a page first uses them, and listed once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.knowledge import bibliography, glossary
from macros.sentence import MacroError
from tests.macros.calls.test_citing import BOOK, HEAD, write
from tests.macros.conftest import Convert

ENTRIES = """
moment of truth:
  means: Any contact in which a customer forms an opinion <of a company>.
  see: learn/carlzon.md
  source: carlzon1987
  also: [MOT]
watermelon effect:
  means: Green outside, red inside.
  see: learn/carlzon.md
"""


def define(docs: Path, text: str) -> None:
    place = docs / glossary.TERMS_FILE
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8")
    os.utime(place, ns=(0, hash(text) % 2**40))  # a new date for new contents


@pytest.fixture(autouse=True)
def defined(docs: Path) -> None:
    (docs / "learn").mkdir()
    (docs / "learn" / "carlzon.md").write_text(HEAD, encoding="utf-8")
    write(docs, [BOOK])
    define(docs, ENTRIES)


def test_the_first_use_is_linked_and_explained(convert: Convert) -> None:
    html = convert('A {{ term("moment of truth") }} and a {{ term("moment of truth") }}.')
    assert html == (
        '<p>A <span class="moments-term" data-explained>'
        '<a href="../reference/glossary/#term-moment-of-truth" '
        'data-uses="moment-of-truth" aria-describedby="use-moment-of-truth">moment of truth</a>'
        '<span role="tooltip" id="use-moment-of-truth" data-search-exclude>'
        "Any contact in which a customer forms an opinion &lt;of a company&gt;.</span></span>"
        " and a moment of truth.</p>"
    )


@pytest.mark.parametrize("call", ['"MOT"', '"Moment of truth"', '"MOT", shown="moments of truth"'])
def test_another_name_or_form_is_the_same_term(call: str, convert: Convert) -> None:
    html = convert(f'{{{{ term({call}) }}}} or {{{{ term("moment of truth") }}}}')
    assert html.count("data-uses") == 1
    assert 'data-uses="moment-of-truth"' in html
    assert html.endswith("or moment of truth</p>")


def test_the_glossary_lists_each_term_once_with_its_source(convert: Convert) -> None:
    html = convert(f"{HEAD}\n{{{{ glossary() }}}}\n\n{{{{ sources() }}}}\n")
    assert html.count("<h2 id=") == 2
    assert '<h2 id="term-moment-of-truth" data-term="moment-of-truth">moment of truth <' in html
    assert '<span class="moments-also">(MOT)</span></h2>' in html
    assert 'data-cites="carlzon1987">Carlzon, 1987</a>' in html
    assert '<li id="source-carlzon1987">' in html
    assert '<a href="../learn/carlzon/">A page</a>' in html


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# How *we* see it\n\nText.", "How *we* see it"),
        ("---\ntitle: Ours\n---\n# Heading", "Ours"),
        ("---\ntitle: [no\n---\n\n# Heading #", "Heading"),
        ("Text.", "Carlzon"),
    ],
)
def test_whoever_wrote_the_page_to_see_it_has_a_name(
    text: str, title: str, docs: Path, convert: Convert
) -> None:
    (docs / "learn" / "carlzon.md").write_text(text, encoding="utf-8")
    html = convert(f"{HEAD}\n{{{{ glossary() }}}}\n\n{{{{ sources() }}}}\n")
    assert f'<a href="../learn/carlzon/">{title}</a>' in html


def test_an_unknown_term_stops_the_build(convert: Convert) -> None:
    with pytest.raises(MacroError) as error:
        convert('A\n\nb {{ term("watermelon") }}')
    assert str(error.value) == (
        "docs/page.md:3: There is no term “watermelon” in reference/glossary.yml; "
        "did you mean “watermelon effect”?"
    )


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        ("[MOT]", "[watermelon effect]", "“watermelon effect” stands for two terms."),
        ("also:", "alos:", "there is no key “alos”; did you mean “also”?"),
        ("means: Green outside, red inside.", "means:", "a text for `means` is missing."),
        ("watermelon effect:", "moment of truth:", "the key “moment of truth” is given twice"),
        ("means: Green", "means: a: Green", "reference/glossary.yml:8: "),
    ],
)
def test_a_wrong_entry_stops_the_build(
    wrong: str, right: str, sentence: str, docs: Path, convert: Convert
) -> None:
    define(docs, ENTRIES.replace(wrong, right, 1))
    with pytest.raises(MacroError) as error:
        convert('{{ term("MOT") }}')
    assert sentence in str(error.value)


def test_a_page_to_see_must_be_there(docs: Path, convert: Convert) -> None:
    define(docs, ENTRIES.replace("carlzon.md", "hyken.md", 1))
    with pytest.raises(MacroError) as error:
        convert("{{ glossary() }}")
    assert "“moment of truth”: there is no page learn/hyken.md to see." in str(error.value)


def test_the_first_source_that_is_missing_is_said(docs: Path, convert: Convert) -> None:
    (docs / bibliography.WORKS_FILE).unlink()
    with pytest.raises(MacroError, match="There is no bibliography"):
        convert(f"{HEAD}\n{{{{ glossary() }}}}\n\n{{{{ sources() }}}}\n")
