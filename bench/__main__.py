"""`python -m bench`: measure, keep the results as JSON, and write the page about them."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from bench import browser, builds, machine, measures, report, slowing, surveys
from bench.browser import Condition, Opener
from bench.figures import percentile
from bench.measures import CANDIDATES, ENCOUNTER_PAGE, SITE_PATH, WHOLE_PAGE
from bench.scale import SCALE_RECORD
from bench.server import Host, hosting
from calculator.errors import MomentsError
from macros import runtime
from macros.runtime import node, sources
from macros.runtime.files import SCRIPTS, STOCK_LOCK, STOCK_STDLIB, WASM
from macros.runtime.sources import ROOT
from macros.scripts import joining
from macros.takeaway import files as takeaway
from tests import lighthouse
from tests.chromium import NoChromium

RESULTS = Path(".bench", "results.json")
PAGE = Path("docs", "reference", "measured.md")
# Chromium writes compiled WebAssembly into its cache some two seconds after it grew hot.
REST = 5.0
PRESSES = 60
STEPS_TIMED = 100_000_000  # of arithmetic
LOOKED_AT = {
    "The home page": "",
    "A guide (Kano)": "learn/measure/kano/",
    "A calculator (encounter)": "calculate/encounter/",
}
STARTED = re.compile(r"(<moments-calculator\b[^>]*?) image\b")
TRIED = CANDIDATES[-1]  # a second time and on the slow line, when only the harness is tried


def measure(
    work: Path, runs: int, quick: bool, keep: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Measure everything, candidates taking turns run by run.

    Args:
        work: A folder for what is built on the way.
        runs: How often.
        quick: Whether only the harness is tried: no rest, few keys, one visit of each kind.
        keep: Takes the results after each run, so that none is lost.

    Returns:
        The results, as they are kept.
    """
    pyodide = sources.pyodide_version(ROOT)
    stock = node.pyodide(ROOT, pyodide)
    rest, presses = (0.0, 5) if quick else (REST, PRESSES)
    with hosting() as host, sync_playwright() as playwright:
        opened = browser.opener(playwright, host)
        results: dict[str, Any] = {
            "date": datetime.date.today().isoformat(),
            "runs": 0,
            "rest": f"{rest:.0f}",
            "machine": machine.describe(),
            "versions": machine.versions(ROOT, browser.version(playwright), pyodide),
            **{
                kind: []
                for kind in (
                    "starts",
                    "keys",
                    "second",
                    "before",
                    "slowing",
                    "builds",
                    "lighthouse",
                    "surveys",
                )
            },
        }
        runtime.build(ROOT / "docs", say=_say)  # so that no build's time holds it
        takeaway.build(ROOT / "docs")
        joining.build(ROOT / "docs", ROOT)
        builds.write_plain(work / "plain")
        for run in range(runs):
            _say(f"Run {run + 1} of {runs}")
            address = f"{host.address}{SITE_PATH}"
            build: dict[str, Any] = {"run": run}
            build["plain"] = builds.plain(work / "plain", work / "plain-site", address)
            build["first"] = builds.site(work / "first", address, kept=False)
            # The first of these keeps what the second takes; the harness can do without.
            build["site"] = builds.site(work / "site", address, kept=True, before=0 if quick else 1)
            results["builds"].append(build)
            first, again = (sum(build[one].values()) for one in ("first", "site"))
            _say(f"  building: {first:.1f} s, again {again:.1f} s, plain {build['plain']:.1f} s")
            if run == 0:
                _mount(host, work / "site", stock)
            for kind, record in _run(opened, host.address, quick, rest, presses):
                results[kind].append(record | {"run": run})
            results["runs"] = run + 1
            keep(results)
    return results


