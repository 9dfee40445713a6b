"""Links that nobody should have to fear, made by kinds: as many as are asked for, from a seed."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

import calculator
from calculator.outputs.link import fragment
from calculator.outputs.packing import packed

Kind = Callable[[Random], str]


def links(count: int, seed: str = "hostile") -> Iterator[tuple[str, str]]:
    """`count` links, each with the name of its kind; all kinds in turn."""
    draw = Random(seed)
    kinds = list(KINDS.items())
    for number in range(count):
        name, kind = kinds[number % len(kinds)]
        yield name, kind(draw)


def of_kind(kind: str, count: int) -> list[str]:
    """Those of one kind among so many links."""
    return _by_kind(count)[kind]


@cache
def _by_kind(count: int) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, link in links(count):
        made[kind].append(link)
    return made


def deflated(content: bytes) -> str:
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = squeezed.compress(content) + squeezed.flush()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def moments(word: str) -> str:
    return f"encounter?v=1&moments.z={word}"


def example(name: str) -> str:
    return fragment(name, calculator.respond(name, calculator.load(name).example).inputs)


def cut(draw: Random) -> str:
    whole = moments(packed([{"name": "Queue", "importance": "7"}] * 3))
    start = whole.index("=", whole.index(".z")) + 1
    return whole[: start + int(draw.random() * (len(whole) - start - 1))]


def changed(draw: Random) -> str:
    whole = list(moments(packed([{"name": "x" * 50}])))
    at = whole.index("z") + 2 + int(draw.random() * 20)
    whole[at] = "!"
    return "".join(whole)


def noise(draw: Random) -> str:
    raw = bytes(int(draw.random() * 256) for _ in range(1 + int(draw.random() * 200)))
    return moments(base64.urlsafe_b64encode(raw).rstrip(b"=").decode())


def bomb(draw: Random) -> str:
    return moments(deflated(b" " * (10_000_000 + int(draw.random() * 10_000_000))))


def many(draw: Random) -> str:
    return moments(packed([{}] * (1000 + int(draw.random() * 9000))))


def shape(value: object) -> Kind:
    return lambda _: moments(packed(value))


def text(fragment: str) -> Kind:
    return lambda _: fragment


KINDS: dict[str, Kind] = {
    "nothing": text(""),
    "sign alone": text("#"),
    "no calculator": text("#?v=1&promoters=1"),
    "heading": text("https://example.org/page/#how-it-works"),
    "unknown calculator": text("#promotors?v=1&promoters=1"),
    "path as calculator": text("#../../etc/passwd?v=1"),
    "module as calculator": text("#__init__?v=1"),
    "private module": text("#-counted?v=1"),
    "script as calculator": text("#<script>alert(1)</script>?v=1"),
    "no version": text("#promoters?promoters=31&passives=22&detractors=12"),
    "version of tomorrow": text("#promoters?v=2&promoters=31"),
    "version that is a word": text("#promoters?v=one&promoters=31"),
    "version twice": text("#promoters?v=1&v=1&promoters=31"),
    "version packed": text(f"#promoters?v.z={packed([1])}&promoters=31"),
    "unknown key": text("#promoters?v=1&promotors=31"),
    "key of an object's own": text("#promoters?v=1&__proto__=31&constructor=1"),
    "key twice": text("#promoters?v=1&promoters=31&promoters=40&passives=1&detractors=1"),
    "key plain and packed": text(f"#encounter?v=1&moments=1&moments.z={packed([])}"),
    "no value": text("#promoters?v=1&promoters"),
    "empty pairs": text("#promoters?v=1&&&promoters=31"),
    "half an escape": text("#promoters?v=1&promoters=3%2"),
    "no hexadecimal": text("#promoters?v=1&promoters=%zz"),
    "escape with a sign": text("#promoters?v=1&promoters=%+1"),
    "no UTF-8": text("#promoters?v=1&promoters=%ff%fe"),
    "overlong UTF-8": text("#promoters?v=1&promoters=%c0%af"),
    "surrogate in UTF-8": text("#promoters?v=1&promoters=%ed%a0%80"),
    "lone surrogate": text("#promoters?v=1&\ud800=\udfff"),
    "line end within": text("#promoters?v=1&promoters=3\n1&passives=22&detractors=12"),
    "escaped ampersands": text("#promoters?v=1&amp;promoters=31&amp;passives=22"),
    "too long": lambda draw: f"#promoters?v=1&promoters={'9' * (400_001 + int(draw.random() * 9))}",
    "nothing packed": text("#encounter?v=1&moments.z="),
    "cut short": cut,
    "changed": changed,
    "noise": noise,
    "bomb": bomb,
    "bomb in parts": lambda _: "&".join(
        ["encounter?v=1"] + [f"x{n}.z={deflated(b' ' * 150_000 + b'1')}" for n in range(50)]
    ),
    "added behind": lambda _: moments(
        base64.urlsafe_b64encode(base64.urlsafe_b64decode(packed([1]) + "==") + b"more").decode()
    ).rstrip("="),
    "no JSON": lambda _: moments(deflated(b"[{]")),
    "no text": lambda _: moments(deflated(b"\xff\xfe\x00")),
    "NaN": lambda _: moments(deflated(b'[{"importance": NaN}]')),
    "a number of 5000 digits": lambda _: moments(deflated(b"[" + b"9" * 5000 + b"]")),
    "nested deep": lambda _: moments(deflated(b"[" * 99_999 + b"]" * 99_999)),
    "a key twice in JSON": lambda _: moments(deflated(b'[{"name": "a", "name": "b"}]')),
    "object for a table": shape({"0": {}}),
    "text for a table": shape("moments"),
    "rows that are text": shape(["a", "b"]),
    "rows that are lists": shape([[], []]),
    "too many rows": many,
    "unknown column": shape([{"name": "Queue", "importence": "7"}]),
    "truth for a cell": shape([{"name": True}]),
    "list for a cell": shape([{"name": ["a"]}]),
    "object for a cell": shape([{"name": {"toString": "x"}}]),
    "packed text for a number": lambda _: f"promoters?v=1&promoters.z={packed({'a': 1})}",
    "list for a group": lambda _: f"satisfaction?v=1&counts.z={packed([[1]])}",
    "list of lists for a series": lambda _: f"memory?v=1&ratings.z={packed([[[1]]])}",
    "row for answers": lambda _: f"encounter-quality?v=1&answers.z={packed([1, 2])}",
    "object of text for columns": lambda _: f"drivers?v=1&data.z={packed({'a': 'b'})}",
}
"""What is wrong with them: each is refused when it is opened."""

FAULTY_INPUTS: dict[str, str] = {
    "no number": "promoters?v=1&promoters=many&passives=22&detractors=12",
    "script": "promoters?v=1&promoters=%3Cscript%3Ealert(1)%3C%2Fscript%3E&passives=1&detractors=1",
    "beyond all numbers": "promoters?v=1&promoters=1e999&passives=22&detractors=12",
    "below zero": "promoters?v=1&promoters=-1&passives=22&detractors=12",
    "parts of answers": "promoters?v=1&promoters=1.5&passives=22&detractors=12",
    "half of it": "promoters?v=1&promoters=31",
    "a choice that is none": example("effort").replace("version=2.0", "version=9"),
    "a scale upside down": example("magic").replace("1%20to%2010", "10%20to%201"),
    "an empty table": f"encounter?v=1&moments.z={packed([])}",
    "rows without a name": f"encounter?v=1&moments.z={packed([{'importance': 7}])}",
    "empty answers": "encounter-quality?v=1&answers=",
    "words for answers": f"encounter-quality?v=1&answers.z={packed('a b c')}",
}
"""Links that open as they are: the calculator then says what is wrong, as when someone types."""
