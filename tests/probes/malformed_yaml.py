"""YAML that is malformed, deep, endless or odd, wherever people write YAML here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from macros.copy.new import new
from tests.probes import drawn_texts
from tests.probes.ending import End, of_output
from tests.probes.running import inside

Made = tuple[str, bool | None]
"""A text in YAML, and whether it must be refused; `None` if it may be right."""

MALFORMED = (
    '!!int ""', "!!int x", "!!bool foo", "!!float", "!!float x", "!!timestamp foo", "!!null x",
    "!!binary x", "!!binary é", "!!set {a}", "!!set [a]", "!!omap [a]", "!!pairs {a: 1}",
    "!!map [a]", "!!seq {a: 1}", "!!str [a]", "!!python/object/apply:os.system [ls]",
    "!!python/none", "!own x", "!<tag:yaml.org,2002:int> x", "!e!x y", "&a [*a]", "*nobody",
    "[a, b", "{a: b", '"a', "'a", '"\\x"', '"\\q"', "@a", "`a`", "%a", "a: b: c", "- - a\n- b",
    "[a]]", "|9\n x", ">+-\n x", "? [a]\n: b", "{[a]: b}", "{{a: b}: c}", "{a: 1, a: 2}",
    "{<<: 5}", "{<<: [5]}",
)  # fmt: skip
ODD = (
    "~", "null", "yes", "Off", "0o17", "017", "0x1F", "0b11", "1_000", "1__", "_1", "+1", "-0",
    "1e3", "1E400", ".inf", "-.INF", ".nan", "9" * 400, "9" * 5000, "0." + "3" * 400, "16:30",
    "190:20:30.15", "1:" * 300 + "1", "2026-11-29", "2026-11-29 12:00:00 +99:99", "0001-01-01",
    "[]", "{}", "[[]]", "[null]", "{a: }", "{? a}", '"\\ud800"', '"\\0"', '"\\e[31m"',
    '"\\x9b2J"', '"\\u202e"', '"\\u2066"', '"\\L"', '"\\N"', "|\n ", ">\n", "!!str", '!!str ""',
    "!!str 5", "! 5", '""', "&a b", "&é x", "--- x", "... x", "%YAML 1.1", "#a", "a #b", "- a",
    "-", "?", ":", ",", "[,]", "{,}", "!!set {}", "!!omap []", "2026-13-45",
    "2026-02-30T25:61:00", "{<<: {a: 1}, a: 2}", "<<", "=",
)  # fmt: skip
HEADS = (
    "%YAML 1.1\n---\n", "%YAML 9.9\n---\n", "%TAG ! tag:x,2000:\n---\n", "%TAG\n", "%\n",
    "\ufeff", "\ufeff\ufeff", "---\n---\n", "--- a\n--- b\n", "...\n", "\t", "\x00", "\x1b[31m",
    "\x85", "\u2028", "\ufffe", "# \ud83d\n", "- a\n", "a\n", "? ", "&a\n", "*a\n", "!!set\n",
    "[", "{", "'", '"', "|\n",
)  # fmt: skip
INPUTS = {
    "encounter": "moments:\n  - name: Queue\n    channel: place\n    importance: 7\n"
    "    expectation: 5\n    experience: 3.5\n    reach: 100\n  - name: Desk\n    channel: face\n"
    "    importance: 6\n    expectation: 6\n    experience: 5\n    reach: 90\n",
    "volume": "customers: 10000000\ncontacts: 5\nseconds: 15\n",
    "promoters": "promoters: 31\npassives: 22\ndetractors: 12\n",
    "memory": "ratings: [6, 7, 3, 8]\n",
}
MAPPING = """\
mapping: 1
least_group: 10
outcome: Overall
scales:
  seen:
    ends: [1, 7]
columns:
- heading: Overall
  kind: rating
  scale: seen
- heading: Wait
  kind: rating
  scale: seen
"""
QUESTION = """\
subject: Ours
questions:
  - id: ours-one
    type: not
    ask: Which of these is no moment?
    options:
      - text: one
        because: It is one.
      - text: two
        because: It is none.
        right: true
    source: [carlzon1987]
    page: learn/carlzon.md
    heading: Where it comes from
    level: remember
    families: []
    changed: 2026-11-28
