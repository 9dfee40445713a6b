"""`moments check`: all that is wrong in a copy's folder, in one run.

Its `moments.yml`, its scenarios, its questions, its calculators, and of its pages the front matter
and the calls of macros. Links and navigation are the generator's to check, when the copy is built.
"""

from __future__ import annotations

import datetime
import re
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils import meta

from calculator.words import choose, quote
from macros import shipped
from macros.check import EXTENSION, NO_RUNTIME_NEEDED
from macros.copy import calculators, exam, scenarios, schema, surveys
from macros.copy.config import Copy
from macros.copy.folder import (
    CALCULATORS,
    COPY_FOLDERS,
    DOCS,
    MOMENTS_YML,
    calculator_files,
    name_of,
    own_files,
    scenario_files,
)
from macros.copy.folder import check as contents_of
from macros.copy.judging import judge, known, read_file
from macros.exam.bank import EXAM
from macros.extension import MacrosExtension
from macros.knowledge import front_matter
from macros.knowledge.problems import Problem, Problems, parse, told
from macros.knowledge.scenarios import SCENARIOS
from macros.page.house import House, adopt
from macros.page.page import Page
from macros.runtime.files import RUNTIMES as RUNTIME
from macros.sentence import MacroError, suggest


def check(folder: Path) -> list[Problem]:
    """Find all that is wrong.

    Args:
        folder: The copy's folder.

    Returns:
        What is wrong, sorted by place; nothing if the copy can be built.
    """
    copy, house, problems = _config(folder)
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
            journeys = scenarios.check(folder, house, copy.methods if copy else None)
            pages = _pages(folder, Path(temporary), house)
    # Whatever names a file that is wrong is not wrong for that.
    named = [f"calculator {quote(name)}" for name in broken]
    problems += [one for one in journeys if not any(said in one.sentence for said in named)]
    for place in {Path(one.file) for one in journeys}:
        named += [f"scenario {quote(place.stem)}", f"{SCENARIOS}/{place.name}"]
    problems += [one for one in pages if not any(said in one.sentence for said in named)]
    return sorted(set(problems))


def main(folder: Path) -> int:
    """Print what is wrong, or that nothing is; give the exit status.

    The folder's JSON Schema is brought up to date as well, so that editors know its names.
    """
    problems = check(folder)
    for said in left_aside(folder):
        print(f"Note: {said}")
    if (folder / MOMENTS_YML).is_file():
        schema.write(folder)
        exam.write_schema(folder)
    if problems:
        print(told(problems), file=sys.stderr)
        return 1
    print("All is right: moments.yml, scenarios, questions, calculators and pages.")
    return 0


def left_aside(folder: Path) -> list[str]:
    """What lies in a copy and is in no site of it, though nothing about it is wrong."""
    try:
        copy = judge(read_file(folder), known(folder))
    except Problems:  # which are said elsewhere
        return []
    return [*calculators.not_offered(folder, copy.methods)]


def _config(folder: Path) -> tuple[Copy | None, House, list[Problem]]:
    """The copy, if its file is right; the scale that all else is held against in any case."""
    try:
        tree = read_file(folder)
    except Problems as unreadable:
        return None, House(folder), [*unreadable.problems]
    try:
        copy = judge(tree, known(folder))
    except Problems as wrong:
        return None, House(folder, scale=_scale(tree.data)), [*wrong.problems]
    return copy, copy.house, []


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
            said = f"nothing in the folder {quote(path.name)} is read; call it {quote(meant)}."
            yield Problem(path.name, 1, 1, said)


