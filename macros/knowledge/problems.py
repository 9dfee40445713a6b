"""What is wrong in an organisation's files: each with file, line, column and a sentence.

YAML is read as a tree of nodes first, since they know where they stand; data alone does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from calculator.errors import MomentsError
from macros import terminal
from macros.knowledge.yaml_faults import explained
from macros.printing import visible
from macros.strict_yaml import StrictLoader, UnreadableValue

YAMLS_OWN = "tag:yaml.org,2002:"

Way = tuple[str | int, ...]
"""The keys and positions that lead to a value: `("scale", "labels", 1)`."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        file: The file, below the copy's folder.
        line: Its line, counted from 1.
        column: The column in that line, counted from 1.
        sentence: What was found, and what would be right.
    """

    file: str
    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence}"


class Problems(MomentsError):
    """All that is wrong, sorted by place; nothing is built.

    Args:
        problems: One at least.
    """

    is_report = True

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(told(self.problems))


def told(problems: Sequence[Problem]) -> str:
    """Problems as lines, with a count of them at the end.

    >>> print(told([Problem("moments.yml", 2, 7, "name: text is needed here, not 5.")]))
    moments.yml:2:7: name: text is needed here, not 5.
    1 thing is wrong in 1 file. Nothing was built.
    """
    files = len({problem.file for problem in problems})
    counted = terminal.say(
        "{things} wrong in {files}. Nothing was built.",
        things=terminal.count("{number} thing is", "{number} things are", len(problems)),
        files=terminal.count("{number} file", "{number} files", files),
    )
    return "\n".join([*map(str, problems), counted])


@dataclass
class Tree:
    """A YAML file: its data, and where each key and value stands.

    Attributes:
        file: The file, as problems name it.
        data: What it says; of a key that is given twice, what it says first.
        problems: Keys given twice, tags and the like: what data no longer shows.
    """

    file: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    _keys: dict[Way, yaml.Mark] = field(default_factory=dict)
    _values: dict[Way, yaml.Node] = field(default_factory=dict)
    _first_line: int = 1

    def problem(self, way: Way, sentence: str, *, key: bool = False) -> Problem:
        """Say what is wrong with a value, or with its key.

        What is not there has no place of its own: its nearest parent's key is named then, and the
        first line of a file that is empty.
        """
        while way and way not in self._values:
            way, key = way[:-1], True
        mark = self._keys.get(way) if key else None
        if mark is None and way in self._values:
            mark = self._values[way].start_mark
        if mark is None:
            return Problem(self.file, self._first_line, 1, sentence)
        return self.at(mark, sentence)

    def at(self, mark: Any, sentence: str) -> Problem:
        """Say what is wrong at one of PyYAML's marks."""
        return Problem(self.file, mark.line + self._first_line, mark.column + 1, sentence)

    def written(self, way: Way) -> str:
        """A single value as it is written in the file: `no` where the data say `False`."""
        node = self._values.get(way)
        return node.value if isinstance(node, yaml.ScalarNode) else ""

    def line_after(self, way: Way) -> str:
        """What follows on a value's line from where it begins: a comment, if it is empty."""
        mark = self._values[way].start_mark
        buffer = mark.buffer or ""
        return buffer[mark.pointer :].partition("\n")[0].strip(" \0")


def read(path: Path, file: str) -> Tree:
    """Read a YAML file.

    Args:
        path: The file.
        file: How problems name it.

    Raises:
        Problems: If it cannot be read as YAML at all.
    """
    return understood(path.read_bytes(), file)


def understood(content: bytes, file: str) -> Tree:
    """Read the bytes of a YAML file.

    Raises:
        Problems: If it cannot be read as YAML at all.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = terminal.say("here begins something that is not UTF-8; save the file as UTF-8.")
        raise Problems([Problem(file, line, 1, sentence)]) from None
    return parse(text, file)


def parse(text: str, file: str, first_line: int = 1) -> Tree:
    """Read YAML from a text, whose first line is another's `first_line`.

    Raises:
        Problems: If it cannot be read as YAML at all.
    """
    tree = Tree(file, _first_line=first_line)
    try:
        loader = _Nodes(text)
        root = loader.get_single_node()
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n"), len(before) - before.rfind("\n")
        sentence = terminal.say("there is a character here that YAML does not allow; remove it.")
        raise Problems([Problem(file, line + first_line, column, sentence)]) from None
    except yaml.MarkedYAMLError as error:
        raise Problems([tree.at(*explained(error))]) from None
    if root is not None:
        tree.data = _Walk(tree, loader).value(root, ())
    return tree


class _Nodes(StrictLoader):
    """The nodes of a file, none of which stands in two places."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="alias", problem_mark=mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


@dataclass
class _Walk:
    tree: Tree
    loader: _Nodes

    def value(self, node: yaml.Node, way: Way) -> Any:
        self.tree._values[way] = node
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*way, at)) for at, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, way)
        return self.scalar(node)

    def mapping(self, node: yaml.MappingNode, way: Way) -> dict[Any, Any]:
        data: dict[Any, Any] = {}
        lines: dict[Any, int] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if not isinstance(key_node, yaml.ScalarNode):
                self.object(mark, terminal.say("a key is a word or a number; this is neither."))
                continue
            if key_node.tag == f"{YAMLS_OWN}merge":
                said = terminal.say("keys are not merged here by <<; write them out.")
                self.object(mark, said)
                continue
            key = self.scalar(key_node)
            key = key_node.value if key is None or isinstance(key, bool) else key
            if key in data:
                said = terminal.say(
                    "the key {key} is given twice; it stands in line {line} already.",
                    key=terminal.quoted(key_node.value),
                    line=lines[key],
                )
                self.object(mark, said)
                continue
            lines[key] = mark.line + self.tree._first_line
            self.tree._keys[*way, key] = mark
            data[key] = self.value(value_node, (*way, key))
        return data

    def scalar(self, node: yaml.Node) -> Any:
        try:
            return self.loader.construct_object(node)
        except UnreadableValue:
            said = terminal.say(
                "{value} looks like a date or a number and is none; put text in quotation marks.",
                value=terminal.quoted(visible(node.value)),
            )
            if node.tag == f"{YAMLS_OWN}str":
                said = terminal.say(
                    "half of a character stands in {value}; write it whole.",
                    value=terminal.quoted(visible(node.value)),
                )
        except yaml.MarkedYAMLError:
            said = terminal.say(
                "the tag {tag} is not read here; write the value itself.",
                tag=terminal.quoted(node.tag),
            )
            if node.tag.startswith(YAMLS_OWN):
                said = terminal.say(
                    "{value} means something of its own in YAML; put it in quotation marks.",
                    value=terminal.quoted(node.value),
                )
        self.object(node.start_mark, said)
        # Whoever judges the value cannot do with half of a character.
        return str(node.value).encode("utf-8", "backslashreplace").decode("utf-8")

    def object(self, mark: yaml.Mark, sentence: str) -> None:
        self.tree.problems.append(self.tree.at(mark, sentence))
