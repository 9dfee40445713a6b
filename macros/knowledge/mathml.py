"""From LaTeX to MathML that browsers set and screen readers speak, and to the words for it.

latex2mathml does the reading. What it leaves to the eye is put right here: which signs are
operators, where a minus is a sign, and what the formula says if nothing can draw it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from latex2mathml import exceptions
from latex2mathml.converter import convert
from markupsafe import Markup

from calculator.errors import MomentsError

CONVERTER_FAULTS: tuple[type[Exception], ...] = (
    *(e for e in vars(exceptions).values() if isinstance(e, type) and issubclass(e, Exception)),
    ParseError,  # what follows an & outside a table comes out as broken XML
)
PARTS = {"mfrac": 2, "mroot": 2, "msup": 2, "msub": 2, "msubsup": 3}
PARTS |= {"mover": 2, "munder": 2, "munderover": 3}
OPERATOR_SIGNS = frozenset("±:⌊⌋⌈⌉")
"""Signs that latex2mathml takes for names, so that they would stand without space around them."""
NAME_SIGNS = frozenset("∞⊤")
"""Names that it takes for operators."""
APPLIED = "\u2061"
"""The sign for “of” that nobody sees: max of, min of."""
CLOSING = frozenset(")]}|⌋⌉!")

SPOKEN = {
    "=": "equals",
    "−": "minus",
    "+": "plus",
    "×": "times",
    "/": "over",
    "±": "plus or minus",
    "<": "is less than",
    ">": "is greater than",
    "≤": "is at most",
    "≥": "is at least",
    "≠": "is not",
    "∈": "in",
    "∪": "with",
    "∑": "sum",
    "∏": "product",
    "∫": "integral",
    "∞": "infinity",
    "…": "and so on",
    "!": "factorial",
    ":": "such that",
    "⊤": "transposed",
    "⌊": "round down",
    "⌋": "",
    "⌈": "round up",
    "⌉": "",
    "max": "maximum",
    "min": "minimum",
    "ln": "the natural logarithm of",
    APPLIED: "of",
}
OVER = {"¯": "bar", "^": "hat", "~": "tilde"}
POWERS = {"2": "squared", "3": "cubed", "transposed": "transposed", "minus 1": "inverse"}
ROOTS = {"2": "square", "3": "cube"}


@dataclass(frozen=True)
class Maths:
    """A formula in its three forms.

    Attributes:
        markup: The `<math>` element, with the words as its alternative text.
        words: What it says.
        breadth: About how broad it is, in em.
    """

    markup: Markup
    words: str
    breadth: float


class UnreadableFormula(MomentsError):
    """LaTeX that does not become MathML; the message says what stands in the way."""


@cache
def render(latex: str, *, alone: bool) -> Maths:
    """Turn LaTeX into MathML.

    Args:
        latex: One formula, without dollar signs.
        alone: Whether it stands on a line of its own, with limits above and below its sums.

    Raises:
        UnreadableFormula: If a command is unknown or an expression is not complete.
    """
    try:
        math = fromstring(convert(latex, xmlns="", display="block" if alone else "inline"))
    except CONVERTER_FAULTS as error:
        raise UnreadableFormula(f"{latex} cannot be read ({type(error).__name__})") from None
    unknown = [e.text for e in math.iter() if e.text and e.text.startswith("\\")]
    if unknown:
        raise UnreadableFormula(f"{latex} holds {unknown[0]}, which is not known")
    for part in math.iter():
        if len(part) != PARTS.get(part.tag, len(part)):
            raise UnreadableFormula(f"{latex} cannot be read (an incomplete {part.tag})")
    _mend(math)
    words = _smooth(_say(math))
    math.set("alttext", words)
    return Maths(Markup(tostring(math, encoding="unicode")), words, _breadth(math))


def _mend(element: Element) -> None:
    for child in list(element):
        _mend(child)
    if element.tag == "mi" and element.text in OPERATOR_SIGNS:
        element.tag = "mo"
    elif element.tag == "mo" and element.text in NAME_SIGNS:
        element.tag = "mi"
    elif element.tag == "mrow":
        _mend_row(element)


def _mend_row(row: Element) -> None:
    before: Element | None = None
    for child in list(row):
        if child.tag == "mo" and child.text and child.text.isalpha():
            child.tag = "mi"
            applied = Element("mo")
            applied.text = APPLIED
            row.insert(list(row).index(child) + 1, applied)
        signs = child.tag == "mo" and child.text in ("−", "+")
        if signs and before is not None and before.tag == "mo" and before.text not in CLOSING:
            child.set("form", "prefix")
        if child.tag != "mspace":
            before = child


def _smooth(words: str) -> str:
    """One space between words, none within brackets, one comma where a part of the formula ends."""
    for wrong, right in (
        (r"\s+", " "),
        (r"\( ", "("),
        (r" ([,)])", r"\1"),
        (r",(?=[,)]|\s*$)", ""),
    ):
        words = re.sub(wrong, right, words)
    return words.strip()


def _say(element: Element) -> str:
    parts = [_say(child) for child in element]
    match element.tag:
        case "mi" | "mo" | "mn" | "mtext":
            return _say_sign(element.text or "")
        case "mfrac":
            return _say_fraction(*parts)
        case "msqrt":
            return _say_root("2", " ".join(parts))
        case "mroot":
            return _say_root(parts[1], parts[0])
        case "msup":
            return f"{parts[0]} {_say_power(parts[1])}"
        case "msub":
            return f"{parts[0]} {_say_under(element[0], parts[1])}"
        case "msubsup" | "munderover":
            if _is_large(element[0]):
                return f"{parts[0]} from {parts[1]} to {parts[2]} of"
            return f"{parts[0]} {_say_power(parts[2])} sub {parts[1]}"
        case "munder":
            return f"{parts[0]} {_say_under(element[0], parts[1])}"
        case "mover":
            return f"{parts[0]} {OVER.get((element[1].text or '').strip(), parts[1])}"
        case "mspace":
            return " "
        case "mtable":
            return "; ".join(parts)
        case "mtr":
            return _say_case(element, parts)
        case _:
            return _say_row(element, parts)


def _say_sign(text: str) -> str:
    text = text.replace("\u00a0", " ")
    if text in SPOKEN:
        return SPOKEN[text]
    if len(text) == 1 and "GREEK" in unicodedata.name(text, ""):
        capital = "capital " if text.isupper() else ""
        letter = unicodedata.name(text).split("LETTER ")[1].split(" ")[0].lower()
        return capital + letter.replace("lamda", "lambda")
    return text


def _say_fraction(above: str, below: str) -> str:
    if " " in above or " " in below:
        return f"the fraction {above} over {below}, end of fraction,"
    return f"{above} over {below}"


def _say_root(degree: str, under: str) -> str:
    kind = ROOTS.get(degree, f"{degree}th")
    end = ", end of root," if " " in under.strip() else ""
    return f"the {kind} root of {under}{end}"


def _say_power(exponent: str) -> str:
    return POWERS.get(" ".join(exponent.split()), f"to the power of {exponent}")


def _say_under(base: Element, under: str) -> str:
    return f"over {under} of" if _is_large(base) else f"sub {under}"


def _is_large(base: Element) -> bool:
    return base.text in {"∑", "∏", "∫", "max", "min"}


def _say_case(row: Element, parts: list[str]) -> str:
    if len(row) != 2:
        return ", ".join(parts)
    condition = parts[1].strip()
    return f"{parts[0].strip()} {'' if condition == 'otherwise' else 'if '}{condition}"


def _say_row(row: Element, parts: list[str]) -> str:
    first, last = (row[0], row[-1]) if len(row) else (row, row)
    if len(row) > 1 and first.tag == "mo" and (first.text or "") == "{" and row[1].tag == "mtable":
        return " ".join(parts[1:])
    if len(row) > 2 and first.text == last.text == "|":
        inner = [part for sign, part in zip(row, parts, strict=True) if sign not in (first, last)]
        if row[1].text == "{":
            return f"the number of {' '.join(inner)}"
        return f"the absolute value of {' '.join(inner)}"
    return " ".join(parts)


def _breadth(element: Element) -> float:
    """How broad an element is about to be: letters and signs counted, in em."""
    parts = [_breadth(child) for child in element]
    match element.tag:
        case "mo":
            text = (element.text or "").strip(APPLIED)
            spaced = text in "=<>≤≥≠∈+−×±" and element.get("form") != "prefix"
            return 0.5 * len(text) + (0.6 if spaced and text else 0.0)
        case "mi" | "mn" | "mtext":
            return 0.55 * len(element.text or "")
        case "mspace":
            return float(element.get("width", "0em").removesuffix("em"))
        case "mfrac" | "mover":
            return max(parts) + 0.1
        case "munder" | "munderover":
            return max(parts[0], *(0.7 * part for part in parts[1:]))
        case "msub" | "msup":
            return parts[0] + 0.7 * parts[1]
        case "msubsup":
            return parts[0] + 0.7 * max(parts[1:])
        case "mtable":
            columns = zip(*map(_cells, element), strict=False)
            return 0.8 + sum(max(column, default=0.0) for column in columns)
        case _:
            return sum(parts) + (0.7 if element.tag in ("msqrt", "mroot") else 0.0)


def _cells(row: Element) -> list[float]:
    return [_breadth(cell) for cell in row]
