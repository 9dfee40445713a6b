"""Makes the image beside a runtime that has just been built, and has it prove itself."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from macros.runtime.files import LIBRARY

IMAGE_ROOM = Path(__file__).parent
CUT_CODE = Path(".make", "image")
"""Where Pyodide's cut code is kept, which changes with Pyodide alone."""

MODULE = re.compile(r"(?!.*/tmpl_).*\.pyc")
"""What is imported by its name; a template is looked up by another."""


def make(job: Path, stock: Path, root: Path, run: Callable[..., None]) -> None:
    """Write the image into the runtime's folder.

    Args:
        job: A folder that holds `folder/`, the built runtime; `built.json` with its lock; and
            `replies.json`, what it answered by what it was asked.
        stock: The folder of Pyodide's package.
        root: The project's folder, with calculator/ and docs/.
        run: Runs a script under Node with arguments, and raises if that fails.

    Raises:
        RuntimeFailed: Pyodide is not as it was taken to be, or the image does not answer as the
            runtime does.
    """
    # A wheel is packed where no calculator can be imported, and makes no image.
    from macros.runtime.image import questions

    written = questions.written(root / "docs")
    with zipfile.ZipFile(job / "folder" / LIBRARY) as library:
        modules = sorted(map(_module, filter(MODULE.fullmatch, library.namelist())))
    templates = (root / "calculator" / "views" / "templates").glob("*.jinja")
    asked = {
        "calls": [json.loads(one) for one in json.loads((job / "replies.json").read_bytes())],
        "modules": modules,
        "templates": sorted(path.name for path in templates),
        "more": [*written, *questions.mutated(written)],
    }
    (job / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    run(IMAGE_ROOM / "make.mjs", job, stock, root / CUT_CODE)
    run(IMAGE_ROOM / "proof.mjs", job, stock)


def _module(file: str) -> str:
    return file.removesuffix(".pyc").replace("/", ".").removesuffix(".__init__")
