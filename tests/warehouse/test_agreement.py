"""`moments survey` and `moments score` say the same of the same answers, to the ninth digit."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from calculator.survey.answers.responses import responses
from calculator.survey.answers.tallies import tallied
from calculator.survey.cards.card import Card
from calculator.survey.cards.dealing import MAKERS, dealt, told_by
from calculator.survey.mapping.survey_mapping import (
    MappedColumn,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.sheet.opening import opened
from macros.warehouse.command import scored
from tests import soaking
from tests.soaking import times
from tests.warehouse.drawn_years import (
    CASES,
    LONG,
    OF_ROWS,
    TOGETHER,
    drawn,
    lengthened,
    mapped,
    narrowed,
    panel,
    save,
)

RELATIVE = 1e-9
SEEDS = range(1, 1 + times(1))


def apart(one: Any, other: Any, place: str = "") -> Iterator[str]:
    """Where two replies differ; lines of a file are named by `moments survey` alone."""
    if isinstance(one, dict) and isinstance(other, dict):
        if one.keys() != other.keys():
            yield f"{place}: {one.keys() ^ other.keys()}"
        for key in one.keys() & other.keys() - {"lines"}:
            yield from apart(one[key], other[key], f"{place}/{key}")
    elif isinstance(one, list | tuple) and isinstance(other, list | tuple):
        if len(one) != len(other):
            yield f"{place}: {len(one)} and {len(other)}"
        for at, (mine, theirs) in enumerate(zip(one, other, strict=False)):
            yield from apart(mine, theirs, f"{place}/{at}")
    elif isinstance(one, float) and isinstance(other, int | float):
        if not math.isclose(one, other, rel_tol=RELATIVE, abs_tol=1e-12):
            yield f"{place}: {one} and {other}"
    elif one != other:
        yield f"{place}: {one!r} and {other!r}"


def both(path: Path, mapping: SurveyMapping) -> tuple[list[Any], list[Any], tuple[Card, ...]]:
    """What `moments survey` finds and what the warehouse finds."""
    made = responses(opened(path.read_bytes(), path.name), mapping).responses
    assert made
    here = dealt(made)
    there = scored([str(path)], mapping).survey
    cards = told_by(there)
    return (
        [tallied(made), *(card.data() for card in here)],
        [tallied(there.answers), *(card.data() for card in cards)],
        cards,
    )


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "case", [pytest.param(one, marks=soaking.only if one in TOGETHER else ()) for one in CASES]
)
def test_browser_and_warehouse_agree(case: str, seed: int, tmp_path: Path) -> None:
    path = save(drawn(seed, 400), tmp_path / "year.csv")
    asked = mapped(**CASES[case])
    if case in OF_ROWS and soaking.DRAWN == 1:
        asked = narrowed(asked)
    here, there, cards = both(path, asked)
    assert [*apart(here, there)] == []
    if case == "plain":
        assert {card.key for card in cards if card.reply} == MAKERS.keys(), "every method is asked"
        channel = next(one for one in there[0]["columns"] if one["heading"] == "channel")
        assert "fax" not in str(there), "too few sent a fax for it to be told"
        assert channel["hidden"] == {"groups": 2, "least": 5}, "nor is the next smallest"


def told_of_pairs(cards: Iterable[Card]) -> bool:
    text = " ".join(str(card.reply.data()) for card in cards if card.reply)
    return "people who answered in both" in text


def test_people_are_followed_from_wave_to_wave_alike(tmp_path: Path) -> None:
    rows = panel(7, 300)
    once = narrowed(mapped(wave="day", weight="weight", person=Respondent("case", "each")))
    here, there, cards = both(save(rows, tmp_path / "panel.csv"), once)
    assert [*apart(here, there)] == []
    assert told_of_pairs(cards)
    # Somebody who answers twice in a wave keeps all of that wave from being followed.
    few = replace(once, drivers=(), weight="")
    for written, followed in ((rows, True), ([*rows, *rows[3:9]], False)):
        here, there, cards = both(save(written, tmp_path / "again.csv"), few)
        assert [*apart(here, there)] == []
        assert told_of_pairs(cards) == followed


def test_long_files_agree(tmp_path: Path) -> None:
    path = save(lengthened(drawn(3, 150), 3), tmp_path / "long.csv", ",")
    here, there, _ = both(path, mapped(**LONG))
    assert [*apart(here, there)] == []


@pytest.mark.parametrize(
    ("differ", "said"),
    [(0.05, "chance decides how they share their effect"), (0, "say the same, one following from")],
    ids=["beyond VIF 100", "equal"],
)
def test_both_say_that_drivers_are_collinear(differ: float, said: str, tmp_path: Path) -> None:
    chance, rows = random.Random(3), [["wait", "again", "tip", "overall"]]
    for _ in range(300):
        wait, tip = chance.randint(1, 99), chance.randint(1, 99)
        again = wait + (chance.random() < differ)
        overall = (wait + tip) // 2 + chance.randint(0, 9)
        rows.append([str(one) for one in (wait, again, tip, overall)])
    kept = tuple(MappedColumn(one, "rating", scale="hundred") for one in rows[0])
    scales = {"hundred": ResponseScale(ends=(1.0, 110.0))}
    mapping = SurveyMapping(kept, scales, outcome="overall", drivers=("wait", "again", "tip"))
    here, there, _ = both(save(rows, tmp_path / "year.csv", ","), mapping)
    [mine], [theirs] = (
        [one for one in all_ if one.get("card") == "drivers"] for all_ in (here, there)
    )
    assert said in str(mine)
    assert said in str(theirs)
    assert [*apart(here, there)] == []
    if differ:
        assert max(line["vif"] for line in mine["rows"]) > 100
