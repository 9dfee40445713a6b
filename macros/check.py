"""Look at every macro call of every page and at the bank, and print all that is wrong at once.

Run as `python -m macros.check`. A generator stops at the first call that is wrong; then `make site`
runs this for all the others. It converts the pages as the generator does, without building a site,
so it is quick; links and navigation are the generator's to check. Of the bank of questions it also
says which headings of the guides nobody asks for, which is no fault.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config import load_config

from macros.exam import balance, bank, unasked
from macros.extension import MacrosExtension
from macros.knowledge import front_matter
from macros.knowledge.problems import Problem, Problems
from macros.page.page import Page
from macros.sentence import MacroError

EXTENSION = "macros.extension"
NO_RUNTIME_NEEDED = "0" * 16


def check(config: Path) -> tuple[int, list[MacroError]]:
    """Convert all pages of a site.

    Args:
        config: The site's `mkdocs.yml`.

    Returns:
        The number of pages, and what is wrong with their calls, page by page.

    Raises:
        MacroError: If the configuration does not name the extension.
    """
    settings = load_config(str(config))
    if EXTENSION not in settings.markdown_extensions:
        raise MacroError(f"markdown_extensions lacks {EXTENSION}.", config.name)
    docs = Path(settings.docs_dir)
    errors: list[MacroError] = []
    pages = sorted(docs.rglob("*.md"))
    for path in pages:
        errors += _errors(path, docs, settings)
    return len(pages), errors


def _errors(path: Path, docs: Path, settings: Any) -> Iterator[MacroError]:
    errors: list[MacroError] = []
    page = Page(path, docs, lambda: NO_RUNTIME_NEEDED)
    macros = MacrosExtension(errors.append, page)
    others = [name for name in settings.markdown_extensions if name != EXTENSION]
    text = front_matter.body(path.read_text(encoding="utf-8-sig"))
    Markdown(extensions=[*others, macros], extension_configs=settings.mdx_configs).convert(text)
    return iter(sorted(errors, key=lambda error: error.line or 0))


def look_at_bank(docs: Path) -> tuple[list[Problem], str]:
    """All that is wrong with the bank of questions, and a report on it.

    Args:
        docs: The folder of the pages.

    Raises:
        MacroError: If it cannot be held against a bibliography and a glossary.
    """
    found, problems = bank.look(docs)
    return sorted({*problems, *balance.unbalanced(found)}), unasked.report(found, docs)


def main(config: Path = Path("mkdocs.yml")) -> int:
    """Print the errors, or that there are none; give the exit code."""
    pages, errors = check(config)
    docs = Path(load_config(str(config)).docs_dir)
    problems: list[Problem] = []
    report = ""
    if (docs / bank.EXAM).is_dir():
        problems, report = look_at_bank(docs)
    of_the_bank = str(Problems(problems)) if problems else None
    for error in errors:
        if error.sentence != of_the_bank:  # each page with a question would say it again
            print(error, file=sys.stderr)
    for problem in problems:
        print(f"{docs.name}/{problem}", file=sys.stderr)
    if errors or problems:
        return 1
    print(f"Macro calls of {pages} pages are right.")
    if report:
        print(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
