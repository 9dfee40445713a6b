"""Reading `moments.yml` and judging it: a copy of which everything is right, or all that is wrong.

What pydantic finds by itself is put into sentences by `objections`; what it would overlook, or
would say with the wrong keys, is looked for here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from calculator import names as calculators
from calculator.words import nearest
from macros import terminal
from macros.copy import contents, extending, hiding, objections
from macros.copy.config import VERSION, Copy
from macros.copy.folder import MOMENTS_YML, calculator_files, name_of, shipped_scenarios
from macros.copy.values import HEXADECIMAL, Known
from macros.knowledge.problems import Problem, Problems, Tree, read
from macros.printing import visible


def load(folder: Path, root: Path | None = None) -> Copy:
    """Read `moments.yml`.

    Args:
        folder: The copy's folder.
        root: The folder in which what it extends has to lie; the repository's without one.

    Raises:
        Problems: If anything is wrong; all of it, sorted by place.
    """
    return judge(read_whole(folder, root), known(folder))


def read_whole(folder: Path, root: Path | None = None) -> Tree:
    """Read `moments.yml` with all that it extends.

    Raises:
        Problems: If one of the files is not there, cannot be read or may not be.
    """
    tree = extending.whole(read_file(folder), folder, root)
    for one in tree.layers if isinstance(tree, extending.Layered) else ():
        if isinstance(one.data, dict) and "schema_version" in one.data and (said := _version(one)):
            raise Problems([said])
    return tree


def read_file(folder: Path) -> Tree:
    """Read `moments.yml` as YAML, whatever it says.

    Raises:
        Problems: If it is not there or cannot be read.
    """
    path = folder / MOMENTS_YML
    if os.path.lexists(path) and (said := contents.objection(folder, path)):
        raise Problems([Problem(MOMENTS_YML, 1, 1, terminal.say("this {why}.", why=said))])
    if not path.is_file():
        there = [visible(one.name) for one in folder.glob("*.y*ml")] if folder.is_dir() else []
        other = nearest(MOMENTS_YML, there)
        said = terminal.say(
            "there is no such file in the folder; `moments new` makes a folder with one."
        )
        if other:
            said = terminal.say(
                "there is no such file in the folder; rename {file}.", file=terminal.quoted(other)
            )
        raise Problems([Problem(MOMENTS_YML, 1, 1, said)])
    return read(path, MOMENTS_YML)


def known(folder: Path) -> Known:
    """What `moments.yml` may name, the folder's own calculators included."""
    own = {name_of(path) for path in calculator_files(folder)}
    names = sorted({*calculators(), *own})
    pages = hiding.known(folder)
    return Known(folder, tuple(names), tuple(shipped_scenarios()), pages)


def judge(tree: Tree, known: Known) -> Copy:
    """Make a copy of what a file says.

    Raises:
        Problems: If anything in it is wrong.
    """
    if not isinstance(tree.data, dict):
        raise Problems([*tree.problems, _no_keys(tree)])
    if objection := _version(tree):
        raise Problems([*tree.problems, objection])
    problems = [*tree.problems, *_empty(tree), *_twice(tree)]
    try:
        copy = Copy.model_validate(tree.data, context=known)
    except ValidationError as error:
        problems += objections.told(error, Copy, tree)
    if problems:
        raise Problems(problems)
    copy._folder = known.folder
    return copy


def _no_keys(tree: Tree) -> Problem:
    if tree.data is None:
        said = terminal.say("the file is empty; it begins with `schema_version: 1`.")
        return Problem(tree.file, 1, 1, said)
    said = terminal.say("the file needs keys with values, such as `schema_version: 1`.")
    return tree.problem((), said)


def _version(tree: Tree) -> Problem | None:
    """Object to a version whose other keys would be judged wrongly here."""
    way = ("schema_version",)
    given = tree.data.get("schema_version")
    if isinstance(given, bool | float):  # True and 1.0 are equal to 1
        said = terminal.say(
            "{text} is not possible; there is only {expected}.",
            text=terminal.quoted(tree.written(way)),
            expected=VERSION,
        )
    elif not isinstance(given, int) or given == VERSION:
        return None
    elif given > VERSION:
        said = newer(given, VERSION)
    elif given >= 1:
        said = terminal.say("{version} is an older form; `moments migrate`.", version=given)
    else:
        said = terminal.say(
            "there is no version {version}; {needed} is needed.", version=given, needed=VERSION
        )
    return tree.problem(way, f"schema_version: {said}")


def newer(given: int, known: int) -> str:
    """Object to a version that only a later release reads."""
    return terminal.say(
        "{version} is of a newer release; this release reads up to {known}; update it with `pip "
        "install -U`.",
        version=given,
        known=known,
    )


def _empty(tree: Tree) -> Iterable[Problem]:
    for way, value in _walk(tree.data):
        if value is None:
            name = objections.shown(way)
            if HEXADECIMAL.match(tree.line_after(way).lower()):
                said = terminal.say(
                    "this is empty, since YAML takes what follows # for a comment; put the colour "
                    "in quotation marks."
                )
            else:
                said = terminal.say("this is empty; give a value, or leave the key out.")
            yield tree.problem(way, f"{name}: {said}")


def _twice(tree: Tree) -> Iterable[Problem]:
    """All lists in the file are of names, and no name belongs into one twice."""
    for way, value in _walk(tree.data):
        if isinstance(value, list):
            for at, item in enumerate(value):
                if isinstance(item, str) and item in value[:at]:
                    here = (*way, at)
                    said = terminal.say(
                        "{text} stands in this list already.",
                        text=terminal.quoted(tree.written(here)),
                    )
                    yield tree.problem(here, f"{objections.shown(here)}: {said}")


def _walk(
    data: Any, way: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield way, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _walk(value, (*way, key))
    elif isinstance(data, list):
        for at, item in enumerate(data):
            yield from _walk(item, (*way, at))
