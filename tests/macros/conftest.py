"""A page for each test, converted with the extensions that the site is configured with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils import meta

from macros.check import EXTENSION
from macros.extension import MacrosExtension, stop
from macros.page.page import Page
from macros.sentence import MacroError

ROOT = Path(__file__).parents[2]

Convert = Callable[..., str]


@cache
def configured() -> tuple[list[str], dict[str, Any]]:
    """The site's extensions but ours, and their options."""
    settings = load_config(str(ROOT / "mkdocs.yml"))
    return [
        name for name in settings.markdown_extensions if name != EXTENSION
    ], settings.mdx_configs


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of pages with one scenario."""
    docs = tmp_path / "docs"
    (docs / "scenarios").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "scenarios" / "bank.yml", docs / "scenarios")
    return docs


@pytest.fixture
def convert(docs: Path) -> Convert:
    """Converts text as the site's page `docs/page.md`; `complain` gets the errors, if given."""

    def convert(
        text: str, complain: Callable[[MacroError], None] = stop, *, macros: bool = True
    ) -> str:
        path = docs / "page.md"
        path.write_text(text, encoding="utf-8")
        page = Page(path, docs, lambda: "0123456789abcdef")
        extensions, options = configured()
        ours = [MacrosExtension(complain, page)] if macros else []
        body, _ = meta.get_data(text)
        return Markdown(extensions=[*extensions, *ours], extension_configs=options).convert(body)

    return convert
