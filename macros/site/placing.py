"""Which file of a site an address on one of its pages is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from macros.site.document import foreign


@dataclass(frozen=True)
class PlacedFile:
    """A file of a site, as a page names it.

    Attributes:
        name: Its path, from where the site begins.
        begin: What leads from the host to where the site begins, on a page that is shown anywhere,
            such as `/kb/`; nothing where addresses are relative to the page.
        folder: Where the page lies.
    """

    name: str
    begin: str
    folder: PurePosixPath

    def address(self, name: str) -> str:
        """The address of another file, as the same page would name it."""
        return f"{self.begin}{quote(name)}" if self.begin else quote(relpath(name, self.folder))


def placed(site: Path, page: Path, address: str) -> PlacedFile | None:
    """The file of a site that a page names, without more behind it; None if it is none."""
    if foreign(address):
        return None
    parts = urlsplit(address)
    if parts.scheme or parts.query or parts.fragment or not parts.path:
        return None
    folder = PurePosixPath(page.relative_to(site).as_posix()).parent
    path = unquote(parts.path)
    if not path.startswith("/"):
        name = normpath(folder / path)
        return PlacedFile(name, "", folder) if (site / name).is_file() else None
    steps = path.split("/")
    for at in range(1, len(steps)):
        name = "/".join(steps[at:])
        if (site / name).is_file():
            return PlacedFile(name, path.removesuffix(name), folder)
    return None
