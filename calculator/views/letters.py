"""How wide words are, before anybody knows the font that a machine will show them in.

A wide face is measured, DejaVu Sans, rounded up to twentieths of the size of letters. Text in
narrower faces has room to spare.
"""

from collections.abc import Iterator
from math import fsum

from calculator.characters import visible

WIDTHS = {
    letter: width
    for width, letters in (
        (0.3, "'IJijl"),
        (0.35, " \u00a0,./:;\\|·‘’"),
        (0.4, "()-[]ft"),
        (0.45, "!r²³"),
        (0.5, '"*_`–°'),
        (0.55, "?csz“”ç"),
        (0.6, "FLkvxy"),
        (0.65, "$0123456789EPSTYabdeghnopqu{}€σäöüßéèàñ"),
        (0.7, "ABCKRVXZ"),
        (0.75, "NU"),
        (0.8, "&DGHOQ"),
        (0.85, "#+<=>^w~−×÷≥≤→↑"),
        (0.9, "M"),
        (1.0, "%@Wm—…½¼¾"),
    )
    for letter in letters
}
"""The widths of letters, as parts of their size."""
OTHER, BROAD, BOLD = 0.8, 1.05, 1.13
"""The width of letters of other alphabets, of East Asia's and of pictures, and what bold adds."""


def wide(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is at most, in the unit of its size.

    >>> round(wide("Lift", 10), 1), wide("", 10)
    (17.0, 0.0)
    """
    parts = (WIDTHS.get(one) or (BROAD if ord(one) >= 0x2E80 else OTHER) for one in visible(text))
    return fsum(parts) * size * (BOLD if bold else 1.0)


def cut(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as there is room for; a table has it whole.

    >>> cut("Rebooking after a missed connection", 10, 100), cut("Lift", 10, 100)
    ('Rebooking after…', 'Lift')
    """
    if wide(text, size, bold) <= room:
        return text
    kept = text
    while kept and wide(f"{kept}…", size, bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:.')}…"


def lines(text: str, size: float, room: float) -> Iterator[str]:
    """The text in lines that fit, broken between words; a word that is too long is cut.

    >>> list(lines("Keep up the good work", 10, 80))
    ['Keep up the', 'good work']
    """
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and wide(longer, size) > room:
            yield cut(line, size, room)
            longer = word
        line = longer
    if line:
        yield cut(line, size, room)
