"""A survey's file is read alike on CPython and in the browser's Python, whatever it is saved as."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from calculator.survey.sheet.codec import CODECS, Codec
from tests.parity.node import NodeSurveys
from tests.parity.surveys import told
from tests.survey import files, hostile_files, hostile_workbooks, test_signatures, workbooks
from tests.survey.writings import WRITINGS, table


@pytest.fixture(scope="module")
def node_surveys(runtime_folder: Path) -> Iterator[NodeSurveys]:
    with NodeSurveys(runtime_folder) as surveys:
        yield surveys


TEXTS: dict[str, bytes] = {
    **{name: files.separated(rows).encode() for name, rows in files.PUBLISHED.items()},
    "Qualtrics": files.separated(files.QUALTRICS, "\t").encode("utf-16"),
    "SurveyMonkey": files.separated(files.SURVEYMONKEY).encode("utf-8-sig"),
    "LimeSurvey": files.separated(files.LIMESURVEY, ";").encode("cp1252"),
    "Google Forms": files.separated(files.GOOGLE_FORMS).encode(),
    "Excel's first line": b"sep=;\r\nA;B\r\n1,5;2\r\n",
    "uneven": b"T\nA,B,C\n1,2\n3,4,5,6\n7,8,9\n1,2,3\nMean,3,3\n",
    "quotation marks": b'A,B\n"5" pipe,2\n3,4\n',
}
BOOKS: dict[str, Callable[[], bytes]] = {
    "plain": workbooks.plain,
    "dated": workbooks.dated,
    "dated from 1904": lambda: workbooks.dated(mac=True),
    "shares": workbooks.shares,
    "unstored": workbooks.unstored,
    "stored": workbooks.stored,
    "hidden": lambda: workbooks.hidden(by_filter=True),
    "hidden column": workbooks.hidden_column,
    "merged headings": workbooks.merged_headings,
    "merged answers": workbooks.merged_answers,
    "several sheets": workbooks.several_sheets,
    "oddities": workbooks.oddities,
    "Microsoft Forms": workbooks.microsoft_forms,
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str, node_surveys: NodeSurveys) -> None:
    data = TEXTS[name]
    assert node_surveys.told(data, "a.csv", {}) == told(data, "a.csv", "{}")


@pytest.mark.parametrize("weighted", [False, True])
def test_cards(weighted: bool, node_surveys: NodeSurveys) -> None:
    draw, names = Random("parity cards"), ("desk", "queue", "room", "hoped", "overall")
    rows = [["team", *names, "with", "without", "w", "day"]]
    rows += [
        [
            draw.choice("ab"),
            *(str(draw.randint(1, 5)) for _ in range(7)),
            f"{draw.uniform(0.5, 2):.3f}",
            f"{2024 + at // 120}-{1 + at // 10 % 12:02}-0{1 + at % 9}",
        ]
        for at in range(150)
    ]
    mapping = "\n".join(
        (
            "mapping: 1\noutcome: overall\ndrivers: [desk, queue, room]",
            *(["weight: w"] if weighted else []),
            "scales:\n  five: {ends: [1, 5]}\n  kano: {labels: ['1', '2', '3', '4', '5']}",
            "least_group: 5",
            "drift: {date: day, period: month, baseline: {from: 2024-01-01, to: 2024-12-31}}",
            "columns:\n- {heading: team, kind: segment}\n- {heading: day, kind: date, dates: ymd}",
            *(f"- {{heading: {name}, kind: rating, scale: five}}" for name in names),
            "- {heading: with, kind: functional, scale: kano}",
            "- {heading: without, kind: dysfunctional, scale: kano}",
            "moments:\n- {name: Wi-Fi, functional: with, dysfunctional: without}",
            "- {name: desk, expectation: hoped, perception: desk}",
            "- {name: queue, expectation: hoped, perception: queue}",
        )
    )
    data = files.separated(rows).encode()
    asked = {"mapping": mapping}
    here = told(data, "a.csv", json.dumps(asked))
    drift = next(card for card, _ in json.loads(here) if card["card"] == "five-steps")
    assert "centre" in json.dumps(drift), "limits are worked out on both"
    assert node_surveys.told(data, "a.csv", asked) == here


@pytest.mark.parametrize("name", BOOKS)
def test_workbooks(name: str, node_surveys: NodeSurveys) -> None:
    data = BOOKS[name]()
    assert node_surveys.told(data, "a.xlsx", {}) == told(data, "a.xlsx", "{}")


@pytest.mark.parametrize("language", WRITINGS)
@pytest.mark.parametrize("rows", [1, 120], ids=["asked", "guessed"])
def test_guesses(language: str, rows: int, node_surveys: NodeSurveys) -> None:
    data = table(language, rows).encode(WRITINGS[language][0])
    assert node_surveys.told(data, "a.csv", {}) == told(data, "a.csv", "{}")


def pairs(lead: int) -> list[bytes]:
    """Every pair of bytes that begins with one, none of which ends a line or separates cells."""
    return [bytes((lead, trail)) for trail in range(0x21, 0x100) if trail not in b'",;|']


@pytest.mark.parametrize("codec", CODECS, ids=lambda one: one.name)
def test_every_character_of_every_table(codec: Codec, node_surveys: NodeSurveys) -> None:
    """Each byte, and each pair of bytes where there are such: read alike, or refused alike."""
    many = [bytes((byte,)) for byte in range(0x21, 0x100) if byte not in b'",;|']
    if codec.name in ("cp949", "cp932", "euc_jp", "gb18030", "big5hkscs"):
        many += [pair for lead in range(0x80, 0x100) for pair in pairs(lead)]
    elif codec.name.startswith(("utf", "iso2022")):
        many = [
            chr(point).encode(codec.name, "ignore") for point in (*range(33, 999), 0x4E00, 0xAC00)
        ]
        many = [one for one in many if one and _reads(one, codec.name)]
    readable = [one for one in many if _reads(one, codec.name)]
    refused = [one for one in many if not _reads(one, codec.name)]
    text = "No;Character\n" + "".join(
        f"{at};x{one.decode(codec.name)}x\n" for at, one in enumerate(readable, start=1)
    )
    said = {
        "encoding": codec.name,
        "delimiter": "semicolon",
        "heading_rows": "1",
        "last_row": "keep",
    }
    data = text.encode(codec.name)
    here = told(data, "a.csv", json.dumps(said))
    assert here.startswith("{")
    assert node_surveys.told(data, "a.csv", said) == here
    raw = b"".join(b"1;" + one + b"\n" for one in readable)
    if not codec.name.startswith("utf"):
        assert node_surveys.told(raw, "a.csv", said) == told(raw, "a.csv", json.dumps(said))
    draw = Random(codec.name)
    for one in sorted(refused, key=lambda _: draw.random())[:200]:
        wrong = b"No;Character\n1;" + one + b"\n"
        assert node_surveys.told(wrong, "a.csv", said) == told(wrong, "a.csv", json.dumps(said))


def _reads(one: bytes, name: str) -> bool:
    try:
        one.decode(name)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("kind", test_signatures.KINDS)
def test_what_is_no_table(kind: str, node_surveys: NodeSurveys) -> None:
    data, name, _ = test_signatures.KINDS[kind]
    assert node_surveys.told(data, name, {}) == told(data, name, "{}")


LARGE = {
    "larger than can be read",
    "a cell of 50 MB",
    "a million columns",
    "more cells than can be read",
}


def test_hostile_files_end_in_the_same_sentences(node_surveys: NodeSurveys) -> None:
    for kind, data, name in hostile_files.files(len(hostile_files.KINDS)):
        if kind not in LARGE:
            assert node_surveys.told(data, name, {}) == told(data, name, "{}"), kind
    for kind, data in hostile_workbooks.workbooks(len(hostile_workbooks.KINDS)):
        if kind not in LARGE:
            assert node_surveys.told(data, "a.xlsx", {}) == told(data, "a.xlsx", "{}"), kind
