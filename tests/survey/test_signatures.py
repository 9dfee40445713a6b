"""What is no table is told by its first bytes, and the sentence says where to save one."""

from __future__ import annotations

import io
import zipfile

import pytest

from calculator.survey.sheet.opening import opened
from calculator.survey.sheet.signatures import SENTENCES, kind
from calculator.survey.unreadable import UnreadableSurvey


def packed(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = {
    "old Excel": (OLE + b"\0" * 600, "answers.xls", "CSV UTF-8 (Comma delimited)"),
    "old Excel under another name": (OLE + b"\0" * 600, "answers.csv", "old Excel workbook"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "Encrypt with Password"),
    "binary Excel": (packed("xl/workbook.bin", "[Content_Types].xml"), "a.xlsb", "(.xlsb)"),
    "OpenDocument": (packed("mimetype", "content.xml"), "a.ods", "Text CSV"),
    "Numbers": (packed("Index/Document.iwa"), "a.numbers", "File > Export To > CSV"),
    "SPSS": (b"$FL2@(#) SPSS DATA FILE", "a.sav", "File > Export > CSV Data"),
    "SPSS, packed": (b"$FL3@(#) SPSS DATA FILE", "a.zsav", "File > Export > CSV Data"),
    "Stata": (b"<stata_dta><header>", "a.dta", "Text data (delimited"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "a.pdf", "It is a PDF"),
    "JSON": (b'{"responses": [{"Q1": 5}]}', "a.json", "It is JSON"),
    "JSON under another name": (b'[{"Q1": 5}]', "a.txt", "It is JSON"),
    "link to a sheet": (b'{"url": "x", "doc_id": "1"}', "a.gsheet", "File > Download >"),
    "web page": (b"\n<!DOCTYPE html><html><body>Log in", "a.csv", "It is a web page"),
    "table of a web page": (b"<table><tr><td>1", "a.xls", "It is a web page"),
    "XML": (b'<?xml version="1.0"?><Workbook>', "a.xml", "It is XML"),
    "Word": (packed("word/document.xml", "[Content_Types].xml"), "a.docx", "It is a Word document"),
    "text document": (b"{\\rtf1\\ansi", "a.rtf", "It is a text document"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a.png", "It is a picture"),
    "Parquet": (b"PAR1\x15\x04", "a.parquet", "Parquet"),
    "database": (b"SQLite format 3\0", "a.db", "It is a database"),
    "packed tables": (packed("May/answers.csv", "b.txt"), "a.zip", "open “May/answers.csv” or"),
    "packed": (packed("a.bin"), "a.zip", "It is packed"),
    "gzip": (b"\x1f\x8b\x08\0", "a.csv.gz", "It is packed"),
    "workbook cut off": (packed("xl/workbook.xml")[:60], "a.xlsx", "damaged or cut off"),
    "empty": (b"", "a.csv", "The file is empty."),
    "blanks": (b" \r\n\t\n", "a.csv", "The file is empty."),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_ends_in_its_sentence(name: str) -> None:
    data, called, sentence = KINDS[name]
    with pytest.raises(UnreadableSurvey) as fault:
        opened(data, called)
    assert sentence in fault.value.sentence
    assert fault.value.sentence.endswith(".")


def test_every_sentence_is_one_that_can_be_acted_on() -> None:
    assert all(
        one.startswith(("It is ", "The workbook is ")) and (":" in one or ";" in one)
        for one in SENTENCES.values()
    )


@pytest.mark.parametrize(
    "text", ["A,B\n1,2\n", "[Q1],[Q2]\n1,2\n", "{Q1};{Q2}\n1;2\n", "PKW,LKW\n1,2"]
)
def test_text_that_begins_oddly_is_text(text: str) -> None:
    assert kind(text.encode(), "answers.csv") == "text"
