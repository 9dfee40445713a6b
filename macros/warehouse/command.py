"""`moments score SOURCE --mapping map.yml`: the command line of the warehouse."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calculator.survey.answers.tallies import tallied
from calculator.survey.cards.card import Card
from calculator.survey.cards.dealing import told_by
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.mapping.survey_mapping import SurveyMapping
from calculator.words import amount
from macros import printing, saving, terminal
from macros.copy import scored as scored_pages
from macros.survey import reports
from macros.survey.files import mapping_in
from macros.survey.saying import summary
from macros.survey.telling import told
from macros.warehouse import leaving
from macros.warehouse.engines import TAKEN_AT_MOST, Engine, engine_at, needed
from macros.warehouse.faults import engine_told
from macros.warehouse.scoring import Phase, surveyed_by
from macros.warehouse.settled import Note
from macros.warehouse.sources import TEXT, LoadedSource, loaded, source_of
from macros.warehouse.texts import loaded_text

UNSCORED = 2
"""Exit status if a source could not be scored."""


def add(subparsers: Any) -> None:
    """Declare `moments score`."""
    parser = subparsers.add_parser(
        "score",
        help=terminal.say("score answers of any number where they lie: files or a database"),
    )
    parser.set_defaults(run=run, failed=UNSCORED)
    parser.add_argument(
        "source",
        metavar="SOURCE",
        nargs="+",
        help=terminal.say("CSV or Parquet: files, a folder, a pattern; or, with --on, a table"),
    )
    parser.add_argument(
        "--mapping",
        metavar="MAP",
        required=True,
        help=terminal.say("what the columns mean, as `moments survey` writes it"),
    )
    parser.add_argument(
        "--on",
        metavar="ADDRESS",
        default="",
        help=terminal.say(
            "where: local[*] or spark://… for Spark, or a database’s address without password"
        ),
    )
    parser.add_argument(
        "--html", metavar="FILE", help=terminal.say("save the report as pages to print")
    )
    parser.add_argument(
        "--parquet", metavar="FILE", help=terminal.say("save all figures as a Parquet file")
    )
    parser.add_argument(
        "--site",
        metavar="DIR",
        help=terminal.say("write a page and scenarios into this copy of the site"),
    )
    reports.declare(parser)
    parser.add_argument(
        "--scratch",
        metavar="DIR",
        default="",
        help=terminal.say("where to put aside what memory cannot hold"),
    )
    parser.add_argument(
        "--memory",
        metavar="SIZE",
        default=TAKEN_AT_MOST,
        help=terminal.say("what DuckDB may take of memory (default: %(default)s)"),
    )


def run(options: argparse.Namespace) -> int:
    """Score a source, print what was found and save what was asked for."""
    needed("ibis", "warehouse")
    places = {
        way: leaving.free(getattr(options, way), force=options.force)
        for way in ("html", "parquet")
        if getattr(options, way)
    }
    for card in options.inputs:  # as `save_inputs` names it, before an hour is spent on the rest
        leaving.free(f"{options.mapping}.{card}.json", force=options.force)
    folder = scored_pages.copy_at(options.site) if options.site else None
    mapping = mapping_in(options.mapping)
    with _showing() as phase:
        found = scored(options.source, mapping, options.on, options.scratch, options.memory, phase)
        survey = found.survey
        phase(terminal.say("writing what was found"), 0)
        cards = told_by(survey)
        saved = list(_saved(places, survey, cards, Path(options.mapping).name))
        saved += _published(folder, survey, cards) if folder else []
    beside = argparse.Namespace(inputs=options.inputs, files=[options.mapping], force=options.force)
    saved += [path for _, path in reports.save_inputs(cards, beside)]
    for path in saved:
        print(f"moments: {terminal.say('saved {file}', file=path)}", file=sys.stderr)
    counts = tallied(survey.answers)
    if options.json:
        escaped = not printing.holds_all(sys.stdout)
        with terminal.in_english():
            notes = [note() for note in found.notes]
        said = {**counts, "notes": notes, "cards": [card.data() for card in cards]}
        json.dump(said, sys.stdout, indent=2, ensure_ascii=escaped)
        print()
    else:
        notes = [note() for note in found.notes]
        print("\n".join([*notes, *summary(counts), *told(cards)]))
    return 0


@dataclass(frozen=True)
class ScoredSource:
    """A survey as the cards want it, and what must be known of how it came about."""

    survey: Surveyed
    notes: tuple[Note, ...]


def scored(
    source: Sequence[str],
    mapping: SurveyMapping,
    on: str = "",
    scratch: str = "",
    memory: str = TAKEN_AT_MOST,
    phase: Phase = lambda _said, _rows: None,
) -> ScoredSource:
    """Score a source by a mapping.

    Args:
        source: Files, patterns or folders; or a table.
        mapping: What the columns mean.
        on: Where it is counted, as in `engines.engine_at`.
        scratch: Where things are put aside.
        memory: What DuckDB may take.
        phase: Is told what is being done.

    Raises:
        Unscored: It cannot be scored; the sentence says why.
    """
    phase(terminal.say("starting"), 0)
    with engine_at(on, scratch, memory) as engine:
        meant = source_of(source, table=not engine.reads_files)
        phase(terminal.say("reading {name}", name=meant.name), 0)
        with engine_told(meant.name, engine.name):
            held = _held(engine, meant, mapping)
            survey = surveyed_by(engine, held, mapping, phase)
    return ScoredSource(survey, held.settled)


def _held(engine: Engine, meant: Any, mapping: SurveyMapping) -> LoadedSource:
    if meant.form == TEXT:
        return loaded_text(engine, meant, mapping)
    return loaded(engine, meant)


def _saved(
    places: dict[str, Path], survey: Surveyed, cards: Sequence[Card], mapping: str
) -> Iterator[Path]:
    if "html" in places:
        yield leaving.text(places["html"], reports.report_of(survey.answers, cards, mapping))
    if "parquet" in places:
        yield leaving.parquet(places["parquet"], cards)


def _published(folder: Path, survey: Surveyed, cards: Sequence[Card]) -> list[Path]:
    """Write a copy's page and scenarios, all or none, and remove scenarios of former runs."""
    texts = scored_pages.texts_of(folder, survey.answers, cards, saving.today())
    saved = leaving.together(texts)
    for path in scored_pages.former(folder, texts):
        path.unlink()
    return saved


@contextmanager
def _showing() -> Iterator[Phase]:
    """Show the phase and its rows on a terminal; elsewhere a line for each phase."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("", total=None)

        def phase(said: str, rows: int) -> None:
            words = said
            if rows:
                words = terminal.count(
                    "{what}, {number} row",
                    "{what}, {number} rows",
                    rows,
                    what=said,
                    number=amount(rows),
                )
            if console.is_terminal:
                shown.update(task, description=words)
            else:
                print(f"moments: {words}", file=sys.stderr)

        yield phase
