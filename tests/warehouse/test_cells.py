"""Sums over cells are those over rows, for each group, with weights and without, blanks or not."""

from __future__ import annotations

import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from calculator.survey.statistics.gathering import GatheringPlan, Threshold
from macros.warehouse.cells import CountedCells
from macros.warehouse.engines import Engine, engine_at
from macros.warehouse.gathering import WEIGHT, TypedRows
from tests.warehouse.drawn_years import drawn, mapped, save
from tests.warehouse.test_agreement import apart, both

pyarrow = pytest.importorskip("pyarrow", reason="make setup installs it")
ASKED = ("n", "s0", "c1", "p0_0", "moments_group", "late")
"""Headings may be called as a column of our own is."""
CUTS = tuple(
    cut
    for one in ASKED[1:]
    for cut in (Threshold(f"{one} low", one, low=2), Threshold(f"{one} high", one, high=4))
)
PLAN = GatheringPlan(
    items=ASKED,
    thresholds=CUTS,
    sets={"all": ASKED, "cut": ("n", *(cut.name for cut in CUTS)), "two": ("late", "s0")},
    pairs={"pair": ("p0_0", "n")},
)
CENTRES = {**dict.fromkeys(ASKED, 3.0), **{cut.name: 0.0 for cut in CUTS}}


def rows_of(engine: Engine, *, weighted: bool, blank: float) -> TypedRows:
    chance = random.Random(7)
    columns: dict[str, list[Any]] = {
        f"v{at}": [
            None if chance.random() < blank else float(chance.randint(1, 5)) for _ in range(500)
        ]
        for at in range(len(ASKED))
    }
    columns["market"] = [chance.choice(["north", "south", None]) for _ in range(500)]
    if weighted:
        columns[WEIGHT] = [chance.uniform(0.2, 4) for _ in range(500)]
    table = engine.connection.create_table("drawn", pyarrow.table(columns))
    rows = TypedRows(table, {name: f"v{at}" for at, name in enumerate(ASKED)})
    counts = {name: rows.histogram(name) for name in ASKED}
    return rows.knowing(counts).with_derived(PLAN, engine).knowing(counts)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("label", ["", "market"])
def test_cells_add_up_to_what_rows_do(label: str, weighted: bool, tmp_path: Path) -> None:
    with engine_at("", str(tmp_path), "200MB") as engine:
        rows = rows_of(engine, weighted=weighted, blank=0.1)
        cells = CountedCells(rows, PLAN, PLAN.sets, label, 2)
        products = {name: cells.products(of, CENTRES) for name, of in PLAN.sets.items()}
        pairs = cells.pairs(PLAN.pairs["pair"])
        counted = {name: cells.histograms(name) for name in ASKED} if label else {}
        for name, of in PLAN.sets.items():
            by_rows = rows.products(of, CENTRES, label)
            assert by_rows.keys() == products[name].keys()
            for group, found in by_rows.items():
                assert [*apart(asdict(found), asdict(products[name][group]))] == []
        for group, told in rows.pairs(PLAN.pairs["pair"], label).items():
            assert told.keys() == pairs[group].keys()
            for pair, tally in told.items():
                assert [*apart(asdict(tally), asdict(pairs[group][pair]))] == []
        for name, groups in counted.items():
            for group, histogram in rows.histograms(name, label).items():
                assert histogram.tallies.keys() == groups[group].tallies.keys()
                for value, tally in histogram.tallies.items():
                    assert [*apart(asdict(tally), asdict(groups[group].tallies[value]))] == []


def test_a_set_of_few_values_is_counted_and_not_multiplied_row_by_row(tmp_path: Path) -> None:
    with engine_at("", str(tmp_path), "200MB") as engine:
        rows = rows_of(engine, weighted=False, blank=0.1)
        asked: list[str] = []
        wanted = rows.products
        rows.products = lambda *of: asked.append("rows") or wanted(*of)  # type: ignore[method-assign,func-returns-value]
        CountedCells(rows, PLAN, PLAN.sets).products(PLAN.sets["cut"], CENTRES)
        assert not asked


def test_no_row_need_hold_all_drivers(tmp_path: Path) -> None:
    rows = drawn(4, 120)
    drivers = [rows[0].index(one) for one in mapped().drivers]
    for at, row in enumerate(rows[1:]):
        row[drivers[at % len(drivers)]] = ""
    here, there, _ = both(save(rows, tmp_path / "year.csv"), mapped())
    assert [*apart(here, there)] == []
