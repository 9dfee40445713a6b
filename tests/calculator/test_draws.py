"""Chance from a seed: against scipy, against the hash sums that AS 241 prints, and in moments."""

from __future__ import annotations

import random
from decimal import Decimal
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from calculator.methods import cholesky, multinomial, wichura, wishart
from calculator.methods.draws import Draws
from tests.soaking import times

MANY = times(4000)
# The algorithm is printed with the sums of its coefficients' mantissas, to check a transcription.
HASH_SUMS = {
    "NEAR_THE_MIDDLE": Decimal("55.8831928806149014439"),
    "TOWARDS_AN_END": Decimal("49.3320650330161028903"),
    "FAR_OUT": Decimal("47.5258331754928967162"),
}


@pytest.mark.parametrize("name", HASH_SUMS)
def test_the_coefficients_have_the_sums_that_the_algorithm_prints(name: str) -> None:
    pairs = [Decimal(repr(one)) for half in getattr(wichura, name) for one in half]
    mantissas = [one.scaleb(-one.adjusted()) for one in pairs if one != 1]
    assert float(sum(mantissas)) == pytest.approx(float(HASH_SUMS[name]), abs=1e-14)


@given(st.floats(1e-300, 1, exclude_max=True))
def test_the_inverse_normal_is_that_of_scipy(p: float) -> None:
    assert wichura.quantile(p) == pytest.approx(float(stats.norm.ppf(p)), rel=2e-15, abs=1e-16)


@pytest.mark.parametrize("p", [0, 1, -0.1, 1.1])
def test_no_normal_number_lies_at_an_end(p: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        wichura.quantile(p)


def test_a_seed_gives_the_same_numbers_for_ever() -> None:
    assert Draws(7).share() == random.Random(7).random()
    drawn, again = Draws(20), Draws(20)
    assert [drawn.normal() for _ in range(9)] == [again.normal() for _ in range(9)]
    # A link or a report that names its seed must give the same order years from now.
    found = Draws(1)
    numbers = [found.normal() for _ in range(3)]
    assert [round(one, 12) for one in numbers] == [-1.105995451231, 1.025488972341, 0.718497218941]


def test_normal_numbers_are_normal() -> None:
    chance = Draws(3)
    drawn = [chance.normal() for _ in range(MANY)]
    assert stats.kstest(drawn, "norm").pvalue > 0.001


def matrices() -> st.SearchStrategy[np.ndarray]:
    """Covariances of one to five columns; of some there are fewer answers than columns."""

    def made(shape: tuple[int, int, int]) -> np.ndarray:
        size, rank, seed = shape
        drawn = np.random.default_rng(seed).integers(-5, 6, (size, rank)).astype(float)
        return np.asarray(drawn @ drawn.T)

    return st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(0, 9999)).map(made)


@given(matrices())
def test_a_root_times_itself_is_the_matrix_singular_or_not(matrix: np.ndarray) -> None:
    root = np.array(cholesky.root(matrix.tolist())).reshape(len(matrix), -1)
    assert root @ root.T == pytest.approx(matrix, abs=1e-9 * (1 + matrix.max()))
    assert root.shape[1] == np.linalg.matrix_rank(matrix)


@pytest.mark.parametrize("matrix", [[[1, 2], [2, 1]], [[-1]], [[1, 0]]])
def test_what_no_data_have_is_no_covariance_matrix(matrix: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="covariance"):
        cholesky.root(matrix)


def test_means_have_the_means_and_covariances_asked_for() -> None:
    middle, among = [7.0, 4.0, 5.5], [[4.0, 1.0, 2.0], [1.0, 3.0, 0.5], [2.0, 0.5, 1.0]]
    chance, root = Draws(11), cholesky.root(among)
    drawn = np.array([chance.means(middle, root) for _ in range(MANY)])
    assert np.abs(drawn.mean(axis=0) - middle).max() < 4.5 * 2 / sqrt(MANY)
    assert np.cov(drawn.T) == pytest.approx(np.array(among), abs=4.5 * 4 * sqrt(2 / MANY))


