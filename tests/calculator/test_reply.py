"""Replies as a whole: what they say, what they never hold, and how a calculator comes to be."""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator import catalog
from calculator.declaration import Table
from calculator.wire import answer


def moment(name: str = "Arrive", **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "channel": "face",
        "importance": 5,
        "expectation": 5,
        "experience": 5,
        "reach": 100,
    } | changes


def encounter(*moments: dict[str, Any], **inputs: Any) -> calculator.Reply:
    reply = calculator.respond("encounter", {"moments": list(moments), **inputs})
    assert not reply.faulty, reply.messages
    return reply


def test_the_largest_need_comes_first_and_says_what_it_would_take() -> None:
    # Reckoned by hand: needs 0.06 × 10 × 4 = 2.4 and 1 × 5 × 1 = 5, total 7.4; 5 / 7.4 = 0.6757.
    reply = encounter(
        moment("Rebook", importance=10, expectation=7, experience=3, reach=6),
        moment("Reclaim", experience=4),
        moment("Board", experience=8),
    )
    assert reply.answer == "“Reclaim” has the largest need here: it carries 68 % of the total need."
    assert "1 point more would meet the expectation" in reply.headline
    assert [row["rank"] for row in reply.rows] == [2, 1, None]
    assert [row["state"] for row in reply.rows] == ["misery", "misery", "magic"]
    assert reply.rows[1]["share"] == pytest.approx(5 / 7.4)
    # Weights 0.6, 5, 5: (0.6 × −4 − 5 + 15) / 10.6, and with losses × 2.25 (−5.4 − 11.25 + 15).
    assert reply.values["weighted_gap"] == pytest.approx(7.6 / 10.6)
    assert reply.values["weighted_gap_loss"] == pytest.approx(-1.65 / 10.6)
    assert reply.values["memory_gap"] == pytest.approx((-4 + 3) / 2)
    assert reply.values["magic"] == pytest.approx(1 / 2.06)
    assert reply.values["total_need"] == pytest.approx(7.4)


def test_ties_are_called_ties() -> None:
    reply = encounter(
        moment("A", experience=4), moment("B", experience=4), moment("C", experience=4.5)
    )
    assert (
        reply.answer
        == "“A” and “B” have the largest need here: they tie, and each carries 40 % of the total."
    )
    assert [row["rank"] for row in reply.rows] == [1, 1, 3]


def test_many_ties_are_counted() -> None:
    reply = encounter(*(moment(f"M{n}", experience=4) for n in range(5)))
    assert reply.answer is not None
    assert "“M0”, “M1”, “M2” and 2 more" in reply.answer


def test_no_need_is_a_sentence() -> None:
    reply = encounter(moment(), moment(experience=6))
    assert reply.answer is not None
    assert reply.answer.startswith("Nothing needs fixing first")
    assert [(row["share"], row["rank"]) for row in reply.rows] == [(0, None), (0, None)]


def test_what_nobody_meets_cannot_be_computed_and_says_so() -> None:
    reply = encounter(moment(reach=0, experience=1))
    empty = {key for key, value in reply.values.items() if value is None}
    assert empty == {"weighted_gap", "weighted_gap_loss", "magic", "mediocrity", "misery"}
    assert [message.level for message in reply.messages] == ["note"]
    assert "nobody meets any of them" in reply.headline
    assert "cannot be computed" in reply.details


def test_defaults_are_written_into_the_inputs() -> None:
    given_moment = moment()
    del given_moment["reach"]
    reply = encounter(given_moment)
    assert reply.data()["inputs"]["moments"][0]["reach"] == 100
    assert (reply.inputs["threshold"], reply.inputs["loss_weight"]) == (0.5, 2.25)


def test_the_json_has_its_documented_keys() -> None:
    data = encounter(moment()).data()
    assert list(data) == [
        "calculator",
        "inputs",
        "answer",
        "advice",
        "values",
        "rows",
        "messages",
    ]
    assert list(data["rows"][0]) == ["name", "gap", "state", "need", "share", "rank"]
    assert list(data["values"]) == [
        "weighted_gap",
        "weighted_gap_loss",
        "memory_gap",
        "magic",
        "mediocrity",
        "misery",
        "total_need",
    ]


@pytest.mark.parametrize(
    ("method", "first", "weakness"),
    [
        ("scoring-sheet", "Queue", "It adds where it should multiply"),
        ("value-effort", "Greeting", "a cheap moment that is already fine can win"),
        ("opportunity", "Rescue", "neither what customers expect nor how many"),
        ("gap", "Rescue", "neither importance nor reach"),
    ],
)
def test_another_method_shows_how_the_order_changes(method: str, first: str, weakness: str) -> None:
    # Reckoned by hand. Need: Queue 1 × 8 × 2 = 16, Rescue 0.02 × 10 × 6 = 1.2, Greeting 0.
    # Sheet: Queue 4.11 + 5 − 2.33, Rescue 5 + 1.08 − 1.44, Greeting 2.33 + 5 − 5.
    # Value for effort: Queue 0.9 / 9, Rescue 0.51 / 9, Greeting (0.4 + 1) / 2 / 1.
    # Opportunity: Queue 8 + 4, Rescue 10 + 8, Greeting 4. Gap: −2, −6, +4.
    reply = encounter(
        moment("Queue", importance=8, expectation=6, experience=4, effort=9),
        moment("Rescue", importance=10, expectation=8, experience=2, reach=2, effort=9),
        moment("Greeting", importance=4, expectation=6, experience=10, effort=1),
        method=method,
    )
    assert reply.answer is not None
    assert reply.answer.startswith("“Queue” has the largest need here")
    names = [row["name"] for row in reply.rows if row["method_rank"] == 1]
    assert names == [first]
    assert f"“{first}” would come first" in reply.headline
    assert weakness in reply.headline


