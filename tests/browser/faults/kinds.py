"""The kinds of faults, how each is made, and how it ends: one table for all engines.

What a server does is done by a server, and what a browser lacks is taken from it by a script before
the page's own, so that each engine meets the same without any help of its driver.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from macros.runtime.files import IMAGE, LIBRARY, MANIFEST, WASM, WORKER

from . import doctored, server
from .server import Answer, Fault, Site

TYPED = "20,000,000"
ANSWER = "100,000,000"  # moments of truth a year, at 5 contacts each

FAULTS: dict[str, tuple[Fault, str, str]] = {
    "404": (server.status(404), "missing", "is missing on this site's server. Ask the people"),
    "403": (server.status(403), "refused", "The server does not let this browser have"),
    "429": (server.status(429), "crowded", "too many requests from here for now"),
    "511": (server.status(511), "redirected", "came a way to another address"),
    "500": (server.status(500), "ailing", "The server could not deliver"),
    "elsewhere": (
        server.elsewhere("https://login.example/"),
        "redirected",
        "came a way to another address, as a login or the network of a hotel gives",
    ),
    "refresh": (server.refreshing, "redirected", "came a way to another address"),
    "204": (server.bodiless, "empty", "came empty"),
    "empty": (server.empty, "empty", "came empty"),
    "login page": (server.login_page, "webpage", "came a web page, often one of a login"),
    "disguised login": (server.disguised_login_page, "webpage", "came a web page"),
    "truncated": (server.truncated, "incomplete", "came incomplete. Try again."),
    "broken off": (server.broken_off, "cut", "The connection broke while"),
    "one bit flipped": (server.one_bit_flipped, "damaged", "came damaged and was not used"),
    "stalled": (server.stalled, "silent", "stalled. Check the connection"),
    "reset": (server.connection_reset, "cut", "The connection broke while"),
    "unreachable": (server.unreachable, "unreachable", "The server did not answer"),
}
"""What may befall a file of Python on its way: what is done, the fault's name, and its sentence."""
WORDED = ("403", "429", "511", "500", "disguised login")
"""Those that come as another does: our own code reads their number or their first bytes."""
COMING = {name: fault for name, fault in FAULTS.items() if name not in WORDED}
"""Those that a browser takes each in its own way."""

POLICY = "The security policy that the server sends does not let Python run."
POLICIES = {
    "without 'wasm-unsafe-eval'": "script-src 'self' 'unsafe-inline'; worker-src 'self' blob:",
    "without blob workers": "worker-src 'self'",
    "without connections": "connect-src 'none'",
}
SHAPES = (
    "null",
    "[]",
    "7",
    '{"files": []}',
    '{"files": null, "protocol": 2}',
    '{"files": {"a": 7}, "protocol": 2}',
)
"""Manifests that are none."""

