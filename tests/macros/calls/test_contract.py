"""The contract's reference: complete, as the code has it, and with links that lead somewhere."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

import pytest

from macros.knowledge import contract
from macros.knowledge.contract import Documented
from macros.sentence import MacroError
from tests.macros.conftest import ROOT, Convert
from tests.test_arrows import CONTRACT

PAGE = ROOT / "docs" / "host" / "develop" / "contract.md"
DECLARED = ("declaration", "fields", "charts", "grids")
NAMES = [one for module in contract.CONTRACT_MODULES for one in contract.read(module).names]
EVERY = pytest.mark.parametrize("one", NAMES, ids=lambda one: one.anchor)


class Marks(HTMLParser):
    """The ids of a page, and the parts of it that it links to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id" and value:
                self.ids.append(value)
            elif tag == "a" and name == "href" and value and value.startswith("#"):
                self.links.add(value[1:])


def meant(one: Documented) -> Any:
    return getattr(import_module(f"calculator.{one.module}"), one.name)


@EVERY
def test_each_name_is_documented(one: Documented) -> None:
    assert one.text
    assert all(member.text for member in one.members)


@EVERY
def test_its_arguments_are_those_that_python_takes(one: Documented) -> None:
    """Python's own account of what was imported, beside ours of what is written."""
    thing = meant(one)
    if not callable(thing) or not one.arguments:
        return
    taken = [*inspect.signature(thing).parameters]
    if is_dataclass(thing):
        lasting = {field.name for field in fields(thing)}
        taken = [name for name in taken if name in lasting]
    positional = [
        name
        for name in taken
        if inspect.signature(thing).parameters[name].kind is not inspect.Parameter.KEYWORD_ONLY
    ]
    assert list(one.arguments) == [*positional, *(name for name in taken if name not in positional)]


@pytest.mark.parametrize(
    "one", [one for one in NAMES if one.module in DECLARED], ids=lambda one: one.anchor
)
def test_each_argument_is_explained_by_its_own_text_or_the_module_s(one: Documented) -> None:
    said = one.text + contract.read(one.module).text
    unsaid = [
        name for name in one.arguments if not re.search(rf"`{name}\b|^ +{name}: ", said, re.M)
    ]
    assert unsaid == []


def test_all_that_a_calculator_may_import_is_in_it() -> None:
    assert {name.partition(".")[2] for name in CONTRACT} <= {*contract.CONTRACT_MODULES}
    shown = re.findall(r'^\{\{ contract\("(\w+)"\) \}\}$', PAGE.read_text(encoding="utf-8"), re.M)
    assert tuple(shown) == contract.CONTRACT_MODULES
    offered = import_module("calculator.declaration").__all__
    assert {one.name for one in NAMES if one.module == "declaration"} <= {*offered}


def test_links_lead_to_what_stands_on_the_page(convert: Convert) -> None:
    calls = (f'{{{{ contract("{module}") }}}}' for module in contract.CONTRACT_MODULES)
    html = convert("\n\n".join(calls))
    marks = Marks(html)
    assert len(marks.ids) == len({*marks.ids})
    assert {one.anchor for one in NAMES} <= {*marks.ids}
    assert marks.links <= {*marks.ids}
    assert '<a href="#fields.Scale"><code>Scale</code></a>' in html
    assert html.count("``") == 0, "marks of code that nothing made code of"


def test_examples_sections_and_signatures_are_shown(convert: Convert) -> None:
    words = convert('{{ contract("words") }}')
    assert '<span class="gp">&gt;&gt;&gt; </span>' in words
    declared = convert('{{ contract("declaration") }}')
    assert "<li><code>question</code>: The question, which is also the title" in declared
    assert "What it raises" in declared  # by Findings.beside
    assert '<span class="n">on_scale</span>' in convert('{{ contract("fields") }}')
    assert "reckon" not in contract.read("declaration").names[-1].written


def test_a_wrong_name_is_told_the_nearest(convert: Convert) -> None:
    with pytest.raises(MacroError, match=r"has no module “field”; did you mean “fields”"):
        convert('{{ contract("field") }}')
    with pytest.raises(MacroError, match=r"has no “fields.Nmber”; did you mean “fields.Number”"):
        convert('{{ documented("fields.Nmber") }}')
