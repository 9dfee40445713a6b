"""The same bytes, and no way out, in Chromium, Firefox and WebKitGTK."""

from __future__ import annotations

import json
import time
from functools import cache
from typing import Any

import pytest

import calculator
from calculator.wire import answer
from macros.knowledge import scenarios
from tests import soaking
from tests.conftest import ROOT
from tests.engines import probe
from tests.engines.conftest import ENGINES
from tests.engines.webdriver import PATIENCE, Engine
from tests.outside import TRIES, Arrivals
from tests.parity import questions
from tests.questions import asked as around_the_example
from tests.soaking import DRAWN

AT_ONCE = 100
BY_HEADER = ENGINES if DRAWN > 1 else ENGINES[:1]
"""Those in which the policy comes as a header; in the page it comes to all."""
WIDTHS = ("wide", "narrow")
NOWHERE = "nowhere"  # a page of the host's on which nothing is kept
FIELDS = {"encounter": "experience", "volume": "customers"}
"""The calculator with most on its page, and the one that is there soonest, each with a number."""
REGION = "(part) => document.querySelector(`[data-part=${part}]`).innerHTML"
# How soon Python must be there is held elsewhere: here it may share a slow machine with others.
UNHURRIED = """
(seconds) => {
  const stages = ["module", "worker", "interpreter", "package", "first", "later"];
  const deadlines = JSON.stringify(Object.fromEntries(stages.map((stage) => [stage, seconds])));
  document.querySelector("moments-calculator").setAttribute("deadlines", deadlines);
}
"""
DRAWS = "() => document.querySelector('moments-calculator').hasAttribute('calculating')"
STARTED = """
(image) => document.querySelector("moments-calculator").toggleAttribute("image", image)
"""
# A region without what the page adds to a reply: light on a row's marks, and ways to the rows.
BARE = """
(part) => {
  const region = document.querySelector(`[data-part=${part}]`).cloneNode(true);
  for (const lit of region.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
  for (const way of region.querySelectorAll("[data-do=to-row]")) way.replaceWith(...way.childNodes);
  return region.innerHTML;
}
"""
# A reply as the engine writes it once it has read it: each has its own way with quotes and ends.
AS_READ = """
(html) => {
  const region = document.createElement("section");
  region.innerHTML = html;
  return region.innerHTML;
}
"""

PAGE_TRIES = """
async (host) => {
  const load = (tag, address) => new Promise((resolve, reject) => {
    const one = Object.assign(document.createElement(tag), address);
    one.onload = resolve;
    one.onerror = reject;
    document.head.append(one);
  });
  const ways = {
    fetch: () => fetch(`http://${host}/fetch`, { mode: "no-cors" }),
    image: () => load("img", { src: `http://${host}/image` }),
    style: () => load("link", { rel: "stylesheet", href: `http://${host}/style` }),
    script: () => load("script", { src: `http://${host}/script` }),
    frame: () => load("iframe", { src: `http://${host}/frame` }),
  };
  for (const way of Object.values(ways)) {
    const enough = new Promise((resolve) => setTimeout(resolve, 1000));
    await Promise.race([way().catch(() => {}), enough]);
  }
  return Object.keys(ways);
}
"""


def changed(engine: Engine, before: str) -> None:
    """Wait until another answer stands on the page."""
    until = time.monotonic() + PATIENCE
    while engine.run(REGION, "headline") == before or engine.run(DRAWS):
        said = engine.run("() => document.querySelector('[data-part=status]').textContent")
        assert time.monotonic() < until, f"no live answer came: {said}"
        time.sleep(0.05)


def use(engine: Engine, address: str, name: str = "volume", *, image: bool = True) -> None:
    """Open a calculator, with the probe in its worker, and change a number.

    Whatever runs Python of its own there needs the whole, and no image.
    """
    # What an earlier test typed would start Python before the probe is there.
    engine.open(f"{address}/kb/{NOWHERE}")
    engine.run("() => sessionStorage.clear()")
    engine.open(f"{address}/kb/calculate/{name}/")
    probe.prepare(engine)
    engine.run(UNHURRIED, PATIENCE)
    engine.run(STARTED, image)
    before = engine.run(REGION, "headline")
    engine.type(f"[data-field={FIELDS[name]}]", "1")
    changed(engine, before)


@pytest.fixture(scope="module")
def used(engine: Engine, host: str) -> Engine:
    """An engine in which the site, with its policy in the page, has answered."""
    use(engine, f"{host}/meta", "encounter")
    return engine


