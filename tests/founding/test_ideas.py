"""Every idea of the founding documents stands on a page, under the heading that the table names."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from pathlib import Path

import pytest

with Path(__file__).with_name("ideas.csv").open(encoding="utf-8", newline="") as table:
    IDEAS = list(csv.DictReader(table))
HEADINGS = ("h1", "h2", "h3", "h4")
SKIPPED = {("class", "headerlink"), ("class", "moments-name"), ("role", "tooltip")}


class Sections(HTMLParser):
    """The text of a page by its headings; a heading's text ends at the next one of its level."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[int, list[str], list[str]]] = []
        self._open: list[int] = []
        self._heading: list[str] | None = None
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        skips = not SKIPPED.isdisjoint(attrs)
        self._skipped = self._skipped + 1 if self._skipped or skips else 0
        if tag in HEADINGS:
            level = int(tag[1])
            self._heading = []
            self._open = [one for one in self._open if self.sections[one][0] < level]
            self.sections.append((level, self._heading, []))
            self._open.append(len(self.sections) - 1)

    def handle_endtag(self, tag: str) -> None:
        self._skipped = max(self._skipped - 1, 0)
        if tag in HEADINGS:
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._heading is not None:
            self._heading.append(data)
            return
        for one in self._open:
            # An h1 answers its question in what stands before the next heading.
            if self.sections[one][0] > 1 or one == len(self.sections) - 1:
                self.sections[one][2].append(data)


def sections(page: Path) -> dict[str, str]:
    reader = Sections()
    reader.feed(page.read_text(encoding="utf-8"))
    return {
        " ".join("".join(heading).split()): " ".join("".join(text).split())
        for _, heading, text in reader.sections
    }


@pytest.mark.parametrize("idea", IDEAS, ids=[f"{one['document']} {one['idea']}" for one in IDEAS])
def test_the_idea_has_its_place(idea: dict[str, str], sites: dict[str, Path]) -> None:
    page = sections(sites["mkdocs"] / idea["page"] / "index.html")
    assert idea["heading"] in page
    missing = [words for words in idea["words"].split("|") if words not in page[idea["heading"]]]
    assert missing == []


def test_every_document_has_its_ideas() -> None:
    assert {one["document"] for one in IDEAS} == {"000", "001", "002", "003", "004"}
    assert len(IDEAS) >= 60
