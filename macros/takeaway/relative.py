"""The way from a page to a file, as Markdown has it: generators then see to the address."""

from __future__ import annotations

from os.path import relpath
from pathlib import PurePath

from macros.page.page import Page


def way(page: Page, target: str) -> str:
    """Give the way.

    Args:
        page: The page on which it stands.
        target: The file, below the folder of the pages.
    """
    if page.path is None:
        return target
    here = page.path.relative_to(page.docs).parent
    return PurePath(relpath(target, here)).as_posix()
