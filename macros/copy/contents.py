r"""Reading a copy's folder: what may be read in it, and what is wrong with all else that is there.

Everything that is taken from an organisation's folder is found here. What leads out of the folder
would be published, a pipe never ends, and neither does a link to a folder above: such things are
left aside by all who read, and said by `check` before anything is built.

>>> of_a_name("notes.md"), of_a_name("a\u202egpj.md")
(None, 'has a character in its name that nobody sees (U+202E); rename it')
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from calculator.words import amount
from macros import terminal
from macros.printing import UNSEEN

TEXTS = (".md", ".yml", ".yaml", ".py", ".csv", ".json", ".css", ".js", ".svg")
READ = (".md", ".yml", ".yaml", ".py")
LARGEST_TEXT, LARGEST = 5_000_000, 200_000_000
"""In bytes: what is read as text, and anything else that a reader would have to load."""
DEEPEST_FOLDER = 40
CIRCLE = terminal.later("is a link that leads in a circle")


def files(folder: Path, part: str, ending: str = "", *, below: bool = False) -> list[Path]:
    """The files in one of a copy's folders that may be read, sorted.

    Args:
        folder: The copy's folder.
        part: The folder in it; `""` for the files beside `moments.yml`.
        ending: How their names end.
        below: Whether to look into the folders in it as well.
    """
    found = (path for path, said in look(folder, part, below=below) if said is None)
    return sorted(path for path in found if path.name.endswith(ending))


def look(folder: Path, part: str, *, below: bool) -> Iterator[tuple[Path, str | None]]:
    """Give what lies in one of a copy's folders, without what editors and systems hide.

    Args:
        folder: The copy's folder.
        part: The folder in it.
        below: Whether to look into the folders in it as well.

    Returns:
        Files that may be read, with `None`; other things with what is wrong with them, as the end
        of a sentence.
    """
    top = folder / part
    if not os.path.lexists(top):
        return
    if part and (said := _of_a_part(top)):
        yield top, said
        return
    waiting = [top]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as fault:
            yield here, _unreadable(fault)
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if not entry.is_dir(follow_symlinks=False):
                yield path, objection(folder, path)
            elif said := _of_a_folder(path, path.relative_to(folder).parts):
                yield path, said
            elif below:
                waiting.append(path)


def objection(folder: Path, path: Path) -> str | None:
    """Say why a file cannot be read, as the end of a sentence; `None` if it can.

    Args:
        folder: The copy's folder, in which it must lie, whatever links lead to it.
        path: The file.
    """
    if said := of_a_name(path.name):
        return said
    try:
        about = path.stat()
        home, real = folder.resolve(), path.resolve()
    except FileNotFoundError:
        if path.is_symlink():
            return terminal.say("is a link that leads to nothing")
        return terminal.say("is not there")
    except RuntimeError:  # what `resolve` raises for it before Python 3.13
        return terminal.said(CIRCLE)
    except OSError as fault:
        return terminal.said(CIRCLE) if fault.errno == errno.ELOOP else _unreadable(fault)
    if not real.is_relative_to(home):
        return terminal.say(
            "leads out of the copy’s folder, and what it leads to would be published; put the file "
            "itself here"
        )
    place = real.relative_to(home)
    if place != path.relative_to(folder) and any(one.startswith(".") for one in place.parts):
        return terminal.say(
            "leads to what is hidden, and that would be published; put the file itself here"
        )
    return _of_a_kind(path, about)


def _of_a_kind(path: Path, about: os.stat_result) -> str | None:
    """Say what is wrong with what lies at a place, which is known to lie in the copy."""
    if stat.S_ISDIR(about.st_mode):
        if path.is_symlink():
            return terminal.say(
                "is a link to a folder, which is not followed; put the folder itself here"
            )
        return terminal.say("is a folder, and a file is needed here")
    if not stat.S_ISREG(about.st_mode):
        return terminal.say("is a pipe or a device, which may never end; put a file in its place")
    most = LARGEST_TEXT if path.suffix.lower() in TEXTS else LARGEST
    if about.st_size > most:
        return terminal.say(
            "holds more than {most} MB, which is too much for a site",
            most=amount(most // 1_000_000),
        )
    if not os.access(path, os.R_OK):
        return terminal.say("cannot be read: you are not allowed to")
    return None


def _unreadable(fault: OSError) -> str:
    return terminal.say("cannot be read: {why}", why=fault.strerror)


def of_a_name(name: str) -> str | None:
    """Say what is wrong with a name that nobody can read as it is, as the end of a sentence."""
    found = UNSEEN.search(name)
    if found is None:
        return None
    return terminal.say(
        "has a character in its name that nobody sees ({code}); rename it",
        code=f"U+{ord(found[0]):04X}",
    )


def _of_a_part(path: Path) -> str | None:
    if path.is_symlink():
        return terminal.say(
            "is a link; put the folder itself here, since only what lies in a copy is read"
        )
    if not path.is_dir():
        return terminal.say("is no folder; what belongs here lies in one")
    return None


def _of_a_folder(path: Path, parts: tuple[str, ...]) -> str | None:
    if said := of_a_name(path.name):
        return said
    if path.suffix in READ:
        return terminal.say(
            "is a folder, and its name is that of a file that is read; call it {name}",
            name=path.stem,
        )
    if len(parts) > DEEPEST_FOLDER:
        return terminal.say("lies more than {deepest} folders deep", deepest=DEEPEST_FOLDER)
    return None
