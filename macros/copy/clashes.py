"""Files of a copy that cannot both be in its site: one of them would be lost, and nobody told.

Addresses of pages are folders, so that `a.md` and `a/index.md` are one address; many systems take
`A.md` and `a.md` for one file, or `é` in one character and in two; and some files of a site are
written when it is built.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Set
from pathlib import PurePosixPath

from macros import terminal
from macros.copy.composition import Composition
from macros.copy.folder import CALCULATORS, DOCS, calculator_files, name_of, scenario_names
from macros.copy.packed import OWN_CALCULATORS
from macros.knowledge.problems import Problem
from macros.knowledge.scenarios import SCENARIOS
from macros.runtime.files import RUNTIMES
from macros.site.offline import FILE_LIST
from macros.takeaway.files import TAKEN

WRITTEN_LAST = (
    FILE_LIST,
    "sitemap.xml",
    "sitemap.xml.gz",
    "search.json",
    "search/search_index.json",
)
FILLED_HERE = (RUNTIMES.as_posix(), TAKEN.as_posix(), OWN_CALCULATORS.as_posix())
"""Folders of a site that are made anew for each build."""
FIRST_IN_A_FOLDER = ("index.md", "README.md", "index.html")


def check(site: Composition) -> Iterator[Problem]:
    """Say which of a copy's own files would be lost.

    Args:
        site: The outline of the copy's site.
    """
    own = _own(site)
    theirs = sorted(site.files.keys() - own.keys())
    found = [*_spelt_alike(own, theirs), *_in_the_way(own, site.files.keys())]
    said = dict(reversed([*found, *_one_address(own, theirs)]))  # of each the first
    for place, sentence in said.items():
        yield Problem(own[place], 1, 1, sentence)


def _own(site: Composition) -> dict[str, str]:
    """The places of the copy's own files in the site, each with the file that it comes from."""
    folder = site.copy.folder
    files = {f"{SCENARIOS}/{one}.md": f"{SCENARIOS}/{one}.yml" for one in scenario_names(folder)}
    for path in calculator_files(folder):
        files[f"calculate/{name_of(path)}.md"] = f"{CALCULATORS}/{path.name}"
    files |= {place: f"{DOCS}/{place}" for place in site.own}
    return {place: file for place, file in sorted(files.items()) if place in site.files}


def _spelt_alike(own: Mapping[str, str], theirs: list[str]) -> Iterator[tuple[str, str]]:
    spelt: dict[str, str] = {}
    for place in (*theirs, *own):
        for one in (*reversed(PurePosixPath(place).parents), PurePosixPath(place)):
            other = spelt.setdefault(_plain(str(one)), str(one))
            if other != str(one) and place in own:
                said = terminal.say(
                    "many systems take {one} and {other} in the site for one and the same name; "
                    "rename it, or write both alike.",
                    one=terminal.quoted(one.name),
                    other=terminal.quoted(other),
                )
                yield place, said
                break


def _plain(place: str) -> str:
    return unicodedata.normalize("NFC", place).lower()


def _in_the_way(own: Mapping[str, str], places: Set[str]) -> Iterator[tuple[str, str]]:
    folders = {str(above) for place in places for above in PurePosixPath(place).parents}
    for place in own:
        if place in WRITTEN_LAST:
            said = terminal.say("a file of this name is written when the site is built; rename it.")
            yield place, said
        elif place.startswith(tuple(f"{one}/" for one in FILLED_HERE)):
            said = terminal.say(
                "this folder of the site is filled when it is built; put the file into another."
            )
            yield place, said
        elif place in folders:
            said = terminal.say(
                "the site has a folder called {name}; rename this file.",
                name=terminal.quoted(place),
            )
            yield place, said
        elif above := {str(one) for one in PurePosixPath(place).parents} & places:
            said = terminal.say(
                "the site has a file called {name}, which cannot be a folder too; rename the "
                "folder.",
                name=terminal.quoted(min(above)),
            )
            yield place, said


def _one_address(own: Mapping[str, str], theirs: list[str]) -> Iterator[tuple[str, str]]:
    there: dict[str, str] = {}
    for place in sorted([*theirs, *own], key=lambda one: (one in own, _order(one))):
        other = there.setdefault(_address(place), place)
        if other != place and place in own:
            address = _address(place).removesuffix("index.html")
            said = terminal.say(
                "this would have the address {address} of {file}, and only one of them would be "
                "there; rename it.",
                address=terminal.quoted(address or "/"),
                file=terminal.quoted(other),
            )
            yield place, said


def _order(place: str) -> tuple[int, str]:
    name = PurePosixPath(place).name
    return (FIRST_IN_A_FOLDER.index(name) if name in FIRST_IN_A_FOLDER else 0, place)


def _address(place: str) -> str:
    """The file of a built site that a file becomes."""
    path = PurePosixPath(place)
    if path.suffix != ".md":
        return place
    name = "" if path.name in FIRST_IN_A_FOLDER else path.stem
    return str(path.parent / name / "index.html")
