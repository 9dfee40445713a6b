"""Pyodide's scripts and ours in one file, or a sentence when Pyodide has changed."""

import re
import shutil
from pathlib import Path

import pytest

from macros.runtime.binding import Unbindable, bind
from tests.conftest import ROOT

STOCK = ROOT / "node_modules" / "pyodide"
WORKER = ROOT / "macros" / "runtime" / "worker.mjs"


def test_the_bound_script_imports_and_exports_nothing() -> None:
    script = bind(STOCK, WORKER)
    assert re.findall(r"^(?:import|export)\b[^(]", script, re.MULTILINE) == []
    assert "sourceMappingURL" not in script
    assert script.count("const loadPyodide =") == script.count("const createPyodideModule =") == 1


@pytest.mark.parametrize("name", ["pyodide.mjs", "pyodide.asm.mjs"])
def test_another_pyodide_is_not_bound_blindly(name: str, tmp_path: Path) -> None:
    for script in ("pyodide.mjs", "pyodide.asm.mjs"):
        shutil.copy(STOCK / script, tmp_path)
    with (tmp_path / name).open("a", encoding="utf-8") as script_file:
        script_file.write("export { another };\n")
    with pytest.raises(Unbindable, match=f"{re.escape(name)} does not end with the export"):
        bind(tmp_path, WORKER)


def test_a_worker_that_imports_otherwise_is_not_bound(tmp_path: Path) -> None:
    worker = tmp_path / "worker.mjs"
    worker.write_text(WORKER.read_text("utf-8").replace("import {", "import * as all from", 1))
    with pytest.raises(Unbindable, match=r"lacks the line: import \{ loadPyodide \}"):
        bind(STOCK, worker)
