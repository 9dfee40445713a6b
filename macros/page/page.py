"""The page that is being converted: which file it is, and what its macros may ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from markdown import Markdown
from markupsafe import Markup

from calculator.declaration import Source
from macros.knowledge import front_matter
from macros.page import place
from macros.page.house import adopted

STAND_IN = "<!-- said later: {} -->"


@dataclass
class Page:
    """A page on its way through Markdown.

    Attributes:
        path: The page's file, or `None` when nobody said.
        docs: The folder that holds the pages, with `scenarios/` and `assets/` in it.
        runtime: Gives the name of the folder that holds the browser's Python.
        moves_links: Whether the generator takes each relative address to begin at the page's file,
            and moves it down into the folder that the page becomes. Zensical does, in raw HTML too.
        own: The name of the folder with an organisation's own calculators for the browser, if any.
        image: Whether its calculators ask an image of Python before they start Python themselves.
        cited: The keys of the works that the page has cited, in their order.
        own_works: The works of an organisation's own that its calculators on the page name.
        explained: The terms that the page has explained.
        drawn: How often the page shows each diagram.
        asked: The quizzes that the page asks.
    """

    path: Path | None
    docs: Path
    runtime: Callable[[], str]
    moves_links: bool = False
    own: str | None = None
    image: bool = False
    cited: dict[str, None] = field(default_factory=dict, init=False)
    own_works: dict[Source, None] = field(default_factory=dict, init=False)
    explained: set[str] = field(default_factory=set, init=False)
    drawn: Counter[str] = field(default_factory=Counter, init=False)
    asked: set[str] = field(default_factory=set, init=False)
    _met: Counter[tuple[str, bool | None]] = field(default_factory=Counter, init=False)
    _later: list[Callable[[], Markup]] = field(default_factory=list, init=False)

    @property
    def name(self) -> str | None:
        """The page as its author would name it, such as `docs/calculate/encounter.md`."""
        if self.path is None:
            return None
        return (Path(self.docs.name) / self.path.relative_to(self.docs)).as_posix()

    @property
    def folder(self) -> list[str]:
        """The folder that the page becomes, `["learn", "kano"]` for `learn/kano.md`."""
        return [] if self.path is None else _folder(self.path.relative_to(self.docs))

    def address(self, target: str, anchor: str = "") -> str:
        """The address of another page, as seen from this one.

        Each page is taken to be a folder, `learn/kano/` for `learn/kano.md`, as it is unless a
        site's configuration says otherwise.

        Args:
            target: The other page's file, below the folder of the pages.
            anchor: The id of a part of it.
        """
        here: list[str] = []
        if self.path is not None:
            own = self.path.relative_to(self.docs)
            here = [*own.parent.parts] if self.moves_links else self.folder
        folders = [*[".."] * len(here), *_folder(PurePosixPath(target))]
        return "/".join(folders or ["."]) + "/" + (f"#{anchor}" if anchor else "")

    def linked(self, target: str, anchor: str = "") -> str | None:
        """The address of another page, unless a copy does not show it."""
        return None if target in adopted().hidden else self.address(target, anchor)

    def calls(self, name: str) -> bool:
        """Whether the page calls a macro anywhere."""
        if self.path is None:
            return True
        text = self.path.read_text(encoding="utf-8")
        return re.search(rf"\{{\{{-?\s*{name}\s*\(", text) is not None

    @property
    def wide(self) -> bool:
        """Whether the page does without its list of contents, and leaves that room to a calculator.

        One that does without the navigation as well, as a first page does, lays itself out.
        """
        if self.path is None or front_matter.hides(self.path, "navigation"):
            return False
        return front_matter.hides(self.path, "toc")

    def later(self, make: Callable[[], Markup]) -> Markup:
        """Put off what can only be said when the rest of the page is converted.

        Returns:
            What stands in for it until `settle`.
        """
        self._later.append(make)
        return Markup(STAND_IN.format(len(self._later) - 1))

    def settle(self, html: str) -> str:
        """Replace what stands in for what was put off."""
        for position, make in enumerate(self._later):
            stand_in = STAND_IN.format(position)
            if stand_in in html:  # each heading is settled by itself, and few hold anything
                html = html.replace(stand_in, make())
        return html

    def meet(self, call: str, alone: bool | None) -> int | None:
        """Take note that a call was met, and say on which line of the file it stands.

        Args:
            call: The call as written.
            alone: Whether it is a block macro's and stands alone; `None` if that is all the same.
        """
        key = place.squeeze(call), alone
        self._met[key] += 1
        if self.path is None:
            return None
        text = self.path.read_text(encoding="utf-8")
        return place.line(text, key[0], self._met[key], alone)


def _folder(path: PurePath) -> list[str]:
    return list(path.parent.parts if path.stem == "index" else path.with_suffix("").parts)


def converted_by(md: Markdown, docs: Path, runtime: Callable[[Path], str]) -> Page:
    """Ask the generator which page it is converting.

    Each tells it in its own way; plain Markdown does not, and `docs` is then taken as given.
    """
    path = None
    moves_links = "rendering_context" in md.preprocessors
    if "relpath" in md.treeprocessors:  # MkDocs and ProperDocs
        relpath: Any = md.treeprocessors["relpath"]
        path, docs = Path(relpath.file.abs_src_path), Path(relpath.config["docs_dir"])
    elif moves_links:  # Zensical
        context: Any = md.preprocessors["rendering_context"]
        docs = Path(context.config["root_dir"], context.config["docs_dir"])
        path = docs / context.page.path
    return Page(path, docs, lambda: runtime(docs), moves_links)
