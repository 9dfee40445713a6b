"""Python code in the worker of a calculator, in any engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.engines.webdriver import Engine

PROBE = Path(__file__).with_name("probe.mjs").read_text("utf-8")
# The worker begins as a blob. With this the probe stands before it, and the page keeps hold of the
# worker that was started last. In Firefox a test sees the page from outside.
PREPARE = """
(probe) => {
  const page = window.wrappedJSObject ?? window;
  // One waits from the beginning, without the probe.
  const { momentsAsked } = page;
  momentsAsked?.worker?.terminate();
  for (const name of Object.keys(momentsAsked ?? {})) delete momentsAsked[name];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (!blob.type.includes("javascript")) return make.call(URL, blob);
    return make.call(URL, new Blob([probe, blob], { type: blob.type }));
  };
  page.Worker = class extends page.Worker {
    constructor(address, options) {
      super(address, options);
      if (!String(address).startsWith("blob:")) return; // the theme's has an address
      const probed = { worker: this, hears: () => {} };
      page.probed = probed;
      this.addEventListener("message", (event) => {
        if (event.data.probe === undefined) return;
        event.stopImmediatePropagation(); // it is for nobody else
        probed.hears(event.data);
      });
    }
  };
}
"""
ASK = """
(question) => new Promise((resolve, reject) => {
  const { probed } = window.wrappedJSObject ?? window;
  probed.hears = ({ value, fault }) => (fault ? reject(fault) : resolve(value));
  probed.worker.postMessage({ probe: "asks", ...question });
})
"""


def prepare(engine: Engine) -> None:
    """Have the next worker begin with the probe; to be called before Python starts.

    Args:
        engine: A browser with a calculator's page open.
    """
    engine.run(PREPARE, PROBE)


def run(engine: Engine, source: str) -> Any:
    """Run Python in the worker, and give what its last line gives, or how its promises ended."""
    return _ask(engine, source=source)


def ask(engine: Engine, calls: list[tuple[str, ...]]) -> list[str]:
    """Ask the image in the worker, and give its replies."""
    replies: list[str] = _ask(engine, calls=calls)
    return replies


def load(engine: Engine, module: str) -> Any:
    """Have the worker import a module, and give how that ended."""
    return _ask(engine, module=module)


def _ask(engine: Engine, **question: object) -> Any:
    return engine.run(ASK, question)
