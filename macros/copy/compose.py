"""Compose a copy's site: what is shipped, with what an organisation has put into its own folder.

All of it goes into `.moments/`, which can be deleted at any time; the organisation's own files are
only read. A file that is as it should be is left as it is, so that whoever watches sees what has
changed and nothing else.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from calculator import catalog
from macros import shipped
from macros.check import EXTENSION
from macros.copy import brand, calculators, config, leaving, overview, packed, schema, signoff
from macros.copy.config import Copy
from macros.copy.navigation import Nav, arrange
from macros.generators import ADDRESS, CONFIG
from macros.knowledge import scenarios as scenarios
from macros.runtime.files import RUNTIMES

HIDDEN = ".moments"
"""The folder within a copy that all of this goes into."""
BRAND_FOLDER = "assets/brand"

Contents = Mapping[str, Path | bytes]
"""Files by their place: where each lies, or what is in it."""


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


def compose(copy: Copy, into: Path) -> Path:
    """Compose the pages and the configuration of a copy's site.

    Args:
        copy: What the organisation says about its copy.
        into: The folder to put it in; what else is in its `docs/` is removed.

    Returns:
        The configuration that a generator is to be given.

    Raises:
        MacroError: If an own scenario cannot be read.
        Problems: If an own page links to what the copy leaves out.
        RuntimeMissing: The browser's Python has not been built.
    """
    into.mkdir(parents=True, exist_ok=True)
    with calculators.offered(copy.folder / config.CALCULATORS):
        site = gather(copy, into)
    mirror(site.files, into / "docs")
    _write(into / ".gitignore", b"*\n")  # even where nobody copied ours
    _write(into / CONFIG, settings(site).encode())
    schema.write(copy.folder)
    return into / CONFIG


def gather(copy: Copy, into: Path) -> Composition:
    """Gather the files of a copy's pages, and what has to be known of them."""
    site = Composition(copy)
    _shipped(site)
    _leave_out(site)
    _signoff(site, into)
    _own(site)
    _calculators(site)
    _pack(site)
    _scenarios(site)
    leaving.mend(site.files, site.gone, site.own)
    _overviews(site)
    if brand.STYLESHEET not in site.own:
        site.files[brand.STYLESHEET] = brand.stylesheet(copy.colours).encode()
    for image in filter(None, (copy.logo, copy.favicon)):
        site.files[f"{BRAND_FOLDER}/{image.name}"] = copy.folder / image
    return site


def _shipped(site: Composition) -> None:
    runtime = shipped.runtime()
    for place, path in _below(shipped.docs()):
        if not PurePosixPath(place).is_relative_to(RUNTIMES.as_posix()):
            site.files[place] = path
    for place, path in _below(runtime):
        site.files[(RUNTIMES / runtime.name / place).as_posix()] = path


def _pack(site: Composition) -> None:
    """Put what the browser needs of the own calculators beside what it needs of ours."""
    folder = site.copy.folder / config.CALCULATORS
    if made := packed.pack(folder, shipped.runtime(), shipped.stdlib()):
        site.packed = made.name
        for name, content in made.files.items():
            site.files[(packed.OWN_CALCULATORS / made.name / name).as_posix()] = content


def _leave_out(site: Composition) -> None:
    """Remove the pages of methods and scenarios that the organisation does not offer."""
    copy = site.copy
    if copy.methods is not None:
        offered = {f"calculate/{name}.md" for name in copy.methods}
        site.gone |= set(_calculator_pages(site)) - offered
    if copy.scenarios.shipped != "all":
        shown = {f"scenarios/{name}.md" for name in copy.scenarios.shipped}
        site.gone |= set(_scenario_pages(site)) - shown
        if not (copy.scenarios.shipped or _own_scenarios(copy)):
            site.gone.add("scenarios/index.md")
    # A page or journey of the organisation's own may stand where one that it leaves out stood.
    site.gone -= {place for place, _ in _below(copy.folder / config.DOCS)}
    site.gone -= {f"scenarios/{name}.md" for name in _own_scenarios(copy)}
    for place in site.gone:
        del site.files[place]


def _calculator_pages(site: Composition) -> Iterator[str]:
    places = (f"calculate/{name}.md" for name in catalog.names())
    return (place for place in places if place in site.files)


