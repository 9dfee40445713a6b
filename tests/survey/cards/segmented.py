"""Surveys with groups and two waves, in which every moment is asked in every way."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from calculator.survey.answers.responses import Responses
from calculator.survey.mapping.survey_mapping import MappedMoment
from tests.survey.cards.dealing_cards import column, typed

MOMENTS = ("desk", "room", "food")
ASKED = ("expectation", "perception", "importance", "adequate", "desired")
Cells = dict[str, list[object]]
Shift = Callable[[Mapping[str, object], str], float]


def alike(row: Mapping[str, object], name: str) -> float:
    """No group differs from another."""
    del row, name
    return 0.0


def segmented(
    seed: int,
    rows: int = 240,
    markets: str = "NSW",
    shift: Shift = alike,
    *,
    twice: bool = False,
    blanks: float = 0.0,
) -> Cells:
    """Cells of a survey.

    Args:
        seed: Of what is drawn.
        rows: Of both waves together.
        markets: A letter for each group, as often as it is to be met.
        shift: What a row's group or wave adds to a rating, before it is rounded.
        twice: Whether the people of the second wave are those of the first.
        blanks: The share of ratings that are missing.
    """
    one = random.Random(seed)
    lines: list[dict[str, object]] = []
    moods: list[dict[str, float]] = []
    for at in range(rows):
        second = at >= rows // 2
        earlier = lines[at - rows // 2] if second and twice else None
        line: dict[str, object] = {
            "market": earlier["market"] if earlier else one.choice(markets),
            "wave": "b" if second else "a",
            "case": at % (rows // 2) if twice else at,
            "weight": f"{one.uniform(0.4, 2.5):.3f}",
        }
        mood, moved = one.gauss(0, 0.7), {}
        for part, middle in zip(ASKED, (5.2, 4.6, 4.8, 3.4, 5.6), strict=True):
            for moment in MOMENTS:
                name = f"{part} {moment}"
                moved[name] = mood + one.gauss(0, 1.1)
                if earlier:  # as far apart as anybody's, and like the same person's earlier one
                    moved[name] = 0.6 * moods[at - rows // 2][name] + 0.8 * moved[name]
                felt = middle + moved[name] + shift(line, name)
                rated = min(7, max(1, round(felt)))
                line[name] = None if one.random() < blanks else rated
        line["overall"] = _overall(one, line, shift)
        lines.append(line)
        moods.append(moved)
    return {name: [line[name] for line in lines] for name in lines[0]}


def _overall(one: random.Random, line: Mapping[str, object], shift: Shift) -> int:
    desk = line["perception desk"]
    felt = (float(str(desk)) if desk else 4.0) * (0.6 + shift(line, "slope")) + 1.8
    return min(7, max(1, round(felt + one.gauss(0, 0.9) + shift(line, "overall"))))


def survey_of(cells: Cells, **more: Any) -> Responses:
    """Those cells, typed: a market is a segment, and each moment has all its columns."""
    ratings = [f"{part} {moment}" for part in ASKED for moment in MOMENTS]
    kinds = [column("market", "segment"), column("wave", "segment")]
    kinds += [column(name, scale="seven") for name in (*ratings, "overall")]
    moments = [MappedMoment(name, {part: f"{part} {name}" for part in ASKED}) for name in MOMENTS]
    drivers = tuple(f"perception {moment}" for moment in MOMENTS)
    return typed(
        cells,
        kinds,
        moments,
        **{"outcome": "overall", "drivers": drivers, "wave": "wave", **more},
    )


def frame_of(cells: Cells) -> pd.DataFrame:
    """The same for pandas, ratings and weights as numbers."""
    frame = pd.DataFrame(cells)
    numbers = [name for name in frame if name not in ("market", "wave", "case")]
    return frame.assign(**{name: frame[name].astype(float) for name in numbers})


def weighted(values: pd.Series, weights: pd.Series) -> tuple[float, float, float]:
    """Mean, standard deviation and the effective number of answers, as numpy has them."""
    worth = float(weights.sum() ** 2 / (weights**2).sum())
    mean = float(np.average(values, weights=weights))
    spread = float(np.average((values - mean) ** 2, weights=weights)) * worth / (worth - 1)
    return mean, float(np.sqrt(spread)), worth


Group = tuple[float, float, float]


def welch(one: Group, other: Group, level: float) -> list[float]:
    """Mean less the other's, with Welch's interval, of two groups as `weighted` gives them."""
    parts = [each[1] ** 2 / each[2] for each in (one, other)]
    degrees = [part**2 / (each[2] - 1) for part, each in zip(parts, (one, other), strict=True)]
    t = float(stats.t.ppf((1 + level) / 2, sum(parts) ** 2 / sum(degrees)))
    half, apart = t * float(np.sqrt(sum(parts))), one[0] - other[0]
    return [apart, apart - half, apart + half]


def rows_of(card: Mapping[str, Any], heading: str, measure: str) -> dict[str, dict[str, Any]]:
    """What a card's data holds of one measure by one column, by group."""
    return {
        row["label"]: row
        for row in card["rows"]
        if row.get("by") == heading and row.get("measure") == measure
    }
