"""The built folder: what it holds, and when it is built again."""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.runtime import (
    Manifest,
    RuntimeFailed,
    RuntimeMissing,
    RuntimeStale,
    ToolMissing,
    build,
    current,
    fingerprint,
    node,
)
from macros.runtime.builder import install
from macros.runtime.files import (
    IMAGE,
    IMAGE_WORKER,
    LIBRARY,
    MANIFEST,
    RUNTIMES,
    SURVEY,
    WASM,
    WORKER,
)
from tests.conftest import ROOT


@dataclass
class Project:
    """A copy of what the runtime is built from, with a runtime of its own."""

    root: Path
    version: str = ""

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def folder(self) -> Path:
        return self.docs / RUNTIMES / self.version

    @property
    def wire(self) -> Path:
        return self.root / "calculator" / "wire.py"

    def state(self) -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in (self.docs / RUNTIMES).rglob("*")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Project:
    """A project with the runtime of its sources; test_serve.py has one built anew."""
    project = Project(tmp_path_factory.mktemp("project"))
    for name in ("calculator", "macros/runtime"):
        shutil.copytree(ROOT / name, project.root / name, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copyfile(ROOT / "package.json", project.root / "package.json")
    for name in ("node_modules", ".make"):
        (project.root / name).symlink_to(ROOT / name, target_is_directory=True)
    project.version = runtime_folder.name
    shutil.copytree(runtime_folder, project.folder)
    return project


@pytest.fixture
def project(built: Project) -> Iterator[Project]:
    """The same project, whose wire and runtime a test may change."""
    runtime = built.root / "runtime"
    wire = built.wire.read_bytes()
    shutil.copytree(built.docs, runtime)
    yield built
    built.wire.write_bytes(wire)
    shutil.rmtree(built.docs)
    runtime.rename(built.docs)


def test_a_second_build_writes_nothing_and_says_nothing(built: Project) -> None:
    before, said = built.state(), list[str]()
    assert build(built.docs, built.root, said.append) == built.version
    assert (built.state(), said) == (before, [])


def test_bytes_that_are_the_same_are_left_alone(project: Project) -> None:
    """Even when one of them must be written anew: a server watches these files."""
    made = shutil.copytree(project.folder, project.root / "made")
    worker = project.folder / WORKER
    worker.unlink()
    before = project.state()
    install(made, Manifest.read(made), project.docs / RUNTIMES)
    shutil.rmtree(made)
    written = {path for path, at in project.state().items() if before.get(path) != at}
    assert written == {worker, project.folder}


def test_the_manifest_names_every_file_with_its_size_and_hash(built: Project) -> None:
    manifest = json.loads((built.folder / MANIFEST).read_text())
    files = {
        path.name: path.read_bytes() for path in built.folder.iterdir() if path.name != MANIFEST
    }
    assert manifest["version"] == built.folder.name
    assert manifest["files"] == {
        name: {
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "head": content[:4].hex(),
        }
        for name, content in files.items()
    }
    assert sorted(files) == [
        IMAGE_WORKER,
        IMAGE,
        LIBRARY,
        WASM,
        SURVEY,
        WORKER,
    ]


def test_the_library_is_byte_code_and_licences(built: Project) -> None:
    with zipfile.ZipFile(built.folder / LIBRARY) as archive:
        names = set(archive.namelist())
    assert {Path(name).suffix for name in names} == {".pyc", ".txt"}
    assert {"calculator/wire.pyc", "jinja2/__init__.pyc", "markupsafe/_native.pyc"} <= names
    assert {"jinja2/LICENSE.txt", "markupsafe/LICENSE.txt"} <= names
    assert {"json/decoder.pyc", "encodings/utf_8.pyc"} <= names
    assert not {"sqlite3/__init__.pyc", "unittest/__init__.pyc", "argparse.pyc"} & names


def test_what_surveys_need_lies_in_an_archive_of_its_own(built: Project) -> None:
    with zipfile.ZipFile(built.folder / SURVEY) as archive:
        names = set(archive.namelist())
    with zipfile.ZipFile(built.folder / LIBRARY) as archive:
        library = set(archive.namelist())
    assert {Path(name).suffix for name in names} == {".pyc", ".txt"}
    assert {
        "calculator/survey/sheet/opening.pyc",
        "openpyxl/__init__.pyc",
        "yaml/loader.pyc",
    } <= names
    assert {f"encodings/{name}.pyc" for name in ("cp1252", "cp949", "cp932", "gb18030")} <= names
    assert {"openpyxl/LICENSE.txt", "et_xmlfile/LICENSE.txt", "yaml/LICENSE.txt"} <= names
    assert not names & library
    # Of these the browser has both halves loaded when the archive is added.
    halves = {name.partition("/")[0] for name in names if "/" in name}
    halves &= {name.partition("/")[0] for name in library if "/" in name}
    assert halves == {"calculator", "encodings"}


def test_a_change_in_the_calculators_makes_the_runtime_stale(project: Project) -> None:
    before = fingerprint(project.root)
    assert current(project.docs, project.root) == project.version
    project.wire.write_text(project.wire.read_text() + "# changed\n")
    assert fingerprint(project.root) != before
    with pytest.raises(RuntimeStale, match=r"calculator/ .* changed: run `make runtime`"):
        current(project.docs, project.root)


@pytest.mark.parametrize(
    "source",
    [
        "calculator/views/templates/headline.jinja",
        "macros/runtime/worker.mjs",
        "macros/runtime/compile.mjs",
        "macros/runtime/alike.mjs",
        "macros/runtime/compiler.txt",
        "macros/runtime/builder.py",
        "macros/runtime/image/bridge.mjs",
        "macros/runtime/image/warming.py",
        "package.json",
    ],
)
def test_each_kind_of_source_has_a_part_in_the_fingerprint(built: Project, source: str) -> None:
    path = built.root / source
    content, before = path.read_bytes(), fingerprint(built.root)
    path.write_bytes(content.replace(b"314.0.", b"314.1.") + b"\n")
    changed = fingerprint(built.root)
    path.write_bytes(content)
    assert changed != before == fingerprint(built.root)


def test_without_a_runtime_the_sentence_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(RuntimeMissing, match=r"runtime: run `make runtime` to build it\.$"):
        current(tmp_path)


@pytest.mark.parametrize("size", [None, 4])
def test_a_lost_or_truncated_file_is_named(project: Project, size: int | None) -> None:
    library = project.folder / LIBRARY
    content = library.read_bytes()
    library.unlink()
    if size is not None:
        library.write_bytes(content[:size])
    with pytest.raises(RuntimeMissing, match=r"lacks .*library\.zip"):
        current(project.docs, project.root)


def test_a_calculator_that_does_not_run_is_named_and_the_runtime_stays(project: Project) -> None:
    line = project.wire.read_text().count("\n") + 1
    project.wire.write_text(project.wire.read_text() + "import nowhere\n")
    before = project.state()
    with pytest.raises(RuntimeFailed, match=rf'calculator/wire\.py", line {line}') as failed:
        build(project.docs, project.root)
    assert str(failed.value).endswith("No module named 'nowhere'")
    assert project.state() == before


def test_a_missing_tool_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolMissing, match=r"^Pyodide is not in .*: run `make setup`\.$"):
        node.pyodide(tmp_path, "314.0.7")
    with pytest.raises(ToolMissing, match=r"^pyodide-build is not in .*: run `make setup`\.$"):
        node.compiler(tmp_path)
    with pytest.raises(ToolMissing, match=r"^binaryen is not in .*: run `make setup`\.$"):
        node.binaryen(tmp_path)
    with pytest.raises(ToolMissing, match=re.escape("package.json asks for 315.0.0")):
        node.pyodide(ROOT, "315.0.0")
