"""Each engine before the site as MkDocs built it, sealed, under a sub-path and in three forms."""

from __future__ import annotations

import html
import http.server
import os
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from _pytest.runner import runtestprotocol
from playwright.sync_api import Browser

from tests.engines import install
from tests.engines.chrome import Chromium
from tests.engines.webdriver import Anew, Engine, Firefox, Session, WebKit
from tests.outside import outside
from tests.soaking import DRAWN

__all__ = ["outside"]  # a fixture, for it is found here

ENGINES = ("chromium", "firefox", "webkit")
FORMS = ("meta", "header", "bare")
# As with Chromium's BASELINE in tests/conftest.py: for a few answers it comes too late, and takes a
# third of the processor's time. In a soak they are as a reader has them.
MADE_FAST = DRAWN > 1
# What WebKitGTK's driver says when the process of a page has gone.
BROKE_DOWN = ("page crash or hang", "Could not parse script result")
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class Forms(http.server.SimpleHTTPRequestHandler):
    """Serves the site below `/meta/kb/`, with its policy as a header below `/header/kb/`, and
    without any below `/bare/kb/`."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        form, _, place = urlsplit(self.path).path.removeprefix("/").partition("/kb/")
        path = Path(self.directory, place, "index.html" if self.path.endswith("/") else "")
        if form not in FORMS or not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        # Python has such a line as well, in the files that the browser gets.
        page = path.suffix == ".html"
        if page and form != "meta" and (policy := POLICY.search(content)):
            content = POLICY.sub(b"", content)
            if form == "header":
                self.send_header("Content-Security-Policy", html.unescape(policy[1].decode()))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    """One that takes it calmly when a browser is ended in the middle of an answer."""

    daemon_threads = True  # browsers keep connections open

    def handle_error(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def host(sites: dict[str, Path]) -> Iterator[str]:
    """Scheme, host and port below which the site lies in its three forms."""
    handler = partial(Forms, directory=str(sites["mkdocs"]))
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have one WebKit at a time: of two beside each other, each has lost what it was told."""
    import fcntl  # WebKitGTK runs where this is

    shared = tmp_path_factory.getbasetemp().parent / "webkit.lock"
    with shared.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Each engine in turn, one browser for all tests of a module."""
    if request.param == "chromium":
        browser: Browser = request.getfixturevalue("browser")
        with Chromium(browser) as chromium:
            yield chromium
        return
    start = firefox if request.param == "firefox" else webkit
    if start is webkit:
        request.getfixturevalue("alone")
    try:
        session = Anew(lambda: start(tmp_path_factory.mktemp(start.__name__)))
    except install.NoEngine as sentence:
        if os.environ.get("CI"):
            pytest.fail(str(sentence))
        pytest.skip(str(sentence))
    with session:
        yield session


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Try a test once more if WebKit's page broke down under it: that is a crash of the engine's.

    A page of ours that brings it down each time fails all the same.
    """
    call = getattr(item, "callspec", None)
    if not isinstance(item, pytest.Function) or not call or call.params.get("engine") != "webkit":
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if any(broke in one.longreprtext for one in reports if one.failed for broke in BROKE_DOWN):
        item.user_properties.append(("tried again", "WebKit's page broke down"))
        item._initrequest()  # with fixtures of its own, as before
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def firefox(folder: Path) -> Session:
    """Start Firefox, with an empty folder for all that it writes."""
    return Firefox(install.firefox(), folder, made_fast=MADE_FAST)


def webkit(folder: Path) -> Session:
    """Start WebKitGTK's browser, with an empty folder for all that it writes."""
    found = install.webkit()
    screen = [str(found.screen), "--auto-servernum"]
    return WebKit(found.driver, found.browser, screen, folder, made_fast=MADE_FAST)
