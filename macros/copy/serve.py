"""Serve a copy while it is written.

A page that changes is composed anew, and the generator, which watches the composed pages, reloads
it. Anything else that changes may change every page: the generator is stopped and started again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from html import escape
from os.path import relpath
from pathlib import Path

from macros import serve as project
from macros import terminal
from macros.copy import contents, extending, judging
from macros.copy.build import environment, python
from macros.copy.folder import COPY_FOLDERS, DOCS, HIDDEN, MOMENTS_YML
from macros.copy.schema import SCHEMA_FILE
from macros.front import Front, being_built, free
from macros.generators import ADDRESS, CONFIG, SERVES
from macros.knowledge.problems import Problems
from macros.language.spoken import ENGLISH
from macros.sentence import MacroError
from macros.serve import INSIDE, PAUSE, difference, look, say, stop

Process = subprocess.Popen[bytes]


def serve(folder: Path, generator: str, address: str, root: Path | None = None) -> None:
    """Compose the copy, serve it and keep both in step with its files, until Ctrl-C.

    Args:
        folder: The copy's folder.
        generator: One of `SERVES`.
        address: Where to serve, as `host:port`.
        root: The folder in which what the copy extends has to lie; the repository's without one.
    """
    try:
        front = Front(address, _being_built())
    except OSError as fault:
        said = terminal.say(
            "Nothing can be served at {address}: {why}.", address=address, why=fault.strerror
        )
        raise MacroError(said) from fault
    with front:
        said = terminal.say(
            "Serving at {address} (this address stays; the generator's own changes)",
            address=f"http://{address}/",
        )
        say(said)
        _serve(folder, generator, address, front, root)


def _serve(folder: Path, generator: str, address: str, front: Front, root: Path | None) -> None:
    process: Process | None = None
    seen = look(_places(folder, root))
    configured: bytes | None = None
    try:
        composed = compose(folder, generator, root)
        while True:
            now = _configuration(folder)
            if composed and (process is None or process.poll() is not None or now != configured):
                process = _restart(process, folder, generator, address, front)
                configured = now
            elif not composed:
                if process is None:
                    say(terminal.say("Nothing is served until that is mended."))
                else:
                    say(terminal.say("The site stays as it was until that is mended."))
            changed = _wait(folder, seen, root)
            seen = look(_places(folder, root))
            say(terminal.say("{file} changed …", file=relpath(changed, folder)))
            if not changed.is_relative_to(folder / DOCS):
                configured = None
            composed = compose(folder, generator, root)
    finally:
        if process is not None:
            stop(process)


def compose(folder: Path, generator: str, root: Path | None = None) -> bool:
    """Compose in a Python of its own, which knows the copy's calculators as they are now."""
    told = [str(folder), generator, *([str(root)] if root else [])]
    command = python("macros.copy.commands", "compose", *told)
    return subprocess.run(command, env=environment()).returncode == 0


def _being_built() -> bytes:
    """The page for what is not there yet, in the language that is spoken."""
    words = terminal.spoken()
    language = words.language if words else ENGLISH
    title = terminal.say("Being built")
    said = terminal.say("This page is being built, and comes by itself.")
    return being_built(language, escape(title), escape(said))


def _restart(
    process: Process | None, folder: Path, generator: str, address: str, front: Front
) -> Process:
    """Start the generator anew; what it answered before is given until it answers again."""
    front.put_behind(None)
    if process is not None:
        stop(process)
    # Zensical keeps pages that were made with other calculators or another scale.
    shutil.rmtree(folder / HIDDEN / ".cache", ignore_errors=True)
    inner = free(INSIDE)
    started = subprocess.Popen(
        python(*SERVES[generator], inner),
        cwd=folder / HIDDEN,
        env={ADDRESS: f"http://{address}/"} | environment(),
        start_new_session=os.name != "nt",
    )
    front.put_behind(inner)
    return started


def _wait(folder: Path, seen: project.Look, root: Path | None) -> Path:
    while not (changed := difference(seen, look(_places(folder, root)))):
        time.sleep(PAUSE)
    return changed


def _places(folder: Path, root: Path | None) -> Iterator[Path]:
    """What the copy consists of, without what is built, hidden, or written for editors."""
    for part in ("", *COPY_FOLDERS):
        found = contents.files(folder, part, below=part == DOCS)
        yield from (path for path in found if path != folder / SCHEMA_FILE)
    yield from _extended(folder, root)


def _extended(folder: Path, root: Path | None) -> Iterator[Path]:
    """What the copy's `moments.yml` extends, as far as it can be read now."""
    try:
        if extending.KEY in (folder / MOMENTS_YML).read_text(encoding="utf-8"):
            yield from extending.files(judging.read_file(folder), folder, root)
    except (OSError, UnicodeDecodeError, Problems):
        return  # it is being written, or is wrong, which is said when it is composed


def _configuration(folder: Path) -> bytes:
    path = folder / HIDDEN / CONFIG
    return path.read_bytes() if path.is_file() else b""
