"""The contract of the calculators, as its sources declare and document it.

Read from the source and not from what was imported: an argument's type and default then stand as
they were written, the order is that of the file, and what is said below a constant is seen.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from macros import terminal
from macros.sentence import MacroError, suggest

CALCULATOR_PACKAGE = "calculator"
CONTRACT_MODULES = (
    *("declaration", "fields", "charts", "grids", "words"),
    *("precision", "errors", "reply", "sureness"),
)
"""The modules of `calculator` that an own calculator, or somebody's Python, may build on."""
WIDEST_CALL = 72
"""Characters: a longer call is written with a line for each argument."""


@dataclass(frozen=True)
class Documented:
    """One public name of a module.

    Attributes:
        module: The module's name in `calculator`, such as `fields`.
        name: Its own name.
        written: How it is called, or what it is, as Python.
        text: Its docstring.
        arguments: The names of its arguments or fields.
        members: The public methods and properties of a class.
    """

    module: str
    name: str
    written: str
    text: str
    arguments: tuple[str, ...] = ()
    members: tuple[Documented, ...] = ()

    @property
    def anchor(self) -> str:
        """The id by which pages link to it, such as `fields.Number`."""
        return f"{self.module}.{self.name}"


@dataclass(frozen=True)
class DocumentedModule:
    """A module's docstring, and its public names in the order of the file."""

    name: str
    text: str
    names: tuple[Documented, ...]


@cache
def read(name: str) -> DocumentedModule:
    """Read a module of the contract.

    Raises:
        MacroError: If it is none of these; the sentence names the nearest.
    """
    if name not in CONTRACT_MODULES:
        said = terminal.say(
            "The contract has no module {name}; {hint}",
            name=terminal.quoted(name),
            hint=suggest(name, CONTRACT_MODULES),
        )
        raise MacroError(said)
    spec = find_spec(f"{CALCULATOR_PACKAGE}.{name}")
    assert spec, name
    assert spec.origin, name
    source = Path(spec.origin).read_text(encoding="utf-8")
    tree = ast.parse(source)
    return DocumentedModule(name, _text(tree), tuple(_Source(name, source).public(tree.body)))


def find(anchor: str) -> Documented:
    """Find what stands in a module by its anchor, such as `fields.Number`.

    Raises:
        MacroError: If there is no such module or name; the sentence names the nearest.
    """
    module = read(anchor.partition(".")[0])
    known = {one.anchor: one for one in module.names}
    if anchor not in known:
        said = terminal.say(
            "The contract has no {name}; {hint}",
            name=terminal.quoted(anchor),
            hint=suggest(anchor, known),
        )
        raise MacroError(said)
    return known[anchor]


@cache
def anchors() -> dict[str, str]:
    """The anchor of each name that stands for one thing only, wherever a docstring mentions it.

    A class and a constant are mentioned by their own name; everything may be by its module's too.
    """
    found = {}
    for one in (one for module in CONTRACT_MODULES for one in read(module).names):
        found[f"{CALCULATOR_PACKAGE}.{one.anchor}"] = found[one.anchor] = one.anchor
        if one.name[0].isupper():
            found[one.name] = one.anchor
    return found


