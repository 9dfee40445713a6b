"""A mapping says on paper what it means in memory, and every fault of it is named at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.survey.answer_labels import same
from calculator.survey.columns.proposal import proposed
from calculator.survey.mapping.checking import checked
from calculator.survey.mapping.document import DEEPEST, LONGEST, parsed
from calculator.survey.mapping.mapping_form import schema
from calculator.survey.mapping.survey_mapping import (
    AN_ANSWER,
    AS_LISTED,
    MEASURES,
    NO_ANSWER,
    REVERSED,
    UNSAID,
    DriftBaseline,
    LongShape,
    MappedColumn,
    MappedMoment,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.mapping.written import written
from calculator.words import clean
from tests.soaking import times
from tests.survey import surveys
from tests.survey.surveys import export_of

ALL = [
    surveys.event, surveys.tickets, surveys.pairs, surveys.airline, surveys.bank, surveys.german,
    surveys.japanese, surveys.french, surveys.expectations, surveys.long, surveys.turned,
    surveys.estonian,
]  # fmt: skip
TRICKY = [
    "No",
    "yes",
    "on",
    "08",
    "1.0",
    "~",
    "null",
    "?",
    "- a",
    "a: b",
    "#",
    "'",
    '"',
    "*x",
    "&x",
]
TRICKY += [
    "!!int 3",
    "2020-01-01",
    "{a}",
    "[b]",
    "%",
    "@",
    "`",
    "|",
    ">",
    "\u2028x",
    "\ufeffx",
    "é\x85",
]


def phrase(text: str) -> str:
    return " ".join(clean(text).split())[:80].strip()


phrases = (st.text(max_size=30) | st.sampled_from(TRICKY)).map(phrase).filter(bool)
unlike = st.lists(phrases, min_size=1, max_size=6, unique_by=same)
codes = st.dictionaries(phrases, st.sampled_from([NO_ANSWER, UNSAID]), max_size=3)
ends = st.tuples(st.integers(-9, 0), st.integers(1, 100)).map(
    lambda one: (float(one[0]), float(one[1]))
)


@st.composite
def mappings(draw: st.DrawFn) -> SurveyMapping:
    headings = draw(st.lists(phrases, min_size=4, max_size=8, unique=True))
    numbers, words = draw(st.lists(phrases, min_size=2, max_size=2, unique=True))
    labels = draw(st.lists(phrases, min_size=2, max_size=7, unique_by=same))
    lettered = {
        code: said for code, said in draw(codes).items() if same(code) not in map(same, labels)
    }
    scales = {
        numbers: ResponseScale(draw(st.just(UNSAID) | ends), (), AS_LISTED, draw(codes)),
        words: ResponseScale(
            None, tuple(labels), draw(st.sampled_from([AS_LISTED, REVERSED, UNSAID])), lettered
        ),
    }
    shorter = st.just("") | phrases
    columns = [
        MappedColumn(
            headings[0],
            "rating",
            draw(shorter),
            numbers,
            turned=draw(st.booleans()),
            measures=draw(st.sampled_from(["", *MEASURES])),
        ),
        MappedColumn(
            headings[1],
            "ordered",
            draw(shorter),
            words,
            no_answer=draw(codes),
            satisfied=draw(st.sampled_from(["", *labels])),
        ),
        MappedColumn(
            headings[2], "date", dates=draw(st.sampled_from(["dmy", "mdy", "ymd", UNSAID]))
        ),
        *(
            MappedColumn(one, "segment", merged={others[0]: tuple(others[1:])})
            for one, others in zip(
                headings[3:-1], draw(st.lists(unlike, min_size=5, max_size=5)), strict=False
            )
        ),
    ]
    kept = [one.heading for one in columns]
    person = Respondent(headings[-1], draw(st.sampled_from(["each", "first", UNSAID])), headings[2])
    long = LongShape(
        headings[0],
        headings[1],
        headings[2],
        draw(st.sampled_from(["first", UNSAID])),
        draw(st.dictionaries(phrases, phrases, max_size=2)),
    )
    return SurveyMapping(
        columns=tuple(columns),
        scales=scales,
        moments=(MappedMoment(draw(phrases), {"expectation": kept[0], "perception": kept[1]}),),
        file=draw(st.dictionaries(phrases, phrases, max_size=2)),
        shape=draw(st.sampled_from(["wide", "long", UNSAID])),
        long=long,
        person=draw(st.none() | st.just(person)),
        weight=draw(st.just("") | phrases),
        faulty_weights=draw(st.sampled_from(["leave out", "count as 1", UNSAID])),
        outcome=kept[0],
        drivers=tuple(kept[1:3]),
        missing=draw(st.sampled_from(["by customer", "by item"])),
        least_group=draw(st.integers(5, 500)),
        personal=tuple(draw(st.lists(phrases, max_size=2))),
        wave=draw(st.sampled_from(["", headings[2]])),
        drift=draw(
            st.none()
            | st.builds(
                DriftBaseline,
                st.just(headings[2]),
                st.sampled_from(["day", "week", "month"]),
                st.dates(date(1900, 1, 1), date(2024, 2, 29)).map(date.isoformat),
                st.dates(date(2024, 2, 29), date(2999, 12, 31)).map(date.isoformat),
            )
        ),
    )


@settings(max_examples=times(60))
@given(mappings())
def test_what_is_written_is_read_back(mapping: SurveyMapping) -> None:
    text = written(mapping)
    found = checked(text)
    assert found.faults == (), text
    assert found.mapping == mapping, text


@pytest.mark.parametrize("survey", ALL, ids=lambda one: str(one.__name__))
def test_a_proposal_is_a_mapping_that_asks_at_its_places(survey: object) -> None:
    found = proposed(export_of(survey()))  # type: ignore[operator]
    text = written(found.mapping, found.asked)
    assert checked(text).mapping == found.mapping
    assert [one.key for one in found.asked] == list(found.mapping.unsaid())
    jsonschema.validate(yaml.safe_load(text), schema())
    lines = text.splitlines()
    for one in found.asked:
        first = " ".join(one.asks.split()[:4])
        assert any(line.strip().startswith("#") and first in line for line in lines), one
    for one in found.asked:
        assert one.asks.endswith("?")
        assert one.why.endswith(".")


ASKED = {
    surveys.event: ["order", "dates"],
    surveys.tickets: [],
    surveys.pairs: ["order"],
    surveys.airline: ["0"],
    surveys.bank: ["dates"],
    surveys.german: ["faulty_weights"],
    surveys.japanese: [],
    surveys.french: [],
    surveys.expectations: [],
    surveys.long: ["repeated"],
    surveys.turned: ["99"],
    surveys.estonian: ["order"],
}


@pytest.mark.parametrize("survey", ASKED, ids=lambda one: str(one.__name__))
def test_what_the_file_does_not_settle_is_asked_and_nothing_else(survey: object) -> None:
    found = proposed(export_of(survey()))  # type: ignore[operator]
    assert [one.key.rpartition(".")[2] for one in found.asked] == ASKED[survey]  # type: ignore[index]


@pytest.mark.parametrize("survey", ALL, ids=lambda one: str(one.__name__))
def test_a_mapping_holds_headings_and_labels_of_kept_columns_only(survey: object) -> None:
    rows = survey()  # type: ignore[operator]
    found = proposed(export_of(rows))
    text = written(found.mapping, found.asked)
    kept = {one.heading for one in found.mapping.columns} | {found.mapping.weight}
    for at, one in enumerate(found.guesses):
        if one.seen.name not in kept:
            cells = {row[at] for row in rows[1:] if len(row[at]) > 4}
            assert not [cell for cell in cells if cell in text], one.seen.name


def test_a_column_of_months_is_evidence_for_the_order_of_a_date() -> None:
    [asked] = proposed(export_of(surveys.bank())).asked
    assert "The months in “month” agree with “day first” in 120 of 120 rows." in asked.why


def test_every_fault_is_named_at_once_with_its_line_its_place_and_a_sentence() -> None:
    text = """mapping: 1
