"""From bytes to text: by the mark in front, by what the bytes allow, or by asking.

UTF-8 and UTF-16 show themselves. Every other table reads nearly any bytes as something, so it is
guessed only where many bytes outside ASCII agree on it, and asked about otherwise.
"""

import codecs
import re
from dataclasses import dataclass

from calculator.survey.export import Asked, Decision
from calculator.survey.sheet.alphabets import ACCENTED, likeness
from calculator.survey.sheet.codec import CODECS, Codec
from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import amount, choose, counted, nearest, quote

ENOUGH = 200
"""Bytes outside ASCII below which a guess is asked about."""
CLEAR = 0.9
AHEAD = 0.1
"""How like a language the best reading must be, and by how much more than any other."""
POSSIBLE = 0.25
SAMPLE = 100_000
"""Bytes that are looked at to guess; the whole file is read by what was found."""
MOST_CHOICES = 6
PLAIN = 50
"""Of so many characters of a table at least one is a figure, a line end or a plain letter."""

FEWEST = 4
"""And there are so many of them, since two bytes beside a zero may be a letter by accident."""

MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What stands in front of a file and says how it is to be read; the longer mark first."""
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x7f]")
BY_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\(J")
WORD = re.compile("[A-Za-z\x80-\U0010ffff]+")


@dataclass(frozen=True)
class Decoded:
    """A file's text, and how it was come by.

    Attributes:
        text: The text, without a mark in front.
        settled: What was decided without asking.
        asked: What must be answered first; the text is then that of the first choice.
    """

    text: str
    settled: tuple[Decision, ...] = ()
    asked: tuple[Asked, ...] = ()


def decoded(data: bytes, said: str = "") -> Decoded:
    """Read bytes as text.

    Args:
        data: The whole file.
        said: The table by which it is to be read, if somebody has said so.

    Raises:
        UnreadableSurvey: It is no text, or not by the table that was said.
    """
    if said:
        codec = codec_named(said)
        mark = next(
            (one for one, name in MARKED if codec.name == name and data.startswith(one)), b""
        )
        return Decoded(_strictly(data.removeprefix(mark) if codec.name == "utf-8" else data, codec))
    for mark, name in MARKED:
        if data.startswith(mark):
            codec = codec_named(name)
            text = _strictly(data[len(mark) :] if name == "utf-8" else data, codec)
            return Decoded(
                text, (_read(codec, f"The file begins with the mark of {codec.label}."),)
            )
    if b"\0" in data:
        return _by_zeros(data)
    _refuse_noise(data)
    if data.isascii():
        return _plain(data)
    outside = len(BEYOND_ASCII.findall(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _guessed(data, outside, fault)
    many = counted(outside, "byte")
    why = f"All {many} outside ASCII stand as UTF-8 has them."
    return Decoded(text, (_read(CODECS[0], why),))


def codec_named(said: str) -> Codec:
    """The table that somebody has named, by Python's name for it or by another that is known.

    >>> codec_named("Windows-1252").name, codec_named("EUC-KR").name
    ('cp1252', 'cp949')

    Raises:
        UnreadableSurvey: It is none of those that are known.
    """
    plain = said.strip().lower().replace("_", "-")
    for codec in CODECS:
        if plain in (codec.name.replace("_", "-"), *(one.replace("_", "-") for one in codec.also)):
            return codec
    near = nearest(said, [codec.name for codec in CODECS])
    hint = f"did you mean {near}?" if near else "the usual ones are utf-8, cp1252 and utf-16."
    raise UnreadableSurvey(f"The encoding {quote(said)} is not known; {hint}")


def _read(codec: Codec, why: str) -> Decision:
    return Decision(f"The text is read as {codec.label} ({codec.name}).", why)


def _strictly(data: bytes, codec: Codec) -> str:
    try:
        return data.decode(codec.name)
    except UnicodeDecodeError as fault:
        found = " ".join(f"{byte:02X}" for byte in data[fault.start : fault.start + 2])
        raise UnreadableSurvey(
            f"The file is not {codec.label} ({codec.name}): on line {_line(data, fault.start)} "
            f"stand the bytes {found}, which mean nothing there. Say another encoding, or save the "
            "file as UTF-8 and open it again."
        ) from None


def _line(data: bytes, at: int) -> str:
    before = data[:at]
    return amount(1 + (before.count(b"\n") or before.count(b"\r")))


def _by_zeros(data: bytes) -> Decoded:
    """UTF-16 without a mark: in one order of bytes it has plain letters, figures and line ends."""
    plain = {}
    for name in ("utf-16-le", "utf-16-be"):
        text = data.decode(name, "replace")
        plain[name] = len(text.encode("ascii", "ignore")) if "\0" not in text else 0
    best, other = sorted(plain, key=lambda one: -plain[one])
    few = plain[best] * PLAIN < len(data) // 2 or plain[best] < max(FEWEST, 10 * plain[other])
    if len(data) % 2 == 0 and not few:
        why = f"{amount(plain[best])} plain characters stand in it then, and few the other way."
        codec = codec_named(best)
        return Decoded(_strictly(data, codec), (_read(codec, why),))
    line = _line(data, data.index(b"\0"))
    raise UnreadableSurvey(
        f"The file is damaged or no text: zero bytes stand in it, the first on line {line}. Save "
        "it from the survey program once more, as CSV in UTF-8."
    )


def _refuse_noise(data: bytes) -> None:
    noise = len(NO_TEXT.findall(data))
    if noise > len(data) / 100:
        raise UnreadableSurvey(
            "The file is no text, and of no kind that can be read. Save the answers as CSV (UTF-8) "
            "or as an Excel workbook (.xlsx), and open that."
        )


def _plain(data: bytes) -> Decoded:
    if BY_ESCAPES.search(data):
        codec = codec_named("iso2022_jp")
        why = "It switches to Japanese and back as mails do."
        return Decoded(_strictly(data, codec), (_read(codec, why),))
    why = "All its characters are plain ones, which every encoding has alike."
    return Decoded(data.decode("ascii"), (_read(CODECS[0], why),))


@dataclass(frozen=True)
class _Reading:
    codec: Codec
    text: str
    like: float
    language: str


def _guessed(data: bytes, outside: int, fault: UnicodeDecodeError) -> Decoded:
    lines = _sample(data)
    readings = _readings(b"\n".join(lines))
    possible = [one for one in readings[:MOST_CHOICES] if _decodes(data, one.codec)]
    possible = possible[:2] + [one for one in possible[2:] if one.like >= POSSIBLE]
    if not possible or _nearly_utf8(data, outside):
        found = " ".join(f"{byte:02X}" for byte in data[fault.start : fault.start + 2])
        raise UnreadableSurvey(
            f"The file is UTF-8 but for some bytes, first {found} on line "
            f"{_line(data, fault.start)}: it may be damaged, or joined from files of two kinds. "
            "Save it as UTF-8 and open it again, or say the encoding."
        )
    best, *others = possible
    text = data.decode(best.codec.name)
    second = others[0].like if others else 0
    if outside >= ENOUGH and best.like >= CLEAR and best.like - second >= AHEAD:
        kind = (
            "accented letters and signs are" if best.language in ACCENTED else "characters read as"
        )
        why = f"It is no UTF-8, and its {kind} {best.language}: {amount(outside)} bytes show it."
        return Decoded(text, (_read(best.codec, why),))
    few = f"only {counted(outside, 'byte')}" if outside < ENOUGH else counted(outside, "byte")
    asked = Asked(
        "encoding",
        "In which encoding was the file saved? Choose the one whose words look right.",
        f"It is no UTF-8, and {few} outside ASCII can be read in more than one way.",
        tuple((one.codec.name, _offered(one)) for one in possible),
    )
    return Decoded(text, (), (asked,))


def _sample(data: bytes) -> list[bytes]:
    """Lines that hold something outside ASCII, from the whole of the file."""
    lines = [line for line in re.split(rb"[\r\n]+", data) if not line.isascii()]
    step = max(1, len(lines) * (len(data) // max(len(lines), 1)) // SAMPLE) if lines else 1
    sample, size = [], 0
    for line in lines[::step]:
        if size and size + len(line) > SAMPLE:
            break
        sample.append(line)
        size += len(line)
    return sample


def _readings(sample: bytes) -> list[_Reading]:
    """How the sample reads by each table, the likeliest first; of equal readings one."""
    found: dict[str, _Reading] = {}
    for codec in CODECS:
        if not codec.languages:
            continue
        try:
            text = sample.decode(codec.name)
        except UnicodeDecodeError:
            continue
        reading = _Reading(codec, text, *likeness(text, codec.languages))
        found.setdefault(text, reading)
    return sorted(found.values(), key=lambda one: -one.like)


def _decodes(data: bytes, codec: Codec) -> bool:
    try:
        data.decode(codec.name)
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(data: bytes, outside: int) -> bool:
    """Whether nearly all that is outside ASCII is as UTF-8 has it."""
    kept = data.decode("utf-8", "ignore").encode("utf-8")
    return outside >= 20 and len(data) - len(kept) <= outside / 20


def _offered(reading: _Reading) -> str:
    words = dict.fromkeys(word for word in WORD.findall(reading.text) if not word.isascii())
    shown = choose([quote(word, 20) for word in list(words)[:3]], "and")
    return f"{reading.codec.label}: {shown}"
