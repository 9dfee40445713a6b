"""Leaving shipped pages out: what a copy does not offer is not built, and nothing leads to it.

A guide goes on to tell of a method whose calculator is left out; only the link becomes plain text.
A row of an overview that led nowhere else is dropped, and so is a door of the first page. A link in
the organisation's own pages is not changed: that is said to be wrong, with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Set
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from macros import terminal
from macros.knowledge.glossary import TERMS_FILE
from macros.knowledge.problems import Problem, Problems
from macros.page.hidden import UNSEEN_BY_GENERATORS, targets
from macros.page.place import UNEXPANDED

CODE_FENCE = re.compile(r"^([ ]*(?:```+|~~~+)).*?^\1[ ]*$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")
LINK_WRITTEN = re.compile(
    r"\]\(\s*<?((?<=<)[^<>\n]+|[^()\s<>]+(?: [^()\s<>\"']+)*)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)"
)
NAMED = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s+<?((?<=<)[^<>\n]+|[^\s<>]+)>?", re.MULTILINE)
IN_HTML = re.compile(
    r"""<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*?\s(?:xlink:)?(?:href|src|data|action|formaction|poster)"""
    r"""\s*=\s*["']?((?<=")[^"<>]+|(?<=')[^'<>]+|[^"'\s<>][^\s<>]*)""",
    re.IGNORECASE,
)
IN_A_SET = re.compile(r"""([^"'\s,]+)\s+\d[\d.]*[wx](?=\s*[,"'])""")
AUTOMATIC = re.compile(r"<(https?://[^\s<>]+)>")
"""Links as they are written: in Markdown, by a name, in HTML, and as an address alone."""
WRITTEN = (LINK_WRITTEN, NAMED, IN_HTML, IN_A_SET, AUTOMATIC)
HOSTING = "host/"
"""The folder of the pages about making a copy: they are in none."""

OF_THE_PROJECT = {"scenarios/index.md": "## How to make your own\n"}
"""Sections about adding to the project’s own site, whose files no copy has, by their page."""

NAMES = ("#", "??? ")
"""How a line begins that names the table below it: as a heading, or as what opens it."""

DOOR = re.compile(r"^<div markdown>\n(?:(?!</?div).*\n)*</div>\n+", re.MULTILINE)
NO_DOORS = re.compile(
    r"^## [^\n]*\n+<div class=\"moments-doors\" markdown>\s*</div>\n+", re.MULTILINE
)
OF_A_DOOR = re.compile(r"^\[[^\]\n]*\]\([^()\s]+\)(?:<br>)?\n", re.MULTILINE)
BUTTON = re.compile(r"^\[[^\]\n]*\]\([^()\s]+\)\{[^}\n]*\.md-button[^}\n]*\}\n", re.MULTILINE)
"""What stands in a line of its own and is of no use without where it leads."""
ITEM = re.compile(r"^- .*\n(?:[ ]{2,}\S.*\n)*", re.MULTILINE)
SEE = re.compile(r"^(\s+see: )(\S+)$", re.MULTILINE)


def mend(
    files: MutableMapping[str, Path | bytes],
    gone: Set[str],
    own: Set[str],
    hidden: Set[str] = frozenset(),
) -> None:
    """Take from shipped pages what leads to pages that are gone.

    Args:
        files: Files by their place; those that change are replaced.
        gone: Places of the pages that are left out.
        own: Places of the organisation's own pages.
        hidden: Those of the pages that are gone to which own pages may lead as well: there the link
            goes once the page is converted.

    Raises:
        Problems: If an own page leads to one that is gone and not hidden.
    """
    if not gone:
        return
    if problems := wrong(files, gone - hidden, own):
        raise Problems(problems)
    for place in [place for place in files if place.endswith(".md")]:
        text = _text(files[place])
        if place not in own and (mended := without(text, place, gone)) != text:
            files[place] = mended.encode()
    if TERMS_FILE in files and TERMS_FILE not in own:
        text = _text(files[TERMS_FILE])
        files[TERMS_FILE] = SEE.sub(lambda see: see[1] + _instead(see[2], gone), text).encode()


def without_the_projects(files: MutableMapping[str, Path | bytes], own: Set[str]) -> None:
    """Take from shipped pages the sections that name files of the project.

    Args:
        files: Files by their place; those that change are replaced.
        own: Places of the organisation's own pages.
    """
    for place, heading in OF_THE_PROJECT.items():
        if place in files and place not in own:
            before, _, after = _text(files[place]).partition(f"\n{heading}")
            _, next_heading, rest = after.partition("\n## ")
            files[place] = f"{before}{next_heading}{rest}".encode()


def wrong(files: Mapping[str, Path | bytes], gone: Set[str], own: Set[str]) -> list[Problem]:
    """Say which links of own pages lead to pages that are gone."""
    pages = [place for place in own if place.endswith(".md")] if gone else []
    return [one for place in pages for one in _problems(_text(files[place]), place, gone)]


