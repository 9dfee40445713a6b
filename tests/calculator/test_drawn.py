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
from calculator.charts import Chart
from calculator.views.plane import NARROW, TINY, WIDE, Area, Text, Width
from calculator.wire import answer
from tests import questions
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
        [f"Moment {number}" for number in range(1, 201)],
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
            across = [float(x) for x in re.findall(r"[ML](-?[0-9.]+),", one.attrib["d"])]
            (start, y), *_ = re.findall(r"M([0-9.]+),([0-9.]+)", one.attrib["d"])
            if "a" in one.attrib["d"]:
                radius = float(re.findall(r"a([0-9.]+)", one.attrib["d"])[0])
                found.append((float(start) + radius, float(y), radius))
            else:
                middle = (min(across) + max(across)) / 2
                found.append((middle, float(y), (max(across) - min(across)) / 2))
    return found


@pytest.mark.parametrize("width", BOTH, ids=lambda width: width.name)
def test_marks_on_one_spot_stand_apart_and_are_tied_to_it(width: Width) -> None:
    _, matrix = charts_of("encounter", moments("A", "B", "C", "D"))
    places = shapes(matrix, width)
    assert len(places) == 4
    for (x, y, radius), (u, v, other) in combinations(places, 2):
        assert abs(x - u) >= radius + other or abs(y - v) >= radius + other
    assert views.drawing(matrix, width).count("moments-leader") == 4
    assert views.drawing(matrix, width) == views.drawing(matrix, width)


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
    assert message["text"] == "Charts are wide or narrow, not “broad”."
