"""One generator of chance: the committed vectors, an independent way to them, and fairness."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from macros.exam.shuffling import WORD, Chance
from macros.runtime import node

DATA = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))


def by_another_way(seed: str) -> np.uint32:
    """The state that a text begins with, in a library's 32 bits instead of ours."""
    with np.errstate(over="ignore"):
        state = np.uint32(0x811C9DC5)
        for byte in seed.encode():
            state = np.uint32(state ^ np.uint32(byte)) * np.uint32(0x01000193)
    return np.uint32(state)


@pytest.mark.parametrize("vector", DATA["vectors"], ids=lambda one: repr(one["seed"]))
def test_the_vectors_are_given(vector: dict[str, Any]) -> None:
    chance = Chance(vector["seed"])
    assert [chance.word() for _ in vector["words"]] == vector["words"]
    chance = Chance(vector["seed"])
    assert [chance.below(end) for end in DATA["ends"]] == vector["below"]
    assert Chance(vector["seed"]).shuffled(range(10)) == vector["shuffled"]


@pytest.mark.parametrize("vector", DATA["vectors"], ids=lambda one: repr(one["seed"]))
def test_the_vectors_are_marsaglias(vector: dict[str, Any]) -> None:
    state = by_another_way(vector["seed"])
    for word in vector["words"]:
        state ^= np.uint32(state << np.uint32(13))
        state ^= np.uint32(state >> np.uint32(17))
        state ^= np.uint32(state << np.uint32(5))
        assert int(state) == word


def test_the_published_first_number() -> None:
    """Marsaglia's own example begins with y = 2463534242 and gives 723471715."""
    chance = Chance("")
    chance._state = 2463534242
    assert chance.word() == 723471715


def test_each_order_comes_about_as_often() -> None:
    seen = Counter(tuple(Chance(f"seed {at}").shuffled("abcd")) for at in range(24_000))
    assert seen.keys() == {*permutations("abcd")}
    # Chi-square with 23 degrees of freedom: 49.7 is passed once in a thousand; seeds are fixed.
    assert sum((count - 1000) ** 2 / 1000 for count in seen.values()) < 49.7


def test_what_is_over_is_thrown_away() -> None:
    """With 3,000,000,000 nearly a third of all words lie above the last whole multiple."""
    chance, other = Chance("moments"), Chance("moments")
    drawn = [chance.below(3_000_000_000) for _ in range(200)]
    words = [other.word() - 1 for _ in range(400)]
    assert drawn == [word for word in words if word < 3_000_000_000][:200]


@pytest.mark.parametrize("end", [0, -1, WORD + 1])
def test_below_what_cannot_be_is_refused(end: int) -> None:
    with pytest.raises(ValueError, match="a number from 1 to"):
        Chance("x").below(end)


def test_the_browsers_half_gives_the_same_vectors() -> None:
    script = Path(__file__).with_name("chance.mjs")
    run = subprocess.run(
        [node.executable(), script], capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == DATA["vectors"]
