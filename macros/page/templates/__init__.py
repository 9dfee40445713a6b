"""The markup around what the calculators answer: Jinja2 templates, and how they are filled.

Their words are English, and a copy in another language has them from its catalogue. What a template
frames stays in English, so each part says its language: `ours()` is the attribute of a part with
words of the catalogue, `english()` that of a part without, `written(place)` that of what is taken
from a file, and `theirs` that of what belongs to an organisation's own calculator or scenario if it
is one.
"""

from __future__ import annotations

import datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.language.spoken import ENGLISH, WRITTEN_DAY, attribute
from macros.page.house import adopted

OPTIONS: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True}
"""How a template's lines are read, by those who look for its words as well."""


def english() -> Markup:
    """The attribute of a part in English; nothing on a page in English."""
    return attribute(ENGLISH, of=adopted().language)


def ours() -> Markup:
    """The attribute of a part whose words are in the catalogue; in English if there is none."""
    return attribute(adopted().words.language, of="") if english() else Markup()


def of(place: str | None) -> Markup:
    """The attribute of what is taken from a file: nothing if that is a copy's own.

    Args:
        place: The file, such as `docs/index.md`.
    """
    return Markup() if place and adopted().holds(place) else english()


def written(place: str) -> Markup:
    """The attribute of what is taken from a file, whatever it stands within.

    Args:
        place: The file, such as `exam/counter.yml`: an own one is in the language of its copy.
    """
    if not english():
        return Markup()
    return attribute(adopted().language if adopted().holds(place) else ENGLISH, of="")


def spoken(text: str | None, place: str | None) -> Markup:
    """A text in English within a page, which a copy's own page does not say of all that it holds.

    Args:
        text: The text.
        place: The page, such as `docs/index.md`.
    """
    if place and adopted().holds(place) and english():
        return Markup("<span{}>{}</span>").format(english(), text)
    return escape(text)


def _day(one: datetime.date) -> str:
    return _say(WRITTEN_DAY) % {"day": one.day, "month": _say(f"{one:%B}"), "year": one.year}


def _say(text: str) -> str:
    return adopted().words.say(text)


def _count(one: str, many: str, number: int) -> str:
    return adopted().words.count(one, many, number)


_environment = Environment(
    loader=PackageLoader("macros.page"),
    autoescape=True,
    undefined=StrictUndefined,
    extensions=["jinja2.ext.i18n"],
    **OPTIONS,
)
_environment.globals |= {"english": english, "ours": ours, "written": written, "day": _day}
_environment.install_gettext_callables(_say, _count, newstyle=True)  # type: ignore[attr-defined]


def render(template: str, **values: Any) -> Markup:
    """Fill a template; a value that it names and nobody gave is an error."""
    return Markup(_environment.get_template(template).render(values))
