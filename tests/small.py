"""A site of a handful of pages, among all the data that the project's pages stand on."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from macros.generators import ADDRESS, CONFIG
from tests.sites import ROOT

CODE = ("calculator", "macros", "package.json", "pyproject.toml")
BUILT = ("runtime", "exam")
SITE_URL = "https://example.org/small/"
SHORT = {
    "index.md": "# Start\n\n[Encounter](calculate/encounter.md)\n",
    # To these the page for nowhere leads.
    "learn/index.md": "# Learn\n",
    "calculate/index.md": "# Calculate\n",
    "reference/glossary.md": "# Glossary\n",
    "calculate/encounter.md": (
        '# Encounter\n\n{{ calculator("encounter", scenario="airline-trip") }}\n\n'
        "[Volume](volume.md)\n"
    ),
    "calculate/volume.md": '# Volume\n\n{{ calculator("volume") }}\n',
}


def small(folder: Path, pages: Iterable[str], assets: Iterable[str] = BUILT) -> Path:
    """Copy what a site is built from; of its pages the site has a few, and the rest are read alone.

    Args:
        folder: The folder to write.
        pages: The pages that the site has, below docs/; whoever names others has to write them.
        assets: What it has of docs/assets/.

    Returns:
        That folder.
    """
    compiled = shutil.ignore_patterns("__pycache__")
    for name in CODE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=compiled)
        else:
            shutil.copy2(ROOT / name, folder / name)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=_assets)
    for name in assets:
        place = Path("docs", "assets", name)
        if (ROOT / place).is_dir():
            shutil.copytree(ROOT / place, folder / place)
        else:
            shutil.copy2(ROOT / place, folder / place)
    text = yaml.safe_dump(_settings(pages), sort_keys=False)
    told = f"site_url: !ENV [{ADDRESS}, {SITE_URL}]"
    (folder / CONFIG).write_text(f"{told}\n{text}", encoding="utf-8")
    return folder


def short(folder: Path) -> Path:
    """Write a project of short pages, two of them with a calculator, and of all assets."""
    assets = [path.name for path in (ROOT / "docs" / "assets").iterdir()]
    small(folder, SHORT, assets)
    for page, text in SHORT.items():
        (folder / "docs" / page).write_text(text, encoding="utf-8")
    return folder


def _assets(folder: str, names: list[str]) -> set[str]:
    return {"assets"} & {*names} if Path(folder) == ROOT / "docs" else set()


def _settings(pages: Iterable[str]) -> dict[str, Any]:
    left = {"nav", "watch", "validation", "site_url"}
    lines = (ROOT / CONFIG).read_text(encoding="utf-8").replace("!ENV", "")
    data = {key: value for key, value in yaml.safe_load(lines).items() if key not in left}
    ignored = dict.fromkeys(("not_found", "absolute_links", "unrecognized_links"), "ignore")
    data["exclude_docs"] = "\n".join(["*.md", *(f"!/{page}" for page in pages)])
    data["validation"] = {"links": ignored, "nav": {"omitted_files": "ignore"}}
    return data
