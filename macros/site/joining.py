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

from macros.site.document import Document, SheetLink, foreign
from macros.site.loads import STYLE_LOAD, without_comments

FOLDER = PurePosixPath("assets")
JOINED_SHEET = re.compile(r"assets/joined-[0-9a-f]{16}\.css")
THEME_FOLDER = "assets/stylesheets/"
"""Of the theme's own, by whose names its version is known."""
STRING = re.compile(r""""(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'""", re.DOTALL)
FIRST_ONLY = re.compile(r"@(?:charset|import|namespace)\b", re.IGNORECASE)
"""Rules that hold only where a style sheet begins."""

Edits = list[tuple[int, int, str]]


class Joining:
    """What has been joined in one site.

    Attributes:
        parts: The paths of what is in a joined file.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._texts: dict[str, str | None] = {}
        self._joined: dict[tuple[str, ...], str] = {}
        self.parts: set[str] = set()

    def edits(self, path: Path, text: str, page: Document) -> Edits:
        """Say what replaces a page's links, and write the files that it names then.

        Args:
            path: The page's file.
            text: What stands in it.
            page: The same, read.
        """
        edits: Edits = []
        folder = PurePosixPath(path.relative_to(self._site).as_posix()).parent
        for run in self._runs(folder, text, page.sheets):
            names = tuple(name for _, name in run)
            address = quote(relpath(self._file(names), folder))
            first, *rest = (sheet for sheet, _ in run)
            edits.append((first.start, first.end, f'<link rel="stylesheet" href="{address}">'))
            edits += ((sheet.start, sheet.end, "") for sheet in rest)
        return edits

    def _runs(
        self, folder: PurePosixPath, text: str, sheets: Iterable[SheetLink]
    ) -> Iterator[list[tuple[SheetLink, str]]]:
        """Style sheets of this site that nothing stands between, two or more."""
        run: list[tuple[SheetLink, str]] = []
        for sheet in [*sheets, None]:
            name = self._name(folder, sheet) if sheet else None
            follows = sheet and run and not text[run[-1][0].end : sheet.start].strip()
            if not (name and follows):
                yield from [run] if len(run) > 1 else []
                run = []
            if sheet and name:
                run.append((sheet, name))

    def _name(self, folder: PurePosixPath, sheet: SheetLink) -> str | None:
        """The path of a style sheet that can be joined to others, from where the site begins."""
        address = urlsplit(sheet.href)
        if not sheet.plain or foreign(sheet.href) or address.query or address.path.startswith("/"):
            return None
        name = normpath(folder / unquote(address.path))
        if name.startswith(("..", THEME_FOLDER)):
            return None
        if JOINED_SHEET.fullmatch(name):  # by an earlier seal, which says in front what it joined
            first = (self._site / name).read_text(encoding="utf-8").partition("\n")[0]
            self.parts.update(map(unquote, first.split()[1:-1]))
            return None
        if name not in self._texts:
            self._texts[name] = _joinable(self._site / name)
        return None if self._texts[name] is None else name

    def _file(self, names: tuple[str, ...]) -> str:
        if names not in self._joined:
            texts = (_moved(self._texts[name] or "", name) for name in names)
            text = "\n".join([f"/* {' '.join(map(quote, names))} */", *texts])
            digest = hashlib.sha256(text.encode()).hexdigest()[:16]
            self._joined[names] = (FOLDER / f"joined-{digest}.css").as_posix()
            (self._site / self._joined[names]).write_text(text, encoding="utf-8", newline="\n")
            self.parts.update(names)
        return self._joined[names]


def _joinable(path: Path) -> str | None:
    """The text of a style sheet that is whole in itself, and holds wherever it stands.

    A browser ends what a file leaves open where the file ends; joined, it would swallow the next.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    plain = STRING.sub("", without_comments(text))
    open_comment = text.rfind("/*") > text.rfind("*/")
    whole = plain.count("{") == plain.count("}") and not {'"', "'"} & set(plain)
    return text if whole and not open_comment and not FIRST_ONLY.search(plain) else None


def _moved(text: str, name: str) -> str:
    """A style sheet whose addresses are named from the folder of what is joined.

    >>> _moved('a { background: url("../b.svg#c") } d { e: url(data:f) }', "assets/deep/site.css")
    'a { background: url("b.svg#c") } d { e: url(data:f) }'
    """

    def move(load: re.Match[str]) -> str:
        address = next(part for part in load.groups() if part is not None)
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return load[0]
        path = relpath(normpath(PurePosixPath(name).parent / parts.path), FOLDER)
        return f'url("{parts._replace(path=path).geturl()}")'

    return STYLE_LOAD.sub(move, text)
