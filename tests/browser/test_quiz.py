"""A quiz in a guide: an answer first, then reasons; by pointer, keyboard and touch, and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.exam import bank, numbers
from macros.exam.form import ListOfTwo, Numeric, Ordering, Question
from tests.soaking import times

from .conftest import Opener
from .looking import lit, looks, walks_to

pytestmark = pytest.mark.usefixtures("one_tab")

DOCS = Path(__file__).parents[2] / "docs"
BANK = bank.load(DOCS)
PHONE = {"width": 320, "height": 640}
THUMB = 44


def quiz(page: Page, name: str) -> Locator:
    return page.locator(f"moments-quiz[data-quiz={name}]")


def question(name: str, at: int = 0) -> Question:
    return BANK.quiz(name)[at]


def asked(page: Page, name: str, at: int = 0) -> Locator:
    return quiz(page, name).locator("[data-asked]").nth(at)


def answer(one: Locator) -> None:
    one.get_by_role("button", name="Answer").click()


def options(one: Question) -> tuple[list[str], list[str]]:
    """What belongs to the answer, and what does not."""
    every = one.options  # type: ignore[attr-defined]
    return [o.text for o in every if o.right], [o.text for o in every if not o.right]


def choose(one: Locator, *texts: str) -> None:
    for text in texts:
        one.locator("label", has_text=text).first.click()


def test_reasons_wait_for_an_answer_that_is_compared_with_the_key(open_page: Opener) -> None:
    page = open_page("learn/measure/kano/")
    one, declared = asked(page, "kano"), question("kano")
    (right,), wrong = options(declared)
    expect(one.locator("[data-reasons]")).to_be_hidden()
    answer(one)
    expect(one.get_by_role("status")).to_have_text("Choose an answer first.")
    expect(one.locator("[data-reasons]")).to_be_hidden()

    choose(one, wrong[0])
    answer(one)
    status = one.get_by_role("status")
    by_text = {option.text: option.because for option in declared.options}  # type: ignore[attr-defined]
    expect(status).to_contain_text(f"Not this one. {wrong[0]}: {by_text[wrong[0]]}")
    expect(status).to_contain_text(f"{right} (right): {by_text[right]}")
    for text, because in by_text.items():
        reason = one.locator("[data-reason]", has_text=text).first
        expect(reason).to_be_visible()
        expect(one.locator("[data-reasons]")).to_contain_text(because)

    choose(one, right)
    expect(status).to_have_text("")
    answer(one)
    expect(status).to_contain_text(f"Right. {right}")

    # A number is compared with the printed tolerance.
    counted = question("kano-worse")
    assert isinstance(counted, Numeric)
    (first,) = numbers.instances(counted, 1)
    assert first.key < 0
    one, status = asked(page, "kano-worse"), asked(page, "kano-worse").get_by_role("status")
    field = one.get_by_label("Your answer")
    within = [f"{first.key:g}", f"−{-first.key:g}", f"{first.key:.2f}".replace(".", ",")]
    within += [f" {first.key:.4f} ", f"{first.lowest:.4f}", f"{first.highest:.4f}"]
    for typed in within:
        field.fill(typed)
        answer(one)
        expect(status, typed).to_contain_text("Right. ")
    for typed in (f"{first.lowest - 0.0001:.4f}", f"{first.highest + 0.0001:.4f}", "7", "-7."):
        field.fill(typed)
        answer(one)
        expect(status, typed).to_contain_text("Not this one. ")
    expect(status).to_contain_text(first.worked)


def test_each_choice_is_compared_with_the_key_that_python_printed(open_page: Opener) -> None:
    page = open_page("learn/measure/tolerance/")
    for at, declared in enumerate(BANK.quiz("tolerance")):
        one = asked(page, "tolerance", at)
        (right,), wrong = options(declared)
        for text in (*wrong, right):
            choose(one, text)
            answer(one)
            said = "Right." if text == right else "Not this one."
            expect(one.get_by_role("status")).to_contain_text(said)


def test_a_list_of_two_needs_two(open_page: Opener) -> None:
    page = open_page("learn/measure/memory/")
    declared = question("memory")
    assert isinstance(declared, ListOfTwo)
    one, status = asked(page, "memory"), asked(page, "memory").get_by_role("status")
    right, wrong = options(declared)
    choose(one, right[0])
    answer(one)
    expect(status).to_have_text("Choose two.")
    choose(one, wrong[0])
    answer(one)
    expect(status).to_contain_text("Right so far: 1 of 2.")
    expect(status).to_contain_text(right[1])
    choose(one, wrong[0], right[1])
    answer(one)
    expect(status).to_contain_text("Right. ")


def test_an_order_is_given_by_numbers(open_page: Opener) -> None:
    page = open_page("learn/timeline/")
    declared = question("timeline")
    assert isinstance(declared, Ordering)
    one, status = asked(page, "timeline"), asked(page, "timeline").get_by_role("status")
    answer(one)
    expect(status).to_have_text("Give each a number of its own.")
    places = {item.text: at for at, item in enumerate(declared.items, 1)}
    texts = list(places)
    given = places | {texts[0]: 2, texts[1]: 1}
    for text, place in given.items():
        one.get_by_label(text).select_option(str(place))
    answer(one)
    expect(status).to_contain_text(f"In place: {len(texts) - 2} of {len(texts)}.")
    for text, place in places.items():
        one.get_by_label(text).select_option(str(place))
    answer(one)
    expect(status).to_contain_text("Right.")
    expect(one.locator("ol [data-reason]")).to_have_count(len(texts))


NOT_READ = ["twelve", "1 2", "1.2.3", "1,2,3", "--1", "1e3", "٧", "3 %", "+5", ".", "-"]
TWO_WAYS = {
    "1,500": "write 1500 or 1.5000",
    "20.125": "write 20125 or 20.1250",
    "-0,125": "write -0125 or -0.1250",
}


def test_two_quizzes_on_a_page_know_nothing_of_each_other_and_ask_about_numbers(
    open_page: Opener,
) -> None:
    page = open_page("learn/measure/promoters/")
    first, second = asked(page, "promoters"), asked(page, "nps-score")
    (right,), _ = options(question("promoters"))
    choose(first, right)
    answer(first)
    expect(first.get_by_role("status")).to_contain_text("Right. ")
    expect(second.get_by_role("status")).to_have_text("")
    expect(second.locator("[data-reasons]")).to_be_hidden()
    other = asked(page, "promoters", 1)
    expect(other.locator("[data-reasons]")).to_be_hidden()
    choose(other, options(question("promoters", 1))[0][0])
    expect(first.get_by_label(right, exact=True)).to_be_checked()

    field, status = second.get_by_label("Your answer"), second.get_by_role("status")
    asks = {typed: f"“{typed}” cannot be read" for typed in NOT_READ}
    asks |= {typed: f"can mean two numbers: {ways}." for typed, ways in TWO_WAYS.items()}
    for typed, said in asks.items():
        field.fill(typed)
        answer(second)
        expect(status).to_contain_text(said)
        expect(second.locator("[data-reasons]")).to_be_hidden()


def test_a_quiz_is_answered_by_keyboard_alone_and_lives_after_a_walk(open_page: Opener) -> None:
    page = open_page("learn/measure/kano/")
    one = asked(page, "kano")
    (right,), _ = options(question("kano"))
    one.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    while not one.get_by_label(right, exact=True).is_checked():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(one.get_by_role("button", name="Answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(one.get_by_role("status")).to_contain_text("Right. ")
    expect(one.get_by_role("button", name="Answer")).to_be_focused()
    page.keyboard.press("Tab")
    expect(one.locator("summary")).to_be_focused()
    field = asked(page, "kano-worse").get_by_label("Your answer")
    field.fill("7")
    field.press("Enter")
    expect(asked(page, "kano-worse").get_by_role("status")).to_contain_text("Not this one.")

    # It lives after a walk to another page and back.
    page.get_by_role("link", name="penalty and reward").first.click()
    expect(page.locator("h1")).to_contain_text("Can a moment punish")
    one = asked(page, "penalty-reward")
    choose(one, options(question("penalty-reward"))[0][0])
    answer(one)
    expect(one.get_by_role("status")).to_contain_text("Right. ")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("What delights")
    back = asked(page, "kano")
    choose(back, options(question("kano"))[0][0])
    answer(back)
    expect(back.get_by_role("status")).to_contain_text("Right. ")
    expect(back.locator("[data-reasons]")).to_have_count(1)


def test_a_thumb_finds_everything_on_a_narrow_phone(open_page: Opener, address: str) -> None:
    page = open_page("learn/measure/kano/", viewport=PHONE, has_touch=True, is_mobile=True)
    for name in ("kano", "promoters", "memory", "incidents"):
        walks_to(page, address, f"learn/measure/{name}")
        finds_everything(page, name)


def finds_everything(page: Page, name: str) -> None:
    one = asked(page, name)
    for part in one.locator("label, button, select").all():
        box = part.bounding_box()
        assert box is not None
        assert box["height"] >= THUMB
    for text in options(question(name))[0]:
        one.locator("label", has_text=text).first.tap()
    one.get_by_role("button", name="Answer").tap()
    expect(one.get_by_role("status")).to_contain_text("Right. ")
    box = one.locator("summary").bounding_box()
    assert box is not None
    assert box["height"] >= THUMB
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


ANSWERED = ("learn/measure/kano", "learn/timeline", "learn/measure/promoters")
"""Before an answer axe sees a quiz where it looks at all guides."""


@pytest.mark.parametrize("scheme", ["dark", "light"][: times(1)])
def test_axe_finds_nothing_after_an_answer(open_page: Opener, address: str, scheme: str) -> None:
    page = open_page(f"{ANSWERED[0]}/", color_scheme=scheme)
    for path in ANSWERED:
        walks_to(page, address, path)
        all_answered(page)
        assert looks(page) == [], path
    if scheme == "dark":
        lit(page)
        assert looks(page) == [], "in the light"


def all_answered(page: Page) -> None:
    for one in page.locator("[data-asked]").all():
        for control in one.locator("input[type=text]").all():
            control.fill("7")
        for control in one.get_by_role("radio").all()[:1]:
            control.check()
        for at, control in enumerate(one.locator("select").all(), 1):
            control.select_option(str(at))
        answer(one)
        expect(one.locator("[data-reasons]")).to_be_visible()


def test_without_a_script_reasons_are_in_a_fold(open_page: Opener) -> None:
    page = open_page("learn/measure/kano/", java_script_enabled=False)
    one, declared = asked(page, "kano"), question("kano")
    expect(one.get_by_text(declared.ask)).to_be_visible()
    for option in declared.options:  # type: ignore[attr-defined]
        expect(one.locator("label", has_text=option.text).first).to_be_visible()
    expect(one.locator("[data-do=answer]")).to_be_hidden()
    expect(one.locator("[data-reason]").first).to_be_hidden()
    one.locator("summary").click()
    for option in declared.options:  # type: ignore[attr-defined]
        expect(one.get_by_text(option.because)).to_be_visible()
