"""What `moments score` writes: each file under a temporary name until it is whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from calculator.survey.cards.card import Card
from macros import terminal
from macros.warehouse.faults import Unscored, sentence


def free(file: str, *, force: bool) -> Path:
    """The place of a file that is to be written, before anything is worked out for it.

    Raises:
        Unscored: It exists and must not be replaced, or its folder does not exist.
    """
    path = Path(file)
    if path.exists() and not force:
        said = terminal.say("{file} exists already; add --force to replace it.", file=path)
        raise Unscored(said)
    if not path.parent.is_dir():
        said = terminal.say(
            "There is no folder {folder} to write {file} into.", folder=path.parent, file=path.name
        )
        raise Unscored(said)
    return path


def written(path: Path, write: Callable[[Path], object]) -> Path:
    """Write a file beside its place and move it there when it is whole.

    Raises:
        Unscored: It cannot be written; what stood there before stands there still.
    """
    held = ""
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
        ) as part:
            held = part.name
        write(Path(held))
        _on_disk(Path(held))
        Path(held).chmod(0o644)
        Path(held).replace(path)
    except OSError as fault:
        why = sentence(fault, str(path), terminal.say("The disk"))
        said = terminal.say("{file} was not written. {why}", file=path, why=why)
        raise Unscored(said) from fault
    finally:
        if held:
            Path(held).unlink(missing_ok=True)
    return path


def together(texts: Mapping[Path, str]) -> list[Path]:
    """Write several texts beside their places and move them there when all of them are whole.

    Raises:
        Unscored: One cannot be written; what stood there before stands there still.
    """
    parts: dict[Path, Path] = {}
    try:
        for path, said in texts.items():
            path.parent.mkdir(exist_ok=True)
            with NamedTemporaryFile(
                dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
            ) as part:
                parts[path] = Path(part.name)
            parts[path].write_text(said, encoding="utf-8", newline="\n")
            _on_disk(parts[path])
            parts[path].chmod(0o644)
        for path, part_of in parts.items():
            part_of.replace(path)
    except OSError as fault:
        why = sentence(fault, str(path), terminal.say("The disk"))
        raise Unscored(terminal.say("The page was not written. {why}", why=why)) from fault
    finally:
        for part_of in parts.values():
            part_of.unlink(missing_ok=True)
    return list(texts)


def _on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def text(path: Path, said: str) -> Path:
    """Write text."""
    return written(path, lambda part: part.write_text(said, encoding="utf-8", newline=""))


def parquet(path: Path, cards: Sequence[Card]) -> Path:
    """Write all figures of all cards, a row for each: card, row, key, number or text.

    Row 0 holds what is said of all answers, rows from 1 what was found for each thing or group.
    """
    import pyarrow
    import pyarrow.parquet

    rows = [one for card in cards if card.reply for one in _figures(card)]
    kinds = {
        "card": pyarrow.string(),
        "row": pyarrow.int64(),
        "key": pyarrow.string(),
        "number": pyarrow.float64(),
        "text": pyarrow.string(),
    }
    table = pyarrow.Table.from_pylist(rows, schema=pyarrow.schema(kinds))
    return written(path, lambda part: pyarrow.parquet.write_table(table, part))


def _figures(card: Card) -> Iterator[dict[str, Any]]:
    assert card.reply, "only a card with a reply has figures"
    for at, held in enumerate([card.reply.values, *card.reply.rows]):
        for key, value in held.items():
            if isinstance(value, bool) or not isinstance(value, int | float | str):
                continue
            number = None if isinstance(value, str) else float(value)
            said = value if isinstance(value, str) else None
            yield {"card": card.key, "row": at, "key": key, "number": number, "text": said}
