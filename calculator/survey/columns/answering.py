"""Columns that hold answers: in numbers, in labels, in boxes, or in people’s own words."""

import re
from collections.abc import Mapping
from itertools import pairwise

from calculator.survey.answer_labels import KANO, YES_NO, in_order, same
from calculator.survey.codes import USUAL
from calculator.survey.columns.guessed import NEARLY_ALL, Guess
from calculator.survey.columns.seen import Seen
from calculator.survey.headings import words_of
from calculator.words import agree, amount, choose, counted, percent, quote

RECOMMENDS = re.compile(
    r"recommend|\bnps\b|net promoter|empfehl|weiterempf|recommand|recomend|raccomand|consigli"
    r"|aanbevel|anbefal|rekommend|polec|рекоменд|suosit|ajánl|doporuč|tavsiye|薦|勧め|推荐|推薦|추천",
    re.IGNORECASE,
)
CALENDAR = words_of(
    "month quarter year week weekday day hour wave monat quartal jahr woche tag stunde welle "
    "mois trimestre année semaine jour vague mes año semana día maand kwartaal jaar 月 年 周 월 년"
)
DAYS = CALENDAR | words_of("date datum fecha data dato дата päivä tarih 日付 日期 날짜")
"""Under such a heading “8/10” is a day without its year, and no 8 out of 10."""
AMOUNTS = words_of(
    "age minutes min mins seconds days count visits children alter minuten sekunden tage anzahl "
    "âge minuti edad età leeftijd aantal возраст 年齢 年龄 나이"
)
"""What is counted, in whole numbers that are as small as those of a scale. Price and waiting time
are asked about on scales, and tell themselves by their size where they are not."""
UNRATED = frozenset({"offered", "unoffered"})
"""What Zendesk writes beside good and bad: asked and not answered, and not asked."""
MOST_LABELS = 50
LONGEST_LABEL = 80
SCALE_LABELS = range(3, 12)
BOXES = re.compile(r"\s*[;|]\s*|, ")


def number(seen: Seen) -> Guess | None:
    """Numbers: a rating, a recommendation, zero and one, a part of the calendar, or an amount."""
    answers = seen.answers
    of_numbers = {cell: times for cell, times in answers.items() if cell in seen.numbers}
    there = _rows(of_numbers)
    if not there or there < NEARLY_ALL * _rows(answers) or _two_labels_a_code(seen):
        return None
    codes = {cell: True for cell in seen.cells if seen.says_none(cell)}
    codes |= {cell: False for cell in answers if cell not in of_numbers}
    values = {seen.numbers[cell]: times for cell, times in of_numbers.items()}
    of_cells = seen.from_cells()
    if of_cells and set(seen.words) & DAYS:
        return None
    ends = of_cells or seen.from_heading()
    words = set(seen.words)
    if ends is None and set(seen.words[-1:]) & CALENDAR and len(values) <= 60 and len(words) <= 2:
        return Guess(seen, "segment", "Its heading names a part of the calendar.", codes=codes)
    far = _far(values)
    codes |= {cell: False for cell in of_numbers if seen.numbers[cell] in far}
    core = [value for value in values if value not in far]
    whole = all(value == int(value) for value in core)
    half = all(value * 2 == int(value * 2) for value in core)
    low, high = min(core), max(core)
    if set(core) == {0, 1} and not seen.figures.words:
        said = "Its cells hold 0 and 1 and nothing else."
        labels = tuple(sorted(set(of_numbers) - set(codes), key=lambda one: seen.numbers[one]))
        return Guess(seen, "yes_no", said, labels, len(labels) == 2, codes=codes)
    counts = bool(AMOUNTS & {*seen.words[:1], *seen.words[-1:]} or {"number", "many"} <= words)
    counts = (counts or "how many" in seen.name.lower()) and not seen.figures.words
    if ends is None and (counts or not half or low < -5 or high > 10 or len(core) > 21):
        said = f"Its numbers run from {amount(low)} to {amount(high)} and name no scale."
        return Guess(seen, "number", said, codes={one: sure for one, sure in codes.items() if sure})
    said = f"Its {'whole ' if whole else ''}numbers run from {amount(low)} to {amount(high)}"
    if seen.figures.words:
        ends = ends or _of_codes(seen, codes)
        said += ", with words beside them"
    if of_cells:
        said += f", each out of {amount(of_cells[1])}"
    elif ends and not seen.figures.words:
        said += f", and its heading says {amount(ends[0])} to {amount(ends[1])}"
    if RECOMMENDS.search(seen.name) and high <= 10 and low >= 0 and whole and high > 7:
        return Guess(
            seen,
            "recommendation",
            f"{said}, and its heading asks to recommend.",
            ends=(0, 10),
            codes=codes,
        )
    return Guess(seen, "rating", f"{said}.", ends=ends, codes=codes)


