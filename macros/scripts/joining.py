"""Joins the modules that each page loads into one, and those that are fetched later into a few."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.errors import MomentsError
from macros.runtime import node

ENTRIES = (
    "assets/guides.js",
    "assets/moments.js",
    "assets/moments/quiz.js",
    "assets/moments/survey.js",
    "assets/moments/room.js",
    "assets/embed.js",
)
"""What a page loads, in this order: as in `mkdocs.yml`."""

JOINED = "assets/joined"
"""Where they lie, as deep as the modules are: some find other files from their own address."""

FACTS = f"{JOINED}/joined.json"
FLAGS = (
    "--bundle",
    "--splitting",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--minify-whitespace",
    "--minify-identifiers",
    "--entry-names=[name]-[hash]",
    "--chunk-names=[name]-[hash]",
    "--log-level=warning",
    "--metafile=made.json",
)


class NotJoined(MomentsError):
    """The scripts could not be joined."""


@dataclass(frozen=True)
class Joined:
    """What was joined, and from what.

    Attributes:
        entry: The path of the module that a page loads.
        files: The paths of all that were made.
        modules: The SHA-256 of each module that is in them, by its path.
        way: A hash of how they were joined.
    """

    entry: str
    files: tuple[str, ...]
    modules: dict[str, str]
    way: str


def build(docs: Path, root: Path) -> Joined:
    """Join the scripts; what is right already is not touched.

    Args:
        docs: The folder of the pages.
        root: The project's folder, with what npm has installed.

    Raises:
        NotJoined: A script imports what is not there, or is none.
        ToolMissing: esbuild is not there.
    """
    command, version = node.esbuild(root)
    way = hashlib.sha256("\n".join([version, *ENTRIES, *FLAGS]).encode()).hexdigest()[:16]
    before = found(docs)
    if before and before.way == way and holds(before, docs):
        return before
    with TemporaryDirectory(prefix="moments-") as held:
        job = Path(held)
        lines = [f"import {json.dumps((docs / one).as_posix())};\n" for one in ENTRIES]
        (job / "page.js").write_text("".join(lines), encoding="utf-8")
        run = subprocess.run(
            [*command, "page.js", *FLAGS, "--outdir=made"],
            cwd=job,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode or run.stderr:
            raise NotJoined(f"esbuild did not join the scripts:\n{run.stderr}")
        made = json.loads((job / "made.json").read_bytes())
        place = docs / JOINED
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(job / "made", place)
        modules = {
            (job / name).resolve().relative_to(docs.resolve()).as_posix()
            for name in made["inputs"]
            if name != "page.js"
        }
    (entry,) = place.glob("page-*.js")
    joined = Joined(
        f"{JOINED}/{entry.name}",
        tuple(sorted(f"{JOINED}/{path.name}" for path in place.glob("*.js"))),
        {name: _digest(docs / name) for name in sorted(modules)},
        way,
    )
    (docs / FACTS).write_text(json.dumps(asdict(joined), indent=1) + "\n", encoding="utf-8")
    return joined


def found(docs: Path) -> Joined | None:
    """What was joined for a folder of pages or a built site, if it was."""
    try:
        facts = json.loads((docs / FACTS).read_bytes())
        return Joined(facts["entry"], tuple(facts["files"]), facts["modules"], facts["way"])
    except (OSError, ValueError, KeyError):  # it is not there, or of an older way
        return None


def holds(joined: Joined, site: Path) -> bool:
    """Whether all is there, and each module is still what was joined.

    An organisation may have put a script of its own in the place of one, or a translation.
    """
    return all((site / name).is_file() for name in joined.files) and all(
        (site / name).is_file() and _digest(site / name) == digest
        for name, digest in joined.modules.items()
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
