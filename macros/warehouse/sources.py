"""Which files or which table a SOURCE means; all of them must be of one form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import Any

from calculator.survey.sheet.stacking import FILE
from calculator.survey.stems import distinct
from macros import terminal
from macros.sentence import both, either, several
from macros.warehouse.engines import Engine
from macros.warehouse.faults import Unscored, engine_told
from macros.warehouse.settled import Note

PARQUET, TEXT, TABLE = "parquet", "text", "table"
FORM_OF = {
    ".parquet": PARQUET,
    ".pq": PARQUET,
    ".csv": TEXT,
    ".tsv": TEXT,
    ".tab": TEXT,
    ".txt": TEXT,
}
"""By the ending of a file's name."""
BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
NAMED_AT_MOST = 3


@dataclass(frozen=True)
class ScoreSource:
    """What is scored.

    Attributes:
        name: What sentences call it.
        form: `PARQUET`, `TEXT` or `TABLE`.
        files: Its files in the order of their names; none for a table.
    """

    name: str
    form: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class LoadedSource:
    """A source as a table of an engine.

    Attributes:
        source: What it is.
        table: Its rows.
        places: The column of the table that each heading is, by a name that no other has.
        texts: The headings whose cells are text.
        in_order: Whether the table has a column `ROW` that tells in which order rows stand.
        settled: What was settled about it without asking.
    """

    source: ScoreSource
    table: Any
    places: dict[str, str]
    texts: frozenset[str]
    in_order: bool
    settled: tuple[Note, ...] = ()


ROW = "moments_row"
"""The column that tells in which order rows stand."""


def source_of(given: Sequence[str], *, table: bool) -> ScoreSource:
    """Find out what is meant.

    Args:
        given: Files, patterns with stars, or folders; or one name of a table.
        table: Whether it is the table of a database.

    Raises:
        Unscored: There is nothing of that name, or files of several forms.
    """
    if table:
        if len(given) > 1:
            said = terminal.say("One table is scored at a time; make a view of several of them.")
            raise Unscored(said)
        return ScoreSource(given[0], TABLE)
    files = [file for one in given for file in _files(one)]
    forms: dict[str, list[str]] = {}
    for file in files:
        ending = Path(file).suffix.lower()
        if ending in BOOKS:
            said = terminal.say("{file} is a workbook, which `moments survey` reads.", file=file)
            raise Unscored(said)
        if ending == ".gz":
            raise Unscored(terminal.say("{file} is packed; unpack it first.", file=file))
        forms.setdefault(FORM_OF.get(ending, TEXT), []).append(file)
    if len(forms) > 1:
        one, other = (several(names, NAMED_AT_MOST) for names in forms.values())
        said = terminal.say(
            "Text and Parquet cannot be scored together: {one} beside {other}.",
            one=one,
            other=other,
        )
        raise Unscored(said)
    return ScoreSource(_named(files), next(iter(forms)), tuple(files))


def _named(files: Sequence[str]) -> str:
    names = [Path(file).name for file in files]
    if len(names) <= NAMED_AT_MOST:
        return both(names)
    return terminal.count(
        "{number} file from {first}", "{number} files from {first}", len(names), first=names[0]
    )


def _files(given: str) -> list[str]:
    path = Path(given)
    if path.is_dir():
        found = sorted(str(one) for one in path.rglob("*") if one.suffix.lower() in FORM_OF)
        if not found:
            endings = either(sorted(FORM_OF))
            said = terminal.say(
                "No file in {folder} ends in {endings}.", folder=given, endings=endings
            )
            raise Unscored(said)
        return found
    if has_magic(given) and not path.exists():
        found = sorted(one for one in glob(given, recursive=True) if Path(one).is_file())  # noqa: PTH207 absolute patterns too
        if not found:
            named = terminal.quoted(given)
            raise Unscored(terminal.say("No file is called like {pattern}.", pattern=named))
        return found
    if not path.is_file():
        raise Unscored(terminal.say("There is no file {file}.", file=terminal.quoted(given)))
    return [given]


def loaded(engine: Engine, source: ScoreSource) -> LoadedSource:
    """Parquet files or a table, with the types that they have.

    Raises:
        Unscored: Files differ in columns or types, or something cannot be read.
    """
    with engine_told(source.name, engine.name):
        if source.form == TABLE:
            table = _table(engine, source.name)
            return _loaded(source, table, in_order=False)
        if len(source.files) > 1:
            _of_one_form(engine, source.files)
        return _loaded(source, engine.parquets(source.files), in_order=engine.in_order)


def _table(engine: Engine, name: str) -> Any:
    *database, table = name.split(".")
    return engine.connection.table(table, database=tuple(database) or None)


def _loaded(source: ScoreSource, table: Any, *, in_order: bool) -> LoadedSource:
    held = [one for one in table.columns if not (source.form == PARQUET and one == "filename")]
    places = dict(zip(distinct(held), held, strict=True))
    texts = {name for name, place in places.items() if table[place].type().is_string()}
    if len(source.files) > 1:
        table = table.mutate(**{FILE: file_names(table, source.files)})
        places[FILE] = FILE
        texts.add(FILE)
    return LoadedSource(source, table, places, frozenset(texts), in_order)


def file_names(table: Any, files: Sequence[str]) -> Any:
    """The column that tells which file a row is from, by a name that no other file has."""
    import ibis

    names = distinct([Path(file).name for file in files])
    pairs = list(zip(files, names, strict=True))
    return ibis.cases(*((table.filename.endswith(file), name) for file, name in pairs))


def _of_one_form(engine: Engine, files: Sequence[str]) -> None:
    """Say which file lacks a column, and where a type changes between files."""
    first: dict[str, str] = {}
    for at, file in enumerate(files):
        with engine_told(Path(file).name, engine.name):
            schema = engine.parquets([file]).schema()
        types = {name: str(kind) for name, kind in schema.items() if name != "filename"}
        if at == 0:
            first = types
            continue
        here, there = Path(files[0]).name, Path(file).name
        if lacking := [name for name in first if name not in types]:
            said = terminal.say(
                "{there} lacks {columns}, which {here} has.",
                there=there,
                columns=several(lacking),
                here=here,
            )
            raise Unscored(said)
        if more := [name for name in types if name not in first]:
            said = terminal.say(
                "{there} has {columns}, which {here} has not.",
                there=there,
                columns=several(more),
                here=here,
            )
            raise Unscored(said)
        for name, kind in types.items():
            if kind != first[name]:
                said = terminal.say(
                    "{column} changes its type between files: {type} in {here}, {other} in "
                    "{there}. Write one of them anew with the type of the other.",
                    column=terminal.quoted(name),
                    type=first[name],
                    here=here,
                    other=kind,
                    there=there,
                )
                raise Unscored(said)
