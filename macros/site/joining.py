"""One style sheet for the many that a page links: a browser shows nothing before it has them all.

Each has its own file in the project, and an organisation adds more. In a sealed site those that
follow each other stand in one file, in their order, named by what is in it. What a joined one loads
is named from its new place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from macros.site.document import Document, SheetLink
from macros.site.placing import PlacedFile, placed

FOLDER = PurePosixPath("assets")
JOINED_SHEET = re.compile(r"assets/joined-[0-9a-f]{16}\.css")
THEME_FOLDER = "assets/stylesheets/"
"""Of the theme's own, by whose names its version is known."""
TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)|(?P<string>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
    r"""|url\(\s*+(?P<address>"[^"\\\n]*+"|'[^'\\\n]*+'|[^"'()\\\s]++)\s*+\)""",
    re.DOTALL | re.IGNORECASE,
)
"""What is not to be looked into, and what is loaded."""
FIRST_ONLY = re.compile(r"@(?:charset|import|namespace)\b", re.IGNORECASE)
"""Rules that hold only where a style sheet begins."""
CLOSES = {")": "(", "]": "[", "}": "{"}

Edits = list[tuple[int, int, str]]


class Joining:
    """What has been joined in one site."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._texts: dict[str, str | None] = {}
        self._joined: dict[tuple[str, ...], str] = {}
        self._parts: set[str] = set()
        self._loaded: set[str] = set()

    def edits(self, path: Path, text: str, page: Document) -> Edits:
        """Say what replaces a page's links, and write the files that it names then.

        Args:
            path: The page's file.
            text: What stands in it.
            page: The same, read.
        """
        edits: Edits = []
        joined: set[str] = set()
        for run in self._runs(path, text, page.sheets):
            names = tuple(place.name for _, place in run)
            (first, place), *rest = run
            link = f'<link rel="stylesheet" href="{place.address(self._file(names))}">'
            edits.append((first.start, first.end, link))
            edits += ((sheet.start, sheet.end, "") for sheet, _ in rest)
            joined.update(names)
        loaded = (placed(self._site, path, one.href) for one in page.sheets)
        self._loaded |= {one.name for one in loaded if one} - joined
        return edits

    @property
    def parts(self) -> set[str]:
        """The paths of what is in a joined file, and loaded by no page."""
        return self._parts - self._loaded

    def _runs(
        self, path: Path, text: str, sheets: Iterable[SheetLink]
    ) -> Iterator[list[tuple[SheetLink, PlacedFile]]]:
        """Style sheets of this site that nothing stands between, two or more."""
        run: list[tuple[SheetLink, PlacedFile]] = []
        for sheet in [*sheets, None]:
            found = self._place(path, sheet) if sheet else None
            follows = sheet and run and not text[run[-1][0].end : sheet.start].strip()
            if not (found and follows):
                yield from [run] if len(run) > 1 else []
                run = []
            if sheet and found:
                run.append((sheet, found))

    def _place(self, path: Path, sheet: SheetLink) -> PlacedFile | None:
        """A style sheet that can be joined to others."""
        place = placed(self._site, path, sheet.href) if sheet.plain else None
        if place is None or place.name.startswith(THEME_FOLDER):
            return None
        if JOINED_SHEET.fullmatch(place.name):  # by an earlier seal, which says in front of what
            first = (self._site / place.name).read_text(encoding="utf-8").partition("\n")[0]
            self._parts.update(map(unquote, first.split()[1:-1]))
            return None
        if place.name not in self._texts:
            self._texts[place.name] = _joinable(self._site / place.name)
        return None if self._texts[place.name] is None else place

    def _file(self, names: tuple[str, ...]) -> str:
        if names not in self._joined:
            texts = (_moved(self._texts[name] or "", name) for name in names)
            text = "\n".join([f"/* {' '.join(map(quote, names))} */", *texts])
            digest = hashlib.sha256(text.encode()).hexdigest()[:16]
            self._joined[names] = (FOLDER / f"joined-{digest}.css").as_posix()
            (self._site / self._joined[names]).write_text(text, encoding="utf-8", newline="\n")
            self._parts.update(names)
        return self._joined[names]


def _joinable(path: Path) -> str | None:
    """The text of a style sheet that is whole in itself, and holds wherever it stands.

    A browser ends what a file leaves open where the file ends; joined, it would swallow the next.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    bare = TOKEN.sub(" ", text)
    left = {'"', "'", "\\"} & set(bare) or "/*" in bare or FIRST_ONLY.search(bare)
    return None if left or not _closed(bare) else text


def _closed(bare: str) -> bool:
    """Whether each bracket is closed, and the last rule ended.

    >>> [_closed(one) for one in ("a { b: c(d) }", "a { b: c( }", "} a {", "a{} @layer b", "")]
    [True, False, False, False, True]
    """
    held: list[str] = []
    for sign in re.findall(r"[(){}\[\]]", bare):
        if sign not in CLOSES:
            held.append(sign)
        elif not held or held.pop() != CLOSES[sign]:
            return False
    return not held and bare.rstrip()[-1:] in ("", "}", ";")


def _moved(text: str, name: str) -> str:
    """A style sheet whose addresses are named from the folder of what is joined.

    >>> _moved('a { b: url("../b.svg#c"); c: "url(x)" } d { e: url(data:f) }', "assets/deep/a.css")
    'a { b: url("b.svg#c"); c: "url(x)" } d { e: url(data:f) }'
    """

    def move(token: re.Match[str]) -> str:
        if token["address"] is None:
            return token[0]
        parts = urlsplit(token["address"].strip("\"'"))
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return token[0]
        path = relpath(normpath(PurePosixPath(name).parent / parts.path), FOLDER)
        return f'url("{parts._replace(path=path).geturl()}")'

    return TOKEN.sub(move, text)
