"""Which moment comes first in each group and wave, and which gaps differ, all at one level.

Here expectations vary as experiences do, person by person; importance and reach are held fixed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from calculator.declaration import Claim
from calculator.grids import Grid, grid, number, text
from calculator.methods import student
from calculator.survey.answers.tallies import large_enough
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards.comparing import Comparison
from calculator.survey.cards.measures import MeanOf
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.gathering import GroupStatistics
from calculator.survey.statistics.splits import Split
from calculator.words import amount, choose, counted, quote


@dataclass(frozen=True)
class Standing:
    """The moments of one group, by what orders them, the largest first.

    Attributes:
        split: The groups or waves.
        label: The group.
        names: The moments.
        answers: How many answers each has.
        values: What orders them: a need, or how low a rating is.
        spread: The covariances of these values, each being a mean.
        worth: The smallest number of answers, of equal weight, that a value rests on.
    """

    split: Split
    label: str
    names: tuple[str, ...]
    answers: tuple[int, ...]
    values: tuple[float, ...]
    spread: tuple[tuple[float, ...], ...]
    worth: float

    @property
    def top(self) -> int:
        """The place of the largest."""
        return self.values.index(max(self.values))

    def lead(self, certain: float, *, above_zero: bool) -> tuple[float, float, float]:
        """The largest less the largest of the others, and its interval.

        It is above the line only if it is above each of the others, so each difference has an
        interval at the whole level, and the lowest end of them is that of the lead. With
        `above_zero` it must lie above 0 as well, as a need does.
        """
        first, places = self.top, range(len(self.values))
        apart = [
            (
                self.values[first] - self.values[at],
                self.spread[first][first] + self.spread[at][at] - 2 * self.spread[first][at],
            )
            for at in places
            if at != first
        ]
        if above_zero:
            apart.append((self.values[first], self.spread[first][first]))
        ends = [_between(value, variance, self.worth, certain) for value, variance in apart]
        found = min(value for value, _ in apart)
        return found, min(low for low, _ in ends), min(high for _, high in ends)


def _between(value: float, variance: float, worth: float, certain: float) -> tuple[float, float]:
    """Student's interval; where answers are all alike, one that shows nothing."""
    if not variance > 0:
        return min(0.0, value), max(0.0, value)
    return student.interval(value, sqrt(variance * worth), worth, certain)


def shown_groups(
    survey: Surveyed, split: Split, rows: Callable[[GroupStatistics], Sequence[int]]
) -> list[str]:
    """The groups that have enough answers to every moment, so that all of them may be shown."""
    held = {label: rows(one) for label, one in split.groups.items()}
    there = {label: min(each) for label, each in held.items() if any(each)}
    if len(there) < 2:
        return []
    large = set(large_enough(there, survey.answers.least_group))
    return [label for label in there if label in large]


