"""What a page loads as modules: in one, where all that it would load has been joined."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import quote, unquote

from macros.scripts import joining
from macros.site.document import Document


class Modules:
    """The modules of one site's pages.

    Attributes:
        parts: The paths of those that no page asks for any more, since they are joined.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        joined = joining.found(site)
        self._joined = joined if joined and joining.holds(joined, site) else None
        self.parts: set[str] = set()
        if self._joined:
            self.parts = {*self._joined.modules, joining.FACTS}
        elif joined:  # an organisation's own script, or words in its language, stand in one
            self.parts = {*joined.files, joining.FACTS}

    def of(self, path: Path, text: str, page: Document) -> tuple[list[str], str]:
        """Give the addresses of a page's modules, and the tags that load them.

        Args:
            path: The page's file.
            text: What stands in it.
            page: The same, read.
        """
        folder = PurePosixPath(path.relative_to(self._site).as_posix()).parent
        addresses = list(page.modules)
        tags = [text[start:end] for start, end in page.module_tags]
        names = [normpath(folder / unquote(address)) for address in addresses]
        ours = [at for at, name in enumerate(names) if name in joining.ENTRIES]
        if self._joined and [names[at] for at in ours] == list(joining.ENTRIES):
            address = quote(relpath(self._joined.entry, folder))
            addresses[ours[0]] = address
            tags[ours[0]] = f'<script src="{address}" type="module"></script>'
            for at in reversed(ours[1:]):
                del addresses[at], tags[at]
        return addresses, "".join(tags)
