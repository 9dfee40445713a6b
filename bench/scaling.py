"""The section of docs/reference/measured.md about scoring many rows, out of bench/scale.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.layout import fold, table

SECTION = "## Scoring many rows"
SECTION_AFTER = "## Machine and versions"
BESIDE_WAY = "DuckDB by hand"
"""The way beside which others stand."""
UNKNOWN = "–"
Record = Mapping[str, Mapping[str, Any]]


def write(record: Record) -> str:
    """Write the section; nothing if nothing was measured.

    Args:
        record: By the number of rows, what was measured of each way in one run.
    """
    rows = [
        (f"{int(size):,}", *_told(way, found, run.get(BESIDE_WAY)))
        for size, run in sorted(record.items(), key=lambda one: int(one[0]))
        for way, found in run.items()
        if isinstance(found, Mapping)
    ]
    if not rows:
        return ""
    head = ("Rows", "Way", "Seconds", "Of processors, s", "Ratio to it", "Memory, MB", "Ratio")
    runs = ", ".join(
        f"{int(size):,} rows on {run['date']} ({run['Processor']}, {run['Cores']} cores, "
        f"{run['Memory']}, {run['System']})"
        for size, run in sorted(record.items(), key=lambda one: int(one[0]))
    )
    return fold(
        f"{SECTION}\n\nA drawn year of an airline with 12 moments, 24 segments and 12 months in "
        "Parquet, from the files to the cards by `moments score`, beside the counts and sums that "
        "it needs, written by hand in SQL for DuckDB and in Polars. Ratios are to the SQL, of "
        "processor seconds, since other programs ran on the machine and stretch those of the "
        "clock. `moments score` counts combinations of four answers where the SQL multiplies row "
        "by row, so it may be faster. Memory is the peak of the whole program, and of what it "
        "starts.\n\n"
        f"{table(head, rows, left=2)}\n"
        f"`make bench-scale` measured it: {runs}. "
        "Fifty million rows and Spark are not in it unless a row says so; where only the clock was "
        "read, since the work was done in Spark’s Java, a dash stands."
    )


def _told(way: str, found: Mapping[str, Any], mark: Any) -> tuple[str, ...]:
    told = [way, f"{found['seconds']:.1f}"]
    for key, digits in (("processor", 1), ("megabytes", 0)):
        measured = found.get(key)
        told.append(UNKNOWN if measured is None else f"{measured:,.{digits}f}")
        known = measured is not None and isinstance(mark, Mapping)
        told.append(f"{measured / mark[key]:.2f}" if known else UNKNOWN)
    return tuple(told)


def placed(page: str, section: str) -> str:
    """The page with the section in its place, in front of the machine's, and never twice."""
    before, heading, rest = page.partition(f"{SECTION}\n")
    if heading:
        page = before + rest[rest.index("\n## ") + 1 :]
    return page.replace(SECTION_AFTER, f"{section}\n{SECTION_AFTER}", 1)
