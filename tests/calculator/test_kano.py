"""Kano against published counts and papers, its two tables and two rules, and faulty inputs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

import calculator
from calculator.methods import kano

# A public walk-through of Kano's method in R: features of money transfers, 358 users, Pouliot's
# table. Counts in the order A, O, M, I, R, Q; class by halves; Better and Worse to seven digits.
TRANSFERS = {
    "Anonymous transfers": ((91, 19, 9, 160, 49, 30), "I", 0.3942652, -0.1003584),
    "Convenient": ((70, 121, 59, 77, 9, 22), "O", 0.5840979, -0.5504587),
    "Responsive": ((145, 76, 25, 78, 12, 22), "A", 0.6820988, -0.3117284),
    "Transparent": ((88, 90, 32, 105, 15, 28), "O", 0.5650794, -0.3873016),
}
# Brand & Rese (2026), Journal of Retailing and Consumer Services 89, 104596, Table 1, n = 607.
WIFI = (187, 71, 46, 258, 19, 26)

COUNTS = st.tuples(*[st.integers(0, 400)] * 6).filter(any)
PAIRS = st.tuples(st.sampled_from(kano.ANSWERS), st.sampled_from(kano.ANSWERS))


def counts(numbers: Any) -> dict[str, Any]:
    return dict(zip(kano.CLASSES, numbers, strict=True))


def row(numbers: Any = (5, 4, 3, 2, 1, 0), name: str = "Check-in") -> dict[str, Any]:
    return {"name": name} | counts(numbers)


def pair(functional: Any = "like", dysfunctional: Any = "dislike", name: Any = "Check-in") -> Any:
    return {"name": name, "functional": functional, "dysfunctional": dysfunctional}


def respond(**inputs: Any) -> calculator.Reply:
    reply = calculator.respond("kano", inputs)
    assert not reply.faulty, reply.messages
    return reply


def fault(**inputs: Any) -> calculator.Message:
    reply = calculator.respond("kano", inputs)
    assert reply.faulty
    assert reply.answer is None
    return reply.messages[0]


def test_money_transfers_to_seven_digits() -> None:
    reply = respond(rows=[row(one[0], name) for name, one in TRANSFERS.items()])
    for found, (_, by_halves, better, worse) in zip(reply.rows, TRANSFERS.values(), strict=True):
        assert round(found["better"], 7) == better
        assert round(found["worse"], 7) == worse
        assert found["class_rule"] == by_halves


def test_transparent_separates_the_rules() -> None:
    numbers = TRANSFERS["Transparent"][0]
    reply = respond(rows=[row(numbers, "Transparent")])
    [found] = reply.rows
    assert (found["class_mode"], found["class_rule"]) == ("I", "O")
    assert found["significant"] is False
    assert kano.least_difference(counts(numbers)) == pytest.approx(19.65, abs=0.005)
    assert found["category_strength"] == pytest.approx(15 / 358)
    assert found["total_strength"] == pytest.approx(210 / 358)
    assert "The two rules disagree about “Transparent”" in reply.headline
    assert "210 against 148: one-dimensional" in reply.details


@pytest.mark.parametrize(
    ("percentages", "better", "worse"),
    [
        ((7, 33, 50, 10), 0.40, -0.83),
        ((11, 46, 31, 12), 0.57, -0.78),
        ((66, 22, 3, 9), 0.89, -0.25),
    ],
)
def test_sauerwein_1996_figure_11(
    percentages: tuple[int, ...], better: float, worse: float
) -> None:
    # Edge grip, ease of turn, service. Printed from unrounded frequencies: a hundredth may differ.
    found = counts((*percentages, 0, 0))
    assert kano.better(found) == pytest.approx(better, abs=0.01 + 1e-12)
    assert kano.worse(found) == pytest.approx(worse, abs=0.01 + 1e-12)


def test_sauerwein_1996_ease_of_turn_from_its_unrounded_row() -> None:
    [found] = respond(rows=[row((10.4, 45.1, 30.5, 11.5, 0, 0))]).rows
    assert (round(found["better"], 2), round(found["worse"], 2)) == (0.57, -0.78)


def test_brand_and_rese_2026_wifi() -> None:
    [found] = respond(rows=[row(WIFI)]).rows
    assert (round(found["better"], 3), round(found["worse"], 3)) == (0.459, -0.208)
    assert (found["class_mode"], found["class_rule"]) == ("I", "A")
    assert found["significant"] is True
    assert kano.least_difference(counts(WIFI)) == pytest.approx(27.7, abs=0.05)


# Rows functional, columns dysfunctional, both like … dislike; printed alike in four sources.
PUBLISHED = ("Q A A A O", "R I I I M", "R I I I M", "R I I I M", "R R R R Q")


def test_the_evaluation_table_cell_by_cell() -> None:
    differing = set()
    for functional, line in zip(kano.ANSWERS, PUBLISHED, strict=True):
        for dysfunctional, printed in zip(kano.ANSWERS, line.split(), strict=True):
            assert kano.classify(functional, dysfunctional) == printed
            if kano.classify(functional, dysfunctional, "pouliot") != printed:
                differing.add((functional, dysfunctional))
                assert kano.classify(functional, dysfunctional, "pouliot") == "Q"
    assert differing == {("must-be", "must-be"), ("live-with", "live-with")}


@pytest.mark.parametrize(
    ("numbers", "mode"),
    [
        ((5, 5, 5, 5, 5, 5), "M"),
        ((5, 5, 0, 5, 5, 5), "O"),
        ((5, 0, 0, 5, 5, 5), "A"),
        ((0, 0, 0, 5, 5, 5), "I"),
        ((0, 0, 0, 0, 5, 5), "R"),
        ((0, 0, 0, 0, 0, 5), "Q"),
        ((6, 5, 5, 5, 5, 5), "A"),
    ],
)
def test_ties_go_to_what_does_most_harm(numbers: tuple[int, ...], mode: str) -> None:
    assert kano.class_mode(counts(numbers)) == mode


@pytest.mark.parametrize(
    ("numbers", "by_halves"),
    [
        ((5, 5, 5, 14, 0, 0), "M"),
        ((5, 5, 5, 15, 0, 0), "I"),  # equal halves do not outnumber
        ((5, 6, 5, 0, 7, 7), "O"),
        ((1, 0, 0, 0, 7, 7), "R"),
        ((5, 0, 0, 0, 0, 0), "A"),
    ],
)
def test_the_halves(numbers: tuple[int, ...], by_halves: str) -> None:
    assert kano.class_rule(counts(numbers)) == by_halves


def test_pairs_are_counted_in_the_order_in_which_moments_appear() -> None:
    pairs = [pair(name="Late"), pair("like", "neutral", "Early"), pair("neutral", name="Late")]
    reply = respond(pairs=pairs)
    assert [(one["name"], one["class_mode"]) for one in reply.rows] == [
        ("Late", "M"),  # one O and one M: a tie
        ("Early", "A"),
    ]
    assert reply.rows[0]["better"] == 0.5


def test_the_two_tables_disagree_and_the_page_says_so() -> None:
    pairs = [pair("must-be", "must-be")] * 3 + [pair("live-with", "live-with"), pair()] * 2
    by_kano, by_pouliot = respond(pairs=pairs), respond(pairs=pairs, table="pouliot")
    assert by_kano.rows[0]["class_mode"] == "I"
    assert by_pouliot.rows[0]["class_mode"] == "Q"
    assert by_kano.rows[0]["better"] == pytest.approx(2 / 7)
    assert by_pouliot.rows[0]["better"] == 1
    for reply in (by_kano, by_pouliot):
        assert "Read by the other table, “Check-in” would change class" in reply.headline
        assert "The same pairs read by either table" in reply.details
    same = respond(pairs=[pair()] * 3)
    assert "no moment would change class" in same.headline
    assert "read by either table" not in respond(rows=[row()]).details


def test_counts_do_not_depend_on_the_table() -> None:
    assert respond(rows=[row()]).rows == respond(rows=[row()], table="pouliot").rows


def test_only_reverse_and_questionable_answers_have_no_coefficients() -> None:
    reply = respond(rows=[row(), row((0, 0, 0, 0, 4, 3), "Pop-up")])
    assert (reply.rows[1]["better"], reply.rows[1]["worse"]) == (None, None)
    assert reply.rows[1]["class_mode"] == "R"
    [note] = reply.messages
    assert (note.path, note.level) == ("rows.1", "note")
    assert "“Pop-up”: every answer is reverse or questionable" in reply.headline
    alone = respond(rows=[row((0, 0, 0, 0, 4, 3))])
    assert "<svg" not in alone.details
    assert "<svg" in reply.details


@given(COUNTS)
def test_coefficients_and_strengths_stay_in_their_ranges(numbers: tuple[int, ...]) -> None:
    found = counts(numbers)
    better, worse = kano.better(found), kano.worse(found)
    usable = sum(numbers[:4])
    if better is None or worse is None:
        assert not usable
    else:
        assert 0 <= better <= 1
        assert -1 <= worse <= 0
        assert better * usable == pytest.approx(found["A"] + found["O"])
        assert worse * usable == pytest.approx(-found["O"] - found["M"])
        doubled = counts([2 * one for one in numbers])
        assert kano.better(doubled) == better
    strength = kano.strength(found)
    assert 0 <= strength.category <= 1
    assert 0 <= strength.total <= 1
    assert found[kano.class_mode(found)] == max(numbers)
    wanted = "AOM" if sum(numbers[:3]) > sum(numbers[3:]) else "IRQ"
    assert kano.class_rule(found) in wanted
    assert found[kano.class_rule(found)] == max(found[one] for one in wanted)
    first, second = sorted(numbers, reverse=True)[:2]
    n = sum(numbers)
    threshold = 1.65 * ((first + second) * (2 * n - first - second) / (2 * n)) ** 0.5
    if abs(first - second - threshold) > 1e-6:
        assert strength.significant == (first - second >= threshold)


@given(st.lists(PAIRS, min_size=1, max_size=60))
def test_every_pair_is_counted_once_by_either_table(pairs: list[tuple[str, str]]) -> None:
    by_kano, by_pouliot = kano.tally(pairs), kano.tally(pairs, "pouliot")
    assert sum(by_kano.values()) == sum(by_pouliot.values()) == len(pairs)
    assert by_kano["I"] + by_kano["Q"] == by_pouliot["I"] + by_pouliot["Q"]
    assert all(by_kano[one] == by_pouliot[one] for one in "AOMR")
    rows = [row(by_kano.values())]
    as_pairs = [pair(*one) for one in pairs]
    assert respond(rows=rows).rows == respond(pairs=as_pairs).rows


def test_the_intervals_are_wilsons() -> None:
    details = respond(rows=[row(TRANSFERS["Convenient"][0])]).details
    for shown, sign, satisfied in (("+0.58", "+", 191), ("−0.55", "−", 180)):
        ends = proportion_confint(satisfied, 327, method="wilson")
        low, high = (f"{sign}{end:.2f}".rstrip("0") for end in sorted(ends, reverse=sign == "−"))
        assert f"{shown} ({low} to {high})" in details


def test_the_answer_names_what_delights_and_what_is_basic() -> None:
    reply = respond(
        rows=[row((50, 5, 1, 9, 0, 0), "Gift"), row((1, 9, 50, 5, 0, 0), "Bed"), row(WIFI, "WiFi")]
    )
    assert reply.answer == (
        "“Gift” delights; “Bed” is taken for granted. All 3 classes are clear, by the interval of "
        "the most frequent answer less the next."
    )
    # 9 + 50 of all 65, not of the 65 less the reverse and questionable alone.
    assert "Missing “Bed” would annoy 91\u00a0% of all who answered" in reply.headline
    assert "the largest share here: never fail in it." in reply.headline
    few = respond(rows=[row((2, 0, 0, 1, 0, 0))])
    assert (few.answer or "").startswith("These answers show no moment that delights")


def test_shares_are_of_all_who_answered_and_a_fault_of_the_data_comes_first() -> None:
    # Feature 4 of a set of money transfers: 18 of 200 would be annoyed, not 18 of 45.
    fourth = row((6, 2, 16, 21, 48, 107), "Fourth")
    reply = respond(rows=[row((117, 2, 4, 42, 17, 18), "First"), fourth])
    assert (reply.answer or "").startswith(
        "Mend the data before you read on: 54 % of the answers about “Fourth” contradict themselves"
    )
    assert "“First” delights" in (reply.answer or "")
    assert not any("40" in said or "Fourth" in said for said in reply.advice)
    alone = respond(rows=[fourth])
    assert "Look for swapped columns" in (alone.answer or "")
    low, high = proportion_confint(8, 200, method="wilson")
    sound = respond(rows=[row((117, 4, 4, 40, 17, 18), "First")])
    assert (
        f"annoy 4 % of all who answered ({100 * low:.0f} % to {100 * high:.0f} %)"
        in sound.advice[0]
    )


def test_as_many_questionable_answers_as_ticking_at_random_gives_are_no_fault() -> None:
    assert "Mend" not in (respond(rows=[row((40, 20, 10, 14, 8, 8))]).answer or "")


def test_either_rows_or_pairs() -> None:
    both = fault(rows=[row()], pairs=[pair()])
    assert both.path == "pairs"
    assert "not both" in both.text
    nothing: list[dict[str, Any]] = [{}, {"rows": [], "pairs": []}, {"table": "kano"}]
    for inputs in nothing:
        neither = fault(**inputs)
        assert neither.path == "rows"
        assert "there are neither" in neither.text


@pytest.mark.parametrize("numbers", [(0,) * 6, (0.5, 0, 0, 0, 0, 0), (5e-324,) * 6])
def test_a_row_without_an_answer_is_named(numbers: tuple[float, ...]) -> None:
    message = fault(rows=[row(), row(numbers)])
    assert message.path == "rows.1"
    assert "at least 1 answer" in message.text


def test_a_denormal_beside_answers_gives_no_nonsense() -> None:
    reply = respond(rows=[row((5e-324, 0, 0, 0, 0, 3))])
    assert reply.rows[0]["better"] == 1
    assert "nan" not in reply.html.lower()


def test_words_that_are_no_answers_are_named_with_the_nearest() -> None:
    message = fault(pairs=[pair(), pair("like", "live with")])
    assert message.path == "pairs.1.dysfunctional"
    assert "did you mean live-with?" in message.text
    assert fault(pairs=[pair(5)]).path == "pairs.0.functional"
    assert fault(rows=[row()], table="kanoo").path == "table"
    with pytest.raises(ValueError, match="like, must-be"):
        kano.classify("like", "love")
    with pytest.raises(ValueError, match="kano or pouliot"):
        kano.classify("like", "like", "berger")
    with pytest.raises(ValueError, match="one answer"):
        kano.strength(counts((0,) * 6))


@pytest.mark.parametrize("key", kano.CLASSES)
@pytest.mark.parametrize(
    "value", [-1, "many", float("nan"), float("inf"), 1e308, None, [], True], ids=str
)
def test_what_is_no_count_is_named(key: str, value: object) -> None:
    message = fault(rows=[row(), row() | {key: value}])
    assert message.path == f"rows.1.{key}"
    assert "from 0 to 1,000,000,000" in message.text


def test_lists_that_are_none_or_too_long() -> None:
    wrong: list[Any] = ["text", {}, [row()] * 10_000_000]
    for rows in wrong:
        assert fault(rows=rows).path == "rows"
    assert fault(pairs=[pair()] * 10_000_000).path == "pairs"
    assert fault(pairs="like dislike").path == "pairs"
    many = [pair(name=f"M{n}") for n in range(201)]
    assert "201 moments; at most 200" in fault(pairs=many).text
    assert len(respond(pairs=many[:200]).rows) == 200
    assert fault(rows=[{"name": "X", "A": 1}]).path == "rows.0.O"
