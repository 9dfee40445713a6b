"""A page from which no script of ours can be loaded says so at once, by its first lines."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Reader
from .server import Site

pytestmark = pytest.mark.usefixtures("one_tab")

PRINTED = "50,000,000"


def test_a_page_that_is_opened_as_a_file(site: Site, reader: Reader) -> None:
    reader.page.goto((site.root / "calculate" / "volume" / "index.html").as_uri())
    told = reader.page.locator("[data-part=late]")
    expect(told).to_be_visible()
    expect(told).to_contain_text("This page was opened as a file")
    expect(told).to_contain_text("python3 -m http.server")
    assert PRINTED in reader.headline


def test_a_survey_that_is_opened_as_a_file(site: Site, reader: Reader) -> None:
    (page,) = (path for path in site.root.rglob("*.html") if "<moments-survey" in path.read_text())
    reader.page.goto(page.as_uri())
    expect(reader.page.locator("moments-survey")).to_contain_text("This page was opened as a file")


def test_a_page_in_a_frame_that_is_cut_off_from_its_site(site: Site, reader: Reader) -> None:
    address = f"{site.address}calculate/volume/"
    reader.page.set_content(f'<iframe sandbox="allow-scripts" src="{address}"></iframe>')
    told = reader.page.frame_locator("iframe").locator("[data-part=late]")
    expect(told).to_contain_text("This page stands in a frame that is cut off from its own site")
    expect(told).to_contain_text(address)
    assert not any("/assets/runtime/" in path for path in site.asked)


def test_a_frame_that_is_not_cut_off_works(site: Site, reader: Reader) -> None:
    address = f"{site.address}calculate/volume/"
    sandbox = "allow-scripts allow-same-origin"
    reader.page.set_content(f'<iframe sandbox="{sandbox}" src="{address}"></iframe>')
    framed = reader.page.frame_locator("iframe")
    framed.locator("[data-field=customers]").fill("20,000,000")
    expect(framed.locator("[data-part=headline]")).to_contain_text("100,000,000")
