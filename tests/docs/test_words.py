"""Words that readers stumble over do not come back: each is named with its file, line and remedy.

Looked through is what readers read: pages and their data, templates, what the code says to them.
Names, comments and quotations are left alone, and so is what describes the past.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INSTEAD = {
    r"\breckon\w*": "calculate, work out",
    r"\bnoughts?\b": "zero",
    r"\b[Pp]ut(?:ting|s)?\b[^.?!:]{0,70}?\bright first\b": "fix first",
    r"\bparts? (?:them|company|such|what)\b": "separate, divide, disagree",
    r"\b(?:lines|rules|methods|which|cannot|they) (?:that )?part\b(?! of)": "separate, disagree",
    r"\b(?:line|comma|threshold) (?:that )?parts\b": "separates, divides",
    r"(?<!take )(?<!takes )\bpart\?": "separate?",
    r"\bpart(?:ed|ing)\b": "separated, divided",
    r"\btells? (?:how|what|which|whether|where|why)\b": "tell you, show",
    r"\btell\?|\btells\.|\bwill tell:": "tell you, show",
    r"\b[Ww]hoever\b": "anyone who, those who",
    r"\bgive or take nothing\b": "± 0",
    r"\bmoney of today\b": "today’s money",
    r"\bin that moment\b": "at that moment",
    r"\b[Hh]ow much short\b": "how far short",
    r"\b[Ww]hatever \w+ lacks\b": "the amount by which it falls short",
    r"\bit is weather\b": "it is noise",
    r": who (?:averages|starts|believes|wants|gives)\b": "anyone who",
    r"\bis no (?:address|e-mail address|image|colour)\b": "is not an …",
    r"(?<!^)[.!] Who (?:starts|expects|believes|wants|gives)\b": "anyone who",
}
"""What stands there, and what to say instead."""
PAST = {"docs/reference/changes.md", "docs/reference/decisions.md"}
FENCED = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2 *$", re.MULTILINE | re.DOTALL)
DOCTEST = re.compile(r"^ *(?:>>>|\.\.\.).*$", re.MULTILINE)
INLINE = re.compile(r"`[^`\n]*`")
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
QUOTED = re.compile(r"“[^“”]*”")
LINKED = re.compile(r"\]\([^)\s]*\)|https?://\S+")


def files(*patterns: str) -> list[Path]:
    found = {path.relative_to(ROOT) for pattern in patterns for path in ROOT.glob(pattern)}
    return sorted(
        ROOT / path for path in found if path.as_posix() not in PAST and "runtime" not in path.parts
    )


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """The text without what the patterns find, each line where it was."""
    for pattern in patterns:
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def page(path: Path) -> Iterator[tuple[int, str]]:
    """The prose of a page or of data, in paragraphs, each with the line it begins at."""
    text = path.read_text(encoding="utf-8")
    text = blanked(text, COMMENT) if path.suffix == ".js" else text
    text = blanked(text, FENCED, INLINE, LINKED, QUOTED)
    at = 1
    for paragraph in re.split(r"(\n\s*\n)", text):
        yield at, paragraph
        at += paragraph.count("\n")


def pieces(node: ast.expr) -> str:
    """What a string says; a value in it stands for a word. A name by itself is no sentence."""
    said = node.value if isinstance(node, ast.Constant) else " … "
    return said if isinstance(said, str) and " " in said else ""


def module(path: Path) -> Iterator[tuple[int, str]]:
    """What a module's strings say to people; its docstrings and comments are for makers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in aside:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, blanked("".join(map(pieces, node.values)), DOCTEST, INLINE, QUOTED)
        elif isinstance(node, ast.Constant):
            yield node.lineno, blanked(pieces(node), DOCTEST, INLINE, QUOTED)


def found(said: Iterator[tuple[int, str]], where: str) -> list[str]:
    """What stands there and should not, as `file:line: “words”: say …`."""
    return [
        f"{where}:{at + text.count(chr(10), 0, one.start())}: “{' '.join(one[0].split())}”: "
        f"say {instead}"
        for at, text in said
        for pattern, instead in INSTEAD.items()
        for one in re.finditer(pattern, text)
    ]


PAGES = files(
    "README.md", "CONTRIBUTING.md", "docs/**/*.md", "docs/**/*.yml", "macros/**/*.jinja",
    "macros/**/*.html", "macros/copy/starter/**/*.md", "macros/copy/starter/**/*.yml",
    "calculator/**/*.jinja", "docs/assets/*.js", "docs/assets/moments/*.js",
)  # fmt: skip
MODULES = files("calculator/**/*.py", "macros/**/*.py")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_a_page_has_none_of_the_words() -> None:
    assert len(PAGES) > 100
    assert [said for path in PAGES for said in found(page(path), named(path))] == []


def test_a_sentence_in_the_code_has_none_of_the_words() -> None:
    assert len(MODULES) > 300
    assert [said for path in MODULES for said in found(module(path), named(path))] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fine.\n\nWe reckon\nso.", ["x.md:3: “reckon”: say calculate, work out"]),
        ("Put the queue\nright first.", ["x.md:1: “Put the queue right first”: say fix first"]),
        ("He said “we reckon so”; `reckon` is a name.\n\n```\nreckon()\n```\n", []),
        ("A failure that was put right well.", []),
    ],
)
def test_pages_are_named_by_file_and_line_and_code_and_quotations_left_and_quotations(
    tmp_path: Path, text: str, said: list[str]
) -> None:
    path = tmp_path / "x.md"
    path.write_text(text, encoding="utf-8")
    assert found(page(path), "x.md") == said


def test_a_sentence_with_a_value_in_it_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text('reckon = 1\n\nprint(f"Put {reckon} right first.")\n', encoding="utf-8")
    assert found(module(path), "x.py") == ["x.py:3: “Put … right first”: say fix first"]
