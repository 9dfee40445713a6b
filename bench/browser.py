"""One reader's browser: a profile of its own, visits to pages, a slow line or a slow processor."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from bench.server import Host, Sent
from bench.slowing import slowed
from tests import chromium

READER = Path(__file__).with_name("reader.mjs")
MEGABITS = 10
LATENCY = 40  # milliseconds from a request to the first byte of its answer
SLOWER = 4
LONGEST_WAIT = 180_000  # milliseconds, for what is slowed on a busy machine
AT_REST = 1.0  # seconds without a request, after which a page is taken to be at rest


class Condition(Enum):
    """What is held back."""

    FREE = "unthrottled"
    LINE = "10 Mbit/s, 40 ms"
    SLOW = "processor slowed four times"


@dataclass(frozen=True)
class Touch:
    """What a reader does on a page: nothing, or two keys in a field."""

    field: str | None = None
    texts: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Visit:
    """A page, opened and answered.

    Attributes:
        seconds: From the start of the navigation to the first computed answer.
        field: From the start of the navigation to the field, where there is one.
        sent: What the server sent for it, begun before the answer.
        origin: When the navigation started, in seconds since 1970.
    """

    seconds: float
    field: float
    sent: list[Sent]
    origin: float


class Reader:
    """A browser with its profile, in front of a server."""

    def __init__(self, context: BrowserContext, host: Host) -> None:
        self._context = context
        self._host = host
        browser = context.browser
        assert browser is not None
        processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
        (main,) = (one["id"] for one in processes["processInfo"] if one["type"] == "browser")
        self._group = os.getpgid(main) if hasattr(os, "getpgid") else 0

    def page(self, touch: Touch | None = None, condition: Condition = Condition.FREE) -> Page:
        """Open an empty page, with a reader who will touch what it shows; or one who only looks."""
        page = self._context.new_page()
        page.set_default_timeout(LONGEST_WAIT)
        script = READER.read_text(encoding="utf-8")
        if touch is not None:
            script += f"\nreader.begun = reader.first(...{json.dumps([touch.field, touch.texts])});"
        page.add_init_script(script)
        if condition is Condition.LINE:
            # It holds for the page's workers too: they share the line with it.
            session = self._context.new_cdp_session(page)
            session.send("Network.enable")
            bytes_a_second = MEGABITS * 1e6 / 8
            session.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": LATENCY,
                    "downloadThroughput": bytes_a_second,
                    "uploadThroughput": bytes_a_second,
                },
            )
        return page

    def held_back(self, condition: Condition) -> AbstractContextManager[None]:
        """Slow the processor while this lasts, if that is the condition."""
        return slowed(self._group, SLOWER) if condition is Condition.SLOW else nullcontext()

    def answer(self, page: Page, address: str, condition: Condition = Condition.FREE) -> Visit:
        """Go to a page whose reader touches it, and wait for the first computed answer."""
        self._host.forget()
        with self.held_back(condition):
            page.goto(address, wait_until="commit")
            times = page.evaluate("reader.begun")
        origin = times["origin"] / 1000
        answered = origin + times["answer"] / 1000
        sent = [one for one in self._host.sent() if one.began <= answered]
        return Visit(times["answer"] / 1000, times["field"] / 1000, sent, origin)

    def rest(self, page: Page, seconds: float) -> None:
        """Stay on a page, and on until it asks for nothing more: the browser fills its caches."""
        page.wait_for_timeout(seconds * 1000)
        for _ in range(60):
            last = max((one.ended for one in self._host.sent()), default=0.0)
            if time.time() - last >= AT_REST:
                return
            page.wait_for_timeout(250)

    def forget(self) -> None:
        """Begin the server's log anew."""
        self._host.forget()

    def sent(self) -> list[Sent]:
        """What the server sent since its log began."""
        return self._host.sent()


Opener = Callable[[], AbstractContextManager[Reader]]


def opener(playwright: Playwright, host: Host) -> Opener:
    """Give what opens a browser with a fresh profile, in front of a server."""
    executable = chromium.find()

    @contextmanager
    def opened() -> Iterator[Reader]:
        # A profile on disk: a private window keeps no compiled code for a second visit.
        with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as profile:
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=executable, args=chromium.QUIETLY
            )
            try:
                yield Reader(context, host)
            finally:
                context.close()

    return opened


def version(playwright: Playwright) -> str:
    """Name the browser and its version."""
    browser: Any = playwright.chromium.launch(
        executable_path=chromium.find(), args=chromium.QUIETLY
    )
    try:
        return f"Chromium {browser.version}"
    finally:
        browser.close()
