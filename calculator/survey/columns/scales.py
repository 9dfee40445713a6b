"""On what the columns of a file are answered: one scale for all that share it.

A scale that no heading and no code names is told from all columns beside each other, and asked
where they do not show both of its ends.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from calculator.survey.answer_labels import KANO, in_order, same, words_known
from calculator.survey.columns.answering import CALENDAR, number
from calculator.survey.columns.guessed import Guess
from calculator.survey.columns.seen import USUAL_TOPS
from calculator.survey.decimals import written
from calculator.survey.mapping.survey_mapping import AS_LISTED, NO_ANSWER, UNSAID, ResponseScale
from calculator.words import amount, choose, quote

TOPS = (5, 7, 10, 100)
"""The highest steps of nearly all scales; another one is believed only with better evidence."""
FEW = 30
"""Answers below which a column does not show the ends of its scale by itself."""
ALIKE = 0.6


@dataclass(frozen=True)
class Scaled:
    """The scales of a file.

    Attributes:
        scales: Each scale by its name.
        of: The name of each column's scale, by the column's position.
        why: What shows it, by the scale's name.
    """

    scales: Mapping[str, ResponseScale]
    of: Mapping[int, str]
    why: Mapping[str, str]


def alike(guesses: Sequence[Guess]) -> tuple[Guess, ...]:
    """Columns of labels that share them with others: answers of one scale, not segments."""
    texts = [one for one in guesses if one.kind == "segment" and 3 <= len(one.labels) <= 11]
    texts = [one for one in texts if not set(one.seen.words) & CALENDAR]
    kept = {id(one): {same(label) for label in one.labels} for one in texts}
    found = {}
    for one in texts:
        mine = kept[id(one)]
        others = [
            other
            for other in texts
            if other is not one
            and len(mine & kept[id(other)]) >= ALIKE * len(mine | kept[id(other)])
        ]
        if others:
            said = f"It has the same {amount(len(mine))} answers as {_several(others)}."
            found[one.seen.at] = replace(one, kind="ordered", why=said, ordered=False)
        elif words_known(one.labels) >= max(2, len(mine) / 2):
            said = "Most of its answers stand in a usual scale, yet not all of them."
            found[one.seen.at] = replace(one, kind="ordered", why=said, ordered=False)
    return tuple(found.get(one.seen.at, one) for one in guesses)


def _several(others: Sequence[Guess]) -> str:
    names = [quote(other.seen.shown) for other in others[:2]]
    more = len(others) - len(names)
    return choose([*names, *([f"{amount(more)} more"] if more else [])], "and")


def unanimous(guesses: Sequence[Guess]) -> tuple[Guess, ...]:
    """Columns that hold one number and stand beside ratings: everybody chose the same step."""
    rated = {one.seen.at for one in guesses if one.kind in ("rating", "recommendation")}
    found = []
    for one in guesses:
        beside = {one.seen.at - 1, one.seen.at + 1} & rated
        again = number(one.seen) if one.kind == "constant" and beside else None
        found.append(again if again and again.kind == "rating" else one)
        if found[-1].kind == "rating":
            rated.add(one.seen.at)
    return tuple(found)


def scaled(guesses: Sequence[Guess]) -> Scaled:
    """The scales of all columns that have one."""
    scales: dict[str, ResponseScale] = {}
    of: dict[int, str] = {}
    why: dict[str, str] = {}
    for run in _runs(guesses):
        for one in run:
            ends, said = _ends(one, run)
            name = f"{_plain(ends[0])} to {_plain(ends[1])}" if said else _seen(one, run)
            scale = scales.get(name, ResponseScale(ends=ends if said else UNSAID))
            scales[name] = replace(scale, no_answer={**scale.no_answer, **_codes(one, ends)})
            of[one.seen.at] = name
            why.setdefault(name, said)
    for group in _of_labels(guesses):
        labels = _union(group)
        known = all(one.ordered for one in group)
        if group[0].kind in ("functional", "dysfunctional"):
            labels = in_order(labels, KANO) or labels
        elif known:
            labels = in_order(labels) or labels
        name = _name(labels, scales)
        codes: dict[str, str] = {}
        for one in group:
            codes |= _codes(one, None)
        scales[name] = ResponseScale(None, labels, AS_LISTED if known else UNSAID, codes)
        of |= {one.seen.at: name for one in group}
    return Scaled(scales, of, why)


def _runs(guesses: Sequence[Guess]) -> Iterable[list[Guess]]:
    """Columns answered in numbers that stand beside each other."""
    run: list[Guess] = []
    for one in guesses:
        if one.kind in ("rating", "recommendation"):
            run.append(one)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _core(one: Guess) -> list[float]:
    return [number for cell, number in one.seen.numbers.items() if cell not in one.codes]


def _ends(one: Guess, run: Sequence[Guess]) -> tuple[tuple[float, float], str]:
    """The ends of a column's scale, and what shows them; nothing if they are only seen."""
    if one.ends:
        return one.ends, one.why
    core = _core(one)
    low, high = min(core), max(core)
    if low < 0:
        furthest = max(-low, high)
        both = low == -high
        return (-furthest, furthest), "Both ends have been chosen." if both else ""
    top = _top(one, run)
    beside = [other for other in run if other.ends is None and _top(other, run) == top]
    seen = [number for other in beside for number in _core(other) if number or top >= 10]
    floor = min(seen, default=0)
    bottom = 0.0 if floor == 0 else 1.0
    answers = [other.seen.in_numbers() for other in beside]
    shown = max(_core(one) + [number for other in beside for number in _core(other)]) == top
    enough = max(answers) >= FEW or len(beside) > 2
    if shown and top in TOPS and floor <= 1 and enough:
        others = len(beside) - 1
        also = f" and in {amount(others)} more beside it" if others else ""
        return (bottom, float(top)), f"Both ends have been chosen in {quote(one.seen.shown)}{also}."
    return (bottom, float(top)), ""


