"""A link that holds a calculator's inputs, written and read.

``#promoters?v=1&promoters=31&passives=22&detractors=12``: behind the sign stand the calculator's
name, a version and every field of the declaration by its key, as the form holds it. Text is
percent-encoded UTF-8. What a form keeps in a table, a group or a text area is packed, and its key
ends in ``.z``; such a field that is empty has neither.
"""

from collections.abc import Mapping
from typing import Any

from calculator.catalog import load
from calculator.declaration import Calculator, Inputs
from calculator.entered import entered
from calculator.fields import Answers, Columns, Field, Group, Series, Table
from calculator.outputs.container import VERSION, Opened, Refused, opened, refused
from calculator.outputs.packing import MOST, Unpackable, packed, unpacked
from calculator.words import amount, choose, counted, quote

LONGEST = 8_000
"""Characters of a link that mail, chat and browsers carry whole; beyond, a file is offered."""
MOST_CHARACTERS = 2 * MOST
"""Of an address that is looked at. A link of `MOST` bytes that hardly deflate has fewer."""
PACKED = ".z"
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def fragment(name: str, inputs: Inputs) -> str:
    """The fragment, without its sign, for inputs as the calculator `name` has read them."""
    declared = load(name)
    holds = entered(declared.fields, inputs)
    written = [_written(field, holds[field.key], inputs[field.key]) for field in declared.fields]
    return "&".join([f"{name}?v={VERSION}", *written])


def _written(field: Field, held: Any, value: Any) -> str:
    if value is None:
        return f"{_encoded(field.key)}="
    if isinstance(field, Table | Group | Series | Answers | Columns) or isinstance(held, Mapping):
        return f"{_encoded(field.key)}{PACKED}={packed(held)}"
    return f"{_encoded(field.key)}={_encoded(held)}"


def _encoded(text: str) -> str:
    """Text in which nothing but letters, digits and four marks of ASCII stands for itself.

    >>> _encoded("1 to 7"), _encoded("Öl & Co")
    ('1%20to%207', '%C3%96l%20%26%20Co')
    """
    return "".join(
        chr(byte) if byte in UNRESERVED else f"%{byte:02X}"
        for byte in text.encode("utf-8", "replace")
    )


def carried(fragment: str) -> bool:
    """Whether a fragment is short enough for all programs, and opens again.

    A hundred thousand equal answers make a short link, which unpacks to more than a link may.
    """
    return len(fragment) <= LONGEST and open_link(fragment).inputs is not None


def says(declared: Calculator, inputs: Inputs, fragment: str) -> str:
    """What a link holds and who will have it, or why a file is offered in its place."""
    parts = [_told(field, inputs[field.key]) for field in declared.fields]
    told = choose([part for part in parts if part], "and")
    if carried(fragment):
        return (
            f"The link holds {told}. Anyone who has the link has these figures; "
            "no server gets them."
        )
    length = len(fragment)
    why = (
        f"A link would be {amount(length)} characters long, and beyond {amount(LONGEST)} some "
        "programs cut it."
        if length > LONGEST
        else f"A link may hold {amount(MOST)} bytes, and these are more."
    )
    return f"{why} Save a file instead: it holds {told}."


def _told(field: Field, value: Any) -> str:
    if value is None or value == []:
        return ""
    match field:
        case Table():
            things = field.row if len(value) == 1 else field.rows
            labels = choose([column.label.lower() for column in field.columns], "and")
            return f"your {amount(len(value))} {things} with {labels}"
        case Series():
            return f"{counted(len(value), 'number')} in {quote(field.label)}"
        case Answers():
            return f"the answers of {counted(len(value), 'respondent')}"
        case Columns():
            return f"{counted(len(value), 'column')} of numbers with their headings"
    return quote(field.label)


def open_link(text: str) -> Opened:
    """What a link holds: a whole address of any copy of the site, or its fragment alone.

    Nothing raises; whatever cannot be taken is told in a sentence.
    """
    name = ""
    try:
        name, version, given = _apart(text)
    except Refused as fault:
        return refused(fault, name)
    return opened("link", name, version, given)


def _apart(text: str) -> tuple[str, str, dict[str, Any]]:
    if len(text) > MOST_CHARACTERS:
        raise Refused(f"The link is longer than {amount(MOST_CHARACTERS)} characters.")
    fragment = text.strip(" \t\r\n").rpartition("#")[2]
    name, asked, pairs = fragment.partition("?")
    if not asked:
        raise Refused("The address holds no inputs: a #, a calculator’s name and ?v=1 are missing.")
    if any(blank in fragment for blank in " \t\r\n"):
        raise Refused("The link holds a blank or a line end; a program broke it. Copy it again.")
    found: dict[str, Any] = {}
    left = MOST
    for pair in pairs.split("&"):
        key, equals, value = pair.partition("=")
        if not equals:
            raise Refused(f"The link holds {quote(pair)}, which is not a field with a value.")
        key, is_packed = (key[: -len(PACKED)], True) if key.endswith(PACKED) else (key, False)
        key = _decoded(key)
        if key in found:
            raise Refused(f"The link names {quote(key)} twice.", key)
        if is_packed:
            try:
                found[key], bytes_used = unpacked(value, left)
            except Unpackable as fault:
                raise Refused(f"The link's part {quote(key)} {fault}", key) from None
            left -= bytes_used
        else:
            found[key] = _decoded(value)
    return _decoded(name), found.pop("v", ""), found


def _decoded(text: str) -> str:
    head, *rest = text.split("%")
    content = bytearray(head.encode("utf-8", "replace"))
    for part in rest:
        digits = part[:2]
        if len(digits) < 2 or any(one not in "0123456789abcdefABCDEF" for one in digits):
            raise Refused(f"The link holds {quote('%' + digits)}, which encodes no character.")
        content.append(int(digits, 16))
        content += part[2:].encode("utf-8", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"The link holds {quote(text)}, which is not UTF-8.") from None
