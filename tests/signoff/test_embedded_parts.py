"""The answer, the chart or a few fields of a calculator alone, in a frame of another origin."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.generators import GENERATORS
from tests.browser.test_piecemeal import SHIFTS
from tests.browser.test_reader import AXE, found
from tests.signoff import test_embedding as embedding
from tests.signoff.test_embedding import EXAMPLE, fenced, grown, page, serving, site
from tests.soaking import DRAWN

__all__ = ["page", "site"]  # fixtures, which are found here

FRAMES = re.findall(r'src="([^"]+)"', fenced("html"))
ENCOUNTER = "calculate/encounter/?embed="
VOLUME = "calculate/volume/?embed="
LINK = "#volume?v=1&customers=100&contacts=7&seconds=33&misery_share=0.1"


def part(page: Page, name: str) -> Any:
    return page.locator(f'moments-calculator [data-part="{name}"]')


def shown(page: Page) -> list[str]:
    """The keys of the fields that can be typed into."""
    fields = page.locator("form [data-field]:not([readonly])").all()
    return list(dict.fromkeys(one.get_attribute("data-field") or "" for one in fields if seen(one)))


def seen(one: Any) -> bool:
    return bool(one.is_visible())


def answer(page: Page) -> str:
    return str(page.locator(".moments-answer").inner_text())


def given(page: Page) -> str:
    page.get_by_text("What it takes as given").click()
    return str(part(page, "given").inner_text())


def test_the_guides_frames_show_a_part_each_and_grow(
    page: Page, site: Path, tmp_path: Path
) -> None:
    assert [one.partition("=")[2] for one in FRAMES] == [
        "answer",
        "chart",
        "fields:customers,contacts",
    ]
    for source in FRAMES:
        with serving(site) as other:
            (tmp_path / "index.html").write_text(
                f"<!doctype html><style>{fenced('css')}</style>"
                f'<iframe class="moments" src="{source}"></iframe>'
                '<script type="module" src="moments-frames.js"></script>'.replace(
                    EXAMPLE, f"http://localhost:{other}"
                )
            )
            (tmp_path / "moments-frames.js").write_text(
                fenced("js").replace(EXAMPLE, f"http://localhost:{other}")
            )
            with serving(tmp_path) as port:
                page.goto(f"http://127.0.0.1:{port}/")
                inside = embedding.frame(page)
                limits = inside.locator("[data-limits] li").first
                expect(limits).to_be_visible()
                grown(page)
                low = embedding.height(page)
                inside.get_by_text("What it takes as given").click()
                page.wait_for_function(f"{embedding.HEIGHT} > {low}")
                grown(page)


@pytest.mark.parametrize("generator", GENERATORS)
def test_each_generator_shows_the_parts(generator: str, page: Page, sites: dict[str, Path]) -> None:
    with serving(sites[generator]) as port:
        home = f"http://localhost:{port}"
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        page.goto(f"{home}/{ENCOUNTER}answer")
        expect(part(page, "headline")).to_contain_text("has the largest need here")
        expect(part(page, "sure")).to_contain_text("In 80 of 100 draws")
        expect(part(page, "details")).to_be_hidden()
        assert shown(page) == []
        expect(page.locator(".md-header")).to_be_hidden()
        held = given(page)
        assert "Baggage reclaim or delayed-bag claim" in held
        assert "Loss weight" in held, "settings that are folded count as well"
        page.locator(".moments-answer").hover()
        assert not [one for one in asked if "/runtime/" in one], "nobody can type here"

        page.goto(f"{home}/{ENCOUNTER}chart")
        expect(page.locator("svg[role=img]:visible")).to_have_count(1)
        expect(page.get_by_text("The strongest impression is")).to_be_visible()
        expect(part(page, "headline")).to_be_hidden()
        expect(part(page, "sure")).to_be_visible()
        page.get_by_text("The chart as a table").first.click()
        expect(page.get_by_role("table").first).to_be_visible()
        assert shown(page) == []

        page.goto(f"{home}/{ENCOUNTER}fields:moments.importance, experience")
        expect(page.locator("moments-calculator form")).to_be_visible()
        assert shown(page) == ["importance", "experience"]
        heads = page.locator("[data-heads] > * > *:visible").all_inner_texts()
        assert [one.replace("\u00ad", "") for one in heads] == [
            "Moment",
            "Importance",
            "Experience",
        ]
        expect(page.locator("li[data-row] [data-field=name]").first).to_have_js_property(
            "readOnly", True
        )


def test_the_answer_is_that_of_the_whole_page(page: Page, site: Path) -> None:
    with serving(site) as port:
        home = f"http://localhost:{port}/"
        page.goto(f"{home}calculate/volume/{LINK}")
        expect(part(page, "headline")).to_contain_text("700 times a year")
        whole = part(page, "headline").inner_text()
        for name in ("answer", "fields:seconds"):
            page.goto(f"{home}{VOLUME}{name}{LINK}")
            expect(page.get_by_text("These are the figures of the link.")).to_be_visible()
            expect(part(page, "headline")).to_contain_text("700 times a year")
            expect(page.locator("[calculating]")).to_have_count(0)  # what is given comes next
            assert part(page, "headline").inner_text() == whole
            assert re.search(r"Share that goes wrong\s+0\.1\b", given(page))
            way = page.locator(".moments-whole a")
            way.hover()
            expect(way).to_have_attribute("href", f"{home}calculate/volume/{LINK}")


def test_what_is_typed_goes_on_to_the_whole_page(page: Page, site: Path) -> None:
    with serving(site) as port:
        page.goto(f"http://localhost:{port}/{VOLUME}fields:customers,contacts")
        assert shown(page) == ["customers", "contacts"]
        way = page.locator(".moments-whole a")
        page.locator("[data-field=customers]").fill("many")
        fault = page.locator("[data-field=customers][aria-invalid]")
        expect(fault).to_be_visible()
        way.focus()
        expect(page.locator(".moments-whole [role=status]")).to_contain_text(
            re.compile("Customers a year: “many”.* The whole page opens with the figures")
        )
        page.locator("[data-field=customers]").fill("2000")
        expect(part(page, "headline")).to_contain_text("10,000 times a year, 15 seconds")
        with page.expect_popup() as opened:
            way.evaluate("(link) => link.click()")  # at once, before Python was asked for a link
        expect(opened.value.locator("[data-field=customers]")).to_have_value("2000")
        expect(opened.value.locator("[data-field=seconds]")).to_have_value("15")
        expect(part(opened.value, "headline")).to_contain_text("10,000 times a year, 15 seconds")


REFUSED = (
    (
        "volume/?embed=answers",
        "“answers” is not something that a frame can show. A frame shows",
    ),
    ("volume/?embed=Answer", "“Answer” is not something"),
    ("volume/?embed=answer&embed=chart", "The address says “embed” more than once."),
    (
        "volume/?embed=fields:custommers,seconds",
        "This calculator has no field “custommers”. Its fields are: customers, contacts, "
        "seconds, misery_share.",
    ),
    ("volume/?embed=fields:", "No field is named. This calculator has the fields customers,"),
    ("volume/?embed=fields", "“fields” is not something that a frame can show."),
    (
        "encounter/?embed=fields:name,channel,importance,expectation,experience,reach",
        "6 fields are named, and a frame shows five at most.",
    ),
    ("../learn/value/?embed=answer", "This page has several calculators"),
    ("../learn/timeline/?embed", "This page has no calculator"),
)
"""What a frame asks for that does not exist, and what is said."""


def test_what_does_not_exist_is_told_and_nothing_is_shown(page: Page, site: Path) -> None:
    with serving(site) as port:
        for address, said in REFUSED:
            page.goto(f"http://localhost:{port}/calculate/{address}")
            expect(page.locator(".moments-refused")).to_contain_text(said)
            expect(page.locator("h1")).to_be_visible()
            expect(page.locator(".moments-whole a")).to_be_visible()
            for one in page.locator("moments-calculator").all():
                expect(one).to_be_hidden()


def test_a_block_changes_nothing_that_is_left_out(page: Page, site: Path) -> None:
    with serving(site) as port:
        page.goto(f"http://localhost:{port}/{ENCOUNTER}fields:experience")
        held = page.locator("form [data-field]").evaluate_all(
            "(all) => all.map((one) => one.value)"
        )
        page.locator("[data-field=experience]").nth(1).evaluate(
            """(field) => {
              const data = new DataTransfer();
              data.setData("text/plain", "a\\t1\\t2\\nb\\t3\\t4");
              const told = { clipboardData: data, bubbles: true, cancelable: true };
              field.dispatchEvent(new ClipboardEvent("paste", told));
              const file = new DataTransfer();
              file.items.add(new File(["name,experience\\na,1"], "a.csv"));
              for (const sign of ["dragover", "drop"]) {
                const told = { dataTransfer: file, bubbles: true, cancelable: true };
                if (field.dispatchEvent(new DragEvent(sign, told))) throw new Error("it is opened");
              }
            }"""
        )
        page.locator("[data-field=experience]").first.fill("1")
        expect(part(page, "headline")).to_contain_text("Compare fares")
        expect(part(page, "brought")).to_be_empty()
        now = page.locator("form [data-field]").evaluate_all("(all) => all.map((one) => one.value)")
        changed = [
            at for at, (one, other) in enumerate(zip(held, now, strict=True)) if one != other
        ]
        assert len(changed) == 1


def test_a_figure_at_fault_shows_its_field_wherever_it_was_left_out(page: Page, site: Path) -> None:
    faulty = LINK.replace("0.1", "7")
    with serving(site) as port:
        for name, fields in (("answer", []), ("fields:customers", ["customers"])):
            page.goto(f"http://localhost:{port}/{VOLUME}{name}{faulty}")
            expect(page.locator("[data-field=misery_share]")).to_be_visible()
            assert shown(page) == [*fields, "misery_share"]
            page.get_by_role("button", name="Share that goes wrong").click()
            page.keyboard.type("0.5")
            expect(part(page, "headline")).to_contain_text("350 a year are misery")
            expect(page.locator("[data-field=misery_share]")).to_be_visible()  # until it is left
            page.keyboard.press("Tab")
            expect(page.locator("[data-field=misery_share]")).to_be_hidden()


def test_frames_of_one_calculator_keep_their_figures_apart(
    page: Page, site: Path, tmp_path: Path
) -> None:
    with serving(site) as other, serving(tmp_path) as port:
        sources = [f"{VOLUME}fields:customers", f"{VOLUME}answer", f"{VOLUME}answer{LINK}"]
        frames = "".join(
            f'<iframe src="http://localhost:{other}/{one}" height="900"></iframe>'
            for one in sources
        )
        (tmp_path / "index.html").write_text(f"<!doctype html>{frames}")
        page.goto(f"http://localhost:{port}/")  # of one site, else a frame may keep nothing
        typed, example, linked = (page.frame_locator("iframe").nth(at) for at in range(3))
        typed.locator("[data-field=customers]").fill("3")
        expect(typed.locator(".moments-answer")).to_contain_text("created 15 times")
        expect(linked.locator(".moments-answer")).to_contain_text("created 700 times")
        page.reload()
        expect(typed.locator(".moments-answer")).to_contain_text("created 15 times")
        expect(linked.locator(".moments-answer")).to_contain_text("created 700 times")
        expect(example.locator(".moments-answer")).to_contain_text("created 50,000,000 times")
        expect(example.locator('[data-part="brought"]')).to_be_empty()


# Each part on a phone, and at a desk the one with most to lay out.
FITTED = [("answer", 320), ("chart", 320), ("fields:experience,reach", 320)]
FITTED += [(name, 1440) for name, _ in FITTED[2 if DRAWN == 1 else 0 :]]


@pytest.mark.parametrize(("name", "width"), FITTED)
def test_a_part_stands_still_and_can_be_used_by_all(
    name: str, width: int, browser: Browser, site: Path
) -> None:
    scheme: Any = "dark" if width == 320 else "light"
    options: dict[str, Any] = {"service_workers": "block", "color_scheme": scheme}
    with (
        serving(site) as port,
        browser.new_context(viewport={"width": width, "height": 700}, **options) as context,
    ):
        context.add_init_script(SHIFTS)
        page = context.new_page()
        # Letters that come late move every page: these never come.
        page.route("**/*.woff2", lambda route: route.abort())
        page.goto(f"http://localhost:{port}/{ENCOUNTER}{name}")
        page.wait_for_function("document.documentElement.dataset.momentsSettled !== undefined")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("shifts") == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert found(page) == []
        reached = tabbed(page)
        assert "What it takes as given" in reached
        assert reached[-1] == "Open the whole page, with limits and sources"
        typed = [one for one in reached if one in ("experience", "reach")]
        assert typed == (["experience", "reach"] * 12 if "fields" in name else [])


def tabbed(page: Page) -> list[str]:
    """What the keyboard comes to, one after the other, each of which can be seen."""
    reached: list[str] = []
    for _ in range(100):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one === document.body) return "";
              if (!one.checkVisibility({ visibilityProperty: true })) return "what is hidden";
              return one.dataset.field ?? one.textContent.trim();
            }"""
        )
        if not at:
            return reached
        assert at != "what is hidden"
        reached.append(at)
    raise AssertionError(reached)


def test_on_paper_what_it_takes_as_given_is_open(page: Page, site: Path) -> None:
    with serving(site) as port:
        page.goto(f"http://localhost:{port}/{VOLUME}answer")
        expect(page.get_by_text("What it takes as given")).to_be_visible()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(part(page, "given").get_by_role("table").first).to_be_visible()
        expect(page.locator("[data-limits] li").first).to_be_visible()
        expect(page.locator("moments-calculator form")).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        expect(part(page, "given")).to_be_hidden()


def test_without_javascript_the_page_is_whole(browser: Browser, site: Path) -> None:
    with serving(site) as port, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"http://localhost:{port}/{VOLUME}answer")
        expect(page.locator(".md-header")).to_be_visible()
        expect(page.locator(".moments-noscript")).to_contain_text("complete result")
        expect(page.locator(".moments-answer")).to_be_visible()
        expect(part(page, "details")).to_be_visible()
