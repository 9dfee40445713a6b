"""Works on the built pages: told once, in one list, and all that a calculator names among them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculator import load

HEADING = re.compile(r"<h\d[^>]*>\s*Sources\b")
CALCULATOR = re.compile(r'<moments-calculator calculator="([^"]+)"')


def pages(site: Path) -> dict[str, str]:
    found = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }
    assert len(found) > 80
    return found


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs", "zensical"])
def test_each_page_tells_its_sources_once(generator: str, sites: dict[str, Path]) -> None:
    twice = [
        name for name, text in pages(sites[generator]).items() if len(HEADING.findall(text)) > 1
    ]
    assert twice == []


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs", "zensical"])
def test_each_work_that_a_calculator_names_is_listed_below_it(
    generator: str, sites: dict[str, Path]
) -> None:
    met = set()
    for name, text in pages(sites[generator]).items():
        for calculator in CALCULATOR.findall(text):
            met.add(calculator)
            for key in load(calculator).sources:
                assert f'id="source-{key}"' in text, f"{name} lacks {key} of {calculator}"
                assert f'href="#source-{key}"' in text, f"{name} does not cite {key}"
    assert len(met) >= 23
