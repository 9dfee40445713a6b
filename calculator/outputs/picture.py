"""A chart as an SVG file that stands alone: in slides, in a document, or beside a sheet.

Stylesheets do not travel with it, so what they say stands in attributes, in the colours of the
light scheme on white. Nothing is referred to outside the file, and nothing in it runs.
"""

import re
from collections.abc import Iterator, Mapping
from math import ceil

from markupsafe import escape

from calculator import views
from calculator.charts import Chart, Curve, Matrix
from calculator.outputs.leaving import Origin
from calculator.views.letters import wide
from calculator.views.plane import WIDE
from calculator.words import isolated

PALETTE = {
    "ink": "#1d1b1f",
    "magic": "#00594e",
    "mediocrity": "#524f5a",
    "misery": "#9a1b14",
    "better": "#1a4f8f",
    "worse": "#86370a",
    "line": "#0000001f",
    "border": "#767280",
    "panel": "#f3f1eb",
    "accent": "#692a80",
    "soft": "#514e57",
}
"""The light scheme of the stylesheets, which a test holds to be the same; not its paper."""
TEXT, GROUND = PALETTE["ink"], "#ffffff"
FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

Attributes = Mapping[str, str]
FAINT = {"fill": "none", "stroke": PALETTE["line"][:7], "stroke-opacity": "0.12"}
CURVE = {"fill": "none", "stroke": PALETTE["soft"], "stroke-linejoin": "round"}
HALO = {
    "stroke": GROUND,
    "stroke-width": "3",
    "stroke-linejoin": "round",
    "paint-order": "stroke",
}
DRESS: Mapping[str, Attributes] = {
    "line": FAINT,
    "frame": FAINT,
    "zero": {"fill": "none", "stroke": PALETTE["border"]},
    "leader": {"fill": "none", "stroke": PALETTE["soft"]},
    "ring": {"fill": "none", "stroke": TEXT, "stroke-width": "2"},
    "cross": {"stroke": PALETTE["border"], "stroke-dasharray": "2 2"},
    "limit": {"fill": "none", "stroke": PALETTE["border"], "stroke-dasharray": "6 3"},
    "experience": {**CURVE, "stroke-width": "2"},
    "expectation": {**CURVE, "stroke-width": "1.5", "stroke-dasharray": "5 4"},
    "mark": {"fill": PALETTE["accent"]},
    "bar": {"fill": PALETTE["accent"]},
    "zone": {"fill": PALETTE["accent"], "fill-opacity": "0.25"},
    "whisker": {"stroke": PALETTE["accent"], "stroke-width": "2"},
    "quadrant": {"fill": PALETTE["soft"], "font-style": "italic", **HALO},
    "value": {"fill": TEXT, "font-weight": "700"},
    "name": {"fill": TEXT, **HALO},
    "first": {"font-weight": "700"},
    "reference": {"fill": PALETTE["soft"], **HALO},
    "magic": {"fill": PALETTE["magic"]},
    "mediocrity": {"fill": PALETTE["mediocrity"]},
    "misery": {"fill": PALETTE["misery"]},
    "better": {"fill": PALETTE["better"]},
    "level": {"fill": PALETTE["mediocrity"]},
    "worse": {"fill": PALETTE["worse"]},
    "chosen": {"fill": PALETTE["accent"]},
    "plain": {},
    "second": {"fill": GROUND, "stroke": PALETTE["accent"]},
}
"""What the stylesheets give to each class of a chart; a meaning without a colour has its mark's."""

MOST_NAMED = 25
"""Beyond so many marks a chart has no numbers that names could be found by."""
SCALE = 2
"""Pixels for a unit of the drawing: letters of 15 units are then read across a room."""
EDGE, TITLE, SOURCE, LEGEND = 12, 20, 12, 14
"""The edge at either side, and the sizes of letters, in units."""

OUTER = re.compile(r'<svg [^>]*viewBox="0 0 ([0-9]+) ([0-9.]+)"[^>]*>(.*)</svg>', re.DOTALL)
CLASS = re.compile(r' class="([^"]*)"')
BARE_TEXT = re.compile(r"<text(?! class)")
NUMBERED = re.compile(r' data-mark="[0-9]+"')


