"""What the page about one's own figures names stands on the pages of calculators."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculator import load
from calculator.numerals import number_from
from calculator.survey.form import block

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "calculate" / "own-figures.md").read_text(encoding="utf-8")
# A button is bold and of words only; sentences that stand out end with a full stop.
BUTTONS = sorted({" ".join(one.split()) for one in re.findall(r"\*\*([^*.,]+)\*\*", TEXT)})
MARKUP = "".join(
    path.read_text(encoding="utf-8")
    for path in [
        *(ROOT / "calculator" / "views" / "templates").glob("*.jinja"),
        ROOT / "macros" / "page" / "templates" / "calculator.jinja",
        *(ROOT / "docs" / "assets" / "moments").glob("*.js"),
    ]
)


def test_there_are_buttons() -> None:
    assert {"Start empty", "Open a file", "Copy link", "Undo"} <= set(BUTTONS)


@pytest.mark.parametrize("name", BUTTONS)
def test_each_button_that_is_named_exists(name: str) -> None:
    assert re.search(rf">\s*{re.escape(name)}[.<]|(?:button|_)\(\"{re.escape(name)}\"", MARKUP)


def test_the_sheet_that_is_shown_is_taken_as_it_says() -> None:
    lines = [one for one in TEXT.splitlines() if one.startswith("| ")][:4]
    rows = [[cell.strip() for cell in one.strip("| ").split(" | ")] for one in lines]
    kept = [row for row in rows if not set("".join(row)) <= set("-: ")]
    sheet = "\n".join("\t".join(row) for row in kept)
    taken = block.opened(load("tolerance"), sheet)
    assert taken.said == (
        "2 moments taken, with moment, adequate, desired and perceived. "
        "“Notes” is not asked for here and is left out."
    )
    assert taken.inputs is not None
    assert [row["desired"] for row in taken.inputs["rows"]] == ["8", "8,2"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("7,5", 7.5), ("12 345,67", 12345.67), ("12’345.67", 12345.67), ("٧٫٥", 7.5)],
)
def test_numbers_are_read_as_it_says(written: str, meant: float) -> None:
    assert number_from(written, 0, 100_000) == (meant, "")


def test_what_can_mean_two_things_is_asked() -> None:
    assert number_from("1,500", 0, 10_000)[1] == (
        "“1,500” can be read as 1.5 or 1,500; write it without a comma."
    )
