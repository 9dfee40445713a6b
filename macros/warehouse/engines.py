"""Where a survey is counted: DuckDB on this machine, Spark or your own database, by Ibis."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol
from urllib.parse import urlsplit

from macros import terminal
from macros.sentence import either
from macros.warehouse.faults import PASSWORD, Unscored, bare_address, engine_told

MISSING = terminal.later(
    "`moments score` needs what “{extra}” adds to this package: install moments-of-truth[{extra}]."
)
TAKEN_AT_MOST = "1500MB"
"""What DuckDB takes at most, so that the whole program stays below two gigabytes."""
SPARK_BEGINS = ("local", "spark://", "yarn", "k8s://")


class Engine(Protocol):
    """What counts a survey's rows.

    Attributes:
        name: What it is called.
        connection: Ibis's connection to it.
        reads_files: Whether it reads files, or holds tables.
        in_order: Whether rows of files come in the order in which they stand there.
    """

    name: str
    connection: Any
    reads_files: bool
    in_order: bool

    def texts(self, files: Sequence[str], form: Mapping[str, Any]) -> Any:
        """Text files as a table of columns c0, c1 and so on, none read as anything but text."""

    def parquets(self, files: Sequence[str]) -> Any:
        """Parquet files of one form as one table."""

    def put_aside(self, table: Any, name: str) -> Any:
        """A table that was worked out once, and is read from now on."""

    def named(self, table: Any, name: str) -> Any:
        """The same table by a short name, so that what stands on it is quickly put into words."""

    def small(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Any:
        """A table of values from here, to be joined with."""


@dataclass
class DuckEngine:
    """DuckDB, which puts aside on a disk what does not fit into memory."""

    connection: Any
    name: str = "DuckDB"
    in_order: bool = True
    reads_files: bool = True

    def texts(self, files: Sequence[str], form: Mapping[str, Any]) -> Any:
        """Text files as a table; a row of another width stops it."""
        columns = {f"c{at}": "VARCHAR" for at in range(form["width"])}
        return self.connection.read_csv(
            list(files),
            auto_detect=False,
            columns=columns,
            header=False,
            skip=form["skip"],
            delim=form["delimiter"] or "\x1f",
            quote="" if form["literal"] else '"',
            escape="" if form["literal"] else '"',
            null_padding=form["short"],
            parallel=not form["short"],
            max_line_size=10_000_000,
            filename=True,
        )

    def parquets(self, files: Sequence[str]) -> Any:
        """Parquet files as one table."""
        return self.connection.read_parquet(list(files), filename=True)

    def put_aside(self, table: Any, name: str) -> Any:
        """A table of the working file; in a database that is yours nothing is written."""
        return self.connection.create_table(name, table) if self.reads_files else table

    def named(self, table: Any, name: str) -> Any:
        """A view."""
        return self.connection.create_view(name, table) if self.reads_files else table

    def small(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Any:
        """A table in memory."""
        return _small(columns, types)


@dataclass
class DatabaseEngine:
    """A database that Ibis knows; nothing is written into it."""

    connection: Any
    name: str
    in_order: bool = False
    reads_files: bool = False

    def texts(self, files: Sequence[str], form: Mapping[str, Any]) -> Any:
        """Files are read by DuckDB or Spark."""
        del files, form
        said = terminal.say(
            "{engine} holds tables; name one of them, and no file.", engine=self.name
        )
        raise Unscored(said)

    def parquets(self, files: Sequence[str]) -> Any:
        """Files are read by DuckDB or Spark."""
        return self.texts(files, {})

    def put_aside(self, table: Any, name: str) -> Any:
        """Nothing is written; the database works it out each time."""
        del name
        return table

    def named(self, table: Any, name: str) -> Any:
        """Nothing is written."""
        return self.put_aside(table, name)

    def small(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Any:
        """A table that Ibis sends along."""
        return _small(columns, types)


def _small(columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Any:
    import ibis
    import pyarrow

    kinds = {"string": pyarrow.string(), "float64": pyarrow.float64(), "int32": pyarrow.int32()}
    held = {
        name: pyarrow.array(list(values), kinds[types[name]]) for name, values in columns.items()
    }
    return ibis.memtable(pyarrow.table(held))


@contextmanager
def engine_at(address: str, scratch: str, memory: str) -> Iterator[Engine]:
    """Connect to an engine, and leave nothing behind that it put aside.

    Args:
        address: Nothing for DuckDB, “local[*]” or “spark://…” for Spark, else a database's.
        scratch: The folder in which it puts aside what does not fit into memory; nothing for the
            system's own.
        memory: What DuckDB may take.

    Raises:
        Unscored: It is not installed, cannot be reached, or its address holds a password.
    """
    needed("ibis", "warehouse")
    if address.startswith(SPARK_BEGINS):
        needed("pyspark", "spark")
        from macros.warehouse.spark import spark_at

        with spark_at(address) as spark:
            yield spark
        return
    with _scratch(scratch) as folder:
        engine: Engine
        if address:
            with engine_told(bare_address(address), terminal.say("The database")):
                engine = _database(address)
        else:
            engine = _duck(folder, memory)
        try:
            yield engine
        finally:
            if isinstance(engine, DuckEngine):  # or it waits for queries that nobody waits for
                engine.connection.con.interrupt()
            engine.connection.disconnect()


def needed(module: str, extra: str) -> None:
    """Say what to install where a library is not there."""
    if importlib.util.find_spec(module) is None:
        raise Unscored(terminal.said(MISSING, extra=extra))


@contextmanager
def _scratch(folder: str) -> Iterator[str]:
    if folder and not Path(folder).is_dir():
        said = terminal.say(
            "{folder} is no folder to put things aside in.", folder=terminal.quoted(folder)
        )
        raise Unscored(said)
    try:
        held = TemporaryDirectory(prefix="moments-score-", dir=folder or None)
    except OSError as fault:
        said = terminal.say(
            "Nothing can be put aside in {folder}: {why}.", folder=folder, why=fault.strerror
        )
        raise Unscored(said) from fault
    with held as name:
        yield name


def _duck(folder: str, memory: str) -> DuckEngine:
    import ibis

    with engine_told(f"--memory {memory}", "DuckDB"):
        connection = ibis.duckdb.connect(
            str(Path(folder, "work.duckdb")), memory_limit=memory, temp_directory=folder
        )
    # Progress is ours to tell, and no file beside the ones that were named is looked for.
    connection.raw_sql("SET enable_progress_bar = false")
    return DuckEngine(connection)


def _database(address: str) -> Engine:
    import ibis

    parts = urlsplit(address)
    if parts.password:
        said = terminal.say(
            "A password in an address is read by everybody who lists this machine's programs. Put "
            "it into the environment as {variable}, and leave it out of the address.",
            variable=PASSWORD,
        )
        raise Unscored(said)
    if parts.scheme == "duckdb":
        file = Path(address.removeprefix("duckdb://"))
        if not file.is_file():
            named = terminal.quoted(str(file))
            raise Unscored(terminal.say("There is no database {file}.", file=named))
        return DuckEngine(
            ibis.duckdb.connect(str(file), read_only=True), in_order=False, reads_files=False
        )
    if not hasattr(ibis, parts.scheme) and parts.scheme not in _backends():
        said = terminal.say(
            "{name} is no database that Ibis knows: {known}.",
            name=terminal.quoted(parts.scheme),
            known=either(sorted(_backends())),
        )
        raise Unscored(said)
    password = os.environ.get(PASSWORD)
    more = {"password": password} if password else {}
    return DatabaseEngine(ibis.connect(address, **more), parts.scheme)


def _backends() -> set[str]:
    from importlib.metadata import entry_points

    return {one.name for one in entry_points(group="ibis.backends")}


def java() -> str:
    """Where Java is, which Spark runs on; nothing if it is missing."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin/java")) if home else shutil.which("java") or ""
