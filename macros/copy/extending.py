"""`extends` in `moments.yml`: what several copies have in common, written once above them.

The file is a regular one, no link leads to it, and it lies inside the repository (or the folder
that `--root` names), so that building a copy reads nothing that its owner does not see. It may
extend another in turn. Keys with values are merged key by key, and what is nearer to the copy
holds; a list or a single value takes the place of the other one as a whole.

>>> merged({"scale": {"highest": 7}, "hide": ["exam"]}, {"scale": {"lowest": 1}, "hide": ["apply"]})
{'scale': {'lowest': 1, 'highest': 7}, 'hide': ['exam']}
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from os.path import normpath, relpath
from pathlib import Path, PurePath
from typing import Any

from macros import terminal
from macros.copy import contents
from macros.copy.folder import MOMENTS_YML
from macros.knowledge.problems import Problems, Tree, Way, read

KEY = "extends"
MOST_ABOVE = 5
"""How many files may stand above a copy's own, each extended by the one below."""
ENDINGS = (".yml", ".yaml")
REPOSITORY = ".git"


class Layered(Tree):
    """Several YAML files as one; each key and value stands where it was written.

    Args:
        layers: The files, each of which holds against those behind it.
    """

    def __init__(self, layers: Sequence[Tree]) -> None:
        data: Any = layers[-1].data
        for one in reversed(layers[:-1]):
            data = merged(one.data, data)
        problems = [problem for one in layers for problem in one.problems]
        super().__init__(layers[0].file, data, problems)
        self.layers = layers

    def problem(self, way: Way, sentence: str, *, key: bool = False) -> Any:
        """Say what is wrong with a value, or with its key, in the file that holds it."""
        while way and not any(way in one._values for one in self.layers):
            way, key = way[:-1], True
        return self._holding(way).problem(way, sentence, key=key)

    def written(self, way: Way) -> str:
        """A single value as it is written in its file."""
        return self._holding(way).written(way)

    def line_after(self, way: Way) -> str:
        """What follows on a value's line from where it begins."""
        return self._holding(way).line_after(way)

    def _holding(self, way: Way) -> Tree:
        return next((one for one in self.layers if way in one._values), self.layers[0])


def merged(over: Any, under: Any) -> Any:
    """What holds of two values of one key."""
    if not (isinstance(over, dict) and isinstance(under, dict)):
        return over
    return under | {key: merged(one, under.get(key)) for key, one in over.items()}


def whole(own: Tree, folder: Path, root: Path | None) -> Tree:
    """A copy's `moments.yml` with all that it extends.

    Args:
        own: The file as it was read.
        folder: The copy's folder.
        root: The folder that no file may lie outside of; the repository's root without one.

    Raises:
        Problems: If a file that is extended cannot be read, or may not be.
    """
    layers = [own, *(tree for _, tree in _above(own, folder, root))]
    return Layered(layers) if len(layers) > 1 else own


def files(own: Tree, folder: Path, root: Path | None) -> Iterator[Path]:
    """The files that are extended, as far as they can be read."""
    try:
        yield from (path for path, _ in _above(own, folder, root))
    except Problems:  # which are said where the copy is judged
        return


def _above(own: Tree, folder: Path, root: Path | None) -> Iterator[tuple[Path, Tree]]:
    home = folder.resolve()
    tree, path = own, home / MOMENTS_YML
    seen = [path]
    while isinstance(tree.data, dict) and KEY in tree.data:
        given = tree.data[KEY]
        if not isinstance(given, str) or not given.strip():
            said = terminal.say("the path of a file is needed here, such as ../shared.yml.")
            raise _wrong(tree, said)
        path = Path(normpath(path.parent / given.strip()))
        if why := _objection(given.strip(), path, home, root):
            raise _wrong(tree, terminal.say("{file} {why}.", file=terminal.quoted(given), why=why))
        if path in seen:
            way = " → ".join(one.name for one in [*seen[seen.index(path) :], path])
            said = terminal.say(
                "{file} leads in a circle: {way}.", file=terminal.quoted(given), way=way
            )
            raise _wrong(tree, said)
        if len(seen) > MOST_ABOVE:
            said = terminal.say(
                "more than {most} files stand above this copy; put some of them together.",
                most=MOST_ABOVE,
            )
            raise _wrong(tree, said)
        seen.append(path)
        tree = read(path, PurePath(relpath(path, home)).as_posix())
        if not isinstance(tree.data, dict):
            said = terminal.say("keys with values are needed in a file that others extend.")
            raise Problems([*tree.problems, tree.problem((), said)])
        yield path, tree


def _objection(given: str, path: Path, home: Path, root: Path | None) -> str | None:
    """Why a file may not be extended, as the end of a sentence."""
    if "\\" in given or PurePath(given).is_absolute() or re.match(r"\w+:|~", given):
        return terminal.say("is no path from this file, written with /, such as ../shared.yml")
    if path.suffix not in ENDINGS:
        return terminal.say("is no YAML file by its name; it must end in .yml")
    if path.is_relative_to(home):
        return terminal.say("lies in the copy itself; what copies share lies above them")
    top = root.resolve() if root is not None else _repository(home)
    if top is None:
        return terminal.say(
            "lies outside of the copy, which is in no repository; name the folder that holds both"
            " with --root"
        )
    if not path.is_relative_to(top) or not home.is_relative_to(top):
        if root is not None:
            return terminal.say("leads out of --root, and nothing out there is read")
        return terminal.say("leads out of the repository, and nothing out there is read")
    for above in (path, *path.parents):
        if above == top:
            break
        if above.is_symlink():
            return terminal.say("is a link or lies behind one; put the file itself there")
    return contents.objection(top, path)


def _repository(home: Path) -> Path | None:
    around = (home, *home.parents)
    return next((one for one in around if os.path.lexists(one / REPOSITORY)), None)


def _wrong(tree: Tree, sentence: str) -> Problems:
    return Problems([*tree.problems, tree.problem((KEY,), f"{KEY}: {sentence}")])
