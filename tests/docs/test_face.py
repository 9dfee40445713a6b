"""Ink, paper and letters: contrast from the stylesheet itself, and what the letters weigh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.copy import contrast

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs" / "assets"
THEME = (ASSETS / "moments" / "theme.css").read_text(encoding="utf-8")
FACE = (ASSETS / "face.css").read_text(encoding="utf-8")

TEXT = {"ink", "soft", "accent", "magic", "mediocrity", "misery", "better", "worse"}
GROUNDS = {"paper", "panel"}
AAA = 7.0
"""Success criterion 1.4.6 for text of any size."""
NOT_TEXT = 3.0
"""Success criterion 1.4.11 for what shows where a field is."""
ON_PAPER = "#ffffff"
MOST = 120_000
"""Bytes of all letters of running text and headings together."""


def properties(text: str) -> dict[str, str]:
    return dict(re.findall(r"--(?:moments|md-code-hl)-([a-z-]+): (#[0-9a-f]{3,6});", text))


LIGHT, _, DARK = THEME.partition("@media screen")
SCHEMES = {"light": properties(LIGHT), "dark": properties(DARK)}


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> dict[str, str]:
    found = SCHEMES[request.param]
    assert found.keys() >= TEXT | GROUNDS | {"border", "accent-ink"}
    return found


def test_text_of_every_colour_keeps_the_highest_contrast(scheme: dict[str, str]) -> None:
    grounds = [scheme[name] for name in GROUNDS]
    found = {name: contrast.least(scheme[name], grounds) for name in TEXT}
    assert {name: ratio for name, ratio in found.items() if ratio < AAA} == {}


def test_code_keeps_it_upon_its_panel(scheme: dict[str, str]) -> None:
    coloured = {name for name in scheme if name.endswith("-color")}
    assert len(coloured) >= 6
    found = {name: contrast.ratio(scheme[name], scheme["panel"]) for name in coloured}
    assert {name: ratio for name, ratio in found.items() if ratio < AAA} == {}


def test_text_upon_the_accent_keeps_it(scheme: dict[str, str]) -> None:
    accent_ink = "#ffffff" if scheme["accent-ink"] == "#fff" else scheme["accent-ink"]
    assert contrast.ratio(accent_ink, scheme["accent"]) >= AAA


def test_a_border_is_seen(scheme: dict[str, str]) -> None:
    assert contrast.least(scheme["border"], [scheme[name] for name in GROUNDS]) >= NOT_TEXT


def test_what_is_printed_has_the_light_scheme_s_colours() -> None:
    """The dark scheme holds for screens only, so paper needs none of its own."""
    assert DARK.index('[data-md-color-scheme="slate"]') < DARK.index("--moments-ink")
    assert "@media print" not in THEME
    light = SCHEMES["light"]
    assert min(contrast.ratio(light[name], ON_PAPER) for name in TEXT) >= AAA


def test_no_two_meanings_share_a_colour(scheme: dict[str, str]) -> None:
    meanings = [scheme[name] for name in TEXT - {"ink", "soft"}]
    assert len(set(meanings)) == len(meanings)


def test_the_letters_are_there_and_light() -> None:
    named = set(re.findall(r'url\("(fonts/[^"]+)"\)', FACE))
    assert len(named) == 3
    assert sum((ASSETS / name).stat().st_size for name in named) <= MOST


def test_letters_that_are_late_move_nothing() -> None:
    faces = re.findall(r"@font-face {(.*?)}", FACE, re.DOTALL)
    brought = [one for one in faces if "url(" in one]
    assert all("font-display: optional;" in one for one in brought)
    for one in faces:
        if one not in brought:
            assert "size-adjust" in one
            assert "ascent-override" in one
            assert "descent-override" in one


def test_what_was_changed_of_a_font_does_not_bear_its_name() -> None:
    """Source is a reserved name: fonts that were made of it must have another one."""
    families = re.findall(r'font-family: "([^"]+)";', FACE)
    assert families
    assert not [name for name in families if "Source" in name]
    licences = sorted((ASSETS / "fonts").glob("OFL-*.txt"))
    assert len(licences) == 2
    for licence in licences:
        assert "Reserved Font Name 'Source'" in licence.read_text(encoding="utf-8")
