"""Inputs for `moments run`: what a file, a link's state or a sheet holds, by one reader.

Bytes become text as those of a survey do (`calculator.survey.sheet.encoding`), and a sheet becomes
inputs as a pasted block does (`calculator.survey.form.block`). What was decided on the way is said
on the standard error; what the bytes do not settle is refused, with what can be said instead.
"""

from __future__ import annotations

import codecs
import json
import sys
from pathlib import Path
from typing import Any

import yaml

import calculator
from calculator.errors import MomentsError
from calculator.survey.form import block
from calculator.survey.sheet.encoding import decoded
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import choose
from macros import given, saving, strict_yaml, terminal
from macros.knowledge.scenarios import without_about

LARGEST_FORM = 10
"""In megabytes: more is no calculator's form, and `moments survey` reads what is larger."""


class UnreadableFile(MomentsError):
    """A file cannot be turned into inputs; the message says why."""


def inputs(file: str, declared: calculator.Calculator, encoding: str = "") -> object:
    """What a file says to a calculator: inputs as they are given, or opened from what was saved.

    Args:
        file: Path of a `.json`, `.yml`, `.csv`, `.tsv` or `.txt`, or “-” for JSON on the standard
            input.
        declared: The calculator that is asked.
        encoding: The table by which the bytes are text, if somebody has said so.

    Raises:
        UnreadableFile: It cannot be read, or its bytes can be read in two ways and nobody has said
            which.
    """
    suffix = ".json" if file == "-" else Path(file).suffix.lower()
    content = text(file, encoding)
    try:
        if suffix == ".json":
            data = json.loads(content)
            return saving.ours(data, content, declared.name) or data
        if suffix in (".yml", ".yaml"):
            return _from_yaml(strict_yaml.load(content))
        if suffix in (".csv", ".tsv", ".txt"):
            return saving.ours(None, content, declared.name) or _from_sheet(content, declared)
    except saving.Unsaved:
        raise
    except (ValueError, RecursionError, yaml.YAMLError) as fault:
        said = terminal.say(
            "{file} is not {form} that can be read: {why}",
            file=file,
            form=suffix[1:].upper(),
            why=fault,
        )
        raise UnreadableFile(said) from fault
    raise UnreadableFile(
        terminal.say("{file} must end in .json, .yml, .csv, .tsv or .txt.", file=file)
    )


def text(file: str, encoding: str = "") -> str:
    """The text of a file, by the encoding that was said or that its bytes show.

    Raises:
        UnreadableFile: It is no text, or its encoding must be said.
    """
    data = given.content(file, LARGEST_FORM)
    name = terminal.say("The standard input") if file == "-" else file
    try:
        found = decoded(data, encoding)
    except UnreadableSurvey as fault:
        raise UnreadableFile(f"{name}: {fault}") from fault
    if found.asked:
        [asked] = found.asked
        ways = choose([f"--encoding {key} ({words})" for key, words in asked.choices], _or())
        said = terminal.say(
            "{file}: {why} Add {ways}; choose the one that looks right.",
            file=name,
            why=asked.why,
            ways=ways,
        )
        raise UnreadableFile(said)
    if found.text.encode("utf-8") != data.removeprefix(codecs.BOM_UTF8):  # UTF-8 is no news
        for one in found.settled:
            print(f"moments: {name}: {one.said} {one.why}", file=sys.stderr)
    return found.text


def _from_yaml(data: Any) -> Any:
    """Inputs as they are, or the inputs of a scenario file."""
    if isinstance(data, dict) and "inputs" in data:
        return without_about(data["inputs"])
    return data


def _from_sheet(content: str, declared: calculator.Calculator) -> Any:
    """Cells of a sheet as the form takes them; what was taken and left is said beside it."""
    found = block.opened(declared, content)
    if found.inputs is None:
        ways = choose((terminal.quoted(offer.label) for offer in found.offers), _or())
        raise UnreadableFile(f"{found.said} {ways}" if ways else found.said)
    print(f"moments: {found.said}", file=sys.stderr)
    return found.inputs


def _or() -> str:
    return terminal.say("or")
