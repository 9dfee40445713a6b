"""Contrast is WCAG's, grounds are the theme's, and what is proposed passes and stays near."""

from __future__ import annotations

import colorsys
import re
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from macros.copy import brand, colours, contrast

ROOT = Path(__file__).parents[2]
STYLES = (ROOT / "docs" / "assets" / "moments" / "theme.css").read_text(encoding="utf-8")
FACE = ROOT / "docs" / "assets" / "face.css"
BRANDS = ["#" + "".join(parts) for parts in product(("00", "55", "aa", "ff"), repeat=3)]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # Published by WebAIM, “Contrast and Color Accessibility”, and in the understanding
        # documents of WCAG 2.2.
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#949494", "#ffffff", 3.03),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
        ("#ffff00", "#ffffff", 1.07),
    ],
)
def test_contrast_is_as_published(one: str, other: str, ratio: float) -> None:
    assert contrast.ratio(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast.ratio(other, one) == contrast.ratio(one, other)


def test_a_ratio_is_never_rounded_up_to_what_is_needed() -> None:
    assert contrast.shown(contrast.ratio("#777777", "#ffffff")) == "4.47:1"


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    found = [tuple(re.findall(rf"--moments-{name}: (#\w+)", STYLES)) for name in ("paper", "panel")]
    light, dark = contrast.LIGHT.values(), contrast.DARK.values()
    assert found == list(zip(light, dark, strict=True))


def test_the_colours_of_a_copy_that_names_none_are_those_of_the_stylesheet() -> None:
    light, dark = re.findall(r"--moments-accent: (#\w+)", STYLES)
    assert (light, dark) == (colours.ACCENT, colours.ACCENT_DARK)


def test_a_header_s_ground_is_all_that_lies_below_its_text() -> None:
    face = FACE.read_text(encoding="utf-8")
    assert re.search(r"\.md-tabs__link {[^}]*opacity: 1;", face)
    assert re.search(r"\.md-search__form,[^}]*{[^}]*background-color: transparent;", face)
    sheet = brand.stylesheet(colours.Colours(primary="#7a1f3d", accent="#7a1f3d"))
    assert "--md-primary-bg-color--light: #ffffff;" in sheet


def test_a_copy_that_names_no_ground_has_its_header_on_paper() -> None:
    assert "--md-primary" not in brand.stylesheet(colours.Colours(accent="#7a1f3d"))


@pytest.mark.parametrize("grounds", [contrast.LIGHT, contrast.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("brand", BRANDS)
def test_the_nearest_colour_passes_and_keeps_hue_and_saturation(
    brand: str, grounds: dict[str, str]
) -> None:
    def measure(colour: str) -> float:
        return contrast.least(colour, grounds.values())

    nearest = contrast.nearest(brand, measure)
    assert nearest
    if measure(brand) >= contrast.LEAST:
        assert nearest == brand
        return
    # Just enough: one step of a thousandth changes the ratio by a few hundredths.
    assert contrast.LEAST <= measure(nearest) < contrast.LEAST + 0.1
    hue, _, saturation = hls(brand)
    new_hue, lightness, new_saturation = hls(nearest)
    if 0.02 < lightness < 0.98 and saturation:
        assert abs((new_hue - hue + 0.5) % 1 - 0.5) < 0.01
        assert new_saturation == pytest.approx(saturation, abs=0.03)


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("text", [contrast.WHITE, contrast.BLACK])
def test_there_is_a_ground_of_each_hue_for_white_and_for_black_text(text: str, brand: str) -> None:
    def measure(colour: str) -> float:
        return contrast.ratio(text, colour)

    nearest = contrast.nearest(brand, measure)
    assert nearest
    assert measure(nearest) >= contrast.LEAST


def test_no_colour_can_be_read_in_light_and_dark_mode_alike() -> None:
    """Why there are two accents: for any colour one of the two contrasts is below 4.5."""
    light, dark = contrast.LIGHT["the page in light mode"], contrast.DARK["the page in dark mode"]
    assert contrast.ratio(light, dark) < contrast.LEAST**2


@pytest.mark.parametrize("text", [*BRANDS, "#808080"])
def test_any_text_has_a_ground_of_each_hue(text: str) -> None:
    """Black or white passes with every colour: where both contrasts are the same, each is 4.58."""
    assert contrast.nearest("#0b4f6c", partial(contrast.ratio, text))


def hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)
