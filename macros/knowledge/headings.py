"""The headings of a page, and the anchors by which a link leads to each."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from markdown.extensions.toc import slugify, unique

NOT_READ = re.compile(
    r"\A---\n.*?\n---[ ]*$|^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
HEADING_LINE = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
MARKUP = re.compile(r"[*`]|\[([^\]]*)\]\([^)]*\)")


def headings(path: Path) -> dict[str, str]:
    """The headings of a page with their anchors, the first of a text where two are alike.

    Args:
        path: The page's file.
    """
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> dict[str, str]:
    text = NOT_READ.sub("", path.read_text(encoding="utf-8-sig"))
    found: dict[str, str] = {}
    used: set[str] = set()
    for _, written in HEADING_LINE.findall(text):
        plain = MARKUP.sub(lambda part: part[1] or "", written)
        found.setdefault(plain, unique(slugify(plain, "-"), used))
    return found
