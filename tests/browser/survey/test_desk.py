"""From a raw file to its answers on the page: by pointer, keyboard and touch, step by step."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from calculator.survey.changing import on_the_page
from macros.cli import main
from tests.soaking import DRAWN
from tests.survey import surveys, workbooks

from .conftest import PATIENCE, Reader, Sits, csv_of

pytestmark = pytest.mark.usefixtures("one_tab")

EVENT = ("day.csv", csv_of(surveys.event()))
TICKETS = ("desk.csv", csv_of(surveys.tickets()))
BANK = ("bank.csv", csv_of(surveys.bank()))
PHONE = {"width": 320, "height": 640}
THUMB = 44


def test_python_is_fetched_once_for_whatever_is_opened(sits: Sits) -> None:
    """Files, such as are no tables too, one that is dropped, pasted rows, and a mapping."""
    reader = sits()
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.reload()
    reader.page.locator("moments-survey[data-ready]").wait_for()
    reader.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/assets/runtime/" in url]
    reader.opens(TICKETS).has("desk.csv: 200 rows, 6 columns. 4 kept, 2 left out.")
    ends_in_sentences(reader)
    is_given_otherwise(reader)
    is_mapped(reader)
    for name in ("library.zip", "survey.zip", "pyodide.asm.wasm"):
        assert len([url for url in asked if url.endswith(name)]) == 1, name


def ends_in_sentences(reader: Reader) -> None:
    """What is no table ends in its sentence, and nothing is lost."""
    shown = reader.goes_to("columns").inner_text()
    whole = workbooks.plain()
    for name, data, sentence in (
        ("cut.xlsx", whole[: len(whole) // 2], "cut.xlsx: "),
        ("nul.csv", b"No;Score\n1;\0\n", "nul.csv: The file is damaged or no text"),
        ("empty.csv", b"", "empty.csv: "),
        ("<img src=x onerror=alert(1)>.csv", b" ", "<img src=x onerror=alert(1)>.csv: "),
    ):
        reader.opens((name, data)).hears(sentence)
        assert reader.part("step").inner_text() == shown
        reader.has("desk.csv: 200 rows")
    script = "Score,<script>alert(1)</script>\n" + "".join(
        f"{at % 5},<b>x</b>\n" for at in range(40)
    )
    reader.opens(("script.csv", script.encode())).has("script.csv: 40 rows")
    expect(reader.goes_to("file").locator("table")).to_contain_text("<script>alert(1)</script>")
    assert reader.page.locator("moments-survey script, moments-survey img").count() == 0


def is_given_otherwise(reader: Reader) -> None:
    """Another file is dropped, and rows are pasted, into the page and into a box."""
    reader.page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.csv"));
          const send = (kind) => document.body.dispatchEvent(
            new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
          send("dragover");
          send("drop");
        }""",
        TICKETS[1].decode(),
    )
    reader.has("dropped.csv: 200 rows, 6 columns.")
    rows = "\n".join("\t".join(row) for row in surveys.bank())
    reader.page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.body.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        rows,
    )
    reader.has("pasted rows.tsv: 120 rows, 7 columns.")
    reader.page.get_by_text("Paste rows into a box instead").click()
    box = reader.page.get_by_label("Rows with their headings")
    box.fill("\n".join("\t".join(row[:5]) for row in surveys.tickets()))
    reader.page.get_by_role("button", name="Read these rows").click()
    reader.has("pasted rows.tsv: 200 rows, 5 columns.")


def is_mapped(reader: Reader) -> None:
    """A mapping is opened with a file and after it, a faulty one and one as text."""
    text = (
        "mapping: 1\nscales: {1 to 3: {ends: [1, 3], no_answer: {0 - Unknown: no answer}}}\n"
        "columns:\n  - {heading: satisfaction score, kind: rating, scale: 1 to 3}\n"
    )
    mapping = ("mine.map.yml", text.encode())
    reader.opens(TICKETS, mapping).has("desk.csv: 200 rows, 6 columns. 1 kept, 5 left")
    reader.hears("The mapping fits.")
    reader.page.get_by_role("button", name="Guess anew").click()
    reader.has("4 kept, 2 left out.")
    reader.opens(mapping).hears("The mapping is used.").has("1 kept, 5 left out.")
    faulty = ("mine.map.yml", text.replace("rating", "ratin").encode())
    reader.opens(faulty).hears("Line 4, columns 1, kind: “ratin” is not one of")
    reader.has("1 kept, 5 left out.")
    columns = reader.goes_to("columns")
    columns.locator("summary", has_text="The mapping as text").click()
    area = columns.get_by_label("All that is said above")
    area.fill(area.input_value().replace("least_group: 10", "least_group: 3"))
    columns.get_by_role("button", name="Use this text").click()
    reader.hears("least_group: “3” is out of range; a whole number from 5 to 1,000,000")


