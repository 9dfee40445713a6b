"""The macro `count`: how many calculators, guides or scenarios this site has, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from markupsafe import Markup, escape

from calculator import names
from macros import terminal
from macros.calls.formula import CALCULATE
from macros.calls.formulas import LEARN
from macros.knowledge.scenarios import SCENARIOS
from macros.page.house import adopted
from macros.page.macro import Kind, macro
from macros.page.page import Page
from macros.sentence import MacroError, either, suggest

APPLY = "apply"
SPELLINGS = ("small", "capital")

SMALL_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@macro(Kind.INLINE)
def count(
    page: Page, things: str, /, *, form: str = "small", one: str = "", many: str = ""
) -> Markup:
    """How many of something there are on this site, in words below a hundred.

    Args:
        page: The page that the call stands in.
        things: `calculators` that have a page of their own, an organisation's own among them;
            `guides`, which are the pages of learn/ and apply/ but their overviews; or `scenarios`,
            which are those that we ship.
        form: `small`, or `capital` where a sentence begins with it.
        one: What one of them is called, such as `journey`. A copy may hold a single one.
        many: What several are called, such as `journeys`. Give both or neither.
    """
    if things not in COUNTED:
        said = terminal.say(
            "{things} are not counted; {hint}",
            things=terminal.quoted(things),
            hint=suggest(things, COUNTED),
        )
        raise MacroError(said)
    if form not in SPELLINGS:
        said = terminal.say(
            "`form` is {forms}, not {form}.", forms=either(SPELLINGS), form=terminal.quoted(form)
        )
        raise MacroError(said)
    if bool(one) != bool(many):
        said = terminal.say("`one` and `many` go together: a copy may hold one, or several.")
        raise MacroError(said)
    number = sum(1 for _ in COUNTED[things](page.docs))
    said = f"{in_words(number)} {one if number == 1 else many}".rstrip()
    return escape(said[0].upper() + said[1:] if form == "capital" else said)


def in_words(number: int) -> str:
    """A number in words, or from a hundred on in digits.

    >>> in_words(23), in_words(40), in_words(0), in_words(18), in_words(100)
    ('twenty-three', 'forty', 'no', 'eighteen', '100')
    """
    if number < len(SMALL_NUMBERS):
        return SMALL_NUMBERS[number]
    tens, ones = divmod(number, 10)
    if tens - 2 >= len(TENS):
        return str(number)
    return TENS[tens - 2] + (f"-{SMALL_NUMBERS[ones]}" if ones else "")


def _calculators(docs: Path) -> Iterator[str]:
    return (name for name in names() if (docs / CALCULATE / f"{name}.md").is_file())


def _guides(docs: Path) -> Iterator[str]:
    pages = (path for folder in (LEARN, APPLY) for path in (docs / folder).rglob("*.md"))
    return (path.stem for path in pages if path.stem != "index")


def _scenarios(docs: Path) -> Iterator[str]:
    """Those that we ship: what a page says of how they were made holds for these."""
    files = [path for path in (docs / SCENARIOS).glob("*.yml") if path.with_suffix(".md").is_file()]
    return (one.stem for one in files if not adopted().holds(f"{SCENARIOS}/{one.name}"))


COUNTED: dict[str, Callable[[Path], Iterator[str]]] = {
    "calculators": _calculators,
    "guides": _guides,
    "scenarios": _scenarios,
}
