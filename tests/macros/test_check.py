"""`python -m macros.check`: all that is wrong in all pages, in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check import main
from tests import soaking

ROOT = Path(__file__).parents[2]
CONFIG = "site_name: Test\nmarkdown_extensions:\n  tables: {}\n  macros.extension: {}\n"


@pytest.fixture
def config(docs: Path) -> Path:
    path = docs.parent / "mkdocs.yml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


@soaking.only  # each build that a test reads refuses a wrong call
@pytest.mark.usefixtures("taken_away")
def test_the_site_has_no_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ROOT / "mkdocs.yml") == 0
    assert capsys.readouterr().out.startswith("Macro calls of ")


def test_pages_without_a_wrong_call_are_counted(
    docs: Path, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "index.md").write_text('# Home\n\n{{ calculator("encounter", scenario="bank") }}\n')
    (docs / "volume.md").write_text('# Volume\n\n{{ calculator("volume") }}\n')
    assert main(config) == 0
    assert capsys.readouterr().out == "Macro calls of 2 pages are right.\n"


def test_every_error_of_every_page_is_printed(
    docs: Path, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "index.md").write_text(
        '---\ntitle: Home\n---\n# {{ value("volum", "x") }}\n\n{{ calculator("encounter") }}\n\n'
        'So {{ calculator("volume") }}.\n'
    )
    (docs / "right.md").write_text('{{ calculator("encounter", scenario="bank") }}\n')
    (docs / "deep").mkdir()
    (docs / "deep" / "page.md").write_text('\n\n{{ calculator("encounter", scenario="bnak") }}\n')
    assert main(config) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "docs/deep/page.md:3: There is no scenario “bnak”; did you mean “bank”?",
        "docs/index.md:4: There is no calculator “volum”; did you mean “volume”?",
        "docs/index.md:8: “calculator” makes a block and cannot stand in running text: "
        "put an empty line before and after its call.",
    ]


def test_a_wrong_scenario_is_an_error_of_the_page_that_calls_it(
    docs: Path, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = docs / "scenarios" / "bank.yml"
    scenario.write_text(scenario.read_text("utf-8").replace("importance: 7", "importance: 11", 1))
    (docs / "index.md").write_text('{{ calculator("encounter", scenario="bank") }}\n')
    assert main(config) == 1
    said = capsys.readouterr().err
    assert said.startswith("docs/index.md:1: moments.")
    assert "11 is out of range; a number from 1 to 10 is needed here." in said


def test_a_configuration_without_the_extension_is_an_error(config: Path) -> None:
    config.write_text("site_name: Test\n")
    with pytest.raises(Exception, match=r"mkdocs.yml: markdown_extensions lacks macros.extension"):
        main(config)