def test_a_file_is_read_asked_about_counted_and_known_again(sits: Sits) -> None:
    reader = sits().opens(BANK).has("1")
    step = reader.part("step")
    expect(step.locator("h2")).to_have_text("What is asked")
    expect(step.locator("h2")).to_be_focused()
    expect(step).to_contain_text("Which number of “survey_date” is the day, which the month?")
    assert "Answers come once all that is asked is answered." in (
        reader.goes_to("answers").inner_text()
    )
    reader.goes_to("questions")
    reader.answers("Day first")
    expect(step).to_contain_text("All is answered. You can change each answer here.")
    answers = reader.goes_to("answers")
    expect(answers).to_contain_text("bank.csv: 120 of 120 rows kept.")
    expect(answers).to_contain_text("Left out: 2 columns that the mapping does not keep.")

    columns = reader.goes_to("columns")
    column = columns.locator("details:has(> summary:has-text('customer_name'))")
    column.locator("summary").click()
    expect(column).to_contain_text("Its heading speaks of a name.")
    column.get_by_label("It is").select_option("segment")
    reader.hears("“customer_name” may tell who somebody is, and is kept because you said so.")
    reader.has("6 kept, 1 left out.")
    columns.locator("details:has(> summary:has-text('customer_name'))").get_by_label(
        "It is"
    ).select_option("")
    reader.has("5 kept, 2 left out.")

    reader.goes_to("questions")
    reader.answers("Month first")
    expect(reader.goes_to("answers")).to_contain_text("no day with the month first")

    # After a reload the file is asked for, and known again.
    reader.goes_to("questions")
    reader.answers("Day first")
    reader.goes_to("answers")
    reader.page.reload()
    remembered = reader.part("remembered")
    expect(remembered).to_contain_text("You were at work on bank.csv.")
    assert not reader.page.workers or all("blob:" not in one.url for one in reader.page.workers)
    reader.opens(BANK).hears("It is the same file: what you said of it holds again.")
    expect(reader.part("step")).to_contain_text("bank.csv: 120 of 120 rows kept.")
    expect(remembered).to_be_hidden()

    other = ("june.csv", csv_of(surveys.bank()[:100]))
    reader.opens(other).has("june.csv: 99 rows").hears("The mapping fits.")
    assert "Questions" in reader.part("head").inner_text()
    reader.opens(TICKETS).hears("The mapping is for another form: this file has no column")
    reader.page.get_by_role("button", name="Close this survey").click()
    expect(reader.part("desk")).to_be_hidden()
    assert "moments survey" not in reader.kept


