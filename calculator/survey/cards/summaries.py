"""Means with their sd and n, where that is all people have: intervals, and groups compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from calculator.declaration import Formula, Presentation
from calculator.grids import grid, number, text
from calculator.methods import student, welch
from calculator.survey.answers.tallies import large_enough
from calculator.survey.cards.card import Card, Told, reply_of
from calculator.survey.cards.comparing import UNSURE
from calculator.survey.cards.limits import SAMPLE
from calculator.survey.cards.spans_shown import spans_of
from calculator.survey.export import Export
from calculator.survey.figures import Figures
from calculator.survey.headings import words_of
from calculator.survey.statistics.summarised import SummaryOf
from calculator.words import amount, counted, percent, quote, signed

HEADS: Mapping[str, frozenset[str]] = {
    "item": words_of("item question moment statement frage element"),
    "group": words_of("group segment wave team market gruppe groupe"),
    "mean": words_of("mean average mittelwert moyenne avg m"),
    "sd": words_of("sd stdev std standardabweichung s"),
    "n": words_of("n answers count responses anzahl"),
}
"""What the headings of a file of summaries may be."""
NEEDED = ("item", "mean", "sd", "n")
WHOLE = ""


@dataclass(frozen=True)
class SummaryRow:
    """One line: a question, a group or none, and what is known of its answers."""

    item: str
    group: str
    of: SummaryOf


def summaries(export: Export) -> tuple[tuple[SummaryRow, ...], tuple[str, ...]]:
    """The rows of a file of summaries, and a sentence for each that is none.

    Its headings say which column holds the item, the group (it may be missing), the mean, the
    standard deviation and the number of answers.
    """
    places = {
        key: at
        for key, known in HEADS.items()
        for at, heading in enumerate(export.headings)
        if heading.strip().strip(".").lower() in known
    }
    missing = [key for key in NEEDED if key not in places]
    if missing:
        said = f"A file of summaries has the columns item, mean, sd and n; {missing[0]} is missing."
        return (), (said,)
    columns = {key: export.columns[at] for key, at in places.items()}
    figures = {key: Figures.of(columns[key]) for key in ("mean", "sd", "n")}
    found, faults = [], []
    for row, line in enumerate(export.lines):
        mean, sd, n = (figures[key].number(columns[key][row]) for key in ("mean", "sd", "n"))
        if mean is None or sd is None or n is None:
            faults.append(f"Line {line}: mean, sd and n must be numbers; it is left out.")
        elif n != int(n) or n < 1 or sd < 0:
            faults.append(f"Line {line}: n is a whole number above 0 and sd 0 or more; left out.")
        else:
            group = columns["group"][row].strip() if "group" in columns else WHOLE
            of = SummaryOf(int(n), mean, sd if n > 1 else None)
            found.append(SummaryRow(columns["item"][row].strip(), group, of))
    return tuple(found), tuple(faults)


def of_summaries(
    rows: Sequence[SummaryRow], faults: Sequence[str], least: int, widths: Sequence[str] = ("wide",)
) -> Card:
    """One card: each item's mean, and each group against all others where an item has several."""
    question = "What do these means show, and how sure are we?"
    if not rows:
        return Card("summaries", question, None, " ".join(faults) or "There is no line to read.")
    items = list(dict.fromkeys(one.item for one in rows))
    held = {item: [one for one in rows if one.item == item] for item in items}
    twice = [item for item, ones in held.items() if len({one.group for one in ones}) < len(ones)]
    if twice:
        said = f"{quote(twice[0])} has two lines for one group; a group has one line for each item."
        return Card("summaries", question, None, said)
    lines = [_line(item, _whole(held[item])) for item in items]
    compared = list(_compared(held, least))
    hidden = 0
    for ones in held.values():
        groups = _groups_of(ones)
        hidden += len(groups) - len(_shown(groups, least))
    told = Told(
        presented=Presentation(
            answer=_answer(lines),
            advice=tuple(_said(compared)),
            charts=(
                spans_of(
                    "Each mean with its 95 % interval",
                    lines,
                    "mean",
                    reference=None,
                    written=amount,
                    of="Item",
                ),
            ),
            tables=(
                grid(
                    "The means, with 95 % intervals",
                    lines,
                    text("Item", "name"),
                    number("Answers", "n"),
                    number("Mean", "mean"),
                    number("Low", "low"),
                    number("High", "high"),
                    number("Standard deviation", "sd"),
                ),
                *((_groups(compared),) if compared else ()),
            ),
            formulas=(
                Formula(
                    f"Interval of {quote(lines[0]['name'])}",
                    "mean ± t × sd ÷ √n",
                    f"{amount(lines[0]['mean'])} ± t × {amount(lines[0]['sd'] or 0)} ÷ "
                    f"√{amount(lines[0]['n'])}",
                ),
            ),
        ),
        rows=[*lines, *compared],
        notes=[
            *faults,
            "Shares, net promoter scores and drivers need the answers themselves; a mean holds "
            "none of them.",
            *([_hidden_said(hidden, least)] if hidden else []),
        ],
    )
    return Card("summaries", question, reply_of("summaries", told, widths), limits=(SAMPLE,))


