"""Texts, names and numbers that nobody hopes for, as they stand in files and in what is typed."""

from __future__ import annotations

from random import Random

UNSEEN = (
    "\x1b[31m",
    "\x1b]0;x\x07",
    "\u202e",
    "\u2066",
    "\u2069",
    "\x9b2J",
    "\u200b",
    "\ufeff",
    "\x07",
)
"""What a terminal obeys, what turns the direction of a line, and what shows as nothing."""
TEXTS = (
    "",
    " ",
    "0",
    "-1",
    "yes",
    "null",
    "~",
    "…",
    "été",
    "e\u0301te\u0301",
    "המתנה",
    "你好",
    "👩‍👩‍👧‍👦",
    "<script>alert(1)</script>",
    "{{ calculator('volume') }}",
    "{{ nowhere() }}",
    "{{",
    "{%",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\temp",
    "a/b",
    "..",
    ".",
    "a" * 5_000,
    "javascript:alert(1)",
    "https://elsewhere.example/x.js",
    "=1+1",
    "16:30",
    "2026-02-30",
    "1e999",
    "nan",
    "%00",
    "%",
    "{0}",
    "{question}",
    "\\",
    "'",
    '"',
    "a\nb",
    "a\tb",
)


def text(draw: Random) -> str:
    """A text."""
    one = draw.choice(TEXTS)
    return one + draw.choice(UNSEEN) if draw.random() < 0.2 else one