def _two_labels_a_code(seen: Seen) -> bool:
    """Whether one number stands before different words, so that it is no code of them."""
    said: dict[float, set[str]] = {}
    for cell, words in seen.figures.words.items():
        if cell in seen.numbers:
            said.setdefault(seen.numbers[cell], set()).add(words.lower())
    return any(len(words) > 1 for words in said.values())


def _of_codes(seen: Seen, codes: Mapping[str, bool]) -> tuple[float, float] | None:
    """The ends of a scale whose steps, from 0 or 1 on, have all been chosen.

    Where nobody chose the first or the last step, whose words stand beside it, they do not show it.
    """
    steps = {number: cell for cell, number in seen.numbers.items() if cell not in codes}
    order = sorted(steps)
    whole = all(after - before == 1 for before, after in pairwise(order))
    worded = all(steps[end] in seen.figures.words for end in (order[0], order[-1]))
    if len(order) < 2 or not whole or not worded or order[0] not in (0, 1):
        return None
    return order[0], order[-1]


def _far(values: Mapping[float, int]) -> set[float]:
    """Usual codes that lie far outside the other numbers."""
    coded = {one for one in values if one == int(one) and str(int(one)) in USUAL and abs(one) > 10}
    coded |= {one for one in values if one < 0 and one == int(one) and str(int(one)) in USUAL}
    others = [one for one in values if one not in coded]
    if not others or not coded:
        return set()
    low, high = min(others), max(others)
    span = max(high - low, 1)
    if span > 10:
        return set()
    return {one for one in coded if one > high + span or (one < low - 1 or (one < 0 <= low))}


def labels(seen: Seen) -> Guess | None:
    """Answers in words whose order is known: yes and no, a usual scale, Kano’s five."""
    labels = seen.labels
    if not 1 < len(labels) <= 11:
        return None
    codes = {cell: True for cell in seen.cells if seen.says_none(cell)}
    rated = [label for label in labels if same(label) not in UNRATED]
    if len(rated) < len(labels) and {same(label) for label in rated} <= {"good", "bad"}:
        codes |= {cell: True for cell in seen.cells if same(cell) in UNRATED}
        labels = {label: labels[label] for label in rated}
    if order := in_order(labels, YES_NO):
        return Guess(seen, "yes_no", f"Its answers are {_both(order)}.", order, True, codes=codes)
    if order := in_order(labels, KANO):
        kind = "dysfunctional" if _without(seen) else "functional"
        said = "Its answers are those of Kano’s questions."
        return Guess(seen, kind, said, order, len(order) == 5, codes=codes)
    if order := in_order(labels):
        if len(order) == 2:
            return Guess(
                seen, "yes_no", f"Its answers are {_both(order)}.", order, True, codes=codes
            )
        ends = f"{quote(order[0])} to {quote(order[-1])}"
        said = f"Its answers are those of a usual scale, from {ends}; add steps that nobody chose."
        return Guess(seen, "ordered", said, order, True, codes=codes)
    return None


def _both(order: tuple[str, ...]) -> str:
    return choose([quote(label) for label in order], "and")


def _without(seen: Seen) -> bool:
    return bool(
        {"not", "without", "absent", "dysfunctional", "missing", "no", "ohne", "sans"}
        & set(seen.words)
    )


def several(seen: Seen) -> Guess | None:
    """Several answers in one cell, as boxes that were ticked give them: no number, and no label."""
    answers = list(seen.answers)[:2_000]
    parted = {cell: [one for one in BOXES.split(cell) if one] for cell in answers}
    many = [cell for cell, parts in parted.items() if len(parts) > 1]
    boxes = {part for parts in parted.values() for part in parts}
    rows = _rows({cell: seen.cells[cell] for cell in many})
    if len(boxes) < 2 or not many or len(boxes) > 30 or rows < 0.1 * seen.looked:
        return None
    again = [box for box in boxes if len([1 for parts in parted.values() if box in parts]) > 1]
    if len(again) < len(boxes) / 2 or len(answers) < len(boxes):
        return None
    said = f"{percent(rows / seen.looked)} of its filled cells hold several of"
    return Guess(seen, "several", f"{said} {amount(len(boxes))} answers.")


def text(seen: Seen) -> Guess:
    """What is left: a segment if its labels are few and come again, else a remark."""
    labels = seen.labels
    codes = {cell: True for cell in seen.cells if seen.says_none(cell)}
    most = max(2, min(MOST_LABELS, seen.filled // 2))
    longest = max(map(len, labels), default=0)
    few = seen.different == len(seen.cells) and len(labels) <= most
    if few and longest <= LONGEST_LABEL and labels:
        said = f"{counted(len(labels), 'label')} {agree(labels, 'stands', 'stand')} in"
        said += f" {counted(seen.filled, 'row')}."
        return Guess(seen, "segment", said, tuple(labels), codes=codes)
    said = f"{amount(seen.different)} different texts stand in {counted(seen.filled, 'row')}."
    return Guess(seen, "remark", said)


def _rows(cells: Mapping[str, int]) -> int:
    rows = 0
    for times in cells.values():
        rows += times
    return rows
