"""Charts in two widths: no words leave them or touch each other, whatever is drawn."""

from __future__ import annotations

import json
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
import yaml

import calculator
from calculator import views
from calculator.charts import Bars, Chart, Matrix
from calculator.views.plane import NARROW, TINY, WIDE, Area, Text, Width
from calculator.wire import answer
from tests import questions, soaking
from tests.conftest import ROOT

BOTH = (WIDE, NARROW)
EXAMPLES = [(name, calculator.load(name).example) for name in calculator.names()]
SCENARIOS = [
    (f"{path.stem}", yaml.safe_load(path.read_text("utf-8")))
    for path in sorted((ROOT / "docs/scenarios").glob("*.yml"))
]
ASKED = [(name, name, inputs) for name, inputs in EXAMPLES] + [
    (stem, told["calculator"], told["inputs"]) for stem, told in SCENARIOS
]


def plain(inputs: object) -> object:
    """Inputs without what a scenario says about its rows to its readers."""
    if isinstance(inputs, dict):
        return {key: plain(value) for key, value in inputs.items() if key != "about"}
    return [plain(one) for one in inputs] if isinstance(inputs, list) else inputs


def charts_of(name: str, inputs: object) -> tuple[Chart, ...]:
    reply = calculator.respond(name, plain(inputs))
    assert reply.presented, reply.messages
    return reply.presented.charts


def words_of(chart: Chart, width: Width) -> tuple[list[Text], Area]:
    """The words of a chart as its SVG has them, and its own box."""
    root = ElementTree.fromstring(views.drawing(chart, width))
    _, _, across, down = map(float, root.attrib["viewBox"].split())
    size = float(root.attrib["font-size"])
    texts = []
    for one in root.iter("text"):
        classes = one.get("class", "").split()
        bold = "moments-value" in classes or "moments-first" in classes
        x, y = float(one.attrib["x"]), float(one.attrib["y"])
        words = one.text or ""
        texts.append(Text(words, x, y, size, one.get("text-anchor", "start"), bold=bold))
    return texts, Area(0, 0, across, down)


def faults(chart: Chart, width: Width) -> list[str]:
    texts, sheet = words_of(chart, width)
    found = [
        f"{one.words!r} leaves {sheet}: {one.box}" for one in texts if not in_sheet(one, sheet)
    ]
    return found + [
        f"{one.words!r} touches {other.words!r}"
        for one, other in combinations(texts, 2)
        if one.box.meets(other.box)
    ]


def in_sheet(text: Text, sheet: Area) -> bool:
    left, top, right, bottom = text.box
    return Area(left + 0.1, top, right - 0.1, bottom).within(sheet)  # places are tenths


@pytest.mark.parametrize("width", BOTH, ids=lambda width: width.name)
@pytest.mark.parametrize(("name", "inputs"), [one[1:] for one in ASKED], ids=[a[0] for a in ASKED])
def test_words_stay_within_and_apart(name: str, inputs: object, width: Width) -> None:
    drawn = charts_of(name, inputs)
    assert drawn
    for chart in drawn:
        assert words_of(chart, width)[0]
        assert faults(chart, width) == []


@pytest.mark.parametrize("name", calculator.names())
def test_so_they_do_whatever_is_asked(name: str) -> None:
    drawn = 0
    for _, text in questions.asked(name, 25):
        reply = calculator.respond(name, json.loads(text))
        for chart in reply.presented.charts if reply.presented else ():
            for width in BOTH:
                assert faults(chart, width) == [], text
                drawn += 1
    assert drawn


def moments(*names: str, **same: float) -> dict[str, object]:
    rated = {"importance": 5, "expectation": 5, "experience": 5} | same
    return {"moments": [{"name": name, "channel": "web", **rated} for name in names]}


LONG = "Rebooking after a missed connection on a public holiday at the far end of the concourse"


@pytest.mark.parametrize(
    "names",
    [
        [LONG] * 12,
        ["W" * 120] * 3,
        ["תור בדלפק השירות של חברת התעופה", "الانتظار في الطابور", "Check-in"],
        ["在柜台办理登机手续并托运行李" * 4, "👩‍✈️" * 30],
        [f"Moment {number}" for number in range(1, 41)],
        pytest.param([f"Moment {number}" for number in range(1, 201)], marks=soaking.only),
    ],
    ids=["long", "unbroken", "right to left", "broad", "forty", "two hundred"],
)
def test_so_they_do_whatever_the_names_are(names: list[str]) -> None:
    for chart in charts_of("encounter", moments(*names, experience=3)):
        for width in BOTH:
            assert faults(chart, width) == []


