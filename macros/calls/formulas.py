"""The macro `formulas`: all formulas, method by method, with the calculators that use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from macros.calls.formula import links, prose, show
from macros.knowledge import formulas as read
from macros.page import templates
from macros.page.call import next_call
from macros.page.macro import Kind, macro
from macros.page.page import Page

LEARN = "learn"


@macro(Kind.BLOCK)
def formulas(page: Page, /) -> Markup:
    """All formulas, method by method, with the calculators that use them.

    Args:
        page: The page that the call stands in.
    """
    guides = _guides(page.docs)
    groups = []
    for module in read.modules():
        ours = [one for one in read.load().values() if one.module == read.short_name(module)]
        if not ours:
            continue
        title, _, rest = read.first_sentence(module).rstrip(".").partition(": ")
        explaining = {path for one in ours for path in guides.get(one.name, ())}
        groups.append(
            {
                "id": read.short_name(module),
                "title": prose(title),
                "about": prose(rest[:1].upper() + rest[1:] + ".") if rest else "",
                "formulas": [show(page, one, here=True) for one in ours],
                "guides": links(page, sorted(explaining)),
            }
        )
    groups.sort(key=lambda group: str(group["title"]).lower().removeprefix("the "))
    return templates.render("formulas.jinja", groups=groups)


def _guides(docs: Path) -> dict[str, list[str]]:
    """The guides that show a formula, by its name: those that call the macro."""
    found: dict[str, list[str]] = {}
    for path in sorted((docs / LEARN).rglob("*.md")):
        place = path.relative_to(docs).as_posix()
        for name in _called(path.read_text(encoding="utf-8")):
            found.setdefault(name, []).append(place)
    return found


def _called(text: str) -> Iterator[str]:
    at = 0
    while call := next_call(text, at):
        at = call.end
        if call.name == "formula" and call.is_literal():
            yield from map(str, call.arguments()[0])
