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
    return f"""\
/* Written by `moments build` from the colours in moments.yml: change them there. */

{_header(colours)}[data-md-color-primary="{PALETTE}"] {{
  --moments-accent: {colours.accent};
}}

/* Not on paper, which is white in the dark, too. The theme gives links in the dark a colour for
   each of its palettes, by two attributes; so must this be. */

@media screen {{
  [data-md-color-scheme="slate"][data-md-color-primary="{PALETTE}"] {{
    --moments-accent: {colours.accent_dark};
  }}
}}
"""


def _header(colours: Colours) -> str:
    if colours.primary is None:
        return ""  # paper, as assets/face.css has it
    return f"""\
[data-md-color-primary="{PALETTE}"] {{
  --md-primary-fg-color: {colours.primary};
  --md-primary-fg-color--light: {colours.primary};
  --md-primary-fg-color--dark: {colours.primary};
  --md-primary-bg-color: {colours.header_text};
  --md-primary-bg-color--light: {colours.header_text};
}}

"""
