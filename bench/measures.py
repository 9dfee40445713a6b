"""What is measured in the browser. Each function gives plain records, for JSON and the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from bench.browser import Condition, Opener, Touch, Visit

Record = dict[str, Any]

# A digit that makes the first moment the worst of the journey, and so changes the answer.
ENCOUNTER = Touch("[data-field=experience]", ("1", "2"))
VOLUME = Touch("[data-field=customers]", ("7", "77"))
DIGITS = "123"
BOTH_VISITS = ("cold", "warm")
"""The first visit of a fresh profile, and the second."""
SITE_PATH = "moments-of-truth/"
ENCOUNTER_PAGE = f"{SITE_PATH}calculate/encounter/"
WHOLE_PAGE = f"{SITE_PATH}calculate/encounter-whole/"
"""The same page with the image of a started Python turned off."""

VOLUME_LINK = "article a[href$='/volume/']"

# The same loop on the page's thread and in a worker, three times, in milliseconds.
LOOP = """
const loop = (steps) => {
  const began = performance.now();
  let sum = 0;
  for (let step = 0; step < steps; step++) sum = (sum * 31 + step) | 0;
  return performance.now() - began + sum * 0;
};
const spin = (steps) => Math.min(loop(steps), loop(steps), loop(steps));
"""
SPIN_HERE = f"(steps) => {{ {LOOP} return spin(steps); }}"
SPIN_APART = """
async ([loop, steps]) => {
  const text = `${loop} postMessage(spin(${steps}));`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  const time = await new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
  worker.terminate();
  return time;
}
"""


@dataclass(frozen=True)
class Candidate:
    """Something that computes a result with Python in the browser."""

    name: str
    path: str
    touch: Touch


CANDIDATES = (
    Candidate("stock", "stock/main.html", Touch()),
    Candidate("stock in a worker", "stock/worker.html", Touch()),
    Candidate("this site, image off", WHOLE_PAGE, ENCOUNTER),
    Candidate("this site", ENCOUNTER_PAGE, ENCOUNTER),
)


def starts(
    opened: Opener,
    address: str,
    candidate: Candidate,
    condition: Condition,
    rest: float,
    visits: Sequence[str] = BOTH_VISITS,
) -> list[Record]:
    """Time the first computed answer of a first visit and of a second one, in a fresh profile.

    Args:
        opened: Opens a browser.
        address: The server's.
        candidate: Whom to visit.
        condition: What is held back, in both visits.
        rest: Seconds to stay after the first answer, in which the browser fills its caches.
        visits: Which of `BOTH_VISITS`, the first one at least.
    """
    records = []
    with opened() as reader:
        for visit in visits:
            page = reader.page(candidate.touch, condition)
            seen = reader.answer(page, address + candidate.path, condition)
            records.append(
                {
                    "candidate": candidate.name,
                    "condition": condition.value,
                    "visit": visit,
                    "seconds": seen.seconds,
                    "field": seen.field,
                    "bytes": sum(sent.size for sent in seen.sent),
                    "requests": len(seen.sent),
                    "sent": _timeline(seen),
                }
            )
            if visit != visits[-1]:
                reader.rest(page, rest)
            page.close()
    return records


def _timeline(visit: Visit) -> list[Record]:
    return [
        {
            "path": sent.path,
            "bytes": sent.size,
            "began": sent.began - visit.origin,
            "ended": sent.ended - visit.origin,
        }
        for sent in visit.sent
    ]


def keys(opened: Opener, address: str, condition: Condition, presses: int) -> Record:
    """Time keys in the encounter calculator, from the press to the changed answer.

    Args:
        opened: Opens a browser.
        address: The server's.
        condition: What is held back once Python answers.
        presses: How many keys.
    """
    changed, painted = [], []
    with opened() as reader:
        page = reader.page(ENCOUNTER)
        reader.answer(page, address + ENCOUNTER_PAGE)
        rows = page.locator("[data-row]").count()
        page.wait_for_timeout(1000)  # a reader looks at the first answer before typing on
        with reader.held_back(condition):
            for number in range(presses):
                page.evaluate("reader.pressed = reader.press(); undefined")
                # The second digit was typed last by the opening, so the third comes first.
                page.keyboard.press(DIGITS[(number + 2) % len(DIGITS)])
                times = page.evaluate("reader.pressed")
                changed.append(times["changed"])
                painted.append(times["painted"])
                page.wait_for_timeout(60)  # milliseconds; a quick typist
    return {"condition": condition.value, "rows": rows, "changed": changed, "painted": painted}


def second_page(opened: Opener, address: str) -> Record:
    """Time a second calculator's first answer, reached by a link from the first one."""
    with opened() as reader:
        page = reader.page(ENCOUNTER)
        reader.answer(page, address + ENCOUNTER_PAGE)
        page.wait_for_timeout(1000)
        page.evaluate(
            "([field, texts]) => { reader.next = reader.second(field, texts); }",
            [VOLUME.field, [*VOLUME.texts]],
        )
        page.locator(VOLUME_LINK).first.click()
        times = page.evaluate("globalThis.reader.next")
        assert times, "the second page was loaded anew; navigation was not instant"
    return {"click": times["click"], "field": times["field"]}


def before_python(opened: Opener, address: str) -> Record:
    """Weigh the calculator's page as it opens, touched by nobody."""
    with opened() as reader:
        page = reader.page()
        reader.forget()
        page.goto(address + ENCOUNTER_PAGE, wait_until="load")
        reader.rest(page, 1)
        seen = page.evaluate("({ lcp: reader.lcp, cls: reader.cls })")
        sent = reader.sent()
    return {
        "lcp": seen["lcp"],
        "cls": seen["cls"],
        "bytes": sum(one.size for one in sent),
        "requests": len(sent),
        "sent": [{"path": one.path, "bytes": one.size} for one in sent],
    }


def slowing(opened: Opener, address: str, steps: int) -> Record:
    """Find how far each way of slowing a processor reaches: the page's thread, and a worker.

    Args:
        opened: Opens a browser.
        address: Where the host is.
        steps: How many steps of arithmetic are timed each time.
    """
    with opened() as reader:
        page = reader.page()
        page.goto(f"{address}stock/empty.html")
        free = _spin(page, steps)
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        switch = _spin(page, steps)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        with reader.held_back(Condition.SLOW):
            stops = _spin(page, steps)
        again = _spin(page, steps)
        free = {place: min(free[place], again[place]) for place in free}
    return {
        "switch": {place: switch[place] / free[place] for place in free},
        "stops": {place: stops[place] / free[place] for place in free},
    }


def _spin(page: Page, steps: int) -> dict[str, float]:
    return {
        "page": page.evaluate(SPIN_HERE, steps),
        "worker": page.evaluate(SPIN_APART, [LOOP, steps]),
    }
