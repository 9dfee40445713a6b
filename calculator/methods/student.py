"""Student's t distribution: how far a mean of few answers may lie from the truth."""

from collections.abc import Callable
from functools import lru_cache
from math import erf, erfc, exp, log1p, pi, sqrt

from calculator.methods.wilson import Z
from calculator.precision import settle

CERTAIN = 0.975
STEPS = 300
ENOUGH = 1e-16
TINY = 1e-300
# Γ(a + ½) / Γ(a) = √a · Σ cₖ / aᵏ for large a; each cₖ is its second number over its first.
RATIO = (
    1.0,
    -1 / 8,
    1 / 128,
    5 / 1024,
    -21 / 32768,
    -399 / 262144,
    869 / 4194304,
    39325 / 33554432,
)
LARGE = 60.0
NEARLY_NORMAL = 1e4


def quantile(p: float, df: float) -> float:
    r"""The point below which a share p of Student's t distribution lies.

    p lies between 0 and 1, df (degrees of freedom, not necessarily whole) is above 0; raises
    ValueError otherwise. Found from the distribution function by Newton's steps inside a bracket
    that only shrinks, so it always converges.

    Formula:
        \int_{-\infty}^{t} f(u) \, du = p
        f(u) = \frac{\Gamma \left( \frac{\nu + 1}{2} \right)}
            {\sqrt{\nu \pi} \, \Gamma \left( \frac{\nu}{2} \right)}
            \left( 1 + \frac{u^2}{\nu} \right)^{- \frac{\nu + 1}{2}}

    Symbols:
        t: the quantile
        p: share below it
        f: density of Student’s t
        \nu: degrees of freedom
        \Gamma: the gamma function

    Source: Student (1908), Biometrika 6, 1–25. The example stands in every printed table of t:
    12.706 for one degree of freedom, 2.228 for ten.

    >>> round(quantile(0.975, 1), 3), round(quantile(0.975, 10), 3)
    (12.706, 2.228)
    """
    if not 0 < p < 1:
        raise ValueError("p must lie between 0 and 1.")
    if not df > 0:
        raise ValueError("Degrees of freedom must be above 0.")
    if p == 0.5:
        return 0.0
    size = _size(min(p, 1 - p), abs(p - 0.5), df)
    return settle(size if p > 0.5 else -size)


@lru_cache(maxsize=4096)  # a survey asks for the same ones again and again, moment by moment
def _size(tail: float, centre: float, df: float) -> float:
    if df > NEARLY_NORMAL:
        return _widened(Z if tail == 1 - CERTAIN else _solve(tail, centre, _normal), df)
    return _solve(tail, centre, lambda t: _student(t, df))


def interval(mean: float, sd: float, n: float, certain: float = CERTAIN) -> tuple[float, float]:
    r"""95 % interval of a mean: mean ± t · sd / √n, with t for n − 1 degrees of freedom.

    sd (0 or more) has the divisor n − 1; n is the number of answers, above 1; raises ValueError
    otherwise. The caller cuts it to the scale. Another level than 95 % has another share of the
    distribution, `certain`, below its upper end.

    Formula:
        \bar{x} \pm t_{n - 1} \frac{s}{\sqrt{n}}

    Symbols:
        \bar{x}: mean
        t_{n - 1}: 97.5 % point of Student’s t with n − 1 degrees of freedom
        s: standard deviation, with divisor n − 1
        n: number of answers

    Constructed:

    >>> interval(7.0, 2.0, 4)
    (3.81755369472, 10.1824463053)
    """
    if not n > 1:
        raise ValueError("An interval of a mean needs more than one answer.")
    if not sd >= 0:
        raise ValueError("A standard deviation must not be negative.")
    half = quantile(certain, n - 1) * sd / sqrt(n)
    return settle(mean - half), settle(mean + half)


def _solve(
    tail: float, centre: float, areas: Callable[[float], tuple[float, float, float]]
) -> float:
    """The t above 0 beyond which `tail` lies, `centre` lying between 0 and t.

    The smaller of the two areas is held to its target: it is the one known to more digits.
    """

    def missing(t: float) -> tuple[float, float]:
        beyond, within, density = areas(t)
        return (beyond - tail if tail < centre else centre - within), density

    low, high = 0.0, 1.0
    while missing(high)[0] > 0:
        low, high = high, 2 * high
    t = low
    for _ in range(STEPS):
        error, density = missing(t)
        if error > 0:
            low = t
        else:
            high = t
        nearer = t + error / density if density > 0 else high
        if not low < nearer < high:
            nearer = (low + high) / 2
        if abs(nearer - t) <= ENOUGH * nearer:
            break
        t = nearer
    return t


def _student(t: float, df: float) -> tuple[float, float, float]:
    """Area beyond t, area from 0 to t, and density, of Student's t; t is 0 or more."""
    a, squared = df / 2, t * t
    constant = _gamma_ratio(a) / sqrt(pi)
    x, rest = df / (df + squared), squared / (df + squared)
    power = _power(sqrt(x), int(df)) if df == int(df) else exp(-a * log1p(squared / df))
    density = constant * power / sqrt(df + squared)
    front = constant * power * sqrt(rest) / 2
    if x < (a + 1) / (a + 2.5):
        beyond = front * _fraction(a, 0.5, x) / a
        return beyond, 0.5 - beyond, density
    within = front * _fraction(0.5, a, rest) / 0.5
    return 0.5 - within, within, density


def _power(base: float, exponent: int) -> float:
    """base^exponent by squaring: the same to the last bit everywhere, which `exp` is not."""
    power = 1.0
    while exponent:
        if exponent % 2:
            power *= base
        base *= base
        exponent //= 2
    return power


def _normal(t: float) -> tuple[float, float, float]:
    """The same three of the normal distribution."""
    return erfc(t / sqrt(2)) / 2, erf(t / sqrt(2)) / 2, exp(-t * t / 2) / sqrt(2 * pi)


def _widened(z: float, df: float) -> float:
    """The t that belongs to the normal z, by the first terms of its expansion in 1/df."""
    s = z * z
    first = z * (s + 1) / 4
    second = z * ((5 * s + 16) * s + 3) / 96
    third = z * (((3 * s + 19) * s + 17) * s - 15) / 384
    return z + (first + (second + third / df) / df) / df


def _gamma_ratio(a: float) -> float:
    """Γ(a + ½) / Γ(a): a series for large a, reached from a small one by Γ(a + 1) = a·Γ(a)."""
    lowered = 1.0
    while a < LARGE:
        lowered *= a / (a + 0.5)
        a += 1
    series = 0.0
    for coefficient in reversed(RATIO):
        series = series / a + coefficient
    return lowered * sqrt(a) * series


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    result, m = d, 0
    while True:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        factor = 1.0
        for up in (even, odd):
            d = 1 / _not_zero(1 + up * d)
            c = _not_zero(1 + up / c)
            factor = c * d
            result *= factor
        if abs(factor - 1) < ENOUGH or m > 100_000:
            return result


def _not_zero(number: float) -> float:
    return number if abs(number) > TINY else TINY
