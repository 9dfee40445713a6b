"""`moments check`: all that is wrong in a copy's folder, in one run.

Its `moments.yml`, its scenarios, its questions, its calculators, and of its pages the front matter
and the calls of macros. Links and navigation are the generator's to check, when the copy is built.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros import terminal
from macros.copy import (
    calculators,
    clashes,
    exam,
    hiding,
    language,
    leaving,
    pages,
    scenarios,
    schema,
    surveys,
)
from macros.copy.compose import outline
from macros.copy.config import Copy
from macros.copy.folder import (
    CALCULATORS,
    COPY_FOLDERS,
    MOMENTS_YML,
    calculator_files,
    name_of,
)
from macros.copy.folder import check as contents_of
from macros.copy.judging import judge, known, load, read_whole
from macros.generators import GENERATORS, ZENSICAL
from macros.knowledge.problems import Problem, Problems, told
from macros.knowledge.scenarios import SCENARIOS
from macros.language.spoken import ENGLISH
from macros.page.house import House
from macros.sentence import either


def check(folder: Path, root: Path | None = None, generator: str = GENERATORS[0]) -> list[Problem]:
    """Find all that is wrong.

    Args:
        folder: The copy's folder.
        root: The folder in which what it extends has to lie; the repository's without one.
        generator: The one that will build it, by which addresses in HTML are followed.

    Returns:
        What is wrong, sorted by place; nothing if the copy can be built.
    """
    copy, house, problems = _config(folder, root)
    problems += [*contents_of(folder), *_misnamed(folder), *surveys.check(folder)]
    wrong = calculators.check(folder)
    broken = {name_of(Path(problem.file)) for problem in wrong}
    problems += wrong
    with tempfile.TemporaryDirectory() as temporary:
        sound = Path(temporary, CALCULATORS)
        sound.mkdir()
        for path in calculator_files(folder):
            if name_of(path) not in broken:
                shutil.copy(path, sound)
        with calculators.offered(sound):
            if copy is not None:
                problems += [*_first_page(folder, copy, root), *clashes.check(outline(copy))]
            # With no calculator at all a journey is shown as an example, and so may be of any.
            offered = (copy.methods or None) if copy else None
            journeys = scenarios.check(folder, house, offered)
            found = pages.check(
                folder, Path(temporary), house, copy, moves_links=generator == ZENSICAL
            )
    # Whatever names a file that is wrong is not wrong for that.
    named = [terminal.say("calculator {name}", name=terminal.quoted(name)) for name in broken]
    problems += [one for one in journeys if not any(said in one.sentence for said in named)]
    for place in {Path(one.file) for one in journeys}:
        named += [terminal.say("scenario {name}", name=terminal.quoted(place.stem))]
        named += [f"{SCENARIOS}/{place.name}"]
    problems += [one for one in found if not any(said in one.sentence for said in named)]
    return sorted(set(problems))


def main(folder: Path, root: Path | None = None, generator: str = GENERATORS[0]) -> int:
    """Print what is wrong, or that nothing is; give the exit status.

    The folder's JSON Schema is brought up to date as well, so that editors know its names.
    """
    problems = check(folder, root, generator)
    for said in left_aside(folder, root):
        print(terminal.say("Note: {text}", text=said))
    if (folder / MOMENTS_YML).is_file():
        if schema.looks_earlier(folder):
            said = terminal.say(
                "{file}: no clone has the schema of its first line; write `{line}` there.",
                file=MOMENTS_YML,
                line=schema.MODELINE,
            )
            print(terminal.say("Note: {text}", text=said))
        schema.write(folder)
        exam.write_schema(folder)
    if problems:
        print(told(problems), file=sys.stderr)
        return 1
    print(terminal.say("All is right: moments.yml, scenarios, questions, calculators and pages."))
    return 0


def left_aside(folder: Path, root: Path | None = None) -> list[str]:
    """What lies in a copy and is in no site of it, though nothing about it is wrong."""
    try:
        copy = load(folder, root)
    except Problems:  # which are said elsewhere
        return []
    with calculators.offered(folder / CALCULATORS):
        site = outline(copy)
    said = [*calculators.not_offered(folder, copy.methods), *hiding.told(copy.hide, folder)]
    said += language.not_read(copy)
    said += [
        terminal.say("{page} is hidden as well: {why}.", page=place, why=why)
        for place, why in site.along.items()
    ]
    if site.still:
        alone = terminal.say("no page has a calculator’s form: the worked example is shown alone.")
        if any(place.startswith("calculate/") for place in site.files):
            alone = terminal.say(
                "no page has the form of {calculators}: the worked example is shown alone.",
                calculators=either(sorted(site.still)),
            )
        said.append(alone)
    return [*said, *leaving.unlinked(site.files, site.gone, site.own, copy.address)]


def _first_page(folder: Path, copy: Copy, root: Path | None) -> Iterator[Problem]:
    if copy.home is not None and copy.home not in outline(copy).files:
        said = terminal.say(
            "home: {page} is left out by hide, methods or scenarios; a first page has to be shown.",
            page=terminal.quoted(copy.home),
        )
        yield read_whole(folder, root).problem(("home",), said)


def _config(folder: Path, root: Path | None) -> tuple[Copy | None, House, list[Problem]]:
    """The copy, if its file is right; the scale that all else is held against in any case."""
    try:
        tree = read_whole(folder, root)
    except Problems as unreadable:
        return None, House(folder), [*unreadable.problems]
    try:
        copy = judge(tree, known(folder))
    except Problems as wrong:
        return None, House(folder, scale=_scale(tree.data)), [*wrong.problems]
    wrong_words = [*language.check(copy)]
    # What is wrong with its words is wrong with none of its pages.
    if wrong_words:
        copy = copy.model_copy(update={"language": ENGLISH})
    return copy, copy.house, wrong_words


def _scale(data: Any) -> tuple[float, float] | None:
    """The scale of a file in which something else may be wrong."""
    given = data.get("scale") if isinstance(data, dict) else None
    ends = [given.get(key) for key in ("lowest", "highest")] if isinstance(given, dict) else []
    match ends:
        case [int(lowest), int(highest)] if lowest < highest:
            return float(lowest), float(highest)
    return None


def _misnamed(folder: Path) -> Iterator[Problem]:
    """Folders in which nothing would be read, for want or excess of a letter."""
    for path in sorted(folder.glob("*")):
        meant = f"{path.name.lower().rstrip('s')}s"
        if path.is_dir() and meant in COPY_FOLDERS and path.name != meant:
            said = terminal.say(
                "nothing in the folder {folder} is read; call it {name}.",
                folder=terminal.quoted(path.name),
                name=terminal.quoted(meant),
            )
            yield Problem(path.name, 1, 1, said)
