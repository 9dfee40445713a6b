"""What a page loads as modules: in one, where all that it would load has been joined."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from macros.scripts import joining
from macros.site.document import Document
from macros.site.loads import of_script
from macros.site.placing import placed


class Modules:
    """The modules of one site's pages.

    All pages load them joined, or none does: a module loaded both ways would be there twice.

    Attributes:
        parts: The paths of those that no page asks for, since they are joined; or of what is
            joined, where no page asks for that.
    """

    def __init__(self, site: Path, pages: Mapping[Path, Document]) -> None:
        self._site = site
        joined = joining.found(site)
        used = joined is not None and joining.holds(joined, site)
        if joined and not all(self._ours(joined, path, page) for path, page in pages.items()):
            used = False  # an organisation has modules of its own, which may import ours
        self._joined = joined if used else None
        self.parts: set[str] = set()
        if joined:
            self.parts = {joining.FACTS, *(joined.modules if used else joined.files)}

    def _ours(self, joined: joining.Joined, path: Path, page: Document) -> bool:
        places = [placed(self._site, path, one) for one in page.modules]
        names = [one.name if one else "" for one in places]
        known = not names or names in ([*joining.ENTRIES], [joined.entry])
        return known and not any(True for text in page.scripts for _ in of_script(text))

    def of(self, path: Path, text: str, page: Document) -> tuple[list[str], str]:
        """Give the addresses of a page's modules, and the tags that load them.

        Args:
            path: The page's file.
            text: What stands in it.
            page: The same, read.
        """
        tags = "".join(text[start:end] for start, end in page.module_tags)
        place = placed(self._site, path, page.modules[0]) if page.modules else None
        if self._joined is None or place is None:
            return page.modules, tags
        address = place.address(self._joined.entry)
        return [address], f'<script src="{address}" type="module"></script>'
