"""A report is one page for paper that holds all that was said, and nothing that runs."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import calculator
from calculator.outputs import report
from calculator.wire import leave
from macros.knowledge import scenarios
from tests.conftest import ROOT

NAMES = calculator.names()
ABOUT = {
    "title": "Moments of Truth",
    "address": "https://example.org/calculate/#promoters?v=1",
    "date": "28 November 2026",
    "version": "0.1.0",
    "sources": ["Carlzon, J. (1987). Moments of truth.", "An <own> work & its “quotation”."],
}


def left(name: str, inputs: object = None) -> str:
    inputs = calculator.load(name).example if inputs is None else inputs
    asked = {"inputs": inputs, "as": "report", "about": ABOUT}
    found = json.loads(leave(name, json.dumps(asked)))
    assert found["messages"] == []
    assert (found["file"], found["type"]) == (f"{name}.html", "text/html")
    return str(found["text"])


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "path", "rect", "polyline") or tag == "path":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", NAMES)
def test_a_report_holds_all_that_was_said(name: str) -> None:
    declared = calculator.load(name)
    reply = calculator.respond(name, declared.example)
    presented = reply.presented
    assert presented is not None
    text = html.unescape(left(name)).replace("\u00a0", " ")
    said = [declared.question, presented.answer, *presented.advice, *declared.limits]
    said += [message.text for message in reply.messages]
    said += [chart.title for chart in presented.charts]
    said += [cell for grid in presented.tables for row in grid.rows for cell in row]
    said += [one.worked for one in presented.formulas]
    said += [*ABOUT["sources"], "Calculated on 28 November 2026, version 0.1.0."]
    for sentence in said:
        assert sentence.replace("\u00a0", " ") in text


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_report_runs_or_is_fetched(name: str) -> None:
    text = left(name)
    assert text.startswith("<!doctype html>")
    for tag, attributes in Tags(text).tags:
        assert tag not in ("script", "link", "img", "iframe", "object", "base", "form", "a")
        for key, value in attributes.items():
            assert not key.startswith("on")
            assert key not in ("style", "src", "href")
            assert "url(" not in (value or "")
    assert '<meta charset="utf-8">' in text


def test_its_style_is_one_that_a_policy_can_name() -> None:
    text = left("promoters")
    [style] = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{digest}" == report.STYLE_HASH
    assert html.unescape(text).count(f"style-src '{report.STYLE_HASH}'") == 1


def test_inputs_stand_in_it_with_units_and_in_words() -> None:
    text = re.sub(r"<[^>]*>", "|", left("encounter"))
    assert "Reach (%)" in text
    assert re.search(r"Threshold\|+0.5\|+points", text)
    assert "Nothing: need alone" in text  # the label of a choice, not its key
    assert re.search(r"Wait in the queue\|+Place\|+7\|+5\|+3.5\|+100\|+–", text)
    text = re.sub(r"<[^>]*>", "|", left("five-steps"))
    assert re.search(r"Contact\|+Response\|+Expected", text)
    assert re.search(r"Fix and user confirms it works\|+Ring the user before closing\|+7", text)


def test_a_name_stays_a_name() -> None:
    example = calculator.load("encounter").example
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    names = [hostile, "שלום", "a", "b", "c"]
    moments = [row | {"name": name} for row, name in zip(example["moments"], names, strict=True)]
    text = left("encounter", {"moments": moments})
    Tags(text)
    assert "<script" not in text
    assert "<img" not in text
    assert "<bdi>שלום</bdi>" in text


def test_a_site_of_strict_policy_can_show_it_by_its_style_alone(
    browser: Browser, tmp_path: Path
) -> None:
    """A frame or a blob made by a page inherits the page's policy."""
    policy = f"default-src 'none'; style-src 'self' '{report.STYLE_HASH}'"
    (tmp_path / "page.html").write_text(
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{policy}"><iframe srcdoc="{html.escape(left("promoters"))}"></iframe>',
        encoding="utf-8",
    )
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto((tmp_path / "page.html").as_uri())
    answer = page.frame_locator("iframe").locator(".answer")
    assert answer.evaluate("one => getComputedStyle(one).fontWeight") == "700"
    assert faults == []
    page.close()


@pytest.mark.parametrize("stem", ["airline-trip", "telecom-outage", "hair-salon"])
def test_a_usual_case_prints_on_two_pages(stem: str, browser: Browser, tmp_path: Path) -> None:
    loaded = scenarios.load(ROOT / "docs", stem)
    (tmp_path / "report.html").write_text(left(loaded.calculator, loaded.inputs), encoding="utf-8")
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto((tmp_path / "report.html").as_uri())
    for size in ("A4", "Letter"):
        pages = re.findall(rb"/Type\s*/Pages\b.*?/Count (\d+)", page.pdf(format=size), re.DOTALL)
        assert [int(count) for count in pages][:1] in ([1], [2])
    assert faults == []
    page.close()
