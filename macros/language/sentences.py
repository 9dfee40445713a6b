"""The sentences of the command line: found in the modules that say them, and what is said in none.

>>> [*found_in('print(terminal.say("One " "thing")); terminal.count("a", "b", n)')]
['One thing', ('a', 'b')]
"""

from __future__ import annotations

import ast
from calendar import month_name
from collections.abc import Iterator

from macros.runtime.sources import ROOT

SAY, COUNT = "say", "count"
SAID_IN_FULL = (
    "macros/cli.py",
    "macros/copy/commands.py",
    "macros/given.py",
    "macros/inputs.py",
    "macros/running.py",
    "macros/saving.py",
    "macros/sentence.py",
)
"""Modules all of whose sentences are in the catalogue."""
HELP_ONLY = ("macros/survey/__init__.py", "macros/survey/reports.py", "macros/warehouse/command.py")
"""Modules whose help is in the catalogue, and what else they say is not."""
ENGLISH_STILL = {
    "calculator": "answers, and what is wrong with inputs, a survey's file or a mapping",
    "macros/copy": "what check, build, serve and migrate say of a copy",
    "macros/printing.py": "that nothing can be printed, on a full disk for instance",
    "macros/serve.py": "what serve says of its generator",
    "macros/survey": "what survey says of its files",
    "macros/verify": "what verify finds",
    "macros/warehouse": "what score says of a source, and of how far it is",
}
"""What the command line says and the catalogue does not know yet, by where it is said."""
FOR_MAKERS = (
    "macros/check.py",
    "macros/generators.py",
    "macros/scripts",
    "macros/signoff",
    "macros/site",
    "macros/takeaway",
)
"""What is said to those who make this project, by commands that are no part of `moments`."""
NO_SENTENCES = frozenset(
    {
        *("\n    moments serve", "without a file or a link there are raters"),
        *("Moments of Truth", "Opened", "Unsaved", *month_name[1:]),
    }
)
"""What looks like words there: a command, names, and what stands in a report, which is English."""


def found_in(source: str) -> Iterator[str | tuple[str, str]]:
    """The sentences that a module says through the catalogue.

    Raises:
        ValueError: If one is not written where it is said, so that it could not be found.
    """
    for call in calls(ast.parse(source)):
        wanted = 2 if _name(call) == COUNT else 1
        texts = [one.value for one in call.args[:wanted] if isinstance(one, ast.Constant)]
        if len(texts) < wanted or not all(isinstance(one, str) for one in texts):
            raise ValueError(f"line {call.lineno}: a sentence is written where it is said.")
        yield (str(texts[0]), str(texts[1])) if wanted == 2 else str(texts[0])


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Where a module says something through the catalogue."""
    found = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and _name(one)]
    yield from sorted(found, key=lambda one: (one.lineno, one.col_offset))


def _name(call: ast.Call) -> str:
    asked = call.func
    if not (isinstance(asked, ast.Attribute) and isinstance(asked.value, ast.Name)):
        return ""
    return asked.attr if asked.value.id == "terminal" and asked.attr in (SAY, COUNT) else ""


def of_the_command_line() -> Iterator[tuple[str, str | tuple[str, str]]]:
    """Each sentence with the module that says it."""
    for place in (*SAID_IN_FULL, *HELP_ONLY):
        for sentence in found_in((ROOT / place).read_text(encoding="utf-8")):
            yield place, sentence
