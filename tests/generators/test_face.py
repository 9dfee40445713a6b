"""Mark, card, icon and the page for nowhere: each generator's site has them all."""

from __future__ import annotations

import re
import struct
from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.generators import BUILDS

EVERY = pytest.mark.parametrize("generator", BUILDS)
SITE = "Moments of Truth"


class _Head(HTMLParser):
    """What a page says to those who show a link to it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.icons: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            self.said[name] = given.get("content", "")
        elif tag == "link" and "icon" in given.get("rel", ""):
            self.icons.append(given["href"])


def head(page: Path) -> _Head:
    found = _Head()
    found.feed(page.read_text(encoding="utf-8"))
    return found


def size(png: Path) -> tuple[int, int]:
    data = png.read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@EVERY
def test_whoever_shows_a_link_finds_title_text_and_card(
    generator: str, sites: dict[str, Path], served: tuple[Path, str]
) -> None:
    site, address = sites[generator], f"{served[1]}/{generator}/"
    first = head(site / "index.html").said
    assert first["og:title"] == first["og:site_name"] == SITE
    assert first["og:url"] == address
    guide = head(site / "learn" / "carlzon" / "index.html").said
    assert guide["og:title"].startswith("Carlzon")
    assert guide["og:url"] == f"{address}learn/carlzon/"
    assert guide["og:description"] == guide["description"]
    assert guide["twitter:card"] == "summary_large_image"
    for said in (first, guide):
        assert said["og:image"].startswith(address)
        card = site / said["og:image"].removeprefix(address)
        assert size(card) == (int(said["og:image:width"]), int(said["og:image:height"]))
        assert size(card) == (1200, 630)


@EVERY
def test_the_tab_has_the_mark_and_the_header_draws_it(
    generator: str, sites: dict[str, Path]
) -> None:
    page = sites[generator] / "learn" / "carlzon" / "index.html"
    icons = [(page.parent / href).resolve() for href in head(page).icons]
    assert [icon.name for icon in icons] == ["icon.svg", "icon.png"]
    assert all(icon.is_file() for icon in icons)
    assert size(icons[1]) == (180, 180)
    header = re.search(r"<header.*?</header>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert header
    assert header[0].count("moments-logo-moment") == 1


@EVERY
def test_the_page_for_nowhere_leads_on(
    generator: str, sites: dict[str, Path], served: tuple[Path, str]
) -> None:
    text = (sites[generator] / "404.html").read_text(encoding="utf-8")
    assert f"<title>Page not found - {SITE}" in text
    article = text.partition("<article")[2].partition("</article>")[0]
    assert "Search at the top of this page" in article
    links = re.findall(r'href="([^"]+)"', article)
    assert len(links) == 4
    for link in links:
        # From wherever it is shown, so the whole path must stand there.
        assert link.startswith(f"/{generator}/"), link
        assert (sites[generator] / link.removeprefix(f"/{generator}/") / "index.html").is_file()
    # Where the site lies in another folder, no style sheet hides this.
    banner = text.partition('class="md-banner')[2].partition("</aside>")[0]
    assert f'<a href="{served[1]}/{generator}/">' in banner


@EVERY
def test_the_first_tab_is_home_and_the_last_one_the_copy(
    generator: str, sites: dict[str, Path]
) -> None:
    text = (sites[generator] / "learn" / "index.html").read_text(encoding="utf-8")
    tabs = re.findall(r'class="md-tabs__link">\s*(.*?)\s*</a>', text)
    assert tabs[0] == "Home"
    assert tabs[-1] == "Make your copy"
