"""What the project wants to reach, and what a measurement says to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.browser import Condition
from bench.figures import Spread, percentile, ratios

Results = dict[str, Any]
Starts = Sequence[dict[str, Any]]

STOCK = "stock"
SITE = "this site"
WHOLE = "this site, image off"
FREE, LINE, SLOW = (condition.value for condition in Condition)


@dataclass(frozen=True)
class Goal:
    """One thing to reach.

    Attributes:
        text: What is to stay small.
        limit: The most that it shall be.
        unit: Of the limit and of what is measured; empty for a ratio.
        digits: Behind the point.
        measured: Finds it in the results; `None` if it was not measured.
    """

    text: str
    limit: float
    unit: str
    digits: int
    measured: Callable[[Results], Spread | None]

    def missed(self, results: Results) -> bool:
        """Tell whether it was measured and its median is beyond the limit."""
        spread = self.measured(results)
        return spread is not None and spread.median > self.limit


def starts(results: Results, candidate: str, condition: str, visit: str) -> Starts:
    """Find the starts of one kind, run by run."""
    return [
        one
        for one in results["starts"]
        if (one["candidate"], one["condition"], one["visit"]) == (candidate, condition, visit)
    ]


def ratio(results: Results, candidate: str, condition: str, visit: str) -> Spread | None:
    """Hold a candidate's seconds against stock Pyodide's on the main thread, run by run."""
    own = {one["run"]: one["seconds"] for one in starts(results, candidate, condition, visit)}
    mark = {one["run"]: one["seconds"] for one in starts(results, STOCK, condition, visit)}
    runs = sorted(own.keys() & mark.keys())
    return ratios([own[run] for run in runs], [mark[run] for run in runs]) if runs else None


def each(
    results: Results, kind: str, value: Callable[[dict[str, Any]], float], **where: str | int
) -> Spread | None:
    """Take one value out of every record of a kind that has the given fields."""
    records = [
        value(one)
        for one in results.get(kind, ())
        if all(one[key] == wanted for key, wanted in where.items())
    ]
    return Spread.of(records) if records else None


def build_seconds(build: dict[str, Any], which: str = "site") -> float:
    """Give the seconds that a whole build took, all its steps together.

    Args:
        build: A run's builds.
        which: `first`, when nothing was kept, or `site`, when nothing has changed since.
    """
    return float(sum(build[which].values()))


def _started(condition: str, visit: str) -> Callable[[Results], Spread | None]:
    return lambda results: ratio(results, SITE, condition, visit)


def _keys(condition: str) -> Callable[[Results], Spread | None]:
    return lambda results: each(
        results, "keys", lambda one: percentile(one["changed"], 0.95), condition=condition
    )


GOALS = (
    Goal("First visit, as a ratio to stock", 0.38, "", 2, _started(FREE, "cold")),
    Goal("Second visit, as a ratio to stock", 0.38, "", 2, _started(FREE, "warm")),
    Goal("First visit at 10 Mbit/s, as a ratio", 0.60, "", 2, _started(LINE, "cold")),
    Goal("First visit, processor slowed, as a ratio", 0.35, "", 2, _started(SLOW, "cold")),
    Goal(
        "Bytes to the first computed answer",
        5.0,
        "MB",
        2,
        lambda results: each(
            results,
            "starts",
            lambda one: one["bytes"] / 1e6,
            candidate=SITE,
            condition=FREE,
            visit="cold",
        ),
    ),
    Goal(
        "Bytes of the page before Python",
        300,
        "kB",
        0,
        lambda results: each(results, "before", lambda one: one["bytes"] / 1e3),
    ),
    Goal("Key to changed answer, 95 of 100", 16, "ms", 0, _keys(FREE)),
    Goal("The same, processor slowed", 100, "ms", 0, _keys(SLOW)),
    Goal(
        "Second calculator, from click to answer",
        50,
        "ms",
        0,
        lambda results: each(results, "second", lambda one: one["click"]),
    ),
    Goal(
        "A survey of 100,000 × 15 to typed answers, as a ratio to CPython",
        4,
        "",
        2,
        lambda results: each(
            results, "surveys", lambda one: one["seconds"] / one["cpython"], columns=15
        ),
    ),
    Goal(
        "Building the site again, as a ratio to plain Material",
        2,
        "",
        2,
        lambda results: each(results, "builds", lambda one: build_seconds(one) / one["plain"]),
    ),
)
