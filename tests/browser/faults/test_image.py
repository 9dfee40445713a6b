"""An image that is broken, cannot answer or dies: the whole runtime answers what is typed then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.runtime.files import IMAGE, IMAGE_WORKER, MANIFEST, WASM

from . import server
from .conftest import Arrives, Reader
from .doctored import ENDLESS, vouched
from .kinds import FAULTS, NO_WASM, POLICIES
from .server import Site
from .test_runaway import workers

pytestmark = pytest.mark.usefixtures("one_tab")

HONEST = 4
"""Seconds of silence: the second's line is judged by as many, and the machine may be slow."""
CUT = b"\0asm\1\0\0\0"
"""A WebAssembly in which there is nothing, and so no Python."""


def asked(site: Site) -> list[str]:
    """The files of both Pythons that were asked for, in the order in which they were."""
    return [path.rpartition("/")[2] for path in site.asked if "/runtime/" in path]


def test_an_image_answers_and_nothing_else_is_fetched(site: Site, reader: Reader) -> None:
    reader.opens(site.address, image=True).types().is_answered()
    assert sorted(asked(site)) == [IMAGE_WORKER, IMAGE, MANIFEST]
    reader.types("40,000,000").is_answered("200,000,000")


def test_a_broken_image_is_passed_over(site: Site, reader: Reader) -> None:
    """In each way, one after the other: it is known that the whole was asked by what that lacks."""
    reader.opens(site.address, image=True, silence=HONEST)
    site.faults[WASM] = server.status(404)
    starts: Callable[..., Reader] = reader.types
    for name, (fault, _, _) in FAULTS.items():
        site.faults[IMAGE] = fault
        site.asked.clear()
        starts().is_told(f"missing, {WASM}", "is missing on this site's server")
        assert IMAGE in asked(site), name
        starts = reader.tries_again
    del site.faults[WASM]
    reader.tries_again().is_answered()


@pytest.mark.parametrize("fault", ["404", "one bit flipped", "stalled"])
def test_where_both_are_broken_the_second_ends_in_its_sentence(
    fault: str, site: Site, reader: Reader
) -> None:
    spoil, kind, sentence = FAULTS[fault]
    site.faults |= {IMAGE_WORKER: spoil, WASM: spoil}
    reader.opens(site.address, image=True, silence=1).types()
    reader.is_told(f"{kind}, {WASM}", sentence)
    site.mend()
    reader.tries_again().is_answered()


@pytest.mark.parametrize("content", [CUT, b"\0asm\1\0\0\0\xff"], ids=["empty", "no module"])
def test_an_image_that_does_not_come_to_life_is_passed_over(
    content: bytes, site: Site, reader: Reader
) -> None:
    vouched(site, IMAGE, content)
    reader.opens(site.address, image=True).types().is_answered()
    assert WASM in asked(site)


def test_a_worker_that_never_speaks_is_passed_over(site: Site, reader: Reader) -> None:
    vouched(site, IMAGE_WORKER, ENDLESS)
    reader.opens(site.address, image=True, silence=HONEST).types().is_answered()


ASKED = """'volume', '{"customers": 20000000}'"""
TRAPS = {
    "memory lost": "new Uint8Array(image.memory.buffer).fill(0)",
    "memory in disorder": "new Uint8Array(image.memory.buffer).fill(0xa5, 14539216)",
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_gives_the_same_reply_by_the_whole_runtime(
    trap: str, site: Site, reader: Reader
) -> None:
    reader.opens(site.address, image=True).types().is_answered()
    (worker,) = workers(reader, 1)
    before = worker.evaluate(f"() => image('answer', {ASKED})")
    worker.evaluate(f"() => {{ {TRAPS[trap]} }}")
    reader.types("40,000,000").is_answered("200,000,000")
    (whole,) = workers(reader, 1)
    assert whole != worker
    assert whole.evaluate(f"() => python.pyimport('calculator.wire').answer({ASKED})") == before
    reader.types().is_answered()


def test_what_the_form_holds_by_then_is_asked(site: Site, reader: Reader) -> None:
    reader.opens(site.address, image=True).types().is_answered()
    (worker,) = workers(reader, 1)
    worker.evaluate(f"() => {{ {TRAPS['memory lost']} }}")
    site.faults["library.zip"] = server.slowly
    reader.types("30,000,000").types("40,000,000").is_answered("200,000,000")


def test_no_memory_left_is_the_whole_runtimes_to_answer(site: Site, reader: Reader) -> None:
    reader.opens(site.address, image=True).types().is_answered()
    (worker,) = workers(reader, 1)
    worker.evaluate(
        "() => { WebAssembly.Memory.prototype.grow = () => { throw new RangeError('none'); };"
        " globalThis.refused = 0;"
        " try { image('answer', 'volume', ' '.repeat(64e6)); } catch { refused = 1; } }"
    )
    assert worker.evaluate("refused") == 1


DEATHS = {
    "killed": "onmessage = () => close()",
    "uncaught error": "onmessage = () => { throw new Error('worn out'); }",
}


@pytest.mark.parametrize("death", DEATHS)
def test_an_image_that_dies_is_started_again(death: str, site: Site, reader: Reader) -> None:
    reader.opens(site.address, image=True, later=3).types().is_answered()
    (dying,) = workers(reader, 1)
    dying.evaluate(f"() => {{ {DEATHS[death]} }}")
    reader.types("40,000,000").is_answered("200,000,000")
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


def test_a_browser_without_webassembly(site: Site, arrives: Arrives) -> None:
    reader = arrives(NO_WASM).opens(site.address, image=True).types()
    reader.is_told("nowasm", "does not run WebAssembly")


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream"])
def test_a_wrong_type_does_no_harm(kind: str, site: Site, reader: Reader) -> None:
    site.faults[IMAGE] = server.typed(kind)
    reader.opens(site.address, image=True).types().is_answered()
    assert WASM not in asked(site)


def test_a_script_of_a_wrong_type_is_passed_over(site: Site, reader: Reader) -> None:
    site.faults[IMAGE_WORKER] = server.typed("text/plain")
    reader.opens(site.address, image=True).types().is_answered()
    assert WASM in asked(site)


def test_a_flipped_bit_is_caught_on_plain_http(site: Site, intranet: Reader) -> None:
    site.faults |= {IMAGE: server.one_bit_flipped, WASM: server.one_bit_flipped}
    address = site.address.replace("127.0.0.1", "handbook.intranet")
    reader = intranet.opens(address, image=True).types()
    reader.is_told(f"damaged, {WASM}", "came damaged and was not used")
