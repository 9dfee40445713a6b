"""A calculator in a frame of another origin, with the lines that the guide gives for it."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from macros.signoff import headers

GUIDE = Path(__file__).parents[2] / "docs" / "host" / "embed.md"
EXAMPLE = "https://moments.example.org"
PATIENCE = 120_000
HEIGHT = "document.querySelector('iframe.moments').getBoundingClientRect().height"


def fenced(language: str) -> str:
    """The one block of a language in the guide."""
    [text] = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE.read_text(), re.M | re.S)
    return str(text)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with a policy of its own."""

    policy = ""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(folder: Path, policy: str = "") -> Iterator[int]:
    served = type("Served", (Handler,), {"policy": policy})
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(served, directory=str(folder))
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def intranet(folder: Path, site: Path, named: str | None) -> Iterator[str]:
    """An intranet's page with the guide's lines in it; `named` is the parent that the site names.

    Yields:
        The page's address.
    """
    with serving(folder) as port:
        parents = None if named is None else [named.format(port=port)]
        policy = "" if parents is None else headers.look(site, parents).policy
        with serving(site, policy) as other:
            origin = f"http://localhost:{other}"
            markup = fenced("text").replace(EXAMPLE, origin)
            style = fenced("css")
            (folder / "index.html").write_text(
                f"<!doctype html><style>{style}</style><h1>Intranet</h1>{markup}"
            )
            (folder / "moments-frames.js").write_text(fenced("js").replace(EXAMPLE, origin))
            yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 800}, service_workers="block")
    yield context.new_page()
    context.close()


@pytest.fixture
def site(sites: dict[str, Path]) -> Path:
    return sites["mkdocs"]


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe.moments")


def height(page: Page) -> float:
    box = page.locator("iframe.moments").bounding_box()
    assert box is not None
    return box["height"]


def content(page: Page) -> float:
    """How far the calculator reaches down in its frame."""
    return float(
        frame(page)
        .locator(".moments-whole")
        .evaluate("(last) => last.getBoundingClientRect().bottom + scrollY")
    )


def grown(page: Page) -> None:
    """Wait until the frame is as high as what is in it."""
    for _ in range(PATIENCE // 50):
        if 0 <= height(page) - content(page) < 60:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"the frame is {height(page)} high, and its content {content(page)}")


def test_a_named_parent_gets_the_calculator_and_its_height(
    page: Page, site: Path, tmp_path: Path
) -> None:
    with intranet(tmp_path, site, "http://127.0.0.1:{port}") as address:
        page.goto(address)
        inside = frame(page)
        expect(inside.locator("moments-calculator form")).to_be_visible(timeout=PATIENCE)
        expect(inside.locator("h1")).to_be_visible()
        for hidden in (".md-header", ".md-footer", ".md-sidebar--primary"):
            expect(inside.locator(hidden)).to_be_hidden()
        expect(inside.get_by_role("heading", name="What to know")).to_be_hidden()
        grown(page)

        before = height(page)
        inside.get_by_role("button", name="Add").first.click()
        inside.get_by_role("button", name="Add").first.click()
        page.wait_for_function(f"{HEIGHT} > {before}", timeout=PATIENCE)
        grown(page)
        taller = height(page)
        inside.get_by_role("button", name="Undo").click()
        inside.get_by_role("button", name="Undo").click()
        page.wait_for_function(f"{HEIGHT} < {taller}", timeout=PATIENCE)
        grown(page)

        inside.locator("li[data-row] input[data-field=experience]").first.fill("1")
        expect(inside.locator('[data-part="headline"]')).to_contain_text(
            "Compare fares", timeout=PATIENCE
        )
        grown(page)


def test_links_and_works_are_opened_on_the_whole_page(
    page: Page, site: Path, tmp_path: Path
) -> None:
    with intranet(tmp_path, site, "http://127.0.0.1:{port}") as address:
        page.goto(address)
        inside = frame(page)
        link = inside.locator(".moments-whole a")
        with page.expect_popup() as opened:
            link.click(timeout=PATIENCE)
        assert opened.value.url.endswith("/calculate/encounter/")
        expect(opened.value.locator(".md-header")).to_be_visible()
        expect(link).to_be_visible()
        opened.value.close()

        inside.get_by_text("What it does not say").click(timeout=PATIENCE)
        expect(inside.get_by_text("It orders moments; its size means nothing")).to_be_visible()
        inside.get_by_text("What it rests on").click()
        with page.expect_popup() as opened:
            inside.locator(".moments-works a").first.click()
        whole, _, work = opened.value.url.partition("#")
        assert whole.endswith("/calculate/encounter/")
        assert work.startswith("source-")
        expect(opened.value.locator(f"#{work}")).to_be_visible()


@pytest.mark.parametrize("named", ["https://intranet.example.org", "http://127.0.0.1:1"])
def test_another_parent_gets_nothing(named: str, page: Page, site: Path, tmp_path: Path) -> None:
    with intranet(tmp_path, site, named) as address:
        with page.expect_console_message(
            lambda one: "frame-ancestors" in one.text, timeout=PATIENCE
        ):
            page.goto(address)
        page.wait_for_load_state("networkidle")
        assert frame(page).locator("moments-calculator").count() == 0


def test_without_a_header_any_page_may_frame_the_site(
    page: Page, site: Path, tmp_path: Path
) -> None:
    with intranet(tmp_path, site, None) as address:
        page.goto(address)
        expect(frame(page).locator("moments-calculator form")).to_be_visible(timeout=PATIENCE)


def test_a_page_by_itself_is_whole(page: Page, site: Path) -> None:
    with serving(site) as port:
        page.goto(f"http://localhost:{port}/calculate/encounter/")
        expect(page.locator(".md-header")).to_be_visible()
        expect(page.get_by_role("heading", name="What to know")).to_be_visible()
        expect(page.locator(".moments-whole")).to_have_count(0)
