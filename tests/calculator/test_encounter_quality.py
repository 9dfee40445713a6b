"""Encounter quality: alpha, means and intervals against published figures and other libraries."""

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

import calculator
from calculator.methods import cronbach, jayawardhena

# Eleven items, twelve people: the data set "cronbach_wide_missing" of the library pingouin.
PINGOUIN = """\
1,1,1,1,1,1,1,1,1,1,1
1,1,1,1,1,1,1,1,0,1,0
,0,1,1,,1,1,1,1,0,0
1,1,1,0,1,1,0,1,1,0,0
1,1,1,1,1,0,0,0,1,0,0
0,1,,0,1,1,1,1,0,0,0
1,1,1,1,0,0,1,0,0,0,0
1,1,1,1,1,0,0,0,0,0,0
0,1,0,1,1,0,0,0,0,1,0
1,0,0,1,0,1,0,0,,0,0
1,1,1,0,0,0,0,0,0,0,0
1,0,0,1,0,0,0,0,0,0,0"""
FOUR = list(jayawardhena.DIMENSIONS)
ANSWERS = st.integers(2, 12).flatmap(
    lambda k: st.lists(
        st.lists(st.integers(1, 7).map(float), min_size=k, max_size=k), min_size=2, max_size=30
    )
)


def ask(dimensions: list[str], answers: Any, **more: Any) -> calculator.Reply:
    items = [{"name": f"Item {n}", "dimension": d} for n, d in enumerate(dimensions, 1)]
    return calculator.respond("encounter-quality", {"items": items, "answers": answers, **more})


def by_covariances(answers: list[list[float]]) -> float:
    """Alpha by another route: mean covariance and mean variance of the items."""
    matrix = np.cov(np.array(answers), rowvar=False)
    k = len(matrix)
    variance = matrix.trace() / k
    covariance = (matrix.sum() - matrix.trace()) / (k * (k - 1))
    return float(k * covariance / (variance + (k - 1) * covariance))


def test_alpha_of_complete_cases_as_pingouin_prints_it() -> None:
    # Documentation of pingouin.cronbach_alpha, nan_policy="listwise", which it says is what R's
    # psych::alpha(use="complete.obs") gives.
    rows = [[float(x) if x else None for x in line.split(",")] for line in PINGOUIN.split("\n")]
    complete = jayawardhena.complete_cases(rows)
    assert len(complete) == 9
    assert cronbach.alpha(complete) == pytest.approx(0.8016949152542373, abs=1e-12)
    reply = ask(["competence"] * 11, rows, scale=[0, 1])
    assert reply.rows[0]["alpha"] == pytest.approx(0.8016949152542373, abs=1e-12)
    assert (reply.values["complete"], reply.values["left_out"]) == (9, 3)


def test_alpha_by_covariances_on_two_hundred_surveys() -> None:
    draw = random.Random(1951)
    for _ in range(200):
        k, n = draw.randint(2, 9), draw.randint(3, 60)
        base = [draw.random() * 6 + 1 for _ in range(n)]
        rows = [[min(7.0, max(1.0, b + 3 * draw.random() - 1.5)) for _ in range(k)] for b in base]
        assert cronbach.alpha(rows) == pytest.approx(by_covariances(rows), abs=1e-9)


def test_means_spreads_and_intervals_agree_with_numpy_and_scipy() -> None:
    example = calculator.load("encounter-quality").example
    reply = calculator.respond("encounter-quality", example)
    rows = np.array([row for row in example["answers"] if None not in row], dtype=float)
    assert reply.values["complete"] == len(rows) == 12
    for number, row in enumerate(reply.rows):
        scores = rows[:, 3 * number : 3 * number + 3].mean(axis=1)
        low, high = stats.t.interval(0.95, len(rows) - 1, scores.mean(), stats.sem(scores))
        assert row["name"] == FOUR[number]
        assert row["mean"] == pytest.approx(scores.mean(), abs=1e-10)
        assert row["sd"] == pytest.approx(scores.std(ddof=1), abs=1e-10)
        assert (row["low"], row["high"]) == pytest.approx((low, high), abs=1e-9)
    assert reply.values["overall"] == pytest.approx(np.mean([r["mean"] for r in reply.rows]))
    whole = rows.reshape(12, 4, 3).mean(axis=2).mean(axis=1)
    low, high = stats.t.interval(0.95, 11, whole.mean(), stats.sem(whole))
    assert f"(95 % interval {low:.2f} to {high:.2f}, from 12 complete answers)" in str(reply.answer)


