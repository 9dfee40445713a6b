"""One copy or several in one command, so that a repository of copies needs one workflow.

All copies are looked at before any is built, and nothing is built while anything is wrong in one.
Their files are told apart by the copy's folder in front of what is said.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from macros import terminal
from macros.copy import build, check, judging
from macros.generators import ADDRESS, GENERATORS
from macros.knowledge.problems import told
from macros.sentence import MacroError


def check_all(folders: Sequence[Path], root: Path | None, generator: str = GENERATORS[0]) -> int:
    """Say of each copy what is wrong in it; give the exit status, which is that of the worst."""
    apart(folders)
    status = 0
    for folder in folders:
        _named(folder, folders)
        status = max(status, check.main(folder, root, generator))
    return status


def build_all(
    folders: Sequence[Path],
    generator: str,
    out: Path | None,
    root: Path | None,
    *,
    packed: bool,
) -> int:
    """Build the site of each copy, once nothing is wrong in any of them.

    Args:
        folders: The copies' folders.
        generator: One of `GENERATORS`.
        out: The folder of the site; of several copies, the folder that holds a site of each.
        root: The folder in which what they extend has to lie; the repository's without one.
        packed: Whether each site is packed as well.

    Raises:
        MacroError: If two copies would have one place.
        Problems: If anything is wrong in the only copy.
    """
    apart(folders)
    if len(folders) > 1 and not _all_right(folders, root, generator):
        return 1
    for folder in folders:
        _named(folder, folders)
        place = folder / build.OUT if out is None else out
        if out is not None and len(folders) > 1:
            place = out / folder.resolve().name
        with _addressed(folder, several=len(folders) > 1):
            site = build.build(folder, generator, place, root)
        _say(folder, site, root, packed=packed)
    return 0


def _all_right(folders: Sequence[Path], root: Path | None, generator: str) -> bool:
    right = True
    for folder in folders:
        if problems := check.check(folder, root, generator):
            _named(folder, folders, file=sys.stderr)
            print(told(problems), file=sys.stderr)
            right = False
    if not right:
        said = terminal.say("No copy was built, since something is wrong in one.")
        print(said, file=sys.stderr)
    return right


def _say(folder: Path, site: Path, root: Path | None, *, packed: bool) -> None:
    pages = len([*site.rglob("*.html")])
    for said in check.left_aside(folder, root):
        print(terminal.say("Note: {text}", text=said))
    said = terminal.count(
        "{site} holds {number} page, sealed: it loads nothing from another host.",
        "{site} holds {number} pages, sealed: none loads anything from another host.",
        pages,
        site=site,
    )
    print(said)
    if packed:
        archive = site.with_name(f"{site.name}.zip")
        build.archive(site, archive, judging.load(folder, root).house)
        said = terminal.say(
            "{file} holds the same, to be unpacked behind any web server.", file=archive
        )
        print(said)


def apart(folders: Sequence[Path]) -> None:
    """Object to copies whose sites would lie in one place, or that are given twice."""
    names: dict[str, Path] = {}
    for folder in folders:
        name = folder.resolve().name
        if name in names:
            said = terminal.say(
                "{one} and {other} are both called {name}, and each copy has its place by its "
                "folder’s name.",
                one=names[name],
                other=folder,
                name=terminal.quoted(name),
            )
            raise MacroError(said)
        names[name] = folder


def _named(folder: Path, folders: Sequence[Path], file: TextIO | None = None) -> None:
    if len(folders) > 1:
        print(f"{folder}:", file=file or sys.stdout, flush=True)


@contextmanager
def _addressed(folder: Path, *, several: bool) -> Iterator[None]:
    """Let an address that the environment gives for all be continued by the copy's folder."""
    given = os.environ.get(ADDRESS)
    if not (several and given):
        yield
        return
    os.environ[ADDRESS] = f"{given.removesuffix('/')}/{folder.resolve().name}/"
    try:
        yield
    finally:
        os.environ[ADDRESS] = given
