"""The built runtime's folder: its list of contents, and whether it fits the sources of today."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from calculator.errors import MomentsError
from macros.runtime.files import HEAD_BYTES, MANIFEST, RUNTIMES
from macros.runtime.sources import ROOT, SHIPPED, fingerprint

PROTOCOL = 2
"""What page and worker say to each other; docs/assets/moments/supply.js names the same number."""


class RuntimeMissing(MomentsError):
    """The browser's Python has not been built, or not completely."""


class RuntimeStale(MomentsError):
    """The browser's Python was built from other sources than those of today."""


@dataclass(frozen=True)
class Manifest:
    """What a runtime folder holds.

    Attributes:
        version: Hash over all files, which is also the folder's name.
        fingerprint: Hash of what the folder was built from.
        pyodide: Version of Pyodide, as in its package.
        python: Version of Python in it.
        lock: Pyodide's lock file without packages, to be passed to it inline.
        files: Size in bytes, SHA-256 and first bytes of each file but this one, by name.
        protocol: The language of its worker, which the page must speak as well.
    """

    version: str
    fingerprint: str
    pyodide: str
    python: str
    lock: dict[str, Any]
    files: dict[str, dict[str, int | str]]
    protocol: int = PROTOCOL

    @classmethod
    def of(
        cls, folder: Path, *, fingerprint: str, pyodide: str, lock: dict[str, Any]
    ) -> "Manifest":
        """List a folder's files as they are."""
        files: dict[str, dict[str, int | str]] = {}
        digest = hashlib.sha256()
        for path in sorted(folder.iterdir()):
            if path.name != MANIFEST:
                content = path.read_bytes()
                checksum = hashlib.sha256(content).hexdigest()
                head = content[:HEAD_BYTES].hex()
                files[path.name] = {"size": len(content), "sha256": checksum, "head": head}
                digest.update(f"{path.name} {checksum}\n".encode())
        python = lock["info"]["python"]
        return cls(digest.hexdigest()[:16], fingerprint, pyodide, python, lock, files)

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read a folder's manifest; it is written last, so a folder without one is unfinished."""
        return cls(**json.loads((folder / MANIFEST).read_bytes()))

    def text(self) -> str:
        """Give the manifest as it is written."""
        return json.dumps(asdict(self), indent=2) + "\n"


def current(docs: Path, root: Path = ROOT) -> str:
    """Name the runtime's folder that pages shall point to.

    Args:
        docs: The folder of the pages, under which the runtime lies.
        root: The project's folder, with the sources that the runtime must have been built from. An
            installed package has none to build from: the runtime must be the one it came with.

    Returns:
        The folder's name below docs/assets/runtime/.

    Raises:
        RuntimeMissing: There is none, or it lacks a file.
        RuntimeStale: It was built from other sources.
    """
    wanted, reason, remedy = _wanted(docs, root)
    manifests = [Manifest.read(path.parent) for path in (docs / RUNTIMES).glob(f"*/{MANIFEST}")]
    if not manifests:
        raise RuntimeMissing(f"The browser's Python is not in {docs.name / RUNTIMES}: {remedy}.")
    for manifest in manifests:
        if manifest.fingerprint == wanted:
            _complete(docs / RUNTIMES / manifest.version, manifest, remedy)
            return manifest.version
    raise RuntimeStale(f"The browser's Python in {docs.name / RUNTIMES} {reason}: {remedy} again.")


def _wanted(docs: Path, root: Path) -> tuple[str, str, str]:
    """The fingerprint a runtime must bear, why one does not, and what gives one that does."""
    if not (root / SHIPPED).is_dir():
        reason = "was built before calculator/ or the builder last changed"
        return fingerprint(root), reason, "run `make runtime` to build it"
    again = "install moments-of-truth"
    for path in (root / SHIPPED / "docs" / RUNTIMES).glob(f"*/{MANIFEST}"):
        itself = path.is_relative_to(docs)
        remedy = again if itself else f"copy {path.parent} there"
        reason = "is not the one that this moments-of-truth came with"
        return Manifest.read(path.parent).fingerprint, reason, remedy
    raise RuntimeMissing(f"moments-of-truth came without the browser's Python: {again} again.")


def _complete(folder: Path, manifest: Manifest, remedy: str) -> None:
    for name, facts in manifest.files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != facts["size"]:
            raise RuntimeMissing(
                f"The browser's Python lacks {path}, or a part of it: {remedy} again."
            )