def test_the_distance_to_the_next_is_a_paired_t_interval() -> None:
    first, second = [4.0, 5.0, 3.0, 6.0, 4.0], [5.0, 5.0, 4.5, 6.5, 6.0]
    found = jayawardhena.difference(first, second)
    paired = stats.ttest_rel(second, first).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((paired.low, paired.high), abs=1e-9)
    reply = ask(
        ["civility", "competence"],
        [[int(2 * a), int(2 * b)] for a, b in zip(first, second, strict=True)],
        scale=[0, 20],
    )
    assert f"interval {2 * paired.low:.2f} to {2 * paired.high:.2f}".replace("-", "−") in (
        reply.headline
    )


def test_a_distance_that_may_be_chance_decides_nothing() -> None:
    sure = ask(["civility", "competence"], [[3, 5], [4, 6], [3, 6], [4, 6]])
    assert "work on civility first" in sure.headline
    chance = ask(["civility", "competence"], [[3, 5], [6, 4], [4, 6], [5, 4]])
    assert "work on civility first" not in chance.headline
    assert "either of them may be the lower" in chance.headline
    tied = ask(["civility", "competence"], [[3, 5], [5, 3]])
    assert "civility and competence tie with 4" in str(tied.answer)
    assert "the next one" not in tied.headline


def test_who_left_something_out_is_counted_and_the_effect_is_told() -> None:
    full = [[5, 5], [6, 6], [4, 5]]
    reply = ask(["civility", "competence"], [*full, [1, None]])
    assert reply.rows[0]["mean"] == 5
    assert (reply.values["complete"], reply.values["left_out"]) == (3, 1)
    assert "1 of 4 respondents left something out" in reply.headline
    assert "civility would move most: from 5 to 4" in reply.headline
    assert ask(["civility", "competence"], full).values == {**reply.values, "left_out": 0}


def test_one_item_has_no_alpha_and_says_so() -> None:
    reply = ask(["civility", "competence", "competence"], [[5, 5, 6], [6, 6, 6], [4, 5, 5]])
    assert reply.rows[0]["alpha"] is None
    assert reply.rows[1]["alpha"] is not None
    texts = " ".join(message.text for message in reply.messages)
    assert "Civility: alpha needs at least two items" in texts
    assert "No item asks about professionalism or friendliness" in texts
    assert all(message.level == "note" for message in reply.messages)


def test_no_variance_has_no_alpha_and_no_false_certainty() -> None:
    # Totals that are equal in decimals and differ in floats.
    assert 1.1 + 2.2 != 1.5 + 1.8
    reply = ask(["civility"] * 2, [[1.1, 2.2], [1.5, 1.8], [1.3, 2]])
    [row] = reply.rows
    assert (row["alpha"], row["sd"], row["low"], row["high"]) == (None, 0, 1.65, 1.65)
    assert "no certainty" in reply.messages[0].text
    assert ask(["civility"] * 2, [[3, 3]] * 5).rows[0]["alpha"] is None


def test_items_that_pull_against_each_other_have_a_negative_alpha() -> None:
    reply = ask(["civility"] * 2, [[1, 6], [7, 1], [2, 7], [6, 2]])
    assert reply.rows[0]["alpha"] == pytest.approx(by_covariances([[1, 6], [7, 1], [2, 7], [6, 2]]))
    assert reply.rows[0]["alpha"] < 0
    assert "turn its answers round first" in reply.headline


def test_one_complete_respondent_gives_a_mean_and_nothing_more() -> None:
    reply = ask(FOUR, [[5, 4, 6, 7], [None, 4, 4, 4]])
    assert reply.values["overall"] == 5.5
    assert [row["mean"] for row in reply.rows] == [5, 4, 6, 7]
    for key in ("sd", "low", "high", "alpha"):
        assert [row[key] for row in reply.rows] == [None] * 4
    assert "too few to know how sure" in str(reply.answer)


