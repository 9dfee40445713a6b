"""Groups and waves that are drawn alike: no card may find a difference more often than it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from scipy import stats

from calculator.survey.cards import contrasts, drivers_by_group, first_by_group, performing, zones
from calculator.survey.cards import moments as asking
from calculator.survey.cards.comparing import UNSURE
from calculator.survey.cards.dealing import planned
from calculator.survey.cards.measures import MeanOf
from calculator.survey.cards.needing import standings
from calculator.survey.cards.regressors import DRIVERS_SET, Regressors, ready
from calculator.survey.cards.surveyed import Surveyed, surveyed
from tests.soaking import times
from tests.survey.cards.segmented import segmented, survey_of

SURVEYS = times(12)


def rows_by_card(survey: Surveyed) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """What each card finds by group, without the draws that it makes of the whole."""
    for key, card in (
        ("importance-performance", performing),
        ("penalty-reward", contrasts),
        ("tolerance", zones),
    ):
        told = card.tell(survey)
        assert not isinstance(told, str), told
        yield key, [dict(row) for row in told.rows]
    regressed = ready(survey, survey.whole.products[DRIVERS_SET])
    assert isinstance(regressed, Regressors)
    yield "drivers", drivers_by_group.by_group(survey, regressed).rows()
    expected = asking.expected(survey.answers)
    gaps = [MeanOf(f"gap of {one.name}", one.gap, item=one.name) for one in expected]
    standing = list(standings(survey, expected, (1.0, 7.0)))
    found = first_by_group.by_group(survey, gaps, standing, "comes first", above_zero=True)
    yield "encounter", found.rows()


def differs(row: dict[str, object]) -> bool:
    low, high = row.get("difference_low"), row.get("difference_high")
    return isinstance(low, float) and isinstance(high, float) and (low > 0 or high < 0)


@pytest.mark.parametrize(
    ("markets", "twice", "weight"), [("NSW", False, "weight"), ("NNNS", True, "")]
)
def test_noise_shows_no_group_and_no_wave(markets: str, twice: bool, weight: str) -> None:
    called: Counter[str] = Counter()
    compared = 0
    for seed in range(SURVEYS):
        cells = segmented(seed, 200, markets, twice=twice)
        answers = survey_of(cells, weight=weight, key="case" if twice else "")
        for key, rows in rows_by_card(surveyed(answers, planned(answers))):
            called[key] += any(differs(row) for row in rows)
            called[f"{key}, quadrant"] += any(row.get("moved") for row in rows)
            compared += len([row for row in rows if row.get("difference_low") is not None])
    assert compared > 20 * SURVEYS
    allowed = stats.binom.ppf(0.9999, SURVEYS, UNSURE)
    assert {key: often for key, often in called.items() if often > allowed} == {}
