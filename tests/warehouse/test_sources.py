"""Texts in the forms that people have, Parquet and databases with their types: one answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from calculator.survey.answers.responses import responses
from calculator.survey.answers.tallies import tallied
from calculator.survey.cards.dealing import dealt, told_by
from calculator.survey.mapping.survey_mapping import (
    NO_ANSWER,
    DriftBaseline,
    MappedColumn,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.sheet.opening import opened
from calculator.survey.sheet.stacking import FILE, stacked
from macros.warehouse import reading
from macros.warehouse.command import scored
from tests.warehouse.test_agreement import apart

duckdb = pytest.importorskip("duckdb", reason="make setup installs it")
SCALES = {
    "five": ResponseScale(ends=(1.0, 5.0), no_answer={"99": NO_ANSWER}),
    "yes": ResponseScale(labels=("no", "yes")),
    "codes": ResponseScale(labels=("1", "2", "3")),
}
FELT = MappedColumn("felt", "rating", scale="five")
MARKET = MappedColumn("market", "segment")
DAY = MappedColumn("day", "date", dates="ymd")
MAPPING = SurveyMapping((FELT, MARKET), SCALES, least_group=5)
HEAD = "felt;market\n"
ROWS = "".join(f"{1 + at % 5};{('north', 'south')[at % 3 > 0]}\n" for at in range(60))

TEXTS = {
    "a title above": "A survey of ours;;;\n\nfelt;market;x;y\n" + ROWS.replace("\n", ";1;2\n"),
    "headings that come again": HEAD + ROWS + HEAD + ROWS,
    "rows in which nothing stands": HEAD + ROWS + ";\n ; \n" + ROWS,
    "quotation marks and line ends within": HEAD + ROWS + '4;"no ""one"" and\nnobody"\n' * 9,
    "blanks of every kind around": HEAD + ROWS + "\u00a04 ; north\u2009\n" * 9,
    "a mark in front": "\ufeff" + HEAD + ROWS,
    "line ends of Windows": (HEAD + ROWS).replace("\n", "\r\n"),
    "no end of the last line": HEAD + ROWS + "5;west",
    "a bar": (HEAD + ROWS).replace(";", "|"),
    "told by Excel": "sep=;\n" + HEAD + ROWS,
    "a column without heading": ("felt;;market\n" + ROWS.replace(";", ";;")),
}


def found_here(path: Path, mapping: SurveyMapping) -> list[Any]:
    made = responses(opened(path.read_bytes(), path.name, mapping.file), mapping).responses
    assert made
    return [tallied(made), *(card.data() for card in dealt(made))]


def found_there(source: list[str], mapping: SurveyMapping, **more: Any) -> list[Any]:
    survey = scored(source, mapping, **more).survey
    return [tallied(survey.answers), *(card.data() for card in told_by(survey))]


@pytest.mark.parametrize("form", TEXTS)
def test_texts_of_every_form_are_read_as_the_reader_reads_them(form: str, tmp_path: Path) -> None:
    path = tmp_path / "year.csv"
    path.write_bytes(TEXTS[form].encode())
    assert [*apart(found_here(path, MAPPING), found_there([str(path)], MAPPING))] == []


def test_short_rows_are_blank_where_the_mapping_says_so(tmp_path: Path) -> None:
    path = tmp_path / "year.csv"
    path.write_text(HEAD + ROWS + "4\n" * 9 + ROWS, encoding="utf-8")
    mapping = replace(MAPPING, file={"short_rows": "blank"})
    assert [*apart(found_here(path, mapping), found_there([str(path)], mapping))] == []


def test_files_of_a_folder_are_waves_in_their_order(tmp_path: Path) -> None:
    for name in ("may", "april", "june"):
        (tmp_path / f"{name}.csv").write_text(HEAD + ROWS, encoding="utf-8")
    paths = sorted(tmp_path.glob("*.csv"))
    wave = MappedColumn(FILE, "segment")
    mapping = SurveyMapping((FELT, MARKET, wave), SCALES, least_group=5)
    export, _ = stacked([opened(path.read_bytes(), path.name) for path in paths])
    assert export
    made = responses(export, mapping).responses
    assert made
    here = [tallied(made), *(card.data() for card in dealt(made))]
    assert [*apart(here, found_there([str(tmp_path)], mapping))] == []


def typed(path: Path, query: str) -> str:
    with duckdb.connect() as made:
        made.sql(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return str(path)


QUERY = """
SELECT (CASE WHEN i % 11 = 0 THEN 99 WHEN i % 13 = 0 THEN NULL WHEN i % 17 = 0 THEN 8
        ELSE i % 5 + 1 END)::{felt} AS felt,
       ['north', ' North', 'south'][i % 3 + 1] AS market,
       (TIMESTAMP '2025-01-01 10:00:00' + INTERVAL (i) HOUR)::{day} AS day,
       (i % 7 / 2)::{weight} AS weight, i % 2 = 0 AS again, (i % 3 + 1)::{felt} AS code,
       (i * 37 % 1000)::DOUBLE / 8 AS wait
