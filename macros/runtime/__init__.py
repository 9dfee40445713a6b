"""The browser's Python: built from Pyodide, the calculators and no more than they import."""

from macros.runtime.builder import RuntimeFailed, build
from macros.runtime.manifest import Manifest, RuntimeMissing, RuntimeStale, current
from macros.runtime.node import ToolMissing
from macros.runtime.sources import fingerprint

__all__ = [
    "Manifest",
    "RuntimeFailed",
    "RuntimeMissing",
    "RuntimeStale",
    "ToolMissing",
    "build",
    "current",
    "fingerprint",
]
