"""Words where numbers are needed, such as “satisfied”: said once, not once for each cell."""

from collections.abc import Sequence
from typing import Any

from calculator.numerals import blank, numeral
from calculator.survey.dialect import worded
from calculator.words import amount, choose, clean, quote

NAMED = 2
"""Words that the sentence quotes."""


def labelled(given: Sequence[Any], low: float, high: float) -> str:
    """Say which words a column holds if it holds nothing else.

    Spellings that differ in capitals only are one word; blanks are none, and true and false are
    two. A single cell is no column: what is wrong with it can be said of itself.

    >>> labelled(["No", "yes", "", "no"], -10, 10)[:35]
    'it holds the words “No” and “yes”, '
    >>> labelled(["No", "7"], -10, 10), labelled(["No"], -10, 10)
    ('', '')

    Args:
        given: The cells of the column.
        low: The lowest number that is allowed in it.
        high: The highest.

    Returns:
        A sentence, or nothing.
    """
    cells = [one for one in given if not blank(one)]
    if len(cells) < 2 or not all(map(_word, cells)):
        return ""
    words: dict[str, str] = {}
    for cell in cells:
        word = clean(str(cell).lower() if isinstance(cell, bool) else cell)
        words.setdefault(word.lower(), word)
    first = choose([quote(word) for word in list(words.values())[:NAMED]], "and")
    if len(words) == 1:
        return f"it holds the word {first} only, and numbers are needed; write what it stands for."
    if len(words) > NAMED:
        return (
            f"it holds {amount(len(words))} different words, such as {first}, and numbers are "
            "needed; write the number that each of them stands for."
        )
    meant = "the numbers that they stand for"
    way_out = f"0 and 1, or as {meant}" if low <= 0 and high >= 1 else meant
    return f"it holds the words {first}, and numbers are needed; write them as {way_out}."


def _word(cell: object) -> bool:
    if isinstance(cell, str):
        return worded(cell) and not numeral(cell)
    return isinstance(cell, bool)
