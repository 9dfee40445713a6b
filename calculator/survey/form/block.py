"""A block of cells into a calculator's form: what was pasted, or what a file holds.

What is taken, what is left and what is still lacking is said in a line. Where cells can mean two
things, both are offered and nothing is changed.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from calculator.declaration import Calculator
from calculator.fields import (
    Answers,
    Choice,
    Columns,
    Field,
    Group,
    Inputs,
    Name,
    Number,
    Series,
    Table,
)
from calculator.numerals import blank, numeral
from calculator.survey.decimals import decimal_sign, typed
from calculator.survey.dialect import Cells, separated
from calculator.survey.form.rows import Sheet
from calculator.survey.form.taken import Offer, Taken, cleared
from calculator.survey.headings import apart, known
from calculator.words import agree, amount, choose, counted, quote


def take(
    calculator: Calculator, text: str, at: str, inputs: Mapping[str, Any], *, untouched: bool
) -> Taken:
    """Put a block where the caret is.

    Args:
        calculator: Whose form it is.
        text: The block.
        at: The path of the field that holds the caret, such as ``moments.2.importance``; nothing
            for the form as a whole.
        inputs: What the form holds now, as text.
        untouched: Whether that is still what the page came with; then it makes room.
    """
    now: Inputs = deepcopy(dict(inputs))
    key, _, rest = at.partition(".")
    one = next((each for each in calculator.fields if each.key == key), None)
    if isinstance(one, Table):
        cells = separated(text, numbers=False)[0]
        row, _, column = rest.partition(".")
        start = int(row) if row.isascii() and row.isdigit() else 0
        return Sheet(calculator, one, cells).taken(now, start, column, untouched)
    if one is not None:
        return _single(calculator, text, at, now)
    return opened(calculator, text, now)


def opened(calculator: Calculator, text: str, now: Inputs | None = None) -> Taken:
    """Read a whole file, or a block that was pasted nowhere in particular."""
    now = deepcopy(now) if now else {}
    cells = separated(text, numbers=False)[0]
    if not cells.rows:
        return Taken(None, "There is nothing in it.")
    tables = [one for one in calculator.fields if isinstance(one, Table)]
    sheets = [Sheet(calculator, table, cells) for table in tables]
    best = max(sheets, key=lambda sheet: len(sheet.named), default=None)
    raw = next((o for o in calculator.fields if isinstance(o, Columns | Answers)), None)
    if best is not None and (best.named or raw is None):
        return best.taken(now, 0, "", untouched=True)
    if raw is not None:
        return _answers(calculator, raw, text, now)
    if cells.width == 1 and _scores(calculator):
        return _counted(calculator, cells, _scores(calculator)[0], now)
    return _row(calculator, cells, now)


def _answers(calculator: Calculator, raw: Columns | Answers, text: str, now: Inputs) -> Taken:
    """A survey's answers as they stand in the file, and which column is explained by the others."""
    cells = separated(text, numbers=True)[0]
    inputs = {**cleared(calculator, now), raw.key: text}
    said = f"{counted(len(cells.rows) - cells.headed, 'row')} of {raw.label.lower()} taken."
    name = next((one for one in calculator.fields if isinstance(one, Name)), None)
    if isinstance(raw, Columns) and name is not None and cells.rows:
        headings = apart(cells.rows[0])
        if inputs.get(name.key) not in headings:
            overall = [one for one in headings if known(one, [name])]
            inputs[name.key] = overall[0] if len(overall) == 1 else ""
        if inputs[name.key]:
            said += f" {name.label}: {quote(str(inputs[name.key]))}."
        else:
            said += f" Say which is the {name.label.lower()}: {choose(map(quote, headings))}."
    return Taken(inputs, said)


def _scores(calculator: Calculator) -> list[Series]:
    """The fields that take answers as they came, to be counted."""
    return [one for one in calculator.fields if isinstance(one, Series) and one.blanks]


def _counted(calculator: Calculator, cells: Cells, scores: Series, now: Inputs) -> Taken:
    """Answers one below the other, to be counted; a line on which nothing stands is a blank."""
    rows = list(zip(cells.lines, cells.rows, strict=True))[cells.headed :]
    given: list[str] = []
    before = rows[0][0] - 1 if rows else 0
    for line, row in rows:
        given += [""] * (line - before - 1) + list(row)
        before = line
    inputs = {**cleared(calculator, now), scores.key: "".join(f"{one}\n" for one in given)}
    there = len([one for one in given if not blank(one)])
    said = f"{counted(there, 'answer')} taken, to be counted"
    if there < len(given):
        said += f"; {counted(len(given) - there, 'blank')} left out"
    return Taken(inputs, f"{said}.")


