"""Terminals of any encoding, streams that are closed or broken, and files that nobody expects."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

from calculator import load, names
from macros.printing import NOT_PRINTED, READER_LEFT
from tests.probes import drawn_texts
from tests.probes.ending import End, Way, of_output
from tests.probes.running import ROOT, Ran, moments

ENCODINGS = (
    "utf-8", "ascii", "cp1252", "cp437", "cp850", "cp932", "gbk", "latin-1", "koi8-r", "utf-16",
    "cp1251", "shift_jis", "big5",
)  # fmt: skip
TRIP = ROOT / "docs/scenarios/airline-trip.yml"
LARGE = 100_000_000
KEYS = 1_000_000


def probe(draw: Random, folder: Path) -> End:
    """Ask one command about one file, with one encoding and one state of the streams."""
    which = draw.choice([*FILES])
    path, right = FILES[which](draw, folder)
    told, command = _command(draw, folder, path)
    encoding = draw.choice(ENCODINGS)
    state = draw.choice([*STREAMS])
    what = f"{command} of {which}, {encoding}, {state}"
    ran = STREAMS[state](told, folder, encoding)
    if ran.status in (READER_LEFT, NOT_PRINTED) and state in BREAKING:
        return of_output(what, ran.status, ran.out, ran.err or "the reader left", refused=None)
    if ran.status == 0 and "--json" in told:
        try:
            json.loads(ran.out or "{}" if state in BREAKING else ran.out)
        except ValueError:
            return End(Way.WRONG, what, f"no JSON: {ran.out[:500]}")
    if "error-closed" in state or state in ("no output", "no streams"):
        err = ran.err or ("nobody could be told" if ran.status in (1, 2, NOT_PRINTED) else "")
        return of_output(what, ran.status, ran.out, err, refused=None)
    return of_output(what, ran.status, ran.out, ran.err if ran.status else "", refused=right)


def _command(draw: Random, folder: Path, path: str) -> tuple[list[str], str]:
    name = draw.choice(["run", "run", "run", "what-if", "raters", "survey", "mapping", "score"])
    name = draw.choice([name, name, name, "list", "check", "migrate", "help", "new", "verify"])
    other = ["--json"] if draw.random() < 0.4 else []
    one = draw.choice([*names()])
    told = {
        "run": ["run", one, path, *other],
        "what-if": ["run", "encounter", str(TRIP), "--what-if", path, *other],
        "raters": ["run", "encounter", "--raters", path, str(TRIP), *other],
        "survey": ["survey", path, *other],
        "mapping": ["survey", str(folder / "answers.csv"), "--mapping", path, *other],
        "score": ["score", path, "--mapping", path, *other],
        "list": ["list"],
        "check": ["check", path],
        "migrate": ["migrate", path, "--dry-run"],
        "help": [draw.choice(["run", "survey", "score", "check", "build", "new"]), "--help"],
        "new": ["new", path if path.startswith((str(folder), "/dev/")) else "begun"],
        "verify": [
            "verify",
            draw.choice([path, f"http://127.0.0.1:1/{path}", "http://[::1", "x:"]),
        ],
    }[name]
    (folder / "answers.csv").write_text("Overall,Wait\n" + "7,6\n5,4\n3,2\n1,1\n" * 5)
    return told, " ".join(told).replace(str(folder), "…").replace(str(ROOT), "…")


def _written(name: str, content: bytes) -> Callable[[Random, Path], tuple[str, bool | None]]:
    def write(_: Random, folder: Path) -> tuple[str, bool | None]:
        (folder / name).write_bytes(content)
        return str(folder / name), None

    return write


def _example(draw: Random, folder: Path) -> tuple[str, bool | None]:
    one = draw.choice([*names()])
    ending = draw.choice([".json", ".yml"])
    (folder / f"example{ending}").write_text(json.dumps(load(one).example))
    return str(folder / f"example{ending}"), None


def _odd_text(draw: Random, folder: Path) -> tuple[str, bool | None]:
    ending = draw.choice([".json", ".yml", ".csv", ".tsv", ".txt"])
    rows = [[drawn_texts.text(draw) for _ in range(3)] for _ in range(draw.randint(0, 5))]
    written = json.dumps(rows) if ending == ".json" else "\n".join(map("\t".join, rows))
    (folder / f"odd{ending}").write_bytes(written.encode(draw.choice(["utf-8", "utf-16"])))
    return str(folder / f"odd{ending}"), None


def _named(draw: Random, folder: Path) -> tuple[str, bool | None]:
    sign = draw.choice([*drawn_texts.UNSEEN, "\n", "\udcff", "é", "שלום", " ", "{x}", "%s"])
    path = folder / f"a{sign}b{draw.choice(['.json', '.yml', '.csv', '.xyz', ''])}"
    if draw.random() < 0.6:
        path.write_text("{}")
    return str(path), None


def _pipe(_: Random, folder: Path) -> tuple[str, bool | None]:
    os.mkfifo(folder / "pipe.json")
    return str(folder / "pipe.json"), None


def _folder(_: Random, folder: Path) -> tuple[str, bool | None]:
    (folder / "folder.json").mkdir()
    return str(folder / "folder.json"), None


def _large(draw: Random, folder: Path) -> tuple[str, bool | None]:
    path = folder / f"large{draw.choice(['.json', '.yml', '.csv', '.xlsx', '.zip'])}"
    with path.open("wb") as file:
        file.truncate(LARGE)
    return str(path), None


def _keys(draw: Random, folder: Path) -> tuple[str, bool | None]:
    path = folder / f"keys{draw.choice(['.json', '.yml', '.csv'])}"
    if path.suffix == ".json":
        text = "{" + ",".join(f'"k{at}":1' for at in range(KEYS)) + "}"
    elif path.suffix == ".yml":
        text = "".join(f"k{at}: 1\n" for at in range(KEYS))
    else:
        text = ",".join(f"k{at}" for at in range(KEYS)) + "\n" + "1," * (KEYS - 1) + "1\n"
    path.write_text(text)
    return str(path), None


FILES: dict[str, Callable[[Random, Path], tuple[str, bool | None]]] = {
    "an example": _example,
    "another example": _example,
    "odd text": _odd_text,
    "an odd name": _named,
    "a pipe": _pipe,
    "a folder": _folder,
    "/dev/zero": lambda *_: ("/dev/zero", None),
    "/dev/full": lambda *_: ("/dev/full", None),
    "/dev/stdin": lambda *_: ("/dev/stdin", None),
    "/proc/self/mem": lambda *_: ("/proc/self/mem", None),
    "the standard input": lambda *_: ("-", None),
    "nothing": lambda *_: ("/nowhere/at-all.json", None),
    "no name": lambda *_: ("", None),
    "a long name": lambda *_: ("a" * 5000 + ".json", None),
    "100 MB": _large,
    "a million keys": _keys,
    "two marks": _written("marks.csv", b"\xef\xbb\xbf\xef\xbb\xbfname,importance\na,1\n"),
    "a mark of UTF-16 alone": _written("mark.csv", b"\xff\xfe"),
    "half of UTF-16": _written("half.csv", "näme,x\n1,2\n".encode("utf-16")[:-1]),
    "UTF-32": _written("wide.csv", "name,x\n1,2\n".encode("utf-32")),
    "zeros": _written("zeros.yml", b"\0" * 1000),
    "zeros in JSON": _written("zero.json", b'{"customers": "1\\u00002", "contacts": "\0"}'),
    "half a character": _written("half.json", b'{"customers": "\\ud800", "\\udfff": 1}'),
    "escape codes": _written("escape.json", b'{"\\u001b[2J\\u202e": 1, "moments": "\\u009b2J"}'),
    "deep JSON": _written("deep.json", b"[" * 200_000),
    "large numbers": _written(
        "large.json", b'{"customers": ' + b"9" * 5000 + b', "contacts": 1e999}'
    ),
    "NaN": _written("nan.json", b'{"customers": NaN, "contacts": -Infinity, "seconds": 1}'),
    "one line": _written("line.csv", b"a" * 5_000_000),
    "quotation marks": _written("marks.csv", b'"' * 300_001),
    "an empty file": _written("empty.json", b""),
    "a list": _written("list.json", b"[1, [2], null]"),
    "no workbook": _written("none.xlsx", b"PK\x03\x04" + b"\0" * 100),
}


def _whole(told: list[str], folder: Path, encoding: str) -> Ran:
    return moments(*told, cwd=folder, environment=_env(encoding), encoding=encoding)


def _shell(redirected: str) -> Callable[[list[str], Path, str], Ran]:
    def run(told: list[str], folder: Path, encoding: str) -> Ran:
        command = ["sh", "-c", f'"$@" {redirected}', "sh"]
        return moments(
            *told, cwd=folder, environment=_env(encoding), encoding=encoding, command=command
        )

    return run


def _bytes_in(told: list[str], folder: Path, encoding: str) -> Ran:
    (folder / "given").write_bytes(b'{"customers": 2, "contacts": 3, "seconds": "\x1b[2J\xff"}')
    with (folder / "given").open("rb") as given:
        return moments(
            *told, cwd=folder, environment=_env(encoding), encoding=encoding, stdin=given
        )


def _left(told: list[str], folder: Path, encoding: str) -> Ran:
    """A reader who goes after the first line, as `head` does."""
    command = ["bash", "-c", 'set -o pipefail; "$@" | head -c 3', "bash"]
    return moments(
        *told, cwd=folder, environment=_env(encoding), encoding=encoding, command=command
    )


def _env(encoding: str) -> dict[str, str]:
    return {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LANG": "C", "COLUMNS": "80"}


STREAMS: dict[str, Callable[[list[str], Path, str], Ran]] = {
    "whole": _whole,
    "whole again": _whole,
    "bytes as input": _bytes_in,
    "endless input": _shell("< /dev/zero"),
    "no input": _shell("<&-"),
    "no output": _shell(">&-"),
    "error-closed": _shell("2>&-"),
    "no streams": _shell("<&- >&- 2>&-"),
    "a full disk": _shell("> /dev/full"),
    "two full disks, error-closed": _shell("> /dev/full 2> /dev/full"),
    "output to read only": _shell("1< /dev/null"),
    "a reader who leaves": _left,
}
BREAKING = (
    *("a reader who leaves", "a full disk", "no output", "no streams", "output to read only"),
    "two full disks, error-closed",
)
