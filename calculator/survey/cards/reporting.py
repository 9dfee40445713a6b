"""A survey as pages for paper: what was read and left out, then a page for each card."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from calculator import views
from calculator.grids import Grid, grid, number, text
from calculator.outputs.leaving import Origin
from calculator.outputs.picture import within_a_page
from calculator.outputs.report import POLICY, STYLE, keys_of
from calculator.survey.answers.responses import Responses
from calculator.survey.answers.tallies import tallied
from calculator.survey.cards.card import Card
from calculator.survey.kinds import KINDS
from calculator.words import amount, counted, percent, plural, quote, several


@dataclass(frozen=True)
class ReportPage:
    """The page of one card: its charts, each with what its numbers name, and its works."""

    card: Card
    charts: Sequence[tuple[Markup, Any, list[tuple[int, str]]]]
    works: Sequence[str]


def survey_report(
    answers: Responses,
    cards: Sequence[Card],
    about: Origin,
    works: Mapping[str, Sequence[str]],
    mapping: str = "",
) -> str:
    """The whole report as the text of an HTML file, with no script and nothing outside it.

    Args:
        answers: What was typed.
        cards: What `dealing.dealt` made of it.
        about: Title, date and version, which nothing here looks up.
        works: The works that each card rests on, in words, by its key.
        mapping: The name of the mapping that was used, or nothing.
    """
    told = tallied(answers)
    pages = [_page(card, works.get(card.key, ())) for card in cards if card.reply]
    return views.survey_report(
        name=answers.name,
        introduction=_introduction(answers, told, mapping),
        pages=pages,
        silent=[card for card in cards if card.reply is None],
        tables=[_rows(told), _columns(answers, told), *_groups(told)],
        about=about,
        style=Markup(STYLE),
        policy=POLICY,
    )


def _page(card: Card, works: Sequence[str]) -> ReportPage:
    presented = card.reply.presented if card.reply else None
    assert presented, "a card with a reply presents something"
    keys = keys_of(presented)
    charts = [
        (Markup(within_a_page(chart)), chart, key)
        for chart, key in zip(presented.charts, keys, strict=True)
    ]
    return ReportPage(card, charts, works)


def _introduction(answers: Responses, told: Mapping[str, Any], mapping: str) -> list[str]:
    kept, read = len(answers.lines), answers.read
    said = [f"{amount(kept)} of {counted(read, 'row')} count."]
    if mapping:
        said.append(f"What the columns mean was said by the mapping {quote(mapping)}.")
    if answers.left_columns:
        left = answers.left_columns
        names = several(left, 12)
        said.append(
            f"{plural(len(left), 'column', 'columns')} not in the mapping and left out: {names}."
        )
    if "people" in told:
        said.append(f"The rows are of {amount(told['people'])} people.")
    if "weights" in told:
        worth = amount(told["weights"]["effective"], 1)
        said.append(f"Rows are weighted; they are worth {worth} answers of equal weight.")
    least = amount(told["least_group"])
    said.append(f"No group under {least} answers is shown.")
    return said


def _rows(told: Mapping[str, Any]) -> Grid:
    rows = told["rows"]
    lines = [{"what": "Rows of the file", "n": rows["read"]}]
    lines += [{"what": f"Left out: {why}", "n": n} for why, n in rows["left_out"].items()]
    lines.append({"what": "Rows that count", "n": rows["kept"]})
    return grid(
        "Rows: what is left out and what counts add up",
        lines,
        text("What", "what"),
        number("Rows", "n"),
    )


def _columns(answers: Responses, told: Mapping[str, Any]) -> Grid:
    lines = [
        {
            "name": one["name"],
            "kind": KINDS[one["kind"]].label,
            "n": one["n"],
            "left": Counter(one["left_out"]).total(),
            "why": "; ".join(f"{why}: {amount(n)}" for why, n in one["left_out"].items()) or None,
        }
        for one in told["columns"]
    ]
    return grid(
        f"Columns: answers and what was left out add up to {amount(len(answers.lines))}",
        lines,
        text("Column", "name"),
        text("Kind", "kind"),
        number("Answers", "n"),
        number("Left out", "left"),
        text("Why", "why"),
    )


def _groups(told: Mapping[str, Any]) -> list[Grid]:
    found = []
    for one in told["columns"]:
        if not one.get("groups"):
            continue
        hidden = one.get("hidden")
        more = f"; {counted(hidden['groups'], 'group')} not shown" if hidden else ""
        found.append(
            grid(
                f"{one['name']}{more}",
                one["groups"],
                text("Group", "label"),
                number("Rows", "n"),
                number("Share", "share", percent),
            )
        )
    return found
