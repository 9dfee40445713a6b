"""SERVQUAL against published gaps, an independent mean, and faulty inputs."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator
from calculator.methods import servqual

# Gaps of a user of the 12manage forum on SERVQUAL, printed with sum −4.29 and mean −0.86.
PRINTED = [-0.65, -1.10, -0.83, -0.70, -1.01]
WEIGHTS = [0.11, 0.32, 0.22, 0.19, 0.16]

GAPS = st.lists(st.integers(-60, 60).map(lambda tenths: tenths / 10), min_size=1, max_size=20)


def row(**changes: Any) -> dict[str, Any]:
    return {"dimension": "Empathy", "expectation": 6, "perception": 5, "weight": 20} | changes


def printed_rows(scale: float = 1) -> list[dict[str, Any]]:
    return [
        row(perception=6 + gap, weight=weight * scale)
        for gap, weight in zip(PRINTED, WEIGHTS, strict=True)
    ]


def fault(rows: Any, **inputs: Any) -> calculator.Message:
    reply = calculator.respond("servqual", {"rows": rows, **inputs})
    assert reply.faulty
    assert reply.answer is None
    return reply.messages[0]


def test_the_gaps_printed_in_the_forum() -> None:
    assert round(servqual.unweighted(PRINTED), 2) == -0.86
    assert servqual.unweighted(PRINTED) == pytest.approx(-4.29 / 5)
    # Weighted by hand: 0.11 × 0.65 + 0.32 × 1.10 + 0.22 × 0.83 + 0.19 × 0.70 + 0.16 × 1.01.
    assert servqual.weighted(PRINTED, WEIGHTS) == pytest.approx(-0.9007)


@pytest.mark.parametrize("scale", [1, 100, 0.5])
def test_weights_in_points_of_a_hundred_inflate_nothing(scale: float) -> None:
    reply = calculator.respond("servqual", {"rows": printed_rows(scale)})
    assert reply.values == {"unweighted": -0.858, "weighted": -0.9007}
    assert [one["gap"] for one in reply.rows] == PRINTED


def test_the_answer_names_the_largest_gap_and_the_advice_the_costliest() -> None:
    reply = calculator.respond(
        "servqual",
        {
            "rows": [
                row(dimension="Wide", perception=4, weight=10),
                row(dimension="Heavy", perception=4.5, weight=90),
                row(dimension="Good", perception=6.5, weight=0),
            ]
        },
    )
    assert reply.answer is not None
    assert "the largest gap here is in “Wide”, −2" in reply.answer
    assert "Begin with “Heavy”: by weight it costs most, 87" in reply.headline
    assert "“Good” is above expectation" in reply.headline


def test_no_shortfall_is_said_to_be_none() -> None:
    reply = calculator.respond("servqual", {"rows": [row(perception=6), row(perception=7)]})
    assert reply.answer is not None
    assert reply.answer.endswith("no dimension falls short.")
    assert "Begin with" not in reply.headline
    level = calculator.respond("servqual", {"rows": [row(perception=6)]})
    assert "just what customers expect" in (level.answer or "")


def test_many_dimensions_are_summed_and_not_written_out() -> None:
    rows = [row(dimension=f"D{n}", perception=5) for n in range(7)]
    reply = calculator.respond("servqual", {"rows": rows})
    assert "(−7) ÷ 7 = −1" in reply.details.replace("\u00a0", " ")


@given(GAPS, st.data())
def test_both_scores_are_means_of_the_gaps(gaps: list[float], data: st.DataObject) -> None:
    weights = data.draw(
        st.lists(st.integers(0, 100), min_size=len(gaps), max_size=len(gaps)).filter(any)
    )
    assert servqual.unweighted(gaps) == pytest.approx(np.mean(gaps), abs=1e-9)
    weighted = servqual.weighted(gaps, weights)
    assert weighted == pytest.approx(np.average(gaps, weights=weights), abs=1e-9)
    assert min(gaps) - 1e-9 <= weighted <= max(gaps) + 1e-9
    assert sum(servqual.shares(weights)) == pytest.approx(1)
    assert servqual.weighted(gaps[::-1], weights[::-1]) == pytest.approx(weighted, abs=1e-9)
    doubled = [2 * weight for weight in weights]
    assert servqual.weighted(gaps, doubled) == pytest.approx(weighted, abs=1e-9)


def test_the_method_refuses_what_cannot_be_weighed() -> None:
    with pytest.raises(ValueError, match="above 0"):
        servqual.weighted([1, 2], [0, 0])
    with pytest.raises(ValueError, match="negative"):
        servqual.weighted([1, 2], [1, -1])
    with pytest.raises(ValueError, match="one dimension"):
        servqual.unweighted([])


def test_weights_that_are_all_zero_are_an_error() -> None:
    message = fault([row(weight=0), row(weight=0)])
    assert message.path == "rows.0.weight"
    assert "all weights are 0" in message.text


def test_other_scales_can_be_declared() -> None:
    reply = calculator.respond("servqual", {"rows": [row(perception=9)], "scale": [1, 9]})
    assert reply.rows[0]["gap"] == 3
    assert "from 1 to 7" in fault([row(perception=9)]).text


@pytest.mark.parametrize("key", ["expectation", "perception", "weight"])
@pytest.mark.parametrize(
    "value",
    [-1, "seven", float("nan"), float("inf"), 1e308, None, [], True, "9" * 500],
    ids=lambda value: str(value)[:8],
)
def test_what_is_no_rating_or_weight_is_named(key: str, value: object) -> None:
    message = fault([row(), row(**{key: value})])
    assert message.path == f"rows.1.{key}"
    assert "from " in message.text


def test_lists_that_are_none_too_short_or_too_long() -> None:
    wrong: list[Any] = [None, [], {}, "text", [row()] * 10_000_000]
    for rows in wrong:
        assert fault(rows).path == "rows"
    assert "at most 50" in fault([row()] * 51).text
    assert fault([{"dimension": "Empathy"}]).path == "rows.0.expectation"
