"""What leaves a survey's cards, and a card that opens in its calculator, as a reader does it."""

from __future__ import annotations

import csv
import io
import json
import re

from playwright.sync_api import Request, expect

from tests.browser.carried import COPYING, clipboard, leaves, text
from tests.survey import surveys
from tests.survey.cards.drifting import answered as months_of

from .conftest import PATIENCE, Sits, csv_of

HOTEL = ("hotel.csv", csv_of(surveys.expectations()))
MONTHS = months_of(1, worse="2025-04")
YEARS = (
    "years.csv",
    csv_of([[*MONTHS], *zip(*(map(str, one) for one in MONTHS.values()), strict=True)]),
)
NEED = "“kind staff” has the largest need here"


def test_what_a_card_shows_leaves_it_and_opens_in_its_calculator(sits: Sits, address: str) -> None:
    reader = sits(**COPYING)
    page, asked = reader.page, []

    def note(request: Request) -> None:
        asked.append(json.dumps([request.url, request.post_data]))

    page.context.on("request", note)
    reader.opens(HOTEL).has("hotel.csv: 90 rows")
    card = reader.goes_to("says").locator("[data-card=encounter]")
    card.locator("summary", has_text="Charts, tables").click()

    chart = card.locator("figcaption").first.inner_text()
    drawing = leaves(page, f"SVG of the chart: {chart}")
    assert drawing.suggested_filename == "encounter-chart-1.svg"
    assert "<svg" in text(drawing)
    assert leaves(page, f"PNG of the chart: {chart}").suggested_filename == "encounter-chart-1.png"
    copying = card.locator("[data-leave=tsv]:visible").last
    copying.press("Enter")
    said = card.locator("[data-said]:not(:empty)")
    expect(said).to_have_text("Copied.", timeout=PATIENCE)
    caption = card.locator("caption:visible").last.inner_text()
    sheet = leaves(page, f"CSV of the table: {caption}")
    rows = [line.split("\t") for line in clipboard(page).splitlines()]
    cells = list(csv.reader(io.StringIO(text(sheet).removeprefix("\ufeff"))))
    assert (rows[0], len(rows)) == (cells[0], len(cells))
    inputs = leaves(page, "Save the inputs: Which moment should we fix first?")
    assert json.loads(text(inputs))["calculator"] == "encounter"

    expect(card).to_contain_text(NEED)
    expect(card).to_contain_text("nothing of any one person")
    with page.context.expect_page() as opening:
        card.get_by_role("link", name="Open in the calculator (new tab)").click()
    form = opening.value
    expect(form.locator(".moments-answer").first).to_contain_text(NEED, timeout=PATIENCE)
    assert re.search(r"/calculate/encounter/#encounter\?v=1&moments\.z=", form.url)
    form.close()

    own = (f'["{address}', f'["blob:{address.removesuffix("mkdocs/")}', '["data:')
    assert [one for one in asked if not one.startswith(own)] == []
    assert not [one for one in asked if "moments.z" in one], "no figure is in any request"


def test_a_keyboard_sees_what_a_pointer_need_not_and_the_report_is_saved(
    sits: Sits, faults: list[str]
) -> None:
    reader = sits().opens(HOTEL).has("hotel.csv: 90 rows")
    heading = reader.goes_to("columns").locator("h2")
    ring = "(one) => getComputedStyle(one).outlineStyle"
    expect(heading).to_be_focused()
    assert heading.evaluate(ring) == "none"
    reader.page.locator("nav [data-step=answers]").press("Enter")
    expect(reader.part("step").locator("h2")).to_have_text("Answers", timeout=PATIENCE)
    assert reader.part("step").locator("h2").evaluate(ring) == "solid"

    reader.goes_to("says")
    reader.page.get_by_role("button", name="Report, to print or save").press("Enter")
    report = reader.page.frame_locator("dialog iframe")
    expect(report.locator("h1").first).to_have_text("What hotel.csv says", timeout=PATIENCE)
    expect(report.locator("body")).to_contain_text(NEED)
    expect(report.locator("body")).to_contain_text("Oliver, R.L. (1980)")
    assert leaves(reader.page, "Save as a file").suggested_filename == "hotel.csv.html"
    assert faults == []


def test_drift_is_asked_for_by_its_controls(sits: Sits) -> None:
    """On a telephone, by touch and by keys; what is refused is told and alters nothing."""
    reader = sits(viewport={"width": 320, "height": 640}, has_touch=True)
    mapping = (
        "mapping: 1\noutcome: overall\ndrivers: [wait, tip]\n"
        "scales: {five: {ends: [1, 5]}, seven: {ends: [1, 7]}}\n"
        "columns:\n- {heading: day, kind: date, dates: ymd}\n"
        "- {heading: wait, kind: rating, scale: five}\n"
        "- {heading: tip, kind: rating, scale: five}\n"
        "- {heading: overall, kind: rating, scale: seven}\n"
    )
    reader.opens(YEARS, ("years.map.yml", mapping.encode())).hears("The mapping fits.")
    columns = reader.goes_to("columns")
    columns.locator("summary", has_text="Drift").tap()
    columns.get_by_label("Drift is looked for by").select_option("day")
    reader.hears("The baseline is 2024-01-01 to 2024-12-31")
    last = columns.get_by_label("Its last day")
    last.fill("2024-02-30")
    last.press("Enter")
    reader.hears("“2024-02-30” is no day of the calendar. Nothing was changed.")
    expect(
        columns.locator("summary", has_text="by month, baseline 2024-01-01 to 2024-12-31")
    ).to_have_count(1)
    wide = reader.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
    card = reader.goes_to("says").locator("[data-card=five-steps]")
    expect(card).to_contain_text("left its control limits in 2025-0", timeout=PATIENCE)
