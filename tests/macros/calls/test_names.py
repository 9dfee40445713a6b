"""A macro is found because its file is there, under the file's name."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from macros import calls
from macros.page.macro import Macro

FILES = {path.stem for path in Path(calls.__file__).parent.glob("*.py")} - {"__init__"}


def test_each_file_is_a_macro_and_nothing_else_is_one() -> None:
    assert set(calls.names()) == FILES
    assert len(FILES) >= 12


@pytest.mark.parametrize("name", calls.names())
def test_a_file_holds_the_one_macro_of_its_name(name: str) -> None:
    macro = calls.load(name)
    module = inspect.getmodule(macro.function)
    assert module is not None
    assert [key for key, value in vars(module).items() if isinstance(value, Macro)] == [name]
    assert macro.name == name


@pytest.mark.parametrize("name", calls.names())
def test_a_macro_explains_its_arguments(name: str) -> None:
    macro = calls.load(name)
    text = inspect.getdoc(macro.function) or ""
    for parameter in macro.parameters:
        assert f"    {parameter.name}: " in text, f"{name} does not explain {parameter.name}"