def shapes(chart: Chart, width: Width) -> list[tuple[float, float, float]]:
    """Centre and half the breadth of each circle or triangle that is a mark."""
    found = []
    root = ElementTree.fromstring(views.drawing(chart, width))
    for one in root.iter("path"):
        if one.get("data-mark"):
            d = one.attrib["d"]
            across = [float(x) for x in re.findall(r"[ML](-?[0-9.]+),", d)]
            (start, y), *_ = re.findall(r"M([0-9.]+),([0-9.]+)", one.attrib["d"])
            if "a" in one.attrib["d"]:
                radius = float(re.findall(r"a([0-9.]+)", one.attrib["d"])[0])
                found.append((float(start) + radius, float(y), radius))
            else:
                middle = (min(across) + max(across)) / 2
                half, base = (max(across) - min(across)) / 2, re.findall(r"L[0-9.]+,([0-9.]+)", d)
                # Of its height of 2.1 radii a triangle has 1.25 on the side of its tip.
                found.append((middle, float(y) + (float(base[0]) - float(y)) * 1.25 / 2.1, half))
    return found


@pytest.mark.parametrize("width", BOTH, ids=lambda width: width.name)
def test_marks_on_one_spot_stand_apart_and_are_tied_to_it(width: Width) -> None:
    _, matrix = charts_of("encounter", moments("A", "B", "C", "D"))
    places = shapes(matrix, width)
    assert len(places) == 4
    for (x, y, radius), (u, v, other) in combinations(places, 2):
        assert abs(x - u) >= radius + other or abs(y - v) >= radius + other
    # All lie where the lines cross; one stays there, and the others may go to one side only.
    assert views.drawing(matrix, width).count("moments-leader") == 3
    assert views.drawing(matrix, width) == views.drawing(matrix, width)


def lines_of(chart: Chart, width: Width, name: str) -> list[tuple[float, ...]]:
    """The straight lines of one class, each as x, y and where it ends."""
    root = ElementTree.fromstring(views.drawing(chart, width))
    return [
        (float(x), float(y), float(end))
        for one in root.iter("path")
        if one.get("class") == f"moments-{name}"
        for x, y, end in re.findall(r"M([0-9.]+),([0-9.]+)[VH]([0-9.]+)", one.attrib["d"])
    ]


@pytest.mark.parametrize("width", BOTH, ids=lambda width: width.name)
@pytest.mark.parametrize(("name", "inputs"), [one[1:] for one in ASKED], ids=[a[0] for a in ASKED])
def test_a_mark_that_is_moved_stays_in_its_quadrant(
    name: str, inputs: object, width: Width
) -> None:
    """Two moments at an experience of 4 stood on either side of a line at 4.08."""
    for chart in charts_of(name, inputs):
        if not isinstance(chart, Matrix):
            continue
        (line_x, _, _), (_, line_y, _) = lines_of(chart, width, "cross")
        placed = shapes(chart, width)
        assert len(placed) == len(chart.marks)
        for mark, (x, y, _) in zip(chart.marks, placed, strict=True):
            assert (x >= line_x - 0.1) if mark.x >= chart.crosshair[0] else (x < line_x)
            assert (y <= line_y + 0.1) if mark.y >= chart.crosshair[1] else (y > line_y)


@pytest.mark.parametrize("width", BOTH, ids=lambda width: width.name)
@pytest.mark.parametrize(("name", "inputs"), [one[1:] for one in ASKED], ids=[a[0] for a in ASKED])
def test_a_name_stands_nearest_to_its_own_mark(name: str, inputs: object, width: Width) -> None:
    """“12 Overpayment letter” stood upon the mark of moment 8, the one to fix first."""
    for chart in charts_of(name, inputs):
        if not isinstance(chart, Matrix):
            continue
        placed = dict(zip((mark.number for mark in chart.marks), shapes(chart, width), strict=True))
        for text in words_of(chart, width)[0]:
            if not (named := re.fullmatch(r"(\d+) \D.*", text.words)):
                continue
            away = {at: distance(text.box, x, y) for at, (x, y, _) in placed.items()}
            assert min(away, key=lambda at: away[at]) == int(named[1]), text.words


def distance(box: Area, x: float, y: float) -> float:
    across = max(box.left - x, x - box.right, 0)
    return float((across**2 + max(box.top - y, y - box.bottom, 0) ** 2) ** 0.5)


def test_what_comes_first_is_named_in_a_crowd() -> None:
    inputs = next(told for stem, _, told in ASKED if stem == "public-benefits")
    _, matrix = charts_of("encounter", inputs)
    first = re.findall(r'moments-first"[^>]*>([^<]*)', views.drawing(matrix, WIDE))
    assert first == ["8 Decision letter"]


