"""Several people on the encounter's page: chosen or dropped, put together, taken, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Opener
from .test_reader import AXE, PATIENCE, answered, found

SHEET = "Moment;Importance;Expectation;Experience;Reach\nQueue;7;8;{};100\nBag drop;9;8;{};100\n"
DROP = """
(target, files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  const event = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
  target.dispatchEvent(event);
}
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    moments = [
        {"name": "queue", "channel": "place", "experience": "3", "importance": "7"}
        | {"expectation": "8", "reach": "100", "effort": "", "answers": "", "sd": ""},
        {"name": "Lounge", "channel": "place", "experience": "3", "importance": "7"}
        | {"expectation": "8", "reach": "100", "effort": "", "answers": "", "sd": ""},
        {"name": "Bag drop", "channel": "place", "experience": "7", "importance": "9"}
        | {"expectation": "8", "reach": "100", "effort": "", "answers": "", "sd": ""},
    ]
    held = {"moments": 1, "calculator": "encounter"}
    inputs = {"moments": moments, "scale": "1 to 10", "threshold": "0.5"}
    state = held | {"inputs": inputs | {"loss_weight": "2.25", "method": "need"}}
    people = {
        "Ann.csv": SHEET.format("3,5", 6),
        "Ben.csv": SHEET.format(2, 7),
        "Cem.json": json.dumps(state),
    }
    for name, text in people.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in people]


def several(page: Page) -> Locator:
    return page.locator("[data-part=people]")


def choose(page: Page, files: list[Path]) -> None:
    """By the keyboard, as far as the window in which the system lets somebody choose."""
    # It is not there to be used before the page's scripts are.
    page.wait_for_function(
        """() => {
          const control = document.querySelector("[data-people]");
          control.focus();
          return document.activeElement === control;
        }"""
    )
    with page.expect_file_chooser() as chooser:
        # The page is asked to hand its choosers over on another line than the keys come by, so a
        # key could be there first; what is answered on that line shows that it has heard.
        page.evaluate("document.readyState")
        page.keyboard.press("Space")
    chooser.value.set_files(files)


def test_by_the_keyboard_people_are_put_together_taken_and_taken_back(
    page: Page, files: list[Path]
) -> None:
    name = page.locator("[data-row] [data-field=name]")
    before = [one.input_value() for one in name.all()]
    choose(page, files)
    told = several(page)
    expect(told).to_contain_text(
        "By the median of 3 people “Queue” has the largest need here.", timeout=PATIENCE
    )
    expect(told).to_contain_text("Taken for one moment: “Queue” and “queue”.")
    expect(told).to_contain_text("“Lounge” is left out, since only “Cem” rated it.")
    heads = told.get_by_role("region", name="Rank of need").get_by_role("columnheader")
    expect(heads).to_have_text(["Moment", "Ann", "Ben", "Cem"])
    expect(page.locator("[data-part=spoken]")).to_contain_text("By the median of 3 people")
    assert [one.input_value() for one in name.all()] == before, "nothing is taken by itself"

    take = told.get_by_role("button", name="Take the medians")
    take.focus()
    page.keyboard.press("Enter")
    answered(page, "“Queue” has the largest need here")
    assert [one.input_value() for one in name.all()] == ["Queue", "Bag drop"]
    assert page.locator("[data-row] [data-field=experience]").first.input_value() == "3"
    expect(told).to_contain_text("The medians stand in the form. Undo takes them back.")
    page.get_by_role("button", name="Undo").first.press("Enter")
    for one, value in zip(name.all(), before, strict=True):
        expect(one).to_have_value(value)

    told.get_by_role("button", name="Put this away").press("Enter")
    expect(told).to_be_empty()
    expect(page.locator("[data-people]")).to_be_focused()

    # What cannot be put together is said.
    chosen = page.locator("[data-people]")
    chosen.set_input_files(files[:1])
    expect(several(page)).to_contain_text("Two people at least are needed", timeout=PATIENCE)
    files[1].write_bytes("Moment;Importance\nSchlüssel;5\n".encode("cp1252"))
    chosen.set_input_files(files)
    expect(several(page)).to_contain_text("Ben.csv is not text in UTF-8.")


def test_dropped_files_go_into_the_report_and_axe_finds_nothing(
    open_page: Opener, files: list[Path]
) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    given = [[one.name, one.read_text(encoding="utf-8")] for one in files]
    page.locator("form.moments-form").evaluate(DROP, given)
    expect(several(page)).to_contain_text("By the median of 3 people", timeout=PATIENCE)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert found(page, "[data-part=people]") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("[data-leave=report]").click()
    report = page.frame_locator("iframe")
    expect(report.locator("h2", has_text="Several people")).to_have_count(1, timeout=PATIENCE)
