"""Binds the worker's script and Pyodide's two into one file, which a page can check and start.

Modules cannot be started from checked bytes if they import others: a browser would fetch those by
itself, unchecked, and refuse them where a server gives `.mjs` a wrong type.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from calculator.errors import MomentsError
from macros.runtime.files import SCRIPTS

LOADER = re.compile(
    r"export\s*\{\s*(\w+) as loadPyodide\s*,[^}]*\};?\s*(//# sourceMappingURL=.*)?\s*$"
)
INTERPRETER = re.compile(r"export default (\w+);\s*$")
IMPORTS = (
    'import createPyodideModule from "./pyodide.asm.mjs";\n',
    'import { loadPyodide } from "./pyodide.mjs";\n',
)


class Unbindable(MomentsError):
    """A script does not end as it did when this was written: Pyodide has changed."""


def bind(stock: Path, worker: Path) -> str:
    """Write the one script.

    Args:
        stock: The folder of Pyodide's package.
        worker: Our own script, which imports Pyodide's two by their names in the package.

    Raises:
        Unbindable: A script exports or imports otherwise than expected.
    """
    loader, interpreter = (stock / name for name in SCRIPTS)
    loading = _replace(LOADER, r"return \1;", loader)
    interpreting = _replace(INTERPRETER, r"const createPyodideModule = \1;", interpreter)
    ours = _without(IMPORTS, worker)
    return f"const loadPyodide = (() => {{\n{loading}\n}})();\n{interpreting}\n{ours}"


IMAGE_PARTS = {
    "bridge.mjs": (),
    "arriving.mjs": ('import { Unable } from "./bridge.mjs";\n',),
    "worker.mjs": (
        'import { arriving } from "./arriving.mjs";\n',
        'import { alive } from "./bridge.mjs";\n',
    ),
}
"""What asks an image, each part behind those that it imports, by the lines that do so."""


def bind_image(image: Path) -> str:
    """Write the one script that fetches an image and asks it, from the folder of its parts.

    Raises:
        Unbindable: A part does not import as expected.
    """
    texts = (_without(imports, image / part) for part, imports in IMAGE_PARTS.items())
    return "\n".join(re.sub(r"^export ", "", text, flags=re.MULTILINE) for text in texts)


def _without(imports: Sequence[str], script: Path) -> str:
    text = script.read_text("utf-8")
    for line in imports:
        if line not in text:
            raise Unbindable(f"{script} lacks the line: {line.rstrip()}")
        text = text.replace(line, "")
    return text


def _replace(end: re.Pattern[str], replacement: str, path: Path) -> str:
    text, found = end.subn(replacement, path.read_text("utf-8"))
    if not found:
        raise Unbindable(
            f"{path} does not end with the export that macros/runtime/binding.py knows."
        )
    return text
