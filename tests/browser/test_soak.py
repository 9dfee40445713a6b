"""A tab that is used for long must not grow.

The suite changes numbers sixty times on one page; `make soak` goes from page to page, changes
them some thousands of times, and sees to it that a planted leak would be found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import soaking

from .conftest import pythons, whole

CALCULATORS = ("volume", "encounter", "promoters", "kano")
WARM_UP = 60  # navigations, until code is compiled and caches are filled
NAVIGATIONS = soaking.times(20)
CHANGES = soaking.times(500)
SETTLED = 30  # changes, until each of seven numbers was answered some times
ONE_PAGE = 60
SOME = 25  # changes on a page that is soon left
FEW = 30  # navigations that show a planted leak
ALLOWED = 1.1  # times what was held before
WITHIN = 60  # seconds for an answer, on a busy machine

# Types, waits for the answer to this, types on; whatever was typed, the details are written anew.
# Each number differs from the one that stands there, since the same once more is no change.
TYPE = """
async (changes) => {
  const details = document.querySelector("[data-part=details]");
  const field = document.querySelector("input[inputmode=decimal]");
  for (let change = 0; change < changes; change++) {
    const answered = new Promise((resolve) => {
      const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
      observer.observe(details, { childList: true });
    });
    field.value = 2 + (Number(field.value) + 1) % 7;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await answered;
  }
}
"""
LEAKS = {
    "page": """
      window.kept = [];
      document.addEventListener("input", () => {
        const details = document.querySelector("[data-part=details]");
        kept.push(details.cloneNode(true), Array(500).fill(0));
      });
    """,
    "python": """
from calculator import wire
kept, drawn = [], wire.drawn
def leaking(*asked):
    kept.append(drawn(*asked).data())
    return drawn(*asked)