"""
HEAD = """\
title: Ours
description: What we promise to those who come to us, and how it is kept.
keywords: [promise, pledge]
reviewed: 2026-11-22
"""
SHARED = "name: Shared\ntarget: 0.8\nhide: [exam]\nscale:\n  lowest: 1\n  highest: 7\n"
SINGLE = re.compile(
    r"^(?P<key>[ ]*(?:- )?[a-z_]+:[ ]+)(?P<value>[^\n#>|]+?)(?P<end>[ ]*(?:#.*)?)$", re.M
)


def probe(draw: Random, folder: Path) -> End:
    """Spoil one of the texts, and see what becomes of whoever reads it."""
    where = draw.choice([*PLACES])
    return PLACES[where](draw, folder, where)


def spoilt(draw: Random, text: str) -> tuple[str, Made]:
    """A text spoilt in one way, with what was done."""
    way = draw.choice([*WAYS])
    made, refused = WAYS[way](draw, text)
    return way, (made, refused)


def malformed(draw: Random, text: str) -> Made:
    return _instead(draw, text, draw.choice(MALFORMED)), True


def odd(draw: Random, text: str) -> Made:
    return _instead(draw, text, draw.choice(ODD)), None


def texts(draw: Random, text: str) -> Made:
    return _instead(draw, text, json.dumps(drawn_texts.text(draw))), None


def plain(draw: Random, text: str) -> Made:
    return _instead(draw, text, drawn_texts.text(draw)), None


def deep(draw: Random, text: str) -> Made:
    many = draw.choice([41, 100, 5_000, 100_000])
    opens, closes = draw.choice([("[", "]"), ("{a: ", "}"), ("[{a: ", "}]"), ("- ", "")])
    ends = draw.random() < 0.5
    if opens == "- ":
        return f"{opens * many}a\n", True
    return _instead(draw, text, opens * many + "a" + (closes * many if ends else "")), True


def indented(draw: Random, text: str) -> Made:
    many = draw.choice([45, 300, 2_000])
    return text + "".join(f"{' ' * at}a:\n" for at in range(many)), True


def aliases(draw: Random, text: str) -> Made:
    """A bomb: each line names the one above it nine times."""
    many = draw.randint(6, 30)
    merged = draw.random() < 0.5
    lines = ["z0: &z0 {a: 1}" if merged else "z0: &z0 [1, 1]"]
    for at in range(1, many):
        names = ", ".join(f"*z{at - 1}" for _ in range(9))
        lines.append(
            f"z{at}: &z{at} {{<<: [{names}], b{at}: 1}}" if merged else f"z{at}: &z{at} [{names}]"
        )
    return f"{text}\n" + "\n".join(lines) + "\n", True


def merges(draw: Random, text: str) -> Made:
    """One mapping merged many times over."""
    many = draw.choice([2, 100, 20_000])
    held = ", ".join(f"k{at}: {at}" for at in range(draw.choice([1, 1_000])))
    return f"{text}\nz: &z {{{held}}}\ny: {{<<: [{', '.join(['*z'] * many)}]}}\n", None


def keys(draw: Random, text: str) -> Made:
    odd_key = draw.choice(
        ["1", "1.5", "true", "~", "null", "2026-11-29", "[a]", "{a: b}", '""', '"\\ud800"', "<<",
         "=", "? a", "!!int x", "&a b", "*a", '"\\e[2J"', "__class__", "a" * 2000, ".nan",
         "1e999", "\u202eabc"]
    )  # fmt: skip
    return f"{text}{odd_key}: 1\n", None


def twice(draw: Random, text: str) -> Made:
    found = [one for one in SINGLE.finditer(text) if one["key"][0] not in " -"]
    one = draw.choice(found) if found else None
    return (f"{text}{one[0]}\n", True) if one else (text, None)


def many_keys(draw: Random, text: str) -> Made:
    count = draw.choice([1_000, 120_000])
    return text + "".join(f"q{at}: 1\n" for at in range(count)), True if count > 100_000 else None


def heads(draw: Random, text: str) -> Made:
    return draw.choice(HEADS) + text, None


def broken(draw: Random, text: str) -> Made:
    """Cut somewhere, or with a character that is lost, added or changed."""
    at = draw.randrange(len(text))
    sign = draw.choice("\t\x00\x1b[]{}\"'&*!|>%@`#:-?,\u2028\x85\ufeff\r\n é")
    return draw.choice([text[:at], text[:at] + sign + text[at:], text[:at] + text[at + 1 :]]), None


def nothing(draw: Random, _: str) -> Made:
    return draw.choice(
        ["", "\n", "---\n", "# a\n", "~\n", "[]\n", "{}\n", "5\n", "a\n", "- a\n", "\ufeff"]
    ), None


def ends_of_lines(draw: Random, text: str) -> Made:
    return text.replace("\n", draw.choice(["\r\n", "\r", "\x85", "\u2028", "\n\n", "\n\t"])), None


WAYS: dict[str, Callable[[Random, str], Made]] = {
    "a malformed value": malformed,
    "another malformed value": malformed,
    "an odd value": odd,
    "another odd value": odd,
    "an odd text": texts,
    "an odd text without quotation marks": plain,
    "deep nesting": deep,
    "deep indentation": indented,
    "aliases of aliases": aliases,
    "merged keys": merges,
    "an odd key": keys,
    "a key given twice": twice,
    "many keys": many_keys,
    "an odd beginning": heads,
    "a character": broken,
    "nothing": nothing,
    "other ends of lines": ends_of_lines,
}  # fmt: skip


def _instead(draw: Random, text: str, value: str) -> str:
    """The text with another value in the place of one."""
    one = draw.choice([*SINGLE.finditer(text)])
    return text[: one.start("value")] + value + text[one.end("value") :]


def _inputs(draw: Random, folder: Path, where: str) -> End:
    name = draw.choice([*INPUTS])
    way, (text, refused) = spoilt(draw, INPUTS[name])
    path = folder / "inputs.yml"
    _write(path, text)
    ran = inside("run", name, path, *draw.choice([(), ("--json",), ("--html",)]))
    what = f"{where} of {name}, {way}: {text[:300]!r}"
    return of_output(what, ran.status, ran.out, ran.err if ran.status else "", refused=refused)


def _of_a_copy(place: str, base: str, around: str = "{}") -> Callable[[Random, Path, str], End]:
    def looked(draw: Random, folder: Path, where: str) -> End:
        copy = folder / "copy"
        new(copy)
        (copy / "calculators" / "waiting_time.py").unlink()
        if place == "shared.yml":
            (folder / ".git").mkdir()
            with (copy / "moments.yml").open("a") as file:
                file.write("\nextends: ../shared.yml\n")
        text = base or (copy / place).read_text(encoding="utf-8")
        way, (text, refused) = spoilt(draw, text)
        path = (folder if place == "shared.yml" else copy) / place
        path.parent.mkdir(exist_ok=True)
        _write(path, around.replace("{}", text))
        command = draw.choice(["check", "check", "check", "migrate"]) if base == "" else "check"
        ran = inside(command, copy, *(("--dry-run",) if command == "migrate" else ()))
        if command == "migrate":
            refused = None
        what = f"{where} by {command}, {way}: {text[:300]!r}"
        return of_output(what, ran.status, ran.out, ran.err, refused=refused)

    return looked


def _mapping(draw: Random, folder: Path, where: str) -> End:
    way, (text, refused) = spoilt(draw, MAPPING)
    _write(folder / "our.map.yml", text)
    (folder / "answers.csv").write_text("Overall,Wait\n" + "7,6\n5,4\n3,2\n1,1\n" * 5)
    ran = inside("survey", folder / "answers.csv", "--mapping", folder / "our.map.yml")
    what = f"{where}, {way}: {text[:300]!r}"
    return of_output(what, ran.status, ran.out, ran.err if ran.status else "", refused=refused)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


PLACES: dict[str, Callable[[Random, Path, str], End]] = {
    "inputs": _inputs,
    "more inputs": _inputs,
    "moments.yml": _of_a_copy("moments.yml", ""),
    "moments.yml once more": _of_a_copy("moments.yml", ""),
    "a scenario": _of_a_copy("scenarios/counter-visit.yml", ""),
    "questions": _of_a_copy("exam/ours.yml", QUESTION),
    "front matter": _of_a_copy("docs/ours.md", HEAD, "---\n{}---\n\n# Ours\n"),
    "a mapping of a copy": _of_a_copy("surveys/our.map.yml", MAPPING),
    "a mapping": _mapping,
    "what is extended": _of_a_copy("shared.yml", SHARED),
}