def unlinked(
    files: Mapping[str, Path | bytes], gone: Set[str], own: Set[str], home: str
) -> Iterator[str]:
    """Say which links of own pages become plain text, since they lead to pages that are not shown.

    Args:
        files: Files by their place.
        gone: Places of the pages that are hidden or left out.
        own: Places of the organisation's own pages.
        home: Where the site lies.
    """
    for place in sorted(own) if gone else ():
        text = _text(files[place]) if place.endswith(".md") else ""
        told = UNEXPANDED.sub(lambda part: re.sub(r"[^\n]", " ", part[0]), text)
        built = place.removesuffix(".md").removesuffix("index")
        for link in sorted(
            (one for way in WRITTEN for one in way.finditer(told)), key=lambda link: link.start()
        ):
            begins = (built, dirname(place))  # as the one generator and the other have it
            there = [one for at in begins for one in targets(unescape(link[1]), place, at, home)]
            if dead := [one for one in there if one in gone]:
                line = text.count("\n", 0, link.start(1)) + 1
                said = terminal.say(
                    "the link to {page} becomes plain text; it is not shown.", page=dead[0]
                )
                in_html = link.re in (IN_HTML, IN_A_SET)
                if in_html and not link[0].lower().startswith(("<a ", "<a\n")):
                    said = terminal.say("what leads to {page} goes; it is not shown.", page=dead[0])
                yield f"docs/{place}:{line}: {said}"


def unseen(text: str, place: str, gone: Set[str]) -> str:
    """A page's text in which no generator finds links to the files of pages that are gone.

    The links go where the page is converted, as in any other; until then their addresses are none
    of a file's.

    >>> unseen("[One](a.md), `[a](a.md)` and [two](b.md#x).", "c.md", {"a.md"})
    '[One](https://hidden.invalid/a.md), `[a](a.md)` and [two](b.md#x).'
    """
    told = UNEXPANDED.sub(lambda part: re.sub(r"[^\n]", " ", part[0]), text)
    found = {
        link.start(1)
        for way in (LINK_WRITTEN, NAMED, IN_HTML)
        for link in way.finditer(told)
        if not gone.isdisjoint(targets(unescape(link[1]), place, "", ""))
        and urlsplit(link[1]).path.endswith(".md")
    }
    for at in sorted(found, reverse=True):
        text = f"{text[:at]}{UNSEEN_BY_GENERATORS}{text[at:]}"
    return text


def without(text: str, place: str, gone: Set[str]) -> str:
    """A page's text without links to pages that are gone.

    >>> without("[One](a.md) and [two](b.md#x).", "calculate/index.md", {"calculate/b.md"})
    '[One](a.md) and two.'
    """
    parts, at = [], 0
    for code in CODE_FENCE.finditer(text):
        parts += [_unlinked(text[at : code.start()], place, gone), code[0]]
        at = code.end()
    return "".join([*parts, _unlinked(text[at:], place, gone)])


def _unlinked(text: str, place: str, gone: Set[str]) -> str:
    def left(part: re.Match[str]) -> str:
        return "" if _only_to_gone(part[0], place, gone) else part[0]

    text = NO_DOORS.sub("", DOOR.sub(lambda door: OF_A_DOOR.sub(left, left(door)), text))
    text = BUTTON.sub(left, text)
    if place.endswith("index.md"):  # which lists others, and says nothing of its own in a list
        text = ITEM.sub(left, text)
    blocks: list[str] = []
    for block in re.split(r"(\n[ ]*\n+)", text):
        if not block.lstrip().startswith("|"):
            blocks.append(block)
            continue
        rows = block.split("\n")
        kept = [row for row in rows if not _only_to_gone(row, place, gone)]
        lines = [row for row in kept if row.strip()]  # the last table ends with a line end
        if (
            len(kept) < len(rows) and len(lines) <= 2
        ):  # a head without rows: it goes, and so does its name
            while blocks and (not blocks[-1].strip() or _names(blocks[-1])):
                blocks.pop()
        else:
            blocks.append("\n".join(kept))
    return LINK.sub(
        lambda link: link[1] if _target(link[2], place) in gone else link[0], "".join(blocks)
    )


def _names(block: str) -> bool:
    """Whether a block names the table below it; the page's own title names the page."""
    return block.lstrip().startswith(NAMES) and not block.lstrip().startswith("# ")


def _only_to_gone(part: str, place: str, gone: Set[str]) -> bool:
    targets = [_target(link[2], place) for link in LINK.finditer(part)]
    return bool(targets) and all(target in gone for target in targets)


def _problems(text: str, place: str, gone: Set[str]) -> Iterator[Problem]:
    code = [(part.start(), part.end()) for part in CODE_FENCE.finditer(text)]
    for link in LINK.finditer(text):
        if any(start <= link.start() < end for start, end in code):
            continue
        if (target := _target(link[2], place)) in gone:
            before = text[: link.start(2)]
            yield Problem(
                f"docs/{place}",
                before.count("\n") + 1,
                len(before) - before.rfind("\n"),
                _left_out(target),
            )


def _left_out(target: str) -> str:
    if target.startswith(HOSTING):
        return terminal.say(
            "the link leads to {page}, which is on the project’s own site and in no copy; remove "
            "the link.",
            page=target,
        )
    return terminal.say(
        "the link leads to {page}, which moments.yml leaves out; remove the link, or add {name} to "
        "{key}.",
        page=target,
        name=terminal.quoted(Path(target).stem),
        key="methods" if target.startswith("calculate/") else "scenarios.shipped",
    )


def _target(address: str, place: str) -> str:
    """The place that a link on a page leads to; itself, if it leads out of the site."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or ":" in path or path.startswith("/"):
        return address
    return normpath(join(dirname(place), path))


def _instead(target: str, gone: Iterable[str]) -> str:
    """Where a term of the glossary leads to, if its page is gone: to that section's overview."""
    overview = f"{dirname(target)}/index.md"
    if target not in gone:
        return target
    return overview if overview not in gone else "index.md"


def _text(content: Path | bytes) -> str:
    """A page; what in an own one is not UTF-8 is said where that is looked at, and never here."""
    data = content if isinstance(content, bytes) else content.read_bytes()
    return data.decode("utf-8-sig", errors="replace")