def _hidden_said(hidden: int, least: int) -> str:
    many = counted(hidden, "group")
    return f"{many} not shown, so that none under {amount(least)} answers can be told."


def _groups_of(ones: Sequence[SummaryRow]) -> list[SummaryRow]:
    """The lines of an item that are of a group; a line without one is of the whole."""
    found = [one for one in ones if one.group != WHOLE]
    return found if len(found) > 1 else []


def _whole(ones: Sequence[SummaryRow]) -> SummaryOf:
    """The line of the whole, or all groups together."""
    for one in ones:
        if one.group == WHOLE:
            return one.of
    return reduce(SummaryOf.plus, (one.of for one in ones))


def _shown(groups: Sequence[SummaryRow], least: int) -> list[SummaryRow]:
    large = large_enough({one.group: one.of.answers for one in groups}, least)
    return [one for one in groups if one.group in large]


def _line(name: str, of: SummaryOf) -> dict[str, Any]:
    low = high = None
    if of.sd:
        low, high = student.interval(of.mean, of.sd, of.answers)
    return {"name": name, "n": of.answers, "mean": of.mean, "sd": of.sd, "low": low, "high": high}


def _compared(held: Mapping[str, Sequence[SummaryRow]], least: int) -> Iterator[dict[str, Any]]:
    """Each group that is large enough, held against all others of its item by Welch's interval."""
    shown = [
        (one, [other.of for other in groups if other is not one])
        for groups in map(_groups_of, held.values())
        for one in _shown(groups, least)
    ]
    certain = student.CERTAIN if len(shown) <= 1 else 1 - UNSURE / len(shown) / 2
    for one, others in shown:
        own, rest = one.of, reduce(SummaryOf.plus, others)
        if own.sd and rest.sd:
            apart, low, high = welch.difference(
                welch.Sample(rest.mean, rest.sd, rest.answers),
                welch.Sample(own.mean, own.sd, own.answers),
                certain,
            )
            yield {
                **_line(one.item, own),
                "group": one.group,
                "difference": apart,
                "difference_low": low,
                "difference_high": high,
                "comparisons": len(shown),
            }


def _answer(lines: Sequence[dict[str, Any]]) -> str:
    first = lines[0]
    if first["low"] is None:
        return (
            f"{quote(first['name'])} has the mean {amount(first['mean'])}, and no spread is known."
        )
    return (
        f"{quote(first['name'])} has the mean {amount(first['mean'])} from "
        f"{counted(first['n'], 'answer')}; among all such customers it is most likely between "
        f"{amount(first['low'])} and {amount(first['high'])}."
    )


def _said(compared: Sequence[dict[str, Any]]) -> Iterator[str]:
    if not compared:
        return
    for one in compared:
        if one["difference_low"] > 0 or one["difference_high"] < 0:
            side = "above" if one["difference_low"] > 0 else "below"
            yield (
                f"{quote(one['name'])}: {quote(one['group'])} lies {side} all others "
                f"({signed(one['difference_low'])} to {signed(one['difference_high'])} points)."
            )
    times = compared[0]["comparisons"]
    yield (
        f"No other difference is shown. With {counted(times, 'comparison')} (m = {amount(times)}) "
        f"each has an interval at 1 − 0.05 ÷ m, here {percent(1 - UNSURE / times, 2)}. Groups are "
        "taken for other people each."
    )


def _groups(compared: Sequence[dict[str, Any]]) -> Any:
    return grid(
        "Each group against all others of its item",
        compared,
        text("Item", "name"),
        text("Group", "group"),
        number("Answers", "n"),
        number("Mean", "mean"),
        number("Difference", "difference", signed),
        number("Low", "difference_low", signed),
        number("High", "difference_high", signed),
    )
