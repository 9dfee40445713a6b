"""Copies for tests: a folder as `moments new` makes it, and one in which everything is changed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

from macros.copy.new import new

FULL = {
    "name": "Northwind <Lab>",
    "address": "https://northwind.example/kb/",
    "colours": {"primary": "#7a1f3d", "accent": "#7a1f3d"},
    "scale": {"lowest": 1, "highest": 7, "labels": {1: "Very poor", 7: "Excellent"}},
    "target": 0.9,
    "methods": ["encounter", "memory", "outcomes", "volume", "waiting-time"],
    "scenarios": {"shipped": ["hair-salon", "it-service-desk"]},
    "pages": "At Northwind",
}
PAGE = """\
# A guide of ours

With [the memory rule](../calculate/memory.md) and our own [journey](../scenarios/counter-visit.md).
"""
REPLACED = """\
# Kano, as we use it

We ask no Kano questions. {{ value("memory", "answer") }}
"""


def begun(folder: Path, **changes: Any) -> Path:
    """Make a copy as it is begun, with changes to its moments.yml."""
    new(folder)
    change(folder, **changes)
    return folder


def change(folder: Path, **changes: Any) -> None:
    """Change keys of a copy's moments.yml; None takes one away."""
    path = folder / "moments.yml"
    data = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    kept = {key: value for key, value in data.items() if value is not None}
    path.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")


def full(folder: Path) -> Path:
    """Make a copy in which everything is changed that can be."""
    begun(folder, **FULL)
    put(folder, "docs/learn/ours.md", PAGE)
    put(folder, "docs/learn/measure/kano.md", REPLACED)
    put(folder, "docs/handbook/index.md", "# The handbook\n")
    put(folder, "docs/handbook/desk.md", "# At the desk\n")
    put(folder, "docs/handbook/plan.txt", "A file to download.\n")
    put(folder, "docs/.hidden/notes.md", "# Not for the site\n")
    return folder


def put(folder: Path, place: str, text: str) -> None:
    """Write a file of a copy."""
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def contents(folder: Path, *without: str) -> dict[str, str]:
    """A digest of each file in a folder by its place, some parts left aside."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in without
    }