wire.drawn = leaking
""",
}
# The bytes that Python has taken and not given back: `uordblks` of the C library's mallinfo.
PYTHON = """
() => {
  python.runPython("import gc; gc.collect()");
  const { _malloc, _mallinfo, _free, HEAPU32 } = python._module;
  const facts = _malloc(40);
  _mallinfo(facts);
  const used = HEAPU32[facts / 4 + 7];
  _free(facts);
  return used;
}
"""

# A guide may have the name of its calculator, and addresses on a page are relative.
FOLLOW = """
(place) => [...document.querySelectorAll("nav a")].find((link) => link.href.endsWith(place)).click()
"""

Sizes = dict[str, float]


class Tab:
    """A page with its worker, and what both hold after a collection."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("HeapProfiler.enable")
        self._replies: dict[str, Any] = {}
        self._workers: dict[str, str] = {}
        self._session.on("Target.attachedToTarget", self._attached)
        self._session.on("Target.receivedMessageFromTarget", self._heard)
        self._session.send(
            "Target.setAutoAttach",
            {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False},
        )

    def _attached(self, event: dict[str, Any]) -> None:
        self._workers[event["targetInfo"]["url"]] = event["sessionId"]

    def _heard(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:  # an answer, not an event of the worker's
            self._replies[event["sessionId"]] = message

    def _ask_worker(self, url: str, method: str) -> Any:
        session = self._workers[url]
        self._replies.pop(session, None)
        message = json.dumps({"id": 1, "method": method})
        self._session.send("Target.sendMessageToTarget", {"sessionId": session, "message": message})
        while session not in self._replies:
            self.page.wait_for_timeout(50)
        return self._replies[session]["result"]

    def use(self, navigations: int, changes: int = SOME) -> None:
        """Go from calculator to calculator and change a number on each, again and again."""
        for name in islice(cycle(CALCULATORS), navigations):
            self.page.evaluate(FOLLOW, f"/calculate/{name}/")
            self.page.wait_for_url(f"**/calculate/{name}/")
            self.page.locator(f"moments-calculator[calculator={name}]").wait_for()
            if changes:
                self.page.evaluate(TYPE, changes)

    def page_holds(self) -> Sizes:
        """What the page holds after a collection, in bytes and in numbers."""
        for _ in range(3):  # what finalizers let go is collected by the next
            self._session.send("HeapProfiler.collectGarbage")
        counters = self._session.send("Memory.getDOMCounters")
        return {
            "page's heap": self._session.send("Runtime.getHeapUsage")["usedSize"],
            "nodes": counters["nodes"],
            "listeners": counters["jsEventListeners"],
        }

    def worker_holds(self) -> Sizes:
        """What Python's worker holds after a collection, in bytes."""
        (worker,) = pythons(self.page)
        for _ in range(3):
            self._ask_worker(worker.url, "HeapProfiler.collectGarbage")
        return {
            "worker's heap": self._ask_worker(worker.url, "Runtime.getHeapUsage")["usedSize"],
            "Python's heap": worker.evaluate(PYTHON),
            "WebAssembly's memory": worker.evaluate("python._module.HEAP8.length"),
        }


@pytest.fixture
def tab(open_page: Callable[..., Page]) -> Iterator[Tab]:
    """A tab that has been used for a while."""
    page = open_page("calculate/kano/", service_workers="block")  # a profile of its own
    page.set_default_timeout(WITHIN * 1000)
    tab = Tab(whole(page))
    tab.use(WARM_UP)
    worker = pythons(page)
    yield tab
    assert pythons(page) == worker  # the very one, so Python was never replaced


@pytest.fixture(scope="module")
def theme(browser: Browser, sites: dict[str, Path], served: tuple[Path, str]) -> Sizes:
    """By what a page grows with each instant navigation through the theme alone.

    Material 9.8.1 lets go of no page that was left: its observers of the sidebars hold them all.
    """
    assert "mkdocs" in sites
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    empty = {"body": "", "content_type": "text/javascript"}
    page.route("**/assets/moments.js", lambda route: route.fulfill(**empty))
    page.goto(f"{served[1]}/mkdocs/calculate/kano/")
    page.evaluate("window.same = true")
    tab = Tab(page)
    tab.use(WARM_UP, changes=0)
    before = tab.page_holds()
    tab.use(NAVIGATIONS, changes=0)
    assert page.evaluate("window.same")  # or the navigations were not instant
    after = tab.page_holds()
    context.close()
    return {name: (after[name] - before[name]) / NAVIGATIONS for name in before}


def grown(before: Sizes, after: Sizes, theme: Sizes, navigations: int) -> Sizes:
    """Name what has grown by more than is allowed, beside what the theme keeps."""
    theirs = {name: growth * navigations for name, growth in theme.items()}
    print(theirs, before, after)
    ratios = {name: (after[name] - theirs.get(name, 0)) / before[name] for name in before}
    return {name: ratio for name, ratio in ratios.items() if ratio > ALLOWED}


def test_sixty_changes_do_not_make_a_tab_grow(open_page: Callable[..., Page]) -> None:
    page = open_page("calculate/kano/", service_workers="block")  # a profile of its own
    page.set_default_timeout(WITHIN * 1000)
    tab = Tab(whole(page))
    page.evaluate(TYPE, SETTLED)
    worker = pythons(page)
    before = tab.page_holds() | tab.worker_holds()
    page.evaluate(TYPE, ONE_PAGE)
    assert grown(before, tab.page_holds() | tab.worker_holds(), {}, 0) == {}
    assert pythons(page) == worker


@soaking.only
def test_a_day_of_use_does_not_make_a_tab_grow(tab: Tab, theme: Sizes) -> None:
    fresh = tab.page_holds() | tab.worker_holds()
    tab.use(len(CALCULATORS), changes=CHANGES // len(CALCULATORS))
    changed = tab.page_holds() | tab.worker_holds()
    assert grown(fresh, changed, theme, len(CALCULATORS)) == {}
    tab.use(NAVIGATIONS, changes=1)
    assert grown(fresh, tab.page_holds() | tab.worker_holds(), theme, NAVIGATIONS) == {}


@soaking.only
def test_a_leak_in_the_page_would_be_seen(tab: Tab, theme: Sizes) -> None:
    before = tab.page_holds()
    tab.page.evaluate(f"() => {{ {LEAKS['page']} }}")
    tab.use(FEW)
    assert {"page's heap", "nodes"} <= grown(before, tab.page_holds(), theme, FEW).keys()


@soaking.only
def test_a_leak_in_python_would_be_seen(tab: Tab) -> None:
    before = tab.worker_holds()
    (worker,) = pythons(tab.page)
    worker.evaluate("(source) => { python.runPython(source); }", LEAKS["python"])
    tab.use(FEW)
    held = grown(before, tab.worker_holds(), {}, FEW).keys()
    # Where the heap has no room left its memory grows as well.
    assert {"Python's heap"} <= held <= {"Python's heap", "WebAssembly's memory"}
