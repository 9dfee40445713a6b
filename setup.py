"""Puts the shipped site into what is built from this project, and whole addresses into its README.

All else is in pyproject.toml.

In the checkout pages, configuration and the browser's Python lie where a generator looks for them.
A wheel carries them as `macros/shipped_site/`, where `macros.shipped` finds them. They are copied
while a wheel is built, so that no second set of them ever lies in the checkout.
"""

import re
import shutil
import sys
import tomllib
from pathlib import Path
from types import ModuleType

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist
from setuptools.errors import BaseError

HERE = Path(__file__).parent
THEME = Path("macros", "theme")
OWN_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]]*)\]\((?!\w+:|#)(?P<file>[^)]+)\)")
NO_PAGES = shutil.ignore_patterns("*~", ".DS_Store")


class BuildWithSite(build_py):
    """Builds the package with the shipped site in it."""

    def run(self) -> None:
        """Copy the modules as ever, then the site; a checkout installed in place needs none."""
        super().run()
        if not self.editable_mode:
            stdlib = checked_stdlib()
            site = Path(self.build_lib, "macros", "shipped_site")
            shutil.rmtree(site, ignore_errors=True)  # of an earlier build
            shutil.copytree(HERE / "docs", site / "docs", ignore=NO_PAGES)
            shutil.copyfile(HERE / "mkdocs.yml", site / "mkdocs.yml")
            shutil.copytree(HERE / THEME, site / THEME)  # where that configuration looks for it
            shutil.copyfile(stdlib, site / stdlib.name)


class SourcesWithRuntime(sdist):
    """Packs the sources, and the browser's Python as it was built from them."""

    def run(self) -> None:
        """Refuse to pack without it: a wheel could then not be built without Node."""
        checked_stdlib()
        super().run()


def checked_stdlib() -> Path:
    """Make sure that there is one runtime, as it was built, and find its whole standard library."""
    # The project's own folder first: it may be installed as well, in place or in another version.
    sys.path.insert(0, str(HERE))
    # A build has setuptools and nothing else, and all of `calculator` needs more than that; of it
    # only the errors are needed here.
    calculator = ModuleType("calculator")
    calculator.__path__ = [str(HERE / "calculator")]
    sys.modules["calculator"] = calculator
    from calculator.errors import MomentsError
    from macros.runtime import node
    from macros.runtime.files import MANIFEST, RUNTIMES, STOCK_STDLIB
    from macros.runtime.manifest import Manifest
    from macros.scripts import joining

    place = HERE / "docs" / RUNTIMES
    folders = [path.parent for path in place.glob(f"*/{MANIFEST}")]
    if len(folders) != 1:
        there = f"are {len(folders)} of the" if folders else "is no"
        raise BaseError(
            f"There {there} browser's Python in {place}: run `make wheel` in a checkout, "
            "which builds the one that is needed."
        )
    told = Manifest.read(folders[0])
    found = Manifest.of(
        folders[0], fingerprint=told.fingerprint, pyodide=told.pyodide, lock=told.lock
    )
    if found != told:
        raise BaseError(
            f"The browser's Python in {folders[0]} is not as its manifest says: "
            "remove the folder and run `make wheel` in a checkout, which builds it again."
        )
    joined = joining.found(HERE / "docs")
    if joined is None or not joining.holds(joined, HERE / "docs"):
        raise BaseError(
            f"The scripts in {HERE / 'docs' / joining.JOINED} are missing, or joined of others: "
            "run `make wheel` in a checkout, which joins them."
        )
    try:
        return node.pyodide(HERE, told.pyodide) / STOCK_STDLIB
    except MomentsError as fault:
        raise BaseError(str(fault)) from fault


def readme() -> str:
    """Give README.md with whole addresses, since an index shows it where no file lies beside it."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    source = project["urls"]["Source"]

    def led(found: re.Match[str]) -> str:
        kind = "raw" if found["picture"] else "blob"
        address = f"{source}/{kind}/v{project['version']}/{found['file']}"
        return f"{found['picture']}[{found['text']}]({address})"

    return OWN_LINK.sub(led, (HERE / "README.md").read_text(encoding="utf-8"))


setup(
    cmdclass={"build_py": BuildWithSite, "sdist": SourcesWithRuntime},
    long_description=readme(),
    long_description_content_type="text/markdown",
)
