"""The files of `moments survey`: answers and their mapping are read, and a mapping is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from calculator.errors import MomentsError
from calculator.survey.checking import checked
from calculator.survey.dialect import separated
from calculator.survey.export import Export
from calculator.survey.mapping import SurveyMapping
from calculator.words import amount, counted, quote


class UnreadableExport(MomentsError):
    """A survey's file or its mapping cannot be read; the message says why."""


def opened(data: bytes, name: str, said: Mapping[str, str]) -> Export:
    """The cells of a file of text, by the reader of pasted blocks."""
    encoding = said.get("encoding", "utf-8-sig")
    try:
        text = data.decode(encoding)
    except LookupError as fault:
        raise UnreadableExport(f"There is no encoding {quote(encoding)}.") from fault
    except UnicodeDecodeError as fault:
        raise UnreadableExport(
            f"{name} is not {encoding.upper()} text; say how it is encoded with --encoding."
        ) from fault
    cells = separated(text, numbers=False)[0]
    head, *body = cells.rows or ((),)
    for row, line in zip(body, cells.lines[1:], strict=True):
        if len(row) != len(head):
            wide = f"{counted(len(row), 'cell')}, and the first has {amount(len(head))}"
            raise UnreadableExport(f"{name}: line {amount(line)} has {wide}.")
    columns = tuple(zip(*body, strict=True)) if body else tuple(() for _ in head)
    digest = hashlib.sha256(data).hexdigest()
    return Export(name, len(data), digest, tuple(head), columns, tuple(cells.lines[1:]))


def content(file: str) -> bytes:
    """All bytes of a file."""
    try:
        return Path(file).read_bytes()
    except OSError as fault:
        raise UnreadableExport(f"{file} cannot be read: {fault.strerror}.") from fault


def mapping_in(file: str) -> SurveyMapping:
    """The mapping that a file holds; every fault of it is said at once."""
    try:
        text = content(file).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableExport(f"{file} is not UTF-8 text; save it as UTF-8.") from fault
    found = checked(text)
    if found.mapping is None:
        raise UnreadableExport("\nmoments: ".join(f"{file}: {one.text}" for one in found.faults))
    return found.mapping


def write(path: Path, text: str) -> bool:
    """Write the mapping unless there is one; whether it was written."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    except OSError as fault:
        raise UnreadableExport(f"{path} cannot be written: {fault.strerror}.") from fault
    return True