class _Source:
    """A module's source, from which what it declares is taken as it was written."""

    def __init__(self, module: str, source: str) -> None:
        self._module = module
        self._lines = source.encode().split(b"\n")  # places are counted in bytes

    def public(self, body: list[ast.stmt]) -> Iterator[Documented]:
        """Give the public names of a module, in their order."""
        for at, node in enumerate(body):
            if isinstance(node, ast.ClassDef) and _is_public(node.name):
                yield self._of_a_class(node)
            elif isinstance(node, ast.FunctionDef) and _is_public(node.name):
                yield self._of_a_function(node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name, text = node.targets[0].id, _below(body[at + 1 : at + 2])
                # What a call makes is the module's own tool; a table or the name of a type is not.
                if _is_public(name) and text and not isinstance(node.value, ast.Call):
                    yield Documented(self._module, name, self._whole(node), text)

    def _of_a_class(self, node: ast.ClassDef) -> Documented:
        own = [one for one in node.body if isinstance(one, ast.FunctionDef)]
        made = next((one for one in own if one.name == "__init__"), None)
        if made is not None:
            arguments = [*self._arguments(made.args)][1:]
        elif any("dataclass" in self._line(one) for one in node.decorator_list):
            arguments = [*self._fields(node)]
        else:
            arguments = []
        bases = f"({', '.join(map(self._line, node.bases))})" if node.bases else ""
        call = _called(node.name, arguments, "") if arguments else f"class {node.name}{bases}"
        members = [self._of_a_function(one, node.name) for one in own if _is_public(one.name)]
        return Documented(
            self._module, node.name, call, _text(node), _names(arguments), tuple(members)
        )

    def _of_a_function(self, node: ast.FunctionDef, within: str = "") -> Documented:
        arguments = [*self._arguments(node.args)]
        returned = f" -> {self._type(node.returns)}" if node.returns else ""
        name = f"{within}.{node.name}" if within else node.name
        if within:
            arguments = arguments[1:]
        is_property = any(self._line(one) == "property" for one in node.decorator_list)
        call = f"{name}{returned}" if is_property else _called(name, arguments, returned)
        return Documented(self._module, node.name, call, _text(node), _names(arguments))

    def _fields(self, node: ast.ClassDef) -> Iterator[str]:
        """The arguments of a dataclass, without those that only older calculators give."""
        if any("kw_only=True" in self._line(one) for one in node.decorator_list):
            yield "*"
        for one in node.body:
            if not isinstance(one, ast.AnnAssign) or not isinstance(one.target, ast.Name):
                continue
            kind = self._type(one.annotation)
            if kind == "KW_ONLY":
                yield "*"
            elif not kind.startswith("InitVar"):
                yield f"{one.target.id}: {kind}{self._default(one.value)}"

    def _arguments(self, given: ast.arguments) -> Iterator[str]:
        """A function's arguments, each with its type and default."""
        ordered = [*given.posonlyargs, *given.args]
        defaults = [None] * (len(ordered) - len(given.defaults)) + [*given.defaults]
        for one, default in zip(ordered, defaults, strict=True):
            yield self._argument(one, default)
        if given.vararg:
            yield f"*{self._argument(given.vararg, None)}"
        elif given.kwonlyargs:
            yield "*"
        for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
            yield self._argument(one, default)

    def _argument(self, one: ast.arg, default: ast.expr | None) -> str:
        kind = f": {self._type(one.annotation)}" if one.annotation else ""
        return f"{one.arg}{kind}{self._default(default)}"

    def _default(self, value: ast.expr | None) -> str:
        if value is None:
            return ""
        if isinstance(value, ast.Call) and self._line(value.func) == "field":
            given = {one.arg: self._line(one.value) for one in value.keywords}
            made = {"list": "[]", "dict": "{}"}.get(given.get("default_factory", ""))
            return f" = {given['default'] if made is None else made}"
        return f" = {self._line(value)}"

    def _type(self, annotation: ast.expr) -> str:
        """A type as it is meant: one that is declared further down stands in quotation marks."""
        match annotation:
            case ast.Constant(str(text)):
                return text
        return self._line(annotation)

    def _line(self, node: ast.expr) -> str:
        return " ".join(self._whole(node).split())

    def _whole(self, node: ast.stmt | ast.expr) -> str:
        """What `ast.get_source_segment` gives, which cuts the whole source for each node anew."""
        lines = self._lines[node.lineno - 1 : node.end_lineno]
        lines[-1] = lines[-1][: node.end_col_offset]
        lines[0] = lines[0][node.col_offset :]
        return b"\n".join(lines).decode()


def _is_public(name: str) -> bool:
    return not name.startswith("_")


def _text(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> str:
    return ast.get_docstring(node) or ""


def _below(said: list[ast.stmt]) -> str:
    """What a string that stands alone says of the line above it."""
    match said:
        case [ast.Expr(ast.Constant(str(text)))]:
            return inspect.cleandoc(text)
    return ""


def _names(arguments: list[str]) -> tuple[str, ...]:
    return tuple(one.lstrip("*").partition(":")[0] for one in arguments if one != "*")


def _called(name: str, arguments: list[str], returned: str) -> str:
    line = f"{name}({', '.join(arguments)}){returned}"
    if len(line) <= WIDEST_CALL or not arguments:
        return line
    return "\n".join([f"{name}(", *(f"    {one}," for one in arguments), f"){returned}"])
