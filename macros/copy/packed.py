"""An organisation's own calculators on their way to the browser.

They travel as sources, in a folder of their own beside the built Python, so that a copy is made
without the tools that build one. What they import and the trimmed library lacks is in Pyodide's
whole standard library, which goes into that folder only if one of them needs it.
"""

from __future__ import annotations

import ast
import hashlib
import json
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros import terminal
from macros.copy.calculators import PACKAGE
from macros.copy.folder import calculator_files, name_of
from macros.runtime.files import HEAD_BYTES, LIBRARY, MANIFEST
from macros.sentence import MacroError

OWN_CALCULATORS = Path("assets", "own")
SOURCES = "calculators.json"
STDLIB = "stdlib.zip"


@dataclass(frozen=True)
class Packed:
    """A folder for `assets/own/`.

    Attributes:
        name: Its name, made from its contents.
        files: What is in it.
    """

    name: str
    files: dict[str, bytes]


def pack(
    copy: Path, runtime: Path, stdlib: Path, *, without: Collection[str] = ()
) -> Packed | None:
    """Pack the own calculators.

    Args:
        copy: The copy's folder.
        runtime: The folder of the built Python.
        stdlib: Pyodide's whole standard library, as its package has it.
        without: Names of calculators that no page shows, so that none of them is published.

    Returns:
        The folder to put below `assets/own/`; `None` if there are no own calculators.

    Raises:
        MacroError: If one of them imports what no browser has.
    """
    files = [path for path in calculator_files(copy) if name_of(path) not in without]
    sources = {path.name: path.read_text(encoding="utf-8") for path in files}
    if not sources:
        return None
    there, whole = _modules(runtime / LIBRARY), _modules(stdlib)
    lacking = {
        module for name, text in sources.items() for module in _lacking(name, text, there, whole)
    }
    text = json.dumps(sources, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    contents = {SOURCES: text.encode()}
    if lacking:
        contents[STDLIB] = stdlib.read_bytes()
    facts = {
        name: {
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "head": content[:HEAD_BYTES].hex(),
        }
        for name, content in contents.items()
    }
    manifest = (json.dumps({"files": facts}, indent=2) + "\n").encode()
    return Packed(hashlib.sha256(manifest).hexdigest()[:16], contents | {MANIFEST: manifest})


def _lacking(name: str, text: str, there: set[str], whole: set[str]) -> Iterator[str]:
    """What a calculator imports and the trimmed library lacks."""
    try:
        tree = ast.parse(text, name)
    except SyntaxError as error:
        raise MacroError(f"{error.msg}.", f"calculators/{name}", error.lineno) from None
    except (RecursionError, MemoryError):
        said = terminal.say("it is nested too deeply for Python to read.")
        raise MacroError(said, f"calculators/{name}") from None
    tops = {module.partition(".")[0] for module in there | whole}
    for node in ast.walk(tree):
        for module in _imported(node):
            top = module.partition(".")[0]
            if top != PACKAGE and top not in tops and top not in COMPILED_IN:
                said = terminal.say(
                    "imports {module}, which browsers do not have: only Python’s standard library "
                    "and {package} can be imported.",
                    module=terminal.quoted(top),
                    package=terminal.quoted(PACKAGE),
                )
                raise MacroError(said, f"calculators/{name}", getattr(node, "lineno", None))
            if module in whole and module not in there | COMPILED_IN:
                yield module


def _imported(node: ast.AST) -> Iterator[str]:
    """The modules that a statement may import, packages before what lies in them."""
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    for name in names:
        parts = name.split(".")
        yield from (".".join(parts[: length + 1]) for length in range(len(parts)))


def _modules(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as opened:
        names = [Path(name) for name in opened.namelist()]
    return {
        ".".join((path.parent if path.stem == "__init__" else path.with_suffix("")).parts)
        for path in names
        if path.suffix in (".py", ".pyc")
    }


# What is compiled or frozen into Pyodide's interpreter and needs no file, in the browser as well.
_NAMES = (
    "abc array atexit binascii builtins cmath codecs errno faulthandler gc genericpath importlib "
    "importlib.machinery importlib.util io itertools marshal math ntpath os posixpath pyexpat "
    "runpy select site stat sys time unicodedata zipimport zlib"
)
COMPILED_IN = frozenset(_NAMES.split())
