"""Readiness: the reference values, SciPy's beta-binomial, and nothing said from few attempts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom, binom

import calculator
from calculator.methods import beta_binomial

PAPER = {"questions": 40, "needed": 26}


def ask(answered: Any, right: Any, **more: Any) -> calculator.Reply:
    return calculator.respond("readiness", {"answered": answered, "right": right, **more})


@pytest.mark.parametrize(
    ("right", "answered", "chance"), [(15, 20, 0.809), (45, 60, 0.886), (150, 200, 0.926)]
)
def test_three_of_four_right_is_surer_the_more_it_rests_on(
    right: int, answered: int, chance: float
) -> None:
    assert round(beta_binomial.foresee(right, answered, **PAPER).probability, 3) == chance
    assert round(ask(answered, right).values["chance"], 3) == chance


@pytest.mark.parametrize(
    ("share", "passes"),
    [(0.6, 0.317), (0.65, 0.572), (0.7, 0.807), (0.75, 0.946), (0.8, 0.992), (0.25, 0)],
)
def test_a_share_that_is_known_passes_so_often(share: float, passes: float) -> None:
    assert round(beta_binomial.at_least(share, **PAPER), 3) == passes


COUNTS = st.integers(0, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
PAPERS = st.integers(1, 500).flatmap(lambda m: st.tuples(st.just(m), st.integers(0, m)))


@given(COUNTS, PAPERS)
def test_it_is_what_scipy_says(counts: tuple[int, int], paper: tuple[int, int]) -> None:
    (right, answered), (questions, needed) = counts, paper
    theirs = betabinom(questions, right + 0.5, answered - right + 0.5)
    ours = beta_binomial.foresee(right, answered, questions, needed)
    assert ours.probability == pytest.approx(theirs.sf(needed - 1), abs=1e-7)
    assert ours.expected == pytest.approx(theirs.mean())
    # No more than the tails is left out, and one answer less on either side would leave out more.
    assert theirs.cdf(ours.low - 1) <= 0.025 + 1e-7 <= theirs.cdf(ours.low) + 2e-7
    assert theirs.sf(ours.high) <= 0.025 + 1e-7 <= theirs.sf(ours.high - 1) + 2e-7


@given(st.floats(0, 1), PAPERS)
def test_the_binomial_is_what_scipy_says(share: float, paper: tuple[int, int]) -> None:
    questions, needed = paper
    theirs = binom(questions, share).sf(needed - 1)
    assert beta_binomial.at_least(share, questions, needed) == pytest.approx(theirs, abs=1e-9)


def test_the_answer_names_what_it_rests_on() -> None:
    reply = ask(20, 15)
    assert reply.answer == (
        "At least 26 of 40 new questions like those answered: 81 in 100. "
        "It rests on 20 first attempts, 15 of them right."
    )
    assert "An exam asks others too" in " ".join(reply.data()["advice"])


@pytest.mark.parametrize("answered", [0, 1, 19])
def test_nothing_is_foreseen_from_fewer_than_twenty(answered: int) -> None:
    reply = ask(answered, answered)
    assert not reply.faulty
    assert reply.values["chance"] is reply.values["low"] is reply.values["expected"] is None
    assert reply.answer is not None
    assert "too few" in reply.answer
    assert "in 100" not in reply.answer
    [note] = reply.messages
    assert note.level == "note"
    assert f"{20 - answered} first attempt" in note.text


def test_it_never_says_none_or_all_of_a_hundred() -> None:
    assert "over 99 in 100" in str(ask(1000, 1000).answer)
    assert "under 1 in 100" in str(ask(1000, 1).answer)
    assert "Practise until" not in " ".join(ask(1000, 1000).data()["advice"])


def test_what_passes_95_of_100_papers_does_and_one_per_cent_less_does_not() -> None:
    enough = ask(20, 15).values["enough"]
    assert beta_binomial.at_least(enough, **PAPER) >= 0.95
    assert beta_binomial.at_least(enough - 0.01, **PAPER) < 0.95
    assert ask(20, 20, questions=500, pass_mark=500).values["enough"] is None


def test_more_right_than_answered_and_a_mark_above_the_paper_are_refused_together() -> None:
    reply = ask(20, 21, questions=10, pass_mark=11)
    assert {message.path for message in reply.messages} == {"right", "pass_mark"}
    assert reply.messages[0].text == (
        "Right: 21 cannot be more than the first attempts, which are 20."
    )
    with pytest.raises(ValueError, match="between 0 and all answers"):
        beta_binomial.foresee(21, 20, 10, 5)
    with pytest.raises(ValueError, match="at least 1"):
        beta_binomial.foresee(1, 1, 0, 0)
    with pytest.raises(ValueError, match="between 0 and all questions"):
        beta_binomial.foresee(1, 1, 10, 11)
    with pytest.raises(ValueError, match="between 0 and 1"):
        beta_binomial.at_least(1.1, 10, 5)
    with pytest.raises(ValueError, match="between 0 and all questions"):
        beta_binomial.at_least(0.5, 10, 11)
