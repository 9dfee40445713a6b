"""The image: what makes a build of it stop, and what it is asked before it is let out."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest

from macros.runtime import node
from macros.runtime.binding import bind_image
from macros.runtime.files import IMAGE, MANIFEST
from macros.runtime.image import making, questions
from macros.runtime.sources import pyodide_version
from tests.conftest import ROOT

ASKED = ["answer", "volume", '{"customers": "20,000"}']


def ran(script: Path, *arguments: Path | str) -> subprocess.CompletedProcess[str]:
    command = [node.executable(), script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def evaluated(code: str) -> subprocess.CompletedProcess[str]:
    """What Node says of a few lines that import from the image's room."""
    room = making.IMAGE_ROOM.as_uri()
    return ran(Path("--input-type=module"), "--eval", code.replace("room:", f"{room}/"))


@pytest.fixture
def job(tmp_path: Path, runtime_folder: Path) -> Path:
    """What the proof finds: the runtime with its image, its twin, and a question with its reply."""
    (tmp_path / "folder").symlink_to(runtime_folder, target_is_directory=True)
    (tmp_path / "twin.wasm").symlink_to(runtime_folder / IMAGE)
    lock = json.loads((runtime_folder / MANIFEST).read_bytes())["lock"]
    (tmp_path / "built.json").write_text(json.dumps({"lock": lock}))
    (tmp_path / "asked.json").write_text(json.dumps({"more": [ASKED]}))
    (tmp_path / "replies.json").write_text("{}")
    return tmp_path


def proved(job: Path) -> subprocess.CompletedProcess[str]:
    stock = node.pyodide(ROOT, pyodide_version())
    return ran(making.IMAGE_ROOM / "proof.mjs", job, stock)


def test_an_image_that_answers_alike_passes(job: Path) -> None:
    found = proved(job)
    assert (found.returncode, found.stdout) == (0, "The image gave the same 1 replies.\n")


def test_one_other_character_stops_the_build(job: Path) -> None:
    (job / "replies.json").write_text(json.dumps({json.dumps(["opened", "{"]): "{}"}))
    found = proved(job)
    assert found.returncode == 1
    assert "answers differently from the runtime that it was made of" in found.stderr
    assert 'asked:   ["opened","{"]' in found.stderr


def test_what_the_image_cannot_answer_stops_the_build(job: Path) -> None:
    (job / "replies.json").write_text(json.dumps({json.dumps(["raise", ""]): ""}))
    found = proved(job)
    assert found.returncode == 1
    assert "The image cannot answer: it does not know raise" in found.stderr


def test_a_twin_that_answers_differently_stops_the_build(job: Path, runtime_folder: Path) -> None:
    """Its data are others where some are cut out: whatever then changes was needed."""
    content = (runtime_folder / IMAGE).read_bytes()
    assert b"Seconds per contact" in content
    (job / "twin.wasm").unlink()
    (job / "twin.wasm").write_bytes(content.replace(b"Seconds per contact", b"Moments per contact"))
    found = proved(job)
    assert found.returncode == 1
    assert "differently from one with other data in place of those cut out" in found.stderr


UNSEEN = """
import { filled, unseen } from "room:areas.mjs";
const memory = Buffer.alloc(0x3d4000);
const number = (one) => new Map([[7, { calls: [], numbers: [one] }]]);
unseen(number(0x10ffff), memory); // the last character there is
unseen(number(0xc36ff), memory);
if (filled(memory, 1)[0x206dff] !== 1 || filled(memory, 1)[0x206e00] !== 0) throw new Error("edge");
"""


@pytest.mark.parametrize(
    ("look", "told"),
    [
        ("unseen(number(0xc3700), memory);", "function 7 has no use for c3700"),
        (
            "memory.writeUInt32LE(0x22c750, 0x304ca0); unseen(new Map(), memory);",
            "nothing at 304ca0 points to 22c750",
        ),
    ],
)
def test_data_that_something_may_look_at_are_not_cut(look: str, told: str) -> None:
    assert evaluated(UNSEEN).returncode == 0
    found = evaluated(UNSEEN + look)
    assert found.returncode == 1
    assert told in found.stderr


def test_an_image_is_lighter_than_what_it_is_made_of(runtime_folder: Path) -> None:
    """It may be asked first, also on a slow line: 4.3 MB was the aim when it was cut."""
    assert len(gzip.compress((runtime_folder / IMAGE).read_bytes(), 6, mtime=0)) < 4_300_000


def test_another_version_of_pyodide_has_to_be_looked_at() -> None:
    found = evaluated('import { known } from "room:layout.mjs"; known("315.0.0");')
    assert found.returncode == 1
    assert "Pyodide is 315.0.0, and its image was last looked at for" in found.stderr
    assert "Then name the new version there." in found.stderr
    assert (
        evaluated(
            f'import {{ known }} from "room:layout.mjs"; known("{pyodide_version()}");'
        ).returncode
        == 0
    )


def test_nothing_of_this_machine_stands_in_it(runtime_folder: Path) -> None:
    content = (runtime_folder / IMAGE).read_bytes()
    for path in (ROOT, Path.home(), Path(node.executable())):
        assert len(str(path)) < 6 or str(path).encode() not in content


def test_what_is_made_up_is_the_same_each_time_and_of_all_kinds() -> None:
    asked = questions.written(ROOT / "docs")
    assert len({name for _, name, *_ in asked}) > 20
    made = list(questions.mutated(asked, 400))
    assert made == list(questions.mutated(asked, 400))
    assert {call for call, *_ in made} == set(questions.CALLS)
    assert len({text for *_, text in made}) > 350


def test_what_is_bound_for_the_page_is_one_script(tmp_path: Path) -> None:
    """Two files with a name in common would be no script at all."""
    bound = tmp_path / "image.mjs"
    bound.write_text(bind_image(making.IMAGE_ROOM), encoding="utf-8")
    found = ran(Path("--check"), bound)
    assert (found.returncode, found.stderr) == (0, "")


GROWING = """
import { readFile } from "node:fs/promises";
import { alive } from "room:bridge.mjs";
const ask = alive(await WebAssembly.compile(await readFile(IMAGE)));
const text = (at) => JSON.stringify({ customers: 1000 + at, note: "x".repeat(at % 100) });
for (let at = 0; at < 300; at++) ask("answer", "volume", text(at));
const before = ask.memory.buffer.byteLength;
for (let at = 0; at < 3000; at++) ask("answer", "volume", text(at));
console.log(ask.memory.buffer.byteLength - before);
"""


def test_an_image_that_is_asked_for_long_does_not_grow(runtime_folder: Path) -> None:
    found = evaluated(GROWING.replace("IMAGE)", f"{json.dumps(str(runtime_folder / IMAGE))})"))
    assert (found.stdout, found.stderr) == ("0\n", "")
