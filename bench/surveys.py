"""Surveys of many rows and of many columns, from their bytes to typed answers on both Pythons."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

from bench.browser import Opener
from bench.measures import SITE_PATH
from calculator.survey.desk.sitting import Sitting

SURVEY_PAGE = f"{SITE_PATH}survey/"
OPENS = "[data-part=head]:has-text('{name}')"
MEGABYTE = 2**20
SMALL = ("first.csv", 40, 3)
SURVEYS = (("rows.csv", 100_000, 15), ("columns.csv", 2_000, 200))
"""Name, rows and columns of each."""
LONG_TASKS = """
addEventListener("DOMContentLoaded", () => {
  globalThis.longest = 0;
  new PerformanceObserver((seen) => {
    for (const { duration } of seen.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: "longtask" });
});
"""


def survey_of(rows: int, columns: int) -> bytes:
    """A survey that asks nothing: ratings, a market and a day, drawn with a seed."""
    chance = random.Random(rows)
    rated = columns - 2
    head = ["Market", "Day", *(f"How was moment {at + 1}? (1 to 5)" for at in range(rated))]
    lines = [",".join(head)]
    for at in range(rows):
        ratings = [str(1 + int(5 * chance.random())) for _ in range(rated)]
        market = ("North", "South", "West")[at % 3]
        lines.append(",".join([market, f"2026-{1 + at % 12:02}-{1 + at % 28:02}", *ratings]))
    return "\n".join(lines).encode()


def surveys_typed(opened: Opener, address: str) -> list[dict[str, Any]]:
    """Time each survey in the browser and on the Python that runs the bench.

    Python has started in the browser before, and the same calls are made of both: open, and show
    the answers.
    """
    records = []
    for name, rows, columns in SURVEYS:
        data = survey_of(rows, columns)
        with opened() as reader, TemporaryDirectory(prefix="bench-") as folder:
            page = reader.page()
            page.add_init_script(LONG_TASKS)
            page.goto(f"{address}{SURVEY_PAGE}")
            _typed_in(page, Path(folder, SMALL[0]), survey_of(*SMALL[1:]))
            page.evaluate("longest = 0")
            seconds = _typed_in(page, Path(folder, name), data)
            (worker,) = (one for one in page.workers if one.url.startswith("blob:"))
            memory = worker.evaluate("python._module.HEAPU8.byteLength") / MEGABYTE
            longest = page.evaluate("longest")
        records.append(
            {
                "rows": rows,
                "columns": columns,
                "bytes": len(data),
                "seconds": seconds,
                "cpython": timed(partial(_typed_here, name, data)),
                "longest": longest,
                "memory": memory,
            }
        )
    return records


def _typed_in(page: Page, path: Path, data: bytes) -> float:
    page.locator("moments-survey[data-ready]").wait_for()
    door = page.get_by_label("Open a file of answers")
    path.write_bytes(data)  # a browser opens it from a disk, as it does for a reader

    def act() -> None:
        door.set_input_files(path)
        page.locator(OPENS.format(name=path.name)).wait_for()
        page.locator("nav [data-step=answers]").click()
        page.locator("[data-part=step] table").first.wait_for()

    return timed(act)


def _typed_here(name: str, data: bytes) -> None:
    sitting = Sitting(str)
    sitting.open(json.dumps([name]), [data], "", "")
    shown = json.loads(sitting.show("answers"))
    assert "<table" in shown["step"], shown["step"][:200]


def timed(act: Callable[[], object]) -> float:
    """The seconds that something takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
