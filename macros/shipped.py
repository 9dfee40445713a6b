"""What the project ships to whoever makes a copy: pages, configuration and the browser's Python.

In a checkout these are the project's own files. An installed package carries them beside this
module, where `setup.py` puts them while a wheel is built; they are to be read there, not changed.
"""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

from calculator.errors import MomentsError
from macros import terminal
from macros.generators import CONFIG
from macros.runtime import node
from macros.runtime.files import RUNTIMES, STOCK_STDLIB
from macros.runtime.manifest import current
from macros.runtime.sources import ROOT, SHIPPED, pyodide_version

DISTRIBUTION = "moments-of-truth"


class ShippedMissing(MomentsError):
    """The package was put here without its pages."""


def docs() -> Path:
    """Give the folder of the shipped pages, with scenarios, stylesheets, scripts and runtime.

    Raises:
        ShippedMissing: There is none.
    """
    return _site() / "docs"


def config() -> Path:
    """Give the shipped `mkdocs.yml`, which lies beside the folder of the pages.

    Raises:
        ShippedMissing: There is none.
    """
    return _site() / CONFIG


def theme() -> Path:
    """Give the folder of what is changed in the theme of any generator."""
    return Path(__file__).with_name("theme")


def runtime() -> Path:
    """Give the folder of the browser's Python, named by its contents.

    Raises:
        RuntimeMissing: It lacks a file, or a checkout has not built it yet.
        RuntimeStale: A checkout has built it from other sources.
        ShippedMissing: There are no pages at all.
    """
    return docs() / RUNTIMES / current(docs())


def stdlib() -> Path:
    """Give Pyodide's whole standard library, from which an own calculator may need a module.

    Raises:
        ShippedMissing: The package came without it.
        ToolMissing: A checkout has not been set up.
    """
    if not installed():
        return node.pyodide(ROOT, pyodide_version()) / STOCK_STDLIB
    path = ROOT / SHIPPED / STOCK_STDLIB
    if not path.is_file():
        said = terminal.say(
            "{path} is missing, which belongs to {package}: install it again.",
            path=path,
            package=DISTRIBUTION,
        )
        raise ShippedMissing(said)
    return path


def version() -> str:
    """Give the version of what is shipped, which is that of the code as well."""
    if installed():
        return metadata.version(DISTRIBUTION)
    # What pip noted when the checkout was installed in place may be older than the checkout.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def installed() -> bool:
    """Whether this is an installed package, and not a checkout with sources and tools."""
    return (ROOT / SHIPPED).is_dir()


def _site() -> Path:
    site = ROOT / SHIPPED if installed() else ROOT
    if not ((site / CONFIG).is_file() and (site / "docs" / "index.md").is_file()):
        said = terminal.say(
            "The pages of {package} are not in {path}: install it again.",
            package=DISTRIBUTION,
            path=site,
        )
        raise ShippedMissing(said)
    return site