def _single(calculator: Calculator, text: str, at: str, now: Inputs) -> Taken:
    """Several cells where one number is asked: into the fields from there on, or to be counted."""
    cells = separated(text, numbers=True)[0]
    rows = cells.rows[1:] if cells.headed else cells.rows
    flat = [cell for row in rows for cell in row]
    line = len(rows) == 1 or cells.width == 1
    fields = _numbers(calculator)
    paths = [path for path, _ in fields]
    room = fields[paths.index(at) :] if at in paths else []
    offers = []
    if line and all(map(numeral, flat)) and 1 < len(flat) <= len(room):
        inputs, told = deepcopy(now), []
        for (path, one), cell in zip(room, flat, strict=False):
            said = typed(cell, one, (one.low, one.high), decimal_sign(flat))
            _put(inputs, path, said)
            told.append(f"{one.label.lower()} {said}")
        listed = choose(told, "and")
        offers.append(Offer(f"Fill {len(flat)} fields", inputs, f"Filled in: {listed}."))
    if line and all(numeral(cell) or blank(cell) for cell in flat):
        for scores in _scores(calculator):
            if scores.key in _beside(at, calculator):
                taken = _counted(calculator, cells, scores, now)
                label = f"Count {counted(len(rows if cells.width == 1 else flat), 'answer')}"
                offers.append(Offer(label, taken.inputs or {}, taken.said))
    if len(offers) == 1 and offers[0].label.startswith("Fill"):
        return Taken(offers[0].inputs, offers[0].said)
    shown = quote(" ".join(flat[:8]) + (" …" if len(flat) > 8 else ""))
    holds = f"{shown} holds {amount(len(flat))} numbers, and one is needed here"
    if not offers:
        return Taken(None, f"{holds}. Nothing was taken.")
    return Taken(None, f"{holds}. What are they?", tuple(offers))


def _beside(at: str, calculator: Calculator) -> list[str]:
    """The scores that belong to the survey of a field: its own, not the other one's."""
    second = at.startswith("second")
    keys = [one.key for one in _scores(calculator)]
    return [key for key in keys if key.startswith("second") == second]


def _numbers(calculator: Calculator) -> list[tuple[str, Number]]:
    """Single numbers in the order of the form, those of groups among them, by their paths."""
    found: list[tuple[str, Number]] = []
    for one in calculator.fields:
        if isinstance(one, Number):
            found.append((one.key, one))
        elif isinstance(one, Group):
            found += [(f"{one.key}.{part.key}", part) for part in one.fields]
    return found


def _put(inputs: Inputs, path: str, said: str) -> None:
    key, _, part = path.partition(".")
    if part:
        group = inputs.get(key)
        inputs[key] = {**(group if isinstance(group, Mapping) else {}), part: said}
    else:
        inputs[key] = said


def _row(calculator: Calculator, cells: Cells, now: Inputs) -> Taken:
    """One row of numbers below headings that name single fields."""
    numbers = dict(_numbers(calculator))
    fields: list[Field] = [*numbers.values()]
    fields += [one for one in calculator.fields if isinstance(one, Choice)]
    headings, *rows = cells.rows
    found = [known(heading, fields) for heading in headings]
    if len(rows) != 1 or not any(found):
        names = choose((one.label for one in fields), "and")
        said = f"One row of numbers below their names is needed ({names}); "
        return Taken(None, f"{said}there {agree(rows)} {amount(len(rows))}. Nothing was taken.")
    labels = [one.label for one in found if one is not None]
    twice = [label for label in labels if labels.count(label) > 1]
    if twice:
        return Taken(None, f"Two columns say {quote(twice[0])}. Nothing was taken; delete one.")
    inputs, told, left = cleared(calculator, now), [], []
    sign = decimal_sign(rows[0])
    for heading, one, cell in zip(headings, found, rows[0], strict=False):
        if one is None:
            left.append(heading)
            continue
        ends = (one.low, one.high) if isinstance(one, Number) else (0.0, 0.0)
        path = next((path for path, number in numbers.items() if number is one), one.key)
        _put(inputs, path, typed(cell, one, ends, sign))
        told.append(one.label.lower())
    said = f"Taken: {choose(told, 'and')}."
    if left:
        said += f" {choose(map(quote, left), 'and')} {agree(left)} not asked for here."
    return Taken(inputs, said)
