"""The exam room as a reader meets it: questions of the bank, and how each is answered."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from macros.exam import bank, numbers
from macros.exam.form import TYPES, ListOfTwo, Numeric, Ordering, Question, ShortAnswer
from macros.takeaway.writing import Writer

DOCS = Path(__file__).parents[2] / "docs"
BANK = {one.question.id: one for one in bank.load(DOCS).placed}
WRITER = Writer(DOCS)
PRACTICE = "exam/practise/"
STORED = "/mkdocs/.moments exam progress"
DAY = datetime.timedelta(days=1)

KEEP = "localStorage.setItem({}, {});"


def today() -> datetime.date:
    """The day of the browser, which runs on this machine."""
    return datetime.datetime.now().astimezone().date()


def first_of(sort: str) -> str:
    """The id of the bank's first question of a type."""
    return next(name for name, one in BANK.items() if one.question.type == sort)  # type: ignore[attr-defined]


def kept(name: str, days: int = 9, **more: Any) -> dict[str, Any]:
    """What a browser keeps of a question that was answered so many days ago."""
    known = {"box": 0, "right": True, "sure": "", "again": 0, "at": 1, "first": True}
    changed = BANK[name].question.changed.isoformat()
    return {"changed": changed, "last": (today() - days * DAY).isoformat(), **known, **more}


def stored(questions: dict[str, dict[str, Any]], exam: str = "", answered: int = 1) -> str:
    """A script that keeps this before the page begins, once."""
    record = {"form": 1, "answered": answered, "exam": exam, "questions": questions}
    store = KEEP.format(json.dumps(STORED), json.dumps(json.dumps(record)))
    return f"if (!localStorage.getItem({json.dumps(STORED)})) {{ {store} }}"


ONE_EACH = {sort: first_of(sort) for sort in TYPES}
"""For each type of questions the id of one."""


def only(*names: str, exam: str = "") -> str:
    """These are overdue, and come first."""
    return stored({name: kept(name) for name in names}, exam)


def read(page: Page) -> dict[str, Any]:
    """What the browser keeps now."""
    found: dict[str, Any] = json.loads(
        page.evaluate("(key) => localStorage.getItem(key) ?? '{}'", STORED)
    )
    return found


def room(page: Page) -> Locator:
    return page.locator("moments-practice")


def part(page: Page, name: str) -> Locator:
    return room(page).locator(f"[data-part={name}]")


def begin(page: Page) -> Locator:
    """Begin a round; gives the question."""
    page.get_by_role("button", name="Ask me ten questions").click()
    return asked(page)


def asked(page: Page) -> Locator:
    one = page.locator("[data-part=asked] [data-question]")
    expect(one).to_be_visible()
    return one


def question(page: Page) -> Question:
    """What the bank says of the question that is asked."""
    return BANK[asked(page).get_attribute("data-question") or ""].question


def fill(one: Locator, declared: Question, *, right: bool) -> None:
    """Give an answer, without handing it in."""
    match declared:
        case ShortAnswer():
            return
        case Numeric():
            legend = " ".join(one.locator("legend").inner_text().split())
            (made,) = [m for m in numbers.instances(declared) if WRITER.plain(m.ask) == legend]
            one.get_by_role("textbox").fill(f"{made.key if right else made.highest + 1:.4f}")
        case Ordering():
            count = len(declared.items)
            for place in range(1, count + 1):
                given = place if right else place % count + 1
                one.locator(f"select[data-place='{place}']").select_option(str(given))
        case _:
            options = declared.options  # type: ignore[attr-defined]
            count = 2 if isinstance(declared, ListOfTwo) else 1
            wanted = (
                [o for o in options if o.right] if right else [o for o in options if not o.right]
            )
            for box in one.locator("input:checked").all():
                if box.get_attribute("type") == "checkbox":
                    box.uncheck()
            for option in wanted[:count]:
                place = options.index(option) + 1
                one.locator(f"input[value='{place}']").check()


def answer(page: Page, *, right: bool = True, sure: str = "") -> Question:
    """Answer the question that is asked, whatever its type; then its reasons stand open."""
    declared = question(page)
    fill(asked(page), declared, right=right)
    if sure:
        page.get_by_label(sure, exact=True).check()
    page.locator("[data-do=answer]").click()
    expect(part(page, "reasons").locator("[data-reasons]")).to_be_visible()
    if isinstance(declared, ShortAnswer) and right:
        for box in part(page, "reasons").get_by_role("checkbox").all():
            box.check()
    return declared


def onward(page: Page) -> None:
    page.locator("[data-do=next]").click()