def _pages(folder: Path, temporary: Path, house: House) -> list[Problem]:
    """Convert the copy's own pages among the shipped ones, whose glossary and works they cite.

    Its own questions are read there as well, since what teaches them may be on either.
    """
    files = own_files(folder)
    own = sorted(Path(place) for place in files if place.endswith(".md"))
    if not own and not (folder / EXAM).is_dir():
        return []
    docs = temporary / DOCS
    shutil.copytree(shipped.docs(), docs, ignore=_but(shipped.docs() / RUNTIME))
    for place, path in files.items():
        (docs / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, docs / place)
    for path in scenario_files(folder):
        shutil.copy(path, docs / SCENARIOS)
    settings = load_config(str(shipped.config()), docs_dir=str(docs), watch=[])
    adopt(house)
    try:
        wrong = exam.check(folder, docs)
        of_the_bank = str(Problems(wrong)) if wrong else None
        found = [one for place in own for one in _page(docs / place, docs, settings)]
        # Each page that asks a question would say it again.
        return wrong + [one for one in found if one.sentence != of_the_bank]
    finally:
        adopt(House())


def _but(left_out: Path) -> Any:
    return lambda folder, names: [name for name in names if Path(folder, name) == left_out]


def _page(path: Path, docs: Path, settings: Any) -> Iterator[Problem]:
    file = f"{DOCS}/{path.relative_to(docs).as_posix()}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        yield Problem(file, 1, 1, "this is not UTF-8; save the page as UTF-8.")
        return
    yield from _head(text, file)
    errors: list[MacroError] = []
    macros = MacrosExtension(errors.append, Page(path, docs, lambda: NO_RUNTIME_NEEDED))
    others = [name for name in settings.markdown_extensions if name != EXTENSION]
    body, _ = meta.get_data(text)
    Markdown(extensions=[*others, macros], extension_configs=settings.mdx_configs).convert(body)
    lines = text.splitlines()
    for error in errors:
        line = error.line or 1
        column = _column(lines[line - 1], error.sentence) if line <= len(lines) else 1
        yield Problem(file, line, column, error.sentence)


def _column(line: str, sentence: str) -> int:
    """Where a call begins in its line: the one that holds the most of what the sentence quotes."""
    quoted = [*re.findall("“([^”]+)”", sentence)]
    starts = [start.start() for start in re.finditer(r"\{\{", line)] or [0]
    ends = [*starts[1:], len(line)]
    held = [
        sum(word in line[start:end] for word in quoted)
        for start, end in zip(starts, ends, strict=True)
    ]
    return starts[held.index(max(held))] + 1


def _head(text: str, file: str) -> Iterator[Problem]:
    """What the front matter says wrongly; an own page may do without it, or without any key."""
    fenced = front_matter.FRONT_MATTER.match(text)
    if not fenced:
        return
    try:
        tree = parse(fenced[1], file, first_line=2)
    except Problems as unreadable:
        yield from unreadable.problems
        return
    yield from tree.problems
    if tree.data is not None and not isinstance(tree.data, dict):
        yield tree.problem((), "front matter needs keys with values, such as `title: Pay slips`.")
        return
    head = tree.data or {}
    for key in ("title", "description"):
        if key in head and not (isinstance(head[key], str) and head[key].strip()):
            said = f"{key}: text is needed here; if it is text, put it in quotation marks."
            yield tree.problem((key,), said)
    words = head.get("keywords", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        said = "keywords: a list of texts is needed here, such as [pay slips, wages]."
        yield tree.problem(("keywords",), said)
    reviewed = head.get("reviewed")
    day = isinstance(reviewed, datetime.date) and not isinstance(reviewed, datetime.datetime)
    if "reviewed" in head and not day:
        yield tree.problem(("reviewed",), "reviewed: a day is needed here, such as 2026-11-22.")
    if "rests_on" in head:
        for key, sentence in _rests_on(head["rests_on"], front_matter.RESTS_ON):
            yield tree.problem(("rests_on", key) if key else ("rests_on",), sentence, key=True)


def _rests_on(said: Any, keys: Collection[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(said, dict) or not said:
        yield "", f"rests_on: one key at least is needed here, of {choose(keys)}."
        return
    for key, value in said.items():
        if key not in keys:
            yield key, f"rests_on: there is no key {quote(str(key))}; {suggest(str(key), keys)}"
        elif not (isinstance(value, str) and value.strip()):
            yield key, f"rests_on.{key}: text is needed here."
