"""How scoring grows with rows: a drawn year of an airline, beside the same sums written by hand.

Run by `make bench-scale`. Each way runs in a process of its own, so that its peak of memory is its
own; processor seconds are told beside those of the clock, since other programs may run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import scaling
from bench.kin import Kin
from bench.machine import describe

SCALE_RECORD = Path(__file__).with_name("scale.json")
MEASURED_PAGE = Path(__file__).parents[1] / "docs/reference/measured.md"
MOMENTS_DRAWN = 12
SEGMENTS = 24
FELT = tuple(f"felt_{at}" for at in range(1, MOMENTS_DRAWN + 1))
ASKED_OF_ALL = ("overall", *FELT)
PARTS_OF_YEAR = 10
YEAR_MAPPING = "\n".join(
    [
        "mapping: 1",
        "outcome: overall",
        f"drivers: [{', '.join(FELT)}]",
        "wave: day",
        "scales:",
        '  five: {ends: [1, 5], no_answer: {"9": no answer}}',
        "columns:",
        *(f"- {{heading: {one}, kind: rating, scale: five}}" for one in ASKED_OF_ALL),
        "- {heading: segment, kind: segment}",
        "- {heading: day, kind: date, dates: ymd}",
        "",
    ]
)
"""What the year's columns mean."""


def year(folder: Path, rows: int) -> None:
    """Write a year as Parquet files, the same for the same number of rows.

    Of each rating about one in fifty is the code for no answer; all hang together by a mood, and
    each has a chance of its own besides.
    """
    import duckdb

    each = rows // PARTS_OF_YEAR
    rated = ", ".join(
        f"CASE WHEN hash(i * 64 + {at}) % 50 = 0 THEN 9 ELSE least(5, greatest(1, "
        f"(hash(i * 64 + 63) % 3 + hash(i * 64 + {at + 20}) % 4)::INTEGER)) END::TINYINT AS {name}"
        for at, name in enumerate(ASKED_OF_ALL)
    )
    with duckdb.connect() as made:
        for at in range(PARTS_OF_YEAR):
            made.sql(
                f"COPY (SELECT {rated}, 'segment ' || hash(i * 64 + 62) % {SEGMENTS} AS segment, "
                f"DATE '2025-01-01' + (hash(i * 64 + 61) % 365)::INTEGER AS day "
                f"FROM range({at * each}, {(at + 1) * each}) t(i)) "
                f"TO '{folder}/year-{at:02}.parquet' (FORMAT parquet)"
            )


def by_hand(folder: Path) -> None:
    """The aggregates that scoring needs, in the SQL that somebody would write for them."""
    import duckdb

    value = {one: f"CASE WHEN {one} BETWEEN 1 AND 5 THEN {one} END" for one in ASKED_OF_ALL}
    dummies = [f"({one} {cut})::INTEGER" for one in FELT for cut in ("<= 2", ">= 4")]
    whole = " AND ".join(f"{one} BETWEEN 1 AND 5" for one in ASKED_OF_ALL)
    with duckdb.connect() as made:
        made.sql("SET memory_limit = '1500MB'")
        made.sql(f"CREATE VIEW year AS FROM read_parquet('{folder}/*.parquet')")
        for one in ASKED_OF_ALL:
            made.sql(f"SELECT {one}, count(*) FROM year GROUP BY 1").fetchall()
            for label in ("segment", "strftime(day, '%Y-%m')"):
                query = f"SELECT {label}, {value[one]}, count(*) FROM year GROUP BY ALL"
                made.sql(query).fetchall()
        for label in ("segment", "day"):
            made.sql(f"SELECT {label}, count(*) FROM year GROUP BY 1").fetchall()
        sets = [([f"({one} - 3)" for one in ASKED_OF_ALL], whole)]
        sets.append((["(overall - 3)", *dummies], whole))
        for one in FELT:
            both = f"{one} BETWEEN 1 AND 5 AND overall BETWEEN 1 AND 5"
            sets.append(([f"({one} - 3)", "(overall - 3)"], both))
        for terms, where in sets:
            for label in ("1", "segment", "strftime(day, '%Y-%m')"):
                made.sql(_products(terms, where, label)).fetchall()


def _products(terms: Sequence[str], where: str, label: str) -> str:
    parts = ", ".join(f"{one}::DOUBLE AS x{at}" for at, one in enumerate(terms))
    size = range(len(terms))
    sums = [f"sum(x{row})" for row in size]
    sums += [f"sum(x{row} * x{at})" for row in size for at in size[: row + 1]]
    rows = f"SELECT {label} AS label, {parts} FROM year WHERE {where}"
    return f"SELECT label, count(*), {', '.join(sums)} FROM ({rows}) GROUP BY label"


