"""Compose a copy's site: what is shipped, with what an organisation has put into its own folder.

All of it goes into `.moments/`, which can be deleted at any time; the organisation's own files are
only read. A file that is as it should be is left as it is, so that whoever watches sees what has
changed and nothing else.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from calculator import catalog
from macros import shipped
from macros.copy import (
    brand,
    calculators,
    first,
    hiding,
    inviting,
    language,
    leaving,
    overview,
    packed,
    schema,
    settings,
    signoff,
    surveys,
)
from macros.copy.composition import BRAND_FOLDER, Composition
from macros.copy.config import Copy
from macros.copy.folder import (
    CALCULATORS,
    calculator_files,
    name_of,
    own_files,
    question_files,
    scenario_names,
    shipped_scenarios,
)
from macros.copy.mirror import below, mirror, write_changed
from macros.exam.bank import EXAM
from macros.generators import CONFIG, GENERATORS, ZENSICAL
from macros.kept.store import COPYS
from macros.knowledge import scenarios
from macros.knowledge.survey_mappings import MAPPINGS
from macros.page.house import adopt, adopted
from macros.runtime.files import RUNTIMES
from macros.signoff import ABOUT, PAGES
from macros.takeaway import files as takeaway
from macros.takeaway.files import TAKEN


def compose(copy: Copy, into: Path, generator: str = GENERATORS[0]) -> Path:
    """Compose the pages and the configuration of a copy's site.

    Args:
        copy: What the organisation says about its copy.
        into: The folder to put it in; what else is in its `docs/` is removed.
        generator: The one that will build it.

    Returns:
        The configuration that a generator is to be given.

    Raises:
        MacroError: If an own scenario cannot be read.
        Problems: If an own page links to what the copy leaves out.
        RuntimeMissing: The browser's Python has not been built.
    """
    into.mkdir(parents=True, exist_ok=True)
    with calculators.offered(copy.folder / CALCULATORS):
        site = gather(copy, into)
        if generator == ZENSICAL:
            _unseen(site)
        mirror(site.files, into / "docs", apart=TAKEN.as_posix())
        _take_away(site, into / "docs")
    write_changed(into / ".gitignore", b"*\n")  # even where nobody copied ours
    write_changed(into / CONFIG, settings.write(site).encode())
    schema.write(copy.folder)
    return into / CONFIG


def _take_away(site: Composition, docs: Path) -> None:
    """Make of the composed bank what readers take away of it, if a page offers that."""
    pages = (content for place, content in site.files.items() if place.endswith(".md"))
    if not any(takeaway.offered(_data(content)) for content in pages):
        shutil.rmtree(docs / TAKEN, ignore_errors=True)
        return
    before = adopted()
    adopt(site.house)
    try:
        takeaway.build(docs, docs.parent / COPYS)
    finally:
        adopt(before)


def outline(copy: Copy) -> Composition:
    """The places of a copy's pages, and of those that it leaves out; nothing is made yet.

    The copy's calculators have to be offered meanwhile.
    """
    site = Composition(copy)
    _shipped_pages(site)
    site.files |= {f"{ABOUT}/{name}.md": b"" for name in PAGES}
    _leave_out(site)
    _own(site)
    made = [f"calculate/{name}.md" for name in _own_calculators(copy)]
    made += [f"scenarios/{name}.md" for name in scenario_names(copy.folder)]
    site.files |= {place: b"" for place in made if place not in site.own}
    _hide(site)
    return site


def gather(copy: Copy, into: Path) -> Composition:
    """Gather the files of a copy's pages, and what has to be known of them."""
    site = Composition(copy)
    _shipped(site)
    _leave_out(site)
    _signoff(site, into)
    _own(site)
    _calculators(site)
    _scenarios(site)
    _hide(site)
    _pack(site)
    _questions(site)
    _surveys(site)
    none = not any(f"calculate/{name}.md" in site.files for name in catalog.names())
    inviting.without(site.files, site.own, site.still, none=none)
    leaving.mend(site.files, site.gone, site.own, site.hidden)
    leaving.without_the_projects(site.files, site.own)
    _overviews(site)
    _first_page(site)
    language.write(site)
    if brand.STYLESHEET not in site.own:
        site.files[brand.STYLESHEET] = brand.stylesheet(copy.colours).encode()
    for image in filter(None, (copy.logo, copy.favicon)):
        site.files[f"{BRAND_FOLDER}/{image.name}"] = copy.folder / image
    return site


def _shipped_pages(site: Composition) -> None:
    for place, path in below(shipped.docs()):
        if not any(map(PurePosixPath(place).is_relative_to, (RUNTIMES, TAKEN))):
            site.files[place] = path


def _shipped(site: Composition) -> None:
    runtime = shipped.runtime()
    _shipped_pages(site)
    for place, path in below(runtime):
        site.files[(RUNTIMES / runtime.name / place).as_posix()] = path


