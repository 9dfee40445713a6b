"""Python code in the worker of a calculator, in any engine."""

from __future__ import annotations

from typing import Any

from tests.engines.webdriver import Engine

# The worker begins as a blob that imports its file; with this it imports the probe after that.
PREPARE = """
(probe) => {
  // One waits from the beginning, without the probe. In Firefox a test sees the page from outside.
  const { momentsAsked } = window.wrappedJSObject ?? window;
  momentsAsked?.worker?.terminate();
  for (const name of Object.keys(momentsAsked ?? {})) delete momentsAsked[name];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (!blob.type.includes("javascript")) return make.call(URL, blob);
    const more = `\\nimport ${JSON.stringify(probe)};`;
    return make.call(URL, new Blob([blob, more], { type: blob.type }));
  };
}
"""
# The probe may come after the answer that a test waited for, and what nobody hears yet is lost.
ASK = """
(question) => new Promise((resolve, reject) => {
  const channel = new BroadcastChannel("probe");
  const id = `${Math.random()}`;
  let asked = false;
  const knocking = setInterval(() => channel.postMessage({ knocks: id }), 50);
  channel.onmessage = ({ data: { hears, answers, value, fault } }) => {
    if (hears === id && !asked) {
      asked = true;
      clearInterval(knocking);
      channel.postMessage({ id, ...question });
    }
    if (answers !== id) return;
    channel.close();
    if (fault) reject(fault);
    else resolve(value);
  };
})
"""

HEARD = """
() => new Promise((resolve) => {
  const channel = new BroadcastChannel("probe");
  const id = `${Math.random()}`;
  const knocking = setInterval(() => channel.postMessage({ knocks: id }), 50);
  const end = (heard) => {
    clearInterval(knocking);
    clearTimeout(enough);
    channel.close();
    resolve(heard);
  };
  const enough = setTimeout(end, 10_000, false);
  channel.onmessage = ({ data }) => data.hears === id && end(true);
})
"""


def heard(engine: Engine) -> bool:
    """Whether the probe in the worker hears: in WebKit a channel now and then reaches nobody."""
    return bool(engine.run(HEARD))


def prepare(engine: Engine, address: str) -> None:
    """Have the next worker import the probe; to be called before Python starts.

    Args:
        engine: A browser with a calculator's page open.
        address: Where the probe can be loaded from, on the page's own host.
    """
    engine.run(PREPARE, address)


def run(engine: Engine, source: str) -> Any:
    """Run Python in the worker, and give what its last line gives, or how its promises ended."""
    return engine.run(ASK, {"source": source})


def ask(engine: Engine, calls: list[tuple[str, ...]]) -> list[str]:
    """Ask the image in the worker, and give its replies."""
    replies: list[str] = engine.run(ASK, {"calls": calls})
    return replies


def load(engine: Engine, module: str) -> Any:
    """Have the worker import a module, and give how that ended."""
    return engine.run(ASK, {"module": module})
