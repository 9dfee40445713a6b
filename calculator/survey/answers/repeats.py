"""People who answered more than once: which of their rows counts, which rows are one person's."""

from collections.abc import Sequence

from calculator.numerals import blank


def counted_once(
    keys: Sequence[str], rows: Sequence[int], counts: str, dates: Sequence[str] | None
) -> list[int]:
    """The rows that are left when one of each person counts; one without a key is its own person.

    >>> counted_once(["a", "b", "a", "", ""], range(5), "latest", None)
    [1, 2, 3, 4]
    >>> counted_once(["a", "b", "a"], range(3), "latest", ["2024-05-02", "", "2024-01-01"])
    [0, 1]

    Args:
        keys: The case number of each row of the file.
        rows: The rows that are considered, in the order of the file.
        counts: “first” or “latest”.
        dates: The day of each row, which decides before the order of the file; None if none does.
    """
    chosen: dict[str, int] = {}
    alone: list[int] = []
    for row in rows:
        key = keys[row].strip()
        if blank(key):
            alone.append(row)
            continue
        before = chosen.get(key)
        later = before is None or _at(row, dates) > _at(before, dates)
        if before is None or later == (counts == "latest"):
            chosen[key] = row
    return sorted([*chosen.values(), *alone])


def _at(row: int, dates: Sequence[str] | None) -> tuple[str, int]:
    return (dates[row] if dates else "", row)


def people(keys: Sequence[str], rows: Sequence[int]) -> tuple[int, ...]:
    """A number for each row's person, from 0 in the order of the file, in place of the case number.

    >>> people(["x9", "x7", "x9", ""], range(4))
    (0, 1, 0, 2)
    """
    numbers: dict[str, int] = {}
    found = []
    for row in rows:
        key = keys[row].strip()
        own = key if not blank(key) else f"\x00{row}"
        found.append(numbers.setdefault(own, len(numbers)))
    return tuple(found)
