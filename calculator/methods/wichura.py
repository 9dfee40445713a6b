"""Wichura's algorithm AS 241: the point of the normal distribution below which a share lies."""

from collections.abc import Sequence
from math import frexp, sqrt

CENTRE = 0.425
BREAK = 5.0
# Each pair: numerator and denominator of a ratio of polynomials, from the constant upwards.
NEAR_THE_MIDDLE = (
    (
        3.3871328727963666080,
        133.14166789178437745,
        1971.5909503065514427,
        13731.693765509461125,
        45921.953931549871457,
        67265.770927008700853,
        33430.575583588128105,
        2509.0809287301226727,
    ),
    (
        1.0,
        42.313330701600911252,
        687.18700749205790830,
        5394.1960214247511077,
        21213.794301586595867,
        39307.895800092710610,
        28729.085735721942674,
        5226.4952788528545610,
    ),
)
TOWARDS_AN_END = (
    (
        1.42343711074968357734,
        4.63033784615654529590,
        5.76949722146069140550,
        3.64784832476320460504,
        1.27045825245236838258,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ),
    (
        1.0,
        2.05319162663775882187,
        1.67638483018380384940,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ),
)
FAR_OUT = (
    (
        6.65790464350110377720,
        5.46378491116411436990,
        1.78482653991729133580,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ),
    (
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ),
)
# ln 2 as a sum whose first number times any exponent is exact.
LN2_HIGH, LN2_LOW = 0.693147180369123816490, 1.90821492927058770002e-10
ROOT_HALF = 0.7071067811865476
TERMS = 13


def quantile(p: float) -> float:
    r"""The point z below which a share p of the standard normal distribution lies.

    p lies between 0 and 1; raises ValueError otherwise. Accurate to about one part in 10¹⁶. The
    logarithm that the tails need is calculated here, by additions and multiplications alone, so
    that two Pythons agree to the last bit, whatever their C libraries.

    Formula:
        \int_{-\infty}^{z} \frac{1}{\sqrt{2 \pi}} e^{-u^2 / 2} \, du = p

    Symbols:
        z: the point
        p: share below it, a fraction of 1

    Source: Wichura (1988), Algorithm AS 241, Applied Statistics 37(3), 477–484. The examples
    take each of the three ratios once.

    >>> [round(quantile(p), 10) for p in (0.25, 0.001, 1e-20)]
    [-0.6744897502, -3.0902323062, -9.2623400898]
    """
    if not 0 < p < 1:
        raise ValueError("p must lie between 0 and 1.")
    q = p - 0.5
    if abs(q) <= CENTRE:
        return q * _ratio(NEAR_THE_MIDDLE, CENTRE * CENTRE - q * q)
    r = sqrt(-_ln(p if q < 0 else 1 - p))
    size = _ratio(TOWARDS_AN_END, r - 1.6) if r <= BREAK else _ratio(FAR_OUT, r - BREAK)
    return -size if q < 0 else size


def _ratio(pair: tuple[Sequence[float], Sequence[float]], x: float) -> float:
    above, below = (_polynomial(coefficients, x) for coefficients in pair)
    return above / below


def _polynomial(coefficients: Sequence[float], x: float) -> float:
    value = 0.0
    for coefficient in reversed(coefficients):
        value = value * x + coefficient
    return value


def _ln(x: float) -> float:
    """Natural logarithm of a number above 0: its exponent's, and 2·artanh of what is left."""
    part, exponent = frexp(x)
    if part < ROOT_HALF:
        part, exponent = 2 * part, exponent - 1
    s = (part - 1) / (part + 1)
    squared, series = s * s, 0.0
    for term in range(2 * TERMS - 1, 0, -2):
        series = series * squared + 1 / term
    return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * series)
