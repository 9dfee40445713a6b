"""What others made and a built site contains: read from installed metadata and package files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from macros.runtime.files import RUNTIMES
from macros.runtime.manifest import Manifest, current
from macros.runtime.sources import COMPANIONS
from macros.signoff.record import recorded

PYODIDE = "https://github.com/pyodide/pyodide"
FONTS = Path("assets", "fonts")
IN_MAP = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
IN_LICENCE = re.compile(r"^Package: (\S+)@(\S+)$", re.MULTILINE)
RULE = re.compile(r"^-{20,}$", re.MULTILINE)
THEMES = {"mkdocs-material": "material", "zensical": "zensical"}
"""The distributions that a theme may come from, and the package in each."""

FONT_LICENCES = {
    "OFL.txt": (
        "STIX Two Math, reduced to the signs of formulas",
        "pkg:generic/stix-two-math",
        "roots, braces and sums in formulas",
    ),
    "OFL-source-sans.txt": (
        "Source Sans 3, reduced and renamed “Moments Text”",
        "pkg:generic/source-sans",
        "the letters of running text",
    ),
    "OFL-source-serif.txt": (
        "Source Serif 4, reduced and renamed “Moments Heading”",
        "pkg:generic/source-serif",
        "the letters of headings",
    ),
}
"""The licence of each font: what was made of it, its package and its part in the site."""


@dataclass(frozen=True)
class Component:
    """One work of others.

    Attributes:
        name: What it is called.
        version: Its version; empty if nothing in what is installed says so.
        licence: The licence as its metadata names it.
        spdx: Whether that is an SPDX expression.
        address: Where it comes from.
        text: The licence itself; empty if the package does not carry it.
        purl: The package's URL, without the version.
        use: What it does in the site.
        within: The component that it came in; empty if it came by itself.
        source: Where its source is, if its licence asks that readers be told.
    """

    name: str
    version: str
    licence: str
    spdx: bool
    address: str
    text: str
    purl: str
    use: str
    within: str = ""
    source: str = ""

    @property
    def ref(self) -> str:
        """A name that no other component has."""
        return f"{self.purl}@{self.version}" if self.version else self.purl


def gather(docs: Path, theme: str = "mkdocs-material") -> list[Component]:
    """List what a site will contain that is built from these pages.

    Args:
        docs: The folder of the pages, with the browser's Python in it.
        theme: The distribution of the theme: `mkdocs-material` or `zensical`.
    """
    found = [*_python(docs), *_theme(theme)]
    for licence, (name, purl, use) in FONT_LICENCES.items():
        path = docs / FONTS / licence
        if path.is_file():
            found.append(_font(path, name, purl, use))
    return found


def _python(docs: Path) -> Iterator[Component]:
    manifest = Manifest.read(docs / RUNTIMES / current(docs))
    known = recorded()
    npm = known["pyodide"]
    yield Component(
        "Pyodide",
        manifest.pyodide,
        npm["licence"],
        True,
        npm["address"],
        # Its npm package carries no text; another of the same licence does.
        npm["text"] or _text_of(npm["licence"]),
        "pkg:npm/pyodide",
        "runs Python in the browser",
        source=f"{PYODIDE}/tree/{manifest.pyodide}",
    )
    cpython = known["cpython"]
    yield Component(
        "CPython",
        manifest.python,
        cpython["licence"],
        True,
        cpython["address"],
        cpython["text"],
        "pkg:generic/python",
        "the Python that runs in the browser, and the parts of its library that are used",
        within=f"pkg:npm/pyodide@{manifest.pyodide}",
    )
    for name in COMPANIONS:
        yield _distribution(name, "fills the results’ templates, at build time and in the browser")


def _text_of(licence: str) -> str:
    return next((f["text"] for f in recorded().values() if f["licence"] == licence), "")


def _theme(name: str) -> Iterator[Component]:
    theme = _distribution(name, "the theme: layout, search, light and dark")
    yield theme
    folder = Path(str(metadata.distribution(name).locate_file(THEMES[name]))) / "templates"
    maps = sorted((folder / "assets").rglob("*.map"))
    named = {match for one in maps for match in _named(one)}
    known = recorded()
    for one in sorted(named):
        facts = known.get(one, {"licence": "see the package", "address": "", "text": ""})
        yield Component(
            one,
            "",
            facts["licence"],
            one in known,
            facts["address"],
            facts["text"],
            f"pkg:npm/{one}",
            "part of the theme’s scripts and style sheets",
            within=theme.ref,
        )
    own = folder / "assets" / "javascripts" / "LICENSE"
    if own.is_file():
        yield from _listed(own.read_text(encoding="utf-8"), theme.ref)
    icons = folder / ".icons" / "material" / "LICENSE"
    if icons.is_file():
        text = icons.read_text(encoding="utf-8").strip()
        yield Component(
            "Material Design Icons",
            "",
            text.partition("\n")[0],
            False,
            "https://pictogrammers.com/",
            text,
            "pkg:generic/material-design-icons",
            "the icons of buttons and menus",
            within=theme.ref,
        )


def _named(source_map: Path) -> Iterator[str]:
    for source in json.loads(source_map.read_bytes())["sources"]:
        if match := IN_MAP.search(source):
            yield match[1]


def _listed(text: str, within: str) -> Iterator[Component]:
    """What a theme lists itself, as Zensical does: package, version and the licence's text."""
    for block in RULE.split(text):
        named = IN_LICENCE.search(block)
        if named:
            licence = re.search(r"^License: (.+)$", block, re.MULTILINE)
            yield Component(
                named[1],
                named[2],
                licence[1].strip() if licence else "see the text",
                licence is not None,
                "",  # its notice gives none
                block.strip(),
                f"pkg:npm/{named[1]}",
                "part of the theme’s scripts",
                within=within,
            )


def _font(licence: Path, name: str, purl: str, use: str) -> Component:
    text = licence.read_text(encoding="utf-8").strip()
    version = re.search(r"SIL Open Font License, Version (\d+\.\d+)", text, re.IGNORECASE)
    address = re.search(r"\((https://[^)\s]+)\)", text)
    return Component(
        name,
        "",
        f"OFL-{version[1]}" if version else "see the text",
        version is not None,
        address[1] if address else "",
        text,
        purl,
        use,
    )


def _distribution(name: str, use: str) -> Component:
    installed = metadata.distribution(name)
    facts = installed.metadata
    given = facts.json
    expression = given.get("license_expression")
    classifiers = [
        one.rpartition(" :: ")[2]
        for one in facts.get_all("Classifier", [])
        if one.startswith("License ::")
    ]
    texts = [file.read_text().strip() for file in installed.files or () if "licenses" in file.parts]
    links = dict(one.split(", ", 1) for one in facts.get_all("Project-URL", []))
    return Component(
        facts["Name"],
        installed.version,
        str(expression or ", ".join(classifiers) or given.get("license", "see the text")),
        expression is not None,
        str(links.get("Source") or links.get("Documentation") or given.get("home_page", "")),
        "\n\n".join(texts),
        f"pkg:pypi/{facts['Name'].lower()}",
        use,
    )
