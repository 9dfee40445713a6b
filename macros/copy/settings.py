"""The configuration of a copy for a generator: the shipped one, with what the copy changes."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml

from macros import shipped, strict_yaml
from macros.check import EXTENSION
from macros.copy import brand, language
from macros.copy.composition import BRAND_FOLDER, Composition
from macros.copy.config import OUR_PAGES, Copy
from macros.copy.folder import CALCULATORS, calculator_files
from macros.copy.navigation import arrange
from macros.copy.overview import OWN_SECTION
from macros.generators import ADDRESS
from macros.kept.store import COPYS
from macros.language.spoken import ENGLISH
from macros.strict_yaml import StrictLoader

CARD_WITHOUT_WORDS = "assets/face/card-without-words.png"
"""A copy that puts a file of its own in this place is shown with that."""


def write(site: Composition) -> str:
    """Write the configuration: the shipped one, with what the copy changes."""
    copy, words = site.copy, site.copy.house.words
    # Not by INHERIT, since one of the generators joins lists where the others replace them.
    base = _read(shipped.config())
    theme: dict[str, Any] = {
        **language.theme(site, base["theme"]),
        "custom_dir": str(shipped.theme()),
    }
    theme["palette"] = [
        {**one, "primary": brand.PALETTE, "accent": brand.PALETTE} for one in theme["palette"]
    ]
    if copy.logo:
        theme["logo"] = f"{BRAND_FOLDER}/{copy.logo.name}"
    # A logo of its own is a mark of its own in the browser's tab as well.
    if icon := copy.favicon or copy.logo:
        theme["favicon"] = f"{BRAND_FOLDER}/{icon.name}"
    data: dict[str, Any] = {
        **base,
        "site_name": copy.name,
        "site_url": _environment(ADDRESS, copy.address),
        "copyright": _footer(copy, words.say(base["copyright"])),
        "docs_dir": "docs",
        "site_dir": "site",
        "watch": [],
        "theme": theme,
        "extra": _extra(base["extra"], site.gone, own_icon=icon is not None) | language.extra(site),
        "extra_css": [*base["extra_css"], brand.STYLESHEET],
        "markdown_extensions": {**base["markdown_extensions"], EXTENSION: _options(site)},
        "nav": [
            *arrange(
                language.navigation(site, base["nav"]),
                site.gone,
                site.own | site.made,
                words.say(OUR_PAGES) if copy.pages == OUR_PAGES else copy.pages,
                words.say(OWN_SECTION),
            ),
            *language.navigation(site, site.about),
        ],
    }
    if copy.language != ENGLISH:
        # What is searched is English for the most part, whatever the theme around it speaks.
        data["plugins"] = {**base["plugins"], "search": {**base["plugins"]["search"], "lang": "en"}}
    if copy.description:
        data["site_description"] = copy.description
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return f"# Written by `moments build` from moments.yml: change that file, not this one.\n{text}"


def _extra(shipped_extra: dict[str, Any], gone: Set[str], own_icon: bool) -> dict[str, Any]:
    """What is shown beside a link to a page, without our name, and without our icon.

    The page for nowhere leads to three others, unless they are left out.
    """
    extra = {**shipped_extra, "card": CARD_WITHOUT_WORDS, "left_out": sorted(gone)}
    if own_icon:
        del extra["touch_icon"]
    return extra


def _options(site: Composition) -> dict[str, Any]:
    copy = site.copy
    options: dict[str, Any] = {"own": str(copy.folder.resolve()), "name": copy.name}
    options["image"] = copy.image
    options["kept"] = COPYS
    if copy.language != ENGLISH:
        options["language"] = copy.language
    if copy.report:
        options["report"] = copy.report
    if copy.home:
        options["home"] = copy.home
    if site.gone:
        options["hidden"] = sorted(site.gone)
        options["address"] = _environment(ADDRESS, copy.address)
    if site.still:
        options["still"] = sorted(site.still)
    if site.packed:
        options["packed"] = site.packed
    if calculator_files(copy.folder):
        options["calculators"] = str((copy.folder / CALCULATORS).resolve())
    if copy.scale:
        options["scale"] = [copy.scale.lowest, copy.scale.highest]
        options["labels"] = dict(copy.scale.labels)
    if copy.target is not None:
        options["target"] = copy.target
    return options


def _footer(copy: Copy, rights: str) -> str:
    contact = copy.contact
    address = contact.url or f"mailto:{contact.email}"
    return f'<a href="{escape(address)}">{escape(contact.name)}</a>. {rights}'


@dataclass(frozen=True)
class _Tagged:
    """A value with a tag that only generators understand; it is handed on as it is."""

    node: yaml.Node


class _Loader(StrictLoader):
    """YAML with such values."""


class _Dumper(yaml.SafeDumper):
    """The same in the other direction."""


_Loader.add_multi_constructor("", lambda _, __, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda _, tagged: tagged.node)


def _environment(*values: str) -> _Tagged:
    """A variable of the environment, and the value if it is not set."""
    items = [yaml.ScalarNode("tag:yaml.org,2002:str", value, style='"') for value in values]
    return _Tagged(yaml.SequenceNode("!ENV", items, flow_style=True))


def _read(path: Path) -> Any:
    return strict_yaml.load(path.read_text(encoding="utf-8"), _Loader)
