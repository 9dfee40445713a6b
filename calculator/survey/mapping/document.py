"""YAML in and out: text, lists and mappings only, and never deeper or longer than a mapping needs.

Every plain scalar is text, so that the label No stays “No” and the code 08 stays “08”.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import yaml

from calculator.errors import MomentsError
from calculator.words import amount, quote

LONGEST = 500_000
DEEPEST = 8
MOST_NODES = 20_000
SCALAR, LIST, MAP = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"


class _Plain(yaml.SafeLoader):
    """PyYAML's own safe loader in Python, without the guesses about what a plain scalar is."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]


class _Stop(MomentsError):
    """Text that is not read any further; it is caught in this module."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass
class Parsed:
    """What a text holds.

    Attributes:
        data: Text, lists and mappings; None if it could not be read.
        lines: The line of each place, counted from 1.
        faults: What kept it from being read: a line, 0 if none, and a sentence.
    """

    data: Any = None
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)


def parsed(text: str) -> Parsed:
    """Read YAML text.

    >>> parsed("answers: [No, 08, 1.5]").data, parsed("a: &x 1").faults
    ({'answers': ['No', '08', '1.5']}, [(1, 'an anchor, “x”, cannot stand in a mapping.')])
    """
    found = Parsed()
    if len(text) > LONGEST:
        said = f"it holds {amount(len(text))} characters; a mapping has at most {amount(LONGEST)}."
        found.faults.append((0, said))
        return found
    try:
        root = _composed(text)
        if root is not None:
            found.data = _value(root, "", found)
    except _Stop as stop:
        found.faults.append((stop.line, stop.sentence))
    except yaml.YAMLError as fault:
        found.faults.append(_fault(fault))
    except RecursionError:
        found.faults.append((0, f"it is nested more than {DEEPEST} levels deep."))
    if found.faults:
        found.data = None
    return found


def _composed(text: str) -> yaml.Node | None:
    """The one document's nodes, after its events have been found harmless."""
    depth = nodes = 0
    for event in yaml.parse(text, Loader=_Plain):
        line = event.start_mark.line + 1 if event.start_mark else 0
        for what in ("anchor", "tag"):
            if said := getattr(event, what, None):
                which = "alias" if isinstance(event, yaml.AliasEvent) else what
                article = "a" if which == "tag" else "an"
                raise _Stop(line, f"{article} {which}, {quote(said)}, cannot stand in a mapping.")
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise _Stop(line, f"it is nested more than {DEEPEST} levels deep.")
        if nodes > MOST_NODES:
            raise _Stop(line, f"it holds more than {amount(MOST_NODES)} values.")
    return yaml.compose(text, Loader=_Plain)


def _value(node: yaml.Node, place: str, found: Parsed) -> Any:
    line = node.start_mark.line + 1
    found.lines[place] = line
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(one, f"{place}.{at}" if place else str(at), found)
            for at, one in enumerate(node.value, start=1)
        ]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    values: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Stop(key.start_mark.line + 1, "a word is needed in front of a colon.")
        if key.value in values:
            said = f"{quote(key.value)} stands here twice; delete one."
            found.faults.append((key.start_mark.line + 1, said))
        values[key.value] = _value(value, f"{place}.{key.value}" if place else key.value, found)
    return values


def _fault(fault: yaml.YAMLError) -> tuple[int, str]:
    mark = getattr(fault, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 0
    return line, "it is not YAML that can be read; look at blanks, colons and quotes around here."


def dumped(data: Any) -> str:
    """Text, lists and mappings as YAML, which `parsed` reads back.

    >>> print(dumped({"labels": ["No", "1", "teils, teils"]}), end="")
    labels: ['No', '1', 'teils, teils']
    """
    return yaml.dump(
        _flowing(data),
        Dumper=_Short,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=10_000,
    )


class _Flow(list[Any]):
    """A short list, which stands on one line."""


class _Short(yaml.SafeDumper):
    """PyYAML's safe dumper, which writes short lists on one line and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 the shape that PyYAML asks for
        """Never an alias: our own reader refuses them."""
        return True


_Short.add_representer(
    _Flow,
    lambda dumper, data: dumper.represent_sequence(LIST, data, flow_style=True),
)


def _flowing(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _flowing(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        short = all(isinstance(one, str | int | float) for one in data) and len(data) <= 3
        return _Flow(data) if short else [_flowing(one) for one in data]
    return data
