"""The macro `survey`: where a survey's own file becomes answers."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from calculator.survey.cards.dealing import MAKERS, sources_of
from calculator.survey.cards.in_full import FORMS
from calculator.survey.sheet.opening import LARGEST, MOST_CELLS
from calculator.words import amount
from macros.knowledge.survey_mappings import MAPPINGS
from macros.page import known, templates
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.BLOCK)
def survey(page: Page, /) -> Markup:
    """The desk at which a reader opens a survey's file, says what it means and sees its answers.

    What an organisation put into `surveys/` says what the columns of its own form mean.

    Args:
        page: The page that the call stands in.
    """
    own = {
        path.name.removesuffix(MAPPINGS[1]): path.read_text(encoding="utf-8")
        for path in sorted((page.docs / MAPPINGS[0]).glob(f"*{MAPPINGS[1]}"))
    }
    return templates.render(
        "survey.jinja",
        works=json.dumps({name: known.works_of(sources_of(name), page.docs) for name in MAKERS}),
        forms=[*_forms(page)],
        house=json.dumps(own) if own else "",
        runtime=page.runtime(),
        largest=LARGEST,
        megabytes=amount(LARGEST / 1e6),
        cells=amount(MOST_CELLS / 1e6),
    )


def _forms(page: Page) -> Iterator[tuple[str, str]]:
    """The calculators whose forms take a card, each with the address of its own page if it has one.

    A page that an organisation's copy leaves out is no address.
    """
    for name in FORMS:
        target = f"calculate/{name}.md"
        if (page.docs / target).is_file():
            yield name, page.address(target)
