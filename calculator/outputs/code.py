"""These numbers in Python: a few lines that anybody with this package can run and change."""

import json
import re
from collections.abc import Mapping
from typing import Any

from calculator.declaration import Calculator
from calculator.reply import Reply

WIDEST = 88
"""Characters of a line; what is longer is written with one part to a line."""
UNSEEN = re.compile("[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Marks that nobody sees, some of which turn what is read around: written by their numbers."""


def code(declared: Calculator, reply: Reply) -> str:
    """Lines of Python that give the same reply, say its answer and leave its main number.

    That number is in a variable called `result`; there is none if the calculator names none.
    """
    # What was not given is left out: it is not given here either.
    inputs = {key: one for key, one in reply.data()["inputs"].items() if one is not None}
    call = literal(declared.name) + ", "
    one_line = f"reply = calculator.respond({call}{literal(inputs)})"
    if len(one_line) > WIDEST:
        one_line = f"reply = calculator.respond(\n    {call}{literal(inputs, 4)}\n)"
    lines = ["import calculator", "", one_line, "print(reply.answer)"]
    way = _main(declared, reply)
    if way:
        lines += [f"result = reply.{way}", "print(result)"]
    return "\n".join(lines) + "\n"


def literal(data: Any, indent: int = 0) -> str:
    """Plain data as Python writes them, on as few lines as are readable.

    >>> print(literal({"rows": [{"name": "Queue", "gap": None}], "scale": [1, 10]}))
    {"rows": [{"name": "Queue", "gap": None}], "scale": [1, 10]}
    """
    short = _short(data)
    if len(short) + indent <= WIDEST or not isinstance(data, Mapping | list) or not data:
        return short
    within = " " * (indent + 4)
    if isinstance(data, Mapping):
        parts = [f"{_short(key)}: {literal(value, indent + 4)}" for key, value in data.items()]
        opening, closing = "{", "}"
    else:
        opening, closing = "[", "]"
        parts = [literal(value, indent + 4) for value in data]
        if not any(isinstance(value, Mapping | list) for value in data):
            parts = list(_filled(parts, WIDEST - indent - 4))
    lines = "".join(f"{within}{part},\n" for part in parts)
    return f"{opening}\n{lines}{' ' * indent}{closing}"


def _filled(parts: list[str], room: int) -> list[str]:
    """Short parts put together on lines that are full."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) + 3 <= room:
            lines[-1] += f", {part}"
        else:
            lines.append(part)
    return lines


def _short(data: Any) -> str:
    if isinstance(data, Mapping):
        return (
            "{" + ", ".join(f"{_short(key)}: {_short(value)}" for key, value in data.items()) + "}"
        )
    if isinstance(data, list):
        return "[" + ", ".join(map(_short, data)) + "]"
    if isinstance(data, str):
        text = json.dumps(data, ensure_ascii=False)
        return UNSEEN.sub(lambda one: f"\\u{ord(one[0]):04x}", text)
    return repr(data)


def _main(declared: Calculator, reply: Reply) -> str:
    """Where the main number stands in the reply: that of the snippet, or of the first row."""
    step, _, rest = declared.snippet_gives.partition(".")
    if step != "rows":
        return f'values["{step}"]' if step else ""
    number, _, key = rest.partition(".")
    row = int(number) if int(number) < len(reply.rows) else 0
    return f'rows[{row}]["{key}"]' if reply.rows and key in reply.rows[row] else ""
