"""Terminals of any encoding, pipes that close, full disks, endless files: all are sentences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import calculator
from macros import printing
from macros.cli import FAULTY, main
from tests.probes.running import inside

PROJECT = Path(__file__).parents[2]
NAME = "Zürich – “gate” 東京"
MOMENTS = (sys.executable, "-m", "macros.cli")


def moments(
    *arguments: str | Path, encoding: str = "utf-8", given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run(
        [*MOMENTS, *map(str, arguments)],
        cwd=PROJECT, env=env, input=given, capture_output=True, check=False,
    )  # fmt: skip


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    example = calculator.load("encounter").example
    moments = [dict(moment) for moment in example["moments"]]
    moments[0]["name"] = NAME
    path = tmp_path / "inputs.json"
    path.write_text(json.dumps(dict(example) | {"moments": moments}), encoding="utf-8")
    return path


def test_a_terminal_of_few_signs_shows_the_answer(inputs: Path) -> None:
    run = moments("run", "encounter", inputs, encoding="ascii")
    assert run.returncode == 0, run.stderr.decode("ascii")
    assert "rich" in run.stdout.decode("ascii")


@pytest.mark.parametrize("form", ["--json", "--html"])
def test_so_do_data_and_pages(form: str, inputs: Path) -> None:
    ran = inside("run", "encounter", inputs, form, encoding="ascii")
    assert ran.status == 0, ran.err
    assert ran.out.isascii()
    if form == "--json":  # JSON loses nothing: what the terminal lacks is escaped
        assert NAME in str(json.loads(ran.out))
    else:
        assert "rich" in ran.out


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "cp932", "utf-16", "utf-8"])
def test_any_terminal_shows_the_answer(encoding: str, inputs: Path) -> None:
    ran = inside("run", "encounter", inputs, encoding=encoding)
    assert ran.status == 0, ran.err
    assert (NAME if encoding.startswith("utf") else "rich") in ran.out


def test_signs_that_a_terminal_lacks_become_plain_ones() -> None:
    run = moments("list", encoding="ascii")
    assert run.returncode == 0
    assert b"customer's" in run.stdout


def test_faults_are_told_in_any_encoding(tmp_path: Path) -> None:
    run = moments("run", "encounter", tmp_path / "größe–東京.json", encoding="ascii")
    assert run.returncode == 2
    assert run.stderr.startswith(b"moments: ")
    assert b"Traceback" not in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of a shell")
def test_a_pipe_that_closes_ends_it_in_silence() -> None:
    command = [*MOMENTS, "list"]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == printing.READER_LEFT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [*MOMENTS, "list"], cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert run.returncode == printing.NOT_PRINTED
    assert run.stderr == (
        b"moments: What was calculated cannot be printed: No space left on device.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell opens the standard output")
def test_an_output_that_can_only_be_read_is_a_sentence() -> None:
    run = subprocess.run(
        ["sh", "-c", '"$@" 1< /dev/null', "sh", *MOMENTS, "list"],
        cwd=PROJECT,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert run.returncode == printing.NOT_PRINTED
    assert run.stderr == b"moments: What was calculated cannot be printed: Bad file descriptor.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the standard input")
@pytest.mark.parametrize("command", [("run", "encounter", "-"), ("survey", "-")])
def test_a_closed_standard_input_is_a_sentence(command: tuple[str, ...]) -> None:
    words = " ".join([sys.executable, "-m", "macros.cli", *command])
    run = subprocess.run(
        ["sh", "-c", f"{words} <&-"], cwd=PROJECT, capture_output=True, check=False
    )
    assert run.returncode != 0
    assert run.stderr.decode("utf-8") == (
        "moments: The standard input is closed; name a file in place of “-”.\n"
    )


ENDLESS = [
    pytest.param("fifo", "is a pipe or a device, which may never end", id="a pipe"),
    pytest.param("/dev/zero", "is a pipe or a device, which may never end", id="a device"),
    pytest.param(".", "is a folder; name a file in it.", id="a folder"),
]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
@pytest.mark.parametrize(("file", "said"), ENDLESS)
@pytest.mark.parametrize("command", [("run", "encounter"), ("survey",)])
def test_what_is_no_file_is_a_sentence(
    command: tuple[str, ...], file: str, said: str, tmp_path: Path
) -> None:
    if file == "fifo":
        file = str(tmp_path / "fifo")
        os.mkfifo(file)
    ran = inside(*command, file)
    assert ran.status
    assert said in ran.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("large.json", b" " * 11_000_000, "holds more than 10 MB, which is too much to read."),
        ("keys.yml", b"? \n" * 120_000, "it holds more than 100,000 values"),
        ("deep.yml", b"[" * 100_000, "it is nested more than 40 levels deep"),
        ("deep.json", b"[" * 100_000, "is not JSON that can be read"),
        ("nul.yml", b"a: \0", "zero bytes stand in it, the first on line 1"),
        (
            "bomb.yml",
            b"a: &a [1,1,1,1,1,1,1,1,1]\n"
            + b"".join(
                b"%c: &%c [%s]\n" % (at, at, b",".join([b"*%c" % (at - 1)] * 9))
                for at in range(ord("b"), ord("i"))
            ),
            "with its aliases it holds more than 100,000 values",
        ),
        ("own.yml", b"a: &a [*a]", "an alias cannot stand within its own anchor"),
        ("int.yml", b'moments: !!int ""', "“” is no whole number"),
        ("set.yml", b"moments: !!set foo", "keys with values are needed for this tag"),
        ("half.yml", b'moments: "\\ud800"', "half of a character stands in it"),
        ("digits.yml", b"moments: 0x" + b"f" * 5000, "is no whole number"),
        ("bool.yml", b"moments: !!bool foo", "“foo” is no true or false"),
        ("float.yml", b"moments: !!float x", "“x” is no number"),
        ("day.yml", b"moments: !!timestamp foo", "“foo” is no day"),
        ("date.yml", b"moments: 2026-13-45", "“2026-13-45” is no day"),
        ("twice.yml", b"moments: 1\nmoments: 2", "the key “moments” is given twice"),
        ("python.yml", b"!!python/object/apply:os.system [ls]", "could not determine"),
    ],
)
def test_a_hostile_file_is_a_sentence(
    name: str, content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["run", "encounter", str(path)]) == FAULTY
    assert said in capsys.readouterr().err


def test_a_time_in_yaml_is_no_number(tmp_path: Path) -> None:
    """YAML 1.1 takes 16:30 for 990, which would be a wrong answer that looks right."""
    path = tmp_path / "time.yml"
    path.write_text("moments: [{name: 16:30, experience: 3:20, importance: 9}]")
    ran = inside("run", "encounter", path)
    assert ran.status == FAULTY
    assert "“3:20”" in ran.err