def _pack(site: Composition) -> None:
    """Put what the browser needs of the own calculators beside what it needs of ours."""
    folder, still = site.copy.folder, site.still
    if made := packed.pack(folder, shipped.runtime(), shipped.stdlib(), without=still):
        site.packed = made.name
        for name, content in made.files.items():
            site.files[(packed.OWN_CALCULATORS / made.name / name).as_posix()] = content


def _leave_out(site: Composition) -> None:
    """Remove the pages of methods and scenarios that the organisation does not offer.

    How a copy is made is for whoever makes it, who reads that on the project's own site: readers of
    the copy are not asked to make another one.
    """
    copy = site.copy
    site.gone |= {place for place in site.files if place.startswith(leaving.HOSTING)}
    if copy.methods is not None:
        offered = {f"calculate/{name}.md" for name in copy.methods}
        site.gone |= set(_calculator_pages(site)) - offered
    if copy.scenarios.shipped != "all":
        shown = {f"scenarios/{name}.md" for name in copy.scenarios.shipped}
        site.gone |= set(_scenario_pages(site)) - shown
    # A page or journey of the organisation's own may stand where one that it leaves out stood.
    site.gone -= {*own_files(copy.folder)}
    site.gone -= {f"scenarios/{name}.md" for name in scenario_names(copy.folder)}
    for place in site.gone:
        del site.files[place]


def _hide(site: Composition) -> None:
    """Remove the pages that the organisation hides, and those that are of no use without them.

    A calculator without a page stands on none, if it was hidden or there is to be none at all.
    """
    copy = site.copy
    hidden = hiding.hidden(copy.hide, copy.folder)
    site.along = hiding.along({*site.files} - hidden, site.own)
    site.hidden = hidden | site.along.keys()
    site.gone |= site.hidden
    for place in site.hidden & site.files.keys():
        del site.files[place]
    site.own -= site.hidden
    site.made -= site.hidden
    none = copy.methods == []
    site.still = {one for one in catalog.names() if none or f"calculate/{one}.md" in hidden}


def _calculator_pages(site: Composition) -> Iterator[str]:
    places = (f"calculate/{name}.md" for name in catalog.names())
    return (place for place in places if place in site.files)


def _scenario_pages(site: Composition) -> Iterator[str]:
    places = (f"scenarios/{name}.md" for name in shipped_scenarios())
    return (place for place in places if place in site.files)


def _signoff(site: Composition, into: Path) -> None:
    folder = into / "signoff"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    site.about = signoff.write(site.copy, folder)
    site.files |= dict(below(folder))


def _own(site: Composition) -> None:
    own = own_files(site.copy.folder)
    site.files |= own
    site.own |= {*own}


def _own_calculators(copy: Copy) -> list[str]:
    names = [name_of(path) for path in calculator_files(copy.folder)]
    return [name for name in names if copy.methods is None or name in copy.methods]


def _calculators(site: Composition) -> None:
    words = site.copy.house.words
    for name in _own_calculators(site.copy):
        place = f"calculate/{name}.md"
        if place not in site.own:
            site.files[place] = overview.calculator_page(catalog.load(name), words).encode()
            site.made.add(place)


def _scenarios(site: Composition) -> None:
    for name in scenario_names(site.copy.folder):
        site.files[f"scenarios/{name}.yml"] = site.copy.folder / scenarios.SCENARIOS / f"{name}.yml"
        place = f"scenarios/{name}.md"
        if place not in site.own:
            # The folder above is the one in which `load` looks for scenarios.
            declared = scenarios.load(site.copy.folder, name)
            site.files[place] = overview.scenario_page(declared, site.copy.house.words).encode()
            site.made.add(place)


def _questions(site: Composition) -> None:
    for path in question_files(site.copy.folder):
        site.files[f"{EXAM}/{path.name}"] = path


def _surveys(site: Composition) -> None:
    for path in surveys.mapping_files(site.copy.folder):
        site.files[f"{MAPPINGS[0]}/{path.name}"] = path


def _overviews(site: Composition) -> None:
    copy = site.copy
    ours = [one for one in _own_calculators(copy) if f"calculate/{one}.md" not in site.hidden]
    names = [one for one in scenario_names(copy.folder) if f"scenarios/{one}.md" not in site.hidden]
    journeys = [scenarios.load(copy.folder, name) for name in names]
    overview.list_own(site.files, site.own, ours, journeys)


def _first_page(site: Composition) -> None:
    """Put the page that the organisation has chosen in the first place."""
    if site.copy.home:
        text = _text(site.files[site.copy.home])
        site.files[hiding.FIRST_PAGE] = first.moved(text, site.copy.home).encode()


def _unseen(site: Composition) -> None:
    """Keep a generator that looks for the files of links from those of hidden pages."""
    for place in {*site.own, hiding.FIRST_PAGE} if site.gone else ():
        if place.endswith(".md"):
            text = _text(site.files[place])
            site.files[place] = leaving.unseen(text, place, site.gone).encode()


def _text(content: Path | bytes) -> str:
    return _data(content).decode("utf-8-sig")


def _data(content: Path | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()
