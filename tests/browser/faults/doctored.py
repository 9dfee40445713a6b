"""Files of Python that are other than they were built, and that the manifest vouches for."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

from macros.runtime.files import LIBRARY, MANIFEST, RUNTIMES

from .server import Site

ROOT = Path(__file__).parents[3]
VOLUME = "calculator/catalog/volume.py"
BEFORE = "def calculate(inputs: Inputs) -> Findings:\n"
PAGE = "calculate/volume/index.html"
LIST = "offline.json"
ENTRY = r"assets/joined/page-\w+\.js"
OTHER = "0123456789abcdef"
ENDLESS = b"const endless = true; while (endless) {}"
TRAPS = {
    666: "while True: pass",
    667: "raise MemoryError",
    668: "import pyodide_js; pyodide_js._module.HEAP8.fill(0)",
}
"""What happens to a Python that is asked about so many customers."""


def folder(site: Site) -> Path:
    """Where the runtime of a site lies."""
    (found,) = (site.root / RUNTIMES).iterdir()
    return found


def entry(root: Path) -> str:
    """The script with which the page of `volume` begins."""
    (found,) = set(re.findall(ENTRY, (root / PAGE).read_text("utf-8")))
    return str(found)


def vouched(site: Site, name: str, content: bytes) -> None:
    """Have a file of other bytes served, which the manifest vouches for."""
    manifest = json.loads((folder(site) / MANIFEST).read_bytes())
    manifest["files"][name] = {
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "head": content[:4].hex(),
    }
    site.instead |= {name: content, MANIFEST: json.dumps(manifest).encode()}


def handful(root: Path) -> bytes:
    """The list of what a copy holds, with all that the pages of two calculators need.

    What the search has for other languages is left out with the other pages.
    """
    told = json.loads((root / LIST).read_bytes())
    pages = ("assets/", "search/", "calculate/encounter/", "calculate/volume/", "404", "index.html")
    held = {
        name: size
        for name, size in told["files"].items()
        if name.startswith(pages) and "/lunr/" not in name
    }
    assert 1 < len(held) < len(told["files"]), "it is whole already, or holds nothing"
    return json.dumps(told | {"files": held}).encode()


def with_other_runtime(site: Site) -> bytes:
    """The page of `volume` as a site has it whose Python is another one."""
    page = (site.root / PAGE).read_bytes()
    return page.replace(folder(site).name.encode(), OTHER.encode())


def trapped(site: Site) -> None:
    """Let Python come to grief over some numbers of customers, by its own code."""
    source = (ROOT / VOLUME).read_text("utf-8")
    assert BEFORE in source
    traps = "".join(
        f'    if inputs["customers"] == {number}:\n        {trap}\n'
        for number, trap in TRAPS.items()
    )
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(folder(site) / LIBRARY) as library,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as doctored,
    ):
        for name in library.namelist():
            if name != f"{VOLUME}c":
                doctored.writestr(name, library.read(name))
        doctored.writestr(VOLUME, source.replace(BEFORE, BEFORE + traps))
    vouched(site, LIBRARY, packed.getvalue())
