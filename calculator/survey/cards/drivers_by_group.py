"""Drivers by group and by wave: weights beside each other, and correlations that are compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from calculator.grids import Grid, grid, number, text
from calculator.methods import least_squares, relative_weights
from calculator.survey.cards import comparing, groups_said, groups_shown, regressors
from calculator.survey.cards.comparing import Comparison
from calculator.survey.cards.regressors import DRIVERS_SET, Regressors
from calculator.survey.cards.relations import CorrelationOf
from calculator.survey.cards.surveyed import Surveyed
from calculator.survey.statistics.splits import Split
from calculator.survey.statistics.sums import Products
from calculator.words import agree, amount, counted, percent, quote, several

ENOUGH_FOR_EACH = 10
"""Answers for each driver below which the weights of a group are next to nothing."""


@dataclass(frozen=True)
class GroupWeights:
    """Relative weights in one group, in the order of its drivers; their sum is R²."""

    split: Split
    label: str
    rows: int
    effective: float
    weights: tuple[float, ...]
    r2: float


@dataclass(frozen=True)
class DriversByGroup:
    """Correlations of each driver with the outcome, compared, and the weights of each group.

    Attributes:
        drivers: What tables call the drivers.
        compared: Their correlations by group.
        weights: Their relative weights, of which no difference has an interval.
    """

    drivers: tuple[str, ...]
    compared: tuple[Comparison, ...]
    weights: tuple[GroupWeights, ...]

    def said(self, survey: Surveyed) -> Iterator[str]:
        """What differs, by correlations, and what the weights beside each other do not say."""
        yield from groups_said.said(self.compared, survey.answers.least_group)
        if self.weights:
            yield (
                "The relative weights of groups stand beside each other only: no interval of how "
                "they differ is worked out here, so call no driver’s weight larger in one group "
                "than in another. What is compared is each driver’s correlation with the outcome."
            )
            few = [
                one.label
                for one in self.weights
                if one.effective < ENOUGH_FOR_EACH * len(self.drivers)
            ]
            if few:
                yield (
                    f"{several(few, 5)} {agree(few, 'has', 'have')} fewer than "
                    f"{ENOUGH_FOR_EACH} answers for each driver; weights of so few are mostly "
                    "chance."
                )

    def tables(self, survey: Surveyed) -> Iterator[Grid]:
        """Correlations by group, then weights by group."""
        yield from groups_shown.tables(
            "Correlation with the outcome", self.compared, weighted=survey.worth_fewer, of="Driver"
        )
        for heading in dict.fromkeys(one.split.heading for one in self.weights):
            yield _weights(
                [one for one in self.weights if one.split.heading == heading], self.drivers
            )

    def rows(self) -> list[dict[str, Any]]:
        """The same for programs."""
        return [
            *groups_shown.rows(self.compared),
            *(
                {
                    "by": one.split.called,
                    "waves": one.split.waves,
                    "measure": "relative weight",
                    "item": name,
                    "label": one.label,
                    "n": one.rows,
                    "effective": one.effective,
                    "value": weight,
                    "share": weight / one.r2 if one.r2 else None,
                    "r2": one.r2,
                }
                for one in self.weights
                for name, weight in zip(self.drivers, one.weights, strict=True)
            ),
        ]

    def notes(self, survey: Surveyed) -> list[str]:
        """What is hidden, small or cannot be worked out, and what the intervals rest on."""
        told = groups_shown.doubts(self.compared, survey)
        if self.compared:
            told.append(
                "Correlations of groups are compared by Fisher’s intervals, put together by Zou’s "
                f"rule, over the {counted(len(self.drivers), 'driver')}’ common rows; they take "
                "answers for normal."
            )
        return told


def by_group(survey: Surveyed, ready: Regressors) -> DriversByGroup:
    """Compare the drivers that vary, all at one level."""
    columns = ready.products.names
    found = comparing.comparisons(
        survey,
        *(
            CorrelationOf(
                f"correlation of {quote(survey.called(heading))} with the outcome",
                DRIVERS_SET,
                (heading, ready.outcome),
                columns,
                item=survey.called(heading),
            )
            for heading in ready.drivers
        ),
    )
    weights = []
    for split in survey.splits:
        # All drivers rest on the same rows, so the same groups are shown of each.
        lines = next((one.lines for one in found if one.split is split), ())
        for line in lines:
            products = split.groups[line.label].products[DRIVERS_SET]
            if weighed := _weighed(ready, products):
                r2 = least_squares.explained(weighed)
                johnson = tuple(relative_weights.johnson(weighed))
                weights.append(
                    GroupWeights(split, line.label, line.rows, line.effective, johnson, r2)
                )
    called = tuple(survey.called(heading) for heading in ready.drivers)
    return DriversByGroup(called, found, tuple(weights))


def _weighed(ready: Regressors, products: Products) -> least_squares.Correlations | None:
    """The correlations of one group; None where its answers carry no weights."""
    names = (*ready.drivers, ready.outcome)
    if products.rows.effective < len(names) + 1 or regressors.alike(products, names):
        return None
    try:
        return regressors.tried(Regressors(ready.outcome, ready.drivers, products, ()))
    except least_squares.Dependent:
        return None


def _weights(found: list[GroupWeights], drivers: tuple[str, ...]) -> Grid:
    rows = [
        {
            "item": name,
            "label": one.label,
            "n": one.rows,
            "weight": weight,
            "share": weight / one.r2 if one.r2 else None,
            "r2": one.r2,
        }
        for at, name in enumerate(drivers)
        for one in found
        for weight in one.weights[at : at + 1]
    ]
    return grid(
        f"Relative weights by {found[0].split.called}, beside each other; differences have no "
        "interval here",
        rows,
        text("Driver", "item"),
        text("Wave" if found[0].split.waves else "Group", "label"),
        number("Answers", "n"),
        number("Relative weight", "weight", lambda one: amount(one, 4)),
        number("Share", "share", percent),
        number("All drivers (R²)", "r2", percent),
    )
