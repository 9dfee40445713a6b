"""Importance and performance by group and by wave, and who sees a moment in another quadrant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.grids import Grid, grid, text
from calculator.methods import importance_performance as ipa
from calculator.survey.cards import comparing, groups_said, groups_shown
from calculator.survey.cards.comparing import Comparison
from calculator.survey.cards.measures import MeanOf, Measure, Measured
from calculator.survey.cards.performing_shown import QUADRANT_NAMES
from calculator.survey.cards.relations import CorrelationOf
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.splits import Split
from calculator.words import choose, percent, quote

PERFORMANCE, STATED, DERIVED = "performance", "stated", "derived"
TITLES = {
    PERFORMANCE: "Performance",
    STATED: "Stated importance",
    DERIVED: "Derived importance (correlation)",
}


@dataclass(frozen=True)
class Performing:
    """What performs: its name, and the headings of its performance and stated importance."""

    name: str
    performance: str
    importance: str = ""


def set_of(one: Performing) -> str:
    """What the products of a performance and the outcome are called."""
    return f"{one.performance} with the outcome"


@dataclass(frozen=True)
class Quadrant:
    """Where a moment stands for some customers, and whether both intervals keep it there."""

    name: str
    sure: bool


@dataclass(frozen=True)
class PlacedMoment:
    """A moment's quadrant in a group, beside that in what the group is held against.

    `moved` says that it is shown to be another: each figure that changes sides differs by its
    interval in that direction, and all four intervals keep to their side of the lines.
    """

    split: Split
    label: str
    way: str
    item: str
    here: Quadrant
    there: Quadrant
    moved: bool


@dataclass(frozen=True)
class PerformingByGroup:
    """All comparisons of the card, by what is compared, and the quadrants that they give."""

    compared: dict[str, list[Comparison]]
    placed: list[PlacedMoment]

    def said(self, survey: Surveyed) -> Iterator[str]:
        """What differs, then which moment stands in another quadrant."""
        found = self._all
        yield from groups_said.said(found, survey.answers.least_group)
        if not self.placed:
            return
        moved = [one for one in self.placed if one.moved]
        yield from map(_moved_said, moved)
        if not moved:
            yield (
                "Of no moment is it shown that it stands in another quadrant for a group than for "
                "all others, or in a wave than in the one before."
            )

    def tables(self, survey: Surveyed) -> Iterator[Grid]:
        """Each kind of figure by group, and the quadrants."""
        for part, found in self.compared.items():
            yield from groups_shown.tables(TITLES[part], found, weighted=survey.worth_fewer)
        if self.placed:
            yield _quadrants(self.placed, self._all[0].level)

    def rows(self) -> list[dict[str, Any]]:
        """The same for programs."""
        return [
            *groups_shown.rows(self._all),
            *(
                {
                    "by": one.split.called,
                    "waves": one.split.waves,
                    "measure": f"quadrant by {one.way} importance",
                    "item": one.item,
                    "label": one.label,
                    "quadrant": one.here.name,
                    "sure": one.here.sure,
                    "quadrant_against": one.there.name,
                    "sure_against": one.there.sure,
                    "moved": one.moved,
                }
                for one in self.placed
            ),
        ]

    def notes(self, survey: Surveyed) -> list[str]:
        """What is hidden, small or cannot be worked out."""
        return groups_shown.doubts(self._all, survey)

    @property
    def _all(self) -> list[Comparison]:
        return [one for found in self.compared.values() for one in found]


def by_group(
    survey: Surveyed, asked: Sequence[Performing], ways: Sequence[str]
) -> PerformingByGroup:
    """Compare performance and each way of importance, all at one level."""
    measures: dict[str, list[Measure]] = {
        PERFORMANCE: [_mean(PERFORMANCE, one.name, one.performance) for one in asked]
    }
    if STATED in ways:
        there = [one for one in asked if one.importance and survey.answered(one.importance)]
        measures[STATED] = [_mean("stated importance", one.name, one.importance) for one in there]
    if DERIVED in ways:
        measures[DERIVED] = [
            CorrelationOf(
                f"derived importance of {quote(one.name)}",
                set_of(one),
                (products.names[0], products.names[1]),
                products.names,
                item=one.name,
            )
            for one in asked
            if (products := survey.whole.products.get(set_of(one)))
        ]
    found = comparing.comparisons(survey, *(one for each in measures.values() for one in each))
    compared = {
        part: [one for one in found if one.measure in each] for part, each in measures.items()
    }
    placed = [
        one
        for split in survey.splits
        for way in ways
        for one in _placed(
            split,
            way,
            [one for one in compared[PERFORMANCE] if one.split is split],
            [one for one in compared[way] if one.split is split],
        )
    ]
    return PerformingByGroup(compared, placed)


def _mean(what: str, name: str, heading: str) -> MeanOf:
    return MeanOf(f"{what} of {quote(name)}", heading, item=name)


Figures = dict[str, tuple[Measured, Measured]]
"""Importance and performance of each moment, at the level of the comparisons."""


def _placed(
    split: Split, way: str, performances: Sequence[Comparison], importances: Sequence[Comparison]
) -> Iterator[PlacedMoment]:
    """The quadrants of each group that shows both figures of every moment with an importance.

    Of two groups the one says of the other what the other says of it, so the first alone.
    """
    performing = {one.measure.item: one for one in performances}
    pairs = [
        (importance, performing[importance.measure.item])
        for importance in importances
        if importance.measure.item in performing
    ]
    if len(pairs) < 2:
        return
    shown = [[line.label for line in one.lines] for pair in pairs for one in pair]
    labels = shown[0]
    if split.waves and any(one != labels for one in shown):
        return  # a wave would be held against one before for this and another for that
    if len(split.groups) == 2 and not split.waves:
        labels = labels[:1]
    for label in labels:
        here: Figures = {}
        there: Figures = {}
        for importance, performance in pairs:
            matters, performs = importance.strictly(label), performance.strictly(label)
            if matters and performs:
                item = importance.measure.item
                here[item], there[item] = zip(matters, performs, strict=True)
        if len(here) < len(pairs):
            continue
        own, against = _quadrants_of(here), _quadrants_of(there)
        for importance, performance in pairs:
            item = importance.measure.item
            sides = importance.side(label), performance.side(label)
            moved = _moved(own[item], against[item], sides)
            yield PlacedMoment(split, label, way, item, own[item], against[item], moved)


def _quadrants_of(figures: Figures) -> dict[str, Quadrant]:
    """The quadrant of each moment by lines through these customers' own means."""
    lines = [ipa.mean([one[at].value for one in figures.values()]) for at in (0, 1)]
    return {
        item: Quadrant(
            ipa.quadrant(both[0].value, both[1].value, *lines),
            all(
                one.low is not None and one.high is not None and not one.low <= line <= one.high
                for one, line in zip(both, lines, strict=True)
            ),
        )
        for item, both in figures.items()
    }


