"""The names of the runtime's files: the scripts, which cannot import them, say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.runtime import files
from macros.runtime.manifest import PROTOCOL

ROOT = Path(__file__).resolve().parents[3]
BUILDER = ("macros/runtime/compile.mjs", "macros/runtime/booting.mjs", "macros/runtime/alike.mjs")
PAGE = "docs/assets/moments/supply.js"
EARLY = "macros/site/early.js"
WORKER = "macros/runtime/worker.mjs"


@pytest.mark.parametrize(
    ("script", "name", "value"),
    [
        (PAGE, "MANIFEST", files.MANIFEST),
        (PAGE, "WASM", files.WASM),
        (PAGE, "LIBRARY", files.LIBRARY),
        (PAGE, "SCRIPT", files.WORKER),
    ],
)
def test_the_page_asks_for_what_is_built(script: str, name: str, value: str) -> None:
    text = (ROOT / script).read_text(encoding="utf-8")
    assert re.findall(rf'^const {name} = "([^"]+)";', text, re.MULTILINE) == [value]


def test_the_builder_and_the_worker_name_the_same_files() -> None:
    builder = "".join((ROOT / script).read_text(encoding="utf-8") for script in BUILDER)
    assert f"/folder/{files.LIBRARY}" in builder
    assert f"/job/folder/{files.SURVEY}" in builder
    packing = (ROOT / "macros/runtime/packing.py").read_text(encoding="utf-8")
    assert f"/{files.LIBRARY}" in packing
    assert f"/{files.SURVEY}" in packing
    assert f"/{files.STOCK_STDLIB}`" in builder
    assert f"/{files.STOCK_LOCK}`" in builder
    assert f"`${{folder}}{files.LIBRARY}`" in (ROOT / WORKER).read_text(encoding="utf-8")


def test_the_first_lines_of_a_page_ask_for_the_largest_file() -> None:
    text = (ROOT / EARLY).read_text(encoding="utf-8")
    assert f'"{files.WASM}"' in text.replace("${folder}", '"').replace("`", '"')
    assert f"`{files.RUNTIMES.as_posix()}/${{runtime}}/`" in text


def test_who_starts_an_image_says_the_same_and_names_its_two_files() -> None:
    begun = [
        re.search(r"const TEXT =\n((?:.*\n)*?.*;\n)", (ROOT / script).read_text(encoding="utf-8"))
        for script in (EARLY, "docs/assets/moments/started.js")
    ]
    texts = [[line.strip() for line in one[1].splitlines()] for one in begun if one]
    assert texts[0] == texts[1]
    assert f'"{files.IMAGE}"' in "".join(texts[0])
    assert f'"{files.IMAGE_WORKER}"' in "".join(texts[0])


def test_page_and_worker_speak_one_protocol() -> None:
    text = (ROOT / "docs/assets/moments/manifest.js").read_text(encoding="utf-8")
    assert re.findall(r"^(?:export )?const PROTOCOL = (\d+);", text, re.MULTILINE) == [
        str(PROTOCOL)
    ]
