"""Files that nobody should have to fear, made by kinds: as many as are asked for, from a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from calculator.survey.sheet.layout import MOST_COLUMNS
from calculator.survey.sheet.opening import LARGEST, LONGEST_CELL, MOST_CELLS
from tests.survey.files import AIRLINE, QUALTRICS, separated

Kind = Callable[[Random], tuple[bytes, str]]


def files(count: int, seed: str = "hostile") -> Iterator[tuple[str, bytes, str]]:
    """`count` files, each with the name of its kind; all kinds in turn."""
    draw = Random(seed)
    kinds = list(KINDS.items())
    for number in range(count):
        name, kind = kinds[number % len(kinds)]
        yield name, *kind(draw)


def answers(rows: int = 40) -> bytes:
    body = [(str(at), "Loyal, always", str(at % 5), "4.0", "0", 'say "no"') for at in range(rows)]
    return separated([AIRLINE[0], *body]).encode()


def some(draw: Random, most: int) -> int:
    return 1 + int(draw.random() * most)


def noise(draw: Random, size: int) -> bytes:
    return bytes(int(draw.random() * 256) for _ in range(size))


def cut(draw: Random) -> tuple[bytes, str]:
    """Within a quoted cell, so that its quotation mark is never closed."""
    data = answers()
    places = [at for at in range(len(data)) if data[at : at + 5] == b'"Loya']
    return data[: places[int(draw.random() * len(places))] + 4], "answers.csv"


def zeros(draw: Random) -> tuple[bytes, str]:
    data = bytearray(answers())
    for _ in range(some(draw, 5)):
        data[int(draw.random() * len(data))] = 0
    return bytes(data), "answers.csv"


def swapped(draw: Random) -> tuple[bytes, str]:
    data = answers().decode().encode("utf-16")
    return data[:2] + data[3:], f"answers{some(draw, 9)}.csv"


KINDS: dict[str, Kind] = {
    "cut within a cell": cut,
    "zero bytes": zeros,
    "bytes swapped": swapped,
    "noise": lambda draw: (noise(draw, 100 + some(draw, 3000)) + b"\0", "answers.csv"),
    "larger than can be read": lambda _: (b"A,B\n" + b"1,2\n" * (LARGEST // 4), "answers.csv"),
    "a million columns": lambda draw: (
        b"x," * (1_000_000 + some(draw, 99)) + b"\n1",
        "answers.csv",
    ),
    "more columns than a sheet has": lambda draw: (
        b"x" + b";x" * (MOST_COLUMNS + some(draw, 99)) + b"\n1;2\n",
        "answers.csv",
    ),
    "more cells than can be read": lambda _: (b"," * (MOST_CELLS + 1), "answers.csv"),
    "a cell of 50 MB": lambda _: (b'A,B\n1,"' + b"x" * 50_000_000 + b'"\n', "answers.csv"),
    "a cell of many lines": lambda draw: (
        b'A,B\n1,"' + b"x\n" * (LONGEST_CELL + some(draw, 99)) + b'"\n',
        "answers.csv",
    ),
    "quotation marks without end": lambda draw: (b'A,B\n"' * (1 + some(draw, 5000) * 2), "a.csv"),
    "nothing": lambda _: (b"", "answers.csv"),
    "blanks": lambda draw: (b" \r\n" * some(draw, 9000), "answers.csv"),
    "delimiters alone": lambda draw: (b";;;\n" * some(draw, 9000), "answers.csv"),
    "headings alone": lambda _: (separated(AIRLINE[:1]).encode(), "answers.csv"),
    "headings of Qualtrics alone": lambda _: (separated(QUALTRICS[:3]).encode(), "answers.csv"),
    "UTF-8 with a few other bytes": lambda draw: (
        "No;Größe\n".encode() * 50 + b"1;Gr\xf6\xdfe\n" * some(draw, 2),
        "answers.csv",
    ),
    "a login page": lambda _: (b"<!DOCTYPE html><title>Log in</title>", "answers.csv"),
    "half a character": lambda _: ("A;B\n1;Größe".encode("utf-16")[:-1], "answers.csv"),
}
"""What is wrong with them: each ends in a sentence."""

HARMLESS: dict[str, tuple[bytes, str]] = {
    "script in a heading": (b"A,<script>alert(1)</script>\n1,2\n3,4\n", "answers.csv"),
    "script in the name": (b"A,B\n1,2\n3,4\n", "<img src=x onerror=alert(1)>.csv"),
    "a path as name": (b"A,B\n1,2\n3,4\n", "../../etc/passwd"),
    "formulas": (b"A,B\n=cmd|' /C calc'!A0,@SUM(1)\n+1,-2\n", "answers.csv"),
    "lone surrogates": ("A,B\n\ud800,2\n3,4\n".encode("utf-8", "surrogatepass"), "a.csv"),
    "text that turns": ("A,\u202eB\n\u202e1,2\n3,4\n".encode(), "answers.csv"),
    "one heading a thousand times": (b"A," * 999 + b"A\n" + b"1," * 999 + b"1\n", "answers.csv"),
    "marks in front of marks": (b"\xef\xbb\xbf\xef\xbb\xbfA,B\n1,2\n", "answers.csv"),
}
"""What is odd and may be opened: as plain data, with nothing run or looked up."""
