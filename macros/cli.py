"""The command line: `moments list`, `moments run NAME FILE|-`, `moments verify URL`, and more.

It reads files, which the calculator package never does, and prints what the same function
answers that the pages use. Within an organisation's copy it knows the copy's calculators as well,
and takes figures that do not say their scale to be on the copy's own.
"""

import argparse
import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import yaml

import calculator
from calculator import views
from calculator.declaration import Sureness
from calculator.errors import MomentsError
from calculator.reply import plain
from calculator.sureness import how_sure
from calculator.survey.form import block
from calculator.words import choose, quote
from macros import given, printing, saving, shipped, strict_yaml, survey, verify
from macros.aligned import aligned, shown
from macros.copy import calculators, commands, judging
from macros.copy.folder import CALCULATORS
from macros.knowledge.scenarios import without_about
from macros.page import known
from macros.page.house import House
from macros.sentence import suggest, told

LARGEST_FORM = 10
"""In megabytes: more is no calculator's form, and `moments survey` reads what is larger."""
FAULTY = 2
"""Exit status if the inputs could not be read or held an error; nothing was computed."""


ALSO = "What this does not say, and the works it rests on: add --json, or --report FILE.html."
"""The last line for readers, since both are as long as all the rest."""


class UnreadableFile(MomentsError):
    """A file cannot be turned into inputs; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    return printing.guarded(lambda: _main(arguments))


def _main(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except MomentsError as fault:
        print(told(fault), file=sys.stderr)
        return int(options.failed)


def _calculators(options: argparse.Namespace) -> int:
    """List or run the calculators: all of them or, within a copy, those that it offers."""
    if (folder := commands.within()) is None:
        return _asked(options, calculator.names(), House())
    copy = judging.load(folder)
    with calculators.offered(copy.folder / CALCULATORS):
        return _asked(options, copy.methods or calculator.names(), copy.house)


def _asked(options: argparse.Namespace, names: Collection[str], house: House) -> int:
    if options.command == "list":
        for name in sorted(names):
            print(f"{name:<24}{calculator.load(name).question}")
        return 0
    opened = saving.linked(options)
    if options.name in calculator.names() and options.name not in names:
        hint = suggest(options.name, names)
        raise calculator.UnknownCalculator(
            f"This copy does not offer the calculator {quote(options.name)}; {hint}"
        )
    return _run(options, house, opened)


def _verify(options: argparse.Namespace) -> int:
    return verify.main(options.url, options.patience, options.pages)


def _run(options: argparse.Namespace, house: House, opened: saving.Opened | None) -> int:
    declared = calculator.load(options.name)
    inputs = _inputs(options.file, declared) if opened is None else opened
    if isinstance(inputs, saving.Opened):  # it says its scale, or had none when it was made
        for note in inputs.messages:
            print(f"moments: note: {note.text}", file=sys.stderr)
        inputs = inputs.inputs
    elif isinstance(inputs, dict):
        inputs = house.complete(declared, inputs)
    reply = calculator.respond(options.name, inputs)
    sure = how_sure(options.name, inputs)
    if not reply.faulty:
        for path in saving.save(options, declared, inputs):
            print(f"moments: saved {path}", file=sys.stderr)
    if options.json:
        works = known.works(declared, shipped.docs())
        about: dict[str, Any] = {"limits": declared.limits, "sources": works}
        if sure:
            said = {key: getattr(sure, key) for key in ("answer", "settled_by", "rests_on")}
            about["sureness"] = said | plain({"values": sure.values})
        escaped = not printing.holds_all(sys.stdout)
        print(json.dumps(reply.data() | about, ensure_ascii=escaped, indent=2))
    elif reply.faulty:
        for message in reply.messages:
            print(f"moments: {message.path or 'inputs'}: {message.text}", file=sys.stderr)
    else:
        print(
            reply.headline
            + (views.sureness(sure) if sure else "")
            + reply.details
            + str(known.whole(declared, shipped.docs()))
            if options.html
            else _readable(declared, reply, sure)
        )
    return FAULTY if reply.faulty else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="moments", description="Calculators for moments of truth")
    version = f"%(prog)s {shipped.version()}"
    parser.add_argument("--version", action="version", version=version, help="say which this is")
    subparsers = parser.add_subparsers(dest="command", required=True)
    named = subparsers.add_parser("list", help="name the calculators and their questions")
    named.set_defaults(run=_calculators, failed=FAULTY)
    run = subparsers.add_parser("run", help="answer a calculator's question for inputs in a file")
    run.set_defaults(run=_calculators, failed=FAULTY)
    run.add_argument("name", metavar="NAME", nargs="?", help="a calculator, such as encounter")
    run.add_argument(
        "file", metavar="FILE", nargs="?", help="inputs as .json, .yml or .csv; - reads JSON"
    )
    saving.add(run)
    form = run.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the reply as JSON")
    form.add_argument("--html", action="store_true", help="print the result as an HTML fragment")
    survey.add(subparsers)
    check = subparsers.add_parser("verify", help="check a hosted copy of the site from outside")
    check.set_defaults(run=_verify, failed=verify.UNREADABLE)
    check.add_argument("url", metavar="URL", help="the address of the copy's first page")
    check.add_argument(
        "--patience",
        type=float,
        default=verify.PATIENCE,
        metavar="SECONDS",
        help="silence after which the host counts as not answering (default: %(default)g)",
    )
    check.add_argument(
        "--pages",
        type=int,
        default=verify.MOST_PAGES,
        metavar="N",
        help="how many of the pages to read (default: %(default)s)",
    )
    commands.add(subparsers)
    return parser


def _inputs(file: str, declared: calculator.Calculator) -> object:
    suffix = ".json" if file == "-" else Path(file).suffix.lower()
    text = given.text(file, LARGEST_FORM)
    try:
        if suffix == ".json":
            data = json.loads(text)
            return saving.ours(data, text, declared.name) or data
        if suffix in (".yml", ".yaml"):
            return _from_yaml(strict_yaml.load(text))
        if suffix in (".csv", ".tsv", ".txt"):
            return saving.ours(None, text, declared.name) or _from_sheet(text, declared)
    except saving.Unsaved:
        raise
    except (ValueError, RecursionError, yaml.YAMLError) as fault:
        raise UnreadableFile(
            f"{file} is not {suffix[1:].upper()} that can be read: {fault}"
        ) from fault
    raise UnreadableFile(f"{file} must end in .json, .yml, .csv, .tsv or .txt.")


def _from_yaml(data: Any) -> Any:
    """Inputs as they are, or the inputs of a scenario file."""
    if isinstance(data, dict) and "inputs" in data:
        return without_about(data["inputs"])
    return data


def _from_sheet(text: str, declared: calculator.Calculator) -> Any:
    """Cells of a sheet as the form takes them; what was taken and left is said beside it."""
    found = block.opened(declared, text)
    if found.inputs is None:
        ways = choose((quote(offer.label) for offer in found.offers), "or")
        raise UnreadableFile(f"{found.said} {ways}" if ways else found.said)
    print(f"moments: {found.said}", file=sys.stderr)
    return found.inputs


def _readable(
    declared: calculator.Calculator, reply: calculator.Reply, sure: Sureness | None
) -> str:
    lines = [declared.question, "", reply.answer or "", *reply.advice]
    if sure:
        lines += ["", *filter(None, (sure.answer, sure.settled_by, sure.rests_on)), ""]
    lines += [f"Note: {message.text}" for message in reply.messages]
    # What was not asked for, such as a second survey, would be a page of dashes.
    found = [value for value in declared.values if reply.values[value.key] is not None]
    figures = [(value.label, shown(reply.values[value.key])) for value in found]
    blocks = [lines]
    if figures:
        blocks.append(aligned(figures))
    if reply.rows:
        head = tuple(reply.rows[0])
        cells = [tuple(shown(cell) for cell in row.values()) for row in reply.rows]
        blocks.append(aligned([head, *cells]))
    blocks.append([ALSO])
    return "\n\n".join("\n".join(block) for block in blocks)


if __name__ == "__main__":
    sys.exit(main())