def _mount(host: Host, site: Path, pyodide: Path) -> None:
    own, other = (site / page.removeprefix(SITE_PATH) for page in (ENCOUNTER_PAGE, WHOLE_PAGE))
    text = (own / "index.html").read_text(encoding="utf-8")
    other.mkdir(exist_ok=True)
    (other / "index.html").write_text(STARTED.sub(r"\1", text), encoding="utf-8")
    host.mount(f"/{SITE_PATH}", site)
    host.mount("/stock/", Path(__file__).with_name("stock"))
    host.mount("/stock/", pyodide, (*SCRIPTS, WASM, STOCK_STDLIB, STOCK_LOCK))


def _run(
    opened: Opener, address: str, quick: bool, rest: float, presses: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    for condition in Condition:
        if condition is Condition.SLOW and (quick or not slowing.possible):
            continue
        for candidate in CANDIDATES:
            if quick and condition is not Condition.FREE and candidate is not TRIED:
                continue
            again = not quick or (candidate is TRIED and condition is Condition.FREE)
            kinds = measures.BOTH_VISITS if again else measures.BOTH_VISITS[:1]
            visits = measures.starts(opened, address, candidate, condition, rest, kinds)
            times = ", ".join(f"{visit['seconds']:.2f} s {visit['visit']}" for visit in visits)
            _say(f"  {condition.value}, {candidate.name}: {times}")
            yield from (("starts", visit) for visit in visits)
    typed_in = [Condition.FREE, *([Condition.SLOW] if slowing.possible else [])]
    for condition in typed_in[-1:] if quick else typed_in:
        typed = measures.keys(opened, address, condition, presses)
        p95 = percentile(typed["changed"], 0.95)
        _say(f"  {condition.value}, keys: 95 of 100 within {p95:.0f} ms")
        yield "keys", typed
    second = measures.second_page(opened, address)
    _say(f"  a second calculator: {second['click']:.0f} ms")
    yield "second", second
    before = measures.before_python(opened, address)
    _say(f"  before Python: {before['bytes'] / 1e3:.0f} kB, {before['lcp']:.0f} ms")
    yield "before", before
    for record in [] if quick else surveys.surveys_typed(opened, address):
        told = f"{record['seconds']:.1f} s, {record['cpython']:.1f} s here"
        _say(f"  a survey of {record['rows']:,} × {record['columns']}: {told}")
        yield "surveys", record
    for title, path in list(LOOKED_AT.items())[: 1 if quick else None]:
        score = lighthouse.look(f"{address}{SITE_PATH}{path}", ["performance"]).scores[
            "performance"
        ]
        _say(f"  Lighthouse, {title}: {score}")
        yield "lighthouse", {"title": title, "score": score}
    if slowing.possible:
        yield (
            "slowing",
            measures.slowing(opened, address, STEPS_TIMED // 20 if quick else STEPS_TIMED),
        )


def main(arguments: list[str]) -> int:
    """Measure and write the page, or only write it from the last results."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure how fast a page answers.")
    parser.add_argument("--runs", type=int, default=5, help="how often; five unless told")
    parser.add_argument("--quick", action="store_true", help="try the harness, not the site")
    parser.add_argument(
        "--report", action="store_true", help="write the page from the last results"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="where results are kept")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write")
    asked = parser.parse_args(arguments)
    asked.results.parent.mkdir(parents=True, exist_ok=True)
    if not asked.report:
        runs = 1 if asked.quick else max(asked.runs, 1)

        def keep(results: dict[str, Any]) -> None:
            asked.results.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")

        try:
            with TemporaryDirectory(prefix="bench-") as work:
                measure(Path(work), runs, asked.quick, keep)
        except (MomentsError, NoChromium) as fault:
            print(fault, file=sys.stderr)
            return 1
    elif not asked.results.is_file():
        print(f"There are no results in {asked.results}: run `make bench`.", file=sys.stderr)
        return 1
    results = json.loads(asked.results.read_bytes())
    results["scale"] = json.loads(SCALE_RECORD.read_bytes())
    text = report.write(results)
    asked.page.write_text(text, encoding="utf-8")
    print(f"The results are in {asked.results}, the page about them is {asked.page}.")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
