"""Diagrams: well-formed, said in words, readable on a phone, true to what they are drawn from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, Literal
from xml.etree.ElementTree import Element, fromstring

import pytest
from playwright.sync_api import Browser, Page

from calculator.methods.prospect import value
from macros import drawings
from macros.drawings import (
    fifty_million,
    kano_curves,
    peak_end,
    process_and_outcome,
    timeline,
    value_function,
)
from macros.drawings import zone_of_tolerance as zone
from macros.drawings.pen import NARROW, WIDE, Shape, arrow, words
from macros.sentence import MacroError
from tests.macros.conftest import ROOT, Convert

EVERY = pytest.mark.parametrize("name", drawings.names())
ASKED_FOR = {
    "blueprint",
    "encounter-wrapper",
    "five-steps",
    "inverted-pyramid",
    "kano-curves",
    "peak-end",
    "process-and-outcome",
    "purchase-moments",
    "service-gaps",
    "service-profit-chain",
    "timeline",
    "value-function",
    "zone-of-tolerance",
}
SMALLEST = 12.0
"""Pixels; what is smaller cannot be read on a phone."""


def figure(convert: Convert, name: str) -> Element:
    html = convert(f'{{{{ diagram("{name}") }}}}')
    return fromstring(f"<page>{html}</page>")


def said(element: Element) -> str:
    return "".join(element.itertext())


def test_there_is_each_that_the_guides_call() -> None:
    assert set(drawings.names()) >= ASKED_FOR
    calls = [
        name
        for path in (ROOT / "docs").rglob("*.md")
        for name in re.findall(r'\{\{ *diagram\("([^"]+)"', path.read_text(encoding="utf-8"))
    ]
    assert set(calls) <= set(drawings.names())


def test_each_guide_shows_a_picture_before_its_second_heading() -> None:
    guides = [*(ROOT / "docs/learn").rglob("*.md"), *(ROOT / "docs/apply").glob("*.md")]
    without = []
    for path in guides:
        _, first, *_ = re.split(r"^#{1,2} .*$", path.read_text(encoding="utf-8"), flags=re.M)
        if "{{ diagram(" not in first:
            without.append(path.relative_to(ROOT / "docs").as_posix())
    assert without == []


@EVERY
def test_it_is_well_formed_and_says_what_it_shows(name: str, convert: Convert) -> None:
    page = figure(convert, name)
    caption = page.find(".//figcaption")
    assert caption is not None
    assert said(caption).endswith(".")
    layouts = page.findall(".//svg")
    assert [svg.get("class") for svg in layouts] == ["diagram-narrow", "diagram-wide"]
    for svg in layouts:
        title, desc = svg[0], svg[1]
        assert (title.tag, desc.tag) == ("title", "desc")
        assert svg.get("role") == "img"
        assert svg.get("aria-labelledby") == title.get("id")
        assert svg.get("aria-describedby") == desc.get("id")
        assert 10 <= len(said(title)) <= 80
        assert len(said(desc)) > 100
    breadths = [str(svg.get("viewBox")).split()[2] for svg in layouts]
    assert breadths == [f"{NARROW}.0", f"{WIDE}.0"]


@EVERY
def test_it_has_neither_colours_nor_styles_of_its_own(name: str, convert: Convert) -> None:
    css = (ROOT / "docs/assets/diagrams.css").read_text(encoding="utf-8")
    for part in figure(convert, name).iter():
        assert not {"style", "fill", "stroke", "font-size"} & set(part.attrib)
        for kind in str(part.get("class", "")).split():
            plain = {"diagram-plain", "diagram-axis"}
            assert f".{kind}" in css or kind in plain, f"nothing styles {kind}"


@EVERY
def test_its_ids_are_its_own_even_when_it_is_shown_twice(name: str, convert: Convert) -> None:
    html = convert(f'{{{{ diagram("{name}") }}}}\n\n{{{{ diagram("{name}") }}}}')
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 8
    assert all(one.startswith(f"diagram-{name}") for one in ids)
    named = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html)
    assert sorted(named) == sorted(ids)


@EVERY
def test_what_is_written_in_it_is_said_too(name: str) -> None:
    """Who hears the description learns of every word that is drawn, number discs aside."""
    diagram = drawings.load(name)
    heard = _letters(f"{diagram.title} {diagram.description} {diagram.caption}")
    for wide in (False, True):
        for part in diagram.draw(wide).parts:
            for line in getattr(part, "lines", ()):
                for word in re.findall(r"[A-Za-z’]{4,}", line):
                    assert _stem(word) in heard, f"{word} is drawn and not described"


def _letters(text: str) -> str:
    return re.sub(r"[^a-z ]", "", text.lower().replace("-", " "))


def _stem(word: str) -> str:
    return re.sub(r"[^a-z]", "", word.lower())[:4]


def test_a_mistyped_name_is_answered_with_the_nearest(convert: Convert) -> None:
    with pytest.raises(MacroError, match=r"no diagram “kano-curve”; did you mean “kano-curves”"):
        convert('{{ diagram("kano-curve") }}')


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def shown(tab: Page, html: str, breadth: int) -> list[dict[str, Any]]:
    """Each text in the layout that is to be seen: what it says, its place, the size of letters."""
    css = "".join(
        (ROOT / "docs/assets" / name).read_text() for name in ("moments/theme.css", "diagrams.css")
    )
    # The theme's unit, and what it leaves at the sides of a phone.
    body = "html { font-size: 20px } body { margin: 0 16px; font-family: Arial, sans-serif }"
    tab.set_viewport_size({"width": breadth, "height": 800})
    tab.set_content(f"<style>{body}{css}</style><main class=md-typeset>{html}</main>")
    found: list[dict[str, Any]] = tab.evaluate(
        """() => [...document.querySelectorAll('svg')].filter(svg => svg.clientWidth)
            .flatMap(svg => [...svg.querySelectorAll('tspan, title')].map(one => {
                const frame = svg.getBoundingClientRect()
                if (one.tagName == 'title') return { layout: svg.classList[0], says: '' }
                const range = document.createRange()
                range.selectNodeContents(one)
                const box = range.getBoundingClientRect()
                const size = parseFloat(getComputedStyle(one).fontSize)
                return { layout: svg.classList[0], says: one.textContent,
                    left: box.left - frame.left, right: frame.right - box.right,
                    top: box.top - frame.top, bottom: frame.bottom - box.bottom,
                    x: [box.left, box.right], y: [box.top, box.bottom],
                    size: size * frame.width / svg.viewBox.baseVal.width }
            }))"""
    )
    return found


@pytest.mark.parametrize(
    ("breadth", "layout"), [(320, "diagram-narrow"), (602, "diagram-wide"), (1100, "diagram-wide")]
)
@EVERY
def test_its_words_can_be_read(
    name: str, breadth: int, layout: str, convert: Convert, tab: Page
) -> None:
    texts = shown(tab, convert(f'{{{{ diagram("{name}") }}}}'), breadth)
    assert {text["layout"] for text in texts} == {layout}
    texts = [text for text in texts if text["says"]]
    for text in texts:
        assert text["size"] >= SMALLEST, text
        assert min(text[side] for side in ("left", "right", "top", "bottom")) > -4, text
    for one, other in combinations(texts, 2):
        # Half a line of overlap in height is the leading of two lines of one text.
        across = min(one["x"][1], other["x"][1]) - max(one["x"][0], other["x"][0])
        down = min(one["y"][1], other["y"][1]) - max(one["y"][0], other["y"][0])
        assert across <= 1 or down <= 5, f"{one['says']} lies upon {other['says']}"


@pytest.mark.parametrize("breadth", [320, 1100])
@EVERY
def test_its_words_stay_in_their_boxes(
    name: str, breadth: int, convert: Convert, tab: Page
) -> None:
    """What lies in a box lies within its edges; a letter in a disc is allowed upon one."""
    shown(tab, convert(f'{{{{ diagram("{name}") }}}}'), breadth)
    out: list[str] = tab.evaluate(
        """() => [...document.querySelectorAll('svg')].filter(svg => svg.clientWidth)
            .flatMap(svg => [...svg.querySelectorAll('tspan')].filter(one => {
                if (one.matches('.diagram-inverse > *')) return false
                const range = document.createRange()
                range.selectNodeContents(one)
                const text = range.getBoundingClientRect()
                const at = [(text.left + text.right) / 2, (text.top + text.bottom) / 2]
                const around = [...svg.querySelectorAll('rect')]
                    .map(box => box.getBoundingClientRect())
                    .filter(box => box.left < at[0] && at[0] < box.right
                        && box.top < at[1] && at[1] < box.bottom)
                    .sort((one, other) => one.width * one.height - other.width * other.height)
                return around.length && (text.left < around[0].left + 2
                    || text.right > around[0].right - 2
                    || text.top < around[0].top - 2 || text.bottom > around[0].bottom + 2)
            }).map(one => one.textContent))"""
    )
    assert out == [], "leaves its box"


def test_in_forced_colours_words_have_the_readers_own(convert: Convert, tab: Page) -> None:
    tab.emulate_media(forced_colors="active")
    shown(tab, "".join(convert(f'{{{{ diagram("{name}") }}}}') for name in drawings.names()), 400)
    colours: list[str] = tab.evaluate(
        """() => [...document.querySelectorAll('.diagram-words:not(.diagram-inverse)')]
            .map(one => getComputedStyle(one).fill)"""
    )
    body = tab.evaluate("getComputedStyle(document.body).color")
    tab.emulate_media(forced_colors="none")
    assert len(colours) > 300
    assert set(colours) == {body}


def test_on_paper_the_wide_drawing_is_seen(convert: Convert, tab: Page) -> None:
    tab.emulate_media(media="print")
    texts = shown(tab, convert('{{ diagram("kano-curves") }}'), 700)
    tab.emulate_media(media="screen")
    assert {text["layout"] for text in texts} == {"diagram-wide"}


def test_on_paper_colours_are_those_of_the_light(tab: Page) -> None:
    css = "".join(
        (ROOT / "docs/assets" / name).read_text() for name in ("moments/theme.css", "diagrams.css")
    )
    names = sorted(set(re.findall(r"var\((--moments-[a-z]+)\)", css)))
    assert len(names) >= 7

    def colours(scheme: str, media: Literal["print", "screen"]) -> list[str]:
        tab.emulate_media(media=media)
        tab.set_content(f"<style>{css}</style><body data-md-color-scheme={scheme}>")
        found: list[str] = tab.evaluate(
            "names => names.map(one => getComputedStyle(document.body).getPropertyValue(one))",
            names,
        )
        return found

    assert colours("slate", "screen") != colours("default", "screen")
    assert colours("slate", "print") == colours("default", "print") == colours("default", "screen")


def test_kanos_curves_keep_their_places() -> None:
    """Attractive above the line, must-be below it; absence and presence mirror each other."""
    places = [step / 20 for step in range(-20, 21)]
    for done in places:
        assert kano_curves.must_be(done) < kano_curves.one_dimensional(done) or done < -0.5
        assert kano_curves.attractive(done) > kano_curves.one_dimensional(done) or done > 0.5
        assert kano_curves.attractive(done) > 0 > kano_curves.must_be(done)
    rises = [kano_curves.attractive(b) - kano_curves.attractive(a) for a, b in pairwise(places)]
    assert rises == sorted(rises), "ever faster"


def test_the_value_function_is_that_of_the_method() -> None:
    shapes = [part for part in value_function.draw(wide=True).parts if isinstance(part, Shape)]
    curves = [shape.d for shape in shapes if shape.use == "curve"]
    points = [tuple(map(float, one.split(","))) for d in curves for one in re.split("[ML]", d)[1:]]
    xs, ys = zip(*points, strict=True)
    middle = (min(xs) + max(xs)) / 2
    scale = (max(xs) - middle) / value_function.FURTHEST
    zero = next(y for x, y in points if abs(x - middle) < 0.01)
    steep = (zero - min(ys)) / value(value_function.FURTHEST)
    for x, y in points:
        assert zero - y == pytest.approx(steep * value((x - middle) / scale), abs=0.6)
    assert "2.25 times" in value_function.DIAGRAM.caption


def test_the_zone_shows_what_the_survey_printed() -> None:
    assert (zone.ADEQUACY, zone.SUPERIORITY) == ("+1.22", "−0.80")


def test_peak_and_end_are_of_the_same_moments() -> None:
    assert sorted(peak_end.EARLY) == sorted(peak_end.LATE)
    assert peak_end.MEMORIES == ("+0.5", "+4")


def test_the_cells_have_the_names_of_the_calculator() -> None:
    from calculator.methods import clayton

    names = {name.lower() for name, _, _ in process_and_outcome.CELLS}
    assert names == set(clayton.CELLS)
    # Columns are the process, rows the outcome.
    for at, (name, _, _) in enumerate(process_and_outcome.CELLS):
        assert clayton.cell(process_met=at % 2 == 0, outcome_met=at < 2) == name.lower()


def test_carlzons_multiplication_is_that_of_the_method() -> None:
    names = [block.name for block in fifty_million.MULTIPLIED]
    assert names[::2] == ["10,000,000", "50,000,000", "208,333 h"]
    assert fifty_million.DIAGRAM.caption.startswith("136,986 contacts a day")


def test_years_stand_where_they_belong() -> None:
    shapes = [part for part in timeline.draw(wide=False).parts if isinstance(part, Shape)]
    marks = [shape.d for shape in shapes if shape.use == "mark"]
    heights = [float(re.findall(r"[-\d.]+", mark)[1]) for mark in marks]
    years = [year for year, _, _ in timeline.EVENTS]
    per_year = (heights[-1] - heights[0]) / (years[-1] - years[0])
    for year, height in zip(years, heights, strict=True):
        assert height - heights[0] == pytest.approx(per_year * (year - years[0]), abs=0.11)


def test_words_are_broken_to_fit() -> None:
    text = words(0, 0, "one two three\nfour", width=60)
    assert text.lines == ("one two", "three", "four")
    assert text.step == 17.5


def test_an_arrow_ends_at_its_point() -> None:
    line, head = arrow([(0, 0), (0, 50)])
    assert isinstance(line, Shape)
    assert isinstance(head, Shape)
    assert line.d.endswith("L0.0,41.0")
    assert head.d.startswith("M0.0,50.0L")


def test_every_drawing_is_a_module_that_was_found() -> None:
    folder = Path(drawings.__file__).parent
    modules = {path.stem.replace("_", "-") for path in folder.glob("*.py")}
    assert modules - {"--init--", *drawings.TOOLS} == set(drawings.names())