def test_value_for_effort_needs_efforts() -> None:
    reply = encounter(moment(experience=4), method="value-effort")
    assert reply.rows[0]["method_rank"] is None
    assert "no moment says its effort" in reply.headline


def test_a_faulty_reply_has_messages_and_no_numbers() -> None:
    reply = calculator.respond("encounter", {"moments": [moment(importance=11)]})
    assert reply.faulty
    assert reply.answer is None
    assert reply.html == ""
    assert set(reply.values.values()) == {None}
    assert reply.messages[0].path == "moments.0.importance"


def test_two_hundred_moments_are_drawn_and_one_more_is_refused() -> None:
    many = [moment(f"M{n}", experience=1 + n % 10) for n in range(201)]
    assert "<svg" in encounter(*many[:200]).details
    assert calculator.respond("encounter", {"moments": many}).faulty


HOSTILE = '</script><img src=x onerror="alert(1)"> \'"&{{ 7*7 }} \ud800 \x00 \u202e'


class Markup(HTMLParser):
    """Collects the tags, and fails on what a reply may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on"), f"{tag} has {name}"
            assert name not in ("style", "id"), f"{tag} has {name}"
            if name in ("href", "src"):
                assert value is not None
                assert value.startswith("https://doi.org/"), f"{tag} links to {value}"

    def handle_data(self, data: str) -> None:
        self.text += data


def test_markup_in_a_name_is_shown_as_text() -> None:
    page = Markup()
    page.feed(encounter(moment(HOSTILE, experience=2)).html)
    assert not page.tags & {"script", "img"}
    assert '</script><img src=x onerror="alert(1)"> \'"&{{ 7*7 }} \ufffd' in page.text
    form = Markup()
    form.feed(calculator.render_form("encounter", {"moments": [moment(HOSTILE)]}))
    assert not form.tags & {"script", "img"}


@pytest.mark.parametrize("name", calculator.names())
def test_an_example_answers_in_words_and_with_formulas(name: str) -> None:
    declared = calculator.load(name)
    reply = calculator.respond(name, declared.example)
    page = Markup()
    page.feed(reply.html)
    assert reply.answer
    assert reply.answer in page.text.replace("\u00a0", " ")
    assert "How it is calculated" in page.text
    assert list(reply.values) == [value.key for value in declared.values]


@pytest.mark.parametrize("name", calculator.names())
def test_a_form_holds_every_field_as_it_was_given(name: str) -> None:
    declared = calculator.load(name)
    form = calculator.render_form(name, declared.example)
    for field in declared.fields:
        in_form = not isinstance(field, Table) or field.in_form
        assert bool(re.search(rf'data-(field|table|group)="{field.key}"', form)) == in_form


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(calculator.names()), JSON)
def test_no_input_raises_or_gives_a_number_that_is_none(name: str, raw: Any) -> None:
    reply = json.loads(answer(name, json.dumps(raw)), parse_constant=pytest.fail)
    assert reply["messages"] or reply["answer"]


@given(
    st.lists(JSON, max_size=3), st.dictionaries(st.sampled_from(["name", "channel", "reach"]), JSON)
)
def test_no_row_raises(rows: list[Any], odd: dict[str, Any]) -> None:
    reply = json.loads(answer("encounter", json.dumps({"moments": [moment(**odd), *rows]})))
    assert reply["messages"] or reply["answer"]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "1" * 5000, "\ud800"])
def test_what_is_no_json_is_said_to_be_none(text: str) -> None:
    [message] = json.loads(answer("encounter", text))["messages"]
    assert message["level"] == "error"


def test_an_unknown_calculator_is_told_the_nearest() -> None:
    with pytest.raises(calculator.UnknownCalculator, match="did you mean “encounter”"):
        calculator.load("encuonter")
    assert "did you mean “volume”" in answer("volum", "{}").encode().decode("unicode-escape")


NEW = """
from calculator.declaration import *
CALCULATOR = Calculator(
    name="doubling",
    question="How much is twice as much?",
    fields=(Number(key="amount", label="Amount", low=0, high=9),),
    values=(Value(key="twice", label="Twice"),),
    example={"amount": 2},
    reckon=lambda inputs: Findings({"twice": 2 * inputs["amount"]}),
    present=lambda inputs, found: Presentation(answer=f"It is {found.values['twice']:.0f}."),
    limits=("It knows nothing else.",),
    sources=(Source("Anybody."),),
)
"""


def test_one_file_makes_a_calculator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "doubling.py").write_text(NEW)
    monkeypatch.setattr(catalog, "__path__", [*catalog.__path__, str(tmp_path)])
    catalog.names.cache_clear()
    try:
        assert "doubling" in calculator.names()
        assert calculator.respond("doubling", {"amount": "4,5"}).answer == "It is 9."
        assert calculator.respond("doubling", {"amount": "11"}).faulty
        assert 'value="2"' in calculator.render_form("doubling", {"amount": 2})
    finally:
        catalog.names.cache_clear()
        del sys.modules[f"{catalog.__name__}.doubling"]
