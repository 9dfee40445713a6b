"""Build a copy's site: compose it, run a generator strictly, seal the result, and hand it over.

What the generator writes stays in `.moments/` until it is sealed, so that a site which is being
served is only ever replaced by a whole one.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from macros import terminal
from macros.copy import calculators, judging
from macros.copy.check import check
from macros.copy.compose import compose, outline
from macros.copy.folder import CALCULATORS, DOCS, HIDDEN
from macros.copy.mirror import mirror
from macros.exam.bank import EXAM
from macros.generators import ADDRESS, BUILDS, GENERATORS, SILENCED
from macros.kept.store import COPYS
from macros.knowledge.problems import Problems
from macros.knowledge.scenarios import SCENARIOS
from macros.language.scripts import translated
from macros.page.house import House
from macros.runtime.sources import ROOT
from macros.sentence import MacroError, SiteFailed
from macros.shipped import DISTRIBUTION
from macros.site import early, offline
from macros.site.seal import seal

OUT = "site"

READ_ME = "READ-ME-FIRST.txt"
READ_ME_WIDTH = 98
TYPED_COMMAND = re.compile("`[^`]*`")
"""What is typed as it stands, and so stays on one line."""
QUESTIONS_PAGE = "exam/questions.md"
"""The page of all questions."""

COLOURED = re.compile(r"\x1b\[[0-9;]*m")
"""What generators colour their words with, whether or not a terminal reads them."""
EARLIEST = (1980, 1, 1, 0, 0, 0)


def build(folder: Path, generator: str, out: Path, root: Path | None = None) -> Path:
    """Build the site of a copy.

    Args:
        folder: The copy's folder.
        generator: One of `GENERATORS`.
        out: The folder to leave the site in; a site that was built there is replaced.
        root: The folder in which what the copy extends has to lie; the repository's without one.

    Returns:
        That folder.

    Raises:
        SiteFailed: If the generator or the seal finds anything wrong; what is in `out` stays.
        MacroError: If `out` is no place for a site, or the copy cannot be composed.
        Problems: If anything is wrong in the copy.
    """
    needs(generator)
    _suits(out, folder)
    prepare(folder, root, generator)
    run = subprocess.run(
        python(*BUILDS[generator]),
        cwd=folder / HIDDEN,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if run.returncode:
        said = terminal.say(
            "{generator} could not build the site. Nothing was built.", generator=generator
        )
        raise SiteFailed(f"{COLOURED.sub('', run.stdout).strip()}\n{said}")
    built = folder / HIDDEN / "site"
    _unpublish(folder, built, root)
    lines = _first_lines(folder, root)
    kept = folder / HIDDEN / COPYS
    if findings := seal(built, whole=False, first_lines=lines, kept=kept):
        said = terminal.say("The site could not be sealed. Nothing was built.")
        raise SiteFailed("\n".join([*findings, said]))
    mirror(dict(_files(built)), out)
    return out


def prepare(folder: Path, root: Path | None = None, generator: str = GENERATORS[0]) -> Path:
    """Compose a copy in which nothing is wrong.

    Args:
        folder: The copy's folder.
        root: As for `build`.
        generator: As for `build`.

    Returns:
        The configuration for a generator.

    Raises:
        Problems: If anything is wrong; all of it.
    """
    if problems := check(folder, root, generator):
        raise Problems(problems)
    return compose(judging.load(folder, root), folder / HIDDEN, generator)


def _first_lines(folder: Path, root: Path | None) -> str:
    """What stands in the head of each page, in the copy's language."""
    words = judging.load(folder, root).house.words
    return translated(early.FIRST_LINES, words.script, words.counted)


