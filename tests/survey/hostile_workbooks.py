"""Workbooks that nobody should have to fear, made by kinds from a seed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from calculator.survey.sheet.opening import MOST_CELLS
from calculator.survey.sheet.workbook import MOST_PARTS, UNZIPPED
from tests.survey.workbooks import SHEET, changed, of, plain, saved

Kind = Callable[[Random], bytes]
BOMB = (
    '<!DOCTYPE x [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"


def workbooks(count: int, seed: str = "hostile") -> Iterator[tuple[str, bytes]]:
    """`count` workbooks, each with the name of its kind; all kinds in turn."""
    draw = Random(seed)
    kinds = list(KINDS.items())
    for number in range(count):
        name, kind = kinds[number % len(kinds)]
        yield name, kind(draw)


@cache
def sound() -> bytes:
    return plain()


def cut(draw: Random) -> bytes:
    data = sound()
    return data[: 4 + int(draw.random() * (len(data) - 30))]


def flipped(draw: Random) -> bytes:
    """Bits turned within the sheet's own bytes, so that its checksum is wrong."""
    data = bytearray(sound())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo(SHEET).header_offset + 30 + len(SHEET) + 40
    for step in range(8):
        data[at + step] ^= 1 + int(draw.random() * 255)
    return bytes(data)


def sheet(xml: str) -> bytes:
    return changed(sound(), SHEET, lambda _: xml)


def reencoded(xml: str, encoding: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound())) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml.encode(encoding) if name == SHEET else old.read(name))
    return content.getvalue()


def bomb(draw: Random) -> bytes:
    blanks = " " * (UNZIPPED + 1 + int(draw.random() * 99))
    content = io.BytesIO(sound())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/blanks", blanks)
    return content.getvalue()


def crowd(draw: Random) -> bytes:
    content = io.BytesIO(sound())
    with zipfile.ZipFile(content, "a") as archive:
        for number in range(MOST_PARTS + int(draw.random() * 9)):
            archive.writestr(f"xl/media/{number}", b"")
    return content.getvalue()


def without(part: str) -> Kind:
    def made(_: Random) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(sound())) as old, zipfile.ZipFile(content, "w") as new:
            for name in old.namelist():
                if name != part:
                    new.writestr(name, old.read(name))
        return content.getvalue()

    return made


def spread(_: Random) -> bytes:
    """Each row has its one cell in a column of its own, so that a table of them is nearly empty."""
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="{1}{0}"><v>1</v></c></row>'
    letters = [a + b + c for a in "ABCDEFGHIJKLMNOPQRSTUVW" for b in ALPHABET for c in ALPHABET]
    count = int(MOST_CELLS**0.5) + 9
    return sheet(HEAD + "".join(row.format(at + 1, letters[at]) for at in range(count)) + TAIL)


ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def empty(_: Random) -> bytes:
    return saved(of(())[0])


KINDS: dict[str, Kind] = {
    "cut off": cut,
    "bits turned": flipped,
    "bomb": bomb,
    "too many parts": crowd,
    "entities that explode": lambda _: sheet(
        BOMB + HEAD + '<row><c t="str"><v>&a11;</v></c></row>' + TAIL
    ),
    "entity of another file": lambda _: sheet(
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        + HEAD
        + '<row><c t="str"><v>&a;</v></c></row>'
        + TAIL
    ),
    "a cell of 50 MB": lambda _: sheet(
        HEAD + '<row><c t="str"><v>' + "x" * 50_000_000 + "</v></c></row>" + TAIL
    ),
    "columns far apart": spread,
    "a column beyond all": lambda _: sheet(HEAD + '<row><c r="ZZZZ1"><v>1</v></c></row>' + TAIL),
    "a number that is none": lambda _: sheet(HEAD + "<row><c><v>five</v></c></row>" + TAIL),
    "a text that is not there": lambda _: sheet(HEAD + '<row><c t="s"><v>99</v></c></row>' + TAIL),
    "a style that is none": lambda _: sheet(HEAD + '<row><c s="x"><v>1</v></c></row>' + TAIL),
    "XML that ends early": lambda _: sheet(HEAD + "<row><c>"),
    "no XML": lambda _: sheet("\0\1\2"),
    "nested deep": lambda _: sheet(HEAD + "<row>" * 100_000),
    "nested deep in another part": lambda _: changed(
        sound(), "xl/styles.xml", lambda _: "<a>" * 100_000 + "</a>" * 100_000
    ),
    "nested deep in another encoding": lambda _: reencoded("<a>" * 100_000, "utf-16"),
    "no sheet": without(SHEET),
    "no workbook": without("xl/workbook.xml"),
    "no list of parts": without("[Content_Types].xml"),
    "strict": lambda _: changed(
        sound(),
        "xl/workbook.xml",
        lambda text: text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml",
            "http://purl.oclc.org/ooxml/spreadsheetml",
        ),
    ),
    "an empty sheet": empty,
}
"""What is wrong with them: each ends in a sentence."""
