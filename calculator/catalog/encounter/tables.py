"""The moments in the order of their need, the journey's figures, and how others would rank."""

from typing import Any

from calculator.catalog._moments import MOMENT, STATE
from calculator.catalog.encounter import evidence
from calculator.catalog.encounter.fields import CHANNELS, VALUES
from calculator.catalog.encounter.medians import FIGURES, LABELS
from calculator.catalog.encounter.orders import ORDERS, Order
from calculator.declaration import Findings, Value
from calculator.fields import Inputs
from calculator.grids import Column, Grid, aside, grid, number, text
from calculator.words import amount, figure, percent, signed


def priorities(moments: list[Inputs]) -> Grid:
    """The moments in the order of their need."""
    return grid(
        "The order in which to put moments right",
        sorted(moments, key=lambda one: one["rank"] or len(moments) + 1),
        number("Rank", "rank"),
        MOMENT,
        aside(text("Channel", "channel", CHANNELS.__getitem__)),
        aside(number("Reach", "reach", lambda reach: f"{amount(reach)} %")),
        aside(number("Importance", "importance")),
        aside(number("Gap", "gap", signed)),
        aside(STATE),
        aside(number("Need", "need")),
        number("Share", "share", percent),
        row_head=1,
    )


def journey(found: Findings) -> Grid:
    """The figures of the whole journey; those in points may lie on either side of 0."""
    rows = [{"label": one.label, "is": _shown(one, found.values[one.key])} for one in VALUES]
    return grid("The whole journey", rows, text("Figure", "label"), number("Amount", "is", str))


def _shown(value: Value, found: float | None) -> str:
    return figure(found, value.shown) if found is None or not value.unit else signed(found)


def side_by_side(moments: list[Inputs], scale: tuple[float, float]) -> Grid:
    """The ranks that every method gives, moment by moment."""
    return grid(
        "How other methods would rank the moments",
        moments,
        MOMENT,
        number("Need", "rank"),
        *(_ranks(order, moments, scale) for order in ORDERS.values()),
    )


def _ranks(order: Order, moments: list[Inputs], scale: tuple[float, float]) -> Column:
    ranks = order.ranks(moments, scale)
    return number(order.head, lambda one: ranks[one["number"] - 1])


def between(moment: Inputs, scale: tuple[float, float]) -> str | None:
    """Where the experience of a moment may lie, in words; None where nothing is said of that."""
    ends = evidence.interval(moment, scale)
    return None if ends is None else f"{amount(ends[0])} and {amount(ends[1])}"


def people(found: list[dict[str, Any]]) -> Grid:
    """The medians of several people with their ranges, the largest median need first."""
    return grid(
        "Moment by moment: the median of all, and the lowest and highest in brackets",
        sorted(found, key=lambda one: one["rank"] or len(found) + 1),
        number("Rank", "rank"),
        text("Moment", "name"),
        *(_spread(label, key) for label, key in zip(LABELS, FIGURES, strict=True)),
        row_head=1,
    )


def _spread(label: str, key: str) -> Column:
    """A figure's median, and in brackets its lowest and highest."""
    return number(
        label,
        lambda row: (
            f"{amount(row[key])} ({amount(row[f'{key}_low'])} to {amount(row[f'{key}_high'])})"
        ),
        str,
    )