def picture(chart: Chart, question: str, about: Origin) -> str:
    """A chart with its title above it and its source below, as the text of an SVG file."""
    across, height, inner = _drawn(chart)
    width = across + 2 * EDGE
    title = list(wrapped(chart.title, across, TITLE))
    said = ". ".join(part for part in (about.title, about.address, about.date) if part)
    source = list(wrapped(f"{question} {said}".strip(), across, SOURCE))
    lines = [_line(text, 28 + 26 * number, TITLE) for number, text in enumerate(title)]
    top = 26 * len(title) + 18
    bottom = top + height
    for text in _key(chart, across):
        bottom += 20
        lines.append(_line(text, bottom, LEGEND))
    lines += [_line(text, bottom + 24 + 16 * at, SOURCE) for at, text in enumerate(source)]
    tall = bottom + 16 * len(source) + 20
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{SCALE * width}" '
            f'height="{SCALE * tall}" viewBox="0 0 {width} {tall}" role="img" '
            f'font-family="{FONTS}" font-size="{WIDE.letters}">',
            f"<title>{escape(chart.title)}</title>",
            f"<desc>{escape(chart.description)}</desc>",
            f'<rect width="{width}" height="{tall}" fill="{GROUND}"/>',
            *lines,
            f'<g transform="translate({EDGE} {top})">{inner}</g>',
            "</svg>",
            "",
        ]
    )


def within_a_page(chart: Chart) -> str:
    """A chart for a page without stylesheets of ours; its title is the page's to show."""
    width, height, inner = _drawn(chart)
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(chart.description)}" '
        f'font-family="{FONTS}" font-size="{WIDE.letters}">{inner}</svg>'
    )


def _drawn(chart: Chart) -> tuple[int, int, str]:
    """Width, height, and what stands within the drawing, which is the wide one."""
    found = OUTER.fullmatch(views.drawing(chart, WIDE).strip())
    assert found, "charts are drawn by templates of ours"
    width, height, inner = found.groups()
    if "moments-chosen" in inner:
        inner = inner.replace("moments-bar moments-plain", "moments-bar moments-second")
    inner = NUMBERED.sub("", BARE_TEXT.sub(f'<text fill="{PALETTE["soft"]}"', inner))
    return int(width), ceil(float(height)), CLASS.sub(lambda one: _dressed(one[1]), inner)


def _dressed(classes: str) -> str:
    attributes: dict[str, str] = {}
    for name in classes.split():
        attributes |= DRESS.get(name.removeprefix("moments-"), {})
    return "".join(f' {key}="{value}"' for key, value in attributes.items())


def _line(text: str, y: int, size: int) -> str:
    weight = ' font-weight="700"' if size == TITLE else ""
    fill = TEXT if size == TITLE else PALETTE["soft"]
    return (
        f'<text x="{EDGE}" y="{y}" font-size="{size}" fill="{fill}"{weight}>{escape(text)}</text>'
    )


def marks_named(chart: Chart) -> list[tuple[int, str]]:
    """The numbers in a chart and the names that they stand for."""
    if isinstance(chart, Curve | Matrix) and len(chart.marks) <= MOST_NAMED:
        return [(mark.number, mark.name) for mark in chart.marks]
    return []


def _key(chart: Chart, width: int) -> list[str]:
    named = ", ".join(f"{number} {isolated(name)}" for number, name in marks_named(chart))
    return list(wrapped(named, width, LEGEND))


def wrapped(text: str, width: float, size: int) -> Iterator[str]:
    """Lines that fit a width, whatever font a machine has; nothing of the text is lost.

    >>> list(wrapped("a title of words", 120, TITLE))
    ['a title of', 'words']
    """

    def fits(words: str) -> bool:
        return wide(words, size, bold=size == TITLE) <= width

    line = ""
    for word in text.split():
        while not fits(word):
            cut = next(at for at in range(len(word), 0, -1) if at == 1 or fits(word[:at]))
            yield from filter(None, (line, word[:cut]))
            line, word = "", word[cut:]
        if line and not fits(f"{line} {word}"):
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line
