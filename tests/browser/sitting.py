"""A paper of the exam room as a reader meets it: begun, answered, and what is kept of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .room import BANK, fill

PAPER = "exam/paper/"
STORED = "/mkdocs/.moments exam paper"


def part(page: Page, name: str) -> Locator:
    return page.locator(f"moments-paper [data-part={name}]")


def begin(page: Page, questions: int = 3, minutes: int = 30, clock: str = "off") -> None:
    expect(part(page, "begin")).to_be_visible()
    page.get_by_label("Questions", exact=True).fill(str(questions))
    page.get_by_label("Minutes", exact=True).fill(str(minutes))
    page.get_by_label("Clock").select_option(clock)
    page.get_by_role("button", name="Begin the paper").click()
    expect(part(page, "where")).to_contain_text(f"Question 1 of {questions}")


def fill_in(page: Page, *, right: bool) -> str:
    """Answer the question that is open; gives its id."""
    one = part(page, "asked").locator("[data-question]")
    name = one.get_attribute("data-question") or ""
    fill(one, BANK[name].question, right=right)
    return name


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def stored(page: Page, key: str = STORED) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(
        page.evaluate("(key) => localStorage.getItem(key) ?? '{}'", key)
    )
    return kept
