"""From rows of text to cards, for the tests in this folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from calculator.survey.answers.responses import Responses, responses
from calculator.survey.cards.card import Card
from calculator.survey.cards.dealing import dealt
from calculator.survey.mapping.survey_mapping import (
    MappedColumn,
    MappedMoment,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from tests.survey.surveys import export_of

RATING = ResponseScale(ends=(1.0, 5.0))
SCALES = {
    "five": RATING,
    "seven": ResponseScale(ends=(1.0, 7.0)),
    "ten": ResponseScale(ends=(1.0, 10.0)),
    "recommend": ResponseScale(ends=(0.0, 10.0)),
    "kano": ResponseScale(labels=("1", "2", "3", "4", "5")),
    "yes": ResponseScale(labels=("no", "yes")),
}


def column(heading: str, kind: str = "rating", scale: str = "five", **more: Any) -> MappedColumn:
    named = "" if kind in ("segment", "date", "number") else scale
    dates = {"dates": "ymd"} if kind == "date" else {}
    return MappedColumn(heading, kind, scale=named, **{**dates, **more})


def typed(
    columns: Mapping[str, Sequence[object]],
    kinds: Sequence[MappedColumn],
    moments: Sequence[MappedMoment] = (),
    **more: Any,
) -> Responses:
    """Columns of cells, typed by a mapping with these columns."""
    rows = [list(columns), *([*map(written, row)] for row in zip(*columns.values(), strict=True))]
    key = more.pop("key", "")
    if key:
        more["person"] = Respondent(key, "each")
    mapping = SurveyMapping(tuple(kinds), SCALES, tuple(moments), **more)
    found = responses(export_of(rows), mapping)
    assert found.responses is not None, found.faults
    return found.responses


def written(cell: object) -> str:
    return "" if cell is None else str(cell)


def cards(answers: Responses) -> dict[str, Card]:
    return {card.key: card for card in dealt(answers)}


def said(card: Card) -> dict[str, Any]:
    """A card that says something, as plain data."""
    assert card.reply is not None, card.why_not
    return card.data()


def words(card: Card) -> str:
    """All sentences of a card."""
    found = said(card)
    notes = [one["text"] for one in found["messages"]]
    return "\n".join([found["answer"], *found["advice"], *notes])


def by(card: Card, heading: str) -> dict[str, dict[str, Any]]:
    """What a card found for each group of a column."""
    return {row["label"]: row for row in said(card)["rows"] if row.get("by") == heading}


def with_kind(answers: SurveyMapping, heading: str, kind: str) -> SurveyMapping:
    changed = [
        replace(one, kind=kind) if one.heading == heading else one for one in answers.columns
    ]
    return replace(answers, columns=tuple(changed))
