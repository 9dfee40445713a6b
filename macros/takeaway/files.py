"""The files to take away, written below the pages, and the list of them that a page shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.exam import bank
from macros.exam.bank import Bank
from macros.kept.steps import step
from macros.kept.store import Store
from macros.page.house import adopted
from macros.sentence import MacroError
from macros.takeaway import anki, cards, gift
from macros.takeaway.collected import Collection, collect

TAKEN = Path("assets", "exam")
"""Where they lie, below the pages."""

LIST = "taken.json"
TEACHERS_TEMPLATE = 20
"""Questions of a template in a GIFT file, from whose category one can be drawn for each student."""
COMMAND = "python -m macros.takeaway"
OFFERED = re.compile(rb"\{\{-?\s*taken\b")
"""How a page lists what can be taken away of the bank."""


@dataclass(frozen=True)
class Download:
    """One file to take away.

    Attributes:
        name: Its name, below `TAKEN`.
        kind: `anki`, `cards` or `gift`.
        deck: Whose questions it holds, as its deck is called.
        questions: How many.
        size: Its bytes.
    """

    name: str
    kind: str
    deck: str
    questions: int
    size: int


@dataclass(frozen=True)
class Downloads:
    """All of them.

    Attributes:
        bank: The version of the bank that they were made of.
        files: The files.
    """

    bank: str
    files: tuple[Download, ...]


def offered(page: bytes) -> bool:
    """Whether a page lists the files: they are made for no other reason.

    >>> offered(b"{{ taken() }}"), offered(b"{{- taken() -}}"), offered(b"They are taken away.")
    (True, True, False)
    """
    return bool(OFFERED.search(page))


def build(docs: Path, kept: Path | None = None) -> Downloads:
    """Make the files of a site's bank; what is right already is not touched.

    Args:
        docs: The folder of the pages.
        kept: Where it is kept what they were made of; without it they are made anew.

    Raises:
        Problems: If anything is wrong with the bank.
    """
    step(Store(kept), docs, docs / TAKEN, lambda: _build(docs))
    return _read(docs / TAKEN / LIST)


def _build(docs: Path) -> None:
    found = bank.load(docs)
    contents: dict[str, bytes] = {}
    files: list[Download] = []
    for kind, collection, content in _made(found, docs):
        name = f"{collection.slug}.{kind.partition(' ')[2]}"
        contents[name] = content
        shown = kind.partition(" ")[0]
        count = len(collection.questions)
        files.append(Download(name, shown, collection.name, count, len(content)))
    taken = Downloads(found.version, tuple(files))
    contents[LIST] = (json.dumps(asdict(taken), ensure_ascii=False, indent=1) + "\n").encode()
    _write(docs / TAKEN, contents)


def listed(docs: Path, found: Bank) -> Downloads:
    """What was made, if it was made of the bank of now.

    Args:
        docs: The folder of the pages.
        found: The bank.

    Raises:
        MacroError: If nothing was made, or it was made of another bank.
    """
    path = docs / TAKEN / LIST
    if not path.is_file():
        raise MacroError(f"The files to take away are not made yet: run `{COMMAND}`.")
    made = _read(path)
    if made.bank != found.version:
        raise MacroError(
            f"The files to take away are of bank {made.bank}, and the bank is {found.version} "
            f"now: run `{COMMAND}`."
        )
    return made


def _read(path: Path) -> Downloads:
    data = json.loads(path.read_bytes())
    return Downloads(data["bank"], tuple(Download(**one) for one in data["files"]))


def _made(found: Bank, docs: Path) -> Iterator[tuple[str, Collection, bytes]]:
    for collection in collect(found, docs, adopted()):
        yield "anki apkg", collection, anki.package([*cards.notes(collection)])
        yield "cards txt", collection, cards.text(collection).encode()
    for collection in collect(found, docs, adopted(), TEACHERS_TEMPLATE):
        yield "gift gift.txt", collection, gift.text(collection).encode()


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    """Make a folder hold certain files and no others; a generator that serves them watches it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in contents:
            path.unlink()
    for name, content in contents.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
