"""The three charts of the five steps: priorities, standards, and one contact over time."""

from collections.abc import Sequence

from calculator.catalog.five_steps.contacts import change, heaviest, interval, scores_of, verdict
from calculator.declaration import Bar, Bars, Findings, Grid, Inputs, Point, Span, Spans, Trend
from calculator.methods import converse, wilson
from calculator.words import amount, percent, percent_range, quote, several


def priorities(found: Findings) -> Bars:
    """Which contact carries how much of the priority."""
    top = found.rows[heaviest(found)]
    return Bars(
        title=f"{quote(top['name'])} carries {percent(top['priority'])} of the priority",
        description=(
            f"Priority of {amount(len(found.rows))} contacts: frequency times impact, as shares of "
            "their sum."
        ),
        bars=tuple(
            Bar(name=row["name"], value=row["priority"], shown=percent(row["priority"]))
            for row in found.rows
        ),
        low=0,
        high=max(row["priority"] for row in found.rows),
        table=Grid(
            caption="Priority of the contacts",
            head=("Contact", "Priority"),
            rows=tuple((row["name"], percent(row["priority"])) for row in found.rows),
            numeric=frozenset({1}),
        ),
    )


def standards(inputs: Inputs, found: Findings, measured: Sequence[int]) -> Spans:
    """Satisfaction in the last period, with its interval, against the standard."""
    rows = [found.rows[at] for at in measured]
    asked = [inputs["contacts"][at]["standard"] for at in measured]
    missed = [row["name"] for row in rows if not row["standard_met"]]
    return Spans(
        title=(
            f"{len(missed)} of {len(rows)} standards {'is' if len(missed) == 1 else 'are'} missed: "
            f"{several(missed)}"
            if missed
            else f"Every standard is met in the last period, {len(rows)} of {len(rows)}"
        ),
        description=(
            "Satisfied customers of the last period in per cent, with 95 % intervals. A triangle "
            "up has met its standard, a triangle down has missed it."
        ),
        spans=tuple(
            Span(
                name=row["name"],
                mark=row["rate"] * 100,
                low=row["low"] * 100,
                high=row["high"] * 100,
                shown=f"{percent(row['rate'])}, {percent(standard)} {verdict(row)}",
                means="magic" if row["standard_met"] else "misery",
            )
            for row, standard in zip(rows, asked, strict=True)
        ),
        low=0,
        high=100,
        table=Grid(
            caption="Satisfaction in the last period against the standard",
            head=("Contact", "Satisfied", "95 % interval", "Standard", "Result"),
            rows=tuple(
                (row["name"], percent(row["rate"]), interval(row), percent(standard), verdict(row))
                for row, standard in zip(rows, asked, strict=True)
            ),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def story(inputs: Inputs, found: Findings, measured: Sequence[int]) -> Trend:
    """How satisfaction with one contact has gone on, period by period."""
    # What has become basic is the finding; without it, the steepest fall, then any trend at all.
    at = min(
        measured,
        key=lambda one: (found.rows[one]["basic_from"] is None, found.rows[one]["drift"] or 0, one),
    )
    row, scores = found.rows[at], scores_of(inputs["contacts"][at])
    ends = [wilson.interval(score.satisfied, score.answers) for score in scores]
    name = quote(row["name"])
    if row["basic_from"] is not None:
        title = f"{name}: delight has been basic since period {amount(row['basic_from'])}"
    elif row["drift"] is None:
        title = f"{name}: one period is measured, {percent(row['rate'])} satisfied"
    else:
        hence = "but not clearly less than at first" if row["drift"] < 0 else "nothing is lost"
        title = f"{name}: {change(row['drift'])}, {hence}"
    return Trend(
        title=title,
        description=(
            f"Satisfied customers of {name} in per cent over {amount(len(scores))} periods, with "
            "95 % intervals. Delight is basic when every upper end stays below the line, the lower "
            "end of the first period."
        ),
        points=tuple(
            Point(
                x=score.period,
                y=converse.rate(score) * 100,
                low=low * 100,
                high=high * 100,
            )
            for score, (low, high) in zip(scores, ends, strict=True)
        ),
        x_label="Period",
        y_label="Satisfied, %",
        y_range=(0, 100),
        reference=ends[0][0] * 100,
        reference_name="lower end of the first period",
        table=Grid(
            caption=f"{row['name']}, period by period",
            head=("Period", "Satisfied", "Answers", "Rate", "95 % interval"),
            rows=tuple(
                (
                    amount(score.period),
                    amount(score.satisfied),
                    amount(score.answers),
                    percent(converse.rate(score)),
                    percent_range(low, high),
                )
                for score, (low, high) in zip(scores, ends, strict=True)
            ),
            numeric=frozenset({1, 2, 3, 4}),
        ),
    )
