"""Surveys over months in which a moment drifts, or none does."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from calculator.survey.answers.responses import Responses
from calculator.survey.mapping.survey_mapping import DriftBaseline, MappedMoment
from tests.survey.cards.dealing_cards import column, typed

MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
WATCHED = DriftBaseline("day", "month", "2024-01-01", "2024-12-31")
LIKE, NEUTRAL, DISLIKE = 1, 3, 5
Cells = dict[str, list[object]]


def answered(
    seed: int,
    *,
    size: Callable[[str], int] = lambda _: 60,
    worse: str = "9999",
    months: list[str] | None = None,
) -> Cells:
    """Rows of each month: two ratings with an outcome, and a pair of Kano's.

    From the month `worse` on most take the tip for granted whom it pleased before, and a low rating
    of the wait costs two points more.
    """
    chance = random.Random(seed)
    found: Cells = {name: [] for name in ("day", "wait", "tip", "overall", "with", "without")}
    for month in months or MONTHS:
        for at in range(size(month)):
            late = month >= worse
            wait, tip = chance.randint(1, 5), chance.randint(1, 5)
            overall = 5 - (wait <= 2) * (3 if late else 1) + (tip >= 4) + chance.choice([-1, 0, 1])
            pleased, missed = (0.1, 0.8) if late else (0.7, 0.1)
            draw = chance.random()
            pair = (LIKE, NEUTRAL) if draw < pleased else (NEUTRAL, NEUTRAL)
            pair = (NEUTRAL, DISLIKE) if pleased <= draw < pleased + missed else pair
            row = (f"{month}-{1 + at % 28:02}", wait, tip, min(7, max(1, overall)), *pair)
            for name, cell in zip(found, row, strict=True):
                found[name].append(cell)
    return found


def survey(cells: Cells, **more: Any) -> Responses:
    kinds = [
        column("day", "date"),
        column("wait"),
        column("tip"),
        column("overall", scale="seven"),
        column("with", "functional", "kano"),
        column("without", "dysfunctional", "kano"),
    ]
    usual = {"outcome": "overall", "drivers": ("wait", "tip"), "drift": WATCHED}
    moments = [MappedMoment("A tip", {"functional": "with", "dysfunctional": "without"})]
    return typed(cells, kinds, moments, **{**usual, **more})
