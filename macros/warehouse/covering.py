"""Which columns are counted together, so that each pair of columns that is asked for is in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

MOST_TOGETHER = 4
"""Columns that are counted together; one more makes five times the cells of a scale of five."""
MOST_CELLS = 100_000
"""Combinations of answers that are fetched at once, in a table of some five megabytes."""
Block = tuple[str, ...]


def covering(
    wanted: Iterable[Sequence[str]], values: Mapping[str, int], groups: int
) -> tuple[Block, ...]:
    """Blocks of columns that hold every two columns of every set; greedily, so not the fewest.

    Args:
        wanted: Sets of columns.
        values: How many different values each of these columns has, missing ones left out.
        groups: How many groups of rows are told apart.

    >>> covering([("a", "b", "c"), ("d",)], dict.fromkeys("abcd", 5), 1)
    (('a', 'b', 'c'), ('d',))
    >>> thirteen = [f"q{at}" for at in range(13)]
    >>> len(covering([thirteen], dict.fromkeys(thirteen, 5), 1)) < 13 * 12 / 2 / 3
    True
    """
    sets = [tuple(dict.fromkeys(of)) for of in wanted]
    every = tuple(dict.fromkeys(one for of in sets for one in of))
    left = {pair: None for of in sets for pair in combinations(sorted(of), 2)}
    blocks = []
    while left:
        block = list(next(iter(left)))
        while len(block) < MOST_TOGETHER:
            gain = {
                one: sum(tuple(sorted((one, other))) in left for other in block)
                for one in every
                if one not in block and _cells([*block, one], values, groups) <= MOST_CELLS
            }
            best = max(gain, key=lambda one: gain[one], default="")
            if not best or not gain[best]:
                break
            block.append(best)
        for pair in combinations(sorted(block), 2):
            left.pop(pair, None)
        blocks.append(tuple(block))
    there = {one for block in blocks for one in block}
    return (*blocks, *((one,) for one in every if one not in there))


def _cells(block: Sequence[str], values: Mapping[str, int], groups: int) -> int:
    """The most combinations that there can be: a missing answer is a value, whole or not two."""
    found = 2 * (groups + 1)
    for one in block:
        found *= values[one] + 1
    return found
