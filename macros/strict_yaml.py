"""YAML as people write it here: nothing that they wrote is lost, and nothing takes for ever.

What is wrong is a `yaml.MarkedYAMLError` with its line, whatever PyYAML would have raised.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml

from calculator.errors import MomentsError
from calculator.words import amount
from macros import terminal
from macros.printing import visible

DEEPEST = 40
MOST_VALUES = 100_000
"""Written out, with what stands in an anchor once for each place that it is named at."""
VALUE_KINDS = {
    "int": terminal.later("{value} is no whole number"),
    "float": terminal.later("{value} is no number"),
    "bool": terminal.later("{value} is no true or false"),
    "timestamp": terminal.later("{value} is no day"),
    "str": terminal.later("{value} is no text, since half of a character stands in it"),
}
OF_ANOTHER_KIND = terminal.later("{value} is no value of this kind")
TAG = "tag:yaml.org,2002:"


class UnreadableValue(yaml.MarkedYAMLError, MomentsError):
    """A value is not what its tag says, or what it looks like."""


class StrictLoader(yaml.SafeLoader):
    """YAML in which a key given twice is a fault and not a loss, and 16:30 is no number.

    Raises:
        yaml.MarkedYAMLError: While it is read, if it is nested too deeply, or holds too much.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = self._values = 0

    def get_event(self) -> yaml.Event:
        """Take the next event, and look at its place before anything is made of it."""
        event: yaml.Event = super().get_event()  # type: ignore[no-untyped-call]
        self._depth += isinstance(event, yaml.CollectionStartEvent)
        self._depth -= isinstance(event, yaml.CollectionEndEvent)
        self._values += isinstance(event, yaml.NodeEvent)
        if self._depth > DEEPEST:
            said = terminal.say("it is nested more than {deepest} levels deep", deepest=DEEPEST)
            _refuse(said, event.start_mark)
        if self._values > MOST_VALUES:
            said = terminal.say("it holds more than {most} values", most=amount(MOST_VALUES))
            _refuse(said, event.start_mark)
        return event

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Make a dictionary of a mapping, unless it names a key twice."""
        if not isinstance(node, yaml.MappingNode):
            problem = terminal.say("keys with values are needed for this tag")
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
        met: set[Any] = set()
        for key, _ in node.value:
            said = self.construct_object(key, deep=True)
            if (
                not isinstance(said, str | int | float | bool | type(None))
                and key.tag != f"{TAG}timestamp"
            ):
                _refuse(terminal.say("a list cannot be a key"), key.start_mark)
            if said in met and key.tag != f"{TAG}merge":
                key_named = terminal.quoted(str(said))
                problem = terminal.say("the key {key} is given twice", key=key_named)
                _refuse(problem, key.start_mark)
            met.add(said)
        return super().construct_mapping(node, deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Make a value of a node; one that is not what its tag says is a fault of this line."""
        try:
            made = super().construct_object(node, deep)
            if isinstance(made, int):
                float(made)  # what is beyond all numbers cannot even be printed
            if isinstance(made, str):
                made.encode("utf-8")  # nor can half of a character
            return made
        except (yaml.YAMLError, RecursionError):
            raise
        except Exception as fault:  # PyYAML raises whatever its conversion does
            kind = VALUE_KINDS.get(node.tag.removeprefix(TAG), OF_ANOTHER_KIND)
            problem = terminal.said(kind, value=terminal.quoted(visible(str(node.value)[:40])))
            raise UnreadableValue(problem=problem, problem_mark=node.start_mark) from fault


def _without_sixties() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """The rules by which plain words become numbers, less those for 16:30, which would be 990."""
    patterns = {
        f"{TAG}int": re.compile(r"[-+]?(0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+)"),
        f"{TAG}float": re.compile(
            r"[-+]?([0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?|\.[0-9][0-9_]*([eE][-+][0-9]+)?|\.(inf|Inf|INF))"
            r"|\.(nan|NaN|NAN)"
        ),
    }
    whole = {tag: re.compile(f"(?:{found.pattern})$") for tag, found in patterns.items()}
    return {
        first: [(tag, whole.get(tag, pattern)) for tag, pattern in rules]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


StrictLoader.yaml_implicit_resolvers = _without_sixties()


def load(text: str, loader: type[StrictLoader] = StrictLoader) -> Any:
    """What a text in YAML holds.

    Raises:
        yaml.MarkedYAMLError: It cannot be read, names a key twice, is nested too deeply, or holds
            too much, written out.
    """
    reader = loader(text)
    try:
        node = _composed(reader)
        return None if node is None else reader.construct_document(node)
    finally:
        reader.dispose()


def composed(text: str, loader: type[StrictLoader] = StrictLoader) -> yaml.Node | None:
    """The nodes of a text in YAML, which know where they stand; `None` if it is empty.

    Raises:
        yaml.MarkedYAMLError: It cannot be read, is nested too deeply, or holds too much.
    """
    reader = loader(text)
    try:
        return _composed(reader)
    finally:
        reader.dispose()


def _composed(reader: StrictLoader) -> yaml.Node | None:
    node: yaml.Node | None = reader.get_single_node()
    if node is not None:
        _written_out(node, {}, frozenset())
    return node


def _written_out(node: yaml.Node, known: dict[int, int], within: frozenset[int]) -> int:
    """How many values a node holds with all that its aliases stand for."""
    if id(node) in within:
        _refuse(terminal.say("an alias cannot stand within its own anchor"), node.start_mark)
    if id(node) in known:
        return known[id(node)]
    parts: list[yaml.Node] = []
    if isinstance(node, yaml.MappingNode):
        parts = [one for pair in node.value for one in pair]
    elif isinstance(node, yaml.SequenceNode):
        parts = node.value
    inside = within | {id(node)}
    values = 1
    for one in parts:
        values += _written_out(one, known, inside)
        if values > MOST_VALUES:
            most = amount(MOST_VALUES)
            said = terminal.say("with its aliases it holds more than {most} values", most=most)
            _refuse(said, node.start_mark)
    known[id(node)] = values
    return values


def _refuse(problem: str, mark: Any) -> NoReturn:
    raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
