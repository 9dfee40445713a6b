"""What is packed, what it says about itself, and what is not packed at all."""

import re
import shutil
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from macros.runtime.files import LIBRARY, RUNTIMES
from tests.package.conftest import build


def test_the_wheel_asks_for_what_building_a_copy_takes(dist: dict[str, Path]) -> None:
    with zipfile.ZipFile(dist["wheel"]) as archive:
        (metadata,) = [name for name in archive.namelist() if name.endswith("dist-info/METADATA")]
        told = message_from_bytes(archive.read(metadata))
    asked = told.get_all("Requires-Dist", [])
    always = {name for name in asked if ";" not in name}
    assert {"mkdocs<2,>=1.6.1", "citeproc-py>=0.11", "latex2mathml>=3.81"} <= always
    for name in ("mkdocs-material", "pydantic", "pymdown-extensions", "jinja2", "markdown"):
        assert any(one.startswith((f"{name}<", f"{name}>")) for one in always), name
    assert not any("node" in one for one in always)
    for extra in ("zensical", "properdocs"):
        assert any(
            one.startswith(extra) and one.endswith(f'extra == "{extra}"') for one in asked
        ), extra


def test_what_an_index_shows_leads_somewhere_and_names_both_licences(dist: dict[str, Path]) -> None:
    with zipfile.ZipFile(dist["wheel"]) as archive:
        names = archive.namelist()
        (metadata,) = [name for name in names if name.endswith("dist-info/METADATA")]
        (scripts,) = [name for name in names if name.endswith("entry_points.txt")]
        told = message_from_bytes(archive.read(metadata))
        commands = archive.read(scripts).decode()
    assert "moments = macros.cli:main" in commands
    assert "moments-of-truth = macros.cli:main" in commands
    addresses = dict(one.split(", ") for one in told.get_all("Project-URL", []))
    assert {"Homepage", "Source", "Issues", "Changelog"} <= addresses.keys()
    readme = told.get_payload()
    assert isinstance(readme, str)
    assert f"]({addresses['Source']}/raw/v{told['Version']}/docs/assets/encounter.png)" in readme
    assert not re.search(r"\]\((?!https?:)", readme)
    assert {"LICENSE", "LICENSE-CC-BY-4.0"} <= {
        Path(one).name for one in told.get_all("License-File", [])
    }


def test_the_wheel_holds_what_is_changed_in_the_theme(dist: dict[str, Path]) -> None:
    with zipfile.ZipFile(dist["wheel"]) as archive:
        names = set(archive.namelist())
    assert {
        f"macros/theme/{name}" for name in ("main.html", "404.html", "partials/mark.html")
    } <= names
    assert "macros/shipped_site/docs/assets/fonts/moments-text.woff2" in names


def test_the_sources_hold_the_runtime_and_nothing_that_does_not_belong(
    dist: dict[str, Path], runtime_folder: Path
) -> None:
    with tarfile.open(dist["sdist"]) as archive:
        files = {Path(*Path(name).parts[1:]).as_posix() for name in archive.getnames()}
    folder = Path("docs") / RUNTIMES / runtime_folder.name
    assert {(folder / file.name).as_posix() for file in runtime_folder.iterdir()} <= files
    assert {"setup.py", "mkdocs.yml", "package.json", "macros/runtime/worker.mjs"} <= files
    assert not any(name.endswith((".pyc", "~")) for name in files)
    assert not {name.partition("/")[0] for name in files} & {"tests", "site", ".make"}
    assert not any("shipped_site" in name for name in files)  # there are not two sets of pages


@pytest.fixture
def project(checkout: Path, tmp_path: Path) -> Path:
    """A checkout of its own for a test that spoils it."""
    return shutil.copytree(checkout, tmp_path / "project")


@pytest.mark.parametrize("form", ["--sdist", "--wheel"])
def test_without_the_runtime_nothing_is_packed(project: Path, tmp_path: Path, form: str) -> None:
    shutil.rmtree(project / "docs" / RUNTIMES)
    run = build(project, tmp_path / "dist", form)
    assert run.returncode == 1
    sentence = f"There is no browser's Python in {project / 'docs' / RUNTIMES}: run `make wheel`"
    assert sentence in run.stdout + run.stderr
    assert not [*(tmp_path / "dist").glob("*.*")]


def test_a_runtime_that_was_changed_is_not_packed(project: Path, tmp_path: Path) -> None:
    (library,) = (project / "docs" / RUNTIMES).glob(f"*/{LIBRARY}")
    content = bytearray(library.read_bytes())
    content[100] ^= 1
    library.write_bytes(content)
    run = build(project, tmp_path / "dist", "--wheel")
    assert run.returncode == 1
    assert f"The browser's Python in {library.parent} is not as its manifest says" in run.stderr


def test_without_pyodide_nothing_is_packed(project: Path, tmp_path: Path) -> None:
    shutil.rmtree(project / "node_modules")
    run = build(project, tmp_path / "dist", "--wheel")
    assert run.returncode == 1
    assert f"Pyodide is not in {project / 'node_modules' / 'pyodide'}: run `make" in run.stderr


def test_two_runtimes_are_one_too_many(project: Path, tmp_path: Path, runtime_folder: Path) -> None:
    place = project / "docs" / RUNTIMES
    shutil.copytree(place / runtime_folder.name, place / "0123456789abcdef")
    run = build(project, tmp_path / "dist", "--wheel")
    assert run.returncode == 1
    assert f"There are 2 of the browser's Python in {place}" in run.stderr
