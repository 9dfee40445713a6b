"""What typed answers hold, counted: for each column n, mean, shares and what was left out and why.

Groups below the least size are not shown, and where one alone would be told by the others' sum,
neither is the next smallest.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum, sqrt
from typing import Any

from calculator.methods.kish import effective
from calculator.precision import settle
from calculator.survey.answers.counting import CountedAnswers, CountedColumn
from calculator.survey.answers.responses import Responses, TypedColumn
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import PARTS

MOST_STEPS = 11
"""Steps of a scale up to which the share of each is told."""


def tallied(answers: Responses) -> dict[str, Any]:
    """Counts, shares and means of all columns, as JSON can hold them.

    Shares are fractions of 1 of the answers that are there. With weights, means and shares are
    weighted, and `effective` is the number of answers of equal weight that they are worth.
    """
    held = answers.elsewhere or counted_of(answers)
    told: dict[str, Any] = {
        "file": answers.name,
        "rows": {
            "read": answers.read,
            "kept": len(answers.lines),
            "left_out": dict(answers.left_rows),
        },
        "columns_left_out": list(answers.left_columns),
        "least_group": answers.least_group,
        "missing": "by customer" if answers.by_customer else "by item",
        "columns": [
            _column(one, held.columns[one.column.heading], answers) for one in answers.columns
        ],
        "moments": [{"name": one.name, **_parts(one.parts)} for one in answers.moments],
    }
    if held.people is not None:
        told["people"] = held.people
    if answers.weighing:
        told["weights"] = {
            "effective": held.effective,
            "made_one": answers.weighing.made_one,
        }
    if answers.outcome:
        told["outcome"] = answers.outcome
        told["drivers"] = {"columns": len(answers.drivers), "rows": held.complete}
    return told


def counted_of(answers: Responses) -> CountedAnswers:
    """Count answers that are here."""
    weights = answers.weighing.weights if answers.weighing else None
    return CountedAnswers(
        {one.column.heading: _counted(one, weights) for one in answers.columns},
        answers.weighing.effective if answers.weighing else float(len(answers.lines)),
        None if answers.persons is None else len(set(answers.persons)),
        len(answers.complete([answers.outcome, *answers.drivers])) if answers.outcome else 0,
    )


def _counted(one: TypedColumn, weights: Sequence[float] | None) -> CountedColumn:
    rows = Counter(value for value in one.values if value is not None)
    if weights is None:
        heavy = {value: float(times) for value, times in rows.items()}
        return CountedColumn(rows, heavy, float(rows.total()))
    parts: dict[Any, list[float]] = {}
    for value, weight in zip(one.values, weights, strict=True):
        if value is not None:
            parts.setdefault(value, []).append(weight)
    there = [weight for held in parts.values() for weight in held]
    return CountedColumn(
        rows, {value: fsum(held) for value, held in parts.items()}, effective(there)
    )


def _parts(parts: Mapping[str, str]) -> dict[str, str]:
    return {part: parts[part] for part in PARTS if part in parts}


def _column(one: TypedColumn, held: CountedColumn, answers: Responses) -> dict[str, Any]:
    about: dict[str, Any] = {
        "heading": one.column.heading,
        "name": one.column.called,
        "kind": one.column.kind,
        "n": Counter(held.rows).total(),
    }
    weighted = answers.weighing is not None
    if weighted:
        about["effective"] = held.effective
    about["turned"] = one.column.turned
    read = KINDS[one.column.kind].read
    if read == "number":
        about |= _numbers(one, held, weighted=weighted)
    elif read == "label":
        rows, heavy = ({str(at): n for at, n in each.items()} for each in (held.rows, held.weights))
        about |= groups(rows, heavy, answers.least_group)
    else:
        days = sorted(map(str, held.rows))
        about |= {"first": days[0], "last": days[-1]} if days else {}
    about["left_out"] = dict(one.left)
    about["lines"] = {why: list(lines) for why, lines in one.lines.items()}
    return about


def _numbers(one: TypedColumn, held: CountedColumn, *, weighted: bool) -> dict[str, Any]:
    counts = {float(value): times for value, times in held.rows.items()}
    heavy = {float(value): weight for value, weight in held.weights.items()}
    total = fsum(heavy.values())
    if not total:
        return {"mean": None, "shares": []}
    mean = fsum(value * times for value, times in heavy.items()) / total
    kano = one.column.kind in ("functional", "dysfunctional")  # no mean of “I like it” and the like
    found: dict[str, Any] = {"mean": None if kano else settle(mean)}
    there = Counter(counts).total()
    if not weighted and there > 1 and not kano:
        squares = fsum(times * (value - mean) ** 2 for value, times in heavy.items())
        found["sd"] = settle(sqrt(squares / (there - 1)))
    steps = _steps(one, counts)
    found["shares"] = [
        {
            "answer": label,
            "value": value,
            "n": int(counts.get(value, 0)),
            "share": settle(heavy.get(value, 0.0) / total),
        }
        for value, label in steps
    ]
    return found


def _steps(one: TypedColumn, counts: Mapping[float, float]) -> list[tuple[float, str]]:
    """The steps of a column's scale with their labels, those that nobody chose among them."""
    scale = one.scale
    if scale is None:
        return []
    if scale.labels:
        first = 0 if one.column.kind == "yes_no" else 1
        labels = scale.ordered[::-1] if one.column.turned else scale.ordered
        return [(float(at), label) for at, label in enumerate(labels, start=first)]
    if not isinstance(scale.ends, tuple):
        return []
    low, high = scale.ends
    whole = all(value == int(value) for value in (low, high, *counts))
    if not whole or high - low >= MOST_STEPS:
        return []
    return [(float(value), str(value)) for value in range(int(low), int(high) + 1)]


def groups(counts: Mapping[str, float], heavy: Mapping[str, float], least: int) -> dict[str, Any]:
    """The groups that are large enough to be shown, the largest first, and how many are not.

    >>> found = groups({"a": 40, "b": 12, "c": 3}, {"a": 40, "b": 12, "c": 3}, 10)
    >>> [one["label"] for one in found["groups"]], found["hidden"]
    (['a'], {'groups': 2, 'least': 10})

    Args:
        counts: How many rows are in each group.
        heavy: The same by their weights.
        least: The smallest group that is shown.
    """
    shown = large_enough(counts, least)
    total = fsum(heavy.values())
    listed = [
        {"label": label, "n": int(counts[label]), "share": settle(heavy[label] / total)}
        for label in shown
    ]
    hidden = len(counts) - len(shown)
    return {"groups": listed, "hidden": {"groups": hidden, "least": least} if hidden else None}


def large_enough(counts: Mapping[str, float], least: int) -> list[str]:
    """The groups that may be shown, the largest first.

    If exactly one were hidden, it would be what the others leave of the whole; so the next
    smallest is hidden with it.

    >>> large_enough({"a": 40, "b": 12, "c": 3, "d": 2}, 10), large_enough({"a": 4, "b": 12}, 10)
    (['a', 'b'], [])
    """
    order = sorted(counts, key=lambda label: (-counts[label], label))
    shown = [label for label in order if counts[label] >= least]
    if len(order) - len(shown) == 1 and shown:
        shown.pop()
    return shown
