"""The brand's colours in `moments.yml`, judged by whether text in and on them can be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from macros import terminal
from macros.copy import contrast
from macros.copy.objections import fault
from macros.copy.values import Colour, Part

ACCENT = "#692a80"
ACCENT_DARK = "#dcb4ee"


class Colours(Part):
    """The brand's colours. Text in them, and on them, must be readable (WCAG 2.2 AA, 4.5:1)."""

    header_text: Annotated[Colour, Field(examples=["#000000"])] = contrast.WHITE
    """Text in a header that has a `primary`. Give "#000000" for a header in a light colour."""

    primary: Annotated[Colour, Field(examples=["#0b4f6c"])] | None = None
    """The header's ground. Without it the header is a thin line on the page's own paper."""

    accent: Annotated[Colour, Field(examples=["#0b4f6c"])] = ACCENT
    """Links and chosen things in light mode."""

    accent_dark: Annotated[Colour, Field(examples=["#8fd0ee"])] = Field(
        default_factory=lambda given: _accent_dark(given.get("accent", ACCENT))
    )
    """Links and chosen things in dark mode. If it is not given, `accent` is made just light enough:
    no colour can be read on white and on the dark page alike."""

    @field_validator("primary")
    @classmethod
    def _primary(cls, colour: str | None, info: ValidationInfo) -> str | None:
        if colour is None:
            return None
        text = info.data.get("header_text", contrast.WHITE)
        other = contrast.ratio(contrast.BLACK, colour)
        hint = terminal.say(
            ', or header_text: "{colour}" with {contrast}',
            colour=contrast.BLACK,
            contrast=contrast.shown(other),
        )
        return _readable(
            colour,
            partial(contrast.ratio, text),
            terminal.say(
                "text in {text} is hard to read in the header on {colour}", text=text, colour=colour
            ),
            hint if other >= contrast.LEAST and text != contrast.BLACK else "",
        )

    @field_validator("accent")
    @classmethod
    def _accent(cls, colour: str) -> str:
        return _on(contrast.LIGHT, colour)

    @field_validator("accent_dark")
    @classmethod
    def _accent_dark(cls, colour: str) -> str:
        return _on(contrast.DARK, colour)


def _accent_dark(accent: str) -> str:
    if accent == ACCENT:
        return ACCENT_DARK
    return _nearest(accent, lambda colour: contrast.least(colour, contrast.DARK.values()))


def _on(grounds: dict[str, str], colour: str) -> str:
    where, ground = min(grounds.items(), key=lambda one: contrast.ratio(colour, one[1]))
    return _readable(
        colour,
        lambda other: contrast.least(other, grounds.values()),
        terminal.say(
            "{colour} is hard to read on {where}, {ground}",
            colour=colour,
            where=terminal.said(where),
            ground=ground,
        ),
    )


def _readable(colour: str, measure: Callable[[str], float], what: str, otherwise: str = "") -> str:
    measured = measure(colour)
    if measured >= contrast.LEAST:
        return colour
    said = terminal.say(
        "{what}: the contrast is {measured}, and {least} is needed; the nearest colour that passes "
        'is "{nearest}"{otherwise}.',
        what=what,
        measured=contrast.shown(measured),
        least=contrast.shown(contrast.LEAST),
        nearest=_nearest(colour, measure),
        otherwise=otherwise,
    )
    raise fault(said)


def _nearest(colour: str, measure: Callable[[str], float]) -> str:
    passes = contrast.nearest(colour, measure)
    assert passes is not None  # black or white passes
    return passes


OURS_UNLESS_TOLD = Colours.model_construct(
    header_text=contrast.WHITE, primary=None, accent=ACCENT, accent_dark=ACCENT_DARK
)
