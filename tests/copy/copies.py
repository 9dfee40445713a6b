"""Copies for tests: a folder as `moments new` makes it, and one in which everything is changed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

from macros.copy import hiding
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
ALWAYS = (hiding.FIRST_PAGE, hiding.LICENCES_PAGE, "apply/five-steps.md")
"""What no copy can hide, and what the page that a copy begins with leads to."""
FEW: dict[str, Any] = {
    "methods": ["encounter", "waiting-time"],
    "scenarios": {"shipped": []},
}
"""Of calculators and journeys what a copy of a handful of pages has."""
UNTAKEN = ["exam/take-away.md"]
"""What hides the page for which the bank's decks are made: they take longer than all the rest."""
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


def few(folder: Path, *shown: str, **changes: Any) -> Path:
    """Make a copy that hides nearly all that is shipped, for tests of what is done with a copy.

    Args:
        folder: The copy's folder.
        shown: Shipped pages that it keeps, beside those that no copy can hide.
        changes: Changes to its moments.yml; its calculators are two unless they say otherwise.
    """
    return begun(folder, hide=all_but(*shown), **FEW | changes)


def all_but(*shown: str) -> list[str]:
    """What `hide` says in a copy of these shipped pages alone."""
    pages = {name for name in hiding.known(None) if name.endswith(".md")}
    assert pages > {*shown}, shown
    # A calculator's page is left out by `methods`, a journey's by `scenarios`.
    apart = tuple(one for one in pages if one.startswith(("calculate/", "scenarios/")))
    return sorted(pages - {*shown, *apart, *ALWAYS})


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
