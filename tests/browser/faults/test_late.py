"""A slow machine is not told a lie: what gets on goes on, what comes late is used."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import PATIENCE, Reader
from .doctored import vouched
from .server import Site
from .test_runaway import workers

pytestmark = pytest.mark.usefixtures("one_tab")

HELD = """
const Real = Worker;
globalThis.Worker = class extends Real {
  postMessage(message, ...more) {
    if (!("module" in message) || globalThis.released) return super.postMessage(message, ...more);
    globalThis.release = () => super.postMessage(message, ...more);
  }
};
"""
# Speaks as the worker does, and has something to do until it is told to be stuck.
BUSY = b"""
const steps = setInterval(() => postMessage({ step: true }), 100);
new BroadcastChannel("test").onmessage = () => clearInterval(steps);
globalThis.onmessage = () => {};
postMessage({ reached: "worker" });
"""
LATE = "Python arrived but has not started."


def test_what_arrives_late_is_used(site: Site, reader: Reader) -> None:
    site.scripts = HELD
    reader.opens(site.address, worker=2, interpreter=0.5).types()
    reader.is_told("interpreter", LATE)
    reader.page.evaluate("release()")
    reader.is_answered()


def test_whoever_tries_again_is_not_answered_twice(site: Site, reader: Reader) -> None:
    site.scripts = HELD
    reader.opens(site.address, worker=2, interpreter=0.5).types()
    reader.is_told("interpreter", LATE)
    reader.page.evaluate("globalThis.released = true")
    reader.tries_again().is_answered()
    workers(reader, 1)  # the late one was let go


def test_what_gets_on_has_the_time_it_needs_and_what_is_stuck_has_not(
    site: Site, reader: Reader
) -> None:
    vouched(site, "worker.js", BUSY)
    # That is said after three seconds, and what the worker does not need of its two is the next
    # stage's: past its limit it can only be for its steps.
    reader.opens(site.address, worker=2, interpreter=0.5).types()
    status = reader.page.locator("[data-part=status]")
    expect(status).to_contain_text("slow or busy, but it gets on", timeout=PATIENCE)
    reader.page.evaluate("new BroadcastChannel('test').postMessage('be stuck')")
    reader.is_told("interpreter", LATE)


def test_a_machine_that_was_slow_has_more_time(site: Site, reader: Reader) -> None:
    reader.opens(site.address)
    before, after, most = reader.page.evaluate(
        """async (address) => {
          const { patience, took } = await import(address);
          const told = [patience(7)];
          took("worker", 0.1);
          took("worker", 4);
          told.push(patience(7));
          took("package", 3600);
          return [...told, patience(7)];
        }""",
        f"{site.address}assets/moments/pace.js",
    )
    assert [before, after, most] == [7, 28, 70]
