"""Groups and waves in tables, charts and data, and what must be known of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from calculator import charts
from calculator.grids import Column, Grid, grid, number, text
from calculator.survey.cards.comparing import Compared, Comparison
from calculator.survey.cards.surveyed import FEW_IN_A_GROUP, Surveyed
from calculator.survey.changing import MERGE
from calculator.words import agree, amount, counted, percent, quote, several


def doubts(found: Sequence[Comparison], survey: Surveyed) -> list[str]:
    """What must be known of groups: hidden ones, small ones, columns with too many of them."""
    least, steps = survey.answers.least_group, []
    for one in found:
        if one.hidden:
            steps.append(
                f"{quote(one.split.called)}: {counted(one.hidden, 'group')} not shown, so that "
                f"none under {amount(least)} answers can be told."
            )
        if any(one.split.repeated.get(line.label, 1.0) > 1 for line in one.lines):
            steps.append(
                f"{quote(one.split.called)}: people answered more than once. Intervals are made "
                "as if each had said the same every time, so they are too wide rather than too "
                "narrow."
            )
        if one.unable:
            steps.append(
                f"{quote(one.split.called)}: no {one.measure.kind} of {several(one.unable)} can be "
                "worked out; too few answered all that it needs, or their answers are too alike."
            )
        small = [line.label for line in one.lines if line.rows < FEW_IN_A_GROUP]
        if small:
            steps.append(
                f"{quote(one.split.called)}: {several(small)} {agree(small, 'has', 'have')} fewer "
                f"than {FEW_IN_A_GROUP} answers; take {'it' if len(small) == 1 else 'them'} with "
                "care."
            )
    steps += [
        f"{quote(one.called)} has {amount(one.many)} groups, too many to be compared; "
        f"{MERGE.mapping}."
        for one in survey.splits
        if one.many
    ]
    return list(dict.fromkeys(steps))


def table(found: Comparison, *, weighted: bool) -> Grid:
    """The groups of a split with intervals, and with what they are held against."""
    return grid(
        f"{_begun(found.measure.name)} by {_caption(found)}",
        [_row(line) for line in found.lines],
        *_columns(found, weighted=weighted),
    )


def tables(
    what: str, found: Sequence[Comparison], *, weighted: bool, of: str = "Moment"
) -> list[Grid]:
    """The same for one measure of several moments: a table for each split, with a row for each."""
    drawn = []
    for heading in dict.fromkeys(one.split.heading for one in found):
        each = [one for one in found if one.split.heading == heading and one.lines]
        if each:
            # Where one of them passes over a wave, the heading must be true of all.
            first = next((one for one in each if one.hidden or one.unable), each[0])
            drawn.append(
                grid(
                    f"{what} by {_caption(first)}",
                    [
                        {"item": one.measure.item, **_row(line)}
                        for one in each
                        for line in one.lines
                    ],
                    text(of, "item"),
                    *_columns(first, weighted=weighted),
                )
            )
    return drawn


def _caption(found: Comparison) -> str:
    level = percent(found.level, 2)
    return (
        f"{found.split.called}, with 95 % intervals; the difference from {found.against} at {level}"
    )


def _columns(found: Comparison, *, weighted: bool) -> list[Column]:
    measure = found.measure
    return [
        text("Wave" if found.split.waves else "Group", "label"),
        number("Answers", "n"),
        *((number("Effective", "effective", lambda one: amount(one, 1)),) if weighted else ()),
        number("Estimate", "value", measure.written),
        number("Low", "low", measure.written),
        number("High", "high", measure.written),
        number(f"From {found.against}", "difference", measure.apart),
        number("Low", "difference_low", measure.apart),
        number("High", "difference_high", measure.apart),
        text("Shown", "shown"),
    ]


SIDES = {1: "higher", -1: "lower", 0: "no difference shown"}


def _row(line: Compared) -> dict[str, Any]:
    apart = line.apart
    return {
        "label": line.label,
        "n": line.rows,
        "effective": line.effective,
        "value": line.own.value,
        "low": line.own.low,
        "high": line.own.high,
        "difference": apart.value if apart else None,
        "difference_low": apart.low if apart else None,
        "difference_high": apart.high if apart else None,
        "shown": SIDES[apart.side] if apart else None,
    }


def rows(found: Sequence[Comparison]) -> list[dict[str, Any]]:
    """All comparisons for programs."""
    return [
        {
            "by": one.split.called,
            "waves": one.split.waves,
            "measure": one.measure.name,
            **({"item": one.measure.item} if one.measure.item else {}),
            "comparisons": one.times,
            "level": one.level,
            "hidden": one.hidden,
            **_row(line),
            "same_people": line.same_people,
        }
        for one in found
        for line in one.lines
    ]


def chart(
    found: Comparison, axis: tuple[float, float], factor: float = 1, unit: str = ""
) -> charts.Spans | None:
    """The groups' own figures with their 95 % intervals; None where none may be shown."""
    if not found.lines:
        return None
    measure = found.measure
    lines: list[Mapping[str, Any]] = []
    for one in found.lines:
        own = one.own
        ends = {"low": None, "high": None}
        shown = measure.written(own.value)
        if own.low is not None and own.high is not None:
            ends = {"low": own.low * factor, "high": own.high * factor}  # type: ignore[dict-item]
            shown += f" ({measure.written(own.low)} to {measure.written(own.high)})"
        lines.append({"name": one.label, "at": own.value * factor, "shown": shown, **ends})
    differs = [one for one in found.lines if one.apart and one.apart.side]
    title = (
        f"{several([one.label for one in differs])} {agree(differs, 'differs', 'differ')} from "
        f"{found.against}"
        if differs
        else f"No difference from {found.against} is shown by these answers"
    )
    who = "wave" if found.split.waves else "group"
    return charts.spans(
        f"{_begun(measure.name)} by {found.split.called}: {title}",
        f"{_begun(measure.name)} of each {who} with its 95 % interval.",
        lines,
        "at",
        "shown",
        axis=axis,
        x_label=unit,
        table=grid(
            f"{_begun(measure.name)} by {found.split.called}",
            lines,
            text("Wave" if found.split.waves else "Group", "name"),
            text("Estimate (95 % interval)", "shown"),
        ),
    )


def _begun(name: str) -> str:
    """A measure's name as the beginning of a sentence."""
    return name[0].upper() + name[1:]
