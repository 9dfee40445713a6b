"""Contrast of text with its ground after WCAG 2.2, and the nearest colour that has enough of it.

A brand's colour is kept in hue and saturation, as HSL has them, and only its lightness is changed,
in steps of a thousandth and no further than need be. Eight bits a channel round the rest.
"""

from __future__ import annotations

import colorsys
import math
from collections.abc import Callable, Iterable

from calculator.words import amount
from macros import terminal

LEAST = 4.5
"""Success criterion 1.4.3 (level AA) for text of any size."""

WHITE = "#ffffff"
BLACK = "#000000"
# What assets/moments/theme.css puts below text; a test holds these against it.
LIGHT = {
    terminal.later("the page in light mode"): "#fcfbf8",
    terminal.later("a panel in light mode"): "#f3f1eb",
}
DARK = {
    terminal.later("the page in dark mode"): "#18171b",
    terminal.later("a panel in dark mode"): "#24222a",
}
_STEPS = 1000


def luminance(colour: str) -> float:
    """Relative luminance of a colour `#rrggbb`, from 0 for black to 1 for white.

    L = 0.2126 R + 0.7152 G + 0.0722 B, each channel c ÷ 12.92 up to 0.04045 and
    ((c + 0.055) ÷ 1.055)^2.4 above (WCAG 2.2, “relative luminance”).

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    red, green, blue = map(_linear, _channels(colour))
    return math.fsum((0.2126 * red, 0.7152 * green, 0.0722 * blue))


def ratio(one: str, other: str) -> float:
    """Contrast of two colours: (L₁ + 0.05) ÷ (L₂ + 0.05), the lighter one first; 1 to 21.

    >>> ratio("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least(text: str, grounds: Iterable[str]) -> float:
    """The smallest contrast of a text's colour with several grounds."""
    return min(ratio(text, ground) for ground in grounds)


def nearest(colour: str, contrast: Callable[[str], float], enough: float = LEAST) -> str | None:
    """The colour of the same hue and saturation with the least change in lightness that passes.

    Args:
        colour: The colour to start from; it is the answer if it passes itself.
        contrast: Measures a colour.
        enough: What `contrast` must give.

    Returns:
        A colour `#rrggbb`, or `None` if none of this hue and saturation passes.

    >>> nearest("#777777", lambda grey: ratio(grey, "#ffffff"))
    '#767676'
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(_STEPS + 1):
        for change in (-step / _STEPS, step / _STEPS):
            if step == 0:
                candidate = colour
            elif 0 <= lightness + change <= 1:
                candidate = _colour(colorsys.hls_to_rgb(hue, lightness + change, saturation))
            else:
                continue
            if contrast(candidate) >= enough:
                return candidate
    return None


def shown(measured: float) -> str:
    """A contrast in words, cut and not rounded: 4.499 has not reached 4.5.

    >>> shown(4.499), shown(21.0)
    ('4.49:1', '21:1')
    """
    return f"{amount(math.floor(measured * 100) / 100)}:1"


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _colour(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)
