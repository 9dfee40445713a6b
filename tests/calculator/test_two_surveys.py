"""Two surveys of promoters, satisfaction or effort: no sentence goes beyond its interval."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

import calculator
from tests.soaking import times

NAMES = ("promoters", "satisfaction", "effort")
Counts = tuple[int, ...]
WIDTHS = {"promoters": 3, "satisfaction": 5, "effort": 7}
KINDS = ("promoters", "passives", "detractors")
SHOWN, HIDDEN, FEW = (
    "These answers show that",
    "do not show a change",
    "are too few to show a change",
)
NUMBER = r"[+−]?[\d,.]+"
EACH = pytest.mark.parametrize("name", NAMES)


def inputs(name: str, first: Counts, second: Counts | None = None) -> dict[str, Any]:
    """The inputs of one survey or two, by counts."""
    if name == "promoters":
        given = dict(zip(KINDS, first, strict=True))
        for kind, count in zip(KINDS, second or (), strict=second is not None):
            given[f"second_{kind}"] = count
        return given
    version = {"version": "2.0"} if name == "effort" else {}
    later = {} if second is None else {"second_counts": list(second)}
    return {"counts": list(first), **version, **later}


def one_by_one(name: str, first: Counts, second: Counts) -> dict[str, Any]:
    """The same by the answers themselves."""
    answers = {"promoters": (10, 7, 3)}.get(name, range(1, 8))
    columns = [
        [answer for answer, count in zip(answers, counts, strict=False) for _ in range(count)]
        for counts in (first, second)
    ]
    version = {"version": "2.0"} if name == "effort" else {}
    return {"scores": columns[0], "second_scores": columns[1], **version}


def respond(name: str, first: Counts, second: Counts | None = None) -> calculator.Reply:
    reply = calculator.respond(name, inputs(name, first, second))
    assert not reply.faulty, reply.messages
    return reply


def advice(reply: calculator.Reply) -> list[str]:
    found = re.findall(r'<p class="moments-advice">(.*?)</p>', reply.headline, re.DOTALL)
    return [unescape(one).replace("\u00a0", " ") for one in found]


def number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-").replace("+", ""))


def pairs(name: str, most: int = 400) -> st.SearchStrategy[tuple[Counts, Counts]]:
    few = st.tuples(*[st.integers(0, 3)] * WIDTHS[name])
    many = st.tuples(*[st.integers(0, most)] * WIDTHS[name])
    survey = (few | many).filter(any)
    return st.tuples(survey, survey)


def for_each(check: Callable[[str, Counts, Counts], None]) -> Callable[..., None]:
    """A check of all three calculators, each with surveys of its own shape."""

    @EACH
    @settings(max_examples=times(12))
    @given(st.data())
    def test(name: str, data: st.DataObject) -> None:
        check(name, *data.draw(pairs(name)))

    found: Callable[..., None] = test
    return found


def _verdict(name: str, first: Counts, second: Counts) -> None:
    reply = respond(name, first, second)
    values, said = reply.values, str(reply.answer)
    low, high = values["difference_low"], values["difference_high"]
    if low <= 0 <= high:
        assert HIDDEN in said
        assert not re.search(r"\b(rose|fell|improved|worse)\b", said)
    elif SHOWN in said:
        assert ("rose" in said, "fell" in said) == (low > 0, high < 0)
    else:
        assert name == "promoters"
        assert FEW in said
    if name != "promoters":
        assert (SHOWN in said) == (not low <= 0 <= high)
    # What is told of the interval is on the same side of 0 as the interval itself.
    told = re.search(rf"({NUMBER}) (?:and|to) ({NUMBER}) (?:percentage )?points[.,]", said)
    assert told, said
    scale = 1 if name == "promoters" else 100
    for written, end in zip(map(number, told.groups()), (low, high), strict=True):
        assert (written > 0, written < 0) == (end > 0, end < 0), said
        assert written == pytest.approx(scale * end, abs=0.5001), said


test_the_verdict_follows_the_interval_and_is_written_on_its_side = for_each(_verdict)


def _plain(name: str, first: Counts, second: Counts) -> None:
    # NPS: nothing is said to have changed unless both ways of calculating agree.
    if name != "promoters":
        return
    reply = respond(name, first, second)
    values, said = reply.values, str(reply.answer)
    plain = values["difference_low_plain"], values["difference_high_plain"]
    if SHOWN in said:
        assert not plain[0] <= 0 <= plain[1]
        assert ("rose" in said) == (values["difference_plain"] > 0)
        assert ("rose" in said) == (values["nps_second"] > values["nps"])
        assert min(sum(first), sum(second)) >= 10
    if FEW in said:
        assert not values["difference_low"] <= 0 <= values["difference_high"]
        assert (
            min(sum(first), sum(second)) < 10
            or plain[0] * plain[1] <= 0
            or ((plain[0] > 0) != (values["difference_low"] > 0))
        )


test_a_change_of_nps_is_one_in_both_ways = for_each(_plain)


def _numbers(name: str, first: Counts, second: Counts) -> None:
    # The two figures in the sentence are those of the surveys, and look equal only if they are.
    reply = respond(name, first, second)
    values, said = reply.values, str(reply.answer)
    key = {"promoters": "nps", "satisfaction": "rate", "effort": "share"}[name]
    one, other = values[key], values[f"{key}_second"]
    shape = (
        rf"is ({NUMBER}) among.* and ({NUMBER}) among"
        if key == "nps"
        else (rf": ({NUMBER}) % .* and ({NUMBER}) % in")
    )
    told = re.search(shape, said)
    assert told, said
    scale = 1 if key == "nps" else 100
    assert [number(one) for one in told.groups()] == pytest.approx(
        [scale * one, scale * other], abs=0.5001
    )
    assert (told[1] == told[2]) == (one == other)


test_the_two_figures_are_told_apart = for_each(_numbers)


def _swapped(name: str, first: Counts, second: Counts) -> None:
    there, back = respond(name, first, second).values, respond(name, second, first).values
    for key, value in there.items():
        if key.endswith("_second"):
            assert back[key.removesuffix("_second")] == value
    for way in ("", "_plain") if name == "promoters" else ("",):
        assert back[f"difference{way}"] == -there[f"difference{way}"]
        assert back[f"difference_low{way}"] == -there[f"difference_high{way}"]
        assert back[f"difference_high{way}"] == -there[f"difference_low{way}"]


test_surveys_that_change_places_negate_the_difference = for_each(_swapped)


def _singles(name: str, first: Counts, second: Counts) -> None:
    both = respond(name, first, second)
    alone = [respond(name, counts) for counts in (first, second)]
    for suffix, reply in zip(("", "_second"), alone, strict=True):
        for key, value in reply.values.items():
            if not key.endswith("_second") and not key.startswith("difference"):
                assert both.values[key + suffix] == value
    # What each says by itself stands below the verdict, word for word.
    said = advice(both)
    for ordinal, reply in zip(("First", "Second"), alone, strict=True):
        own = str(reply.answer).partition(" On this scale")[0]
        assert f"{ordinal} survey: {own}" in said


test_each_survey_says_what_it_says_alone = for_each(_singles)


def _overlapping(name: str, first: Counts, second: Counts) -> None:
    reply = respond(name, first, second)
    values, said = reply.values, advice(reply)
    suffix = "_adjusted" if name == "promoters" else ""
    overlap = (
        values[f"low{suffix}"] <= values[f"high{suffix}_second"]
        and values[f"low{suffix}_second"] <= values[f"high{suffix}"]
    )
    shown = SHOWN in str(reply.answer)
    text = " ".join(said)
    assert ("do not overlap" in text) == (shown and not overlap)
    assert ("overlap, and the change is shown all the same" in text) == (shown and overlap)
    assert ("That does not show that nothing changed" in text) == (HIDDEN in str(reply.answer))
    if not shown and FEW not in str(reply.answer):
        assert overlap, "intervals that do not overlap leave no doubt"
    assert said[-1].startswith("Both surveys are taken to have asked different people")
    assert "differ by chance by up to" not in text, "that is for those who have one survey"


test_overlapping_intervals_are_no_verdict = for_each(_overlapping)


def _counted(name: str, first: Counts, second: Counts) -> None:
    by_counts = calculator.respond(name, inputs(name, first, second))
    by_answers = calculator.respond(name, one_by_one(name, first, second))
    assert by_answers.answer == by_counts.answer
    assert by_answers.details == by_counts.details
    same = {**by_counts.values, "no_answer": 0, "no_answer_second": 0}
    assert by_answers.values == same


test_answers_one_by_one_are_their_counts = for_each(_counted)


def test_did_it_improve() -> None:
    # 31 promoters, 22 passives and 12 detractors, then 40, 25 and 15; calculated apart.
    reply = respond("promoters", (31, 22, 12), (40, 25, 15))
    assert reply.answer == (
        "These answers do not show a change: NPS is +29 among the 65 answers of the first survey "
        "and +31 among the 80 of the second; among all such customers the difference most likely "
        "lies between −22 and +27 points."
    )
    p, d, n = [(31.75, 40.75), (12.75, 15.75), (68, 83)]
    means = [(a - b) / c for a, b, c in zip(p, d, n, strict=True)]
    variance = sum(
        ((a + b) / c - mean * mean) / c for a, b, c, mean in zip(p, d, n, means, strict=True)
    )
    half = 195.9963984540054 * variance**0.5
    middle = 100 * (means[1] - means[0])
    values = reply.values
    assert values["difference"] == pytest.approx(middle)
    assert values["difference_low"] == pytest.approx(middle - half)
    assert values["difference_high"] == pytest.approx(middle + half)
    assert values["difference_plain"] == pytest.approx(100 * (25 / 80 - 19 / 65))
    assert "anything from a fall of 22 to a rise of 27 points" in reply.headline
    assert "about 1,792 answers of these mixes are needed in each survey" in reply.headline


def test_a_rise_of_satisfaction_by_the_table_of_newcombe() -> None:
    reply = calculator.respond(
        "satisfaction",
        {"satisfied": 48, "answers": 80, "second_satisfied": 56, "second_answers": 70},
    )
    values = reply.values
    found = [round(values[f"difference{end}"], 4) for end in ("", "_low", "_high")]
    assert found == [0.2, 0.0524, 0.3339]
    assert reply.answer == (
        "These answers show that the satisfied share rose: 60 % are satisfied in the first survey, "
        "48 of 80 answers, and 80 % in the second, 56 of 70; among all such customers the "
        "difference most likely lies between +5 and +33 percentage points."
    )
    assert "overlap, and the change is shown all the same" in reply.headline
    # The mean needs the counts, of either survey.
    assert [message.path for message in reply.messages] == ["counts", "second_counts"]


@pytest.mark.parametrize(("version", "points"), [("2010", 5), ("2.0", 7)])
def test_effort_becomes_easier_in_the_direction_of_its_version(version: str, points: int) -> None:
    hard, easy = [60] + [20] * (points - 2) + [5], [5] + [20] * (points - 2) + [60]
    first, second = (hard, easy) if version == "2.0" else (easy, hard)
    reply = calculator.respond(
        "effort", {"version": version, "counts": first, "second_counts": second}
    )
    assert "These answers show that the easy share rose" in str(reply.answer)
    assert f"On this scale {'high' if version == '2.0' else 'low'} is good." in str(reply.answer)
    assert f"Both surveys are read as version {version}" in reply.headline
    cut = slice(4, 7) if version == "2.0" else slice(0, 2)
    wanted = confint_proportions_2indep(
        sum(second[cut]), sum(second), sum(first[cut]), sum(first), method="newcomb", compare="diff"
    )
    ends = (reply.values["difference_low"], reply.values["difference_high"])
    assert ends == pytest.approx(wanted)


def test_a_single_answer_beside_a_thousand_shows_no_change() -> None:
    reply = respond("promoters", (989, 11, 0), (1, 0, 0))
    assert reply.values["difference_high"] < 0 < reply.values["difference_plain"]
    assert "These answers are too few to show a change" in str(reply.answer)
    assert "so few answers do not carry it" in str(reply.answer)
    assert "each survey has 10 answers or more" in reply.headline


def test_an_end_beside_0_is_not_written_as_0() -> None:
    reply = calculator.respond(
        "satisfaction",
        {"satisfied": 200, "answers": 400, "second_satisfied": 229, "second_answers": 400},
    )
    assert 0 < reply.values["difference_low"] < 0.005
    assert "between +0.3 and +14.1 percentage points" in str(reply.answer)


def test_what_only_one_survey_shows_is_no_change() -> None:
    reply = respond("promoters", (30, 30, 20), (34, 30, 15))
    assert "do not show a change" in str(reply.answer)
    assert (
        "That one group outnumbers the other is shown by the second survey and not by the first. "
        "That is no change by itself." in advice(reply)
    )


@EACH
def test_one_survey_leaves_the_values_of_the_second_empty(name: str) -> None:
    declared = calculator.load(name)
    reply = calculator.respond(name, declared.example)
    later = [key for key in reply.values if key.endswith("_second") or "difference" in key]
    assert {"difference", "difference_low", "difference_high", "answered_second"} <= set(later)
    assert all(reply.values[key] is None for key in later)
    empty = {
        field.key: "" for field in declared.fields if field.key.startswith(("second_", "scores"))
    }
    asked = calculator.respond(name, declared.example | empty)
    assert asked.answer == reply.answer
    assert asked.html == reply.html


@EACH
def test_charts_and_tables_say_which_survey_is_the_earlier(name: str) -> None:
    width = WIDTHS[name]
    reply = respond(name, tuple(range(5, 5 + width)), tuple(range(9, 9 + width)))
    for said in (
        "First survey (earlier)",
        "Second survey (later)",
        "Second survey less first",
        "no change",
        "First survey: ",
        "Second survey: ",
    ):
        assert said in reply.details
    form = calculator.render_form(name, calculator.load(name).example)
    assert form.count("Second (later) survey, ") >= 2
    assert form.index("second_scores") > form.index('data-field="scores"')


T9 = [10, 9, 8, 7, 6, 0, 10, 9, 9, 5, "", 8, 10, 3, 7, 9, "", 10, 6, 8]


@pytest.mark.parametrize(
    "scores", [T9, "\n".join(map(str, T9)), "\r\n".join(map(str, T9)) + "\r\n"], ids=repr
)
def test_a_column_of_recommendations_is_counted(scores: Any) -> None:
    reply = calculator.respond("promoters", {"scores": scores})
    values = reply.values
    assert [values[kind] for kind in KINDS] == [8, 5, 5]
    assert (values["answered"], values["no_answer"]) == (18, 2)
    # Calculated apart, with z = 1.96.
    assert values["nps"] == pytest.approx(16.666666666666668)
    assert values["margin"] == pytest.approx(38.49803586460092, abs=0.001)
    assert values["nps_adjusted"] == pytest.approx(14.285714285714285)
    assert values["low_adjusted"] == pytest.approx(-20.725395062288065, abs=0.001)
    assert values["high_adjusted"] == pytest.approx(49.296823633716635, abs=0.001)
    [note] = reply.messages
    assert (note.level, note.path) == ("note", "scores")
    assert note.text == "2 of 20 answers are blank and left out; 18 count."
    assert note.text in reply.headline


def test_answers_between_two_points_are_said() -> None:
    reply = calculator.respond("promoters", {"scores": "8,5\n6.5\n9"})
    assert [reply.values[kind] for kind in KINDS] == [1, 1, 1]
    [note] = reply.messages
    assert note.text.startswith("2 answers are not whole: below 7 is counted as a detractor")


def test_known_shares_stay_what_they_were() -> None:
    tickets = calculator.respond("satisfaction", {"satisfied": 45, "answers": 100}).values
    assert (tickets["rate"], tickets["no_answer"]) == (0.45, None)
    assert tickets["low"] == pytest.approx(0.35614537979511973)
    assert tickets["high"] == pytest.approx(0.5475539700255787)
    thread = respond("promoters", (18, 11, 2)).values
    assert thread["nps_adjusted"] == pytest.approx(47.05882352941177)
    assert thread["low_adjusted"] == pytest.approx(25.51193818928018, abs=0.001)
    assert thread["high_adjusted"] == pytest.approx(68.60570886954335, abs=0.001)


PROMOTERS = {"promoters": 3, "passives": 2, "detractors": 1}
COUNTS = {"counts": [1, 2, 3, 4, 5]}
EFFORT = {"counts": [1, 2, 3, 4, 5, 6, 7], "version": "2.0"}


@pytest.mark.parametrize(
    ("name", "given", "path", "said"),
    [
        ("promoters", PROMOTERS | {"scores": [9]}, "scores", "here are both"),
        ("promoters", {"promoters": 3, "scores": [9]}, "scores", "here are both"),
        (
            "promoters",
            PROMOTERS | {"second_promoters": 3, "second_scores": [9]},
            "second_scores",
            "Second survey: Give either the three counts",
        ),
        ("promoters", PROMOTERS | {"second_promoters": 3}, "second_passives", "beside the others"),
        (
            "promoters",
            PROMOTERS | {f"second_{kind}": 0 for kind in KINDS},
            "second_promoters",
            "or leave the three empty",
        ),
        ("promoters", {"second_scores": [9]}, "promoters", "a whole number"),
        ("promoters", {"scores": [9, 99]}, "scores.1", "99 looks like a code for no answer"),
        ("promoters", {"scores": [None]}, "scores", "at least 1 answer is needed"),
        ("satisfaction", COUNTS | {"scores": [4]}, "scores", "more than one of them"),
        ("satisfaction", {"satisfied": 1, "scores": [4]}, "scores", "more than one of them"),
        ("satisfaction", {"scores": [4, 4.5]}, "scores.1", "4.5 is not whole"),
        ("satisfaction", {"scores": [4, 6]}, "scores.1", "from 1 to 5"),
        (
            "satisfaction",
            COUNTS | {"second_satisfied": 3},
            "second_answers",
            "Second survey, answers: a whole number is needed beside the other.",
        ),
        (
            "satisfaction",
            COUNTS | {"second_satisfied": 3, "second_answers": 2},
            "second_satisfied",
            "Second survey, satisfied: 3 is more than the 2 answers",
        ),
        (
            "satisfaction",
            COUNTS | {"second_counts": [0] * 5},
            "second_counts",
            "Second survey, counts: all five are 0",
        ),
        (
            "satisfaction",
            COUNTS | {"second_counts": [1] * 5, "second_answers": 5},
            "second_answers",
            "Second survey: give either the counts for 1 to 5",
        ),
        ("satisfaction", {"second_counts": [1] * 5}, "counts", "is needed here"),
        ("effort", EFFORT | {"scores": [4]}, "scores", "here are both"),
        (
            "effort",
            {"version": "2010", "scores": [1, 6, 7]},
            "scores",
            "version 2010 ends at 5, and 2 answers lie above it",
        ),
        (
            "effort",
            EFFORT | {"second_counts": [1, 2, 3, 4, 5]},
            "second_counts.6",
            "Second survey, counts, 6: version 2.0 asks from 1 to 7",
        ),
        (
            "effort",
            EFFORT | {"second_counts": [0] * 7},
            "second_counts",
            "Second survey, counts: all are 0",
        ),
        ("effort", EFFORT | {"second_scores": [8]}, "second_scores.0", "from 1 to 7"),
        ("effort", {"version": "2.0", "second_scores": [4]}, "counts", "are needed"),
    ],
)
def test_what_does_not_fit_together_is_said(
    name: str, given: dict[str, Any], path: str, said: str
) -> None:
    reply = calculator.respond(name, given)
    assert reply.faulty
    assert reply.messages[0].path == path
    assert said in reply.messages[0].text


@EACH
@settings(max_examples=times(12))
@given(data=st.data())
def test_as_many_again_never_hide_a_change(name: str, data: st.DataObject) -> None:
    first, second = data.draw(pairs(name))
    reply = respond(name, first, second)
    larger = respond(name, *(tuple(9 * count for count in one) for one in (first, second)))
    if SHOWN in str(reply.answer):
        assert str(larger.answer).partition(":")[0] == str(reply.answer).partition(":")[0]
