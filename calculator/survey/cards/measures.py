"""What is measured of a group of answers: a share, a mean or a net promoter score, each with n.

With weights every interval is that of the effective number of answers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from calculator.methods import net_promoter, nps_difference, student, welch, wichura, wilson
from calculator.methods import newcombe as two_shares
from calculator.precision import settle
from calculator.survey.statistics.gathering import GroupStatistics
from calculator.survey.statistics.sums import Histogram
from calculator.words import percent, signed

FEWEST_TO_DIFFER = 10
"""Answers of each side below which a difference of net promoter scores is not trusted."""


@dataclass(frozen=True)
class Measured:
    """An estimate with its interval; both ends are None where the answers carry none.

    `trusted` is False where an interval that leaves out 0 must not be believed.
    """

    value: float
    low: float | None
    high: float | None
    trusted: bool = True

    @property
    def side(self) -> int:
        """1 if a difference is shown to be above 0, −1 if below, 0 if neither is shown."""
        if self.low is None or self.high is None or not self.trusted:
            return 0
        return (self.low > 0) - (self.high < 0)


class Measure(Protocol):
    """One figure of a group: how it is called, written, estimated and compared."""

    @property
    def name(self) -> str:
        """What it is, to begin a heading with."""

    @property
    def kind(self) -> str:
        """What sort of figure it is, such as "mean"."""

    @property
    def item(self) -> str:
        """The moment that it is of, where a table holds several."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a row must hold to count."""

    @property
    def in_pairs(self) -> bool:
        """Whether the same people's two answers can be compared person by person."""

    @property
    def unit(self) -> str:
        """What a difference of it is in."""

    def answers(self, group: GroupStatistics) -> Any:
        """What it rests on, a histogram or products; two of them add up by `plus`."""

    def written(self, value: float) -> str:
        """An estimate in words."""

    def apart(self, value: float) -> str:
        """A difference in words, with its sign."""

    def estimate(self, answers: Any, certain: float = student.CERTAIN) -> Measured | None:
        """The figure of one group, where there is an answer; None if these answers give none."""

    def difference(self, first: Any, second: Any, certain: float) -> Measured:
        """The second group's figure less the first's, both of other people."""


def normal(certain: float) -> float:
    """The normal quantile of a level, given as the share below its upper end.

    >>> normal(0.975)
    1.959963984540054
    """
    return wilson.Z if certain == student.CERTAIN else settle(wichura.quantile(certain))


@dataclass(frozen=True)
class ShareOf:
    """The share of answers of which something holds."""

    name: str
    of: str
    holds: Callable[[float], bool]
    unit: str = "percentage points"
    counted: Callable[[GroupStatistics], Histogram] | None = None
    kind: str = "share"
    item: str = ""
    in_pairs: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """Its one column."""
        return (self.of,)

    def answers(self, group: GroupStatistics) -> Histogram:
        """The column's answers, or what is `counted` in another way."""
        return group.counts[self.of] if self.counted is None else self.counted(group)

    def written(self, value: float) -> str:
        """In per cent."""
        return percent(value)

    def apart(self, value: float) -> str:
        """In percentage points."""
        return signed(100 * value, 1)

    def estimate(self, answers: Histogram, certain: float = student.CERTAIN) -> Measured:
        """With Wilson's interval."""
        return Measured(
            answers.share(self.holds), *wilson.interval(*self._of(answers), normal(certain))
        )

    def difference(self, first: Histogram, second: Histogram, certain: float) -> Measured:
        """With Newcombe's interval."""
        found = two_shares.difference(*self._of(first), *self._of(second), normal(certain))
        return Measured(*found)

    def _of(self, answers: Histogram) -> tuple[float, float]:
        worth = answers.all.effective
        return min(worth, answers.share(self.holds) * worth), worth


@dataclass(frozen=True)
class MeanOf:
    """The mean of a column, on a scale with ends if it has one."""

    name: str
    of: str
    ends: tuple[float, float] | None = None
    unit: str = "points"
    with_sign: bool = False
    kind: str = "mean"
    item: str = ""
    in_pairs: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """Its one column."""
        return (self.of,)

    def answers(self, group: GroupStatistics) -> Histogram:
        """The column's answers."""
        return group.counts[self.of]

    def written(self, value: float) -> str:
        """In points, with a sign where 0 is a line to compare with."""
        return signed(value) if self.with_sign else signed(value).removeprefix("+")

    def apart(self, value: float) -> str:
        """In points."""
        return signed(value)

    def estimate(self, answers: Histogram, certain: float = student.CERTAIN) -> Measured:
        """With Student's interval, cut to the scale; none where all answers are alike."""
        mean, sd, worth = answers.mean, answers.sd, answers.all.effective
        if not sd:
            return Measured(mean, None, None)
        low, high = student.interval(mean, sd, worth, certain)
        if self.ends:
            low, high = max(low, self.ends[0]), min(high, self.ends[1])
        return Measured(mean, low, high)

    def difference(self, first: Histogram, second: Histogram, certain: float) -> Measured:
        """With Welch's interval; none where either side has one answer or both have no spread."""
        one, other = first.sd, second.sd
        if one is None or other is None or one + other == 0:
            return Measured(settle(second.mean - first.mean), None, None)
        before = welch.Sample(first.mean, one, first.all.effective)
        after = welch.Sample(second.mean, other, second.all.effective)
        return Measured(*welch.difference(before, after, certain))


@dataclass(frozen=True)
class ScoreOf:
    """The net promoter score of a column that is answered from 0 to 10."""

    name: str
    of: str
    unit: str = "points"
    kind: str = "score"
    item: str = ""
    in_pairs: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """Its one column."""
        return (self.of,)

    def answers(self, group: GroupStatistics) -> Histogram:
        """The column's answers."""
        return group.counts[self.of]

    def written(self, value: float) -> str:
        """In points with a sign."""
        return signed(value, 1)

    def apart(self, value: float) -> str:
        """In points with a sign."""
        return signed(value, 1)

    def estimate(self, answers: Histogram, certain: float = student.CERTAIN) -> Measured:
        """The plain score with the adjusted interval."""
        mix = mix_of(answers)
        adjusted = net_promoter.adjusted(*mix, normal(certain))
        return Measured(net_promoter.plain(*mix).nps, adjusted.low, adjusted.high)

    def difference(self, first: Histogram, second: Histogram, certain: float) -> Measured:
        """With the adjusted interval, trusted where the plain one agrees and enough answered."""
        one, other = mix_of(first), mix_of(second)
        adjusted = nps_difference.adjusted(one, other, normal(certain))
        plain = nps_difference.plain(one, other, normal(certain))
        low, high = min(adjusted.low, plain.low), max(adjusted.high, plain.high)
        enough = min(first.all.effective, second.all.effective) >= FEWEST_TO_DIFFER
        agree = low > 0 or high < 0
        return Measured(plain.difference, adjusted.low, adjusted.high, trusted=enough and agree)


def mix_of(answers: Histogram) -> tuple[float, float, float]:
    """Promoters, passives and detractors, as so many answers of equal weight."""
    worth = answers.all.effective
    promoters = answers.share(lambda one: one >= 9) * worth
    detractors = answers.share(lambda one: one < 7) * worth
    return promoters, max(0.0, worth - promoters - detractors), detractors
