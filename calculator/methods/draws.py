"""Chance that anybody can repeat: numbers drawn from a seed, the same on every Python."""

from collections.abc import Sequence
from math import fsum
from random import Random

from calculator.methods import wichura
from calculator.methods.cholesky import Root


class Draws:
    """A row of random numbers that its seed decides.

    Only `random()` of Python's generator is used (Mersenne Twister, 53 bits), which is the same in
    every version and place; all else is made from it by arithmetic that rounds alike everywhere.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def share(self) -> float:
        """A number between 0 and 1, never one of the two.

        >>> Draws(1).share()
        0.13436424411240122
        """
        while not (drawn := self._random.random()):
            pass
        return drawn

    def normal(self) -> float:
        r"""A number from the standard normal distribution: mean 0, standard deviation 1.

        Formula:
            z = \Phi^{-1}(u)

        Symbols:
            z: the number drawn
            \Phi: share of the standard normal distribution below a point
            u: a number drawn evenly between 0 and 1

        Source: Wichura (1988), Algorithm AS 241, for the inverse.

        >>> round(Draws(1).normal(), 12)
        -1.105995451231
        """
        return wichura.quantile(self.share())

    def means(self, middle: Sequence[float], root: Root) -> list[float]:
        r"""A vector from the multivariate normal distribution, such as means of another sample.

        `middle` holds the means as found, in any unit; `root` is the Cholesky root of their
        covariance matrix, which for means of n answers is that of the answers divided by n. Of a
        singular matrix it has fewer columns than rows, and as many numbers are drawn.

        Formula:
            x = \mu + L z
            L L^{\top} = \Sigma

        Symbols:
            x: the vector drawn
            \mu: the means
            L: root of the covariance matrix
            z: independent numbers from the standard normal distribution
            \Sigma: covariance matrix of the means

        Source: the textbook way, for example Anderson (2003), An Introduction to Multivariate
        Statistical Analysis, 3rd edition, 2.4. Constructed: where nothing varies, nothing is drawn.

        >>> Draws(1).means([7.0, 4.0], ((), ()))
        [7.0, 4.0]
        """
        z = [self.normal() for _ in range(len(root[0]) if root else 0)]
        return [
            fsum([one, *(a * b for a, b in zip(row, z, strict=True))])
            for one, row in zip(middle, root, strict=True)
        ]