NO_WASM = "delete globalThis.WebAssembly;"
NO_MODULE_WORKERS = """
const Real = Worker;
globalThis.Worker = function (address) { return new Real(address); };
"""
STORAGE_DENIED = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(globalThis, name, {
    get() { throw new DOMException("denied", "SecurityError"); },
  });
}
"""
NO_ADDRESS = "URL.createObjectURL = () => { throw new DOMException('no', 'SecurityError'); };"
NO_DIGEST = "SubtleCrypto.prototype.digest = () => new Promise(() => {});"
FIRST_REPLY = """
const Real = Worker;
const replies = REPLIES;
globalThis.replied = 0;
globalThis.Worker = class extends Real {
  set onmessage(hear) {
    let first = true;
    super.onmessage = (event) => {
      const { id } = event.data;
      if (id === undefined || !first || replied === replies.length) return hear(event);
      first = false;
      hear({ data: { id, text: replies[replied++] } });
    };
  }
};
"""
"""The first reply of each worker is another one, until there are no more of those."""
DIES_ONCE = """
const Real = Worker;
let dead = false;
globalThis.Worker = class extends Real {
  postMessage(message, ...more) {
    if (message.id !== undefined && !dead) {
      dead = true;
      super.terminate();
    }
    super.postMessage(message, ...more);
  }
};
"""
SOON = "document.documentElement.style.setProperty('--moments-late', '1s');"
"""The page says after a second that its script does not run."""
AT_ONCE = SOON.replace("1s", "0.1s")
"""For a page whose script surely does not run."""


@dataclass(frozen=True)
class Kind:
    """A fault that a page of its own meets, and how it ends.

    Attributes:
        spoil: Breaks the site.
        scripts: Run in each page before its own.
        image: Whether an image of Python is asked first.
        deadlines: Seconds, for what a test provokes.
        types: The customers that a reader types.
        told: The fault and a sentence of it; or nothing, where an answer comes all the same.
        then: Customers that a reader types after that, and how it ends with these.
        again: Whether *Try again* answers once the site is mended.
    """

    spoil: Callable[[Site], None] = Site.mend
    scripts: str = ""
    image: bool = False
    deadlines: dict[str, float] = field(default_factory=dict)
    types: str = TYPED
    told: tuple[str, str] | None = None
    then: dict[str, tuple[str, str]] = field(default_factory=dict)
    again: bool = False


def both(one: Fault, other: Fault) -> Fault:
    def spoil(answer: Answer) -> None:
        one(answer)
        other(answer)

    return spoil


def breaks(faults: dict[str, Fault]) -> Callable[[Site], None]:
    def spoil(site: Site) -> None:
        site.faults |= faults

    return spoil


def says(name: str, value: str) -> Callable[[Site], None]:
    def spoil(site: Site) -> None:
        site.headers[name] = value

    return spoil


policy = partial(says, "Content-Security-Policy")


def trickles(site: Site) -> None:
    site.faults[WASM] = server.trickling(site.released)


def null_manifest(site: Site) -> None:
    site.instead[MANIFEST] = SHAPES[0].encode()


def slow(answer: Answer) -> None:
    """For longer than the two seconds of silence that it is met with."""
    server.slowly(answer)
    answer.parts = 8


wrongly_and_slowly = {WASM: both(slow, server.typed("")), WORKER: server.typed("text/plain")}


def of_a_newer_site(site: Site) -> None:
    """Once a page was opened, its Python goes, and another page takes its place."""
    site.faults |= dict.fromkeys((MANIFEST, WASM, LIBRARY, WORKER), server.status(404))
    site.next[doctored.PAGE] = doctored.with_other_runtime(site)


def speaks_differently(site: Site) -> None:
    manifest = json.loads((doctored.folder(site) / MANIFEST).read_bytes()) | {"protocol": 999}
    site.instead[MANIFEST] = json.dumps(manifest).encode()


APART = {
    "a slow line and wrong types": Kind(breaks(wrongly_and_slowly), deadlines={"silence": 2}),
    "no digest": Kind(scripts=NO_DIGEST, deadlines={"digest": 1}),
    "an image with a bit flipped": Kind(breaks({IMAGE: server.one_bit_flipped}), image=True),
    "a manifest that is none": Kind(
        null_manifest, told=(f"damaged, {MANIFEST}", "came damaged and was not used")
    ),
    "an image and a python cut off": Kind(
        breaks({IMAGE: server.broken_off, WASM: server.broken_off}),
        image=True,
        told=(f"cut, {WASM}", "The connection broke while"),
    ),
}
"""For a soak: `KINDS` has the first three at once, and `FAULTS` the words of the others."""
KINDS = {
    "a byte at a time": Kind(
        trickles,
        deadlines={"trickle": 1},
        told=(f"trickle, {WASM}", "Python would not be there for an hour"),
    ),
    "an image with a bit flipped, then a slow line, wrong types and no digest": Kind(
        breaks({IMAGE: server.one_bit_flipped} | wrongly_and_slowly),
        scripts=NO_DIGEST,
        image=True,
        deadlines={"silence": 2, "digest": 1},
    ),
    "a python of a newer site": Kind(
        of_a_newer_site, told=("updated", "This site was updated after this page was opened.")
    ),
    "a page and a python that speak differently": Kind(
        speaks_differently, told=("mixed", "of different versions. Reload the page.")
    ),
    "too little memory and a fatal error of python": Kind(
        doctored.trapped,
        types="667",
        told=("memory", "Python had too little memory for this"),
        then={"668": ("stopped", "will not try a third time by itself")},
    ),
    # The honest line of the second is judged by the same silence, and the machine may be slow.
    "a worker that dies": Kind(scripts=DIES_ONCE, image=True, deadlines={"first": 3, "silence": 4}),
    "no webassembly": Kind(
        scripts=NO_WASM, image=True, told=("nowasm", "does not run WebAssembly")
    ),
    "no module workers": Kind(scripts=NO_MODULE_WORKERS, told=("nomodules", "too old")),
    "no storage": Kind(scripts=STORAGE_DENIED, image=True),
    "no address of a script": Kind(
        scripts=NO_ADDRESS, told=(f"worker, {WORKER}", "Python's worker did not start")
    ),
    "a reply that is none": Kind(
        scripts=FIRST_REPLY.replace("REPLIES", "['null']"),
        image=True,
        told=("unforeseen", "Something went wrong that nobody had foreseen. Try again"),
        again=True,
    ),
    **{
        f"a policy {name}": Kind(policy(text), told=("policy", POLICY))
        for name, text in POLICIES.items()
    },
    "a demand for trusted types": Kind(policy("require-trusted-types-for 'script'"), image=True),
    "no trusted types": Kind(
        policy("require-trusted-types-for 'script'; trusted-types 'none'"), told=("policy", POLICY)
    ),
    "a worker that never starts": Kind(
        lambda site: doctored.vouched(site, WORKER, doctored.ENDLESS),
        deadlines={"worker": 1, "late": 1},
        told=("worker", "Python's worker did not start."),
    ),
    "an endless loop": Kind(
        doctored.trapped,
        deadlines={"first": 0.5, "later": 0.5},  # nothing else is asked
        types="666",
        told=("stopped", "will not try a third time by itself"),
    ),
}
"""Faults that need a page of their own.

WebKitGTK does not stop WebAssembly in the middle: what runs away has a processor until the
browser is closed, so such faults are the last.
"""
