"""`moments migrate`: bring an older `moments.yml` to the form that this release reads.

A migration edits the text and not the data, so that comments, order and quotation marks stay. The
form has had one version so far, so there is nothing to migrate yet; the first change of a key's
name or place adds an entry to `MIGRATIONS`, and raises `config.VERSION`.
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros import strict_yaml, terminal
from macros.copy.config import VERSION
from macros.copy.folder import MOMENTS_YML
from macros.copy.judging import newer, read_file
from macros.knowledge.problems import Problem, Problems, Tree


@dataclass(frozen=True)
class Migration:
    """One step from a version to the next.

    Attributes:
        version: The version that it starts from.
        why: What changes, in a sentence for the owner of the file, written with `terminal.later`.
        apply: Makes the new text of the old one; the number of the version is not its affair.
    """

    version: int
    why: str
    apply: Callable[[str], str]


MIGRATIONS: tuple[Migration, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What migrating would do to a file.

    Attributes:
        path: The file.
        version: Its version now.
        before: Its text now.
        after: Its text then; the same if there is nothing to do.
        steps: What changes, in sentences.
    """

    path: Path
    version: int
    before: str
    after: str
    steps: tuple[str, ...]

    @property
    def diff(self) -> str:
        """The change as a unified diff; empty if there is none."""
        lines = difflib.unified_diff(
            self.before.splitlines(),
            self.after.splitlines(),
            MOMENTS_YML,
            MOMENTS_YML,
            "now",
            "then",
            lineterm="",
        )
        return "\n".join(lines)


def plan(folder: Path, migrations: Sequence[Migration] = MIGRATIONS, to: int = VERSION) -> Plan:
    """Work out what has to change, and change nothing.

    Args:
        folder: The copy's folder.
        migrations: The steps there are.
        to: The version to reach.

    Raises:
        Problems: If the file cannot be read, or its version is none that there is a way from.
    """
    tree = read_file(folder)
    path = folder / MOMENTS_YML
    before = _text(path)
    data = tree.data if isinstance(tree.data, dict) else {}
    version = data.get("schema_version")
    known = {one.version: one for one in migrations}
    if not isinstance(version, int) or version > to or not {*range(version, to)} <= {*known}:
        raise Problems([_no_way(tree, to, sorted(known))])
    after, steps = before, []
    for step in range(version, to):
        after = set_version(known[step].apply(after), step + 1)
        steps.append(known[step].why)
    return Plan(path, version, before, after, tuple(steps))


def apply(plan: Plan) -> Path | None:
    """Write what was planned, and keep the old text beside it.

    The backup, `moments.yml.1` for version 1, is written first and never over another.

    Returns:
        The backup, or `None` if there was nothing to do.
    """
    if plan.after == plan.before:
        return None
    backup = _backup(plan)
    backup.write_bytes(plan.before.encode())
    beside = plan.path.with_name(f".{MOMENTS_YML}.new")
    beside.unlink(missing_ok=True)  # whatever lies there, a link perhaps
    beside.write_bytes(plan.after.encode())
    os.replace(beside, plan.path)  # noqa: PTH105 all of the file or nothing, on every system
    return backup


def main(
    folder: Path,
    *,
    dry: bool = False,
    migrations: Sequence[Migration] = MIGRATIONS,
    to: int = VERSION,
) -> int:
    """Show the diff and, unless `dry`, apply it; give the exit status."""
    try:
        planned = plan(folder, migrations, to)
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    if planned.after == planned.before:
        said = terminal.say(
            "{file} has the form of this release: version {version}.",
            file=MOMENTS_YML,
            version=planned.version,
        )
        print(said)
        return 0
    for step in planned.steps:
        print(f"- {terminal.said(step)}")
    print(planned.diff)
    if not dry:
        backup = apply(planned)
        kept = backup.name if backup else MOMENTS_YML
        said = terminal.say(
            "{file} is migrated; its old text is in {kept}.", file=MOMENTS_YML, kept=kept
        )
        print(said)
    return 0


def set_version(text: str, version: int) -> str:
    """Write another number behind `schema_version`.

    >>> set_version("schema_version: 1  # of this file", 2)
    'schema_version: 2  # of this file'
    """
    node = _pairs(text)["schema_version"][1]
    return _put(text, node, str(version))


def rename(text: str, way: Sequence[str], name: str) -> str:
    r"""Give a key another name and leave all else as it is; a text without the key stays the same.

    Args:
        text: The file's text.
        way: The keys that lead to the key, and it.
        name: The new name, for the same place.

    >>> rename("colors: # ours\n  main: x", ["colors"], "colours")
    'colours: # ours\n  main: x'
    """
    *parents, key = way
    pairs = _pairs(text, parents)
    return _put(text, pairs[key][0], name) if key in pairs else text


def _pairs(text: str, way: Sequence[str] = ()) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The nodes of the keys and values of a mapping, by key."""
    node = strict_yaml.composed(text)
    for step in (*way, None):
        if not isinstance(node, yaml.MappingNode):
            return {}
        pairs = {key.value: (key, value) for key, value in node.value}
        if step is None:
            return pairs
        if step not in pairs:
            return {}
        node = pairs[step][1]
    return {}


def _put(text: str, node: yaml.Node, instead: str) -> str:
    return text[: node.start_mark.index] + instead + text[node.end_mark.index :]


def _text(path: Path) -> str:
    """The text with its own ends of lines."""
    return path.read_bytes().decode("utf-8")


def _backup(plan: Plan) -> Path:
    """A name that is free, or that holds this very text."""
    count = 0
    while True:
        suffix = f".{plan.version}" + (f".{count}" if count else "")
        path = plan.path.with_name(MOMENTS_YML + suffix)
        if not os.path.lexists(path) or _holds(path, plan.before):
            return path
        count += 1


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == text.encode()


def _no_way(tree: Tree, to: int, known: list[int]) -> Problem:
    data = tree.data if isinstance(tree.data, dict) else {}
    way = ("schema_version",)
    if "schema_version" not in data:
        said = terminal.say(
            "the key {key} is missing, so its form is not known.",
            key=terminal.quoted("schema_version"),
        )
        return tree.problem((), said)
    given = data["schema_version"]
    if isinstance(given, int) and given > to:
        return tree.problem(way, f"schema_version: {newer(given, to)}")
    hint = terminal.say("there is only {version}.", version=to)
    if known:
        hint = terminal.say(
            "there is a way to {version} from {first} on.", version=to, first=known[0]
        )
    said = terminal.say("{text} is no version; {hint}", text=terminal.quoted(str(given)), hint=hint)
    return tree.problem(way, f"schema_version: {said}")
