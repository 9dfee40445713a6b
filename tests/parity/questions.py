"""What both Pythons are asked: every scenario, and inputs made to be awkward.

All is drawn with `random()` from a fixed seed, so each run asks the same and a fault can be found
again by its number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from macros.knowledge.scenarios import SCENARIOS, load

T = TypeVar("T")

# Numbers at the edges of rounding, of float and of what can be typed, and things that are none.
AWKWARD: tuple[object, ...] = (
    0.1 + 0.2, 2.675, 1.0000000000000002, 5e-324, 1e-13, 6.999999999999999, 9.5, 1e16, 2**53 + 1,
    10**30, 1e308, float("inf"), float("nan"), -0.0, True, None, [], {}, [7],
    "7,5", " 6.5 ", "1e1", "1.5e400", "−3", "1.234", "1,234", "1 000", "1'000", "٣", "½", "７",
    "0x10", "1_0", "+4", ".5", "5.", "--1", "seven", "", " ", "\u00a0", "9" * 41, "9" * 5000,
)  # fmt: skip
NAMES = (
    "Rebooking after a missed connection",
    "Ärger & Öl",
    "<b onmouseover=alert(1)>Queue</b>",
    "</script><script>alert(1)</script>",
    "'\"`{{ 7 * 7 }}{% x %}",
    "\ud800 alone \udfff",
    "\u202eright to left\u202c",
    "null\0tab\tline\nnext\u2028page\u2029",
    "e\u0301 and \u00e9, ﬁ, ß, İ",
    "👩‍👩‍👧‍👦 🏳️‍🌈 \U000e0041",
    "مرحبا שלום 你好 नमस्ते",
    "a" * 79,
    "w" * 500,
    " \u200b ",
    "",
)
TEXTS = (
    "", " ", "null", "true", "7", '"text"', "[]", "[[]]", "{", "}", '{"a"', "nul", "NaN", "'{}'",
    '{"customers": 1, "customers": 2}', '{"customers": 1e400}', '{"customers": -Infinity}',
    '{"customers": ' + "9" * 5000 + "}", '{"moments": {}}', '{"moments": [[]]}', "\ufeff{}",
    '{"\\ud800": 1}', "[" * 300 + "]" * 300, "[" * 2000 + "]" * 2000, "[" * 100_000,
)  # fmt: skip


def scenarios(docs: Path) -> list[tuple[str, str]]:
    """Give every scenario's calculator and inputs."""
    stems = sorted(path.stem for path in (docs / SCENARIOS).glob("*.yml"))
    loaded = [load(docs, stem) for stem in stems]
    return [(one.calculator, json.dumps(one.inputs)) for one in loaded]


def generated(name: str, count: int) -> list[tuple[str, str]]:
    """Make inputs for a calculator: about half of them right, the others with one fault or many."""
    draw = Random(f"parity {name}")
    make = {"encounter": encounter, "volume": volume}[name]
    made = [(name, text) for text in TEXTS]
    return made + [(name, json.dumps(make(draw))) for _ in range(count - len(made))]


def two_surveys(count: int) -> list[tuple[str, str]]:
    """Make two surveys for each calculator that takes them, counted or one by one."""
    draw = Random("parity two surveys")
    return [
        (name, json.dumps(surveys(draw, name, points)))
        for name, points in (("promoters", 11), ("satisfaction", 5), ("effort", 7))
        for _ in range(count)
    ]


def surveys(draw: Random, name: str, points: int) -> dict[str, Any]:
    """Make two surveys: few answers or many, some of them blank or a code for none."""
    inputs: dict[str, Any] = {"version": "2.0"} if name == "effort" else {}
    for prefix in ("", "second_"):
        if draw.random() < 0.4:
            first = 0 if name == "promoters" else 1
            scores: list[object] = [
                first + int(points * draw.random()) for _ in range(choose(draw, (1, 9, 80)))
            ]
            if draw.random() < 0.5:
                scores.insert(0, choose(draw, ("", "NA", None, 99, "8,5", "4.0")))
            listed = draw.random() < 0.5 or None in scores
            inputs[f"{prefix}scores"] = scores if listed else "\n".join(map(str, scores))
            continue
        most = choose(draw, (3, 40, 2000))
        counts = [int(most * draw.random()) for _ in range(3 if points == 11 else points)]
        if name == "promoters":
            kinds = ("promoters", "passives", "detractors")
            inputs |= {f"{prefix}{kind}": one for kind, one in zip(kinds, counts, strict=True)}
        else:
            inputs[f"{prefix}counts"] = counts
    return inputs


def encounter(draw: Random) -> dict[str, Any]:
    """Make a journey, with ties and repeated rows."""
    wrong = choose(draw, (0, 0, 0, 0.03, 0.3))
    moments: list[dict[str, Any]] = []
    while not moments or draw.random() < 0.85:
        if moments and draw.random() < 0.2:
            moments.append(choose(draw, moments))
        else:
            moments.append(moment(draw, wrong))
    inputs: dict[str, Any] = {"moments": moments}
    if draw.random() < 0.4:
        inputs["threshold"] = spoil(draw, wrong, lambda: round(3 * draw.random(), 2))
    if draw.random() < 0.4:
        inputs["loss_weight"] = spoil(draw, wrong, lambda: round(1 + 3 * draw.random(), 2))
    if draw.random() < wrong:
        inputs[choose(draw, NAMES)] = 1
    return inputs


def moment(draw: Random, wrong: float) -> dict[str, Any]:
    """Make one row: ratings in whole points or in any fraction, as people and files give them."""
    places = choose(draw, (0, 0, 1, 15))
    row: dict[str, Any] = {
        "name": choose(draw, NAMES[: 5 if not wrong else len(NAMES)]) or "Unnamed",
        "channel": spoil(draw, wrong, lambda: choose(draw, ("face", "phone", "app", "back"))),
    }
    for key in ("importance", "expectation", "experience"):
        row[key] = spoil(draw, wrong, lambda: rating(draw, places))
    if draw.random() < 0.7:
        row["reach"] = spoil(draw, wrong, lambda: choose(draw, (0, 100, 100 * draw.random())))
    return row


def rating(draw: Random, places: int) -> object:
    """Make a rating from 1 to 10, sometimes as it is typed in Europe."""
    value = round(1 + 9 * draw.random(), places)
    return str(value).replace(".", ",") if draw.random() < 0.2 else value


def volume(draw: Random) -> dict[str, Any]:
    """Make Carlzon's three numbers, over all their powers of ten."""
    wrong = choose(draw, (0, 0, 0.5))
    return {
        "customers": spoil(draw, wrong, lambda: int(10 ** (11 * draw.random()))),
        "contacts": spoil(draw, wrong, lambda: choose(draw, (5, 0, 10 ** (5 * draw.random())))),
        "seconds": spoil(draw, wrong, lambda: round(86_400 * draw.random(), 3)),
    }


def spoil(draw: Random, wrong: float, right: Callable[[], object]) -> object:
    """Give the right value or, in so many cases of one, an awkward one."""
    return choose(draw, (*AWKWARD, *NAMES)) if draw.random() < wrong else right()


def choose(draw: Random, among: Sequence[T]) -> T:
    """Choose one; `Random.choice` may draw differently in another Python."""
    return among[int(draw.random() * len(among))]
