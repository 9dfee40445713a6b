"""The macro `keys`: every key of `moments.yml`, made from the schema that editors read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from calculator.words import amount, choose
from macros.page.macro import Kind, macro
from macros.page.page import Page

SCHEMA = Path(__file__).parents[1] / "copy" / "moments.schema.json"
"""Written from the types that judge the file; read and not imported, since no page knows a copy."""

FORMATS = {
    "email": "an e-mail address",
    "uri": "an address that begins with https:// or http://",
    "color": "a colour in quotation marks",
}
Part = Mapping[str, Any]


@macro(Kind.MARKDOWN)
def keys(_page: Page, /) -> Markup:
    """Every key of `moments.yml`: what it says and takes, what holds without it, an example."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    needed = schema["required"]
    told = [
        block
        for name, part in schema["properties"].items()
        for block in _key(name, part, schema["definitions"], needed=name in needed)
    ]
    return Markup("\n\n".join(told))


def _key(name: str, part: Part, definitions: Part, *, needed: bool) -> Iterator[str]:
    part = _resolved(part, definitions)
    yield f"### `{name}`"
    yield part["description"]
    inner = part.get("properties")
    takes = "keys with values, which are below" if inner else taken(part)
    without = "It is needed." if needed else _without(part)
    yield f"It takes {takes}. {without}".strip()
    if inner:
        yield _table(inner, part.get("required", ()), definitions)
    if (example := _example(part, definitions)) is not None:
        yield "\n".join(f"    {line}" for line in written(name, example).splitlines())


def _table(inner: Part, needed: list[str], definitions: Part) -> str:
    rows = ["| Key | What it says | It takes |", "| --- | --- | --- |"]
    for name, part in inner.items():
        found = _resolved(part, definitions)
        without = "It is needed." if name in needed else _without(found)
        said = f"{found['description']} {without}".strip()
        rows.append("| " + " | ".join(map(_cell, (f"`{name}`", said, taken(found)))) + " |")
    return "\n".join(rows)


def taken(part: Part) -> str:
    """Say what a key takes.

    Args:
        part: What the schema says of it.

    >>> taken({"type": "number", "minimum": 0, "maximum": 1}), taken({"type": "boolean"})
    ('a number from 0 to 1', '`true` or `false`')
    >>> taken({"oneOf": [{"const": "all"}, {"type": "array", "items": {"type": "string"}}]})
    '`all` or a list of names'
    """
    if "oneOf" in part:
        return choose(map(taken, part["oneOf"]))
    if "const" in part:
        return f"`{part['const']}`" if "default" not in part else f"`{part['const']}` alone"
    match part.get("type"):
        case "boolean":
            return "`true` or `false`"
        case "integer" | "number":
            kind = "a whole number" if part["type"] == "integer" else "a number"
            return f"{kind} from {amount(part['minimum'])} to {amount(part['maximum'])}"
        case "array":
            return "a list of names"
        case "object":
            return "keys with values"
    if "svg" in part.get("pattern", ""):
        return "the path of an image in the copy’s folder"
    most = part.get("maxLength")
    limit = f" in one line, of {most} characters at the most" if most else ""
    return FORMATS.get(part.get("format", ""), f"text{limit}")


def written(name: str, example: Any) -> str:
    r"""An example as it stands in the file.

    >>> written("methods", ["encounter", "volume"])
    'methods: [encounter, volume]'
    >>> written("scale", {"lowest": 1, "labels": {"1": "Poor"}})
    'scale:\n  lowest: 1\n  labels: {1: Poor}'
    """
    if isinstance(example, Mapping):
        lines = (f"  {key}: {_in_one_line(value)}" for key, value in example.items())
        return "\n".join([f"{name}:", *lines])
    return f"{name}: {_in_one_line(example)}"


def _in_one_line(value: Any) -> str:
    if isinstance(value, Mapping):  # labels have numbers as keys, which JSON turned into text
        value = {
            int(key) if key.lstrip("-").isdecimal() else key: one for key, one in value.items()
        }
    style = '"' if isinstance(value, str) and value.startswith("#") else None
    dumped: str = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, default_style=style, width=1000
    )
    return dumped.removesuffix("...\n").strip()


def _resolved(part: Part, definitions: Part) -> Part:
    """A key with what the part of the schema says that it refers to; its own words come first."""
    found: dict[str, Any] = {}
    for one in part.get("allOf", ()):
        found |= definitions[one["$ref"].rpartition("/")[2]]
    return found | {key: value for key, value in part.items() if key != "allOf"}


def _example(part: Part, definitions: Part) -> Any:
    """The first example; of a key with keys, one made of theirs."""
    if part.get("examples"):
        return part["examples"][0]
    inner = {
        name: _example(_resolved(one, definitions), definitions)
        for name, one in part.get("properties", {}).items()
    }
    return {name: one for name, one in inner.items() if one is not None} or None


def _without(part: Part) -> str:
    default = part.get("default")
    if default is None or isinstance(default, Mapping):
        return ""
    shown = str(default).lower() if isinstance(default, bool) else default
    return f"Without it: `{shown}`."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
