"""What goes wrong in a warehouse is a sentence to whoever can act, and nothing is half-written."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calculator.survey.mapping.survey_mapping import (
    MappedColumn,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.mapping.written import written
from macros.cli import main
from macros.warehouse.command import scored
from macros.warehouse.faults import Unscored, sentence
from tests import soaking
from tests.left_over import left_over
from tests.warehouse.drawn_years import drawn, mapped, save

resource = pytest.importorskip("resource", reason="Windows limits no file’s size")
duckdb = pytest.importorskip("duckdb", reason="make setup installs it")
FIVE = {"five": ResponseScale(ends=(1.0, 5.0))}
MAPPING = SurveyMapping(
    (MappedColumn("felt", "rating", scale="five"), MappedColumn("market", "segment")), FIVE
)
ROWS = "SELECT (i % 5 + 1)::TINYINT AS felt, 'm' || i % 3 AS market, i AS id FROM range({0}) t(i)"


def parquet(path: Path, query: str = ROWS.format(1000)) -> Path:
    with duckdb.connect() as made:
        made.sql(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def refused(source: object, mapping: SurveyMapping = MAPPING, **more: Any) -> str:
    sources = source if isinstance(source, list) else [source]
    with pytest.raises(Unscored) as told:
        scored([str(one) for one in sources], mapping, **more)
    return str(told.value)


def test_a_cut_parquet_file(tmp_path: Path) -> None:
    path = parquet(tmp_path / "year.parquet")
    path.write_bytes(path.read_bytes()[:-100])
    assert "year.parquet is damaged or cut off" in refused(path)


def test_a_missing_column_names_the_nearest(tmp_path: Path) -> None:
    path = parquet(tmp_path / "year.parquet", ROWS.format(9).replace("AS felt", "AS felt_5"))
    assert refused(path) == "The file has no column “felt”; did you mean “felt_5”?"


def test_a_type_that_changes_between_files(tmp_path: Path) -> None:
    parquet(tmp_path / "a.parquet")
    parquet(tmp_path / "b.parquet", ROWS.format(9).replace("TINYINT", "VARCHAR"))
    assert refused(tmp_path).startswith(
        "“felt” changes its type between files: int8 in a.parquet, string in b.parquet."
    )


def test_files_of_another_form(tmp_path: Path) -> None:
    parquet(tmp_path / "a.parquet")
    parquet(tmp_path / "b.parquet", "SELECT 1 AS felt")
    assert "b.parquet lacks “market” and “id”, which a.parquet has." in refused(tmp_path)


def test_a_million_segments(tmp_path: Path) -> None:
    path = parquet(tmp_path / "year.parquet", ROWS.format(1_000_000).replace("i % 3", "i"))
    said = refused(path)
    assert "“market” holds more than 100,000 different cells" in said
    assert "So many groups say nothing" in said


def test_a_type_that_the_mapping_does_not_mean(tmp_path: Path) -> None:
    path = parquet(tmp_path / "year.parquet", "SELECT DATE '2025-01-01' AS felt, 'a' AS market")
    assert "“felt” is of the type date in the source, which cannot be read as rating" in refused(
        path
    )


def test_a_mapping_of_another_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = parquet(tmp_path / "year.parquet")
    form = tmp_path / "map.yml"
    form.write_text("mapping: 2\nitems: [felt]\n", encoding="utf-8")
    assert main(["score", str(path), "--mapping", str(form)]) == 2
    assert "map.yml: Line 1, mapping" in capsys.readouterr().err


def test_what_the_mapping_leaves_unsaid(tmp_path: Path) -> None:
    path = parquet(tmp_path / "year.parquet")
    open_ = SurveyMapping(MAPPING.columns, FIVE, weight="id", faulty_weights="?")
    assert refused(path, open_) == "faulty_weights: this must be said first."


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("none.csv", "There is no file"),
        ("*.parquet", "No file is called like"),
        (".", "No file in"),
        ("book.xlsx", "is a workbook, which `moments survey` reads."),
    ],
)
def test_sources_that_are_none(
    source: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if source.endswith(".xlsx"):
        Path(source).write_bytes(b"PK")
    assert said in refused(source)


def test_a_workbook_under_the_name_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "year.csv"
    path.write_bytes(b"felt;market\n" + "größer;ö\n".encode("cp1252") * 9)
    assert "year.csv is not UTF-8" in refused(path)


def test_a_row_of_another_width_below_the_first_megabyte(tmp_path: Path) -> None:
    rows = [["felt", "market"], *[["3", "a market"]] * 200_000, ["4", "b", "more"]]
    assert "Not every row of year.csv has as many cells" in refused(
        save(rows, tmp_path / "year.csv")
    )


def test_a_last_row_that_sums_up(tmp_path: Path) -> None:
    rows = [["market", "felt"], *[["north", "3"], ["south", "4"]] * 60_000, ["Total", "3"]]
    assert "The last row, “Total”, seems to sum up" in refused(save(rows, tmp_path / "year.csv"))


@pytest.mark.parametrize("rows", [300, 120_000], ids=["small", "beyond the first megabyte"])
@pytest.mark.parametrize("answer", ["", "leave out", "keep"])
def test_a_last_row_that_breaks_off_is_never_kept_in_silence(
    answer: str, rows: int, tmp_path: Path
) -> None:
    """Where rows may end early, an engine would take what is missing in it for blank."""
    path = tmp_path / "year.csv"
    path.write_text("market,felt,more\n" + "north,3,a\nsouth,4,b\n" * rows + "north,5")
    file = {"short_rows": "blank", "last_row": answer}
    mapping = SurveyMapping(MAPPING.columns, FIVE, file=file)
    if answer == "keep":
        assert scored([str(path)], mapping).survey.whole.rows.rows == 2 * rows + 1
    else:
        assert "The last row" in (said := refused(path, mapping))
        assert "breaks off" in said


@pytest.mark.parametrize("end", ["north,3,a", 'north,3,"a\nb"', "north,3,a\n", "north,3,\r\n\n"])
def test_a_last_row_that_is_whole_needs_no_line_end(end: str, tmp_path: Path) -> None:
    path = tmp_path / "year.csv"
    path.write_text("market,felt,more\n" + "north,3,a\nsouth,4,b\n" * 300 + end, newline="")
    mapping = SurveyMapping(MAPPING.columns, FIVE, file={"short_rows": "blank"})
    assert scored([str(path)], mapping).survey.whole.rows.rows == 601


def test_an_order_that_a_database_does_not_have(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "shop.duckdb")) as made:
        made.sql(f"CREATE TABLE year AS {ROWS.format(10)}")
    once = SurveyMapping(MAPPING.columns, FIVE, person=Respondent("id", "first"))
    said = refused("year", once, on=f"duckdb://{tmp_path}/shop.duckdb")
    assert "name its “date” under “person” in the mapping" in said


def test_a_password_in_an_address_is_refused_and_never_told() -> None:
    said = refused("year", on="postgres://anna:secret@db/shop")
    assert "MOMENTS_PASSWORD" in said
    assert "secret" not in said


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    assert "There is no database" in refused("year", on=f"duckdb://{tmp_path}/none.duckdb")
    assert "“nosuch” is no database that Ibis knows" in refused("year", on="nosuch://db/shop")


def test_a_database_that_goes_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(OSError) as fault:  # noqa: PT011 the system's own words are the point
        socket.create_connection(("127.0.0.1", port))
    said = sentence(fault.value, "year", "postgres")
    assert said.startswith("postgres went away, or cannot be reached")
    assert "Nothing was written" in said


def test_a_driver_that_repeats_the_password_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MOMENTS_PASSWORD", "s3cret, and long")
    fault = RuntimeError(
        "connect(host='db', password='s3cret, and long') at postgres://anna:x@db failed"
    )
    said = sentence(fault, "year", "postgres")
    assert "s3cret" not in said
    assert "anna" not in said
    assert "connect(host='db'" in said


def test_a_table_that_the_database_lacks(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "shop.duckdb")) as made:
        made.sql("CREATE TABLE year AS SELECT 1 AS felt")
    assert "yeer" in refused("yeer", on=f"duckdb://{tmp_path}/shop.duckdb")


def started(folder: Path, *more: str) -> list[str]:
    path = save(drawn(1, 300), folder / "year.csv")
    form = folder / "map.yml"
    form.write_text(written(mapped()), encoding="utf-8")
    program = [sys.executable, "-m", "macros.cli", "score", str(path), "--mapping", str(form)]
    return [*program, "--scratch", str(folder / "scratch"), *more]


def test_a_full_disk(tmp_path: Path) -> None:
    """A file that may not grow further is what a disk without space is to a program."""
    (tmp_path / "scratch").mkdir()
    program = started(tmp_path, "--html", str(tmp_path / "report.html"))

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(program, capture_output=True, text=True, preexec_fn=small, check=False)
    assert done.returncode == 2
    assert "The disk is full" in done.stderr
    assert not (tmp_path / "report.html").exists()
    assert [*(tmp_path / "scratch").iterdir()] == []


@pytest.mark.usefixtures("ctrl_c_is_heard")
@pytest.mark.parametrize(
    ("end", "status"),
    [(signal.SIGTERM, 143), pytest.param(signal.SIGINT, 130, marks=soaking.only)],
)
def test_an_end_half_way_leaves_nothing_behind(
    end: signal.Signals, status: int, tmp_path: Path
) -> None:
    (tmp_path / "scratch").mkdir()
    report = tmp_path / "report.html"
    report.write_text("yesterday’s", encoding="utf-8")
    program = started(tmp_path, "--html", str(report), "--force")
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        for line in running.stderr:
            if "counting answers" in line:
                running.send_signal(end)
                break
        assert "Traceback" not in running.stderr.read()
        assert running.wait() == status
    assert report.read_text(encoding="utf-8") == "yesterday’s"
    assert [*(tmp_path / "scratch").iterdir()] == []
    assert {one.name for one in tmp_path.iterdir()} == {
        *("year.csv", "map.yml", "report.html", "scratch"),
    }


ENDLESS = """
import contextlib, os, signal, sys, threading, time
from macros.ending import ending_cleanly
from macros.warehouse.engines import engine_at