def test_every_step_by_keyboard(sits: Sits) -> None:
    """Labels are moved, an order is said, a day is chosen, and the answers come."""
    reader = sits().opens(EVENT)
    page = reader.page
    expect(reader.part("step").locator("h2")).to_be_focused(timeout=PATIENCE)
    labels = reader.part("step").locator("ol li > span")
    before = labels.all_inner_texts()
    up = page.get_by_role("button", name=f"Move {before[2]} up")
    for _ in range(30):
        page.keyboard.press("Tab")
        if up.evaluate("(one) => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(labels).to_have_text([before[0], before[2], before[1], *before[3:]])
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    expect(labels).to_have_text([before[2], before[0], before[1], *before[3:]])
    line = page.get_by_label("An answer that nobody gave")
    line.focus()
    page.keyboard.type("Beyond words")
    page.keyboard.press("Enter")
    expect(labels).to_have_count(6)
    right = page.get_by_label("The order below is right")
    right.focus()
    page.keyboard.press("Space")
    expect(right).to_be_checked()
    expect(right).to_be_focused()
    day = page.get_by_label("Month first")
    day.focus()
    page.keyboard.press("Space")
    expect(day).to_be_checked()
    onward = page.get_by_role("button", name="Next: Columns")
    onward.focus()
    page.keyboard.press("Enter")
    expect(reader.part("step").locator("h2")).to_have_text("Columns")
    expect(reader.part("step").locator("h2")).to_be_focused()
    page.get_by_role("button", name="Next: Answers").press("Enter")
    expect(reader.part("step")).to_contain_text("day.csv: 60 of 60 rows kept.", timeout=PATIENCE)
    page.get_by_role("button", name="Next: What it says").press("Enter")
    expect(reader.part("step").locator("h2")).to_have_text("What this survey says")


LOW = """
(least) => [...document.querySelectorAll("moments-survey :is(button, select, summary, label)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.querySelector("input[type=text], select"))
  .filter((one) => one.getBoundingClientRect().height < least)
  .map((one) => one.outerHTML.slice(0, 80))
"""


def test_every_step_by_touch_on_a_narrow_phone(sits: Sits) -> None:
    reader = sits(viewport=PHONE, has_touch=True, is_mobile=True).opens(EVENT)
    page, step = reader.page, reader.part("step")
    expect(step.locator("h2")).to_have_text("What is asked", timeout=PATIENCE)

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert page.evaluate(LOW, THUMB - 0.5) == []

    fits()
    labels = step.locator("ol li > span")
    before = labels.all_inner_texts()
    page.get_by_role("button", name=f"Move {before[0]} down").tap()
    expect(labels).to_have_text([before[1], before[0], *before[2:]])
    page.get_by_text("The order below is right").tap()
    page.get_by_text("Month first", exact=True).tap()
    expect(step).to_contain_text("All is answered.")
    for to in ("file", "columns", "answers", "says"):
        page.locator(f"nav [data-step={to}]").tap()
        expect(page.locator(f"nav [data-step={to}][aria-current=step]")).to_be_visible()
        for fold in step.locator("details > summary").all()[:4]:
            fold.tap()
        fits()


def lines_of(out: str) -> list[str]:
    """What the command line said, without where it wrote to and how it is called."""
    lines = [line.strip() for line in out.splitlines()]
    return [one for one in lines if one and ".map.yml" not in one and "moments survey" not in one]


SHOWN = ("workbook", "two files")
"""Kinds that the suite opens; each is read on both Pythons alike, which tests/parity holds."""
FILES = {
    "comma": (TICKETS,),
    "semicolon": (("wien.csv", csv_of(surveys.german(), "utf-8")),),
    "utf-16": (("desk.txt", csv_of(surveys.tickets(), "utf-16")),),
    "workbook": (
        (
            "form.xlsx",
            workbooks.plain(
                (
                    ("No", "Score", "Team"),
                    *((at, 1 + at % 5, "East" if at % 3 else "West") for at in range(40)),
                )
            ),
        ),
    ),
    "two files": (("may.csv", TICKETS[1]), ("june.csv", TICKETS[1])),
    "long": (("long.csv", csv_of(surveys.long())),),
}


@pytest.mark.parametrize("kind", SHOWN if DRAWN == 1 else FILES)
def test_the_page_says_what_the_command_line_says(
    kind: str,
    sits: Sits,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, data in FILES[kind]:
        (tmp_path / name).write_bytes(data)
    names = [name for name, _ in FILES[kind]]
    assert main(["survey", *names]) == 0
    out = on_the_page(capsys.readouterr().out)
    reader = sits().opens(*FILES[kind]).has(names[0])
    texts = []
    for step in ("file", "questions", "columns", "answers", "says"):
        shown = reader.goes_to(step)
        for fold in shown.locator("details").all():
            fold.evaluate("(one) => { one.open = true; }")
        texts.append(shown.inner_text())
        texts += [option.inner_text() for option in shown.locator("label").all()]
    words = re.sub(r"\W+", " ", " ".join([*texts, reader.part("head").inner_text()])).lower()
    checked, former = 0, ""
    for line in lines_of(out):
        chosen = re.match(r"\d+\. ", former) and re.findall(r"\((.+?)\)(?:;|$)", line)
        former = line
        if line.endswith(":") or re.match(
            "Asked|Kept|Nothing is asked|Written|Answer there|Opened in", line
        ):
            continue
        line = re.sub(r"^(- |== |Note: )|^\d+\. | \([a-z-]+\)$", "", line)
        for cell in chosen or re.split(r"  +|: (?=Both|Its)|^[a-z-]+: ", line):
            said = re.sub(r"\W+", " ", cell).strip().lower()
            assert said in words, cell
            checked += 1
    assert checked > 10
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Keep the mapping (file)").click()
    assert download.value.suggested_filename == f"{names[0]}.map.yml"
    mapping = Path(download.value.path()).read_text(encoding="utf-8")
    assert mapping == (tmp_path / f"{names[0]}.map.yml").read_text(encoding="utf-8")


def test_nothing_of_a_person_is_sent_or_kept(sits: Sits) -> None:
    """Each request and each key of storage is read while a file with names is at work on."""
    reader = sits()
    sent: list[str] = []

    def note(request: Request) -> None:
        sent.append(json.dumps([request.url, request.headers, request.post_data]))

    reader.page.context.on("request", note)
    rows = surveys.bank()
    names = {row[rows[0].index("customer_name")] for row in rows[1:]}
    cases = {row[rows[0].index("id")] for row in rows[1:]}
    reader.opens(BANK).has("bank.csv")
    reader.answers("Day first")
    kept = [reader.kept]
    for step in ("file", "columns", "answers", "says"):
        reader.goes_to(step)
        kept.append(reader.kept)
    columns = reader.goes_to("columns")
    columns.locator("summary", has_text="People, weights, groups").click()
    columns.get_by_label("People are told apart by").select_option("id")
    columns.locator("select[data-at='person.counts']").select_option("latest")
    reader.page.get_by_role("button", name="Keep the answers on this device").click()
    reader.hears("The answers are kept on this device until you delete them.")
    kept.append(reader.kept)
    assert "rating" in kept[-1]
    assert sent
    for text in (*sent, *kept):
        assert not [name for name in names if name in text]
        assert not [case for case in cases if f'"{case}"' in text or f"'{case}'" in text]
