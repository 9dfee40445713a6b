"""An update: a copy in which everything is changed meets the next release."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.copy.schema import SCHEMA_FILE
from tests import sites

from .copies import all_but, change, full

ROOT = Path(__file__).parents[2]
# What the next release changes: the form of moments.yml, a guide, and one guide more.
CHANGES = (
    ("macros/copy/config.py", "VERSION = 1\n", "VERSION = 2\n"),
    ("macros/copy/config.py", "Literal[1]", "Literal[2]"),
    (
        "macros/copy/migrate.py",
        "MIGRATIONS: tuple[Migration, ...] = ()",
        'MIGRATIONS = (Migration(1, "The second form asks for nothing new.", lambda text: text),)',
    ),
    ("docs/learn/carlzon.md", "## Where it comes from", "## Where it all comes from"),
    ("docs/learn/measure/kano.md", "## Where it comes from", "## Where it all comes from"),
    (
        "mkdocs.yml",
        "          - learn/carlzon.md\n",
        "          - learn/carlzon.md\n          - learn/new.md\n",
    ),
)


@pytest.fixture
def next_release(tmp_path: Path, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    release = sites.copy(tmp_path / "next")
    shutil.copy2(ROOT / "pyproject.toml", release)
    (release / "node_modules").symlink_to(ROOT / "node_modules")
    for name, before, after in CHANGES:
        text = (release / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, name
        (release / name).write_text(text.replace(before, after), encoding="utf-8")
    page = (release / "docs" / "learn" / "carlzon.md").read_text(encoding="utf-8")
    new = page.replace("title: Carlzon", "title: A new guide").replace("Jan Carlzon’s", "The")
    (release / "docs" / "learn" / "new.md").write_text(new, encoding="utf-8")
    return release


def moments(release: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a release's command in a copy's folder."""
    return subprocess.run(
        [sys.executable, "-m", "macros.cli", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(release)},
        capture_output=True,
        text=True,
        check=False,
    )


def own(folder: Path) -> dict[str, str]:
    """What is the organisation's: each file's digest by its place."""
    places = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in places
        if path.relative_to(folder).parts[0] not in (".moments", "site", SCHEMA_FILE)
    }


def test_all_that_is_own_stays_and_all_that_is_new_comes(
    tmp_path: Path, next_release: Path
) -> None:
    folder = full(tmp_path / "ours")
    change(folder, hide=all_but("learn/carlzon.md", "learn/measure/kano.md"))
    first = moments(ROOT, folder, "build")
    assert first.returncode == 0, first.stderr
    before = own(folder)
    settings = (folder / "moments.yml").read_text(encoding="utf-8")

    refused = moments(next_release, folder, "build")
    assert refused.returncode == 1
    assert "moments migrate" in refused.stderr
    assert not (folder / "site" / "learn" / "new").exists(), "the site is the one from before"

    migrated = moments(next_release, folder, "migrate")
    assert migrated.returncode == 0, migrated.stderr
    assert "+schema_version: 2" in migrated.stdout
    after = own(folder)
    assert (folder / "moments.yml.1").read_text(encoding="utf-8") == settings
    changed = settings.replace("schema_version: 1", "schema_version: 2")
    assert (folder / "moments.yml").read_text(encoding="utf-8") == changed
    assert {place for place in after if after[place] != before.get(place)} == {
        "moments.yml",
        "moments.yml.1",
    }
    assert set(before) <= set(after)
    moments(next_release, folder, "migrate")
    assert own(folder) == after, "a second time changes nothing"

    built = moments(next_release, folder, "build")
    assert built.returncode == 0, built.stderr
    assert own(folder) == after
    schema = json.loads((folder / SCHEMA_FILE).read_text(encoding="utf-8"))
    assert schema["properties"]["schema_version"]["const"] == 2, "which editors read"
    site = folder / "site"
    assert "A new guide" in (site / "learn" / "new" / "index.html").read_text(encoding="utf-8")
    carlzon = (site / "learn" / "carlzon" / "index.html").read_text(encoding="utf-8")
    assert "Where it all comes from" in carlzon
    kano = (site / "learn" / "measure" / "kano" / "index.html").read_text(encoding="utf-8")
    assert "We ask no Kano questions." in kano, "a page of their own stays theirs"
    for place in ("learn/ours", "handbook/desk", "calculate/waiting-time", "our-promise"):
        page = (site / place / "index.html").read_text(encoding="utf-8")
        assert "Northwind &lt;Lab&gt;" in page