def ask(connection):  # beside the main thread, as DuckDB's own threads are
    with contextlib.suppress(Exception):
        of = f"FROM range({10**12}) t(i) WHERE i % 3 = 0"
        connection.execute(f"SELECT sum(hash(i) % 7) {of}").fetchall()

with ending_cleanly(), engine_at("", sys.argv[1], "1GB") as engine:
    begun = time.process_time()
    threading.Thread(target=ask, args=(engine.connection.con,)).start()
    while time.process_time() < begun + 0.5:  # until the query has taken as much of a processor
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGTERM)
"""


def test_an_end_waits_for_no_query(tmp_path: Path) -> None:
    asking = [sys.executable, "-c", ENDLESS, str(tmp_path)]
    with subprocess.Popen(asking, stdout=-1, stderr=-1, text=True) as running:
        try:
            _, said = running.communicate(timeout=300)
        finally:
            running.kill()
    assert (running.returncode, said, [*tmp_path.iterdir()]) == (143, "", [])


def test_a_kill_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    report = tmp_path / "report.html"
    report.write_text("yesterday’s", encoding="utf-8")
    program = started(tmp_path, "--html", str(report), "--force")
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        next(line for line in running.stderr if "counting answers" in line)
        running.kill()
        running.stderr.read()
    assert report.read_text(encoding="utf-8") == "yesterday’s"


def test_what_exists_is_replaced_only_if_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = save(drawn(1, 60), tmp_path / "year.csv")
    form = tmp_path / "map.yml"
    form.write_text(written(mapped()), encoding="utf-8")
    (tmp_path / "found.parquet").touch()
    asked = ["score", str(path), "--mapping", str(form)]
    assert main([*asked, "--parquet", str(tmp_path / "found.parquet")]) == 2
    assert "exists already; add --force" in capsys.readouterr().err
    (tmp_path / "map.yml.drivers.json").touch()
    assert main([*asked, "--inputs", "drivers"]) == 2
    told = capsys.readouterr().err
    assert "map.yml.drivers.json exists already; add --force" in told
    assert "starting" not in told, "it is said before anything is scored"


def test_its_faults_and_its_progress_are_said_in_german_and_its_data_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")
    Path("map.yml").write_text(written(MAPPING), encoding="utf-8")
    rows = [["felt", "market"], *[["3", "north"], ["4", "south"]] * 60, ["felt", "market"]]
    save(rows, tmp_path / "year.csv")
    save([["felt"], ["3"]], tmp_path / "other.csv")
    Path("old.csv").write_bytes(b"felt;market\n" + "größer;ö\n".encode("cp1252") * 9)
    Path("book.xlsx").write_bytes(b"PK")
    parquet(tmp_path / "year.parquet")
    call = ["score", "--mapping", "map.yml"]
    assert main([*call, "year.csv", "--json"]) == 0
    english = capsys.readouterr()
    monkeypatch.setenv("LANGUAGE", "de")
    assert main([*call, "year.csv", "--json"]) == 0
    german = capsys.readouterr()
    assert german.out == english.out
    assert "moments: Antworten werden gezählt, 120 Zeilen\n" in german.err
    assert left_over(german.err, "de") == []
    notes = json.loads(german.out)["notes"]
    assert notes[-1] == "Rows left out, since they repeat the headings: 1."
    assert main([*call, "year.csv"]) == 0
    told = capsys.readouterr().out.splitlines()[: len(notes) + 1]
    assert left_over("\n".join(told[:-1]), "de") == [], told
    assert "120 of 120 rows kept" in told[-1], "what follows is the survey’s own, in English"
    for faulty in (
        *(["none.csv"], ["*.xyz"], ["book.xlsx"], ["old.csv"]),
        *(["year.csv", "other.csv"], ["year.csv", "year.parquet"], ["t", "--on", "duckdb://x"]),
        *(["year.csv", "--html", "none/x.html"], ["year.csv", "--site", "."]),
        *(["year.csv", "--scratch", "none"], ["t", "--on", "nowhere://x"]),
    ):
        assert main([*call, *faulty]) == 2
        said = capsys.readouterr()
        assert left_over(said.err + said.out, "de") == [], said.err