@pytest.mark.parametrize(
    ("n", "p"), [(1, 0.3), (10, 0.5), (40, 0.97), (2000, 0.001), (3900, 0.5), (9000, 0.5)]
)
def test_binomials_are_those_of_scipy(n: int, p: float) -> None:
    chance = Draws(5)
    drawn = [multinomial.binomial(chance, n, p) for _ in range(MANY)]
    law = stats.binom(n, p)
    edges = sorted({int(law.ppf(q)) for q in np.linspace(0.05, 0.95, 12)})
    counted = np.histogram(drawn, [-0.5, *(edge + 0.5 for edge in edges), n + 0.5])[0]
    wanted = np.diff([0, *law.cdf(edges), 1]) * MANY
    kept = wanted > 5
    wanted, counted = wanted[kept], counted[kept]
    assert sum(drawn) / MANY == pytest.approx(n * p, abs=4.5 * sqrt(n * p * (1 - p) / MANY))
    assert float((((counted - wanted) ** 2) / wanted).sum()) < stats.chi2(len(wanted)).ppf(0.999)


@given(st.integers(0, 4000), st.floats(0, 1), st.floats(1e-9, 1, exclude_max=True))
def test_inversion_finds_the_quantile_of_scipy(n: int, p: float, u: float) -> None:
    if n == 0 or p in (0, 1) or n * p * (1 - p) >= multinomial.INVERTED_BELOW:
        return
    found = multinomial._inverted(u, n, p)
    law = stats.binom(n, p)
    # Only where u is a step of the distribution may rounding take one side or the other.
    assert law.cdf(found - 1) <= u + 1e-9
    assert law.cdf(found) >= u - 1e-9


@given(
    st.integers(0, 10**9),
    st.lists(st.integers(0, 1000), min_size=1, max_size=8).filter(any),
    st.integers(0, 99),
)
def test_counts_add_up_and_stay_out_of_empty_classes(n: int, found: list[int], seed: int) -> None:
    counts = multinomial.draw(Draws(seed), n, found)
    assert sum(counts) == n
    assert all(count >= 0 for count in counts)
    assert not any(count for count, share in zip(counts, found, strict=True) if share == 0)


def test_shares_of_three_classes_vary_together_as_they_should() -> None:
    chance, n, p = Draws(2), 200, np.array([0.5, 0.3, 0.2])
    drawn = np.array([multinomial.draw(chance, n, p.tolist()) for _ in range(MANY)])
    wanted = n * (np.diag(p) - np.outer(p, p))
    assert np.cov(drawn.T) == pytest.approx(wanted, abs=4.5 * 50 * sqrt(2 / MANY))


@pytest.mark.parametrize("df", [10, 30, 400])
def test_chi_squares_lie_near_those_of_scipy(df: int) -> None:
    chance = Draws(8)
    drawn = sorted(wishart.chi_square(chance, df) for _ in range(MANY))
    assert stats.kstest(drawn, stats.chi2(df).cdf).statistic < 1.95 / sqrt(MANY) + 0.003


def test_covariances_have_the_mean_and_the_spread_of_wisharts_distribution() -> None:
    among = np.array([[4.0, 1.0, 2.0], [1.0, 3.0, 0.5], [2.0, 0.5, 2.0]])
    df, chance, root = 60, Draws(4), cholesky.root(among.tolist())
    drawn = np.array([wishart.covariances(chance, root, df) for _ in range(MANY)])
    assert drawn.mean(axis=0) == pytest.approx(among, abs=4.5 * 4 * sqrt(2 / df / MANY))
    variances = (among**2 + np.outer(np.diag(among), np.diag(among))) / df
    assert drawn.var(axis=0) == pytest.approx(variances, rel=0.15)


def test_too_few_answers_have_no_covariances_to_draw() -> None:
    root = cholesky.root([[1.0, 0.0], [0.0, 1.0]])
    with pytest.raises(ValueError, match="degrees of freedom"):
        wishart.covariances(Draws(1), root, 1)
