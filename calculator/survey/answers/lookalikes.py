"""Spellings of a segment that look alike: shown to be merged by hand, never merged."""

from collections.abc import Mapping, Sequence

from calculator.survey.answer_labels import same

SHORTEST = 5
"""Letters from which on two labels that differ in one of them are likely to be one."""
MARKS = dict.fromkeys(map(ord, " .,-_/()'’&+"), "")


def lookalikes(labels: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Groups of labels that look alike, the most frequent first in each.

    >>> lookalikes({"U.K.": 3, "UK": 40, "Marketing": 9, "Marketting": 1, "East": 5, "West": 6})
    (('UK', 'U.K.'), ('Marketing', 'Marketting'))

    Args:
        labels: How many rows hold each label.
    """
    often = sorted(labels, key=lambda label: (-labels[label], label))
    groups: list[list[str]] = []
    for label in often:
        for group in groups:
            if _alike(group[0], label):
                group.append(label)
                break
        else:
            groups.append([label])
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _alike(first: str, second: str) -> bool:
    one, two = (same(label).translate(MARKS) for label in (first, second))
    if one == two:
        return True
    digits = [character for character in one + two if character.isascii() and character.isdigit()]
    if digits or min(len(one), len(two)) < SHORTEST:
        return False  # "Branch 1" and "Branch 2" are two
    return _one_apart(one, two)


def _one_apart(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether one letter more, less or other, or two swapped, makes the one of the other."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], two[start : len(two) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])
