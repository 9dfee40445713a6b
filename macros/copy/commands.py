"""The commands for an organisation's own copy: new, serve, build, check and migrate."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from calculator.errors import MomentsError
from macros import printing, terminal
from macros.copy import build, judging, migrate, new, serve, several, spoken
from macros.copy.folder import MOMENTS_YML
from macros.generators import GENERATORS
from macros.printing import visible
from macros.sentence import MacroError, told
from macros.serve import taken

COMMANDS = ("new", "serve", "build", "check", "migrate")
COMPOSE = "compose"
"""Not for people: what `serve` asks of a Python of its own."""

WRONG = 1
"""Exit status if something is wrong in the copy, and nothing was built."""

LOCAL_ADDRESS = "127.0.0.1:8000"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to a command line."""
    begin = commands.add_parser(
        "new", help=terminal.say("begin an organisation's own copy of the site")
    )
    begin.add_argument(
        "folders",
        metavar="DIR",
        nargs="+",
        type=Path,
        help=terminal.say(
            "the copy's folder; of several copies, which are published together, that of each"
        ),
    )
    show = _within_a_copy(
        commands.add_parser("serve", help=terminal.say("serve a copy while it is written"))
    )
    _with_generator(show)
    show.add_argument(
        "--address",
        default=LOCAL_ADDRESS,
        metavar="HOST:PORT",
        help=terminal.say("where (default: %(default)s)"),
    )
    make = _within_copies(
        commands.add_parser("build", help=terminal.say("build the site of a copy, or of each"))
    )
    _with_generator(make)
    make.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help=terminal.say(
            "the site's folder, or of several copies the one that holds a site of each by its "
            "folder's name (default: site, in the copy)"
        ),
    )
    make.add_argument(
        "--zip",
        action="store_true",
        help=terminal.say("pack the site as well, for a server without a network"),
    )
    look = _within_copies(
        commands.add_parser(
            "check", help=terminal.say("say all that is wrong in a copy, or in each")
        )
    )
    _with_generator(look)
    for parser in (show, make, look):
        parser.add_argument(
            "--root",
            metavar="DIR",
            type=Path,
            help=terminal.say(
                "the folder in which a file that moments.yml extends has to lie (default: the "
                "repository's root)"
            ),
        )
    change = commands.add_parser(
        "migrate", help=terminal.say("bring an older moments.yml up to date")
    )
    _within_a_copy(change).add_argument(
        "--dry-run",
        action="store_true",
        help=terminal.say("show what would change, and change nothing"),
    )
    for name in COMMANDS:
        commands.choices[name].set_defaults(run=run, failed=WRONG)


def run(options: argparse.Namespace) -> int:
    """Run one of the commands and return its exit status.

    Raises:
        MacroError: If a file cannot be read or written, whatever the reason.
    """
    try:
        return _run(options)
    except OSError as fault:
        if (told := unusable(fault)) is None:
            raise
        raise told from fault


def unusable(fault: OSError) -> MacroError | None:
    """The sentence about a file that cannot be used; `None` if the fault is with none.

    What is printed may be impossible to print: that is said elsewhere.
    """
    if fault.filename is None and isinstance(fault, FileNotFoundError):  # as Python asks for it
        return MacroError(
            terminal.say("The folder that you are in is gone. Go to another, and try again.")
        )
    if fault.filename is None:
        return None
    said = terminal.say(
        "{file} cannot be read or written: {why}.",
        file=visible(str(fault.filename)),
        why=fault.strerror,
    )
    return MacroError(said)


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "new":
            return _new(options.folders)
        case "serve":
            return _serve(options.folder, options.generator, options.address, options.root)
        case "build":
            return several.build_all(
                options.folders or [within() or Path()],
                options.generator,
                options.out,
                options.root,
                packed=options.zip,
            )
        case "check":
            folders = options.folders or [within() or Path()]
            return several.check_all(folders, options.root, options.generator)
        case "migrate":
            return migrate.main(options.folder, dry=options.dry_run)
    build.prepare(options.folder, options.root, options.generator)
    return 0


def _new(folders: Sequence[Path]) -> int:
    several.apart(folders)
    for folder in folders:
        _begun(folder, *new.new(folder, alone=len(folders) == 1))
    if len(folders) > 1:
        _begun(*new.above(folders))
    first = folders[0]
    file = first / MOMENTS_YML
    print("\n" + terminal.say("Next: put your name into {file}, then", file=file))
    print(f"    cd {first}\n    moments serve")
    return 0


def _begun(folder: Path, written: Sequence[str], kept: Sequence[str]) -> None:
    for place in written:
        print(terminal.say("wrote {file}", file=folder / place))
    for place in kept:
        print(terminal.say("left {file} as it is", file=folder / place))


def _serve(folder: Path, generator: str, address: str, root: Path | None) -> int:
    build.needs(generator)
    judging.load(folder, root)  # what is wrong there is said before anything starts
    host, colon, port = address.rpartition(":")
    if not (host and colon and port.isdecimal() and int(port) < 2**16):
        said = terminal.say(
            "{address} is not a host and port such as {example}.",
            address=address,
            example=LOCAL_ADDRESS,
        )
        raise MacroError(said)
    if taken(address):
        said = terminal.say(
            "{address} is taken; choose another, as in --address 127.0.0.1:8001.", address=address
        )
        raise MacroError(said)
    for sign in (signal.SIGTERM, signal.SIGINT):  # a shell lets its background jobs ignore Ctrl-C
        signal.signal(sign, signal.default_int_handler)
    try:
        serve.serve(folder, generator, address, root)
    except KeyboardInterrupt:
        print()
    return 0


def within() -> Path | None:
    """The copy that the current folder lies in, if any."""
    with suppress(FileNotFoundError):  # the folder is gone, and the command needs none perhaps
        here = Path.cwd()
        return next((one for one in (here, *here.parents) if _is_copy(one)), None)
    return None


def worked_on(options: argparse.Namespace) -> Path | None:
    """The copy that a command works on: the first of those that it is given, else the one around.

    Args:
        options: What was typed, of any command.
    """
    given = [getattr(options, name, None) for name in ("folder", "site")]
    folders = [*(getattr(options, "folders", None) or ()), *(Path(one) for one in given if one)]
    return next((one for one in folders if _is_copy(one)), None) or within()


def _is_copy(folder: Path) -> bool:
    with suppress(OSError, ValueError):  # no name of a folder, or where nobody may look
        return (folder / MOMENTS_YML).is_file()
    return False


def _within_a_copy(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=within() or Path(),
        help=terminal.say("the copy's folder (default: the one you are in)"),
    )
    return parser


def _within_copies(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "folders",
        metavar="DIR",
        nargs="*",
        type=Path,
        help=terminal.say("the folder of each copy (default: the copy that you are in)"),
    )
    return parser


def _with_generator(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--generator",
        choices=GENERATORS,
        default=GENERATORS[0],
        help=terminal.say("what makes pages of Markdown (default: %(default)s)"),
    )


def main(arguments: list[str]) -> int:
    """Compose the copy in a folder, for `serve`."""
    command, folder, generator, *rest = arguments
    options = argparse.Namespace(
        command=command,
        folder=Path(folder),
        generator=generator,
        root=Path(rest[0]) if rest else None,
    )
    return printing.guarded(lambda: _said(options))


def _said(options: argparse.Namespace) -> int:
    words, _ = spoken.words(options.folder)  # whoever asked has said what is wrong with them
    with terminal.speaking(words):
        try:
            return run(options)
        except MomentsError as fault:
            print(told(fault), file=sys.stderr)
            return WRONG


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
