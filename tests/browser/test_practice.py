"""Practice in the exam room: an answer first, then every reason; what was wrong comes again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.exam.form import TYPES
from tests.soaking import times

from .conftest import Opener
from .looking import lit, looks
from .room import (
    BANK,
    ONE_EACH,
    PRACTICE,
    answer,
    asked,
    begin,
    fill,
    kept,
    only,
    onward,
    part,
    question,
    read,
    room,
    stored,
)

pytestmark = pytest.mark.usefixtures("one_tab")

PHONE = {"width": 320, "height": 640}
THUMB = 44
MARKED = [sort for sort in TYPES if sort != "short"]


def test_without_javascript_the_subjects_are_listed(open_page: Opener) -> None:
    page = open_page(PRACTICE, java_script_enabled=False)
    expect(room(page)).to_contain_text("this page needs JavaScript")
    expect(part(page, "start")).to_be_hidden()
    links = part(page, "without").locator("li a")
    expect(links).to_have_count(len({one.subject for one in BANK.values()}))
    links.first.click()
    expect(page.locator("[data-question]")).to_have_count(len(BANK))


@pytest.mark.parametrize("right", [True, False])
def test_each_type_is_marked_and_then_shows_every_reason(open_page: Opener, right: bool) -> None:
    page = open_page(PRACTICE, before=only(*(ONE_EACH[sort] for sort in MARKED)))
    begin(page)
    marked = set()
    for _ in MARKED:
        marked.add(is_marked(page, right=right))
        onward(page)
    assert marked == set(MARKED)


def is_marked(page: Page, *, right: bool) -> str:
    """Answer the question that is asked; gives its type."""
    one = asked(page)
    name = one.get_attribute("data-question") or ""
    expect(part(page, "reasons")).to_be_empty()
    expect(one.locator("legend")).to_be_focused()
    declared = answer(page, right=right)
    sort: str = declared.type  # type: ignore[attr-defined]
    status = part(page, "verdict")
    if right:
        expect(status).to_contain_text("Right.")
    else:
        expect(status).to_contain_text(
            {"two": "Right so far:", "order": "In place:"}.get(sort, "Not this one.")
        )
    expect(page.get_by_role("button", name="Next question")).to_be_focused()
    assert status.get_attribute("role") == "status"
    reasons = part(page, "reasons")
    for option in getattr(declared, "options", getattr(declared, "items", ())):
        expect(reasons.locator("[data-reason]", has_text=option.text).first).to_be_visible()
    if hasattr(declared, "options"):
        expect(status).to_contain_text("Reasons for the others stand below.")
    assert read(page)["questions"][name]["right"] is right
    assert read(page)["questions"][name]["first"] is True
    return sort


@pytest.mark.parametrize("whole", [True, False])
def test_a_short_answer_is_marked_by_its_reader(open_page: Opener, whole: bool) -> None:
    name = ONE_EACH["short"]
    page = open_page(PRACTICE, before=stored({name: {**kept(name), "at": 0}}))
    begin(page)
    page.get_by_label("Your answer, in your own words").fill("What I can say about it.")
    page.get_by_role("button", name="Show a full answer").click()
    expect(part(page, "verdict")).to_contain_text("Tick what your answer held")
    ticks = part(page, "reasons").get_by_role("checkbox")
    for box in ticks.all() if whole else ticks.all()[1:]:
        box.check()
    onward(page)
    expect(part(page, "where")).to_contain_text("2 of 10")
    assert read(page)["questions"][name]["right"] is whole
    assert "first" not in read(page)["questions"][name]


def test_nothing_is_marked_before_there_is_an_answer(open_page: Opener) -> None:
    page = open_page(PRACTICE, before=only(ONE_EACH["choice"]))
    begin(page)
    page.get_by_role("button", name="Answer").click()
    expect(part(page, "verdict")).to_have_text("Choose an answer first.")
    expect(part(page, "reasons")).to_be_empty()
    page.get_by_role("button", name="Stop here").click()
    expect(part(page, "result")).to_have_text("Nothing was answered in this round.")


def test_what_is_typed_two_ways_is_asked_about(open_page: Opener) -> None:
    page = open_page(PRACTICE, before=only(ONE_EACH["number"]))
    one = begin(page)
    one.get_by_role("textbox").fill("1,500")
    one.get_by_role("textbox").press("Enter")
    expect(part(page, "verdict")).to_contain_text("can mean two numbers: write 1500 or 1.5000")
    expect(part(page, "reasons")).to_be_empty()


def test_a_round_of_ten_ends_with_what_was_missed(open_page: Opener) -> None:
    page = open_page(PRACTICE)
    page.get_by_label("Kinds of questions").select_option("marked")
    begin(page)
    for number in range(1, 11):
        expect(part(page, "where")).to_contain_text(f"{number} of 10 · ")
        answer(page, right=number > 3, sure="a guess" if number == 4 else "")
        onward(page)
    expect(part(page, "result")).to_contain_text("You knew 6 of 10 questions.")
    expect(part(page, "result")).to_be_focused()
    expect(part(page, "missed").locator("li")).to_have_count(4)
    again = part(page, "round").get_by_role("button", name="Wrong again (4)")
    again.click()
    expect(part(page, "where")).to_contain_text("1 of 4")
    names = set()
    for _ in range(4):
        names.add(asked(page).get_attribute("data-question"))
        answer(page)
        onward(page)
    # Right once; each leaves the list after a second time with ten others between.
    expect(part(page, "round").get_by_role("button", name="Wrong again (4)")).to_be_visible()
    assert names == {name for name, one in read(page)["questions"].items() if one["again"] == 1}
    assert len(names) == 4


def test_subjects_take_turns_and_every_load_is_shuffled(open_page: Opener) -> None:
    page = open_page(PRACTICE)
    seen = set()
    for _ in range(2):
        page.reload()
        begin(page)
        order, subjects = [], []
        for _ in range(5):
            name = asked(page).get_attribute("data-question") or ""
            order.append(name)
            subjects.append(BANK[name].subject)
            answer(page)
            onward(page)
        page.evaluate("localStorage.clear()")
        seen.add(tuple(order))
        assert len(set(subjects)) == 5
    assert len(seen) == 2


def test_overdue_comes_before_new_and_wrong_and_sure_first(open_page: Opener) -> None:
    names = [name for name, one in BANK.items() if one.question.type == "choice"][:3]  # type: ignore[attr-defined]
    states = {
        names[0]: kept(names[0]),
        names[1]: kept(names[1], right=False, sure="unsure", again=2),
        names[2]: kept(names[2], right=False, sure="sure", again=2),
    }
    page = open_page(PRACTICE, before=stored(states))
    expect(part(page, "state")).to_contain_text("3 due today · 2 to do again")
    begin(page)
    for name in reversed(names):
        expect(asked(page)).to_have_attribute("data-question", name)
        answer(page)
        onward(page)
    assert (asked(page).get_attribute("data-question") or "") not in names


def test_practice_by_keyboard_alone(open_page: Opener) -> None:
    name = ONE_EACH["choice"]
    page = open_page(PRACTICE, before=only(name))
    page.get_by_role("button", name="Ask me ten questions").focus()
    page.keyboard.press("Enter")
    expect(asked(page).locator("legend")).to_be_focused()
    page.keyboard.press("Tab")
    expect(asked(page).get_by_role("radio").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("sure", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Next question")).to_be_focused()
    assert read(page)["questions"][name]["sure"] == "sure"
    page.keyboard.press("Enter")
    expect(asked(page).locator("legend")).to_be_focused()
    expect(part(page, "where")).to_contain_text("2 of 10")


def test_a_thumb_finds_everything_at_320_pixels(open_page: Opener) -> None:
    page = open_page(
        PRACTICE, before=only(*ONE_EACH.values()), viewport=PHONE, has_touch=True, is_mobile=True
    )
    page.get_by_role("button", name="Ask me ten questions").tap()
    met = set()
    for at, _ in enumerate(ONE_EACH, 1):
        met.add(asked(page).get_attribute("data-question"))
        fill(asked(page), question(page), right=True)
        roomy(page)
        page.locator("[data-do=answer]").tap()
        expect(part(page, "reasons").locator("[data-reasons]")).to_be_visible()
        roomy(page)
        page.get_by_role("button", name="Next question").tap()
        expect(part(page, "where")).to_contain_text(f"{at + 1} of 10")
    assert met == set(ONE_EACH.values())
    page.get_by_role("button", name="Stop here").tap()
    page.get_by_text("Your progress, guide by guide").tap()
    expect(part(page, "guides").locator("tr").first).to_be_visible()
    roomy(page)


LOW = """(all, least) => all.filter((one) => one.getBoundingClientRect().height < least)
  .map((one) => one.innerText)"""


def roomy(page: Page) -> None:
    """Nothing is wider than the phone, and what is touched has room for a finger."""
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    touched = room(page).locator("button:visible, select:visible, summary:visible, label:visible")
    assert touched.evaluate_all(LOW, THUMB) == []


LOOKED_AT = ("choice", "order", "number", "short")


@pytest.mark.parametrize("scheme", ["dark", "light"][: times(1)])
def test_axe_finds_nothing_in_any_state(open_page: Opener, scheme: str) -> None:
    before = only(*(ONE_EACH[sort] for sort in LOOKED_AT))
    page = open_page(PRACTICE, before=before, color_scheme=scheme)
    expect(part(page, "start")).to_be_visible()
    page.get_by_text("Your progress, guide by guide").click()
    assert looks(page) == [], "start"
    begin(page)
    for at, _ in enumerate(LOOKED_AT):
        if at:
            onward(page)
        assert looks(page) == [], f"question {at + 1}"
        answer(page, right=False)
        assert looks(page) == [], f"question {at + 1}, answered"
    if scheme == "dark":  # colours hang on no type
        lit(page)
        assert looks(page) == [], "answered, in the light"
        onward(page)
        assert looks(page) == [], "question, in the light"
    else:
        onward(page)
    page.get_by_role("button", name="Stop here").click()
    assert looks(page) == [], "round"


def test_it_lives_after_a_walk_to_another_page_and_back(open_page: Opener) -> None:
    # Both are marked by the page; which question comes of its own accord is a matter of chance.
    page = open_page(PRACTICE, before=only(ONE_EACH["choice"], ONE_EACH["not"]))
    begin(page)
    answer(page)
    page.get_by_role("link", name="How this works").click()
    expect(page.locator("h1")).to_contain_text("How does the exam room work?")
    page.go_back()
    expect(part(page, "state")).to_contain_text("due today")
    begin(page)
    answer(page)
    assert read(page)["answered"] == 3


def test_the_page_says_when_it_has_no_questions(open_page: Opener, faults: list[str]) -> None:
    page = open_page("about/privacy/")
    page.route("**/exam/questions/", lambda route: route.fulfill(status=503, body=""))
    page.goto(page.url.replace("about/privacy/", PRACTICE))
    page.get_by_role("button", name="Ask me ten questions").click()
    expect(room(page).get_by_role("alert")).to_contain_text("could not be fetched")
    expect(part(page, "without")).to_be_visible()
    faults.clear()


def test_questions_are_fetched_when_somebody_turns_to_the_room(open_page: Opener) -> None:
    page = open_page("about/privacy/")
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(page.url.replace("about/privacy/", PRACTICE), wait_until="networkidle")
    expect(part(page, "state")).to_have_text(f"{len(BANK)} questions, none of them asked yet.")
    assert not any(url.endswith("exam/questions/") for url in asked_for)
    with page.expect_request("**/exam/questions/"):
        page.get_by_label("Kinds of questions").focus()
