"""What the exam room keeps of a reader's answers: from when, for how long, and how it goes."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from macros.exam import bank

from .conftest import Opener
from .room import (
    BANK,
    DAY,
    DOCS,
    ONE_EACH,
    PRACTICE,
    answer,
    begin,
    kept,
    only,
    onward,
    part,
    read,
    stored,
    today,
)


def test_nothing_is_kept_before_the_first_marked_answer(open_page: Opener) -> None:
    page = open_page(PRACTICE)
    page.get_by_label("Kinds of questions").select_option("marked")
    exam = (today() + 20 * DAY).isoformat()
    page.get_by_label("My exam is on").fill(exam)
    begin(page)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('moments'))") == []
    answer(page, sure="sure")
    expect(part(page, "verdict")).to_contain_text("From now on this browser keeps how you answered")
    record = read(page)
    assert (record["exam"], record["answered"], len(record["questions"])) == (exam, 1, 1)
    onward(page)
    answer(page)
    expect(part(page, "verdict")).not_to_contain_text("From now on")


def test_a_wrong_answer_in_a_guide_is_asked_again_where_an_account_is_kept(
    open_page: Opener,
) -> None:
    """A right one says little beside the text, and the first answer in the room stays the first."""
    declared = bank.load(DOCS).quiz("kano")[0]
    guide = "learn/measure/kano/"

    def miss(page: Page) -> Locator:
        one = page.locator("moments-quiz[data-quiz=kano] [data-asked]").first
        wrong = next(option.text for option in declared.options if not option.right)  # type: ignore[attr-defined]
        one.locator("label", has_text=wrong).first.click()
        one.get_by_role("button", name="Answer").click()
        return one.get_by_role("status")

    page = open_page(guide)
    expect(miss(page)).not_to_contain_text("wrong again")
    assert read(page) == {}
    other = ONE_EACH["word"]
    page = open_page(guide, scripts=only(other))
    status = miss(page)
    expect(status).to_contain_text("It is on your list “wrong again” in the exam room.")
    record = read(page)["questions"][declared.id]
    assert (record["right"], record["box"], record["again"]) == (False, 0, 2)
    assert "first" not in record
    page.goto(page.url.replace(guide, PRACTICE))
    expect(page.get_by_role("button", name="Wrong again (1)").first).to_be_visible()


def test_a_changed_question_counts_as_new(open_page: Opener) -> None:
    name = ONE_EACH["choice"]
    page = open_page(PRACTICE, scripts=stored({name: {**kept(name), "changed": "2026-01-01"}}))
    expect(part(page, "state")).to_contain_text("none of them asked yet")


def test_after_the_day_of_the_exam_a_new_one_is_asked_for(open_page: Opener) -> None:
    over = (today() - DAY).isoformat()
    page = open_page(PRACTICE, scripts=only(ONE_EACH["choice"], exam=over))
    expect(part(page, "noted")).to_contain_text("Give the day of the next, or empty the field.")
    page.get_by_label("My exam is on").fill(today().isoformat())
    expect(part(page, "noted")).to_contain_text("Your exam is today")
    page.get_by_label("My exam is on").fill((today() + DAY).isoformat())
    expect(part(page, "noted")).to_be_empty()
    assert read(page)["exam"] == (today() + DAY).isoformat()


def test_progress_is_reset_exported_imported_and_deleted(open_page: Opener, tmp_path: Path) -> None:
    names = [ONE_EACH[sort] for sort in ("choice", "two")]
    page = open_page(PRACTICE)
    page.evaluate(only(*names))
    page.reload()
    page.get_by_text("Your progress, guide by guide").click()
    guides = [BANK[name].question.page for name in names]
    assert len(set(guides)) == 2
    expect(part(page, "guides").locator("tr")).to_have_count(2)
    with page.expect_download() as loaded:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / "progress.json"
    loaded.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8")) == read(page)

    part(page, "guides").get_by_role("button", name="Reset").first.click()
    expect(part(page, "guides").locator("tr")).to_have_count(1)
    assert sum(one["last"] == "" for one in read(page)["questions"].values()) == 1
    assert all(one["first"] for one in read(page)["questions"].values())

    page.get_by_label("Import").set_input_files(file)
    page.get_by_role("button", name="Replace them").click()
    expect(part(page, "told")).to_have_text("Taken: 2 questions with their boxes.")
    expect(part(page, "guides").locator("tr")).to_have_count(2)

    page.get_by_role("button", name="Delete").click()
    expect(part(page, "told")).to_contain_text("Press Delete once more")
    page.get_by_role("button", name="Delete").click()
    expect(part(page, "told")).to_have_text("All answers are deleted.")
    assert read(page) == {}
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"form": 2}', encoding="utf-8")
    page.get_by_label("Import").set_input_files(wrong)
    expect(part(page, "told")).to_contain_text("was not taken: it is not of form 1")
    assert read(page) == {}


def test_what_cannot_be_read_is_said_and_left(open_page: Opener) -> None:
    page = open_page(PRACTICE)
    page.evaluate(
        "(key) => localStorage.setItem(key, '{\"form\": 7}')", "/mkdocs/.moments exam progress"
    )
    page.reload()
    expect(part(page, "noted")).to_contain_text("cannot be read: it is not of form 1")
    begin(page)
    answer(page)
    assert read(page) == {"form": 7}


def test_a_browser_that_keeps_nothing_is_told_of(open_page: Opener, faults: list[str]) -> None:
    denied = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } });"
    )
    page = open_page("about/privacy/")
    page.add_init_script(denied)
    page.goto(page.url.replace("about/privacy/", PRACTICE))
    page.get_by_label("Kinds of questions").select_option("marked")
    begin(page)
    answer(page)
    expect(part(page, "verdict")).to_contain_text("This browser keeps nothing for this page")
    page.get_by_role("button", name="Stop here").click()
    expect(part(page, "state")).to_contain_text("0 due today · 0 to do again")
    assert {"error: no"} <= set(faults) <= {"error: no", "console: DOMException: no"}, "the theme's"
    faults.clear()


def test_first_attempts_are_counted_once(open_page: Opener) -> None:
    names = [ONE_EACH[sort] for sort in ("choice", "number", "short")]
    states = {name: kept(name, first=at == 0) for at, name in enumerate(names)}
    del states[names[2]]["first"]
    page = open_page(PRACTICE, scripts=stored(states))
    begin(page)
    answer(page, right=False)
    count = """async () => {
      const { firstAttempts } = await import(
        new URL("../../assets/moments/exam/progress.js", location.href).href
      );
      return firstAttempts();
    }"""
    assert page.evaluate(count) == {"answered": 2, "right": 1}
