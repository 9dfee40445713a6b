"""The page that is being converted: which file it is, and what its macros may ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown import Markdown

from macros import source


@dataclass
class Page:
    """A page on its way through Markdown.

    Attributes:
        path: The page's file, or `None` when nobody said.
        docs: The folder that holds the pages, with `scenarios/` and `assets/` in it.
        runtime: Gives the name of the folder that holds the browser's Python.
    """

    path: Path | None
    docs: Path
    runtime: Callable[[], str]
    _met: Counter[tuple[str, bool | None]] = field(default_factory=Counter, init=False)

    @property
    def name(self) -> str | None:
        """The page as its author would name it, such as `docs/calculate/encounter.md`."""
        if self.path is None:
            return None
        return (Path(self.docs.name) / self.path.relative_to(self.docs)).as_posix()

    def meet(self, call: str, alone: bool | None) -> int | None:
        """Take note that a call was met, and say on which line of the file it stands.

        Args:
            call: The call as written.
            alone: Whether it is a block macro's and stands alone; `None` if that is all the same.
        """
        key = source.squeeze(call), alone
        self._met[key] += 1
        if self.path is None:
            return None
        text = self.path.read_text(encoding="utf-8")
        return source.line(text, key[0], self._met[key], alone)


def converted_by(md: Markdown, docs: Path, runtime: Callable[[Path], str]) -> Page:
    """Ask the generator which page it is converting.

    Each tells it in its own way; plain Markdown does not, and `docs` is then taken as given.
    """
    path = None
    if "relpath" in md.treeprocessors:  # MkDocs and ProperDocs
        relpath: Any = md.treeprocessors["relpath"]
        path, docs = Path(relpath.file.abs_src_path), Path(relpath.config["docs_dir"])
    elif "rendering_context" in md.preprocessors:  # Zensical
        context: Any = md.preprocessors["rendering_context"]
        docs = Path(context.config["root_dir"], context.config["docs_dir"])
        path = docs / context.page.path
    return Page(path, docs, lambda: runtime(docs))
