"""What marks, bars and spans of all calculators mean, and how the stylesheet shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import calculator
from calculator import views
from calculator.charts import MEANINGS, Bars, Chart, Curve, Matrix, Spans, Trend
from calculator.declaration import Presentation
from calculator.views import Width
from macros.copy import contrast
from tests import questions

HYKEN = {"magic", "mediocrity", "misery"}
STYLES = "\n".join(sheet.read_text() for sheet in Path("docs/assets").rglob("*.css"))


@pytest.mark.parametrize("name", calculator.names())
def test_what_is_drawn_means_one_of_the_words_and_hykens_are_his(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Chart] = []
    details = views.details

    def watched(presented: Presentation, widths: Sequence[Width]) -> str:
        drawn.extend(presented.charts)
        return details(presented, widths)

    monkeypatch.setattr(views, "details", watched)
    for _, text in questions.asked(name, 60):
        calculator.respond(name, json.loads(text))
    assert drawn
    used = set()
    for chart in drawn:
        match chart:
            case Curve() | Matrix():
                used |= {mark.means for mark in chart.marks}
            case Bars():
                used |= {bar.means for bar in chart.bars}
            case Spans():
                used |= {span.means for span in chart.spans}
            case Trend():
                pass
    assert used <= set(MEANINGS)
    if not any("hyken" in str(work) for work in calculator.load(name).sources):
        assert not used & HYKEN


@pytest.mark.parametrize("means", [word for word in MEANINGS if word])
def test_every_meaning_is_dressed(means: str) -> None:
    assert re.search(rf"\.moments-{means}\b", STYLES)


@pytest.mark.parametrize("means", ["magic", "mediocrity", "misery", "better", "worse"])
def test_its_colour_stands_out(means: str) -> None:
    given = set(re.findall(rf"--moments-{means}: (#\w+)", STYLES))
    light, dark = sorted(given, key=contrast.luminance)
    assert contrast.least(light, contrast.LIGHT.values()) >= contrast.LEAST
    assert contrast.least(dark, contrast.DARK.values()) >= contrast.LEAST
