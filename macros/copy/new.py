"""`moments new`: the few files that a copy begins with, each of which says what it is for."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros import shipped, terminal
from macros.copy import nights, schema
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


OF_A_REPOSITORY = ("requirements.txt", "gitignore", "pages.yml", "nightly.yml", "gitlab-ci.yml")
"""What several copies in one repository have once, at its root."""
NIGHTLY = re.compile(
    r"#\n# If the project's settings(?:.*\n)*?(?=stages:)|^.*MOMENTS_SOURCE.*\n", re.M
)
"""What a pipeline says and does of answers to score, whose page is put into one copy."""
OF_SEVERAL = {
    "run: moments check": "run: >-\n          moments check {copies}",
    "run: moments build --zip": "run: >-\n          moments build {copies} --out public",
    "- moments check": "- >-\n      moments check {copies}",
    "- moments build --out public": "- >-\n      moments build {copies} --out public",
    '- SITE_URL="$CI_PAGES_URL/" moments build --out public': (
        '- >-\n      SITE_URL="$CI_PAGES_URL/" moments build {copies} --out public'
    ),
    "          path: site.zip\n          archive: false # it is an archive already\n": (
        "          path: public\n"
    ),
    "          path: site\n": "          path: public\n",
}
"""What a workflow of one copy says, and what one of several says instead: folded, since YAML would
take a folder’s name for something else."""


def new(folder: Path, *, alone: bool = True) -> tuple[list[str], list[str]]:
    """Begin a copy.

    Args:
        folder: Where; it need not exist, and what is in it already is left as it is.
        alone: Whether it is the only copy in its repository, and so has what publishes it.

    Returns:
        The files that were written, and those that were there before.

    Raises:
        MacroError: If there is a copy already.
    """
    if os.path.lexists(folder / MOMENTS_YML):
        said = terminal.say(
            "{folder} is a copy already: it has a {file}.", folder=folder, file=MOMENTS_YML
        )
        raise MacroError(said)
    if os.path.lexists(folder) and not folder.is_dir():
        raise MacroError(
            terminal.say("{folder} is no folder; name one, or a new one.", folder=folder)
        )
    others = () if alone else OF_A_REPOSITORY
    names = [name for name in BEGUN_WITH if name not in others]
    written, kept = _put(folder, {name: _starter(name) for name in names})
    written.append(schema.write(folder).relative_to(folder).as_posix())
    return written, kept


def above(folders: Sequence[Path]) -> tuple[Path, list[str], list[str]]:
    """Put what publishes several copies into the folder that holds them all.

    Args:
        folders: The copies' folders, two at least.

    Returns:
        That folder, the files that were written, and those that were there before.
    """
    root = Path(os.path.commonpath([folder.resolve().parent for folder in folders]))
    places = [folder.resolve().relative_to(root).as_posix() for folder in folders]
    copies = " ".join(shlex.quote(place) for place in places)
    texts = {name: _starter(name) for name in OF_A_REPOSITORY}
    texts["gitlab-ci.yml"] = NIGHTLY.sub("", texts["gitlab-ci.yml"])
    texts["nightly.yml"] = nights.of_several(texts["nightly.yml"], places)
    for name in ("pages.yml", "gitlab-ci.yml"):
        for one, instead in OF_SEVERAL.items():
            texts[name] = texts[name].replace(one, instead.format(copies=copies))
    return root, *_put(root, texts)


def _starter(name: str) -> str:
    text = (STARTER / name).read_text(encoding="utf-8")
    return text.replace(VERSION_MARK, shipped.version())


def _put(folder: Path, texts: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Write files of the starter, but none over another."""
    written, kept = [], []
    for name, text in texts.items():
        place = BEGUN_WITH[name]
        path = folder / place
        if os.path.lexists(path):
            kept.append(place)
            continue
        for one in path.relative_to(folder).parents:
            if (folder / one).is_symlink() and one != Path():
                said = terminal.say(
                    "{path} is a link; nothing is written through it.", path=folder / one
                )
                raise MacroError(said)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(place)
    return written, kept
