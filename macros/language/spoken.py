"""The languages that a copy may name, and the attribute by which a part of a page says its own.

A page has one language, and what stands on it may have another: guides and answers are in English
whatever the page is in. A voice reads each part by the rules of the language that it names.

>>> str(attribute("en", of="de")), str(attribute("en", of="en"))
(' lang="en"', '')
"""

from __future__ import annotations

from markupsafe import Markup

ENGLISH = "en"
"""The language of the shipped texts, and of what the calculators say."""
WRITTEN_DAY = "%(day)s %(month)s %(year)s"
"""How a day is written; German puts a full stop behind its number."""

_CODES = (
    "af az be bg bn ca cs cy da de el en eo es et eu fi fr gl hi hr hu hy id is it ja ka kn ko lb "
    "lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr uk uz vi "
    "zh zh-Hant zh-TW"
)
LANGUAGES = (*_CODES.split(),)
"""Those whose words the themes of all generators have, and that are written from left to right."""


def attribute(language: str, *, of: str) -> Markup:
    """The attribute `lang` of a part of a page, where it differs from the page's own language.

    Args:
        language: The language of the part.
        of: The language of the page.
    """
    return Markup() if language == of else Markup(' lang="{}"').format(language)