def _top(one: Guess, run: Sequence[Guess]) -> int:
    """The highest step of the scale on which a column seems to be answered."""
    highest = max(_core(one))
    if highest in TOPS:
        return int(highest)
    beside = [max(_core(other)) for other in run if other.ends is None]
    shared = sorted({int(other) for other in beside if other in TOPS and other >= highest})
    return shared[0] if shared else next((top for top in USUAL_TOPS if top >= highest), 100)


def _codes(one: Guess, ends: tuple[float, float] | None) -> dict[str, str]:
    """Cells that stand for no answer, surely or to be asked; a zero below the scale is asked."""
    found = {}
    for cell, sure in one.codes.items():
        number = one.seen.numbers.get(cell)
        bare_number = number is not None and cell not in one.seen.figures.words
        code = written(number) if bare_number and number is not None else " ".join(cell.split())
        found[code] = NO_ANSWER if sure else UNSAID
    if ends and ends[0] > 0 and 0 in _core(one):
        found["0"] = UNSAID
    return found


def _of_labels(guesses: Sequence[Guess]) -> Iterable[list[Guess]]:
    """Columns answered in labels, those together that share them."""
    groups: list[list[Guess]] = []
    for one in guesses:
        if not one.labels or one.kind not in ("ordered", "yes_no", "functional", "dysfunctional"):
            continue
        mine = {same(label) for label in one.labels}
        for group in groups:
            theirs = {same(label) for other in group for label in other.labels}
            kano = {one.kind, group[0].kind} <= {"functional", "dysfunctional"}
            fits = len(mine & theirs) >= ALIKE * len(mine | theirs)
            if one.kind == "yes_no":
                fits = mine == theirs
            if (kano or one.kind == group[0].kind) and fits and _orderly(one, group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _orderly(one: Guess, group: Sequence[Guess]) -> bool:
    """Whether the labels of a column with a known order keep one beside those of the group."""
    if not one.ordered or one.kind == "yes_no":
        return True
    return bool(in_order(_union([*group, one])) or in_order(_union([*group, one]), KANO))


def _union(group: Sequence[Guess]) -> tuple[str, ...]:
    """The labels of a group, each spelling once, those of the first column first."""
    labels: dict[str, str] = {}
    for one in group:
        for label in one.labels:
            labels.setdefault(same(label), label)
    return tuple(labels.values())


def _plain(number: float) -> str:
    return amount(number).replace("\u2212", "-")


def _seen(one: Guess, run: Sequence[Guess]) -> str:
    """The name of a scale whose ends are only seen, the same for all that seem to share it."""
    top = _top(one, run)
    beside = [other for other in run if other.ends is None and _top(other, run) == top]
    core = [number for other in beside for number in _core(other)]
    return f"seen {_plain(min(core))} to {_plain(max(core))}"


def _name(labels: Sequence[str], scales: Mapping[str, ResponseScale]) -> str:
    name = f"{labels[0][:40].strip()} to {labels[-1][:40].strip()}"
    number = 2
    while name in scales:
        name = f"{labels[0][:40].strip()} to {labels[-1][:40].strip()} ({number})"
        number += 1
    return name
