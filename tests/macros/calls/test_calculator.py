"""Which Python a calculator's element asks for: the switch of a site, and who it is not for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.calls.calculator import calculator
from macros.page.page import Page
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("image", "own", "asked"),
    [
        pytest.param(False, None, False, id="off"),
        pytest.param(True, None, True, id="on"),
        pytest.param(True, "0123456789abcdef", False, id="with own calculators"),
    ],
)
def test_an_image_is_asked_where_the_site_says_so(
    image: bool, own: str | None, asked: bool
) -> None:
    docs = Path(ROOT, "docs")
    page = Page(docs / "index.md", docs, lambda: "fedcba9876543210", own=own, image=image)
    found = re.search(r"<moments-calculator [^>]*>", str(calculator.function(page, "volume")))
    assert found
    assert (" image" in found[0]) is asked
