"""What an image is asked before it is let out, beside what the runtime was built with.

Everything that a page holds when it is opened, as its form holds it, and inputs that nobody
foresaw: those are made from the former, the same in every build.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from calculator import load, names, wire

MUTATIONS = 1000 * int(os.environ.get("MOMENTS_SOAK", "1"))
CALLS = ("answer", "answer", "answer", "sure", "link", "leave", "take", "beside")
LEFT_AS = ("csv", "inputs-csv", "tsv", "state", "svg", "report", "python")
AWKWARD: tuple[object, ...] = (
    "3", "8", "10", "4.25", "2,5", "0", "-3", "1e3", "12 %", "ten", "", " ", "1.234,56", "€ 5",
    "Ünïcode – ‘q’", "日本語", "\u200b", "٥", "½", "−5", "0.30000000000000004", "7.", ".5", "🙂",
    "İ", "ǅ", "1_000", "0x10", "²", "\t7\n", "\ud800", "1e-320", "1e400", "nan", "9" * 40,
    "e" * 5000, "<b>&\"'</b>", "=1+1", 0, -1, 0.1, 2.675, 1e16, 5e-324, None, True, [], {},
)  # fmt: skip


def written(docs: Path) -> list[list[str]]:
    """The forms of all calculators and the scenarios, as the pages' forms hold them: texts."""
    inputs = [(name, load(name).example) for name in names()]
    for path in sorted(docs.glob("scenarios/*.yml")):
        scenario = yaml.safe_load(path.read_text("utf-8"))
        inputs.append((scenario["calculator"], _asked(scenario["inputs"])))
    asked = []
    for name, given in inputs:
        opened = json.loads(wire.opened(json.dumps(_saved(name, given))))
        if opened["inputs"] is None:
            raise AssertionError(f"The form of {name} does not hold its inputs: {opened}")
        asked += [["answer", name, json.dumps(one)] for one in (given, opened["inputs"])]
        text = json.dumps(opened["inputs"])
        asked += [["answer", name, text, width] for width in ("none", "narrow")]  # as the page does
    return asked + [["warm", name] for name in names()]


def mutated(asked: list[list[str]], count: int = MUTATIONS) -> Iterator[list[str]]:
    """Make questions that no build was fitted to.

    Args:
        asked: Questions to begin with, each with a calculator's name and inputs.
        count: How many to make.
    """
    draw = Random("an image")
    asked = [one for one in asked if one[0] == "answer"]
    for at in range(count):
        name, inputs = asked[at % len(asked)][1], json.loads(asked[at % len(asked)][2])
        _spoil(draw, inputs, 0.02 + 0.3 * draw.random() ** 3)
        if draw.random() < 0.03:
            inputs["field"] = "7"
        call = _choose(draw, CALLS)
        text = json.dumps(_wanted(draw, call, inputs))
        if draw.random() < 0.02:
            text = text[: int(len(text) * draw.random())]
        yield [call, name, text]


def _asked(inputs: dict[str, Any]) -> dict[str, Any]:
    """A scenario's inputs without what it says about single rows."""
    rows = {key: value for key, value in inputs.items() if isinstance(value, list)}
    bare = {
        key: [{k: v for k, v in row.items() if k != "about"} for row in value]
        for key, value in rows.items()
    }
    return inputs | bare


def _saved(name: str, inputs: dict[str, Any]) -> dict[str, Any]:
    return {"moments": 1, "calculator": name, "inputs": inputs}


def _wanted(draw: Random, call: str, inputs: dict[str, Any]) -> dict[str, Any]:
    if call == "leave":
        return {"inputs": inputs, "as": _choose(draw, LEFT_AS), "which": 0, "about": {"title": "A"}}
    if call == "take":
        rows = [f"{_choose(draw, AWKWARD)}\t{_choose(draw, AWKWARD)}" for _ in range(3)]
        return {"block": "\n".join(rows), "at": "", "inputs": inputs, "untouched": True}
    if call == "beside":
        changed = json.loads(json.dumps(inputs))
        _spoil(draw, changed, 0.05)
        return {"frozen": inputs, "changed": changed}
    return inputs


def _spoil(draw: Random, holder: Any, share: float) -> None:
    """Change so many of all values in nested inputs, and shorten or double some lists."""
    for key in list(holder if isinstance(holder, dict) else range(len(holder))):
        value = holder[key]
        if isinstance(value, list):
            chance = draw.random()
            if chance < 0.1:
                holder[key] = value = value[: int((len(value) + 1) * draw.random())]
            elif chance < 0.15:
                holder[key] = value = json.loads(json.dumps([*value, *value]))
        if isinstance(value, dict | list):
            _spoil(draw, value, share)
        elif draw.random() < share:
            holder[key] = _choose(draw, AWKWARD)


def _choose(draw: Random, among: tuple[Any, ...]) -> Any:
    return among[int(draw.random() * len(among))]
