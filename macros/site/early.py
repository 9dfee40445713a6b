"""Has a browser ask early for what a page needs.

The modules it asks for all at once. It would meet them one after the other: the first at the end of
the page, behind the theme's script, and each of the others when it has read the one that imports
it. And from the first lines of the page it asks for Python's largest file, as soon as somebody
touches a calculator.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from macros.scripts.joining import JOINED

STATIC_IMPORT = re.compile(
    r"""(?:^|;)(?:import|export)\b[^"';(]*["'](\.\.?/[^"']+)["']""", re.MULTILINE
)


FIRST_LINES = re.sub(
    r"^ *//.*\n|^ */\*\*.*?\*/\n|/\*\*.*?\*/ ",
    "",
    Path(__file__).with_name("early.js").read_text(encoding="utf-8"),
    flags=re.MULTILINE,
).strip()
"""The script that stands in the head of each page: early.js without comments."""

CALCULATOR_SCRIPT = re.compile(rf"(?<![^/])(?:assets/moments|{JOINED}/page-\w+)\.js\Z")


def script(
    addresses: Iterable[str],
    first_lines: str = FIRST_LINES,
    *,
    image: bool = False,
    wide: bool = False,
) -> str:
    """Write the script for a page that has calculators, or may come to have them.

    It is the same on all pages, so that the policy needs one hash; where the site begins stands in
    an attribute. By that attribute a service worker knows a page of this site from others.

    Args:
        addresses: What the page's module scripts name, relative to the page.
        first_lines: The script.
        image: Whether a calculator of the page is asked by an image of Python.
        wide: Whether a calculator of the page takes all the room there is.
    """
    for address in addresses:
        if found := CALCULATOR_SCRIPT.search(address):
            root = escape(address[: found.start()] or "./")
            marks = " data-image" * image + " data-wide" * wide
            return f'<script data-root="{root}"{marks}>{first_lines}</script>'
    return ""


def links(site: Path, page: Path, addresses: Iterable[str]) -> str:
    """Write a link for each module that a page starts, and for all that those import.

    Args:
        site: The folder of the built site.
        page: The page's file in it.
        addresses: What the page's module scripts name, relative to the page.
    """
    root = site.resolve()
    waiting = [(page.parent / address).resolve() for address in addresses]
    found: list[Path] = []
    for path in waiting:  # which grows on the way
        if path not in found and path.is_relative_to(root) and path.is_file():
            found.append(path)
            imports = STATIC_IMPORT.findall(path.read_text(encoding="utf-8"))
            waiting += [(path.parent / address).resolve() for address in imports]
    folder = page.parent.resolve()
    named = [Path(os.path.relpath(path, folder)).as_posix() for path in found]
    return "".join(f'<link rel="modulepreload" href="{name}">' for name in named)
