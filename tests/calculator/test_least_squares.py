"""The small regressions, against statsmodels and against designs that have no answer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from calculator.methods import jacobi, least_squares


def designs() -> list[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]]:
    """200 random designs: up to 24 columns, some of them close to others, in mixed units."""
    draw = np.random.default_rng(19)
    made = []
    for number in range(200):
        width = int(draw.integers(1, 25 if number % 2 else 13))
        answers = int(draw.integers(width + 2, width + 150))
        x = draw.normal(size=(answers, width)) * 10 ** draw.uniform(-1, 1, size=width)
        x += draw.normal(size=width)
        if number % 4 == 0 and width > 1:
            x[:, 1] = x[:, 0] + 0.05 * draw.normal(size=answers)
        if number % 5 == 0:
            x = np.round(x)
            x[:2] = [[0.0] * width, [1.0] * width]
        y = draw.normal(size=answers) + x @ draw.normal(size=width)
        made.append((x, y))
    return made


def test_two_hundred_random_designs_agree_with_statsmodels() -> None:
    solved = 0
    for x, y in designs():
        try:
            found = least_squares.fit(x.T.tolist(), y.tolist())
        except least_squares.Dependent:
            assert np.linalg.matrix_rank(sm.add_constant(x, has_constant="add")) <= x.shape[1]
            continue
        solved += 1
        wanted = sm.OLS(y, sm.add_constant(x, has_constant="add")).fit()
        assert [found.constant, *found.coefficients] == pytest.approx(
            list(wanted.params), rel=1e-9, abs=1e-9
        )
        assert list(found.errors) == pytest.approx(list(wanted.bse[1:]), rel=1e-8)
        assert found.r2 == pytest.approx(wanted.rsquared, abs=1e-9)
        assert found.df == wanted.df_resid
    assert solved > 190


def test_nearly_dependent_columns_lose_no_digits() -> None:
    draw = np.random.default_rng(19)
    # 1 − R² of the second column on the first is about 2e-8, just above the limit of 1e-8; numpy
    # solves it by orthogonal turns, which do not square the condition as normal equations do.
    for _ in range(5):
        x = draw.normal(size=(200, 3))
        x[:, 1] = x[:, 0] + 1.5e-4 * draw.normal(size=200)
        y = x @ [1.0, 2.0, 3.0] + 0.1 * draw.normal(size=200)
        found = least_squares.fit(x.T.tolist(), y.tolist())
        wanted = np.linalg.lstsq(np.column_stack([np.ones(200), x]), y, rcond=None)[0]
        assert [found.constant, *found.coefficients] == pytest.approx(list(wanted), rel=2e-10)


def tolerance(x: np.ndarray[Any, Any], column: int) -> float:
    others = sm.add_constant(np.delete(x, column, axis=1))
    return float(1 - sm.OLS(x[:, column], others).fit().rsquared)


@pytest.mark.parametrize(("noise", "refused"), [(0.5e-4, True), (2e-4, False)])
def test_the_limit_is_one_in_a_hundred_million(noise: float, refused: bool) -> None:
    draw = np.random.default_rng(19)
    x = draw.normal(size=(500, 4))
    x[:, 2] = x[:, 0] - x[:, 3] + noise * draw.normal(size=500) * np.sqrt(2)
    assert (tolerance(x, 2) < 1e-8) == refused
    y = draw.normal(size=500).tolist()
    if not refused:
        assert least_squares.fit(x.T.tolist(), y).df == 495
        return
    with pytest.raises(least_squares.Dependent) as fault:
        least_squares.fit(x.T.tolist(), y)
    assert fault.value.columns == (0, 2, 3)


def test_dependence_that_no_single_step_shows_is_found() -> None:
    draw = np.random.default_rng(19)
    # Each column is far enough from those before it, but the first follows from the later ones.
    first, second, third, y = draw.normal(size=(4, 1000))
    one = first + 1e-3 * second
    x = np.column_stack([first, one, one + 1e-2 * second + 1.6e-4 * third])
    assert tolerance(x, 2) > 1e-8
    assert tolerance(x, 0) < 1e-8
    with pytest.raises(least_squares.Dependent) as fault:
        least_squares.fit(x.T.tolist(), y.tolist())
    assert 0 in fault.value.columns
    assert len(fault.value.columns) > 1


@pytest.mark.parametrize(
    ("columns", "guilty"),
    [
        ([[1, 2, 3, 4, 5, 7], [2, 2, 2, 2, 2, 2]], (1,)),
        ([[1, 2, 3, 4, 5, 7], [0.1 + 0.2, 0.3, 0.3, 0.3, 0.3, 0.3]], (1,)),
        ([[1, 2, 3, 4, 5, 7], [1, 0, 2, 0, 1, 5], [3, 5, 7, 9, 11, 15]], (0, 2)),
        ([[1, 2, 3, 4, 5, 7], [1, 0, 2, 0, 1, 5], [2, 2, 5, 4, 6, 12]], (0, 1, 2)),
    ],
)
def test_singular_designs_name_their_columns(
    columns: list[list[float]], guilty: tuple[int, ...]
) -> None:
    with pytest.raises(least_squares.Dependent) as fault:
        least_squares.correlations(columns, [1, 2, 2, 3, 5, 4])
    assert fault.value.columns == guilty


def test_what_cannot_be_fitted_is_refused() -> None:
    with pytest.raises(least_squares.NoSpread):
        least_squares.fit([[1, 2, 3, 5]], [2, 2, 2, 2])
    with pytest.raises(ValueError, match="equal length"):
        least_squares.fit([[1, 2, 3]], [1, 2, 3, 4])
    with pytest.raises(ValueError, match="two answers more"):
        least_squares.fit([[1, 2, 4], [1, 0, 1]], [1, 2, 3])


NUMBERS = st.lists(st.integers(-50, 50), min_size=6, max_size=30)


@given(NUMBERS, st.integers(1, 1000), st.integers(-1000, 1000))
def test_another_unit_changes_the_slope_and_nothing_else(
    column: list[int], times: int, shift: int
) -> None:
    outcome = [(7 * at * at) % 11 for at in range(len(column))]
    if len(set(column)) < 2:
        return
    first = least_squares.fit([column], outcome)
    other = least_squares.fit([[times * one + shift for one in column]], outcome)
    assert other.r2 == pytest.approx(first.r2, rel=1e-9, abs=1e-11)
    assert other.coefficients[0] * times == pytest.approx(first.coefficients[0], rel=1e-9, abs=1e-9)


def test_jacobi_agrees_with_numpy() -> None:
    draw = np.random.default_rng(19)
    for size in range(1, 14):
        root = draw.normal(size=(size, size + 2))
        matrix = root @ root.T
        values, vectors = jacobi.eigen(matrix.tolist())
        assert sorted(values) == pytest.approx(list(np.linalg.eigvalsh(matrix)), rel=1e-9)
        turned = np.array(vectors)
        assert np.allclose(turned @ np.diag(values) @ turned.T, matrix, atol=1e-11)
        assert np.allclose(turned.T @ turned, np.eye(size), atol=1e-12)
