"""Everything that can be wrong with a bank is said at its place, in a sentence, and all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.exam import bank
from macros.exam.bank import load, look
from macros.knowledge.problems import Problems

from .banks import NUMBER, ORDERED, RIGHT, SHORT, TWO, docs_with

ONE, FIVE = 1, 5


def said(folder: Path, text: str) -> list[str]:
    docs = docs_with(folder, text)
    return [str(problem) for problem in look(docs)[1]]


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for here, instead in pairs:
        assert here in text
        text = text.replace(here, instead, 1)
    return text


def test_nothing_is_wrong_with_what_is_right(tmp_path: Path) -> None:
    for name, text in {"a": RIGHT, "b": NUMBER, "c": TWO, "d": ORDERED, "e": SHORT}.items():
        assert said(tmp_path / name, text) == []


WRONG = {
    "no keys": (
        "just words\n",
        ["1:1: keys with values are needed here, such as `subject: Kano`."],
    ),
    "no subject": (
        changed(RIGHT, ("subject: Kano\n", "")),
        ["1:1: the key “subject” is missing: what the questions are about, as a heading."],
    ),
    "an unknown key above": (
        changed(RIGHT, ("subject: Kano", "subjet: Kano")),
        ["1:1: there is no key “subjet”; did you mean “subject”?"],
    ),
    "questions that are no list": (
        "subject: Kano\nquestions: many\n",
        ["2:12: questions: a list is needed here, not text."],
    ),
    "a question that is none": (
        "subject: Kano\nquestions: [why]\n",
        ["2:13: questions, 1: keys with values are needed here, not text."],
    ),
    "no type": (
        changed(RIGHT, ("    type: choice\n", "")),
        [
            "3:5: “kano-first”, the key “type” is missing: one of choice, not, word, two, order, "
            "number, short."
        ],
    ),
    "an unknown type": (
        changed(RIGHT, ("type: choice", "type: choise")),
        ["4:11: “kano-first”, type: “choise” is none; did you mean “choice”?"],
    ),
    "a mistyped key": (
        changed(RIGHT, ("    ask:", "    aks:")),
        ["5:5: “kano-first”, there is no key “aks”; did you mean “ask”?"],
    ),
    "a key that is no text": (
        changed(RIGHT, ("subject: Kano", "subject: Kano\n.nan: x")),
        ["1:1: there is no key “nan”; there are “errata”, “questions” and “subject”."],
    ),
    "a missing key": (
        changed(RIGHT, ("    level: remember\n", "")),
        [
            "3:5: “kano-first”, the key “level” is missing: how deep it goes: remember, understand "
            "or apply."
        ],
    ),
    "an empty question": (
        changed(RIGHT, ("ask: Which comes first?", "ask: ''")),
        ["5:10: “kano-first”, ask: text is needed here; this is empty."],
    ),
    "nothing at all": (
        changed(RIGHT, ("ask: Which comes first?", "ask:")),
        ["5:9: “kano-first”, ask: this is empty; give text."],
    ),
    "a number for text": (
        changed(RIGHT, ("ask: Which comes first?", "ask: 5")),
        ['5:10: “kano-first”, ask: text is needed here; put it in quotation marks: "5".'],
    ),
    "an id that is none": (
        changed(RIGHT, ("id: kano-first", "id: Kano first")),
        [
            "3:9: “Kano first”, id: “Kano first” is no id; it needs small letters, digits and "
            "hyphens, as in nps-score."
        ],
    ),
    "an option without its reason": (
        changed(RIGHT, ("        because: It pleases later.\n", "")),
        [
            "9:9: “kano-first”, options, 2: the key “because” is missing: why it is right or "
            "wrong, in a sentence that helps those who chose it."
        ],
    ),
    "an empty reason": (
        changed(RIGHT, ("because: It pleases later.", "because: '  '")),
        ["10:18: “kano-first”, options, 2, because: text is needed here; this is empty."],
    ),
    "no right option": (
        changed(RIGHT, ("        right: true\n", "")),
        ["7:7: “kano-first”, options: one option must say right: true; none does."],
    ),
    "two right options": (
        changed(RIGHT, ("It pleases later.\n", "It pleases later.\n        right: true\n")),
        ["7:7: “kano-first”, options: one option must say right: true; 2 do."],
    ),
    "right that is no yes or no": (
        changed(RIGHT, ("right: true", "right: certainly")),
        ["13:16: “kano-first”, options, 3, right: true or false is needed here, not text."],
    ),
    "two options": (
        changed(RIGHT, ("      - text: must-be\n        because: It ends so.\n", "")),
        ["7:7: “kano-first”, options: 3 are needed at least; there are 2."],
    ),
    "an option twice": (
        changed(RIGHT, ("text: must-be", "text: Attractive")),
        ["7:7: “kano-first”, options: “attractive” can be chosen twice."],
    ),
    "all of the above": (
        changed(RIGHT, ("text: must-be", "text: All of the above")),
        [
            "7:15: “kano-first”, options, 1, text: “All of the above” speaks of the other options, "
            "which are shuffled; give one of its own."
        ],
    ),
    "an unknown work": (
        changed(RIGHT, ("[kano1984]", "[kano1948]")),
        [
            "14:14: “kano-first”, source, 1: there is no work “kano1948” in the bibliography; did "
            "you mean “kano1984”?"
        ],
    ),
    "no work": (
        changed(RIGHT, ("[kano1984]", "[]")),
        ["3:5: “kano-first”, work: it rests on nothing; give a key of the bibliography as source."],
    ),
    "an unknown page": (
        changed(RIGHT, ("learn/kano.md", "learn/knao.md")),
        [
            "15:11: “kano-first”, page: there is no page “learn/knao.md”; did you mean "
            "“learn/kano.md”?"
        ],
    ),
    "a page from the file’s own folder": (
        changed(RIGHT, ("learn/kano.md", "../learn/kano.md")),
        [
            "15:11: “kano-first”, page: there is no page “../learn/kano.md”; begin at the folder "
            "of the pages, as in learn/measure/kano.md."
        ],
    ),
    "a heading that the page lacks": (
        changed(RIGHT, ("heading: The life", "heading: The live")),
        [
            "16:14: “kano-first”, heading: learn/kano.md has no heading “The live of a delight”; "
            "did you mean “The life of a delight”?"
        ],
    ),
    "an unknown level": (
        changed(RIGHT, ("level: remember", "level: rember")),
        ["17:12: “kano-first”, level: “rember” is no level; did you mean “remember”?"],
    ),
    "an unknown family": (
        changed(RIGHT, ("[services-marketing]", "[service-marketing]")),
        [
            "18:16: “kano-first”, families, 1: there is no family “service-marketing”; did you "
            "mean “services-marketing”?"
        ],
    ),
    "a family twice": (
        changed(RIGHT, ("[services-marketing]", "[d336, d336]")),
        ["18:15: “kano-first”, families: “d336” stands in this list already."],
    ),
    "a day in quotation marks": (
        changed(RIGHT, ("changed: 2026-11-28", "changed: '2026-11-28'")),
        [
            "19:14: “kano-first”, changed: a day such as 2026-11-28, without quotation marks, is "
            "needed here, not text."
        ],
    ),
    "an id twice": (
        RIGHT + RIGHT.partition("questions:\n")[2].replace("comes first", "is first in time"),
        ["20:9: “kano-first”, id: it stands in exam/test.yml:3 already."],
    ),
    "a call that is not for questions": (
        changed(RIGHT, ("Which comes first?", "Which is {{ count('guides') }}?")),
        ["5:10: “kano-first”, ask: “count” cannot be called in a question; only “cite” or “term”."],
    ),
    "an unknown term": (
        changed(RIGHT, ("It ends so.", "It is a {{ term('must-bee') }}.")),
        [
            "8:18: “kano-first”, options, 1, because: there is no term “must-bee”; did you mean "
            "“must-be”?"
        ],
    ),
    "a link to nowhere": (
        changed(RIGHT, ("It ends so.", "See [there](learn/knao.md).")),
        [
            "8:18: “kano-first”, options, 1, because: there is no page “learn/knao.md”; did you "
            "mean “learn/kano.md”?"
        ],
    ),
    "an exception that is not bold": (
        changed(RIGHT, ("type: choice", "type: not")),
        ["5:10: “kano-first”, ask: the word not must stand in it once and bold, as **not**."],
    ),
    "a bold exception of another type": (
        changed(RIGHT, ("Which comes", "Which does **not** come")),
        [
            "5:10: “kano-first”, ask: a question for the exception is of type not, not of type "
            "choice."
        ],
    ),
    "no gap": (
        changed(RIGHT, ("type: choice", "type: word")),
        ["5:10: “kano-first”, ask: the missing word is written ___, once; it stands here never."],
    ),
    "a list of two with one": (
        changed(TWO, ("        right: true\n", "")),
        ["7:7: “kano-two”, options: 2 options must say right: true; one does."],
    ),
    "nothing to order": (
        changed(ORDERED, ("      - {text: must-be, because: It ends so.}\n", "")),
        ["7:7: “kano-order”, items: 3 are needed at least; there are 2."],
    ),
    "an answer without points": (
        changed(SHORT, ("points: [it pleases, it is not missed]", "points: []")),
        ["6:13: “kano-short”, points: 1 is needed at least; there is none."],
    ),
    "a fold-out without an answer": (
        changed(ORDERED, ("    source:", "    fold: kano\n    source:")),
        ["3:5: “kano-order”, the key “answer” is missing: what the fold-out says."],
    ),
    "an unknown calculator": (
        changed(NUMBER, ("calculator: promoters", "calculator: promotors")),
        ["9:17: “nps”, calculator: there is no calculator “promotors”; did you mean “promoters”?"],
    ),
    "a number that is not drawn": (
        changed(NUMBER, ('passives: "{passives}"', 'passives: "{pasives}"')),
        ["10:13: “nps”, inputs: “pasives” is not drawn; did you mean “passives”?"],
    ),
    "a number that the question keeps to itself": (
        changed(NUMBER, (" {passives} passives,", "")),
        ["7:17: “nps”, draw, passives: “passives” is drawn, and the question does not say it."],
    ),
    "numbers of which too few differ": (
        changed(NUMBER, ("{from: 20, to: 60, by: 5}", "{from: 20, to: 21}")),
        ["6:11: “nps”, draw: 10 questions can be drawn from this at most; 20 are needed."],
    ),
    "an interval upside down": (
        changed(NUMBER, ("{from: 20, to: 60, by: 5}", "{from: 20, to: 10}")),
        ["6:38: “nps”, draw, promoters, to: 10 is not above from, which is 20."],
    ),
    "a step of nothing": (
        changed(NUMBER, ("by: 5", "by: 0")),
        ["6:46: “nps”, draw, promoters, by: a number above 0 is needed here, not 0."],
    ),
    "inputs that the calculator refuses": (
        changed(NUMBER, ("detractors: 20}", "detractors: -20}")),
        ["10:13: “nps”, inputs: with promoters = "],
    ),
    "a value that there is not": (
        changed(NUMBER, ("take: nps", "take: npss")),
        ["11:11: “nps”, take: “promoters” gives no “npss”; did you mean “nps”?"],
    ),
    "a tolerance that refuses who rounds": (
        changed(NUMBER, ("tolerance: 0.05", "tolerance: 0.01")),
        ["13:16: “nps”, tolerance: 0.01 refuses who rounds; 0.05 is the least."],
    ),
    "too many decimals": (
        changed(NUMBER, ("decimals: 1", "decimals: 7")),
        ["12:15: “nps”, decimals: a number of at most 4 is needed here, not 7."],
    ),
    "a solution with a number from nowhere": (
        changed(NUMBER, ("gives {nps:1}", "gives {nsp:1}")),
        ["14:13: “nps”, worked: there is no “nsp”; did you mean “nps”?"],
    ),
    "a tab": ("subject:\tKano\nquestions:\n\t- id: x\n", ["1:9: there is a tab here;"]),
    "a key twice": (
        changed(RIGHT, ("    level: remember", "    id: other\n    level: remember")),
        ["17:5: the key “id” is given twice; it stands in line 3 already."],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said(name: str, tmp_path: Path) -> None:
    text, sentences = WRONG[name]
    found = said(tmp_path, text)
    assert len(found) == len(sentences), found
    for sentence, start in zip(found, sentences, strict=True):
        assert sentence.startswith(f"exam/test.yml:{start}"), sentence
        assert sentence.endswith((".", "?"))


def test_all_is_said_at_once_and_in_order(tmp_path: Path) -> None:
    text = changed(
        RIGHT,
        ("[kano1984]", "[kano1948]"),
        ("learn/kano.md", "learn/knao.md"),
        ("level: remember", "level: rember"),
        ("because: It pleases later.", "because: ''"),
    )
    lines = [int(sentence.split(":")[1]) for sentence in said(tmp_path, text + text)]
    assert lines == sorted(lines)
    assert len(lines) >= FIVE


def test_a_quiz_is_short_and_stays_on_its_page(tmp_path: Path) -> None:
    def named(name: str) -> str:
        body = RIGHT.partition("questions:\n")[2].replace("kano-first", name)
        return body.replace("    changed:", "    quiz: kano\n    changed:")

    other = named("e").replace("learn/kano.md", "learn/other.md")
    other = other.replace("The life of a delight", "Another")
    text = "subject: Kano\nquestions:\n" + "".join(named(one) for one in "abcd") + other
    assert [sentence.split(", ", 1)[1] for sentence in said(tmp_path, text)] == [
        "quiz: “kano” has 3 questions already, which is the most.",
        "quiz: “kano” asks what learn/kano.md teaches; this is on another page.",
        "quiz: “kano” has 3 questions already, which is the most.",
    ]


def test_a_bank_in_which_anything_is_wrong_is_not_read(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, changed(RIGHT, ("level: remember", "level: none")))
    with pytest.raises(Problems, match=r"exam/test\.yml:17:12: .*\n1 thing is wrong in 1 file\."):
        load(docs)


def test_what_was_mended_is_read_anew(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, changed(RIGHT, ("The life of", "The live of")))
    assert look(docs)[1]
    path = docs / "learn" / "kano.md"
    path.write_text(path.read_text("utf-8").replace("The life", "The live"), encoding="utf-8")
    assert look(docs)[1] == []
    assert len(load(docs).questions) == ONE


def test_a_site_without_questions_has_an_empty_bank(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, RIGHT)
    (docs / bank.EXAM / "test.yml").unlink()
    assert load(docs).questions == ()