def test_a_changed_number_is_answered(used: Engine) -> None:
    inputs: dict[str, Any] = scenarios.load(ROOT / "docs", "airline-trip").inputs
    inputs["moments"][0]["experience"] = 1
    width = used.run("() => document.querySelector('[data-chart] > [data-width]').dataset.width")
    reply = calculator.respond("encounter", inputs, widths=(width,))
    assert reply.answer is not None
    for part, html in (("headline", reply.headline), ("details", reply.details)):
        assert used.run(BARE, part).strip() == used.run(AS_READ, html).strip()


def test_replies_are_the_same_bytes(used: Engine) -> None:
    given = questioned()
    replies = []
    for at in range(0, len(given), AT_ONCE):  # more than that is much for one message
        replies += probe.ask(used, [("answer", *one) for one in given[at : at + AT_ONCE]])
    different = [
        number
        for number, (one, reply) in enumerate(zip(given, replies, strict=True))
        if at_home(*one) != reply
    ]
    assert [given[number] for number in different[:3]] == []


@cache  # each engine is asked the same
def questioned() -> list[tuple[str, str, str]]:
    """Calculators, their inputs, and the width of the charts: of each an example and a fault.

    A soak asks much more; test_same_bytes.py does so in Chromium at any time.
    """
    asked = []
    for number, name in enumerate(calculator.names()):
        example, *drawn = around_the_example(name, 20)
        width = WIDTHS[number % 2]
        asked += [(*example, width), next(one for one in with_widths(drawn) if faulty(*one))]
    if DRAWN == 1:
        return asked
    more = questions.scenarios(ROOT / "docs")
    for name in ("encounter", "volume"):
        more += questions.generated(name, 100)
    for name in calculator.names():
        more += around_the_example(name, 20)
    return asked + with_widths(more)


def with_widths(asked: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [(*one, WIDTHS[number % 2]) for number, one in enumerate(asked)]


def faulty(*question: str) -> bool:
    """Whether the answer is that something is wrong with the inputs."""
    return json.loads(at_home(*question))["answer"] is None


@cache
def at_home(*question: str) -> str:
    return answer(*question)


def ends(engine: Engine, host: str) -> list[str]:
    """How each way out of the worker ended."""
    ways = probe.run(engine, f"{TRIES}\ntries({host!r})")
    return [*ways, probe.load(engine, f"http://{host}/module.mjs")]


def test_no_way_out_of_the_image(used: Engine, outside: str) -> None:
    stays_in(used, outside)


@soaking.only
def test_no_way_out_of_the_image_by_a_header(engine: Engine, host: str, outside: str) -> None:
    use(engine, f"{host}/header")
    stays_in(engine, outside)


def stays_in(engine: Engine, host: str) -> None:
    """Have the image's worker, which has no Python of ours to run, load what lies elsewhere."""
    assert probe.ask(engine, [("answer", "volume", "{}")]), "this is the image's worker"
    assert probe.load(engine, f"http://{host}/module.mjs") != "went out"
    assert Arrivals.paths == []


def test_no_way_out(engine: Engine, host: str, outside: str) -> None:
    tries_in_vain(engine, f"{host}/meta", outside)


@pytest.mark.parametrize("engine", BY_HEADER, indirect=True, scope="module")
def test_no_way_out_by_a_header(engine: Engine, host: str, outside: str) -> None:
    tries_in_vain(engine, f"{host}/header", outside)


def tries_in_vain(engine: Engine, address: str, outside: str) -> None:
    """Try every way out of the worker and of the page."""
    use(engine, address, image=False)
    tried = ends(engine, outside)
    assert Arrivals.paths == []
    tried_by_the_page = engine.run(PAGE_TRIES, outside)
    assert len(tried_by_the_page) == 5
    assert Arrivals.paths == []
    # A package that cannot be loaded is not reported to the caller; the arrivals tell.
    assert "went out" not in [*tried[:5], tried[6]]


def test_without_a_policy_they_would_have_arrived(engine: Engine, host: str, outside: str) -> None:
    use(engine, f"{host}/bare", image=False)
    ends(engine, outside)
    tried_by_the_page = engine.run(PAGE_TRIES, outside)
    of_the_worker = {"/fetch", "/opaque", "/request", "/socket", "/events", "/module.mjs"}
    wanted = of_the_worker | {f"/{way}" for way in tried_by_the_page}
    until = time.monotonic() + PATIENCE
    while not wanted <= {path.partition("?")[0] for path in Arrivals.paths}:
        assert time.monotonic() < until, f"arrived: {sorted(Arrivals.paths)}"
        time.sleep(0.05)
