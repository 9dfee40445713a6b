"""What a style sheet or a script names to be loaded, found in one pass however it is written.

A file of a stranger's can be made so that a pattern which looks back and forth never comes to an
end with it. So each of these reads a text once.

>>> [*of_stylesheet("a { b: url(c.png) } /* url(d.png) */ @import 'e.css';")]
['c.png', 'e.css']
>>> [*of_script("import { a } from './b.js'; await import(`./c.js`); new Worker('d.js')")]
['./b.js', './c.js', 'd.js']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

STYLE_LOAD = re.compile(
    r"""@import\s*+["']([^"']++)|url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^"'()\s]++))\s*+\)""",
    re.IGNORECASE,
)
IMPORTED_WORDS = re.compile(r"[\w$*{}\s,]++")
"""What may stand between `import` and the address: names, braces, commas."""
STATEMENT = re.compile(r"\b(?:import|export)\b")
WRITTEN_ADDRESS = re.compile(r"""["']([^"'\n]++)["']""")
CALLED = re.compile(
    r"""\b(?:import|importScripts|Worker|SharedWorker)\s*+\(\s*+["'`]([^"'`\n]++)["'`]"""
)


def of_stylesheet(text: str) -> Iterator[str]:
    """The addresses that a style sheet loads."""
    for load in STYLE_LOAD.finditer(without_comments(text)):
        yield next(part for part in load.groups() if part is not None)


def of_script(text: str) -> Iterator[str]:
    """The addresses that a script imports, as far as they stand in it as such."""
    found = [(load.start(), load[1]) for load in CALLED.finditer(text)]
    for run in IMPORTED_WORDS.finditer(text):
        statement = STATEMENT.search(run[0])
        if statement and (address := WRITTEN_ADDRESS.match(text, run.end())):
            found.append((run.start() + statement.start(), address[1]))
    yield from (address for _, address in sorted(found))


def without_comments(text: str) -> str:
    """A style sheet without comments; one that is never closed reaches to the end.

    >>> without_comments("a/* b */c/* d")
    'ac'
    """
    kept, at = [], 0
    while (opened := text.find("/*", at)) >= 0:
        kept.append(text[at:opened])
        closed = text.find("*/", opened + 2)
        if closed < 0:
            return "".join(kept)
        at = closed + 2
    return "".join([*kept, text[at:]])
