"""A paper in the form of an exam: drawn, answered, handed in, opened again and handed on."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from macros.exam import bank, profiles
from tests.soaking import times

from .conftest import Opener
from .looking import lit, looks
from .room import BANK, DOCS
from .sitting import PAPER, STORED, begin, fill_in, part, press, stored

pytestmark = pytest.mark.usefixtures("one_tab")

PROGRESS = "/mkdocs/.moments exam progress"
PHONE = {"width": 320, "height": 640}
THUMB = 44
FORMS = {one.id: one for one in profiles.load(DOCS)}


def link(*items: str, form: str = "services-marketing") -> str:
    return f"{PAPER}#paper={'~'.join([form, *items])}"


def item(name: str, order: str, day: str = "") -> str:
    changed = BANK[name].question.changed.strftime("%y%m%d")
    return f"{name}.{order}.{day or changed}"


def choices(count: int) -> list[str]:
    """Ids of questions with four options."""
    names = [name for name, one in BANK.items() if one.question.type == "choice"]  # type: ignore[attr-defined]
    return [n for n in names if len(BANK[n].question.options) == 4][:count]  # type: ignore[attr-defined]


def test_without_javascript_forms_and_coverage_can_be_read(open_page: Opener) -> None:
    page = open_page(PAPER, java_script_enabled=False)
    expect(part(page, "without")).to_contain_text("this page needs JavaScript")
    expect(page.get_by_role("button", name="Begin the paper")).to_be_hidden()
    page.get_by_label("In the form of ITIL 4 Foundation").check()
    expect(page.locator("[data-form=itil4-foundation]")).to_contain_text(
        "of our questions serve this exam; a paper of 40 is filled up with others"
    )


@pytest.mark.parametrize("name", [name for name, one in FORMS.items() if not one.own])
def test_a_paper_has_the_form_of_its_exam(open_page: Opener, name: str) -> None:
    form = FORMS[name]
    page = open_page(PAPER)
    page.get_by_label(form.name, exact=True).check()
    press(page, "Begin the paper")
    expect(part(page, "where")).to_contain_text(f"Question 1 of {form.questions}")
    names = [one.partition(".")[0] for one in stored(page)["link"].split("~")[1:]]
    assert len(set(names)) == form.questions
    assert {BANK[one].question.type for one in names} <= set(form.types)  # type: ignore[attr-defined]
    drawn = sum(form.family in BANK[one].question.families for one in names)
    _, serving = form.serving(bank.load(DOCS))
    assert drawn == min(serving, form.questions)


def test_a_paper_is_answered_reviewed_and_handed_in(open_page: Opener) -> None:
    page = open_page(PAPER)
    begin(page, 4)
    expect(part(page, "asked").locator("legend")).to_be_focused()
    first = fill_in(page, right=True)
    press(page, "Next")
    wrong = fill_in(page, right=False)
    press(page, "Flag")
    expect(page.get_by_role("button", name="Flagged", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    jump = page.get_by_role("button", name="Question 2, answered, flagged")
    expect(jump).to_have_attribute("aria-current", "step")
    page.get_by_role("button", name="Question 4, open").click()
    expect(part(page, "where")).to_contain_text("Question 4 of 4")
    press(page, "Next")
    expect(part(page, "reviewed")).to_have_text("2 questions answered, 2 open, 1 flagged.")
    expect(part(page, "reviewed")).to_be_focused()
    expect(part(page, "open").locator("li")).to_have_count(3)
    press(page, "Question 3: open")
    third = fill_in(page, right=True)
    press(page, "Review and hand in")
    press(page, "Hand in")
    expect(part(page, "reviewed")).to_contain_text("1 question open. Press “Hand in” once more")
    press(page, "Hand in")
    expect(part(page, "outcome")).to_contain_text("2 of 4 questions right, 1 left open.")
    expect(part(page, "outcome")).to_be_focused()
    expect(part(page, "marked").locator("section")).to_have_count(4)
    for section in part(page, "marked").locator("section").all():
        expect(section.locator("[data-reason]").first).to_be_visible()
    kept = stored(page, PROGRESS)
    assert kept["answered"] == 3
    asked = {name: one["again"] for name, one in kept["questions"].items()}
    assert asked == {first: 0, wrong: 2, third: 0}
    assert [kept["questions"][one]["first"] for one in (first, wrong)] == [True, False]

    page.reload()
    expect(part(page, "outcome")).to_contain_text("2 of 4 questions right")
    assert stored(page, PROGRESS)["answered"] == 3, "marked once"
    press(page, "Another paper")
    expect(part(page, "start")).to_be_visible()
    assert stored(page) == {}


def test_reload_restores_the_same_paper(open_page: Opener) -> None:
    page = open_page(PAPER)
    begin(page, 5)
    for right in (True, False, True):
        fill_in(page, right=right)
        press(page, "Next")
    press(page, "Flag")
    press(page, "Back")
    shown, before = part(page, "asked").inner_text(), stored(page)
    chosen = page.evaluate(CHOSEN)
    assert any(chosen)
    page.reload()
    expect(part(page, "spoken")).to_have_text("Your paper is here again, as you left it.")
    expect(part(page, "where")).to_contain_text("Question 3 of 5")
    assert part(page, "asked").inner_text() == shown
    assert page.evaluate(CHOSEN) == chosen
    assert stored(page) == before


CHOSEN = """() => [...document.querySelectorAll("[data-part=asked] :is(input, select)")].map(
  (one) => one.type === "radio" || one.type === "checkbox" ? one.checked : one.value
)"""


def test_a_link_lists_questions_and_the_order_of_their_options(open_page: Opener) -> None:
    first, second = choices(2)
    page = open_page(link(item(first, "4132"), item(second, "2341")))
    expect(part(page, "noted")).to_have_text("A paper of 2 questions was handed to you.")
    press(page, "Begin the paper")
    for name, order in ((first, "4132"), (second, "2341")):
        options = BANK[name].question.options  # type: ignore[attr-defined]
        labels = part(page, "asked").locator("label").all_inner_texts()
        assert labels == [options[int(place) - 1].text for place in order]
        press(page, "Next")
    press(page, "Hand in")
    press(page, "Hand in")
    press(page, "Copy a link to this paper")
    expect(part(page, "copied")).to_contain_text("Cop")


def test_what_was_changed_or_withdrawn_is_named(open_page: Opener) -> None:
    first, second, third = choices(3)
    page = open_page(
        link(
            item(first, "1234", "200101"),
            item(second, "4321"),
            item(third, "12"),
            "gone.1234.261128",
        )
    )
    expect(part(page, "noted")).to_have_text(
        "A paper of 3 questions was handed to you. Withdrawn since, and left out: gone. "
        f"Changed since, and asked as they are now: {first}, {third}."
    )
    press(page, "Begin the paper")
    expect(part(page, "where")).to_contain_text("Question 1 of 3")


@pytest.mark.parametrize("cut", ["services-marketing", "services-marketing~kano-f", "x~.1.2"])
def test_a_link_that_is_cut_off_is_not_guessed_at(open_page: Opener, cut: str) -> None:
    page = open_page(f"{PAPER}#paper={cut}")
    expect(part(page, "noted")).to_contain_text("cut off")


def test_a_paper_whose_question_changed_cannot_go_on(open_page: Opener) -> None:
    page = open_page(PAPER)
    begin(page, 3)
    kept = stored(page)
    name = kept["link"].split("~")[1].partition(".")[0]
    kept["link"] = kept["link"].replace(name, f"{name}-of-old")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STORED, json.dumps(kept)])
    page.reload()
    expect(part(page, "noted")).to_contain_text("The paper that was under way cannot go on.")
    expect(part(page, "noted")).to_contain_text(f"left out: {name}-of-old.")
    expect(part(page, "start")).to_be_visible()


def test_a_number_that_means_two_is_asked_about_before_another_question(open_page: Opener) -> None:
    name = next(name for name, one in BANK.items() if one.question.type == "number")  # type: ignore[attr-defined]
    page = open_page(link(item(name, "07"), item(choices(1)[0], "1234")))
    press(page, "Begin the paper")
    field = part(page, "asked").get_by_role("textbox")
    field.fill("1,500")
    press(page, "Next")
    expect(part(page, "spoken")).to_contain_text("can mean two numbers")
    expect(part(page, "where")).to_contain_text("Question 1 of 2")
    field.fill("1500")
    field.press("Enter")
    expect(part(page, "where")).to_contain_text("Question 2 of 2")


def test_a_paper_by_keyboard_alone(open_page: Opener) -> None:
    first, second = choices(2)
    page = open_page(link(item(first, "4132"), item(second, "2341")))
    page.get_by_role("button", name="Begin the paper").focus()
    page.keyboard.press("Enter")
    for _ in range(2):
        expect(part(page, "asked").locator("legend")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        while page.locator(":focus").get_attribute("data-do") != "on":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(part(page, "reviewed")).to_have_text("2 questions answered, 0 open, 0 flagged.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(part(page, "outcome")).to_be_focused()


def test_a_thumb_finds_everything_at_320_pixels(open_page: Opener) -> None:
    page = open_page(PAPER, viewport=PHONE, has_touch=True, is_mobile=True)
    page.get_by_label("In the form of ITIL 4 Foundation").tap()
    roomy(page)
    page.get_by_role("button", name="Begin the paper").tap()
    part(page, "asked").locator("label").first.tap()
    roomy(page)
    page.get_by_role("button", name="Next").tap()
    expect(part(page, "where")).to_contain_text("Question 2 of 40")
    page.get_by_role("button", name="Review and hand in").tap()
    roomy(page)
    page.get_by_role("button", name="Hand in").tap()
    page.get_by_role("button", name="Hand in").tap()
    expect(part(page, "outcome")).to_be_visible()
    roomy(page)


def roomy(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    touched = page.locator("moments-paper :is(button, select, summary, label):visible")
    assert touched.evaluate_all(LOW, THUMB) == []


LOW = """(all, least) => all.filter((one) => one.getBoundingClientRect().height < least)
  .map((one) => one.innerText)"""


@pytest.mark.parametrize("scheme", ["dark", "light"][: times(1)])
def test_axe_finds_nothing_in_any_state(open_page: Opener, scheme: str) -> None:
    page = open_page(PAPER, color_scheme=scheme)
    expect(part(page, "begin")).to_be_visible()
    assert looks(page) == [], "start"
    begin(page, 8, 30, "shown")
    assert looks(page) == [], "question"
    for number in range(8):
        if number % 3:
            fill_in(page, right=number % 2 == 0)
        if number == 4:
            press(page, "Flag")
            assert looks(page) == [], "flagged"
            press(page, "Flagged")
        press(page, "Next")
    assert looks(page) == [], "review"
    press(page, "Hand in")
    press(page, "Hand in")
    assert looks(page) == [], "result"
    if scheme == "light":
        return
    lit(page)
    assert looks(page) == [], "result, in the light"
    press(page, "Another paper")
    begin(page, 3, 30, "shown")
    fill_in(page, right=True)
    press(page, "Flag")
    assert looks(page) == [], "flagged, in the light"


def test_it_lives_after_a_walk_to_another_page_and_back(open_page: Opener) -> None:
    page = open_page(PAPER)
    begin(page, 3)
    fill_in(page, right=True)
    before = stored(page)
    page.get_by_role("link", name="How this works").click()
    expect(page.locator("h1")).to_contain_text("How does the exam room work?")
    page.go_back()
    expect(part(page, "spoken")).to_have_text("Your paper is here again, as you left it.")
    assert stored(page) == before
