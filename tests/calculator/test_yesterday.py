"""An organisation's own calculator, written to the contract before this one, still answers."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculator
from calculator import catalog, declaration
from macros.copy import calculators

FOLDER = Path(__file__).with_name("yesterday")
# Each class and function of that contract, with the names by which it was called.
KEYWORDS = {
    "Number": "key label low high default start unit help whole optional",
    "Scale": "default key label help",
    "Rating": "key label start help optional",
    "Name": "key label start longest help",
    "Choice": "key label options start default help fields",
    "Series": "key label low high rated whole least most help optional",
    "Answers": "key label most widest help",
    "Columns": "key label low high least most widest help optional",
    "Group": "key label fields help optional",
    "Table": "key label row rows columns least most help in_form",
    "Value": "key label shown unit",
    "Source": "text doi",
    "Message": "path text level",
    "Findings": "values rows notes",
    "Grid": "caption head rows numeric row_head",
    "Formula": "name statement worked",
    "Mark": "number name state x y label",
    "Curve": "title description expectation marks low high table",
    "Matrix": "title description marks x_label y_label crosshair quadrants x_range y_range table",
    "Bar": "name value shown state",
    "Bars": "title description bars low high table",
    "Span": "name mark low high shown state",
    "Spans": "title description spans low high table reference reference_name",
    "Point": "x y low high",
    "Trend": "title description points x_label y_label y_range table reference reference_name",
    "Presentation": "answer advice charts tables formulas",
    "Calculator": "name question fields values example reckon present limits sources check snippet "
    "snippet_gives",
    "nothing_to_add": "inputs",
}


@pytest.fixture(scope="module")
def reply() -> Iterator[calculator.Reply]:
    # A copy that was built in this process may have left a calculator of this name.
    sys.modules.pop(f"{catalog.__name__}.waiting_time", None)
    with calculators.offered(FOLDER):
        example = catalog.load("waiting-time").example
        yield calculator.respond("waiting-time", example)


def test_its_answer_and_values_are_what_they_were(reply: calculator.Reply) -> None:
    assert reply.answer == (
        "3 of 10 customers waited longer than 10 minutes, 30 % (95 % interval 11 % to 60 %)."
    )
    assert reply.values == {
        "late": 3,
        "share": 0.3,
        "low": 0.107791267406,
        "high": 0.603221852539,
    }


def test_its_tables_are_what_they_were_and_its_chart_says_what_it_said(
    reply: calculator.Reply,
) -> None:
    then, now = FOLDER.joinpath("waiting_time.html").read_text("utf-8"), reply.details
    for part in (
        r"<table.*?</table>",
        r"<text[^>]*>(.*?)</text>",
        r'class="moments-bar ([a-z-]*)"',
    ):
        told = re.findall(part, now, re.DOTALL)
        assert told
        assert told == re.findall(part, then, re.DOTALL)


@pytest.mark.parametrize("name", KEYWORDS)
def test_each_keyword_is_still_understood(name: str) -> None:
    known = inspect.signature(getattr(declaration, name)).parameters
    assert set(KEYWORDS[name].split()) <= set(known)
