"""The command line: `moments list`, `moments run NAME FILE|-`, `moments verify URL`, and more.

It reads files, which the calculator package never does, and prints what the same function
answers that the pages use. Within an organisation's copy it knows the copy's calculators as well,
and takes figures that do not say their scale to be on the copy's own.
"""

import argparse
import sys
from collections.abc import Collection, Sequence

import calculator
from calculator.errors import MomentsError
from macros import printing, running, saving, shipped, survey, terminal, verify
from macros.copy import calculators, commands, judging, spoken
from macros.copy.folder import CALCULATORS
from macros.ending import ending_cleanly
from macros.page.house import House
from macros.running import FAULTY
from macros.sentence import suggest, told
from macros.warehouse import command as score

__all__ = ["FAULTY", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    with ending_cleanly():
        return printing.guarded(lambda: _main(arguments))


def _main(arguments: Sequence[str] | None) -> int:
    words, said = spoken.words(commands.within())
    try:
        with terminal.speaking(words):
            options = _parser().parse_args(arguments)
        words, said = spoken.words(commands.worked_on(options))
    finally:
        for one in said:
            print(f"moments: {one}", file=sys.stderr)
    with terminal.speaking(words):
        try:
            return int(options.run(options))
        except MomentsError as fault:
            print(told(fault), file=sys.stderr)
            return int(options.failed)
        except OSError as fault:
            # What is often wrong with a file is said where it is read; this is what is left.
            if (unusable := commands.unusable(fault)) is None:
                raise
            print(told(unusable), file=sys.stderr)
            return int(options.failed)


def _calculators(options: argparse.Namespace) -> int:
    """List or run the calculators: all of them or, within a copy, those that it offers."""
    if (folder := commands.within()) is None:
        return _asked(options, calculator.names(), House())
    copy = judging.load(folder)
    with calculators.offered(copy.folder / CALCULATORS):
        offered = calculator.names() if copy.methods is None else copy.methods
        return _asked(options, offered, copy.house)


def _asked(options: argparse.Namespace, names: Collection[str], house: House) -> int:
    if options.command == "list":
        for name in sorted(names):
            print(f"{name:<24}{calculator.load(name).question}")
        return 0
    opened = saving.linked(options)
    if options.name in calculator.names() and options.name not in names:
        said = terminal.say(
            "This copy does not offer the calculator {name}; {hint}",
            name=terminal.quoted(options.name),
            hint=suggest(options.name, names),
        )
        raise calculator.UnknownCalculator(said)
    return running.run(options, house, opened)


def _verify(options: argparse.Namespace) -> int:
    return verify.main(options.url, options.patience, options.pages)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="moments", description=terminal.say("Calculators for moments of truth")
    )
    version = f"%(prog)s {shipped.version()}"
    parser.add_argument(
        "--version", action="version", version=version, help=terminal.say("say which this is")
    )
    subparsers = parser.add_subparsers(dest="command", required=True)
    named = subparsers.add_parser(
        "list", help=terminal.say("name the calculators and their questions")
    )
    named.set_defaults(run=_calculators, failed=FAULTY)
    run = subparsers.add_parser(
        "run", help=terminal.say("answer a calculator's question for inputs in a file")
    )
    run.set_defaults(run=_calculators, failed=FAULTY)
    running.add(run)
    survey.add(subparsers)
    score.add(subparsers)
    check = subparsers.add_parser(
        "verify", help=terminal.say("check a hosted copy of the site from outside")
    )
    check.set_defaults(run=_verify, failed=verify.UNREADABLE)
    check.add_argument(
        "url", metavar="URL", help=terminal.say("the address of the copy's first page")
    )
    check.add_argument(
        "--patience",
        type=float,
        default=verify.PATIENCE,
        metavar="SECONDS",
        help=terminal.say(
            "silence after which the host counts as not answering (default: %(default)g)"
        ),
    )
    check.add_argument(
        "--pages",
        type=int,
        default=verify.MOST_PAGES,
        metavar="N",
        help=terminal.say("how many of the pages to read (default: %(default)s)"),
    )
    commands.add(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
