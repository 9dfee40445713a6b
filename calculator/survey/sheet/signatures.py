"""What a file is by its first bytes, whatever its name says; and what to save it as if it is none.

A workbook and a text are read. For each other kind that people have in their hands one sentence
names the entry of the menu that saves a file which can be read.
"""

import io

from calculator.survey.unreadable import UnreadableSurvey
from calculator.words import choose, quote

WORKBOOK, TEXT = "workbook", "text"
TEXT_NAMES = ("csv", "tsv", "tab", "txt", "asc", "dat", "")
WORKBOOK_NAMES = ("xlsx", "xlsm", "xltx", "xltm")

FROM_EXCEL = "choose File > Save As and the type “CSV UTF-8 (Comma delimited)”"
FROM_CALC = "in LibreOffice Calc choose File > Save As and the type “Text CSV”"
EXPORT = "export the answers from the survey program as CSV or Excel (.xlsx)"
SENTENCES = {
    "xls": (
        f"It is an old Excel workbook (.xls): open it in Excel, {FROM_EXCEL}, and open that file "
        "here."
    ),
    "xlsb": (
        f"It is a binary workbook (.xlsb): open it in Excel, {FROM_EXCEL}, and open that file here."
    ),
    "locked": (
        "The workbook is protected by a password: open it in Excel, clear the password under File "
        "> Info > Protect Workbook > Encrypt with Password, save it, and open it here again."
    ),
    "ods": f"It is an OpenDocument sheet (.ods): {FROM_CALC}, and open that file here.",
    "numbers": (
        "It is a Numbers document: in Numbers choose File > Export To > CSV, and open that "
        "file here."
    ),
    "sav": (
        "It is an SPSS file (.sav): in SPSS choose File > Export > CSV Data, in PSPP File > "
        "Export, and open that file here."
    ),
    "por": "It is an SPSS file (.por): in SPSS choose File > Export > CSV Data, and open it here.",
    "dta": (
        "It is a Stata file (.dta): in Stata choose File > Export > Text data (delimited, *.csv), "
        "and open that file here."
    ),
    "pdf": f"It is a PDF, which holds pages and no answers: {EXPORT}.",
    "json": f"It is JSON, not a table: {EXPORT}.",
    "gsheet": (
        "It is only a link to a Google sheet: in Google Sheets choose File > Download > "
        "Comma-separated values (.csv), and open that file here."
    ),
    "html": (
        "It is a web page, such as one that asks you to log in; if it shows the answers, open it "
        f"in Excel, {FROM_EXCEL}, and open that file here."
    ),
    "xml": (
        f"It is XML: if Excel opens it, {FROM_EXCEL} there, and open that file here; else {EXPORT}."
    ),
    "rtf": f"It is a text document, not a table: {EXPORT}.",
    "docx": f"It is a Word document, not a table: {EXPORT}.",
    "image": f"It is a picture: {EXPORT}.",
    "parquet": "It is a Parquet file: write it as CSV where it was made, and open that file here.",
    "sqlite": "It is a database: export the table with the answers as CSV, and open that here.",
    "packed": "It is packed: unpack it, and open the CSV or Excel file that is in it.",
    "cut": "The workbook is damaged or cut off: download it or save it once more.",
}
"""What is said of each kind."""

ZIP, EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"%PDF", "pdf"),
    (b"$FL2", "sav"),
    (b"$FL3", "sav"),
    (b"<stata_dta>", "dta"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"Rar!", "packed"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ", "packed"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"SQLite format 3\0", "sqlite"),
)
LOCKED = "EncryptedPackage".encode("utf-16-le")
WEB = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<table", b"<body", b"<script", b"<style")
ZIPPED = (
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("Index/Document.iwa", "numbers"),
    ("Index.zip", "numbers"),
    ("content.xml", "ods"),
)
"""By a name within a zip, what it is."""


def kind(data: bytes, name: str) -> str:
    """Whether a file is a workbook or text.

    Args:
        data: The whole file.
        name: What it is called.

    Raises:
        UnreadableSurvey: It is something else; the sentence says what to save it as.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableSurvey("The file is empty.")
    if data.startswith((ZIP, EMPTY_ZIP)):
        return _zipped(data)
    for beginning, found in BEGINNINGS:
        if data.startswith(beginning):
            raise UnreadableSurvey(SENTENCES["locked" if LOCKED in data else found])
    ending = ending_of(name)
    begun = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begun.startswith(WEB):
        raise UnreadableSurvey(SENTENCES["html"])
    if begun.startswith(b"<?xml"):
        raise UnreadableSurvey(SENTENCES["html" if b"<html" in begun else "xml"])
    if ending == "gsheet" or (begun.startswith(b"{") and b'"doc_id"' in begun):
        raise UnreadableSurvey(SENTENCES["gsheet"])
    if ending == "json" or begun.startswith((b'{"', b"[{", b'["', b"[[")):
        raise UnreadableSurvey(SENTENCES["json"])
    if ending in SENTENCES and (ending in ("sav", "por", "dta", "numbers") or b"\0" in data[:1000]):
        raise UnreadableSurvey(SENTENCES[ending])
    return TEXT


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, without its point; empty where it has none.

    >>> ending_of("answers 2.0/Answers.CSV"), ending_of("answers")
    ('csv', '')
    """
    _, point, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return ending.lower() if point else ""


def _zipped(data: bytes) -> str:
    import zipfile  # only whoever opens a workbook waits for it

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableSurvey(SENTENCES["cut"]) from None
    if any(one.endswith("xl/workbook.xml") for one in names) or "[Content_Types].xml" in names:
        for inner, found in ZIPPED[:2]:
            if inner in names:
                raise UnreadableSurvey(SENTENCES[found])
        return WORKBOOK
    for inner, found in ZIPPED:
        if inner in names:
            raise UnreadableSurvey(SENTENCES[found])
    tables = [one for one in names if ending_of(one) in ("csv", "tsv", "txt", *WORKBOOK_NAMES)]
    if tables:
        listed = choose([quote(one) for one in tables[:3]], "or")
        raise UnreadableSurvey(f"It is packed: unpack it, and open {listed}.")
    raise UnreadableSurvey(SENTENCES["packed"])