def by_polars(folder: Path) -> None:
    """The same counts and sums by Polars, streaming."""
    import polars

    column = polars.col
    frame = polars.scan_parquet(f"{folder}/*.parquet")
    clean = frame.with_columns(
        *(polars.when(column(one).is_between(1, 5)).then(column(one)) for one in ASKED_OF_ALL),
        month=column("day").dt.strftime("%Y-%m"),
    )
    for one in ASKED_OF_ALL:
        for label in ([], ["segment"], ["month"]):
            clean.group_by([*label, one]).len().collect(engine="streaming")
    whole = clean.drop_nulls(list(ASKED_OF_ALL))
    lows = [(column(one) <= 2).cast(polars.Float64) for one in FELT]
    highs = [(column(one) >= 4).cast(polars.Float64) for one in FELT]
    rated = [column(one).cast(polars.Float64) - 3 for one in ASKED_OF_ALL]
    for terms in (rated, [rated[0], *lows, *highs]):
        named = [term.alias(f"x{at}") for at, term in enumerate(terms)]
        size = range(len(terms))
        sums = [
            (column(f"x{row}") * column(f"x{at}")).sum().alias(f"p{row}_{at}")
            for row in size
            for at in size[: row + 1]
        ]
        whole.select(*named).select(*sums).collect(engine="streaming")
        for by in ("segment", "month"):
            grouped = whole.select(by, *named).group_by(by)
            grouped.agg(polars.len(), *sums).collect(engine="streaming")
    for one, term in zip(FELT, rated[1:], strict=True):
        both = clean.drop_nulls(["overall", one]).select(
            "segment", "month", x=term, y=rated[0], p=term * rated[0]
        )
        each = [column("x") ** 2, column("y") ** 2, column("p"), column("x"), column("y")]
        added = [part.sum().alias(f"a{at}") for at, part in enumerate(each)]
        both.select(*added).collect(engine="streaming")
        for by in ("segment", "month"):
            both.group_by(by).agg(polars.len(), *added).collect(engine="streaming")


def by_moments(folder: Path, on: str = "") -> None:
    """`moments score`, from the files to the cards."""
    from macros.cli import main

    form = folder / "map.yml"
    form.write_text(YEAR_MAPPING, encoding="utf-8")
    more = ["--on", on] if on else []
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = nowhere
        status = main(["score", f"{folder}/*.parquet", "--mapping", str(form), "--json", *more])
        sys.stdout = sys.__stdout__
    assert status == 0


WAYS: dict[str, Callable[[Path], None]] = {
    "moments score": by_moments,
    "DuckDB by hand": by_hand,
    "Polars, streaming": by_polars,
    "moments score on Spark": lambda folder: by_moments(folder, "local[*]"),
}


RUNS_ON = {"Polars, streaming": ".make/polars", "moments score on Spark": ".make/spark"}
"""The folders of the packages of ways that want others than the project has."""


def _python_of(way: str) -> str:
    """The Python that a way runs on; the project's own unless it has one of its own."""
    return str(Path(RUNS_ON[way], "bin", "python")) if way in RUNS_ON else sys.executable


def measured(way: str, folder: Path) -> dict[str, Any] | str:
    """Seconds, processor seconds and the peak of memory of one way, in a process of its own."""
    begun = time.perf_counter()
    python = _python_of(way)
    if not Path(python).is_file():
        return f"not measured: there is no {RUNS_ON[way]}"
    command = [python, "-m", "bench.scale", "--way", way, "--folder", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        kin = Kin(running.pid)
        said = running.stderr.read()
        kin.stop()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        return said.strip().splitlines()[-1]
    return {
        "seconds": round(time.perf_counter() - begun, 1),
        "processor": round(used.ru_utime + used.ru_stime + kin.processor, 1),
        "megabytes": max(round(used.ru_maxrss / 1024), kin.megabytes),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each way for each number of rows, and keep a record."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--rows", nargs="*", type=int, default=[1_000_000, 10_000_000, 50_000_000])
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--ways", nargs="*", choices=WAYS, default=list(WAYS)[:3])
    options = parser.parse_args(arguments)
    if options.way:
        WAYS[options.way](options.folder)
        return 0
    record = json.loads(SCALE_RECORD.read_text("utf-8")) if SCALE_RECORD.exists() else {}
    for rows in options.rows:
        with TemporaryDirectory(prefix="moments-scale-") as held:
            year(Path(held), rows)
            # All ways in one run: seconds of two days, or two machines, are no ratio.
            found = record[str(rows)] = {"date": f"{date.today():%Y-%m-%d}", **describe()}
            for way in options.ways:
                found[way] = measured(way, Path(held))
                print(f"{rows:>12,}  {way:<24}{found[way]}", flush=True)
        SCALE_RECORD.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
        told = scaling.placed(MEASURED_PAGE.read_text("utf-8"), scaling.write(record))
        MEASURED_PAGE.write_text(told, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
