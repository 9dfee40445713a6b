"""The page about a measurement, out of results that were made up."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from markdown import Markdown

from bench import machine, report
from bench.figures import Spread, percentile
from bench.goals import FREE, GOALS, LINE, SITE, SLOW, STOCK, ratio

STOCK_SECONDS = (2.0, 4.0, 8.0)
SITE_SECONDS = (1.0, 1.0, 3.0)
SENT = [
    {"path": "/kb/calculate/encounter/", "bytes": 30_000, "began": 0.01, "ended": 0.02},
    {"path": "/kb/small.css", "bytes": 900, "began": 0.03, "ended": 0.03},
    {"path": "/kb/python.wasm", "bytes": 3_500_000, "began": 0.4, "ended": 0.5},
]


def start(candidate: str, condition: str, visit: str, run: int) -> dict[str, Any]:
    seconds = (SITE_SECONDS if candidate == SITE else STOCK_SECONDS)[run]
    return {
        "candidate": candidate,
        "condition": condition,
        "visit": visit,
        "run": run,
        "seconds": seconds,
        "field": 0.1,
        "bytes": 4_900_000,
        "requests": 17,
        "sent": SENT,
    }


@pytest.fixture
def results() -> dict[str, Any]:
    runs = range(3)
    key_times = {"changed": [10.0, 20.0, 40.0], "painted": [20.0, 30.0, 50.0], "rows": 12}
    return copy.deepcopy(
        {
            "date": "2026-11-22",
            "runs": 3,
            "rest": "5",
            "machine": {"Processor": "A processor", "Cores": "2"},
            "versions": {"Pyodide": "314.0.7"},
            "starts": [
                start(candidate, condition, visit, run)
                for run in runs
                for condition in (FREE, LINE, SLOW)
                for candidate in (STOCK, "stock in a worker", SITE)
                for visit in ("cold", "warm")
            ],
            "keys": [
                {"condition": condition, "run": run, **key_times}
                for run in runs
                for condition in (FREE, SLOW)
            ],
            "second": [{"click": 90.0, "field": 20.0}],
            "surveys": [
                {
                    "rows": 100_000,
                    "columns": 15,
                    "bytes": 4_300_000,
                    "seconds": 1.5,
                    "cpython": 1.0,
                    "longest": 40.0,
                    "memory": 80.0,
                }
            ],
            "lighthouse": [{"title": "The home page", "score": 97}],
            "before": [{"bytes": 120_000, "requests": 12, "lcp": 300.0, "cls": 0.0}],
            "slowing": [
                {"switch": {"page": 4.0, "worker": 1.0}, "stops": {"page": 4.1, "worker": 3.9}}
            ],
            "builds": [
                {
                    "first": dict.fromkeys(report.BUILD_STEPS, 1.8),
                    "site": dict.fromkeys(report.BUILD_STEPS, 0.4),
                    "plain": 0.8,
                }
            ],
        }
    )


def rows(page: str, text: str) -> list[list[str]]:
    lines = [line for line in page.splitlines() if line.startswith("|") and text in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_a_ratio_compares_visits_of_the_same_run(results: dict[str, Any]) -> None:
    assert ratio(results, SITE, FREE, "cold") == Spread(0.375, 0.25, 0.5)
    results["starts"] = [one for one in results["starts"] if one["run"] or one["candidate"] == SITE]
    assert ratio(results, SITE, FREE, "cold") == Spread(0.3125, 0.25, 0.375)


def test_each_goal_is_said_to_be_reached_or_missed(results: dict[str, Any]) -> None:
    page = report.write(results)
    verdicts = {goal.text: rows(page, f"| {goal.text} |")[0][1:] for goal in GOALS}
    assert list(verdicts.values()) == [
        ["≤ 0.38", "0.38 (0.25–0.50)", "reached"],
        ["≤ 0.38", "0.38 (0.25–0.50)", "reached"],
        ["≤ 0.6", "0.38 (0.25–0.50)", "reached"],
        ["≤ 0.35", "0.38 (0.25–0.50)", "missed"],
        ["≤ 5\u00a0MB", "4.90 (4.90–4.90)\u00a0MB", "reached"],
        ["≤ 300\u00a0kB", "120 (120–120)\u00a0kB", "reached"],
        ["≤ 16\u00a0ms", "40 (40–40)\u00a0ms", "missed"],
        ["≤ 100\u00a0ms", "40 (40–40)\u00a0ms", "reached"],
        ["≤ 50\u00a0ms", "90 (90–90)\u00a0ms", "missed"],
        ["≤ 4", "1.50 (1.50–1.50)", "reached"],
        ["≤ 2", "2.50 (2.50–2.50)", "missed"],
    ]
    assert "Of 11 goals 7 are reached" in " ".join(page.split())


def test_the_middle_visit_shows_where_time_and_bytes_go(results: dict[str, Any]) -> None:
    page = report.write(results)
    assert rows(page, "`python.wasm`") == [["`python.wasm`", "3,500", "400"]]
    assert rows(page, "smaller files") == [["1 smaller files", "1", "30–30"]]
    assert "Its field existed after 100, its last file was asked for after 400" in page.replace(
        "\n", " "
    )


def test_the_first_build_and_the_next_are_told_apart(results: dict[str, Any]) -> None:
    page = report.write(results)
    first, again = (rows(page, text)[0] for text in ("builds it first", "when nothing has changed"))
    assert first[1:] == ["9.0 (9.0–9.0)", "11.25 (11.25–11.25)"]
    assert again[1:] == ["2.0 (2.0–2.0)", "2.50 (2.50–2.50)"]
    assert [row[1] for row in rows(page, "– sealed")] == ["1.8 (1.8–1.8)", "0.4 (0.4–0.4)"]


def test_machine_and_versions_are_told(results: dict[str, Any]) -> None:
    page = report.write(results)
    for name, value in (results["machine"] | results["versions"]).items():
        assert rows(page, f"| {name} |") == [[name, value]]


def test_how_far_slowing_reaches_is_said(results: dict[str, Any]) -> None:
    text = " ".join(report.write(results).split())
    assert "4.0 times in the page and 1.0 times in a worker" in text
    assert "by the bench’s own way 4.1 and 3.9 times" in text


def test_what_was_not_measured_is_no_goal_reached(results: dict[str, Any]) -> None:
    results["starts"] = [one for one in results["starts"] if one["condition"] == FREE]
    results["slowing"] = []
    page = report.write(results)
    assert rows(page, GOALS[2].text)[0][2:] == ["–", "–"]
    assert "Of 11 goals 6 are reached" in " ".join(page.split())
    assert "It was not measured on this system." in " ".join(page.split())


def test_lighthouse_has_its_say(results: dict[str, Any]) -> None:
    assert rows(report.write(results), "The home page") == [["The home page", "≥ 95", "97 (97–97)"]]


def test_the_page_is_markdown_with_tables_and_one_title(results: dict[str, Any]) -> None:
    page = report.write(results)
    front, _, body = page.removeprefix("---\n").partition("\n---\n")
    assert front.startswith("title: Measured\n")
    html = Markdown(extensions=["tables"]).convert(body)
    assert html.count("<h1>") == 1
    assert html.count("<table>") == page.count("\n| ---")
    assert html.count("<li>") == 8
    prose = [line for line in page.splitlines() if not line.startswith("|")]
    assert max(map(len, prose)) <= 100


def test_the_share_of_keys_is_the_nearest_rank() -> None:
    assert percentile([float(number) for number in range(1, 101)], 0.95) == 95
    assert percentile([7.0], 0.95) == 7


def test_the_machine_is_described_and_not_named() -> None:
    import platform

    facts = machine.describe()
    assert list(facts) == ["Processor", "Cores", "Memory", "System"]
    assert all(facts.values())
    assert platform.node() not in " ".join(facts.values()).split()
