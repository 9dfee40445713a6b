"""What takes the place of modules in the browser's library takes the place of something."""

import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from macros.runtime.files import LIBRARY
from macros.runtime.standins import STANDINS
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def stock() -> set[str]:
    with zipfile.ZipFile(ROOT / "node_modules" / "pyodide" / "python_stdlib.zip") as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("name", STANDINS)
def test_each_stands_in_for_a_module_that_there_is(name: str, stock: set[str]) -> None:
    package, _, rest = name.partition("/")
    assert name in stock or files(package).joinpath(rest).is_file()


def test_what_only_those_import_stays_away(runtime_folder: Path) -> None:
    with zipfile.ZipFile(runtime_folder / LIBRARY) as archive:
        names = {name.partition("/")[0].removesuffix(".pyc") for name in archive.namelist()}
    assert {"asyncio", "jinja2", "pyodide"} <= names
    assert not {"logging", "shutil", "socket", "ssl", "subprocess", "tempfile", "zipfile"} & names
