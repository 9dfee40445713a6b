"""`moments new`: the few files that a copy begins with, each of which says what it is for."""

from __future__ import annotations

import os
from pathlib import Path

from macros import shipped
from macros.copy import schema
from macros.copy.folder import MOMENTS_YML
from macros.sentence import MacroError

STARTER = Path(__file__).with_name("starter")
# In the package without their dots, which some tools overlook.
BEGUN_WITH = {
    MOMENTS_YML: MOMENTS_YML,
    "counter-visit.yml": "scenarios/counter-visit.yml",
    "waiting_time.py": "calculators/waiting_time.py",
    "our-promise.md": "docs/our-promise.md",
    "logo.svg": "logo.svg",
    "requirements.txt": "requirements.txt",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "pages.yml": ".github/workflows/pages.yml",
    "nightly.yml": ".github/workflows/nightly.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
}
VERSION_MARK = "VERSION"
"""What stands in the starter for the version of this package."""


def new(folder: Path) -> tuple[list[str], list[str]]:
    """Begin a copy.

    Args:
        folder: Where; it need not exist, and what is in it already is left as it is.

    Returns:
        The files that were written, and those that were there before.

    Raises:
        MacroError: If there is a copy already.
    """
    if os.path.lexists(folder / MOMENTS_YML):
        raise MacroError(f"{folder} is a copy already: it has a {MOMENTS_YML}.")
    if os.path.lexists(folder) and not folder.is_dir():
        raise MacroError(f"{folder} is no folder; name one, or a new one.")
    written, kept = [], []
    for name, place in BEGUN_WITH.items():
        path = folder / place
        if os.path.lexists(path):
            kept.append(place)
            continue
        for above in path.relative_to(folder).parents:
            if (folder / above).is_symlink() and above != Path():
                raise MacroError(f"{folder / above} is a link; nothing is written through it.")
        text = (STARTER / name).read_text(encoding="utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            text.replace(VERSION_MARK, shipped.version()), encoding="utf-8", newline="\n"
        )
        written.append(place)
    schema.write(folder)
    return written, kept
