"""The section about many rows sets what was measured beside the same run’s SQL, and stands once."""

from __future__ import annotations

from pathlib import Path

from bench.scaling import BEFORE, SECTION, placed, write

MACHINE = {"Processor": "a chip", "Cores": "2", "Memory": "8 GB", "System": "Debian"}
RECORD = {
    "1000": {
        "date": "2026-11-28",
        **MACHINE,
        "moments score": {"seconds": 9.0, "processor": 6.0, "megabytes": 300},
        "DuckDB by hand": {"seconds": 6.0, "processor": 5.0, "megabytes": 100},
        "Polars, streaming": "not measured: there is no .make/polars",
    }
}


def test_ratios_are_to_the_sql_of_the_same_run() -> None:
    told = write(RECORD)
    assert "| 1,000 | moments score | 9.0 | 6.0 | 1.20 | 300 | 3.00 |" in told
    assert "1,000 rows on 2026-11-28 (a chip, 2 cores, 8 GB, Debian)" in told.replace("\n", " ")
    assert "| 1,000 | Polars" not in told, "what was not measured has no row"
    assert write({}) == ""


def test_the_section_takes_its_own_place() -> None:
    page = Path("docs/reference/measured.md").read_text("utf-8")
    once = placed(page, write(RECORD))
    assert once.count(SECTION) == 1
    assert once.index(SECTION) < once.index(BEFORE)
    assert placed(once, write(RECORD)) == once
