"""A survey's results as a page and scenarios in a copy: what `moments score --site` writes.

Only what the cards say goes there: no row, and no group that they hide. A file is replaced if it
begins with our mark, and never otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import yaml
from markupsafe import Markup

from calculator import views
from calculator.survey.answers.responses import Responses
from calculator.survey.cards.card import Card
from calculator.survey.cards.in_full import FORMS
from calculator.words import amount, quote
from macros import terminal
from macros.copy import judging
from macros.copy.config import Copy
from macros.copy.folder import DOCS
from macros.knowledge.problems import Problems
from macros.knowledge.scenarios import SCENARIOS
from macros.sentence import MacroError

WRITTEN_HERE = "# Written by `moments score --site`, which replaces this file each time."
"""The line by which a file is known to be ours: the first, or the first of the front matter."""
DASHBOARD = f"{DOCS}/our-moments.md"
BEFORE_DRIFT = "five-steps"
"""The card that stands before all others, where there is one."""


def copy_at(folder: str) -> Path:
    """The folder of a copy into which may be written, before anything is worked out for it.

    Raises:
        MacroError: It is no copy, its `moments.yml` is wrong, or a file stands where one
            would be written and does not bear our mark.
    """
    path = Path(folder)
    _copy(path)
    for place in [DASHBOARD, *(_scenario(key) for key in FORMS)]:
        _ours(path, path / place)
    return path


def _copy(folder: Path) -> Copy:
    try:
        return judging.load(folder)
    except Problems as fault:
        said = terminal.say(
            "{folder} is no copy of the site that could be built, so no page is written there: "
            "{problem} “moments new” begins a copy, and “moments check” says all that is wrong "
            "with one.",
            folder=folder,
            problem=fault.problems[0],
        )
        raise MacroError(said) from fault


def _scenario(key: str) -> str:
    return f"{SCENARIOS}/scored-{key}.yml"


def _ours(folder: Path, path: Path) -> bool:
    """Whether a file of ours is there.

    Raises:
        MacroError: Another is there, or a link.
    """
    for above in (path, *path.relative_to(folder).parents):
        if (folder / above).is_symlink() and above != Path():
            said = terminal.say(
                "{path} is a link, and nothing is written through a link.", path=folder / above
            )
            raise MacroError(said)
    if not os.path.lexists(path):
        return False
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[:2] if path.is_file() else []
    except (OSError, UnicodeDecodeError):
        lines = []
    if WRITTEN_HERE not in lines:
        said = terminal.say(
            "{path} is not from “moments score”, so it is not replaced. Rename it, or delete it.",
            path=path,
        )
        raise MacroError(said)
    return True


def texts_of(
    folder: Path, answers: Responses, cards: Sequence[Card], today: str
) -> dict[Path, str]:
    """The page and the scenarios, each by the place to which it belongs.

    Args:
        folder: The copy's.
        answers: What was counted.
        cards: What they say.
        today: The day, in words.

    Raises:
        MacroError: As for `copy_at`, which is asked once more.
    """
    copy_at(str(folder))
    copy = _copy(folder)
    texts = {}
    for card in cards:
        if card.opens and (copy.methods is None or card.key in copy.methods):
            texts[folder / _scenario(card.key)] = _scenario_of(card, answers, copy.name, today)
    opened = [card for card in cards if folder / _scenario(card.key) in texts]
    texts[folder / DASHBOARD] = page(answers, cards, opened, today)
    return texts


def former(folder: Path, texts: Collection[Path]) -> list[Path]:
    """Scenarios of former runs that are not written any more, to be removed."""
    places = (folder / _scenario(key) for key in FORMS)
    return [place for place in places if place not in texts and _ours(folder, place)]


def _scenario_of(card: Card, answers: Responses, name: str, today: str) -> str:
    assert card.reply, "only a card with a reply opens"
    kept = amount(len(answers.lines))
    told = {
        "title": f"As surveyed: {card.question}",
        "industry": name,
        "label": f"Measured: {kept} answers of {quote(answers.name)}, scored on {today}.",
        "story": card.reply.answer,
        "calculator": card.key,
        "inputs": {key: said for key, said in card.reply.inputs.items() if said is not None},
    }
    return f"{WRITTEN_HERE}\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=100)}"


def page(answers: Responses, cards: Sequence[Card], opened: Sequence[Card], today: str) -> str:
    """The page in Markdown: when and from what, then each card that says something.

    Args:
        answers: What was counted.
        cards: All cards.
        opened: Those of which a scenario is written.
        today: The day, in words.
    """
    return "\n".join([*_head(answers, today), *_cards(cards), *_opened(opened), *_silent(cards)])


def _head(answers: Responses, today: str) -> Iterator[str]:
    yield f"---\n{WRITTEN_HERE}\ntitle: Our moments of truth"
    yield "description: What our customers’ answers say of each moment, and since when.\n---\n"
    yield "# What do our customers’ answers say?\n"
    rows = f"{amount(len(answers.lines))} of {amount(answers.read)} rows count"
    least = amount(answers.least_group)
    yield _html(
        f"<p>Scored on {today} from {Markup.escape(quote(answers.name))}: {rows}. No "
        f"group under {least} answers is shown.</p>\n"
    )


def _cards(cards: Sequence[Card]) -> Iterator[str]:
    for card in sorted(cards, key=lambda one: one.key != BEFORE_DRIFT):
        if card.reply and card.reply.presented:
            yield f"## {card.question}\n"
            yield _html(f"<article>\n{_drawn(card)}</article>\n")


def _drawn(card: Card) -> str:
    assert card.reply, "a card that says something has a reply"
    assert card.reply.presented, "and presents it"
    shown = card.reply.presented
    drawn = [
        ([Markup(views.drawing(chart, width)) for width in views.WIDTHS.values()], chart)
        for chart in shown.charts
    ]
    return views.scored_card(
        headline=Markup(card.reply.headline), charts=drawn, presented=shown, limits=card.limits
    )


def _opened(opened: Sequence[Card]) -> Iterator[str]:
    if opened:
        yield "## In their calculators\n"
        for card in opened:
            yield f"- [{card.question}](scenarios/scored-{card.key}.md)"
        yield ""


def _silent(cards: Sequence[Card]) -> Iterator[str]:
    silent = [card for card in cards if card.reply is None]
    if silent:
        yield "## Not answered by this survey\n"
        said = (f"<li>{Markup.escape(f'{card.question} {card.why_not}')}</li>\n" for card in silent)
        yield _html(f"<ul>\n{''.join(said)}</ul>\n")


def _html(text: str) -> str:
    """Markup in which no macro is called, whatever a label holds."""
    return text.replace("{", "&#123;").replace("}", "&#125;")