@dataclass(frozen=True)
class FirstByGroup:
    """First places of groups, and the comparisons that share their level.

    Attributes:
        compared: What is compared between groups, of each moment.
        standings: The moments of each group.
        verb: What is said of the first, such as "comes first".
        above_zero: Whether the first must lie above 0.
    """

    compared: tuple[Comparison, ...]
    standings: tuple[Standing, ...]
    verb: str
    above_zero: bool

    @property
    def _certain(self) -> float:
        return 1 - comparing.UNSURE / max(1, self._times) / 2

    @property
    def _times(self) -> int:
        return self.compared[0].times if self.compared else len(self.standings)

    def said(self, survey: Surveyed) -> Iterator[str]:
        """Who differs, then which moment is first in which group, where that is shown."""
        yield from groups_said.said(self.compared, survey.answers.least_group)
        for heading in dict.fromkeys(one.split.heading for one in self.standings):
            mine = [one for one in self.standings if one.split.heading == heading]
            sure = [one for one in mine if self._sure(one)]
            first = dict.fromkeys(self._words(one) for one in sure)
            by = "By wave" if mine[0].split.waves else f"By {quote(mine[0].split.called)}"
            of = "wave" if mine[0].split.waves else "group"
            if not first:
                yield f"{by} these answers do not show of any {of} which moment {self.verb} in it."
                continue
            rest = "" if len(sure) == len(mine) else f"; of no other {of} is that shown"
            yield f"{by}, {choose(first, 'and')}{rest}."
        if self.standings:
            yield (
                f"{counted(len(self.standings), 'comparison')} of the {amount(self._times)} "
                f"{'asks' if len(self.standings) == 1 else 'ask'} which moment {self.verb} in one "
                "group or wave."
            )

    def claims(self, before: int) -> Iterator[Claim]:
        """What is said of first places; `before` rows stand before those of `rows`."""
        at = before + len(groups_shown.rows(self.compared))
        for place, one in enumerate(self.standings, start=at):
            if self._sure(one):
                yield Claim(self._words(one), f"rows.{place}.lead", side=1)

    def rows(self) -> list[dict[str, Any]]:
        """Comparisons, first places and the moments of each group, for programs."""
        found = groups_shown.rows(self.compared)
        for one in self.standings:
            lead, low, high = self._lead(one)
            found.append(
                {
                    "by": one.split.called,
                    "waves": one.split.waves,
                    "measure": self.verb,
                    "label": one.label,
                    "item": one.names[one.top],
                    "lead": lead,
                    "lead_low": low,
                    "lead_high": high,
                    "comparisons": self._times,
                    "level": 1 - comparing.UNSURE / max(1, self._times),
                    "shown": self._sure(one),
                }
            )
        return found

    def notes(self, survey: Surveyed) -> list[str]:
        """What is hidden or small."""
        return groups_shown.doubts(self.compared, survey)

    def _lead(self, one: Standing) -> tuple[float, float, float]:
        return one.lead(self._certain, above_zero=self.above_zero)

    def _sure(self, one: Standing) -> bool:
        return self._lead(one)[1] > 0

    def _words(self, one: Standing) -> str:
        """What is said of this first place, together with the others of the same moment."""
        alike = [
            quote(other.label)
            for other in self.standings
            if other.split is one.split and self._sure(other) and other.top == one.top
        ]
        return f"{quote(one.names[one.top])} {self.verb} in {choose(alike, 'and')}"

    def tables(self, what: str, line: float = 1.0, over: str = "") -> list[Grid]:
        """What orders the moments in each group, times `line`, with 95 % intervals."""
        drawn = []
        for heading in dict.fromkeys(one.split.heading for one in self.standings):
            mine = [one for one in self.standings if one.split.heading == heading]
            drawn.append(
                grid(
                    f"{what} by {mine[0].split.called}{over}, with 95 % intervals",
                    [row for one in mine for row in self._lines(one, line)],
                    text("Wave" if mine[0].split.waves else "Group", "label"),
                    text("Moment", "item"),
                    number("Answers", "n"),
                    number(what, "value"),
                    number("Low", "low"),
                    number("High", "high"),
                    text("Shown", "shown"),
                )
            )
        return drawn

    def _lines(self, one: Standing, line: float) -> Iterator[dict[str, Any]]:
        sure = self._sure(one)
        for at, name in enumerate(one.names):
            value, variance = one.values[at], one.spread[at][at]
            low, high = _between(value, variance, one.worth, student.CERTAIN)
            ends = [line * value, line * low, line * high]
            if self.above_zero:
                ends = [max(0.0, end) for end in ends]
            known = variance > 0
            yield {
                "label": one.label,
                "item": name,
                "n": one.answers[at],
                "value": ends[0],
                "low": min(ends[1:]) if known else None,
                "high": max(ends[1:]) if known else None,
                "shown": self.verb if sure and at == one.top else None,
            }


def by_group(
    survey: Surveyed,
    measures: Sequence[MeanOf],
    standings: Sequence[Standing],
    verb: str,
    *,
    above_zero: bool,
) -> FirstByGroup:
    """Compare these means, at a level that the first places share."""
    found = comparing.comparisons(survey, *measures, beside=len(standings))
    return FirstByGroup(found, tuple(standings), verb, above_zero)