HIGH = {ipa.CONCENTRATE: (1, -1), ipa.KEEP: (1, 1), ipa.LOW: (-1, -1), ipa.OVERKILL: (-1, 1)}
"""On which side of the lines a quadrant lies: of importance, and of performance."""


def _moved(here: Quadrant, there: Quadrant, sides: tuple[int, int]) -> bool:
    if here.name == there.name or not (here.sure and there.sure):
        return False
    changes = zip(HIGH[here.name], HIGH[there.name], sides, strict=True)
    return all(one == other or side == one for one, other, side in changes)


def _moved_said(one: PlacedMoment) -> str:
    against = "in the wave before" if one.split.waves else "for all others"
    return (
        f"{quote(one.item)} stands at {quote(QUADRANT_NAMES[one.here.name])} "
        f"{'in' if one.split.waves else 'for'} {quote(one.label)} and at "
        f"{quote(QUADRANT_NAMES[one.there.name])} {against}, by {one.way} importance: all "
        "intervals keep to their side of the lines, and that of the difference agrees."
    )


def _quadrants(placed: Sequence[PlacedMoment], level: float) -> Grid:
    named = QUADRANT_NAMES.__getitem__
    said = {True: "yes", False: "no"}.__getitem__
    ways = choose(dict.fromkeys(one.way for one in placed), "and")
    return grid(
        f"Quadrants by {ways} importance, with lines through each group’s own means, of groups and "
        f"waves in which every moment may be shown; shown where both intervals at "
        f"{percent(level, 2)} keep to their side of the lines",
        [
            {
                "by": one.split.called,
                "label": one.label,
                "item": one.item,
                "way": one.way,
                "here": one.here.name,
                "here_sure": one.here.sure,
                "there": one.there.name,
                "there_sure": one.there.sure,
                "moved": one.moved,
            }
            for one in placed
        ],
        text("By", "by"),
        text("Group or wave", "label"),
        text("Moment", "item"),
        text("Importance", "way"),
        text("Quadrant", "here", named),
        text("Shown", "here_sure", said),
        text("All others, or the wave before", "there", named),
        text("Shown", "there_sure", said),
        text("Another", "moved", lambda moved: "shown" if moved else "not shown"),
    )
