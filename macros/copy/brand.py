"""An organisation's colours, as a stylesheet of custom properties for Material and Zensical."""

from __future__ import annotations

from macros.copy.colours import Colours

STYLESHEET = "assets/brand.css"
PALETTE = "custom"
"""What a palette of the theme is called whose colours a stylesheet sets."""


def stylesheet(colours: Colours) -> str:
    """Write the stylesheet.

    Args:
        colours: The colours, which have enough contrast with what they stand on.
    """
    text = colours.header_text
    return f"""\
/* Written by `moments build` from the colours in moments.yml: change them there. */

[data-md-color-primary="{PALETTE}"] {{
  --md-primary-fg-color: {colours.primary};
  --md-primary-fg-color--light: {colours.primary};
  --md-primary-fg-color--dark: {colours.primary};
  --md-primary-bg-color: {text};
  --md-primary-bg-color--light: {text}b3;
}}

{_scheme("default", colours.accent)}
{_scheme("slate", colours.accent_dark)}"""


def _scheme(scheme: str, accent: str) -> str:
    # The theme gives links in dark mode a colour of their own for each of its palettes, by two
    # attributes; so must these be.
    return f"""\
[data-md-color-scheme="{scheme}"][data-md-color-primary="{PALETTE}"] {{
  --md-accent-fg-color: {accent};
  --md-accent-fg-color--transparent: {accent}1a;
  --md-typeset-a-color: {accent};
  --moments-accent: {accent};
}}
"""
