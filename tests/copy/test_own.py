"""Own calculators on their way to the browser: what travels, and what stops the build."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from macros.copy import packed
from macros.runtime import node, sources
from macros.runtime.files import MANIFEST, STOCK_STDLIB
from macros.sentence import MacroError

ROOT = Path(__file__).parents[2]
DECLARED = '"""Waiting."""\n\nfrom calculator.declaration import Calculator, Number\n'


@pytest.fixture
def stdlib() -> Path:
    return node.pyodide(ROOT, sources.pyodide_version(ROOT)) / STOCK_STDLIB


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calculators"
    folder.mkdir()
    return folder


def sent(folder: Path, runtime: Path, stdlib: Path) -> dict[str, bytes]:
    made = packed.pack(folder.parent, runtime, stdlib)
    assert made is not None
    assert made.name == hashlib.sha256(made.files[MANIFEST]).hexdigest()[:16]
    return made.files


def test_nothing_travels_where_there_is_nothing(
    folder: Path, runtime_folder: Path, stdlib: Path
) -> None:
    (folder / "_draft.py").write_text("import numpy")
    assert packed.pack(folder.parent, runtime_folder, stdlib) is None


def test_sources_travel_with_what_proves_them(
    folder: Path, runtime_folder: Path, stdlib: Path
) -> None:
    text = DECLARED + "import math, re, os.path\nfrom collections.abc import Mapping\n# ≤\n"
    (folder / "queue_length.py").write_text(text, encoding="utf-8")
    found = sent(folder, runtime_folder, stdlib)
    assert sorted(found) == [packed.SOURCES, MANIFEST]
    assert json.loads(found[packed.SOURCES]) == {"queue_length.py": text}
    (facts,) = json.loads(found[MANIFEST])["files"].values()
    assert facts["size"] == len(found[packed.SOURCES])
    assert facts["sha256"] == hashlib.sha256(found[packed.SOURCES]).hexdigest()
    assert facts["head"] == found[packed.SOURCES][:4].hex()


@pytest.mark.parametrize(
    "line",
    [
        "import statistics",
        "from statistics import mean",
        "import xml.etree.ElementTree as tree",
        "from xml import etree",
        "def later():\n    import fractions",
    ],
)
def test_the_whole_library_travels_only_if_it_is_needed(
    line: str, folder: Path, runtime_folder: Path, stdlib: Path
) -> None:
    (folder / "a.py").write_text(DECLARED)
    assert packed.STDLIB not in sent(folder, runtime_folder, stdlib)
    (folder / "b.py").write_text(f"{DECLARED}{line}\n")
    assert sent(folder, runtime_folder, stdlib)[packed.STDLIB] == stdlib.read_bytes()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "import numpy as np",
            "calculators/a.py:4: imports “numpy”, which browsers do not have: only Python’s "
            "standard library and “calculator” can be imported.",
        ),
        ("from pandas.core import frame", "calculators/a.py:4: imports “pandas”, which"),
        ("def f(:", "calculators/a.py:4: invalid syntax."),
    ],
)
def test_what_no_browser_has_stops_the_build(
    line: str, sentence: str, folder: Path, runtime_folder: Path, stdlib: Path
) -> None:
    (folder / "a.py").write_text(f"{DECLARED}{line}\n")
    with pytest.raises(MacroError) as error:
        packed.pack(folder.parent, runtime_folder, stdlib)
    assert str(error.value).startswith(sentence)
