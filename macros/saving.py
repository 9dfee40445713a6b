"""What `moments run` opens besides plain inputs, and the files that it saves.

The calculator package makes their texts; here they are read and written, and told the date, the
version and the works, which that package never looks up.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from calculator.declaration import Agreement, Calculator
from calculator.errors import MomentsError
from calculator.outputs import leaving, sheet_reader, state
from calculator.outputs.container import Opened
from calculator.outputs.link import open_link
from macros import shipped, terminal
from macros.page import known

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
TITLE = "Moments of Truth"


__all__ = ["TITLE", "Opened", "Unsaved", "add", "linked", "ours", "save", "today"]


class Unsaved(MomentsError):
    """A link or file cannot be opened, or a file not written; the message says why."""


def add(run: argparse.ArgumentParser) -> None:
    """Declare the options of `moments run` that open a link and save files."""
    run.add_argument(
        "--link", metavar="URL", help=terminal.say("take calculator and inputs from a link")
    )
    run.add_argument("--report", metavar="FILE", help=terminal.say("save a page to print, as HTML"))
    run.add_argument(
        "--csv", metavar="FILE", help=terminal.say("save the results for a spreadsheet")
    )
    run.add_argument("--svg", metavar="FOLDER", help=terminal.say("save each chart as a picture"))
    run.add_argument("--force", action="store_true", help=terminal.say("replace files that exist"))


def linked(options: argparse.Namespace) -> Opened | None:
    """What the link holds, if one was given; its calculator is then the one that is asked.

    Raises:
        Unsaved: The link cannot be opened, or there is neither a link nor a file.
    """
    if options.link is None:
        if not (options.name and (options.file or options.raters)):
            raise Unsaved(
                terminal.say("A calculator and a file with inputs are needed, or --link URL.")
            )
        return None
    if options.file:
        raise Unsaved(terminal.say("Inputs come from a file or from --link, not from both."))
    opened = _checked(open_link(options.link), options.name)
    options.name = opened.calculator
    return opened


def ours(data: object, text: str, name: str) -> Opened | None:
    """What a file holds that the calculators themselves saved; None if it is another.

    Raises:
        Unsaved: It is for another calculator, or cannot be opened.
    """
    if isinstance(data, Mapping) and state.is_state(data):
        return _checked(state.unfolded(data), name)
    if data is None and sheet_reader.is_inputs(text):
        return _checked(sheet_reader.read(text), name)
    return None


def _checked(opened: Opened, name: str | None) -> Opened:
    if opened.inputs is None:
        raise Unsaved(" ".join(message.text for message in opened.messages))
    if name and name != opened.calculator:
        said = terminal.say(
            "These inputs are for the calculator {theirs}, not for {asked}.",
            theirs=terminal.quoted(opened.calculator),
            asked=terminal.quoted(name),
        )
        raise Unsaved(said)
    return opened


def save(
    options: argparse.Namespace,
    declared: Calculator,
    inputs: object,
    address: str = "",
    together: Agreement | None = None,
) -> list[Path]:
    """Write the files that were asked for, all or, if one exists already, none.

    A report says what several people say `together`, if they were asked.

    Raises:
        Unsaved: A file exists and must not be replaced, or cannot be written.
    """
    files = list(_files(options, declared, inputs, address, together))
    for path, _ in files:
        if path.exists() and not options.force:
            said = terminal.say("{file} exists already; add --force to replace it.", file=path)
            raise Unsaved(said)
    for path, file in files:
        try:
            if options.svg and path.parent == Path(options.svg):
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")
        except OSError as fault:
            said = terminal.say("{file} cannot be written: {why}.", file=path, why=fault.strerror)
            raise Unsaved(said) from fault
    return [path for path, _ in files]


def _files(
    options: argparse.Namespace,
    declared: Calculator,
    inputs: object,
    address: str,
    together: Agreement | None,
) -> Iterator[tuple[Path, leaving.File]]:
    about = {
        "title": TITLE,
        "address": address,
        "date": today(),
        "version": shipped.version(),
        "sources": known.works(declared, shipped.docs()),
    }

    def made(kind: str, which: int | None = None) -> leaving.File:
        return leaving.leave(declared.name, inputs, kind, which, about, together)

    if options.report:
        yield Path(options.report), made("report")
    if options.csv:
        yield Path(options.csv), made("csv")
    if options.svg:
        for number in range(leaving.charts(declared.name, inputs)):
            file = made("svg", number)
            yield Path(options.svg, file.name), file


def today() -> str:
    """Today, as a report is dated."""
    day = date.today()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