FROM range(500) t(i)
"""
COLUMNS = (
    replace(FELT, turned=True),
    MARKET,
    DAY,
    MappedColumn("again", "yes_no", scale="yes"),
    MappedColumn("code", "ordered", scale="codes", turned=True),
    MappedColumn("wait", "number"),
)


@pytest.mark.parametrize(
    "types",
    [
        {"felt": "TINYINT", "day": "DATE", "weight": "DOUBLE"},
        {"felt": "DOUBLE", "day": "TIMESTAMP", "weight": "DECIMAL(6,3)"},
    ],
    ids=["whole", "fractions"],
)
def test_types_of_parquet_are_taken_as_they_are(types: dict[str, str], tmp_path: Path) -> None:
    query = QUERY.format(**types)
    mapping = SurveyMapping(
        COLUMNS,
        SCALES,
        weight="weight",
        wave="day",
        least_group=5,
        outcome="wait",
        drivers=("felt",),
        drift=DriftBaseline("day", "day", "2025-01-01", "2025-01-15"),
    )
    with duckdb.connect() as made:
        text = (
            f"SELECT * REPLACE (CASE WHEN again THEN 'yes' ELSE 'no' END AS again) FROM ({query})"
        )
        made.sql(f"COPY ({text}) TO '{tmp_path}/year.csv' (FORMAT csv)")
    here = found_here(tmp_path / "year.csv", mapping)
    there = found_there([typed(tmp_path / "year.parquet", query)], mapping)
    # A file of text says “99”, one of numbers 99: the rest is the same to the ninth digit.
    here[0]["file"] = there[0]["file"] = ""
    assert [*apart(here, there)] == []


def test_a_table_of_a_database_is_scored_where_it_is(tmp_path: Path) -> None:
    query = QUERY.format(felt="TINYINT", day="DATE", weight="DOUBLE")
    with duckdb.connect(str(tmp_path / "shop.duckdb")) as made:
        made.sql(f"CREATE TABLE answers AS {query}")
    mapping = SurveyMapping(COLUMNS, SCALES, weight="weight", wave="day", least_group=5)
    path = typed(tmp_path / "year.parquet", query)
    there = found_there(["answers"], mapping, on=f"duckdb://{tmp_path}/shop.duckdb")
    here = found_there([path], mapping)
    here[0]["file"] = there[0]["file"] = ""
    assert [*apart(here, there)] == []


@pytest.mark.parametrize("kind", ["number", "date", "weight"])
def test_too_many_cells_are_cast_by_the_one_form_and_failures_are_counted(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read cell by cell and what is cast at once must say the same."""
    rows = [
        f"{1 + at % 5};{at % 97}.5;2025-0{1 + at % 3}-{10 + at % 9};{1 + at % 9}"
        for at in range(300)
    ]
    rows += ["3;soon;2025-13-40;x", "3;;;", "3;-;n/a;0"]
    path = tmp_path / "year.csv"
    path.write_text("felt;wait;day;weight\n" + "\n".join(rows) + "\n", encoding="utf-8")
    mapping = SurveyMapping(
        (FELT, MappedColumn("wait", "number", decimal="."), DAY),
        SCALES,
        weight="weight" if kind == "weight" else "",
    )
    before = found_there([str(path)], mapping)
    monkeypatch.setattr(reading, "MOST_DIFFERENT", 5)
    after = found_there([str(path)], mapping)
    assert [*apart(before, after)] == []
    assert [*apart(found_here(path, mapping), after)] == []


def test_many_cells_without_a_form_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "year.csv"
    path.write_text("wait\n" + "\n".join(f"{at}.5" for at in range(50)), encoding="utf-8")
    monkeypatch.setattr(reading, "MOST_DIFFERENT", 5)
    mapping = SurveyMapping((MappedColumn("wait", "number"),))
    with pytest.raises(Exception, match="decimal: \\."):
        scored([str(path)], mapping)


def test_what_was_settled_is_said(tmp_path: Path) -> None:
    path = tmp_path / "year.csv"
    path.write_text(HEAD + ROWS + HEAD, encoding="utf-8")
    mapping = replace(MAPPING, wave="market", person=Respondent("felt", "each"))
    notes = [note() for note in scored([str(path)], mapping).notes]
    assert "A semicolon separates the columns." in notes
    assert "Rows left out, since they repeat the headings: 1." in notes
