"""Tables packed for a link: JSON, deflated, in base64url without padding.

Deflate is zlib's at its highest level, which CPython's and Pyodide's zlib do alike. A Python built
on another zlib may pack otherwise; what it packs is read here all the same.
"""

import binascii
import json
import re
import zlib
from typing import Any

from calculator.errors import MomentsError
from calculator.foreign import Unreadable, parsed

MOST = 200_000
"""Bytes that all packed parts of one link may unpack to, together."""
DEEPEST = 8
"""Levels of lists and objects in a packed part. The deepest that a calculator declares is four."""
ALPHABET = re.compile(r"[A-Za-z0-9_-]+")
TO_URL, FROM_URL = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")


class Unpackable(MomentsError):
    """A packed part cannot be read; the message ends a sentence that names the part."""


def packed(data: Any) -> str:
    """Plain data as a word that can stand in any address."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    deflating = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflating.compress(text.encode("utf-8", "replace")) + deflating.flush()
    encoded = binascii.b2a_base64(deflated, newline=False)
    return encoded.rstrip(b"=").translate(TO_URL).decode("ascii")


def unpacked(word: str, most: int = MOST) -> tuple[Any, int]:
    """The data of a packed word, and how many bytes of JSON it was.

    Raises:
        Unpackable: If the word was changed, cut short, or unpacks to more than `most` bytes; no
            more than those are ever unpacked.
    """
    if not ALPHABET.fullmatch(word) or len(word) % 4 == 1:
        raise Unpackable("is not base64url; a character was lost or changed on the way.")
    deflated = binascii.a2b_base64(
        word.encode("ascii").translate(FROM_URL) + b"=" * (-len(word) % 4)
    )
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflating.decompress(deflated, most + 1)
    except zlib.error:
        raise Unpackable(
            "cannot be inflated; a character was lost or changed on the way."
        ) from None
    if len(content) > most:
        raise Unpackable(f"unpacks to more than the {MOST:,} bytes that a link may hold.")
    if not inflating.eof:
        raise Unpackable("ends too early; the link was cut short.")
    if inflating.unused_data:
        raise Unpackable("goes on behind its end; something was added to the link.")
    try:
        return parsed(content.decode("utf-8"), DEEPEST), len(content)
    except Unreadable as fault:
        raise Unpackable(str(fault)) from None
    except ValueError:
        raise Unpackable("is no JSON.") from None
