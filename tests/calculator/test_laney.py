"""Control limits against a published chart, and against how a chart of single values is made."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random
from statistics import fmean

import pytest

from calculator.methods import laney

# Attendances of accident departments in England that were seen within four hours, and all of them,
# for twenty weeks: Mohammed et al. (2013), BMJ Quality & Safety 22, 362–368, as tabulated by Anhøj,
# “SPC for Healthcare”, chapter on prime charts.
SEEN = (
    266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320,
    267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989,
)  # fmt: skip
ALL = (
    280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529,
    279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772,
)  # fmt: skip
# Measured in the drawing of that chapter’s figure of the p′ chart, whose scale is known from the
# twenty shares that it shows: good to the sixth decimal.
CENTRE = 0.952900
LOWS = (
    0.940130, 0.940047, 0.940379, 0.940473, 0.940173, 0.940025, 0.940208, 0.940455, 0.940221,
    0.940177, 0.940111, 0.940209, 0.939803, 0.939839, 0.940047, 0.939923, 0.939788, 0.939969,
    0.940087, 0.939976,
)  # fmt: skip
HIGHS = (
    0.965670, 0.965753, 0.965421, 0.965326, 0.965626, 0.965775, 0.965593, 0.965345, 0.965579,
    0.965623, 0.965688, 0.965591, 0.965996, 0.965961, 0.965754, 0.965876, 0.966012, 0.965830,
    0.965713, 0.965824,
)  # fmt: skip
WEEKS = [laney.Period(seen, 0, n) for seen, n in zip(SEEN, ALL, strict=True)]


def test_limits_are_those_of_the_published_chart() -> None:
    found = laney.of_shares(WEEKS, [True] * 20)
    assert found.centre == pytest.approx(CENTRE, abs=1e-6)
    assert found.lows == pytest.approx(LOWS, abs=2e-6)
    assert found.highs == pytest.approx(HIGHS, abs=2e-6)
    assert found.sigma_z > 10, "so large counts vary far more than chance alone has it"
    assert not any(found.side(at, one.net) for at, one in enumerate(WEEKS))


def test_sigma_z_of_estimates_says_how_much_more_than_by_chance_they_vary() -> None:
    chance = Random(7)
    by_chance = [chance.gauss(2, 1 / 5) for _ in range(600)]
    found = laney.of_estimates(by_chance, [0.2] * 600, [25] * 600, [True] * 600)
    assert found.sigma_z == pytest.approx(1, abs=0.1)
    more = laney.of_estimates([3 * one for one in by_chance], [0.2] * 600, [25] * 600, [True] * 600)
    assert more.sigma_z == pytest.approx(3 * found.sigma_z)


def test_who_gains_and_who_loses_can_change_places() -> None:
    one = laney.of_shares([laney.Period(3 + at % 5, 2, 20) for at in range(14)], [True] * 14)
    other = laney.of_shares([laney.Period(2, 3 + at % 5, 20) for at in range(14)], [True] * 14)
    assert one.centre == -other.centre
    assert one.sigma_z == other.sigma_z
    assert one.highs == tuple(-low for low in other.lows)


def test_limits_of_estimates_with_equal_answers_are_those_of_single_values() -> None:
    chance = Random(4)
    values = [chance.gauss(0, 1) for _ in range(30)]
    found = laney.of_estimates(values, [0.2] * 30, [25] * 30, [True] * 20 + [False] * 10)
    ranges = [abs(b - a) for a, b in pairwise(values[:20])]
    # 2.66 is 3 ÷ 1.128, by which books multiply the mean moving range.
    assert found.centre == pytest.approx(fmean(values[:20]))
    assert found.highs[25] - found.centre == pytest.approx(2.6596 * fmean(ranges), rel=1e-4)


def test_periods_after_the_baseline_move_no_limit() -> None:
    later = [laney.Period(10, 0, 300_000)]
    before = laney.of_shares(WEEKS, [True] * 20)
    after = laney.of_shares([*WEEKS, *later], [True] * 20 + [False])
    assert after.highs[:20] == before.highs
    assert after.side(20, later[0].net) == -1


@pytest.mark.parametrize(
    ("periods", "baseline"),
    [
        (WEEKS, [True] * 11 + [False] * 9),
        ([laney.Period(5, 0, 5)] * 12, [True] * 12),
    ],
)
def test_no_limits_from_too_few_or_from_periods_that_are_all_alike(
    periods: list[laney.Period], baseline: list[bool]
) -> None:
    with pytest.raises(ValueError, match="baseline"):
        laney.of_shares(periods, baseline)
    with pytest.raises(ValueError, match="baseline"):
        laney.of_estimates([1.0] * 20, [0.0] * 20, [9] * 20, [*baseline, *[False] * 8][:20])


def test_limits_are_never_narrower_than_chance_within_a_period() -> None:
    found = laney.of_shares([laney.Period(8, 0, 20)] * 12, [True] * 12)
    assert found.sigma_z == 0
    assert found.highs[0] == pytest.approx(0.4 + 3 * math.sqrt(0.4 * 0.6 / 20))
    found = laney.of_estimates([2.0] * 12, [0.1] * 12, [9] * 12, [True] * 12)
    assert found.highs[0] == pytest.approx(2.3)
