"""What holds for a calculator whatever its numbers are: folded on the page, whole for scripts."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calculator import catalog
from macros import shipped
from macros.cli import main
from macros.knowledge import bibliography
from macros.sentence import MacroError

Convert = Callable[..., str]
HEAD = """---
title: A page
description: A page of a test, with a calculator that is nobody’s but the test’s.
reviewed: 2026-11-22
rests_on:
  reconstructed: All of it.
---
"""
OWN = """
from calculator.declaration import *

CALCULATOR = Calculator(
    name="doubling",
    question="How much is twice as much?",
    fields=(Number("amount", "Amount", 0, 9),),
    values=(Value("twice", "Twice"),),
    example={"amount": 2},
    calculate=lambda inputs: Findings({"twice": 2 * inputs["amount"]}),
    present=lambda inputs, found: Presentation(answer=f"It is {found.values['twice']:.0f}."),
    limits=("It knows <nothing> else.",),
    sources=("wilson1927", Source("Our handbook, third edition.", "10.1000/182")),
)
"""


@contextmanager
def offered(tmp_path: Path, text: str) -> Iterator[None]:
    """A folder with one calculator of an organisation's own."""
    folder = tmp_path / "calculators"
    folder.mkdir()
    (folder / "doubling.py").write_text(text)
    catalog.add(str(folder))
    try:
        yield
    finally:
        catalog.__path__.remove(str(folder))
        catalog.names.cache_clear()
        sys.modules.pop(f"{catalog.__name__}.doubling", None)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[None]:
    with offered(tmp_path, OWN):
        yield


@pytest.mark.usefixtures("own")
def test_a_page_that_lists_sources_cites_in_the_fold_and_lists_below(
    convert: Convert, docs: Path
) -> None:
    (docs / bibliography.WORKS_FILE).parent.mkdir()
    shutil.copy(shipped.docs() / bibliography.WORKS_FILE, docs / bibliography.WORKS_FILE)
    html = convert(
        f'{HEAD}\n{{{{ calculator("doubling") }}}}\n\n## Sources\n\n{{{{ sources() }}}}\n'
    )
    fold, _, listed = html.partition('<section class="moments-cited"')
    assert "It knows &lt;nothing&gt; else." in fold
    assert '<a class="moments-cite" href="#source-wilson1927"' in fold
    assert "Our handbook, third edition." in fold
    assert '<li id="source-wilson1927">' in listed
    assert "Our handbook, third edition." in listed
    assert listed.count("https://doi.org/10.1000/182") == 1


@pytest.mark.usefixtures("own")
def test_a_page_without_a_list_tells_them_in_full(convert: Convert) -> None:
    html = convert('{{ calculator("doubling") }}')
    assert "#source-" not in html
    assert "Probable inference, the law of succession" in html
    assert 'href="https://doi.org/10.1000/182"' in html


@pytest.mark.usefixtures("own")
def test_scripts_get_limits_and_works_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "two.json").write_text('{"amount": 2}')
    assert main(["run", "doubling", str(tmp_path / "two.json"), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["limits"] == ["It knows <nothing> else."]
    first, second = data["sources"]
    assert "Probable inference, the law of succession" in first
    assert "<" not in first
    assert second == "Our handbook, third edition. https://doi.org/10.1000/182"


def test_a_work_that_nobody_knows_stops_the_page(convert: Convert, tmp_path: Path) -> None:
    said = "no source “wilson1972”.*did you mean “wilson1927”"
    with (
        offered(tmp_path, OWN.replace("wilson1927", "wilson1972")),
        pytest.raises(MacroError, match=said),
    ):
        convert('{{ calculator("doubling") }}')
