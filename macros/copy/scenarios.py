"""Look at a copy's own scenarios: all that is wrong with each, where it stands.

What a scenario may hold `macros.knowledge.scenarios` says, and what a calculator takes it says
itself; here both are asked for everything at once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from calculator import load, names, respond
from macros import terminal
from macros.copy import contents
from macros.copy.objections import no_key
from macros.knowledge import scenarios as journeys
from macros.knowledge.problems import Problem, Problems, Tree, Way, read
from macros.page.house import House
from macros.sentence import MacroError, suggest

UNKNOWN_FIELD = " cannot have a field "
"""What calculators say of a field that they do not know: there the key is wrong."""
FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check(folder: Path, house: House, offered: Collection[str] | None) -> list[Problem]:
    """Look at all of them.

    Args:
        folder: The copy's folder.
        house: Its scale and target.
        offered: The calculators that the copy offers, or `None` for all.
    """
    problems: list[Problem] = []
    for path in contents.files(folder, journeys.SCENARIOS):
        file = f"{journeys.SCENARIOS}/{path.name}"
        if path.suffix.lower() in (".yaml", ".yml") and path.suffix != ".yml":
            said = terminal.say(
                "only names that end in {ending} are read; rename it to {name}.",
                ending=".yml",
                name=terminal.quoted(path.stem + ".yml"),
            )
            problems.append(Problem(file, 1, 1, said))
        elif path.suffix == ".yml":
            try:
                found = [*_wrong(read(path, file), path.stem, house, offered)]
            except Problems as unreadable:
                found = [*unreadable.problems]
            problems += found or _refused(folder, path.stem, file)
    return problems


def _wrong(
    tree: Tree, name: str, house: House, offered: Collection[str] | None
) -> Iterator[Problem]:
    yield from tree.problems
    if not FILE_NAME.fullmatch(name):
        said = terminal.say(
            "{name} becomes part of an address; name it with a–z, 0–9 and hyphens, as in "
            "pay-slip.yml.",
            name=terminal.quoted(name),
        )
        yield Problem(tree.file, 1, 1, said)
    if not isinstance(tree.data, dict):
        said = terminal.say("keys with values are needed here, such as `title: A pay slip`.")
        yield tree.problem((), said)
        return
    yield from _keys(tree, (), tree.data, journeys.SCENARIO_KEYS)
    for key in journeys.SCENARIO_TEXTS:
        yield from _text(tree, (key,), tree.data)
    yield from _inputs(tree, house, offered)


def _inputs(tree: Tree, house: House, offered: Collection[str] | None) -> Iterator[Problem]:
    name, inputs = tree.data.get("calculator"), tree.data.get("inputs")
    if "inputs" in tree.data and not isinstance(inputs, dict):
        yield tree.problem(("inputs",), f"inputs: {journeys.no_keys_with_values()}")
    known = isinstance(name, str) and name.strip() in names()
    if isinstance(name, str) and name.strip() and not known:
        said = journeys.no_calculator(name)
        yield tree.problem(("calculator",), f"calculator: {said}")
    elif known and offered is not None and name not in offered:
        said = terminal.say(
            "{name} is not offered; add it to methods in moments.yml.",
            name=terminal.quoted(str(name)),
        )
        yield tree.problem(("calculator",), f"calculator: {said}")
    if not isinstance(inputs, dict):
        return
    for key, rows in inputs.items():
        for at, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict) and "about" in row:
                yield from _about(tree, ("inputs", key, at, "about"), row["about"])
    if known:
        yield from _answered(tree, str(name).strip(), inputs, house)


def _about(tree: Tree, way: Way, said: Any) -> Iterator[Problem]:
    if not isinstance(said, dict):
        yield tree.problem(way, f"about: {journeys.no_keys_with_values()}")
        return
    yield from _keys(tree, way, said, journeys.ABOUT_KEYS)
    for key in journeys.ABOUT_KEYS:
        yield from _text(tree, (*way, key), said)
    kano = said.get("kano")
    if isinstance(kano, str) and kano.strip() and kano.strip() not in journeys.KANO_TYPES:
        yield tree.problem((*way, "kano"), f"kano: {journeys.no_type(kano)}")


def _keys(tree: Tree, way: Way, data: dict[Any, Any], keys: Collection[str]) -> Iterator[Problem]:
    meant = set()
    for key in data:
        if key not in keys:
            hint = suggest(str(key), keys)
            meant.add(hint)
            yield tree.problem((*way, key), no_key(key, hint), key=True)
    for key in keys:
        if key not in data and suggest(key, [key]) not in meant:
            yield tree.problem(way, journeys.missing(key), key=True)


def _text(tree: Tree, way: Way, data: dict[Any, Any]) -> Iterator[Problem]:
    key = way[-1]
    if key not in data:
        return
    text = data[key]
    if text is None or (isinstance(text, str) and not text.strip()):
        said = terminal.say("text is needed here; this is empty.")
        yield tree.problem(way, f"{key}: {said}")
    elif not isinstance(text, str):
        said = terminal.say("text is needed here.")
        if written := tree.written(way):
            said = terminal.say(
                'text is needed here; put it in quotation marks: "{text}".', text=written
            )
        yield tree.problem(way, f"{key}: {said}")


def _answered(tree: Tree, name: str, inputs: dict[str, Any], house: House) -> Iterator[Problem]:
    """Ask the calculator what it objects to."""
    given = house.complete(load(name), journeys.without_about(inputs))
    for message in respond(name, given).messages:
        if message.level == "error":
            steps = [int(step) if step.isdecimal() else step for step in message.path.split(".")]
            way = _known(tree, ("inputs", *steps) if message.path else ("inputs",))
            yield tree.problem(way, message.text, key=UNKNOWN_FIELD in message.text)


def _known(tree: Tree, way: Way) -> Way:
    """The calculator's path as the file's: a key of digits may be text there, or a number."""
    data, known = tree.data, []
    for step in way:
        found = [one for one in (step, str(step)) if isinstance(data, dict) and one in data]
        known.append(found[0] if found else step)
        if isinstance(data, dict):
            data = data.get(known[-1])
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            data = None
    return tuple(known)


def _refused(folder: Path, name: str, file: str) -> list[Problem]:
    """What a page that calls the scenario would still object to: nothing, as far as we know."""
    try:
        journeys.load(folder, name)
    except MacroError as error:
        return [Problem(file, 1, 1, error.sentence)]
    return []
