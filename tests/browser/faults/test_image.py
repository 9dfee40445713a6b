"""An image that is broken, cannot answer or dies: the whole runtime answers what is typed then."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from macros.runtime.files import IMAGE, IMAGE_WORKER, LIBRARY, MANIFEST, WASM
from tests.soaking import DRAWN

from . import server
from .conftest import Reader
from .doctored import ENDLESS, vouched
from .kinds import COMING, FAULTS, POLICIES
from .server import Site
from .test_runaway import workers

pytestmark = pytest.mark.usefixtures("one_tab")

HONEST = 4
"""Seconds of silence: the second's line is judged by as many, and the machine may be slow."""
ASKED_ANEW = {"Cache-Control": "no-store"}
"""What a script imports comes from the browser's cache if it may be kept there."""
WAYS = FAULTS if DRAWN > 1 else COMING
CUT = b"\0asm\1\0\0\0"
"""A WebAssembly in which there is nothing, and so no Python."""


def asked(site: Site) -> list[str]:
    """The files of both Pythons that were asked for, in the order in which they were."""
    return [path.rpartition("/")[2] for path in site.asked if "/runtime/" in path]


def test_an_image_answers_and_nothing_else_is_fetched(site: Site, reader: Reader) -> None:
    reader.opens(site.address, image=True).types().is_answered()
    assert sorted(asked(site)) == [IMAGE_WORKER, IMAGE, MANIFEST]
    reader.types("40,000,000").is_answered("200,000,000")
    # No memory left is the whole runtime's to answer.
    (worker,) = workers(reader, 1)
    worker.evaluate(
        "() => { WebAssembly.Memory.prototype.grow = () => { throw new RangeError('none'); };"
        " globalThis.refused = 0;"
        " try { image('answer', 'volume', ' '.repeat(64e6)); } catch { refused = 1; } }"
    )
    assert worker.evaluate("refused") == 1


def test_a_broken_image_is_passed_over(site: Site, reader: Reader) -> None:
    """In each way, one after the other: it is known that the whole was asked by what that lacks."""
    site.headers |= ASKED_ANEW
    reader.opens(site.address, image=True, silence=1)
    starts: Callable[..., Reader] = reader.types
    for number, (fault, kind, sentence) in enumerate(WAYS.values()):
        file = (IMAGE, IMAGE_WORKER)[number % 2]
        site.faults = {file: fault, WASM: fault}
        site.asked.clear()
        starts().is_told(f"{kind}, {WASM}", sentence)
        assert file in asked(site), kind
        starts = reader.tries_again
    site.faults = {IMAGE: server.status(404)}
    reader.tries_again().is_answered()


def wrongly_typed(site: Site) -> None:
    site.faults[IMAGE_WORKER] = server.typed("text/plain")


LIFELESS: tuple[Callable[[Site], None], ...] = (
    lambda site: vouched(site, IMAGE_WORKER, ENDLESS),  # it never speaks
    wrongly_typed,
    lambda site: vouched(site, IMAGE, CUT),
    lambda site: vouched(site, IMAGE, CUT + b"\xff"),  # it is no module
)


def test_an_image_that_does_not_come_to_life_is_passed_over(site: Site, reader: Reader) -> None:
    site.headers |= ASKED_ANEW
    reader.opens(site.address, image=True, silence=HONEST)
    starts: Callable[..., Reader] = reader.types
    for spoil in LIFELESS:
        site.faults = {WASM: server.status(404)}
        site.instead.clear()
        site.asked.clear()
        spoil(site)
        starts().is_told(f"missing, {WASM}", "is missing on this site's server")
        assert {IMAGE, IMAGE_WORKER} <= set(asked(site))
        starts = reader.tries_again
    del site.faults[WASM]
    reader.tries_again().is_answered()
    assert WASM in asked(site)


ASKED = """'volume', '{"customers": 20000000}'"""
TRAPS = {
    "memory lost": "new Uint8Array(image.memory.buffer).fill(0)",
    "memory in disorder": "new Uint8Array(image.memory.buffer).fill(0xa5, 14539216)",
}


@pytest.mark.parametrize("trap", list(TRAPS)[: min(DRAWN, len(TRAPS))])
def test_a_trap_gives_the_same_reply_by_the_whole_runtime(
    trap: str, site: Site, reader: Reader
) -> None:
    """It is asked what the form holds by then."""
    reader.opens(site.address, image=True).types().is_answered()
    (worker,) = workers(reader, 1)
    before = worker.evaluate(f"() => image('answer', {ASKED})")
    typed = threading.Event()
    site.faults[LIBRARY] = server.after(typed)
    with reader.page.expect_request(f"**/{LIBRARY}"):
        # The charts to the former answer may meet it already.
        worker.evaluate(f"() => {{ {TRAPS[trap]} }}")
        reader.types("30,000,000")
    reader.types("40,000,000")
    typed.set()
    reader.is_answered("200,000,000")
    (whole,) = workers(reader, 1)
    assert whole != worker
    assert whole.evaluate(f"() => python.pyimport('calculator.wire').answer({ASKED})") == before
    reader.types().is_answered()


DEATHS = {
    "killed": "onmessage = () => close()",
    "uncaught error": "onmessage = () => { throw new Error('worn out'); }",
}


def test_an_image_that_dies_is_started_again(site: Site, reader: Reader) -> None:
    """In each way, one after the other."""
    reader.opens(site.address, image=True, later=3).types().is_answered()
    for number, death in enumerate(DEATHS.values(), 1):
        (dying,) = workers(reader, 1)
        dying.evaluate(f"() => {{ {death} }}")
        reader.types(f"{number}00,000").is_answered(f"{number * 500_000:,}")
        assert workers(reader, 1) != [dying]
    assert WASM not in asked(site), "from what was loaded already"


def test_offline_before_and_after_it_came(site: Site, reader: Reader) -> None:
    reader.opens(site.address, image=True)
    reader.page.context.set_offline(True)
    reader.types().is_told("offline", "This device is offline.")
    reader.page.context.set_offline(False)
    reader.tries_again().is_answered()
    reader.page.context.set_offline(True)
    reader.types("40,000,000").is_answered("200,000,000")


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_that_forbids_both(policy: str, site: Site, reader: Reader) -> None:
    site.headers["Content-Security-Policy"] = POLICIES[policy]
    reader.opens(site.address, image=True).types()
    reader.is_told("policy", "The security policy that the server sends does not let Python run.")


def test_a_wrong_type_does_no_harm(site: Site, reader: Reader) -> None:
    site.faults[IMAGE] = server.typed("application/octet-stream")
    reader.opens(site.address, image=True).types().is_answered()
    assert WASM not in asked(site)
