"""Where the shipped site is found, and what is said when it is not there or not whole."""

import json
import re
import shutil
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

from macros import shipped
from macros.runtime import Manifest, RuntimeMissing, RuntimeStale, current
from macros.runtime.files import LIBRARY, MANIFEST, RUNTIMES, STOCK_STDLIB
from macros.runtime.sources import SHIPPED
from tests.sites import ROOT


@pytest.fixture
def packages(tmp_path: Path, runtime_folder: Path) -> Path:
    """A folder of installed packages, with the shipped site in it and with no sources at all."""
    folder = tmp_path / "site-packages"
    shutil.copytree(runtime_folder, folder / SHIPPED / "docs" / RUNTIMES / runtime_folder.name)
    return folder


@pytest.fixture
def docs(packages: Path) -> Path:
    """The pages of a copy, made from that package."""
    folder = packages.parent / "copy" / "docs"
    shutil.copytree(packages / SHIPPED / "docs", folder)
    return folder


def test_in_a_checkout_its_own_files_are_what_is_shipped(runtime_folder: Path) -> None:
    assert not shipped.installed()
    assert (shipped.docs(), shipped.config()) == (ROOT / "docs", ROOT / "mkdocs.yml")
    assert shipped.runtime() == runtime_folder


def test_the_whole_standard_library_holds_more_than_the_trimmed_one(runtime_folder: Path) -> None:
    trimmed, whole = (
        {Path(name).with_suffix("") for name in zipfile.ZipFile(path).namelist()}
        for path in (runtime_folder / LIBRARY, shipped.stdlib())
    )
    assert Path("json/decoder") in trimmed & whole
    assert {Path("sqlite3/__init__"), Path("argparse")} <= whole - trimmed


def test_there_is_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert shipped.version() == project["version"] == citation["version"]
    assert project["name"] == shipped.DISTRIBUTION


def test_a_package_without_pages_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "ROOT", tmp_path)
    for ask in (shipped.docs, shipped.config, shipped.runtime):
        with pytest.raises(shipped.ShippedMissing) as caught:
            ask()
        sentence = f"The pages of moments-of-truth are not in {tmp_path}: install it again."
        assert str(caught.value) == sentence


def test_a_package_without_the_standard_library_says_so(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "ROOT", packages)
    with pytest.raises(shipped.ShippedMissing) as caught:
        shipped.stdlib()
    missing = packages / SHIPPED / STOCK_STDLIB
    assert str(caught.value) == (
        f"{missing} is missing, which belongs to moments-of-truth: install it again."
    )


def test_an_installed_package_asks_for_no_sources(packages: Path, docs: Path) -> None:
    version = current(docs, packages)
    assert version == current(packages / SHIPPED / "docs", packages)
    assert (docs / RUNTIMES / version / MANIFEST).is_file()


def test_a_copy_without_the_runtime_says_where_it_is(packages: Path, docs: Path) -> None:
    shutil.rmtree(docs / RUNTIMES)
    (folder,) = (packages / SHIPPED / "docs" / RUNTIMES).iterdir()
    with pytest.raises(RuntimeMissing) as caught:
        current(docs, packages)
    sentence = f"The browser's Python is not in docs/assets/runtime: copy {folder} there."
    assert str(caught.value) == sentence


def test_a_copy_with_the_runtime_of_another_version_is_stale(packages: Path, docs: Path) -> None:
    (note,) = (docs / RUNTIMES).glob(f"*/{MANIFEST}")
    former = json.loads(note.read_bytes()) | {"fingerprint": "0123456789abcdef"}
    note.write_text(json.dumps(former))
    remedy = re.escape(f"copy {packages / SHIPPED / 'docs' / RUNTIMES}")
    sentence = rf"is not the one .* came with: {remedy}/\w+ there again\.$"
    with pytest.raises(RuntimeStale, match=sentence):
        current(docs, packages)


@pytest.mark.parametrize("size", [None, 4])
def test_a_file_that_a_copy_lost_is_named(packages: Path, docs: Path, size: int | None) -> None:
    library = docs / RUNTIMES / current(docs, packages) / LIBRARY
    content = library.read_bytes()
    library.unlink()
    if size is not None:
        library.write_bytes(content[:size])
    missing = re.escape(f"lacks {library}, or a part of it: copy {packages}")
    with pytest.raises(RuntimeMissing, match=rf"{missing}.* there again\.$"):
        current(docs, packages)


def test_a_broken_installation_is_to_be_installed_again(packages: Path) -> None:
    came_with = packages / SHIPPED / "docs"
    (folder,) = (came_with / RUNTIMES).iterdir()
    name = next(iter(Manifest.read(folder).files))
    (folder / name).unlink()
    sentence = rf"lacks .*{re.escape(name)}, .*: install moments-of-truth again\.$"
    with pytest.raises(RuntimeMissing, match=sentence):
        current(came_with, packages)
    shutil.rmtree(came_with / RUNTIMES)
    with pytest.raises(RuntimeMissing, match=r"^moments-of-truth came without .*again\.$"):
        current(came_with, packages)
