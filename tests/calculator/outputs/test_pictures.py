"""A chart as a file: valid XML, in the site's colours, with nothing that runs or is fetched."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

import calculator
from calculator import views
from calculator.outputs import picture
from calculator.views.letters import wide
from calculator.wire import leave
from tests.conftest import ROOT

SVG = "{http://www.w3.org/2000/svg}"
ABOUT = {"title": "Moments & Truth", "address": "https://example.org/a/", "date": "28 May 2026"}
NAMES = calculator.names()
PICTURES = [
    (name, which)
    for name in NAMES
    for which in range(
        len(calculator.respond(name, calculator.load(name).example).presented.charts)  # type: ignore[union-attr]
    )
]


def left(name: str, which: int, inputs: object = None) -> str:
    inputs = calculator.load(name).example if inputs is None else inputs
    asked = {"inputs": inputs, "as": "svg", "which": which, "about": ABOUT}
    found = json.loads(leave(name, json.dumps(asked)))
    assert found["messages"] == []
    assert found["type"] == "image/svg+xml"
    assert found["file"] == f"{name}-chart-{which + 1}.svg"
    return str(found["text"])


@pytest.mark.parametrize(("name", "which"), PICTURES)
def test_a_picture_stands_alone(name: str, which: int) -> None:
    text = left(name, which)
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    x, y, width, height = map(float, root.attrib["viewBox"].split())
    assert (x, y) == (0, 0)
    assert float(root.attrib["width"]) / width == float(root.attrib["height"]) / height == 2
    for one in root.iter():
        assert one.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "rect", "g", "text", "path", "polyline",
        }  # fmt: skip
        assert "class" not in one.attrib
        assert "style" not in one.attrib
        assert not [key for key in one.attrib if key.startswith("on") or "href" in key]
        assert "url(" not in "".join(one.attrib.values())
        if one.tag == f"{SVG}text":
            assert one.attrib["fill"].startswith("#")
        if one.tag in (f"{SVG}path", f"{SVG}rect", f"{SVG}polyline"):
            assert "fill" in one.attrib or "stroke" in one.attrib
    presented = calculator.respond(name, calculator.load(name).example).presented
    assert presented is not None
    chart = presented.charts[which]
    shown = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert " ".join(shown).startswith(" ".join(chart.title.split()))
    assert "Moments & Truth" in " ".join(shown)
    assert root.findtext(f"{SVG}desc") == chart.description


def test_numbers_in_a_picture_have_their_names_below_it() -> None:
    text = left("encounter", 0)
    root = ElementTree.fromstring(text)
    shown = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
    assert "1 Find the opening hours, 2 Wait in the queue" in shown
    assert "experience expectation magic mediocrity misery first here" in shown


def test_whatever_a_name_holds_the_picture_is_xml() -> None:
    example = calculator.load("encounter").example
    name = "<b>&\"'</b> ]]> \ud800\x00\x1f\ufffe שלום"
    moments = [row | {"name": name} for row in example["moments"]]
    for which in (0, 1):
        root = ElementTree.fromstring(left("encounter", which, {"moments": moments}))
        assert "<b>&\"'</b>" in "".join(one.text or "" for one in root.iter())


def test_the_palette_is_that_of_the_stylesheets() -> None:
    sheets = sorted((ROOT / "docs/assets").rglob("*.css"))
    light = [
        block
        for sheet in sheets
        for block in re.findall(
            r'\[data-md-color-scheme="default"\]\s*\{([^}]*)\}', sheet.read_text(encoding="utf-8")
        )
        if "--moments-magic:" in block
    ]
    assert light
    for block in light:
        tokens = dict(re.findall(r"--moments-([a-z]+): *(#[0-9a-f]+);", block))
        del tokens["paper"]  # a picture stands on white
        assert tokens == picture.PALETTE


def test_every_class_of_a_chart_that_a_stylesheet_dresses_is_dressed_here() -> None:
    classes = set()
    for name, which in PICTURES:
        presented = calculator.respond(name, calculator.load(name).example).presented
        assert presented is not None
        _, _, drawn = views.drawing(presented.charts[which]).partition(">")
        for found in re.findall(r'class="([^"]*)"', drawn):
            classes |= {one.removeprefix("moments-") for one in found.split()}
    assert "zone" in classes
    sheets = "".join(
        sheet.read_text(encoding="utf-8") for sheet in (ROOT / "docs/assets").rglob("*.css")
    )
    dressed = {one for one in classes if one and re.search(rf"\.moments-{one}\b", sheets)}
    assert "zone" in dressed
    assert dressed <= picture.DRESS.keys()


@pytest.mark.parametrize(
    "text", ["a " * 100, "x" * 300, "你好" * 60, "a" * 50 + " " + "b" * 50, ""]
)
def test_lines_fit_and_lose_nothing(text: str) -> None:
    lines = list(picture.wrapped(text, 300, picture.TITLE))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert wide(line, picture.TITLE, bold=True) <= 300


@pytest.mark.parametrize(("name", "which"), PICTURES)
def test_no_words_leave_a_picture(name: str, which: int) -> None:
    root = ElementTree.fromstring(left(name, which))
    across = float(root.attrib["viewBox"].split()[2])
    for one in root.findall(f"{SVG}text"):  # those within the chart have a test of their own
        size, bold = float(one.attrib["font-size"]), one.get("font-weight") == "700"
        assert float(one.attrib["x"]) + wide(one.text or "", size, bold) <= across
