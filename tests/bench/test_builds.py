"""The plain site that the build is held against."""

from __future__ import annotations

from pathlib import Path

import yaml

from bench.builds import without_calls, without_macros, write_plain
from macros.page.call import next_call
from macros.runtime.sources import ROOT


def test_calls_go_and_formulas_stay() -> None:
    page = (
        'One.\n\n{{ calculator("volume",\n customers=1) }}\n\nTwo $\\frac{{a}}{b}$ `${{ x() }}`.\n'
    )
    assert without_calls(page) == "One.\n\n\n\nTwo $\\frac{{a}}{b}$ `${{ x() }}`.\n"


def test_what_is_ours_leaves_the_configuration() -> None:
    settings = {
        "site_name": "A",
        "strict": True,
        "theme": {"name": "material", "custom_dir": "macros/theme"},
        "extra_javascript": [{"path": "assets/moments.js"}],
        "markdown_extensions": {"tables": {}, "macros.extension": {}},
    }
    assert without_macros(settings) == {
        "site_name": "A",
        "theme": {"name": "material"},
        "strict": False,
        "markdown_extensions": {"tables": {}},
    }


def test_the_plain_project_has_every_page_and_no_calculator(tmp_path: Path) -> None:
    project = tmp_path / "plain"
    write_plain(project)
    pages = sorted(path.relative_to(project) for path in (project / "docs").rglob("*.md"))
    assert pages == sorted(path.relative_to(ROOT) for path in (ROOT / "docs").rglob("*.md"))
    for page in pages:
        assert next_call((project / page).read_text(encoding="utf-8")) is None, page
    assert not list(project.rglob("*.wasm"))
    settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["theme"]["name"] == "material"
    assert "macros.extension" not in settings["markdown_extensions"]
