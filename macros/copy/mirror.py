"""Making a folder hold certain files: what is right already is not touched, and nothing else stays.

Whoever watches the folder sees what has changed, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

Contents = Mapping[str, Path | bytes]
"""Files by their place: where each lies, or what is in it."""


def mirror(files: Contents, folder: Path, apart: str | None = None) -> None:
    """Make a folder hold certain files and no others; what is right already is not touched.

    Args:
        files: The files.
        folder: The folder.
        apart: A folder in it that somebody else fills; it is left alone.
    """
    for path in sorted(folder.rglob("*"), reverse=True):
        if apart is not None and path.is_relative_to(folder / apart):
            continue
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for place, content in files.items():
        write_changed(
            folder / place, content if isinstance(content, bytes) else content.read_bytes()
        )


def write_changed(path: Path, data: bytes) -> None:
    """Write a file, unless it is as it should be; what is no file gives way to it."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.unlink()  # nothing is ever written through a link, nor into a pipe
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give the files below a folder by their place, without what editors and systems hide."""
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in place.parts):
            yield place.as_posix(), path
