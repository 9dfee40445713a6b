"""GIFT: what a reader of the documented format finds in it is what the bank says, type by type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.exam import bank
from macros.exam.form import ListOfTwo, MissingWord, Numeric, Ordering, ShortAnswer
from macros.page.house import House
from macros.takeaway import gift
from macros.takeaway.collected import collect
from macros.takeaway.writing import Writer
from tests.macros.exam.banks import NUMBER, ORDERED, RIGHT, SHORT, TAIL, TWO, docs_with
from tests.macros.takeaway.gift_reader import Read, read

ROOT = Path(__file__).parents[3]
HOSTILE = f"""\
subject: "Signs: a/b"
questions:
  - id: kano-signs
    type: choice
    ask: "Which of `{{a}} ~ b = #c: \\\\d` is -> right?"
    options:
      - {{text: "50 % = half // of {{it}}", because: "a ~ b: c #1", right: true}}
      - {{text: "~~ tilde", because: "=equals = {{}}"}}
      - {{text: "C:\\\\Users\\\\n", because: "\\\\# stays"}}
{TAIL}"""


def written(docs: Path, of_template: int = 3) -> list[Read]:
    (collection,) = collect(bank.load(docs), docs, House(), of_template)
    return read(gift.text(collection))


def test_the_whole_bank_says_in_gift_what_it_says() -> None:
    docs = ROOT / "docs"
    (collection,) = collect(bank.load(docs), docs, House(), 20)
    found = {one.name: one for one in read(gift.text(collection))}
    html = Writer(docs).html
    assert len(found) == len(collection.questions) > 600
    for one in collection.questions:
        question, it = one.question, found[one.id]
        match question:
            case Numeric():
                assert one.instance is not None
                assert it.kind == "number"
                assert it.value == pytest.approx((one.instance.key, question.tolerance))
                assert it.category.endswith(f"/{question.id}")
                assert html(one.instance.worked) in it.general
            case Ordering():
                assert it.kind == "match"
                assert [answer.text for answer in it.answers] == [
                    html(item.text) for item in question.items
                ]
                assert [answer.match for answer in it.answers] == [
                    *gift.PLACES[: len(question.items)]
                ]
            case ShortAnswer():
                assert it.kind == "essay"
                assert all(html(point) in it.general for point in question.points)
            case _:
                two = isinstance(question, ListOfTwo)
                assert it.kind == ("several" if two else "choice")
                for option, answer in zip(one.options, it.answers, strict=True):
                    assert answer.text == html(option.text)
                    assert answer.feedback == html(option.because)
                    right, wrong = (0.5, -0.5) if two else (1, 0)
                    assert answer.weight == (right if option.right else wrong)
        shown = f"{it.before}_____{it.after}" if isinstance(question, MissingWord) else it.before
        spaces = re.compile(r"\s+")
        assert spaces.sub("", html(one.ask)) in spaces.sub("", shown)


def test_signs_of_the_format_in_a_text_stay_signs_in_a_text(tmp_path: Path) -> None:
    (one,) = written(docs_with(tmp_path, HOSTILE))
    assert one.before == "Which of <code>{a} ~ b = #c: \\d</code> is -&gt; right?"
    assert [answer.text for answer in one.answers] == [
        "50 % = half // of {it}",
        "~~ tilde",
        "C:\\Users\\n",
    ]
    assert [answer.feedback for answer in one.answers] == ["a ~ b: c #1", "=equals = {}", "# stays"]
    assert [answer.weight for answer in one.answers] == [1, 0, 0]
    assert one.category == "$course$/top/Moments of Truth/Signs: a//b"


def test_each_type_becomes_what_the_page_says(tmp_path: Path) -> None:
    kinds = [one.kind for one in written(docs_with(tmp_path, RIGHT, TWO, ORDERED, SHORT, NUMBER))]
    assert kinds == ["choice", "several", "match", "essay", "number", "number", "number"]


def test_the_notices_stand_at_its_head(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, RIGHT)
    (collection,) = collect(bank.load(docs), docs, House())
    head = gift.text(collection).partition("\n\n")[0]
    assert all(line.startswith("// ") for line in head.splitlines())
    assert "PeopleCert" in head
    assert "NPS" in head
