"""Spark, where one machine is not enough; on one machine it is slower than DuckDB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from macros import terminal
from macros.warehouse.engines import java
from macros.warehouse.faults import Unscored, engine_told

PARTITIONS = 8
"""Parts of a shuffle on one machine; a cluster says its own."""
NO_JAVA = terminal.later(
    "Spark runs on Java, which is not here. On Debian and Ubuntu: apt-get install "
    "openjdk-17-jre-headless. Without --on, DuckDB scores on this machine and needs no Java."
)


@dataclass
class SparkEngine:
    """Spark by Ibis; rows of files come in no order that could be relied on."""

    connection: Any
    session: Any
    name: str = "Spark"
    in_order: bool = False
    reads_files: bool = True

    def texts(self, files: Sequence[str], form: Mapping[str, Any]) -> Any:
        """Text files as a table; rows above the answers are told by their cells.

        A row of another width stops it.
        """
        from pyspark.sql.functions import input_file_name

        columns = [f"c{at}" for at in range(form["width"])]
        schema = ", ".join(f"{one} STRING" for one in columns)
        frame = self.session.read.csv(
            list(files),
            schema=schema,
            header=False,
            sep=form["delimiter"] or "\x1f",
            quote="" if form["literal"] else '"',
            escape="" if form["literal"] else '"',
            multiLine=True,
            encoding="UTF-8",
            mode="PERMISSIVE" if form["short"] else "FAILFAST",
        )
        table = self._view(frame.withColumn("filename", input_file_name()), "text")
        for row in form["above"]:
            cells = [*row, *[""] * (len(columns) - len(row))][: len(columns)]
            pairs = zip(columns, cells, strict=True)
            same = reduce(and_, (table[one].fill_null("") == cell for one, cell in pairs))
            table = table.filter(~same)
        return table

    def parquets(self, files: Sequence[str]) -> Any:
        """Parquet files as one table, with the file that each row is from."""
        from pyspark.sql.functions import input_file_name

        frame = self.session.read.parquet(*files).withColumn("filename", input_file_name())
        return self._view(frame, f"parquet_{len(files)}_{abs(hash(tuple(files)))}")

    def put_aside(self, table: Any, name: str) -> Any:
        """A table that Spark keeps in memory, and on disk where that is full."""
        frame = self.session.sql(self.connection.compile(table)).cache()
        return self._view(frame, name)

    def named(self, table: Any, name: str) -> Any:
        """A view of this session."""
        return self._view(self.session.sql(self.connection.compile(table)), name)

    def small(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> Any:
        """A table of values from here."""
        kinds = {"string": "STRING", "float64": "DOUBLE", "int32": "INT"}
        schema = ", ".join(f"{name} {kinds[types[name]]}" for name in columns)
        rows = list(zip(*columns.values(), strict=True))
        return self._view(self.session.createDataFrame(rows, schema), next(iter(columns)))

    def _view(self, frame: Any, name: str) -> Any:
        frame.createOrReplaceTempView(f"moments_{name}")
        return self.connection.table(f"moments_{name}")


@contextmanager
def spark_at(address: str) -> Iterator[SparkEngine]:
    """Start Spark, or reach a cluster.

    Raises:
        Unscored: Java is missing, or the cluster cannot be reached.
    """
    import ibis
    from pyspark.sql import SparkSession

    if not java():
        raise Unscored(terminal.said(NO_JAVA))
    with engine_told(address, "Spark"):
        builder = SparkSession.builder.master(address).appName("moments score")
        builder = builder.config("spark.ui.showConsoleProgress", "false")
        builder = builder.config("spark.sql.session.timeZone", "UTC")
        if address.startswith("local"):
            builder = builder.config("spark.ui.enabled", "false")
            builder = builder.config("spark.sql.shuffle.partitions", str(PARTITIONS))
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
    try:
        yield SparkEngine(ibis.pyspark.connect(session), session)
    finally:
        session.stop()
