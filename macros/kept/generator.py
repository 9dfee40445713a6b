"""What MkDocs and ProperDocs know of the page that they convert, and take of it afterwards."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

from macros.kept.store import named

GENERATORS_OF_PAGES = ("mkdocs", "properdocs")
SETTINGS = ("markdown_extensions", "mdx_configs", "site_url", "use_directory_urls", "validation")
"""Of the configuration what a page's HTML may hang on; the rest is for the theme around it."""


@dataclass(frozen=True)
class Generator:
    """A generator that has a page converted.

    Attributes:
        name: One of `GENERATORS_OF_PAGES`.
        md: What converts the page.
    """

    name: str
    md: Markdown

    @property
    def _links(self) -> Any:
        return self.md.treeprocessors["relpath"]

    @property
    def _title(self) -> Any:
        return self.md.treeprocessors[f"{self.name}_extract_title"]

    @property
    def _anchors(self) -> Any:
        return self.md.treeprocessors[f"{self.name}_extract_anchors"]

    @property
    def _raw_anchors(self) -> Any:
        return self.md.preprocessors[f"{self.name}_raw_html"]

    @property
    def files(self) -> Any:
        """All files of the site, in a list that each build makes anew."""
        return self._links.files

    @property
    def docs(self) -> Path:
        """The folder of the pages."""
        return Path(self._links.config["docs_dir"])

    @property
    def folder(self) -> Path:
        """The folder of the configuration."""
        said = self._links.config["config_file_path"]
        return Path(said).parent if said else self.docs.parent

    @property
    def plugins(self) -> list[tuple[str, Any]]:
        """The generator's plugins by their names."""
        return [*self._links.config["plugins"].items()]

    @property
    def source(self) -> str:
        """The page's file."""
        return str(self._links.file.abs_src_path)

    @property
    def place(self) -> tuple[str, str, str]:
        """Where the page comes from, and where it goes."""
        file = self._links.file
        return self.source, file.src_uri, file.url

    @property
    def says_what_is_wrong(self) -> bool:
        """Whether what is wrong with a page is heard, and no more than that is asked for."""
        return logging.getLogger(self.name).getEffectiveLevel() == logging.INFO

    @property
    def configured(self) -> str:
        """A digest of what is configured, and of where all files go."""
        config = self._links.config
        said = {name: config[name] for name in SETTINGS}
        placed = [(one.src_uri, one.url, str(one.inclusion)) for one in self.files]
        return named(json.dumps(said, default=_plain, sort_keys=True), placed)

    def taken(self, html: str) -> dict[str, Any] | None:
        """What the generator takes of a converted page; `None` if that cannot be kept."""
        made = {
            "html": html,
            "tokens": getattr(self.md, "toc_tokens", []),
            "contents": getattr(self.md, "toc", ""),
            "title": self._title.title,
            "anchors": sorted(self._anchors.present_anchor_ids),
            "raw_anchors": sorted(self._raw_anchors.present_anchor_ids),
            "links": [
                [file.src_uri, [*map(list, links.items())]]
                for file, links in self._links.links_to_anchors.items()
            ],
        }
        try:
            return made if json.loads(json.dumps(made)) == made else None
        except (TypeError, ValueError):
            return None

    def give(self, taken: Mapping[str, Any]) -> bool:
        """Leave to the generator what it would take; whether all of it could be found."""
        targets = [(self.files.get_file_from_path(place), one) for place, one in taken["links"]]
        if not all(file for file, _ in targets):
            return False
        self.md.toc_tokens, self.md.toc = taken["tokens"], taken["contents"]  # type: ignore[attr-defined]
        self._title.title = taken["title"]
        self._anchors.present_anchor_ids = set(taken["anchors"])
        self._raw_anchors.present_anchor_ids = set(taken["raw_anchors"])
        self._links.links_to_anchors = {file: dict(links) for file, links in targets}
        return True


def found(md: Markdown) -> Generator | None:
    """The generator that has a page converted, if it is one whose pages can be kept."""
    for name in GENERATORS_OF_PAGES:
        needed = (f"{name}_extract_title", f"{name}_extract_anchors", "relpath")
        if all(one in md.treeprocessors for one in needed):
            return Generator(name, md) if f"{name}_raw_html" in md.preprocessors else None
    return None


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else repr(value)