@pytest.mark.parametrize("width", BOTH, ids=lambda width: width.name)
@pytest.mark.parametrize(("name", "inputs"), [one[1:] for one in ASKED], ids=[a[0] for a in ASKED])
def test_the_line_at_zero_runs_through_no_words(name: str, inputs: object, width: Width) -> None:
    for chart in charts_of(name, inputs):
        if isinstance(chart, Bars):
            texts = words_of(chart, width)[0]
            lines = lines_of(chart, width, "zero")
            assert lines
            for x, top, bottom in lines:
                line = Area(x - 0.1, top, x + 0.1, bottom)
                assert not [one.words for one in texts if one.box.meets(line)]


def test_a_title_keeps_a_number_and_its_sign_on_one_line() -> None:
    details = calculator.respond("effort", calculator.load("effort").example).details
    assert "59\u00a0% to 75\u00a0%</figcaption>" in details


@pytest.mark.parametrize("width", BOTH, ids=lambda width: width.name)
def test_what_to_fix_first_is_ringed_and_named_in_both_charts(width: Width) -> None:
    for chart in charts_of("encounter", calculator.load("encounter").example):
        drawn = views.drawing(chart, width)
        assert drawn.count('"moments-ring"') == 2  # in the chart and in its legend
        first = re.findall(r'moments-first"[^>]*>([^<]*)', drawn)
        assert len(first) == 1
        whole = "Ring back about the repair"
        assert whole in first[0] or (width is NARROW and first[0].startswith("4 Ring back"))


def test_peak_low_and_end_are_named() -> None:
    curve, _ = charts_of("encounter", calculator.load("encounter").example)
    for width in BOTH:
        drawn = views.drawing(curve, width)
        for name in ("Find the opening hours", "Ring back about the repair", "Collect the"):
            assert re.search(rf'class="moments-name[^>]*>{name}', drawn)


def test_an_axis_says_where_it_begins_ends_and_what_it_is_in() -> None:
    curve, matrix = charts_of("encounter", calculator.load("encounter").example)
    for width in BOTH:
        words = [text.words for text in words_of(curve, width)[0]]
        assert "↑ Rating, 1 to 10" in words
        assert "Moment →" in words
        assert {"1", "10"} <= {*words}
        words = [text.words for text in words_of(matrix, width)[0]]
        assert words.count("1") >= 2
        assert words.count("10") >= 2


def test_a_tiny_drawing_has_no_words_and_is_hidden_from_readers_of_the_screen() -> None:
    for _, name, inputs in ASKED:
        for chart in charts_of(name, inputs):
            drawn = views.drawing(chart, TINY)
            assert "<text" not in drawn
            assert "<title" not in drawn
            assert "data-mark" not in drawn
            assert 'aria-hidden="true"' in drawn
            _, _, across, down = map(float, re.findall(r'viewBox="([^"]*)"', drawn)[0].split())
            assert across == 160
            assert down > 10


def test_names_from_right_to_left_are_set_apart() -> None:
    curve, _ = charts_of("encounter", moments("תור בדלפק", "Check-in", experience=3))
    drawn = views.drawing(curve, WIDE)
    assert "\u2068תור בדלפק\u2069</text>" in drawn
    assert 'direction="ltr"' in drawn


def test_no_drawing_has_an_id() -> None:
    for _, name, inputs in ASKED:
        reply = calculator.respond(name, plain(inputs), widths=("wide", "narrow"))
        assert not re.search(r'\bid="', reply.html)
        assert reply.presented
        for width in BOTH:
            count = reply.details.count(f'<svg class="moments-{width.name}"')
            assert count == len(reply.presented.charts)


def test_the_wire_draws_the_width_that_it_is_asked_for() -> None:
    text = json.dumps(calculator.load("encounter").example)
    assert answer("encounter", text) == answer("encounter", text, "wide")
    for width in BOTH:
        details = json.loads(answer("encounter", text, width.name))["details"]
        assert set(re.findall(r'<svg class="moments-([a-z]+)"', details)) == {width.name}
    (message,) = json.loads(answer("encounter", text, "broad"))["messages"]
    assert message["text"] == "Charts are wide, narrow or none, not “broad”."


def test_the_answer_comes_first_and_its_charts_are_the_same_then() -> None:
    """Whatever was asked between: a reply is never put together from two questions."""
    encounter, volume = (
        json.dumps(calculator.load(name).example) for name in ("encounter", "volume")
    )
    whole = json.loads(answer("encounter", encounter))
    changed = json.loads(encounter)
    changed["moments"][0]["experience"] = 1
    for between in (None, ("volume", volume, "none"), ("encounter", json.dumps(changed), "none")):
        first = json.loads(answer("encounter", encounter, "none"))
        assert first == whole | {"details": "", "given": ""}
        if between:
            answer(*between)
        assert json.loads(answer("encounter", encounter)) == whole
    faulty = answer("encounter", "{}")
    assert answer("encounter", "{}", "none") == faulty == answer("encounter", "{}")
