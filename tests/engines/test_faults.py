"""What a server or a browser may do wrong ends in the same sentence in each engine.

One example of each kind. What tests/browser/faults shows in Chromium, with more of each, is shown
here in the two others, and in Chromium by a soak. What our own code meets alone is shown here in
one engine, as is an endless loop, which goes on in WebKitGTK beside all that comes after it; of
what a server says by its number, here is one. A soak asks each engine for all. Two are not here,
since Firefox and WebKitGTK do not allow them: a device that is offline, for no driver of theirs
takes the network away, and plain http under a host's name, which they find as the machine does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.runtime.files import MANIFEST, WASM
from tests import soaking
from tests.browser.faults import server
from tests.browser.faults.doctored import LIST, PAGE, entry, handful
from tests.browser.faults.kinds import (
    ANSWER,
    APART,
    AT_ONCE,
    COMING,
    FAULTS,
    KINDS,
    TYPED,
    Kind,
)
from tests.browser.faults.server import Fault, Site, serving
from tests.engines.conftest import ENGINES
from tests.engines.reader import LISTEN, Reader
from tests.engines.webdriver import Engine

NOWHERE_ELSE = (
    "a byte at a time",
    "a page and a python that speak differently",
    "no module workers",
    "no storage",
    "no address of a script",
    "a demand for trusted types",
    "no trusted types",
)
"""Kinds that no test of tests/browser/faults shows in Chromium."""
OURS = (
    "a python of a newer site",
    "a page and a python that speak differently",
    "no webassembly",
    "no module workers",
    "no address of a script",
    "a reply that is none",
)
"""Kinds that our own code meets alone, in what a file says or in what a script took from it."""
LOOP = "an endless loop"
ELSEWHERE = [kind for kind in KINDS if kind not in (*NOWHERE_ELSE, LOOP)]


def shown_in(*engines: str) -> pytest.MarkDecorator:
    """Have a test ask these engines, and in a soak all."""
    asked = ENGINES if soaking.DRAWN > 1 else engines
    return pytest.mark.parametrize("engine", asked, indirect=True, scope="module")


in_the_others = shown_in(*ENGINES[1:])

LATE = """
() => {
  const late = document.querySelector("[data-part=late]");
  const shown = late?.offsetHeight && getComputedStyle(late).visibility === "visible";
  return shown ? late.textContent : "";
}
"""
COPY = "() => document.querySelector('[data-part=copy]').textContent"
KEEP = "() => document.querySelector('[data-do=keep]').click()"
NOTICE = "() => document.querySelector('aside[role=status]')?.textContent ?? ''"
TROUBLES = (
    (server.status(503), "The server of this site is out of order."),
    (server.login_page, "something that is not this site, often with a login."),
    (server.elsewhere("http://localhost:9/"), "something that is not this site"),
    (server.unreachable, "server cannot be reached."),
)


@pytest.fixture
def site(sites: dict[str, Path]) -> Iterator[Site]:
    """A site under an address of its own, from which no engine has kept anything yet."""
    with serving(sites["mkdocs"]) as served:
        served.scripts = LISTEN
        yield served


@in_the_others
def test_a_broken_file_ends_in_its_sentence(engine: Engine, site: Site) -> None:
    """In each way, one after the other: whoever tries again may meet another fault.

    The last is an error that the browser may keep. It is not believed once the page comes anew.
    """
    reader = Reader(engine).opens(site.address, {"silence": 1})
    ways = [(WASM, *fault) for fault in (FAULTS if soaking.DRAWN > 1 else COMING).values()]
    for number, (file, fault, kind, sentence) in enumerate([*ways, (MANIFEST, *FAULTS["404"])]):
        site.faults = {file: fault}
        site.asked.clear()
        again = reader.tries_again() if number else reader.types(TYPED)
        again.is_told(f"{kind}, {file}", sentence, TYPED)
        assert any(path.endswith(file) for path in site.asked), kind
    site.mend()
    reader.opens(site.address, {}, image=True).types(TYPED).is_answered(ANSWER)


@in_the_others
@pytest.mark.parametrize(
    "fault", [server.typed("text/plain"), server.status(404), server.connection_reset]
)
def test_a_page_without_its_script_says_so_by_itself(
    fault: Fault, engine: Engine, site: Site
) -> None:
    site.faults[entry(site.root)] = fault
    site.scripts += AT_ONCE
    engine.open(f"{site.address}calculate/volume/")
    Reader(engine).sees(LATE, "The script of this page did not arrive or does not run")
    assert any(path.endswith(entry(site.root)) for path in site.asked)


@in_the_others
def test_a_page_that_is_opened_as_a_file(engine: Engine, site: Site) -> None:
    engine.open((site.root / PAGE).as_uri())
    Reader(engine).sees(LATE, "This page was opened as a file")


def test_a_page_that_is_cut_off_from_its_site(engine: Engine, site: Site) -> None:
    """As a frame may do with it; a header does it to a whole page."""
    site.headers["Content-Security-Policy"] = "sandbox allow-scripts"
    engine.open(f"{site.address}calculate/volume/")
    Reader(engine).sees(LATE, "This page stands in a frame that is cut off from its own site")
    assert not any("/assets/runtime/" in path for path in site.asked)


@in_the_others
def test_a_kept_copy_helps(engine: Engine, site: Site) -> None:
    site.scripts = ""  # or no page would be what the copy shall hold
    site.headers["Cache-Control"] = (
        "no-store"  # or it would be the browser's own cache that answers
    )
    site.instead[LIST] = handful(site.root)
    page = f"{site.address}calculate/volume/"
    reader = Reader(engine).opens(site.address, {})
    engine.run(KEEP)
    reader.sees(COPY, "kept on this machine")
    engine.open(page)
    for fault, sentence in TROUBLES:
        site.faults[""] = fault
        engine.run("() => sessionStorage.clear()")
        engine.open(page)
        reader.sees(NOTICE, sentence)
    reader.types(TYPED).is_answered(ANSWER)


@pytest.mark.parametrize("kind", [kind for kind in NOWHERE_ELSE if kind not in OURS])
def test_a_fault_ends_in_its_sentence_or_an_answer(kind: str, engine: Engine, site: Site) -> None:
    ends_as_it_should(KINDS[kind], engine, site)


@shown_in("chromium")
@pytest.mark.parametrize("kind", [kind for kind in NOWHERE_ELSE if kind in OURS])
def test_a_fault_that_our_own_code_meets(kind: str, engine: Engine, site: Site) -> None:
    ends_as_it_should(KINDS[kind], engine, site)


@soaking.only
@pytest.mark.parametrize("kind", APART)
def test_a_fault_that_is_here_in_another_way(kind: str, engine: Engine, site: Site) -> None:
    ends_as_it_should(APART[kind], engine, site)


@in_the_others
@pytest.mark.parametrize("kind", [kind for kind in ELSEWHERE if kind not in OURS])
def test_a_fault_that_chromium_meets_elsewhere(kind: str, engine: Engine, site: Site) -> None:
    ends_as_it_should(KINDS[kind], engine, site)


@shown_in("firefox")
@pytest.mark.parametrize("kind", [*(kind for kind in ELSEWHERE if kind in OURS), LOOP])
def test_a_fault_that_one_more_engine_meets(kind: str, engine: Engine, site: Site) -> None:
    """The loop is the last of all: WebKitGTK does not stop it."""
    ends_as_it_should(KINDS[kind], engine, site)


def ends_as_it_should(fault: Kind, engine: Engine, site: Site) -> None:
    fault.spoil(site)
    site.scripts += fault.scripts
    reader = Reader(engine).opens(site.address, fault.deadlines, image=fault.image)
    reader.types(fault.types)
    if fault.told:
        reader.is_told(*fault.told, fault.types)
    else:
        reader.is_answered(ANSWER)
    for file in site.faults:
        assert any(path.endswith(file) for path in site.asked), f"{file} was not met"
    for typed, told in fault.then.items():
        reader.types(typed).is_told(*told, typed)
    if fault.again:
        site.mend()
        reader.tries_again().is_answered(ANSWER)
