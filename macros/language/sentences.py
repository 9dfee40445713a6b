"""The sentences of the command line: found in the modules that say them, and what is said in none.

What the keys of a question mean is found in the docstrings of the models that declare them.

>>> [*found_in('print(terminal.say("One " "thing")); terminal.count("a", "b", n)')]
['One thing', ('a', 'b')]
"""

from __future__ import annotations

import ast
from calendar import month_name
from collections.abc import Iterator
from itertools import pairwise

from macros.knowledge.yaml_faults import SAID_OF_YAML
from macros.runtime.sources import ROOT

SAY, COUNT, LATER = "say", "count", "later"
SAID_IN_FULL = (
    "macros/cli.py",
    *(
        f"macros/copy/{name}.py"
        for name in (
            *("addresses", "allowed", "calculators", "check", "clashes", "colours", "commands"),
            *(
                "config",
                "confined",
                "contents",
                "contrast",
                "exam",
                "extending",
                "folder",
                "hiding",
            ),
            *("judging", "language", "leaving", "linking", "migrate", "objections", "pages"),
            *("scenarios", "serve", "several", "shapes", "spoiling", "surveys", "trial", "trials"),
            "values",
        )
    ),
    *(
        f"macros/exam/{name}.py"
        for name in (
            *("balance", "bank", "complaints", "errata", "form", "numbers", "parts", "profiles"),
            "values",
        )
    ),
    "macros/given.py",
    "macros/inputs.py",
    *(
        f"macros/knowledge/{name}.py"
        for name in ("front_matter", "glossary", "problems", "scenarios", "yaml_faults")
    ),
    "macros/language/catalogue.py",
    "macros/page/call.py",
    "macros/page/macro.py",
    "macros/page/question.py",
    "macros/printing.py",
    "macros/running.py",
    "macros/saving.py",
    "macros/sentence.py",
    "macros/shipped.py",
    "macros/site/links.py",
    "macros/site/seal.py",
    "macros/strict_yaml.py",
    *(f"macros/survey/{name}.py" for name in ("__init__", "files", "reports", "saying", "telling")),
    *(
        f"macros/verify/{name}.py"
        for name in (
            *("files", "finding", "hosted", "inspection", "pages", "policies", "sending"),
            "visit",
        )
    ),
    "macros/warehouse/command.py",
    "macros/warehouse/settled.py",
)
"""Modules all of whose sentences are in the catalogue."""
OBJECTING = (
    *(
        f"macros/calls/{name}.py"
        for name in (
            *("__init__", "cite", "count", "glossary", "in_python", "printed_paper", "quiz"),
            *("sources", "value"),
        )
    ),
    *(f"macros/copy/{name}.py" for name in ("build", "new", "packed", "scored")),
    "macros/drawings/__init__.py",
    "macros/exam/subject.py",
    "macros/extension.py",
    "macros/knowledge/bibliography.py",
    "macros/knowledge/contract.py",
    "macros/knowledge/formulas.py",
    *(
        f"macros/warehouse/{name}.py"
        for name in (
            *("engines", "faults", "gathering", "leaving", "reading", "scoring", "shaping"),
            *("sources", "spark", "texts", "typed"),
        )
    ),
)
"""Modules that also write on pages, or for programs: all they object to is in the catalogue."""
DECLARING = (*(f"macros/exam/{name}.py" for name in ("form", "parts", "profiles", "subject")),)
"""Modules that explain keys to editors in English; of a missing one `check` says the same."""
ENGLISH_STILL = {
    "calculator": "answers and cards, and what is wrong with inputs, a survey or a mapping",
    "macros/warehouse": "why an answer counts as none, which stands among a survey’s own figures",
}
"""What the command line says and the catalogue does not know yet, by where it is said."""
FOR_MAKERS = (
    "macros/check.py",
    "macros/generators.py",
    "macros/scripts",
    "macros/serve.py",
    "macros/signoff",
    "macros/site",
    "macros/takeaway",
)
"""What is said to those who make this project, by commands that are no part of `moments`."""
NO_SENTENCES = frozenset(
    {
        *(
            "\n    moments serve",
            "moments run ",
            "moments survey ",
            "without a file or a link there are raters",
        ),
        *("Moments of Truth", "Opened", "Unsaved", *month_name[1:]),
        # Examples in moments.yml, and titles in its schema.
        *("Our pages", "Scale", "Excellent", "Very poor", ", highest ", ": lowest "),
        *("Service Lab team", "Northwind Ltd, 1 High Street", "Data protection officer"),
        *("Northwind Service Lab", "How we serve.", "The textbook", "At Northwind"),
        *("Questions of one subject", "Home", "Your survey"),
        # What is looked for in files and in what others say, and what only a programmer reads.
        *("\nnav:", "nav:", "## How to make your own\n", "rests_on.", "inputs.", "os.", "None"),
        *("rows.", '{{ cite("kano1984") }}', '{{ term("must-be") }}', ", id: "),
        *(" cannot have a field ", ", source", ", also", "<frozen importlib", "no words for "),
        *("there is no file behind this stream", *(pattern for pattern, _, _ in SAID_OF_YAML)),
        *("blob:", "data:", "Location", "Accept", "gzip, deflate, br, zstd"),
        "Cache-Control: public, max-age=31536000, immutable",
        # What stands on a page.
        *("Ratings of ", " are shown on a scale of "),
        '<meta http-equiv="Content-Security-Policy" content="',
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


def needed_in(source: str) -> Iterator[str]:
    r"""What a module says of each key that must be given, to go on with after a colon.

    >>> [*needed_in("class Own(Declared):\n    page: str\n    'The  page.'\n    quiz: str = ''\n")]
    ['the page.']
    """
    for holder in ast.walk(ast.parse(source)):
        if isinstance(holder, ast.ClassDef):
            for declared, after in pairwise(holder.body):
                match declared, after:
                    case ast.AnnAssign(value=None), ast.Expr(ast.Constant(str(about))):
                        about = " ".join(about.split())
                        yield about[:1].lower() + about[1:]


def _name(call: ast.Call) -> str:
    asked = call.func
    if not (isinstance(asked, ast.Attribute) and isinstance(asked.value, ast.Name)):
        return ""
    return asked.attr if asked.value.id == "terminal" and asked.attr in (SAY, COUNT, LATER) else ""


def of_the_command_line() -> Iterator[tuple[str, str | tuple[str, str]]]:
    """Each sentence with the module that says it."""
    for place in (*SAID_IN_FULL, *OBJECTING):
        for sentence in found_in((ROOT / place).read_text(encoding="utf-8")):
            yield place, sentence
    for place in DECLARING:
        for sentence in needed_in((ROOT / place).read_text(encoding="utf-8")):
            yield place, sentence
