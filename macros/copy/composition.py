"""What a copy's site is made of: shipped files and own ones, and what has to be known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from macros.copy.config import Copy
from macros.copy.navigation import Nav

BRAND_FOLDER = "assets/brand"
"""Where an organisation's logo and icon lie in its site."""


@dataclass
class Composition:
    """What a copy's site is made of.

    Attributes:
        copy: What the organisation says about it.
        files: All files of the pages' folder, by their place.
        own: The places of the organisation's own among them.
        gone: The places of shipped pages that the organisation leaves out.
        made: Pages that were written for own calculators and scenarios.
        packed: The folder below `assets/own/` that brings own calculators to the browser.
        about: Navigation to the pages for whoever must sign the site off.
    """

    copy: Copy
    files: dict[str, Path | bytes] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    packed: str | None = None
    about: Nav = field(default_factory=list)
