"""Runs of words that must not be taken over from the founding documents.

The documents themselves are others' and do not stand here; what stands here is a digest of each run
of eight words in them. `python -m tests.founding.runs FILE …` prints the digests of documents.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

LENGTH = 8
DIGESTS = Path(__file__).with_name("runs.txt")
WORD = re.compile(r"[a-z0-9]+")
APOSTROPHE = re.compile(r"['’´`]")


def words(text: str) -> list[str]:
    """The words of a text without case, accents, apostrophes and signs."""
    plain = unicodedata.normalize("NFKD", APOSTROPHE.sub("", text).lower())
    return WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def runs(text: str) -> Iterator[str]:
    """All runs of eight words of a text."""
    found = words(text)
    for start in range(len(found) - LENGTH + 1):
        yield " ".join(found[start : start + LENGTH])


def digest(run: str) -> str:
    """The first 12 hexadecimal digits of a run's SHA-256: enough to tell, too little to read."""
    return hashlib.sha256(run.encode()).hexdigest()[:12]


def main(files: list[str]) -> None:
    """Print the digests of all runs in some files, each once."""
    texts = [Path(file).read_text(encoding="utf-8") for file in files]
    print("\n".join(sorted({digest(run) for text in texts for run in runs(text)})))


if __name__ == "__main__":
    main(sys.argv[1:])
