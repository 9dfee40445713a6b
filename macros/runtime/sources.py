"""What the browser's library is made from, and the fingerprint that tells whether it changed."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path, PurePath

from macros.runtime.standins import STANDINS

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = Path("macros", "shipped_site")
"""Where an installed package has what a checkout has at its top: docs/ and mkdocs.yml."""

# The templates' language, and what it stands on: shipped beside the calculators, pure Python only.
# MarkupSafe behaves the same without its C speedups, and no C part of a wheel runs in a browser.
COMPANIONS = ("jinja2", "markupsafe")
SURVEY_COMPANIONS = {"et_xmlfile": "et_xmlfile", "openpyxl": "openpyxl", "yaml": "PyYAML"}
"""By package: the distributions that a survey's file is read with, in an archive of their own."""
PACKED = {one: one for one in COMPANIONS} | SURVEY_COMPANIONS


def fingerprint(root: Path = ROOT) -> str:
    """Work out what a build of the runtime depends on, as one hash; takes a few milliseconds.

    Args:
        root: The project's folder, with calculator/, macros/ and package.json.
    """
    digest = hashlib.sha256()
    for name, path in sorted([*_calculators(root), *_builder(root)]):
        facts = path.stat()
        checksum = _checksum(path, facts.st_mtime_ns, facts.st_size)
        digest.update(f"{name} {checksum}\n".encode())
    for name, installed in _versions(root).items():
        digest.update(f"{name} {installed}\n".encode())
    return digest.hexdigest()[:16]


@cache  # each page with a calculator asks whether the runtime is that of these sources
def _checksum(path: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pack(root: Path, path: Path) -> None:
    """Write calculator/ with its templates, and what it stands on, into an archive of sources."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, source in _calculators(root):
            archive.write(source, name)
        for companion in PACKED:
            for name, source in _companion(companion):
                archive.write(source, name)


def pack_standins(path: Path) -> None:
    """Write what takes the place of some modules into an archive of sources."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, source in STANDINS.items():
            archive.writestr(name, source)


def pyodide_version(root: Path = ROOT) -> str:
    """Give the version of Pyodide that package.json pins."""
    pinned: str = json.loads((root / "package.json").read_bytes())["dependencies"]["pyodide"]
    return pinned


def _calculators(root: Path) -> Iterator[tuple[str, Path]]:
    for path in (root / "calculator").rglob("*"):
        if path.suffix in (".py", ".jinja"):
            yield path.relative_to(root).as_posix(), path


def _builder(root: Path) -> Iterator[tuple[str, Path]]:
    for path in (root / "macros" / "runtime").rglob("*"):
        if path.suffix in (".py", ".mjs", ".txt"):
            yield path.relative_to(root).as_posix(), path


def is_licence(file: PurePath) -> bool:
    """Whether a file of a distribution is its licence, and not one of what it holds."""
    return file.parts[0].endswith(".dist-info") and file.name.startswith(("LICENSE", "LICENCE"))


def _companion(name: str) -> Iterator[tuple[str, Path]]:
    for file in distribution(PACKED[name]).files or ():
        if file.suffix == ".py" and file.parts[0] == name:
            yield file.as_posix(), Path(str(file.locate()))
        elif is_licence(file):  # all ask that their licence goes where they go
            more = file.suffix if file.suffix not in (".txt", ".rst") else ""
            yield f"{name}/LICENSE{more}.txt", Path(str(file.locate()))


def _versions(root: Path) -> dict[str, str]:
    pinned = json.loads((root / "package.json").read_bytes())
    tools = {"pyodide": pyodide_version(root), "binaryen": pinned["devDependencies"]["binaryen"]}
    return tools | _companion_versions()


@cache
def _companion_versions() -> dict[str, str]:
    # Reading metadata of installed packages is the slowest part of a fingerprint.
    return {name: version(name) for name in PACKED.values()}
