"""Shapes that hold what methods need of many answers: counts, weighted sums, products of columns.

Two of a shape add up to that of both, so parts of a survey can be counted apart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, sqrt

from calculator.precision import settle


@dataclass(frozen=True)
class Tally:
    """How many rows there are, their weight Σw and Σw². Without weights all three are alike."""

    rows: int = 0
    weight: float = 0.0
    squares: float = 0.0

    @property
    def effective(self) -> float:
        """The number of answers of equal weight that they are worth: (Σw)² / Σw² (Kish 1965)."""
        return settle(self.weight * self.weight / self.squares) if self.squares else 0.0

    def repeated(self, times: float) -> "Tally":
        """The same rows, worth so many times fewer answers, since people gave several of them."""
        return self if times == 1 else Tally(self.rows, self.weight, self.squares * times)


def together(tallies: Iterable[Tally]) -> Tally:
    """One tally of several.

    >>> together([Tally(2, 2.0, 2.0), Tally(1, 3.0, 9.0)])
    Tally(rows=3, weight=5.0, squares=11.0)
    """
    found = list(tallies)
    rows = 0
    for one in found:
        rows += one.rows
    return Tally(rows, fsum(one.weight for one in found), fsum(one.squares for one in found))


@dataclass(frozen=True)
class Histogram:
    """How many gave each answer of one column; an answer is a number or, of pairs, two of them."""

    tallies: Mapping[float, Tally]

    @property
    def all(self) -> Tally:
        """All answers."""
        return together(self.tallies.values())

    @property
    def mean(self) -> float:
        """Weighted mean; there must be an answer."""
        weight = self.all.weight
        terms = [value * one.weight for value, one in self.tallies.items()]
        return settle(fsum(terms) / weight)

    @property
    def sd(self) -> float | None:
        """Standard deviation, with divisor n − 1 of the effective number; None up to one answer.

        With weights: √(Σw(x − x̄)² / Σw × n′ / (n′ − 1)).
        """
        found = self.all
        worth = found.effective
        if worth <= 1:
            return None
        centre = next(iter(self.tallies))
        far = [(value - centre, one.weight) for value, one in self.tallies.items() if one.rows]
        middle = fsum(x * weight for x, weight in far) / found.weight
        squares = fsum(weight * ((x - middle) * (x - middle)) for x, weight in far)
        return settle(sqrt(squares / found.weight * worth / (worth - 1)))

    def share(self, holds: Callable[[float], bool]) -> float:
        """The weighted share of answers of which something holds, a fraction of 1."""
        held = fsum(one.weight for value, one in self.tallies.items() if holds(value))
        return settle(held / self.all.weight)

    def count(self, holds: Callable[[float], bool]) -> int:
        """How many answers these are."""
        return together(one for value, one in self.tallies.items() if holds(value)).rows

    def repeated(self, times: float) -> "Histogram":
        """The same answers, worth so many times fewer."""
        return Histogram({value: one.repeated(times) for value, one in self.tallies.items()})

    def plus(self, other: "Histogram") -> "Histogram":
        """The answers of both."""
        values = dict.fromkeys((*self.tallies, *other.tallies))
        none = Tally()
        return Histogram(
            {
                value: together((self.tallies.get(value, none), other.tallies.get(value, none)))
                for value in sorted(values)
            }
        )


@dataclass(frozen=True)
class Products:
    """Weighted sums and cross-products of columns over rows in which all are answered.

    Attributes:
        names: What the columns are called.
        centres: A number for each column, near its middle, that is taken away from each answer:
            whole for a scale with whole ends, so that whole answers have whole, exact sums.
        rows: How many rows there are.
        sums: Σ w(x − c) of each column.
        products: Σ w(x − c)(y − c), a row for each column up to itself.
    """

    names: tuple[str, ...]
    centres: tuple[float, ...]
    rows: Tally
    sums: tuple[float, ...]
    products: tuple[tuple[float, ...], ...]

    @property
    def all(self) -> Tally:
        """All rows that count."""
        return self.rows

    def repeated(self, times: float) -> "Products":
        """The same rows, worth so many times fewer answers."""
        return replace(self, rows=self.rows.repeated(times))

    def plus(self, other: "Products") -> "Products":
        """The sums of both, which hold the same columns with the same centres.

        >>> one, two = (products_of(["a"], [2], [column], None) for column in ([1, 3], [3]))
        >>> one.plus(two) == products_of(["a"], [2], [[1, 3, 3]], None)
        True
        """
        return Products(
            self.names,
            self.centres,
            together((self.rows, other.rows)),
            tuple(fsum(both) for both in zip(self.sums, other.sums, strict=True)),
            tuple(
                tuple(fsum(both) for both in zip(one, two, strict=True))
                for one, two in zip(self.products, other.products, strict=True)
            ),
        )

    def mean(self, name: str) -> float:
        """Weighted mean of a column; there must be a row."""
        at = self.names.index(name)
        return settle(self.centres[at] + self.sums[at] / self.rows.weight)

    def covariance(self, first: str, second: str) -> float:
        """Weighted covariance, with divisor n − 1 of the effective number, which is above 1."""
        worth = self.rows.effective
        return settle(self.spread(first, second) / self.rows.weight * worth / (worth - 1))

    def spread(self, first: str, second: str) -> float:
        """Σ w(x − x̄)(y − ȳ), not settled."""
        one, other = sorted((self.names.index(first), self.names.index(second)))
        product = self.products[other][one]
        return product - self.sums[one] * self.sums[other] / self.rows.weight

    def sd(self, name: str) -> float:
        """Standard deviation of a column, divisor as in `covariance`."""
        return settle(sqrt(max(0.0, self.covariance(name, name))))


def products_of(
    names: Sequence[str],
    centres: Sequence[float],
    columns: Sequence[Sequence[float]],
    weights: Sequence[float] | None,
) -> Products:
    """Products of whole columns of numbers.

    >>> found = products_of(["a", "b"], [2, 2], [[1, 2, 3], [1, 3, 2]], None)
    >>> found.mean("a"), found.covariance("a", "b"), found.products
    (2.0, 0.5, ((2.0,), (1.0, 2.0)))

    Args:
        names: What the columns are called.
        centres: What is taken from each answer of a column.
        columns: Their numbers, all of one length and none missing.
        weights: A weight for each row, or None for 1 each.
    """
    centred = [
        [value - centre for value in column]
        for column, centre in zip(columns, centres, strict=True)
    ]
    heavy = centred
    if weights is not None:
        heavy = [[w * x for w, x in zip(weights, column, strict=True)] for column in centred]
    products = tuple(
        tuple(
            fsum([a * b for a, b in zip(heavy[row], centred[column], strict=True)])
            for column in range(row + 1)
        )
        for row in range(len(centred))
    )
    return Products(
        tuple(names),
        tuple(centres),
        tally_of(weights, len(columns[0]) if columns else 0),
        tuple(fsum(column) for column in heavy),
        products,
    )


def tally_of(weights: Sequence[float] | None, rows: int) -> Tally:
    """The tally of rows with these weights, or of so many without any."""
    if weights is None:
        return Tally(rows, float(rows), float(rows))
    return Tally(rows, fsum(weights), fsum([one * one for one in weights]))
