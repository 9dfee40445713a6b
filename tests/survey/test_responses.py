"""Typed answers against independent ways to them: pandas and statistics on the raw cells."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from calculator.methods.kish import effective
from calculator.survey.answers.responses import Responses, responses
from calculator.survey.answers.suggestions import suggestions
from calculator.survey.answers.tallies import groups, tallied
from calculator.survey.columns.proposal import proposed
from calculator.survey.export import Export
from calculator.survey.mapping.checking import checked
from calculator.survey.mapping.survey_mapping import (
    AN_ANSWER,
    NO_ANSWER,
    REVERSED,
    MappedColumn,
    Respondent,
    ResponseScale,
    SurveyMapping,
)
from calculator.survey.mapping.written import written
from tests.survey import surveys
from tests.survey.surveys import Rows, export_of


def typed(export: Export, mapping: SurveyMapping) -> Responses:
    """The answers, after the mapping has gone through its text as on the way to a reader."""
    through = checked(written(mapping)).mapping
    assert through is not None
    found = responses(export, through)
    assert found.faults == ()
    assert found.responses is not None
    adds_up(found.responses)
    return found.responses


def adds_up(found: Responses) -> None:
    assert found.read == len(found.lines) + Counter(found.left_rows).total()
    for one in found.columns:
        assert len(one.values) == len(found.lines)
        assert one.there == len([value for value in one.values if value is not None])


def answered(rows: Rows, said: dict[str, Any]) -> Responses:
    """Typed by the proposal, with what it asks answered by the last part of its place."""
    export = export_of(rows)
    mapping = proposed(export).mapping
    scales = {}
    for name, scale in mapping.scales.items():
        codes = {code: said.get(code, told) for code, told in scale.no_answer.items()}
        labels = said["labels"].get(name, scale.labels) if "labels" in said else scale.labels
        order = said.get("order", scale.order) if scale.order == "?" else scale.order
        scales[name] = replace(scale, no_answer=codes, labels=labels, order=order)
    columns = tuple(
        replace(one, dates=said["dates"]) if one.dates == "?" else one for one in mapping.columns
    )
    faulty = said.get("faulty_weights", mapping.faulty_weights)
    long = mapping.long and replace(mapping.long, repeated=said.get("repeated", "latest"))
    return typed(
        export,
        replace(mapping, scales=scales, columns=columns, faulty_weights=faulty, long=long),
    )


def frame(rows: Rows) -> pd.DataFrame:
    return pd.DataFrame(rows[1:], columns=rows[0], dtype="string")


def values(found: Responses, heading: str) -> list[Any]:
    return list(found.of(heading).values)


def test_an_event_is_typed_with_the_order_that_its_reader_sets() -> None:
    rows = surveys.event()
    foods = ("Inedible", "Fine if you are hungry", "So, so", "Lovely", "Three stars!!")
    name = next(one for one in proposed(export_of(rows)).mapping.scales if one != "0 to 10")
    found = answered(rows, {"dates": "mdy", "order": "as listed", "labels": {name: foods}})
    data = frame(rows)
    for heading in ("Food (breakfast)?", "Food (lunch)?"):
        codes = data[heading].map({food: float(at) for at, food in enumerate(foods, start=1)})
        assert values(found, heading) == [None if pd.isna(one) else one for one in codes]
    rating = pd.to_numeric(data["From 0 to 10, how would you rate the day?"])
    assert values(found, str(rating.name)) == list(rating)
    days = pd.to_datetime(data["Timestamp"], format="%m/%d/%Y %H:%M:%S")
    assert values(found, "Timestamp") == [f"{day:%Y-%m-%d}" for day in days]
    assert found.of("Food (breakfast)?").left == {"blank": 1}
    assert set(found.left_columns) == {"Why?"}


def test_unknown_is_no_answer_and_is_counted() -> None:
    rows = surveys.tickets()
    found = answered(rows, {})
    score = frame(rows)["satisfaction score"].str.extract(r"(\d+)")[0].astype(float)
    here = found.of("satisfaction score")
    assert list(here.values) == [one or None for one in score]
    assert here.left == {"“0 - Unknown”, no answer": int((score == 0).sum())}
    days = pd.to_datetime(frame(rows)["created"], format="%d-%m-%Y")
    assert values(found, "created") == [f"{day:%Y-%m-%d}" for day in days]
    assert {"ticket", "requestor first name"} == set(found.left_columns)


@pytest.mark.parametrize("order", ["as listed", REVERSED])
def test_kano_codes_count_from_like_to_dislike(order: str) -> None:
    rows = surveys.pairs()
    found = answered(rows, {"order": order})
    for heading in rows[0][1:]:
        codes = frame(rows)[heading].astype(float)
        assert values(found, heading) == list(6 - codes if order == REVERSED else codes)
    assert [dict(one.parts) for one in found.moments] == [
        {"functional": f"feat_{at}f", "dysfunctional": f"feat_{at}d"} for at in (1, 2, 3)
    ]


@pytest.mark.parametrize("zero", [NO_ANSWER, AN_ANSWER])
def test_zero_is_what_the_reader_says(zero: str) -> None:
    rows = surveys.airline()
    export = export_of(rows)
    mapping = proposed(export).mapping
    ends = (1.0, 5.0) if zero == NO_ANSWER else (0.0, 5.0)
    scale = replace(mapping.scales["1 to 5"], ends=ends, no_answer={"0": zero})
    found = typed(export, replace(mapping, scales={**mapping.scales, "1 to 5": scale}))
    data = frame(rows).iloc[:, 4:8].apply(pd.to_numeric)
    data = data.mask(data == 0) if zero == NO_ANSWER else data
    for heading in data.columns:
        assert values(found, heading) == [None if pd.isna(one) else one for one in data[heading]]
    outcome = frame(rows)["satisfaction"].map({"satisfied": 1.0, "neutral or dissatisfied": 0.0})
    assert values(found, "satisfaction") == list(outcome)
    assert (found.outcome, len(found.drivers)) == ("satisfaction", 4)
    whole = data.notna().all(axis=1)
    assert found.complete([found.outcome, *found.drivers]) == list(whole[whole].index)


def test_a_bank_keeps_no_name_and_no_number_of_a_customer() -> None:
    rows = surveys.bank()
    found = answered(rows, {"dates": "dmy"})
    days = frame(rows)["survey_date"].str.replace(r"/21$", "/2021", regex=True)
    days = pd.to_datetime(days, format="%d/%m/%Y")
    assert values(found, "survey_date") == [f"{day:%Y-%m-%d}" for day in days]
    assert Counter(values(found, "market")) == Counter(row[1] for row in rows[1:])
    told = repr(tallied(found)) + repr(found)
    assert "Person 1" not in told
    assert "5007" not in told


def test_the_wrong_order_of_dates_leaves_out_what_is_no_day_and_says_so() -> None:
    found = answered(surveys.bank(), {"dates": "mdy"})
    late = len([row for row in surveys.bank()[1:] if int(row[2].split("/")[0]) > 12])
    assert found.of("survey_date").left == {"no day with the month first": late}


@pytest.mark.parametrize("faulty", ["leave out", "count as 1"])
def test_weights_of_a_german_survey(faulty: str) -> None:
    rows = surveys.german()
    found = answered(rows, {"faulty_weights": faulty})
    data = frame(rows)
    weights = pd.to_numeric(data["Gewicht"].str.replace(",", "."))
    sound = weights > 0
    assert found.weighing is not None
    if faulty == "leave out":
        kept = data[sound.fillna(False)]
        assert found.left_rows == {"a weight of zero": 1, "a negative weight": 1, "no weight": 1}
    else:
        kept, weights = data, weights.where(sound, 1.0).fillna(1.0)
        assert found.weighing.made_one == 3
    there = weights[kept.index].astype(float)
    assert list(found.weighing.weights) == list(there)
    assert found.weighing.effective == pytest.approx(there.sum() ** 2 / (there**2).sum(), rel=1e-11)
    wait = pd.to_numeric(kept["Wartezeit in Minuten"].str.replace(",", "."))
    assert values(found, "Wartezeit in Minuten") == list(wait)
    steps = [
        "sehr unzufrieden",
        "eher unzufrieden",
        "teils/teils",
        "eher zufrieden",
        "sehr zufrieden",
    ]
    heading = "Wie zufrieden sind Sie mit der Beratung?"
    codes = kept[heading].map({one: float(at) for at, one in enumerate(steps, start=1)})
    assert values(found, heading) == [None if pd.isna(one) else one for one in codes]
    told = next(one for one in tallied(found)["columns"] if one["heading"] == heading)
    use = codes.notna()
    mean = (codes[use] * there[use]).sum() / there[use].sum()
    assert told["mean"] == pytest.approx(mean, rel=1e-11)
    assert told["n"] == int(use.sum())
    assert told["left_out"] == {"“keine Angabe”, no answer": int((~use).sum())}
    share = there[codes == 5].sum() / there[use].sum()
    assert told["shares"][4]["share"] == pytest.approx(share, rel=1e-11)
    assert set(values(found, "Filiale")) == {"Nord", "Süd", "West"}


def test_japanese_labels() -> None:
    rows = surveys.japanese()
    found = answered(rows, {})
    steps = ["非常に不満", "不満", "どちらともいえない", "満足", "非常に満足"]
    codes = frame(rows)["総合満足度"].map({one: float(at) for at, one in enumerate(steps, start=1)})
    assert values(found, "総合満足度") == [None if pd.isna(one) else one for one in codes]
    assert found.outcome == "総合満足度"
    days = pd.to_datetime(frame(rows)["回答日"], format="%Y年%m月%d日")
    assert values(found, "回答日") == [f"{day:%Y-%m-%d}" for day in days]
    assert "山田" not in repr(found)


def test_french_agreement_and_boxes() -> None:
    rows = surveys.french()
    found = answered(rows, {})
    steps = [*"".join([]), "Pas du tout d'accord", "Plutôt pas d'accord", "Plutôt d'accord"]
    steps += ["Tout à fait d'accord"]
    heading = "Le site est clair"
    codes = frame(rows)[heading].map({one: float(at) for at, one in enumerate(steps, start=1)})
    assert values(found, heading) == [None if pd.isna(one) else one for one in codes]
    assert set(found.left_columns) == {"Ce qui vous plaît", "Contact"}


@pytest.mark.parametrize(("repeated", "keep"), [("first", "first"), ("latest", "last")])
def test_a_long_file_becomes_a_row_a_person(repeated: str, keep: Any) -> None:
    rows = surveys.long()
    found = answered(rows, {"repeated": repeated})
    wide = frame(rows).drop_duplicates(["respondent_id", "question"], keep=keep)
    wide = wide.pivot(index="respondent_id", columns="question", values="answer").astype(float)
    assert found.read == 40
    data = {one.column.heading: list(one.values) for one in found.columns}
    for question in ("Check-in", "Bag drop", "Overall"):
        assert data[question] == list(wide[question])
    assert Counter(data["market"]) == Counter(
        frame(rows).drop_duplicates("respondent_id")["market"]
    )
    assert "p03" not in repr(found)


def test_a_long_file_takes_the_words_of_its_questions_from_beside_their_codes() -> None:
    words = {
        "Check-in": "How was check-in?",
        "Bag drop": "And at bag drop?",
        "Overall": "All in all?",
    }
    head, *body = surveys.long()
    rows = [[*head, "question text"], *([*row, words[row[2]]] for row in body)]
    found = answered(rows, {})
    assert {one.column.heading for one in found.columns} == {"market", *words.values()}


def test_an_item_against_the_others_is_suggested_and_never_turned() -> None:
    rows = surveys.turned()
    export = export_of(rows)
    mapping = proposed(export).mapping
    said = suggestions(export, replace(mapping, scales={
        name: replace(scale, no_answer={"99": NO_ANSWER}) for name, scale in mapping.scales.items()
    }))  # fmt: skip
    assert list(said) == ["columns.careless", "columns.Team"]
    assert "write “turned: yes”" in said["columns.careless"]
    assert "write “merged: {Marketing: [Marketting]}”" in said["columns.Team"]
    found = answered(rows, {"99": NO_ANSWER})
    data = frame(rows)
    assert values(found, "careless") == list(data["careless"].astype(float))
    kind = data["kind"].astype(float)
    assert values(found, "kind") == [None if one == 99 else one for one in kind]
    other = [data[one].astype(float) for one in ("quick", "clear")]
    rest = pd.concat([kind.mask(kind == 99), *other], axis=1).mean(axis=1)
    shown = f"r = −{abs(round(data['careless'].astype(float).corr(rest), 2)):.2g}"
    assert shown in said["columns.careless"]
    by_hand = answered(rows, {"99": NO_ANSWER})
    columns = tuple(
        replace(
            one.column,
            turned=one.column.heading == "careless",
            merged={"Marketing": ("Marketting",)} if one.column.kind == "segment" else {},
        )
        for one in by_hand.columns
    )
    again = typed(export, replace(mapping, columns=columns, scales={
        name: replace(scale, no_answer={"99": NO_ANSWER}) for name, scale in mapping.scales.items()
    }))  # fmt: skip
    assert values(again, "careless") == list(8 - data["careless"].astype(float))
    assert set(values(again, "Team")) == {"Marketing", "Sales"}


@pytest.mark.parametrize(
    ("counts", "keep"), [("first", "first"), ("latest", "last"), ("each", None)]
)
@pytest.mark.parametrize("dated", [True, False])
def test_which_answer_of_a_person_counts(counts: str, keep: Any, dated: bool) -> None:
    one = surveys.drawn(31)
    rows = [["customer id", "day", "rating"]]
    for at in range(100):
        day = f"2024-{one.randint(1, 12):02}-{at % 28 + 1:02}"
        rows.append([f"C{one.randint(1, 60)}" if at % 9 else "", day, str(one.randint(1, 5))])
    export = export_of(rows)
    mapping = SurveyMapping(
        (MappedColumn("day", "date", dates="ymd"), MappedColumn("rating", "rating", scale="s")),
        {"s": ResponseScale((1, 5))},
        person=Respondent("customer id", counts, "day" if dated else ""),
    )
    found = typed(export, mapping)
    data = frame(rows)
    named, alone = data[data["customer id"] != ""], data[data["customer id"] == ""]
    if keep:
        named = named.sort_values("day", kind="stable") if dated else named
        named = named.drop_duplicates("customer id", keep=keep)
    kept = pd.concat([named, alone]).sort_index()
    assert values(found, "day") == list(kept["day"])
    assert found.persons is not None
    assert len(set(found.persons)) == named["customer id"].nunique() + len(alone)
    assert not {row[0] for row in rows if row[0]} & set(repr(found).replace("'", " ").split())


def test_what_is_not_said_or_not_there_or_personal_gives_no_answers() -> None:
    export = export_of(surveys.bank())
    mapping = proposed(export).mapping
    [fault] = responses(export, mapping).faults
    assert (
        fault.text
        == "columns.survey_date.dates: this must be said first; the mapping holds “?” there."
    )
    kept = SurveyMapping(
        (MappedColumn("customer_name", "segment"), MappedColumn("markt", "segment"))
    )
    told = [one.text for one in responses(export, kept).faults]
    assert told == [
        "The file has no column “markt”; did you mean “market”?",
        "“customer_name” may tell who somebody is: it holds a name. Leave it out, or list it under "
        "“personal” if you keep it on purpose.",
    ]
    on_purpose = SurveyMapping(kept.columns[:1], personal=("customer_name",))
    assert typed(export, on_purpose).of("customer_name").there == 120


ONE_TO_FIVE = ResponseScale((1, 5))
WITHOUT_99 = ResponseScale((1, 5), no_answer={"99": NO_ANSWER})
NO_YES = ResponseScale(None, ("No", "Yes"))
STEPS = ResponseScale(None, ("1", "2", "3"))
OTHER = "not among the scale’s labels"
CELLS: list[tuple[list[str], str, ResponseScale | None, list[float | None], dict[str, int]]] = [
    (
        ["5", "6", "x", "", "NA", "5.5"],
        "rating",
        ONE_TO_FIVE,
        [5.0, None, None, None, None, None],
        {"outside 1 to 5": 2, "not a number": 1, "blank": 1, "“NA”, no answer": 1},
    ),
    (["1;2", "1, 2", "4 5"], "rating", ONE_TO_FIVE, [None, None, None], {"not a number": 3}),
    (["4,5", "3,0"], "rating", ONE_TO_FIVE, [4.5, 3.0], {}),
    (["70 %", "5%"], "number", None, [70.0, 5.0], {}),
    (["4/5", "5 / 5", "3", "x"], "rating", ONE_TO_FIVE, [4.0, 5.0, 3.0, None], {"not a number": 1}),
    (
        ["8/10", "4/10"],
        "rating",
        ONE_TO_FIVE,
        [None, None],
        {"out of 10, and not of 5": 2},
    ),
    (["4/5", "8/10"], "rating", ONE_TO_FIVE, [None, None], {"not a number": 2}),
    (["70 %", "5"], "number", None, [None, 5.0], {"not a number": 1}),
    (["1.500,00", "2,5"], "number", None, [1500.0, 2.5], {}),
    (["Yes", "yes!", "No", "maybe"], "yes_no", NO_YES, [1.0, 1.0, 0.0, None], {OTHER: 1}),
    (["1.0", "2", "٣", "9"], "ordered", STEPS, [1.0, 2.0, 3.0, None], {OTHER: 1}),
    (["-3", "−3", "3"], "rating", ResponseScale((-3, 3)), [-3.0, -3.0, 3.0], {}),
    (
        ["99", "99.0", "5", "099"],
        "rating",
        WITHOUT_99,
        [None, None, 5.0, None],
        {"“99”, no answer": 3},
    ),
]


@pytest.mark.parametrize(("cells", "column", "scale", "expected", "left"), CELLS)
def test_cells(
    cells: list[str],
    column: str,
    scale: ResponseScale | None,
    expected: list[float | None],
    left: dict[str, int],
) -> None:
    rows = [["key", "x"], *(["k", cell] for cell in cells)]
    mapping = SurveyMapping(
        (MappedColumn("key", "segment"), MappedColumn("x", column, scale="s" if scale else "")),
        {"s": scale} if scale else {},
    )
    found = typed(export_of(rows), mapping).of("x")
    assert list(found.values) == expected
    assert dict(found.left) == left


def test_na_can_be_a_label_of_a_segment_and_is_asked() -> None:
    rows = [["Region"], *([one] for one in ["NA", "EU", "NA", "APAC", "EU", "NA"])]
    export = export_of(rows)
    found = proposed(export)
    assert [one.key for one in found.asked] == ["columns.Region.no_answer.NA"]
    column = replace(found.mapping.columns[0], no_answer={"NA": AN_ANSWER})
    assert values(typed(export, SurveyMapping((column,))), "Region") == [row[0] for row in rows[1:]]


def test_effective_n() -> None:
    weights = [0.5, 1.5, 2.25, 1]
    assert effective(weights) == pytest.approx(sum(weights) ** 2 / sum(w * w for w in weights))
    assert effective([3] * 7) == 7


@pytest.mark.parametrize(
    ("counts", "shown", "hidden"),
    [
        ({"a": 40, "b": 12, "c": 11}, ["a", "b", "c"], 0),
        ({"a": 40, "b": 12, "c": 9}, ["a"], 2),
        ({"a": 40, "b": 12, "c": 9, "d": 1}, ["a", "b"], 2),
        ({"a": 40, "b": 9}, [], 2),
        ({"a": 4}, [], 1),
    ],
)
def test_small_groups_are_not_shown_nor_told_by_the_others(
    counts: dict[str, float], shown: list[str], hidden: int
) -> None:
    found = groups(counts, counts, 10)
    assert [one["label"] for one in found["groups"]] == shown
    assert (found["hidden"] or {"groups": 0})["groups"] == hidden


SURVEYS: list[tuple[Callable[[], Rows], dict[str, Any]]] = [
    (surveys.airline, {"0": NO_ANSWER}),
    (surveys.tickets, {}),
    (surveys.german, {"faulty_weights": "count as 1"}),
]


@pytest.mark.parametrize(("survey", "said"), SURVEYS)
def test_tallies_are_those_of_the_standard_library(
    survey: Callable[[], Rows], said: dict[str, Any]
) -> None:
    found = answered(survey(), said)
    for one, told in zip(found.columns, tallied(found)["columns"], strict=True):
        there = [value for value in one.values if isinstance(value, float)]
        assert told["n"] == len([value for value in one.values if value is not None])
        if there and found.weighing is None:
            assert told["mean"] == pytest.approx(statistics.fmean(there), rel=1e-11)
            assert told["sd"] == pytest.approx(statistics.stdev(there), rel=1e-11)
            counts = Counter(there)
            assert all(step["n"] == counts[step["value"]] for step in told["shares"])
            assert not told["shares"] or sum(step["n"] for step in told["shares"]) == len(there)


def test_spellings_that_are_taken_for_one_label_are_said() -> None:
    export = export_of(surveys.german())
    said = suggestions(export, proposed(export).mapping)
    assert said["columns.Filiale"] == "In “Filiale” “süd” is taken for “Süd”."
    teams = ["Marketing", "Marketting", "Logistics", "Logistic", "East", "West", "Marketing"]
    export = export_of([["Team"], *([one] for one in [*teams, "Logistics"] * 9)])
    both = suggestions(export, proposed(export).mapping)["columns.Team"]
    assert "write “merged: {Logistics: [Logistic]}”" in both
    assert "write “merged: {Marketing: [Marketting]}”" in both
    assert "West" not in both  # too short to be told from another word