def test_nobody_complete_computes_nothing_and_says_so() -> None:
    reply = ask(FOUR, [[5, 4, 6, None], [None, 4, 4, 4]])
    assert not reply.faulty
    assert reply.values == {"overall": None, "complete": 0, "left_out": 2}
    assert all(value is None for row in reply.rows for key, value in row.items() if key != "name")
    assert "Nobody answered every item" in str(reply.answer)


def test_rows_stand_in_the_order_in_which_dimensions_are_named() -> None:
    reply = ask(["competence", "civility", "competence"], [[1, 7, 2], [2, 6, 3]])
    assert [row["name"] for row in reply.rows] == ["competence", "civility"]
    assert list(reply.rows[0]) == [
        "name",
        "mean",
        "sd",
        "low",
        "high",
        "alpha",
        "below",
        "below_low",
        "below_high",
    ]
    assert reply.rows[0]["mean"] == 2


@pytest.mark.parametrize(
    ("dimensions", "answers", "path", "said"),
    [
        (["civility"], [[1, 2]], "answers", "2 in each row, but 1 items are named"),
        (["civility"] * 2, [[1, 8]], "answers.0.1", "from 1 to 7"),
        (["civility"] * 2, [[1, 0]], "answers.0.1", "from 1 to 7"),
        (["civility"] * 2, [[1, float("nan")]], "answers.0.1", "from 1 to 7"),
        (["civility"] * 2, [[1, 1e308]], "answers.0.1", "from 1 to 7"),
        (["civility"] * 2, [[1, "good"]], "answers.0.1", "is not a number"),
        (["civility"] * 2, [[1, 2], [1]], "answers.1", "1 answers, where 2 are needed"),
        (["civility"] * 2, [], "answers", "at least 1 respondent"),
        (["civilty"], [[1]], "items.0.dimension", "did you mean civility?"),
        ([], [[1]], "items", "at least 1 item"),
        (["civility"], [[1]] * 10_000_000, "answers", "at most 10,000"),
    ],
)
def test_bad_input_is_named(dimensions: list[str], answers: Any, path: str, said: str) -> None:
    reply = ask(dimensions, answers)
    assert reply.faulty
    assert reply.answer is None
    [message] = [one for one in reply.messages if one.path == path]
    assert said in message.text


def test_a_pasted_survey_reads_like_a_file() -> None:
    pasted = ask(["civility", "competence"], "5\t6\n4\t-\n5,5\t7", scale="1 to 7")
    listed = ask(["civility", "competence"], [[5, 6], [4, None], [5.5, 7]])
    assert not pasted.faulty, pasted.messages
    assert pasted.values == listed.values
    assert pasted.rows == listed.rows


@given(ANSWERS)
def test_alpha_is_at_most_one_and_blind_to_order_and_scale(answers: list[list[float]]) -> None:
    alpha = cronbach.alpha(answers)
    assume(alpha is not None)
    assert alpha is not None
    assert alpha <= 1
    turned = [[8 - answer for answer in row] for row in answers]
    for same in (answers[::-1], [row[::-1] for row in answers], turned):
        assert cronbach.alpha(same) == pytest.approx(alpha, abs=1e-9)
    stretched = [[10 * answer - 3 for answer in row] for row in answers]
    assert cronbach.alpha(stretched) == pytest.approx(alpha, abs=1e-9)


@given(st.lists(st.integers(10, 70).map(lambda tenths: tenths / 10), min_size=2, max_size=40))
def test_an_interval_holds_its_mean_and_stays_on_the_scale(scores: list[float]) -> None:
    found = jayawardhena.estimate(scores, 1, 7)
    assert found.low is not None
    assert found.high is not None
    assert 1 <= found.low <= found.mean <= found.high <= 7


def test_ten_answers_look_like_ten_answers() -> None:
    few = ask(FOUR, [[4, 5, 6, 7], [5, 4, 6, 6]] * 5).rows[0]
    many = ask(FOUR, [[4, 5, 6, 7], [5, 4, 6, 6]] * 500).rows[0]
    assert few["mean"] == many["mean"] == 4.5
    assert (few["high"] - few["low"]) > 9 * (many["high"] - many["low"])
