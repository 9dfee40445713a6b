"""What holds for a calculator whatever its numbers are: its limits, and the works it rests on.

A calculator names works by their keys. What they are is told by the bibliography of the site, or
by the one that comes with the calculators where a site has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup, escape

from calculator.declaration import Calculator, Source
from macros import shipped
from macros.knowledge import bibliography
from macros.knowledge.bibliography import Bibliography
from macros.page import templates
from macros.page.page import Page


def cited(calculator: Calculator, page: Page) -> Markup:
    """Limits and works in folded parts, below a calculator on a page.

    A page that lists its sources lists these among them, and each is cited here with a link to it.
    On any other page they stand here in full.

    Raises:
        MacroError: If the calculator names a work that the bibliography lacks.
    """
    if not page.calls("sources"):
        return whole(calculator, page.docs)
    book = _book(page.docs)
    works = []
    for one in calculator.sources:
        if isinstance(one, Source):
            page.own_works[one] = None
            works.append(("", own(one)))
        else:
            page.cited[one] = None
            works.append((one, book.cited(one)))
    return _folded(calculator, works, linked=True)


def whole(calculator: Calculator, docs: Path) -> Markup:
    """Limits and works in folded parts, with each work in full.

    Raises:
        MacroError: If the calculator names a work that the bibliography lacks.
    """
    book = _book(docs)
    works = [
        ("", own(one)) if isinstance(one, Source) else (one, book.reference(one))
        for one in calculator.sources
    ]
    return _folded(calculator, works, linked=False)


def works(calculator: Calculator, docs: Path) -> list[str]:
    """The works it rests on, each in words and with its address, for scripts.

    Raises:
        MacroError: If the calculator names a work that the bibliography lacks.
    """
    return works_of(calculator.sources, docs)


def works_of(sources: Iterable[str | Source], docs: Path) -> list[str]:
    """Works by their keys, likewise.

    Raises:
        MacroError: If the bibliography lacks one.
    """
    book = _book(docs)
    return [
        str(one) if isinstance(one, Source) else str(book.reference(one).striptags())
        for one in sources
    ]


def language(name: str) -> Markup:
    """The attribute of what a calculator says: ours speak English, an own one as it likes."""
    return templates.of(f"calculators/{name.replace('-', '_')}.py")


def own(work: Source) -> Markup:
    """An organisation's own work, as a list shows it."""
    link = Markup(' DOI <a href="https://doi.org/{0}">{0}</a>').format(work.doi)
    return escape(work.text) + link if work.doi else escape(work.text)


def _book(docs: Path) -> Bibliography:
    return bibliography.load(docs if (docs / bibliography.WORKS_FILE).is_file() else shipped.docs())


def _folded(calculator: Calculator, works: list[tuple[str, Markup]], *, linked: bool) -> Markup:
    return templates.render(
        "known.jinja",
        limits=calculator.limits,
        works=works,
        linked=linked,
        theirs=language(calculator.name),
    )
