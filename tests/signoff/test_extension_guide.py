"""The guide that takes the calculators into another site, followed word by word in a new folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.generators import BUILDS, SILENCED
from tests import soaking

from .test_embedding import PATIENCE, serving

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "host" / "extension.md"
LIKE_ANOTHER = {"properdocs": soaking.only}
"""It is MkDocs under another name."""


def fenced(language: str) -> str:
    """The one block of a language in the guide."""
    [text] = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE.read_text(), re.M | re.S)
    return str(text)


def ran(folder: Path, *command: str) -> str:
    run = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, **SILENCED, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.mark.parametrize(
    "generator", [pytest.param(one, marks=LIKE_ANOTHER.get(one, ())) for one in BUILDS]
)
def test_its_words_suffice(
    generator: str, tmp_path: Path, browser: Browser, runtime_folder: Path
) -> None:
    assert runtime_folder.is_dir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(fenced("markdown"))
    (tmp_path / "copy_assets.py").write_text(fenced("python"))
    given = (
        "site_name: Handbook\nsite_url: http://localhost/\ntheme: {name: material, font: false}\n"
    )
    (tmp_path / "mkdocs.yml").write_text(given + fenced("yaml"))
    ran(tmp_path, "copy_assets.py")
    ran(tmp_path, "-m", *BUILDS[generator])
    assert "site is sealed" in ran(tmp_path, "-m", "macros.seal", "site")
    with serving(tmp_path / "site") as port:
        context = browser.new_context(service_workers="block")
        page = context.new_page()
        page.goto(f"http://localhost:{port}/")
        headline = page.locator('[data-part="headline"]')
        expect(headline).to_contain_text("50,000,000")
        # Dressed, by something of each stylesheet that the named one imports.
        expect(page.locator(".moments-answer")).to_have_css("font-weight", "700")
        expect(page.locator(".moments-form")).not_to_have_css("padding-top", "0px")
        expect(page.locator(".moments-bar").first).to_have_css("fill", "rgb(105, 42, 128)")
        expect(page.locator(".moments-grid caption").first).to_have_css("text-align", "left")
        page.get_by_label("Customers a year").fill("1000")
        expect(headline).to_contain_text("5,000 times", timeout=PATIENCE)
        context.close()
