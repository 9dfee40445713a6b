"""Putting numbers and names into sentences, the same on every Python."""

import re
from collections.abc import Callable, Iterable, Sequence, Sized
from functools import lru_cache
from math import floor

from calculator.characters import visible
from calculator.precision import settle

TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that run from right to left, and marks that turn what stands around them. A range of our
own, because two Pythons know different editions of Unicode."""
NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
ENDING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What ends a line, and what else controls a printer: a blank stands for each."""
APART, TOGETHER = "\u2068", "\u2069"
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
BETWEEN = dict.fromkeys(map(ord, "_-–—/.,:;()[]%*\"'’\n\t"), " ")
"""What may stand between words: a blank stands for each where texts are compared."""


def clean(text: str) -> str:
    r"""Text that can stand on a page: no lone surrogates, no control characters, no outer spaces.

    >>> clean(" a\ud800\x00b ") == "a\ufffd b"
    True
    """
    return ENDING.sub(" ", NO_CHARACTERS.sub("\ufffd", text)).strip(" \u00a0")


def folded(text: str) -> str:
    """Text by which names and headings are compared: small letters, single blanks, no signs.

    Text that is nothing but signs stays as it is.

    >>> folded(" Bag-drop (1) ") == folded("bag drop 1")
    True
    """
    return " ".join(visible(text).lower().translate(BETWEEN).split()) or clean(text)


def quote(text: str, longest: int = 60) -> str:
    """Somebody's own words, in quotation marks and cut to a length that fits a sentence."""
    text = clean(text)
    return f"“{isolated(text if len(text) <= longest else text[: longest - 1] + '…')}”"


def isolated(text: str) -> str:
    """Somebody's own words, set apart from what is around if they run from right to left.

    Without it the comma, number or bracket that follows a Hebrew or Arabic name jumps to its other
    side. Other words stay as they are.

    >>> isolated("Queue"), isolated("תור") == "\u2068תור\u2069"
    ('Queue', True)
    """
    return f"{APART}{text.translate(ISOLATES)}{TOGETHER}" if TURNING.search(text) else text


def bare(text: str) -> str:
    """Words without the marks of `isolated`, for cells and files that hold nothing else.

    >>> bare(quote("תור"))
    '“תור”'
    """
    return text.translate(ISOLATES)


@lru_cache(maxsize=4096)  # between two keys most numbers of a page stay as they were
def amount(number: float, places: int = 2) -> str:
    """A number for reading: thousands set apart, at most `places` decimals, a true minus sign.

    Halves are rounded up, as people do and Python's own formatting does not.

    >>> amount(50_000_000), amount(-2.5), amount(7), amount(-0.001), amount(0.125)
    ('50,000,000', '−2.5', '7', '0', '0.13')
    """
    factor = 10**places
    rounded = floor(settle(abs(number) * factor) + 0.5) / factor
    text = f"{rounded:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if number >= 0 or text == "0" else f"−{text}"


def signed(number: float, places: int = 2) -> str:
    """Like `amount`, with a plus sign in front of what is above zero.

    >>> signed(0.5), signed(-0.5), signed(0)
    ('+0.5', '−0.5', '0')
    """
    text = amount(number, places)
    return text if text == "0" or number < 0 else f"+{text}"


def percent(share: float, places: int = 0) -> str:
    """A fraction of 1 in per cent, without claiming 0 or 100 for what is only near them.

    >>> percent(0.311), percent(0.865), percent(0.002), percent(0.998), percent(0)
    ('31 %', '87 %', 'under 1 %', 'over 99 %', '0 %')
    """
    step = 10**-places
    if 0 < share < step * 0.005:
        return f"under {amount(step, places)} %"
    if 1 - step * 0.005 <= share < 1:
        return f"over {amount(100 - step, places)} %"
    return f"{amount(share * 100, places)} %"


def beside(
    line: float, *numbers: float, write: Callable[[float, int], str] = signed, places: int = 0
) -> tuple[str, ...]:
    """Numbers in `places` decimals, or in more if one that is not on the line looks as if it were.

    A sentence that says on which side of a line an interval lies then agrees with its ends.

    >>> beside(0, 0.3, 14.2), beside(0, 0, 14.2), beside(0.5, 0.503, 0.64, write=percent)
    (('+0.3', '+14.2'), ('0', '+14'), ('50.3 %', '64 %'))
    """
    written: tuple[str, ...] = ()
    for more in range(places, places + 9):
        written = tuple(write(number, more) for number in numbers)
        upon = write(line, more)
        if all(
            (text == upon) == (number == line)
            for text, number in zip(written, numbers, strict=True)
        ):
            break
    return written


def percent_range(low: float, high: float) -> str:
    """Two fractions of 1 as the ends of a range, in per cent.

    >>> percent_range(0.31, 0.998)
    '31 % to over 99 %'
    """
    return f"{percent(low)} to {percent(high)}"


def or_dash(number: float | None, words: Callable[[float], str]) -> str:
    """A number in the given words, or a dash where there is none.

    >>> or_dash(0.5, percent), or_dash(-1, signed), or_dash(None, amount)
    ('50 %', '−1', '–')
    """
    return "–" if number is None else words(number)


def figure(number: float | None, shown: str) -> str:
    """A number of the result for a table; a "share" is shown in per cent.

    >>> figure(0.5, "share"), figure(0.5, "number"), figure(None, "number")
    ('50 %', '0.5', 'cannot be computed')
    """
    if number is None:
        return "cannot be computed"
    return percent(number) if shown == "share" else amount(number)


def counted(number: float, noun: str) -> str:
    """A number of things whose plural ends in s.

    >>> counted(1, "answer"), counted(1200, "answer")
    ('1 answer', '1,200 answers')
    """
    return f"{amount(number)} {noun if number == 1 else f'{noun}s'}"


def points(number: float) -> str:
    """A number of points on a rating scale.

    >>> points(1), points(0.5)
    ('1 point', '0.5 points')
    """
    return counted(number, "point")


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun and verb: "1 moment is", "3 moments are".

    >>> plural(1, "moment", "moments"), plural(3, "moment", "moments")
    ('1 moment is', '3 moments are')
    """
    return f"{amount(count)} {one} is" if count == 1 else f"{amount(count)} {many} are"


def agree(things: Sized, one: str = "is", more: str = "are") -> str:
    """The verb for so many things.

    >>> agree(["Check-in"]), agree([], "lies", "lie")
    ('is', 'lie')
    """
    return one if len(things) == 1 else more


def choose(names: Iterable[str], last: str = "or") -> str:
    """Names in a row with a conjunction before the last.

    >>> choose(["web", "app", "sms"])
    'web, app or sms'
    """
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def several(names: Sequence[str], most: int = 3) -> str:
    """Quoted names in a row; beyond `most` of them the rest is counted.

    >>> several(["A", "B"]), several(["A", "B", "C", "D"], most=2)
    ('“A” and “B”', '“A”, “B” and 2 more')
    """
    quoted = [quote(name) for name in names[:most]]
    if len(names) > most:
        quoted.append(f"{len(names) - most} more")
    return choose(quoted, "and")


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that somebody most likely meant, or nothing."""
    # Only a mistyped name needs difflib; the first answer should not wait for it.
    from difflib import get_close_matches

    return "".join(get_close_matches(clean(name)[:60].lower(), list(names), n=1))
