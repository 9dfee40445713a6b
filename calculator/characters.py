"""Characters that stand for digits, blanks, signs and marks, by tables of our own.

Two Pythons know different editions of Unicode, so neither is asked (`isdecimal`, `int` and
`normalize` do). The tables hold what Unicode 18 has; later scripts are added here.

>>> plain("٢٢"), plain("８．５"), plain("٨٫٥"), plain("\u22123")
('22', '8.5', '8.5', '-3')
"""

_ZEROS = (
    "0030 0660 06F0 07C0 0966 09E6 0A66 0AE6 0B66 0BE6 0C66 0CE6 0D66 0DE6 0E50 0ED0 0F20 1040 "
    "1090 17E0 1810 1946 19D0 1A80 1A90 1B50 1BB0 1C40 1C50 A620 A8D0 A900 A9D0 A9F0 AA50 ABF0 "
    "FF10 104A0 10D30 10D40 11066 110F0 11136 111D0 112F0 11450 114D0 11650 116C0 116D0 116DA "
    "11730 118E0 11950 11BF0 11C50 11D50 11DA0 11DE0 11F50 16130 16A60 16AC0 16B50 16D70 1CCF0 "
    "1D7CE 1D7D8 1D7E2 1D7EC 1D7F6 1E140 1E2F0 1E4F0 1E5F1 1E950 1FBF0"
)
"""The zero of each script that writes numbers by ten digits; the other nine follow it."""
_INVISIBLE = (
    "00AD 034F 061C 180E 200B 200C 200D 200E 200F 202A 202B 202C 202D 202E 2060 2061 2062 2063 "
    "2064 2066 2067 2068 2069 FE0E FE0F FEFF"
)
"""Marks that a browser or a spreadsheet leaves in a cell and nobody sees."""

BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
    "\u3000"
)
"""Every kind of blank within a line but the one of the space bar."""
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line, here or elsewhere."""
QUOTATION_MARKS = "'\u2019\u02bc\u2018\uff07\u066c\u2032"
"""What Switzerland and others set thousands apart with."""

_DIGITS = {int(zero, 16) + digit: str(digit) for zero in _ZEROS.split() for digit in range(10)}
_SIGNS = {
    **dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\ufe58\ufe63\uff0d\u207b"), "-"),
    **dict.fromkeys(map(ord, "\uff0b\ufe62"), "+"),
    **dict.fromkeys(map(ord, "\u066b\uff0e\uff61"), "."),
    **dict.fromkeys(map(ord, "\uff0c\u060c\u3001\ufe50"), ","),
    **dict.fromkeys(map(ord, "\u066a\uff05\ufe6a"), "%"),
    **dict.fromkeys(map(ord, QUOTATION_MARKS), "'"),
}
_MARKS = {int(code, 16): "" for code in _INVISIBLE.split()}
_PLAIN = {**_DIGITS, **_SIGNS, **_MARKS}


def plain(text: str) -> str:
    """Text with digits, signs and quotation marks as ASCII has them, and without invisible marks.

    Blanks, tabs and line ends stay what they are, for they may separate.
    """
    return text.translate(_PLAIN)


def visible(text: str) -> str:
    """Text without invisible marks."""
    return text.translate(_MARKS)