least_group: 3
outcome: Whait
scales:
  good:
    ends: [5, 1]
  words:
    labels: [Yes, yes]
    no_answer: {Yes: no answer}
columns:
- {heading: Wait, kind: rating, scale: goood}
- {heading: Wait, kind: segment, scale: words}
- {heading: Day, kind: date}
- {heading: Mood, kind: mood}
moments:
- {name: Queue, expectaton: Wait}
"""
    said = [one.text for one in checked(text).faults]
    assert said == [
        "Line 2, least_group: “3” is out of range; a whole number from 5 to 1,000,000 is needed "
        "here.",
        "Line 6, scales, good, ends: two numbers are needed, the lower first, as in [1, 7].",
        "Line 14, columns 4, kind: “mood” is not one of “rating”, “recommendation”, “ordered”, "
        "“yes_no”, “functional”, “dysfunctional”, “number”, “segment” or “date”.",
        "Line 16, moments 1, expectaton: “expectaton” cannot stand here; did you mean "
        "“expectation”?",
    ]
    mended = text.replace("5, 1", "1, 5").replace("kind: mood", "kind: segment")
    mended = mended.replace("expectaton", "expectation").replace("least_group: 3", "least_group: 5")
    said = [one.text for one in checked(mended).faults]
    assert said == [
        "Line 3, outcome: “Whait” is none of the columns; did you mean “Wait”?",
        "Line 8, scales, words, labels: “yes” stands there twice.",
        "Line 9, scales, words, no_answer, Yes: “Yes” is a label of this scale, so it cannot stand "
        "for no answer.",
        "Line 11, columns: “Wait” stands in two columns; delete one.",
        "Line 11, columns 1, scale: there is no scale “goood”; did you mean “good”?",
        "Line 12, columns 2, scale: a segment is on no scale.",
        "Line 13, columns 3: a date needs “dates”: ymd, dmy or mdy.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "“mapping” and “columns” must stand here"),
        ("[", "it is not YAML that can be read"),
        ("a: &x 1\nb: *x", "an anchor, “x”, cannot stand in a mapping"),
        ("b: *x", "an alias, “x”, cannot stand in a mapping"),
        ("a: !!python/object/apply:os.system [x]", "a tag, “tag:yaml.org,2002:python/object"),
        ("a: !!int 3", "a tag, “tag:yaml.org,2002:int”"),
        ("mapping: 1\nmapping: 1", "“mapping” stands here twice"),
        ("? [a]\n: b", "a word is needed in front of a colon"),
        ("[" * 2_000, f"it is nested more than {DEEPEST} levels deep"),
        ("x" * (LONGEST + 1), "characters; a mapping has at most 500,000"),
        ("a: [" + "1," * 30_000 + "]", "it holds more than 20,000 values"),
        ("a: \x00", "it is not YAML that can be read"),
        ("--- 1\n--- 2", "it is not YAML that can be read"),
        ("mapping: 2\ncolumns: []", "“2” is not one of “1”"),
        ("mapping: 1\ncolumns: {}", "a list is needed here"),
        ("mapping: 1\ncolumns: ['x']", "“heading” and “kind” must stand here"),
        ("mapping: 1\ncolumns: []\nshape: long", "a long file needs “long”"),
        ("mapping: 1\ncolumns: []\nfil: {}", "did you mean “file”?"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_sentence(text: str, said: str) -> None:
    found = checked(text)
    assert found.mapping is None
    assert said in found.faults[0].text


def test_a_label_is_what_is_written_and_never_what_yaml_makes_of_it() -> None:
    assert parsed("[No, yes, 08, 1e3, ~, 2020-01-01]").data == [
        "No",
        "yes",
        "08",
        "1e3",
        "~",
        "2020-01-01",
    ]


def test_a_code_that_is_an_answer_must_lie_on_the_scale() -> None:
    scale = ResponseScale((1, 5), no_answer={"0": AN_ANSWER})
    mapping = SurveyMapping((MappedColumn("Wait", "rating", scale="s"),), {"s": scale})
    [fault] = checked(written(mapping)).faults
    assert "“0” is an answer, and “ends” leave it out; write the ends with it." in fault.text
    wider = replace(mapping, scales={"s": replace(scale, ends=(0.0, 5.0))})
    assert checked(written(wider)).mapping == wider


def test_a_label_that_is_an_answer_must_stand_in_the_order() -> None:
    scale = ResponseScale(None, ("low", "high"), no_answer={"so so": AN_ANSWER})
    mapping = SurveyMapping((MappedColumn("Wait", "ordered", scale="s"),), {"s": scale})
    [fault] = checked(written(mapping)).faults
    assert "“so so” is an answer, so it must stand among the labels, in its place." in fault.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  satisfied: 9", "“9” is no answer of the scale “five”."),
        ("  measures: speed", "“speed” is not one of"),
        ("  measures: SUS 1", "two columns say “measures: SUS 1”"),
        ("wave: Desk", "“Desk” tells no waves apart"),
        ("wave: Dsk", "“Dsk” is none of the columns"),
    ],
)
def test_what_a_column_measures_and_what_tells_waves_apart_is_checked(line: str, said: str) -> None:
    text = (
        "mapping: 1\nscales:\n  five:\n    ends: [1, 5]\ncolumns:\n"
        "- heading: Queue\n  kind: rating\n  scale: five\n  measures: SUS 1\n"
        "- heading: Desk\n  kind: rating\n  scale: five\n"
    )
    found = checked(f"{text}{line}\n")
    assert [one for one in found.faults if said in one.text], found.faults
    assert checked(f"{text}  satisfied: 4\n").faults == ()


@pytest.mark.parametrize(
    ("drift", "said"),
    [
        ("{}", "Line 6, drift: “date” is missing."),
        ("{date: Dayy, period: month, baseline: {from: 2024-01-01, to: 2024-12-31}}",
         "“Dayy” is no column of dates that is kept"),
        ("{date: Queue, period: month, baseline: {from: 2024-01-01, to: 2024-12-31}}",
         "“Queue” is no column of dates that is kept."),
        ("{date: Day, period: year, baseline: {from: 2024-01-01, to: 2024-12-31}}",
         "drift, period: “year” is not one of “day”, “week” or “month”."),
        ("{date: Day, period: week, baseline: {from: 2023-02-29, to: 2024-12-31}}",
         "drift, baseline, from: “2023-02-29” is no day of the calendar."),
        ("{date: Day, period: week, baseline: {from: 1.1.2024, to: 2024-12-31}}",
         "drift, baseline, from: a day is needed here, the year first, as in 2024-01-31."),
        ("{date: Day, period: week, baseline: {from: 2024-01-01}}", "“to” is missing."),
        ("{date: Day, period: week, baseline: {from: 2024-12-31, to: 2024-01-01}}",
         "drift, baseline: the baseline ends on 2024-01-01, before it begins on 2024-12-31."),
    ],
)  # fmt: skip
def test_what_is_said_of_drift_is_checked(drift: str, said: str) -> None:
    text = (
        "mapping: 1\ncolumns:\n- {heading: Day, kind: date, dates: ymd}\n"
        "- {heading: Queue, kind: rating, scale: five}\nscales: {five: {ends: [1, 5]}}\n"
    )
    found = checked(f"{text}drift: {drift}\n")
    assert [one for one in found.faults if said in one.text], found.faults
    good = "{date: Day, period: week, baseline: {from: 2024-01-01, to: 2024-12-31}}"
    assert checked(f"{text}drift: {good}\n").faults == ()
    jsonschema.validate(yaml.load(good, yaml.BaseLoader), schema()["properties"]["drift"])


def test_the_schema_explains_each_kind() -> None:
    kinds = schema()["properties"]["columns"]["items"]["properties"]["kind"]
    assert "segment" in kinds["enum"]
    assert "segment: A group that somebody belongs to, by its label." in kinds["description"]


def test_columns_that_seem_to_share_a_scale_are_asked_about_once() -> None:
    rows = [["Desk", "Bar", "Room"], *([str(2 + at % 4), str(3 + at % 2), "5"] for at in range(40))]
    found = proposed(export_of(rows))
    assert [one.key for one in found.asked] == ["scales.seen 2 to 5.ends"]
    assert "“Desk”, “Bar” and “Room”" in found.asked[0].asks


def test_a_step_that_nobody_chose_is_asked_about() -> None:
    def ends(cells: list[str]) -> list[str]:
        found = proposed(export_of([["How was it?"], *([one] for one in cells * 9)]))
        return [one.key.rpartition(".")[2] for one in found.asked]

    assert ends(["1 - Poor", "2", "3", "4", "5 - Good"]) == []
    assert ends(["2", "3", "4", "5 - Good"]) == ["ends"]
    assert ends(["1 - Poor", "2", "3"]) == ["ends"]
    assert ends(["2 - Fair", "3 - Good"]) == ["ends"]
