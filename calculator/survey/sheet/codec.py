"""The tables by which a file's bytes are characters, and for which languages each is guessed."""

from dataclasses import dataclass

WESTERN = (
    *("German", "French", "Spanish", "Portuguese", "Italian", "Dutch"),
    *("Swedish or Finnish", "Danish or Norwegian", "Icelandic"),
)
CENTRAL = ("German", "Polish", "Czech or Slovak", "Hungarian", "Croatian or Slovene", "Romanian")


@dataclass(frozen=True)
class Codec:
    """A table by which bytes are characters.

    Attributes:
        name: How mapping and command line name it, which is Python's own name for it.
        label: What people know it as.
        languages: Those that it is guessed for; none, where it is only read by name.
        also: Other names that programs give it.
    """

    name: str
    label: str
    languages: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


CODECS = (
    Codec("utf-8", "UTF-8", also=("utf8", "utf-8-sig", "utf8-sig", "65001")),
    Codec("utf-16", "UTF-16", also=("utf16", "unicode", "ucs-2")),
    Codec("utf-16-le", "UTF-16, low byte first", also=("utf-16le",)),
    Codec("utf-16-be", "UTF-16, high byte first", also=("utf-16be",)),
    Codec("utf-32", "UTF-32", also=("utf32",)),
    Codec("cp1252", "Windows, Western Europe", WESTERN, ("windows-1252", "ansi", "1252")),
    Codec("cp1250", "Windows, Central Europe", CENTRAL, ("windows-1250",)),
    Codec("cp1251", "Windows, Cyrillic", ("Cyrillic",), ("windows-1251",)),
    Codec("cp1253", "Windows, Greek", ("Greek",), ("windows-1253",)),
    Codec("cp1254", "Windows, Turkish", ("Turkish",), ("windows-1254", "iso-8859-9")),
    Codec("cp1255", "Windows, Hebrew", ("Hebrew",), ("windows-1255",)),
    Codec("cp1256", "Windows, Arabic", ("Arabic",), ("windows-1256",)),
    Codec("cp1257", "Windows, Baltic", ("Baltic",), ("windows-1257",)),
    Codec("cp1258", "Windows, Vietnamese", (), ("windows-1258",)),
    Codec("cp874", "Windows, Thai", ("Thai",), ("windows-874", "tis-620")),
    Codec("cp949", "Windows, Korean", ("Korean",), ("uhc", "ks_c_5601-1987", "euc-kr", "euckr")),
    Codec("cp932", "Windows, Japanese", ("Japanese",), ("shift-jis", "sjis", "windows-31j")),
    Codec("euc_jp", "Unix, Japanese", ("Japanese",), ("euc-jp", "eucjp")),
    Codec("iso2022_jp", "Mail, Japanese", (), ("iso-2022-jp",)),
    Codec("gb18030", "Windows, Chinese (simplified)", ("Simplified Chinese",), ("gbk", "gb2312")),
    Codec("big5hkscs", "Windows, Chinese (traditional)", ("Traditional Chinese",), ("big5",)),
    Codec("mac_roman", "Macintosh, Western Europe", WESTERN, ("macintosh", "mac-roman")),
    Codec("cp850", "MS-DOS, Western Europe", WESTERN, ("ibm850", "dos")),
    Codec("koi8_r", "Unix, Russian", ("Cyrillic",), ("koi8-r",)),
    Codec("latin-1", "ISO 8859-1, Western Europe", (), ("iso-8859-1", "latin1")),
    Codec("iso8859_2", "ISO 8859-2, Central Europe", (), ("iso-8859-2", "latin2")),
    Codec("iso8859_15", "ISO 8859-15, Western Europe", (), ("iso-8859-15", "latin9")),
)
"""Every table that a file is read by; of those that are guessed, the more usual one first."""