def archive(site: Path, path: Path, house: House) -> None:
    """Pack a built site, so that whoever unpacks it can serve it from anywhere.

    The same site gives the same bytes.

    Args:
        site: The folder of the site.
        path: The archive to write.
        house: Whose site it is: what it is called, and the language of the text that goes with it.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        contents = ((place, file.read_bytes()) for place, file in _files(site))
        for place, content in [(READ_ME, _read_me(house).encode()), *contents]:
            entry = zipfile.ZipInfo(place, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)


def _unpublish(folder: Path, built: Path, root: Path | None) -> None:
    """Take out of a site what belongs to pages that the copy does not show.

    Guides calculate with the figures of journeys and ask questions of the bank, so that generators
    must have them, and publish all they have. Of a folder of which every page is left out nothing
    is published.
    """
    copy = judging.load(folder, root)
    with calculators.offered(folder / CALCULATORS):
        site = outline(copy)
    pages = {place for place in site.files if place.endswith(".md")}
    for path in (folder / HIDDEN / DOCS / SCENARIOS).glob("*.yml"):
        if f"{SCENARIOS}/{path.stem}.md" not in pages:
            (built / SCENARIOS / path.name).unlink(missing_ok=True)
    left = {place.partition("/")[0] for place in pages if "/" in place}
    for part in {place.partition("/")[0] for place in site.gone if "/" in place} - left:
        shutil.rmtree(built / part, ignore_errors=True)
    if QUESTIONS_PAGE not in pages:
        for path in (built / EXAM).glob("*.yml"):
            path.unlink()


def needs(generator: str) -> None:
    """Object if a generator is not installed.

    Raises:
        MacroError: If so.
    """
    if importlib.util.find_spec(generator) is None:
        package = f"'{DISTRIBUTION}[{generator}]'"
        said = terminal.say(
            "{generator} is not installed here: `pip install {package}`.",
            generator=generator,
            package=package,
        )
        raise MacroError(said)


def python(*arguments: str) -> list[str]:
    """A command for this Python, which takes nothing from the folder that it is run in."""
    return [sys.executable, "-P", "-m", *arguments]


def environment() -> dict[str, str]:
    """The environment of a generator: it imports what we do, and writes nothing beside it."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    ours = {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    given = {name: value for name, value in os.environ.items() if value or name != ADDRESS}
    return given | SILENCED | ours


def _suits(out: Path, folder: Path) -> None:
    if out.exists() and not out.is_dir():
        said = terminal.say("{path} is a file; name a folder for the site.", path=out)
        raise MacroError(said)
    if out.is_dir() and any(out.iterdir()) and not (out / offline.FILE_LIST).is_file():
        said = terminal.say(
            "{path} holds something else than a site that was built here, and all of it would go; "
            "name a new or an empty folder.",
            path=out,
        )
        raise MacroError(said)
    place = out.resolve()
    for part in (DOCS, CALCULATORS, SCENARIOS, EXAM, HIDDEN):
        if place.is_relative_to((folder / part).resolve()):
            said = terminal.say(
                "{path} lies in {folder}, from which the site is built.",
                path=out,
                folder=terminal.quoted(part),
            )
            raise MacroError(said)


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path


def _read_me(house: House) -> str:
    with terminal.speaking(house.words):
        address, folder = terminal.say("ADDRESS"), terminal.say("THE-FOLDER")
        paragraphs = (
            terminal.say(
                "A complete site: all that it needs is in this archive, and it asks no other host "
                "for anything."
            ),
            terminal.say(
                "It must come from a web server, since browsers keep the Python of a page that is "
                "opened as a file from starting. Any server will do, under any path. Unpack it "
                "into a folder that one serves, or try it on your own machine:"
            ),
            f"    python3 -m http.server --directory {folder} 8000",
            terminal.say(
                "and open {here}. When it is where it belongs, `moments verify {address}` tells "
                "you whether everything arrived and is sent as it should be.",
                here="http://127.0.0.1:8000/",
                address=address,
            ),
        )
    return "\n\n".join([house.name, *map(_lines, paragraphs)]) + "\n"


def _lines(paragraph: str) -> str:
    if paragraph.startswith(" "):  # a command
        return paragraph
    whole = TYPED_COMMAND.sub(lambda command: command[0].replace(" ", "\0"), paragraph)
    lines = fill(whole, READ_ME_WIDTH, break_long_words=False, break_on_hyphens=False)
    return lines.replace("\0", " ")
