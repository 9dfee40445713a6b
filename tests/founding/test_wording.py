"""Every sentence is our own: nothing long agrees with a founding document, but for quotations."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from .runs import DIGESTS, digest, runs

QUOTATION = re.compile(r"“[^“”]*”")
A_BREAK = " ".join(f"break{n}" for n in range(8))
UNREAD = {"script", "style", "pre", "svg"}
KNOWN = frozenset(DIGESTS.read_text(encoding="utf-8").split())


class Reader(HTMLParser):
    """Collects what can be read in the main part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._in = 0
        self._unread = 0
        self._reference = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article" and ("class", "md-content__inner md-typeset") in attrs:
            self._in = 1
        elif self._in and tag == "article":
            self._in += 1
        self._unread += tag in UNREAD
        if tag == "li":  # a title is quoted, whatever its marks
            self._reference = (dict(attrs).get("id") or "").startswith("source-")

    def handle_endtag(self, tag: str) -> None:
        if self._in and tag == "article":
            self._in -= 1
        self._unread -= tag in UNREAD
        self._reference = self._reference and tag != "li"

    def handle_data(self, data: str) -> None:
        if self._in and not self._unread and not self._reference:
            self.text.append(data)


def taken(text: str) -> list[str]:
    """The runs of a text that stand in a founding document too, quotations aside."""
    return [run for run in runs(QUOTATION.sub(A_BREAK, text)) if digest(run) in KNOWN]


def texts(data: object) -> list[str]:
    """All texts in a question, one by one."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in texts(part)]


def test_no_page_takes_over_a_run_of_words(sites: dict[str, Path]) -> None:
    pages = sorted(sites["mkdocs"].rglob("index.html"))
    assert len(pages) > 90
    found = []
    for page in pages:
        reader = Reader()
        reader.feed(page.read_text(encoding="utf-8"))
        assert reader.text, f"{page} has a main part"
        found += [
            f"{page.parent.relative_to(sites['mkdocs'])}: {run}"
            for run in taken("".join(reader.text))
        ]
    assert found == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_nor_does_a_file_beside_the_pages(name: str) -> None:
    text = (Path(__file__).parents[2] / name).read_text(encoding="utf-8")
    assert taken(text) == []


def test_nor_does_a_question_of_the_bank() -> None:
    files = sorted((Path(__file__).parents[2] / "docs" / "exam").glob("*.yml"))
    assert len(files) > 5
    for path in files:
        for question in yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]:
            said = f" {A_BREAK} ".join(texts(question))
            assert taken(said) == [], question["id"]


# Eight words of one founding document, quoted for this purpose.
RUN = "a critical moment which forms or destroys the"


def test_a_run_is_found_and_a_quotation_is_not() -> None:
    assert taken(f"They say that {RUN.capitalize()} bond.") == [RUN]
    assert taken(f"They say: “{RUN} bond”.") == []
    assert taken(RUN.removesuffix(" the")) == []
