"""How long a site takes to build: the whole of it, and plain Material on the same Markdown."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from macros.generators import ADDRESS, BUILDS, CONFIG, GENERATORS, SILENCED
from macros.kept.store import SWITCH
from macros.page.call import next_call
from macros.runtime.sources import ROOT
from macros.sentence import SiteFailed

MEASURED = GENERATORS[0]
MACROS = "macros"
"""Our own package, whose extensions a plain project does without."""


def site(target: Path, address: str, *, kept: bool, before: int = 0) -> dict[str, float]:
    """Build and seal the site as `make site` does, with each step's seconds.

    Args:
        target: The folder to write.
        address: Where the site will be served.
        kept: Whether it takes what an earlier build kept, or is built as if nothing had been kept.
        before: How often it is built before it is measured, so that something is kept.
    """
    steps = {
        "runtime": ["macros.runtime"],
        "takeaway": ["macros.takeaway"],
        "scripts": ["macros.scripts"],
        "generator": [*BUILDS[MEASURED], "--site-dir", str(target)],
        "seal": ["macros.seal", str(target)],
    }
    said = {SWITCH: "" if kept else "no"}
    seconds: dict[str, float] = {}
    for _ in range(before + 1):
        seconds = {name: _timed(step, ROOT, address, said) for name, step in steps.items()}
    return seconds


def plain(project: Path, target: Path, address: str) -> float:
    """Build a plain project, as `write_plain` made it, and give the seconds."""
    return _timed([MEASURED, "build", "--site-dir", str(target)], project, address)


def write_plain(project: Path, root: Path = ROOT) -> None:
    """Write a project with the same Markdown and theme, and none of the calculators.

    Args:
        project: The folder to write.
        root: The project to take it from.
    """
    skip = shutil.ignore_patterns("runtime", "*.js", "moments")
    shutil.copytree(root / "docs", project / "docs", ignore=skip)
    for page in (project / "docs").rglob("*.md"):
        text = without_calls(page.read_text(encoding="utf-8"))
        page.write_text(text, encoding="utf-8")
    with (root / CONFIG).open("rb") as file:
        settings = without_macros(yaml_load(file))
    (project / CONFIG).write_text(yaml.dump(settings, sort_keys=False), encoding="utf-8")


def without_calls(text: str) -> str:
    """Take the macro calls out of a page.

    >>> without_calls('It is {{ value("volume", "contact_hours") }} hours, or ${{ secrets.X }}.')
    'It is  hours, or ${{ secrets.X }}.'
    """
    parts, at = [], 0
    while call := next_call(text, at):
        parts.append(text[at : call.start])
        at = call.end
    return "".join([*parts, text[at:]])


def without_macros(settings: dict[str, Any]) -> dict[str, Any]:
    """Take what is ours out of a configuration; links into what is gone may then lead nowhere."""
    extensions = settings["markdown_extensions"]
    kept = {
        name: options for name, options in extensions.items() if name.partition(".")[0] != MACROS
    }
    dropped = ("extra_javascript", "hooks", "validation", "watch")
    rest = {key: value for key, value in settings.items() if key not in dropped}
    theme = {key: value for key, value in settings["theme"].items() if key != "custom_dir"}
    return rest | {"theme": theme, "markdown_extensions": kept, "strict": False}


def _timed(
    module: list[str], folder: Path, address: str, said: Mapping[str, str] | None = None
) -> float:
    began = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", *module],
        cwd=folder,
        env=os.environ | SILENCED | {ADDRESS: address, "NO_COLOR": "1"} | dict(said or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - began
    if run.returncode:
        raise SiteFailed(f"`{' '.join(module)}` failed.\n{run.stdout}{run.stderr}")
    return seconds