def _scenario_pages(site: Composition) -> Iterator[str]:
    places = (f"scenarios/{name}.md" for name in config.shipped_scenarios())
    return (place for place in places if place in site.files)


def _signoff(site: Composition, into: Path) -> None:
    folder = into / "signoff"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    site.about = signoff.write(site.copy, folder)
    site.files |= dict(_below(folder))


def _own(site: Composition) -> None:
    for place, path in _below(site.copy.folder / config.DOCS):
        site.files[place] = path
        site.own.add(place)


def _own_calculators(copy: Copy) -> list[str]:
    names = [config.name_of(path) for path in config.sources(copy.folder)]
    return [name for name in names if copy.methods is None or name in copy.methods]


def _own_scenarios(copy: Copy) -> list[str]:
    return sorted(path.stem for path in (copy.folder / scenarios.SCENARIOS).glob("*.yml"))


def _calculators(site: Composition) -> None:
    for name in _own_calculators(site.copy):
        place = f"calculate/{name}.md"
        if place not in site.own:
            site.files[place] = overview.calculator_page(catalog.load(name)).encode()
            site.made.add(place)


def _scenarios(site: Composition) -> None:
    for name in _own_scenarios(site.copy):
        site.files[f"scenarios/{name}.yml"] = site.copy.folder / scenarios.SCENARIOS / f"{name}.yml"
        place = f"scenarios/{name}.md"
        if place not in site.own:
            # The folder above is the one in which `load` looks for scenarios.
            declared = scenarios.load(site.copy.folder, name)
            site.files[place] = overview.scenario_page(declared).encode()
            site.made.add(place)


def _overviews(site: Composition) -> None:
    copy = site.copy
    ours = _own_calculators(copy)
    journeys = [scenarios.load(copy.folder, name) for name in _own_scenarios(copy)]
    overview.list_own(site.files, site.own, ours, journeys)


def settings(site: Composition) -> str:
    """Write the configuration: the shipped one, with what the copy changes."""
    copy = site.copy
    # Not by INHERIT, since one of the generators joins lists where the others replace them.
    base = _read(shipped.config())
    theme: dict[str, Any] = {
        **base["theme"],
        "language": copy.language,
        "palette": [
            {**one, "primary": brand.PALETTE, "accent": brand.PALETTE}
            for one in base["theme"]["palette"]
        ],
    }
    if copy.logo:
        theme["logo"] = f"{BRAND_FOLDER}/{copy.logo.name}"
    if copy.favicon:
        theme["favicon"] = f"{BRAND_FOLDER}/{copy.favicon.name}"
    data: dict[str, Any] = {
        **base,
        "site_name": copy.name,
        "site_url": _environment(ADDRESS, copy.address),
        "copyright": _footer(copy, base["copyright"]),
        "docs_dir": "docs",
        "site_dir": "site",
        "watch": [],
        "theme": theme,
        "extra_css": [*base["extra_css"], brand.STYLESHEET],
        "markdown_extensions": {**base["markdown_extensions"], EXTENSION: _options(site)},
        "nav": [*arrange(base["nav"], site.gone, site.own | site.made, copy.pages), *site.about],
    }
    if copy.description:
        data["site_description"] = copy.description
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return f"# Written by `moments build` from moments.yml: change that file, not this one.\n{text}"


def _options(site: Composition) -> dict[str, Any]:
    copy = site.copy
    options: dict[str, Any] = {"own": str(copy.folder.resolve())}
    if site.packed:
        options["packed"] = site.packed
    if config.sources(copy.folder):
        options["calculators"] = str((copy.folder / config.CALCULATORS).resolve())
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


def mirror(files: Contents, folder: Path) -> None:
    """Make a folder hold certain files and no others; what is right already is not touched."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for place, content in files.items():
        _write(folder / place, content if isinstance(content, bytes) else content.read_bytes())


def _write(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder by their place in it, without what editors and systems hide."""
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in place.parts):
            yield place.as_posix(), path


@dataclass(frozen=True)
class _Tagged:
    """A value with a tag that only generators understand; it is handed on as it is."""

    node: yaml.Node


class _Loader(yaml.SafeLoader):
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
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)
