"""What argparse says by itself to whoever types: it is said in English nowhere else of ours.

Four editions of Python are run, and each says something of its own; a catalogue holds what any of
them says. Read in argparse of 3.11.7, 3.12.1, 3.13.2 and 3.14.2.

>>> "expected one argument" in said_since((3, 11)), "subcommands" in said_since((3, 11))
(True, False)
"""

from __future__ import annotations

Said = str | tuple[str, str]
SAID_BY_ARGPARSE: dict[tuple[int, int], tuple[Said, ...]] = {
    (3, 11): (
        "usage: ",
        "positional arguments",
        "options",
        "show this help message and exit",
        "%(prog)s: error: %(message)s\n",
        "argument %(argument_name)s: %(message)s",
        "the following arguments are required: %s",
        "one of the arguments %s is required",
        "unrecognized arguments: %s",
        "not allowed with argument %s",
        "ignored explicit argument %r",
        "expected one argument",
        "expected at most one argument",
        "expected at least one argument",
        ("expected %s argument", "expected %s arguments"),
        "ambiguous option: %(option)s could match %(matches)s",
        "invalid %(type)s value: %(value)r",
        "invalid choice: %(value)r (choose from %(choices)s)",
        "unknown parser %(parser_name)r (choices: %(choices)s)",
    ),
    (3, 13): (
        "%(heading)s:",
        "%(prog)s: warning: %(message)s\n",
        " (default: %(default)s)",
        "argument '%(argument_name)s' is deprecated",
        "command '%(parser_name)s' is deprecated",
        "option '%(option)s' is deprecated",
        "show program's version number and exit",
        "subcommands",
    ),
    (3, 14): ("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",),
}
"""Its messages to users, by the edition that says them first; later ones say them too."""
SAID_TO_PROGRAMMERS = frozenset(
    {
        ".__call__() not defined",
        "conflicting subparser: %s",
        "conflicting subparser alias: %s",
        'argument "-" with mode %r',
        "can't open '%(filename)s': %(error)s",
        "cannot merge actions - two groups are named %r",
        "'required' is an invalid argument for positionals",
        "invalid option string %(option)r: must start with a character %(prefix_chars)r",
        "dest= is required for options like %r",
        "invalid conflict_resolution value: %r",
        "conflicting option string: %s",
        "mutually exclusive arguments must be optional",
        "cannot have multiple subparser arguments",
        "unexpected option string: %s",
        "%r is not callable",
    }
)
"""What only a fault in how options are declared brings out; nobody who types reads it."""


def said_since(edition: tuple[int, int]) -> list[Said]:
    """What argparse of an edition of Python says to users.

    Args:
        edition: The first two numbers of its version.
    """
    return [one for since, said in SAID_BY_ARGPARSE.items() if since <= edition for one in said]


def said_by_any() -> list[Said]:
    """What argparse of any edition says to users."""
    return said_since(max(SAID_BY_ARGPARSE))
