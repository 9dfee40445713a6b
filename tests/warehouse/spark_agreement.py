"""The same answers on Spark, in eight parts: run by `make test-warehouse`, not by `make test`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calculator.survey.mapping.survey_mapping import DriftBaseline, Respondent, SurveyMapping
from macros.warehouse.command import scored
from macros.warehouse.faults import Unscored
from tests.warehouse.drawn_years import drawn, mapped, save
from tests.warehouse.test_agreement import apart
from tests.warehouse.test_sources import COLUMNS, QUERY, SCALES, found_here, found_there, typed

ON = "local[*]"
MAPPING = SurveyMapping(
    COLUMNS[:2], SCALES, weight="weight", least_group=5, outcome="felt", missing="by item"
)


def test_parquet_is_scored_alike(tmp_path: Path) -> None:
    query = QUERY.format(felt="TINYINT", day="DATE", weight="DOUBLE")
    path = typed(tmp_path / "year.parquet", query)
    drift = DriftBaseline("day", "week", "2025-01-01", "2025-01-15")
    mapping = replace(MAPPING, columns=COLUMNS[:3], drift=drift)
    here, there = found_there([path], mapping), found_there([path], mapping, on=ON)
    assert [*apart(here, there)] == []


def test_a_text_is_scored_alike(tmp_path: Path) -> None:
    rows = ["A survey;;;", "felt;market;weight;more"]
    rows += [f"{1 + at % 6};{('north', ' South')[at % 2]};{at % 5};x" for at in range(200)]
    path = tmp_path / "year.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert [*apart(found_here(path, MAPPING), found_there([str(path)], MAPPING, on=ON))] == []


def test_the_latest_answer_wants_a_date(tmp_path: Path) -> None:
    path = save(drawn(5, 40), tmp_path / "year.csv")
    with pytest.raises(Unscored, match="come in no order here"):
        scored([str(path)], mapped(person=Respondent("case", "latest")), on=ON)
