"""Numbers in the cells of one column: plain ones, with a code's words beside them, with a “%”.

The column decides once which sign is the decimal one; a cell that holds no number stays None.

>>> found = Figures.of(["2 - Satisfied", "3 - Highly satisfied", "2,5"])
>>> found.number("2 - Satisfied"), found.sign, found.words["2 - Satisfied"]
(2.0, ',', 'Satisfied')
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from calculator.characters import BLANKS, plain
from calculator.numerals import number_from, numeral
from calculator.survey.decimals import decided, decimal_sign, doubtful

FURTHEST = 1e12
EVERYWHERE = (-FURTHEST, FURTHEST)
CODED = re.compile(
    r"([+-]?[0-9]{1,3})(?: ?[=:)\-\u2013\u2014]+ ?|\. | ?\()([^\W\d_(].*)", re.DOTALL
)
CODE_BEHIND = re.compile(r"([^\W\d_].*?) ?[(\[]([+-]?[0-9]{1,3})[)\]]", re.DOTALL)
STARS = re.compile(
    r"([0-9]{1,2}) (stars?|points?|stern(?:e|en)?|punkte?|étoiles?|estrellas?|点|점)", re.IGNORECASE
)
"""A number that stands before a word stands before its unit only with these: “1 to 5 visits” is a
group, and no 1."""
LONGEST_WORDS = 120
OUT_OF = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]+)?) ?(?:/|out of|of|von|sur|de|su|op|av|из) ?([0-9]{1,3})",
    re.IGNORECASE,
)
WHOLES = ("3", "4", "5", "6", "7", "8", "9", "10", "20", "100")
"""Out of how many points answers are given: “3 of 12” is a count, and no rating."""


def coded(cell: str) -> tuple[str, str]:
    """The number and the words of a cell that holds a code with its label, or nothing twice.

    >>> coded("2 - Satisfied"), coded("10 = Extremely likely"), coded("Good (4)"), coded("5 stars")
    (('2', 'Satisfied'), ('10', 'Extremely likely'), ('4', 'Good'), ('5', 'stars'))
    >>> coded("16:30"), coded("7"), coded("3rd floor"), coded("1 to 5 visits")
    (('', ''), ('', ''), ('', ''), ('', ''))
    """
    text = plain(cell).strip(f" {BLANKS}")
    if len(text) > LONGEST_WORDS:
        return "", ""
    if found := CODED.fullmatch(text) or STARS.fullmatch(text):
        return found[1], found[2].strip(" )")
    if found := CODE_BEHIND.fullmatch(text):
        return found[2], found[1]
    return "", ""


def parts(cell: str) -> tuple[str, str]:
    """The points of a cell such as “8/10” and out of how many, or nothing twice.

    >>> parts("8/10"), parts("4,5 out of 5"), parts("8/10/2026"), parts("3 of 12"), parts("12/10")
    (('8', '10'), ('4,5', '5'), ('', ''), ('', ''), ('', ''))
    """
    found = OUT_OF.fullmatch(plain(cell).strip(f" {BLANKS}"))
    if not found or found[2] not in WHOLES:
        return "", ""
    return (found[1], found[2]) if float(found[1].replace(",", ".")) <= int(found[2]) else ("", "")


def _whole(cells: Iterable[str]) -> str:
    """Out of how many the cells of a column are, if all that can be told are out of the same."""
    wholes = set()
    for cell in cells:
        if OUT_OF.fullmatch(plain(cell).strip(f" {BLANKS}")):
            wholes.add(parts(cell)[1])
    return wholes.pop() if len(wholes) == 1 else ""


@dataclass
class Figures:
    """How the cells of a column are read as numbers.

    Attributes:
        ends: Between which its numbers can lie.
        sign: The decimal sign that the column shows, or that the mapping says; nothing if neither.
        doubtful: A cell that can be two numbers, where no sign is known.
        percent: Whether every number of the column has a “%” behind it.
        words: The words beside the code, by cell.
        whole: Out of how many the cells such as “8/10” are, all of them the same; nothing if none.
    """

    ends: tuple[float, float] = EVERYWHERE
    sign: str = ""
    doubtful: str = ""
    percent: bool = False
    words: dict[str, str] = field(default_factory=dict)
    whole: str = ""

    @classmethod
    def of(
        cls, cells: Iterable[str], sign: str = "", ends: tuple[float, float] = EVERYWHERE
    ) -> "Figures":
        """Read the different cells of a column; `sign` is what the mapping says."""
        given = list(cells)
        numerals = [cell for cell in given if numeral(cell)]
        numerals += [points for cell in given if (points := parts(cell)[0])]
        shares = [cell for cell in numerals if plain(cell).strip(f" {BLANKS}").endswith("%")]
        sign = sign or decimal_sign(numerals)
        asked = "" if sign else doubtful(numerals, *ends)
        labels = {cell: coded(cell)[1] for cell in given if coded(cell)[0]}
        percent = bool(numerals) and len(shares) == len(numerals)
        return cls(ends, sign, asked, percent, labels, _whole(given))

    def number(self, cell: str) -> float | None:
        """What a cell says, or None if that is no number, or two, or a share among numbers."""
        plainly = decided(cell, self.sign)
        if plainly is not None:
            return plainly
        code, _ = coded(cell)
        points, whole = parts(cell)
        if whole and whole != self.whole:
            return None
        code = code or points
        unit = "%" if self.percent else ""
        number, fault = number_from(code or cell, *self.ends, unit=unit, sheet=True)
        if fault and self.ends != EVERYWHERE:  # it may be a number that lies off the scale
            number, _ = number_from(code or cell, *EVERYWHERE, unit=unit, sheet=True)
        return number
