"""The page docs/reference/measured.md, out of the results and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench import scaling, timeline
from bench.figures import Spread, percentile
from bench.goals import (
    FREE,
    GOALS,
    LINE,
    SITE,
    SLOW,
    STOCK,
    WHOLE,
    Results,
    build_seconds,
    each,
    ratio,
    starts,
)
from bench.layout import fold, table

UNMEASURED = "–"
METHOD = Path(__file__).with_name("method.md")
LABELS = {
    STOCK: "Stock Pyodide, main thread",
    "stock in a worker": "Stock Pyodide, module worker",
    WHOLE: "The same page, which starts Python itself",
    SITE: "**This site’s encounter page**",
}
BUILD_STEPS = {
    "runtime": "the browser’s Python found up to date",
    "takeaway": "the files to take away",
    "scripts": "the scripts joined",
    "generator": "MkDocs with macros, links checked",
    "seal": "sealed",
}
PAGE_HEAD = """\
---
title: Measured
description: How fast the calculators start and answer, beside stock Pyodide on the same machine.
keywords: [benchmarks, performance]
search: {{exclude: true}}
reviewed: {date}
rests_on:
  found: All figures were measured in one run on the machine named below; a program wrote the page.
---

# How fast is it?
"""


def write(results: Results) -> str:
    """Write the page.

    Args:
        results: As the bench collected them.
    """
    sections = [
        PAGE_HEAD.format(date=results["date"]),
        _opening(results),
        _goals(results),
        _starts(results),
        _bytes(results),
        _keys(results),
        _pages(results),
        _surveys(results),
        _lighthouse(results),
        _builds(results),
        timeline.write(results),
        scaling.write(results.get("scale", {})),
        METHOD.read_text(encoding="utf-8").format(
            rest=results["rest"], runs=_runs(results["runs"]), slowing=_slowing(results)
        ),
        _machine(results),
    ]
    return "\n".join(fold(section) for section in sections if section)


def _runs(count: int) -> str:
    return "one run" if count == 1 else f"{count} runs"


def _spread(spread: Spread | None, digits: int, factor: float = 1.0) -> str:
    return spread.text(digits, factor) if spread else UNMEASURED


def _opening(results: Results) -> str:
    share = ratio(results, SITE, FREE, "cold")
    again = ratio(results, SITE, FREE, "warm")
    if share is None or again is None:
        return ""
    (own, mark) = (
        Spread.of([one["seconds"] for one in starts(results, name, FREE, "cold")]).median
        for name in (SITE, STOCK)
    )
    reached = sum(
        1 for goal in GOALS if goal.measured(results) is not None and not goal.missed(results)
    )
    return (
        f"On a first visit the reader’s own number is answered after {own:.2f} s, where stock "
        f"Pyodide on a bare page needs {mark:.2f} s for a multiplication: {share.median:.2f} of "
        f"its time, and {again.median:.2f} on a second visit. Of {len(GOALS)} goals {reached} are "
        f"reached. `make bench` measured it on {results['date']}, on the machine named below, and "
        "wrote this page."
    )


def _goals(results: Results) -> str:
    rows = []
    for goal in GOALS:
        spread = goal.measured(results)
        unit = f"\u00a0{goal.unit}" if goal.unit else ""
        verdict = UNMEASURED if spread is None else "missed" if goal.missed(results) else "reached"
        figure = f"{_spread(spread, goal.digits)}{unit}" if spread else UNMEASURED
        limit = f"{goal.limit:g}"
        rows.append((goal.text, f"≤ {limit}{unit}", figure, verdict))
    goals = table(("What", "Goal", "Measured", "Goal is"), rows)
    return (
        "## Which goals are reached?\n\n"
        f"Goals are no gates: nothing fails when one is missed.\n\n{goals}"
    )


def _starts(results: Results) -> str:
    rows = []
    for condition in (FREE, LINE, SLOW):
        for visit in ("cold", "warm"):
            for name, label in LABELS.items():
                seconds = [one["seconds"] for one in starts(results, name, condition, visit)]
                if seconds:
                    share = ratio(results, name, condition, visit)
                    visited = "first" if visit == "cold" else "second"
                    row = (condition, visited, label, _spread(Spread.of(seconds), 2))
                    rows.append((*row, _spread(share, 2)))
    head = ("Condition", "Visit", "Page", "Seconds", "Ratio to stock, main thread")
    return f"## From opening a page to the first computed answer\n\n{table(head, rows, left=3)}"


def _bytes(results: Results) -> str:
    rows = []
    for name, label in LABELS.items():
        for visit in ("cold", "warm"):
            found = starts(results, name, FREE, visit)
            if found:
                size = Spread.of([one["bytes"] for one in found])
                count = Spread.of([one["requests"] for one in found])
                visited = "first" if visit == "cold" else "second"
                rows.append((label, visited, f"{size.median / 1e6:.2f}", f"{count.median:.0f}"))
    head = ("Page", "Visit", "MB over the wire", "Requests")
    return f"## Bytes and requests up to that answer\n\n{table(head, rows, left=2)}"


def _keys(results: Results) -> str:
    rows = []
    for condition in (FREE, SLOW):
        found = [one for one in results["keys"] if one["condition"] == condition]
        for key, label in (("changed", "the answer has changed"), ("painted", "a frame shows it")):
            if found:
                spreads = [
                    _spread(Spread.of([percentile(one[key], share) for one in found]), 1)
                    for share in (0.5, 0.95)
                ]
                rows.append((condition, label, *spreads))
    if not rows:
        return ""
    moments = results["keys"][0]["rows"]
    presses = len(results["keys"][0]["changed"])
    head = ("Condition", "From the key until", "Half of all, ms", "95 of 100, ms")
    return (
        f"## From a key to the changed answer\n\nThe encounter calculator with {moments} moments, "
        f"{presses} keys in each run.\n\n{table(head, rows, left=2)}"
    )


def _pages(results: Results) -> str:
    before = [
        ("Bytes, kB", _spread(each(results, "before", lambda one: one["bytes"]), 0, 1e-3)),
        ("Requests", _spread(each(results, "before", lambda one: one["requests"]), 0)),
        (
            "Largest contentful paint, ms",
            _spread(each(results, "before", lambda one: one["lcp"]), 0),
        ),
        ("Cumulative layout shift", _spread(each(results, "before", lambda one: one["cls"]), 3)),
    ]
    second = [
        (
            "From the click on the link",
            _spread(each(results, "second", lambda one: one["click"]), 0),
        ),
        (
            "From the moment its field exists",
            _spread(each(results, "second", lambda one: one["field"]), 0),
        ),
    ]
    return (
        "## The page before any Python\n\nThe encounter page as it opens, until it asks for "
        f"nothing more; nobody touches it.\n\n{table(('What', 'Measured'), before)}\n"
        "## A second calculator, reached by a link\n\nThe worker is still there. To the first "
        f"computed answer, in milliseconds.\n\n{table(('Counted', 'Milliseconds'), second)}"
    )


def _surveys(results: Results) -> str:
    held = results.get("surveys", ())
    rows = []
    for columns in dict.fromkeys(one["columns"] for one in held):
        found = [one for one in held if one["columns"] == columns]
        size = f"{found[0]['rows']:,} × {columns}, {found[0]['bytes'] / 1e6:.1f} MB"
        share = Spread.of([one["seconds"] / one["cpython"] for one in found])
        times = [Spread.of([one[key] for one in found]) for key in ("seconds", "cpython")]
        told = [_spread(one, 2) for one in (*times, share)]
        rest = [Spread.of([one[key] for one in found]) for key in ("longest", "memory")]
        rows.append((size, *told, *(_spread(one, 0) for one in rest)))
    if not rows:
        return ""
    head = (
        "Rows × columns",
        "Chromium, s",
        "CPython, s",
        "Ratio",
        "Longest task, ms",
        "Memory, MB",
    )
    return (
        "## From a survey’s bytes to typed answers\n\nOpened, looked at, typed and counted, by the "
        "same calls on both Pythons; the browser’s had started before. The longest task is the "
        "page’s own, memory is what Python in the worker took at most.\n\n"
        f"{table(head, rows)}"
    )


def _lighthouse(results: Results) -> str:
    rows = []
    for title in dict.fromkeys(one["title"] for one in results["lighthouse"]):
        scores = [one["score"] for one in results["lighthouse"] if one["title"] == title]
        rows.append((title, "≥ 95", _spread(Spread.of(scores), 0)))
    scored = table(("Page", "Aim", "Points of 100"), rows)
    return (
        "## What does Lighthouse say of the pages?\n\n"
        "Its performance score, for a phone on a slow line as Lighthouse simulates both. Its other "
        f"scores are held at 100 by tests.\n\n{scored}"
    )


def _build(results: Results, which: str, label: str) -> list[tuple[str, str, str]]:
    def took(one: dict[str, Any]) -> float:
        return build_seconds(one, which)

    ratio_to_plain = each(results, "builds", lambda one: took(one) / one["plain"])
    rows = [(label, _spread(each(results, "builds", took), 1), _spread(ratio_to_plain, 2))]
    for step, said in BUILD_STEPS.items():
        seconds = each(results, "builds", lambda one, step=step: one[which][step])  # type: ignore[misc]
        rows.append((f"– {said}", _spread(seconds, 1), ""))
    return rows


def _builds(results: Results) -> str:
    if not results["builds"]:
        return ""
    rows = [
        row
        for which, label in (
            ("first", "The whole site, as `make site` builds it first"),
            ("site", "The same again, when nothing has changed"),
        )
        for row in _build(results, which, label)
    ]
    plain = each(results, "builds", lambda one: one["plain"])
    rows.append(("Plain Material, same Markdown without calls", _spread(plain, 1), "1"))
    return f"## Building the site\n\n{table(('Build', 'Seconds', 'Ratio'), rows)}"


def _slowing(results: Results) -> str:
    if not results["slowing"]:
        return " It was not measured on this system."
    factors = {
        f"{way} {place}": Spread.of([one[way][place] for one in results["slowing"]]).median
        for way in ("switch", "stops")
        for place in ("page", "worker")
    }
    return (
        " A loop timed in every run was slowed by `Emulation.setCPUThrottlingRate` "
        f"{factors['switch page']:.1f} times in the page and {factors['switch worker']:.1f} times "
        f"in a worker; by the bench’s own way {factors['stops page']:.1f} and "
        f"{factors['stops worker']:.1f} times."
    )


def _machine(results: Results) -> str:
    facts = {"Date": results["date"], **results["machine"], **results["versions"]}
    facts_told = table(("What", "Which"), list(facts.items()), left=2)
    return f"## Machine and versions\n\n{facts_told}"
