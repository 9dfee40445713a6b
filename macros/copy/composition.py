"""What a copy's site is made of: shipped files and own ones, and what has to be known of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from macros.copy.config import Copy
from macros.copy.navigation import Nav
from macros.page.house import House

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
        hidden: The places among them of pages that `hide` names, and of those that go along.
        along: The pages that go along, each with the reason.
        still: The calculators of which pages show the worked example alone.
        about: Navigation to the pages for whoever must sign the site off.
    """

    copy: Copy
    files: dict[str, Path | bytes] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    packed: str | None = None
    hidden: set[str] = field(default_factory=set)
    along: dict[str, str] = field(default_factory=dict)
    still: set[str] = field(default_factory=set)
    about: Nav = field(default_factory=list)

    @property
    def house(self) -> House:
        """What the copy changes about pages and calculators."""
        hidden, still = frozenset(self.gone), frozenset(self.still)
        return replace(self.copy.house, hidden=hidden, still=still)
