"""What of a sheet is hidden, merged or no plain text: said, or asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.survey.export import Asked, Decision
from calculator.survey.sheet.layout import MOST_HEADINGS
from calculator.words import agree, amount, choose, counted, quote, several


@dataclass
class ParsedSheet:
    """A sheet's rows as they were parsed, columns counted from 1."""

    rows: dict[int, dict[int, str]]
    hidden_rows: set[int]
    hidden_columns: set[int]
    merged: list[tuple[int, int, int, int]]
    filtered: bool
    notes: Any


def tell(
    parsed: ParsedSheet, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> None:
    """Say what cells are that hold no plain text or number."""
    notes = parsed.notes
    if notes.unstored:
        named = _named(notes.unstored)
        why = f"{named} {agree(notes.unstored, 'was', 'were')} saved by a program that stores none."
        many = counted(len(notes.unstored), "formula")
        if said.get("formulas") == "blank":
            done = f"{named} {agree(notes.unstored)} taken as blank."
            settled.append(Decision(done, "A formula stands there, and no result was stored."))
        else:
            many = (
                "A formula"
                if len(notes.unstored) == 1
                else f"{amount(len(notes.unstored))} formulas"
            )
            asked.append(
                Asked(
                    "formulas",
                    f"{many} in {named} {agree(notes.unstored, 'has', 'have')} no stored result. "
                    "Open the workbook in Excel or LibreOffice, save it and open it here again; or "
                    "shall they be blank?",
                    why,
                    (("blank", "Take them as blank"),),
                )
            )
    if notes.shares:
        cell, stored, shown = notes.shares[0]
        many = counted(len(notes.shares), "cell")
        settled.append(
            Decision(
                f"{many} formatted as per cent {agree(notes.shares)} read with the sign.",
                f"{cell} stores {stored} and shows {shown}.",
            )
        )
    if notes.errors:
        names = _named([cell for cell, _ in notes.errors])
        kinds = several(list(dict.fromkeys(error for _, error in notes.errors)))
        why = f"Formulas failed there; the {agree(notes.errors, 'cell says', 'cells say')} {kinds}."
        settled.append(Decision(f"{names} {agree(notes.errors, 'holds', 'hold')} no answer.", why))
    if notes.no_dates:
        names = _named([cell for cell, _ in notes.no_dates])
        why = f"As a date {quote(notes.no_dates[0][1])} lies beyond all that there are."
        settled.append(Decision(f"{names} {agree(notes.no_dates)} read as a number.", why))


def _named(cells: Sequence[str]) -> str:
    listed = list(cells[:3])
    if len(cells) > 3:
        listed.append(f"{amount(len(cells) - 3)} more")
    return choose(listed, "and")


def hide(
    parsed: ParsedSheet, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> None:
    """Ask about rows and columns that are there and not to be seen."""
    rows = [at for at in parsed.rows if at in parsed.hidden_rows]
    columns = sorted({at for row in parsed.rows.values() for at in row} & parsed.hidden_columns)
    filtered = " by a filter" if parsed.filtered else ""
    found = (("row", rows, filtered), ("column", columns, ""))
    for noun, hidden, by in found:
        if not hidden:
            continue
        many = counted(len(hidden), f"hidden {noun}")
        first = amount(hidden[0]) if noun == "row" else _letters(hidden[0])
        why = f"{many[:1].upper()}{many[1:]} of the sheet hold cells{by}, the first is {first}."
        key = f"hidden_{noun}s"
        answer = said.get(key, "")
        if answer == "keep":
            settled.append(Decision(f"{many} {agree(hidden)} read too.", why))
        elif answer == "leave out":
            settled.append(Decision(f"{many} {agree(hidden)} left out.", why))
            if noun == "row":
                for at in hidden:
                    del parsed.rows[at]
            else:
                for row in parsed.rows.values():
                    for at in hidden:
                        row.pop(at, None)
        else:
            asks = f"{many} {agree(hidden, 'holds', 'hold')} cells{by}. Shall they be read?"
            choices = (("keep", "Yes, read them too"), ("leave out", "No, leave them out"))
            asked.append(Asked(key, asks, why, choices))


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def merge(
    parsed: ParsedSheet, said: Mapping[str, str], settled: list[Decision], asked: list[Asked]
) -> None:
    """Ask whether a cell that is merged over several answers stands for each of them."""
    head = set(list(parsed.rows)[:MOST_HEADINGS])
    body = [
        one
        for one in parsed.merged
        if one[3] > one[1]
        and not set(range(one[1], one[3] + 1)) <= head
        and parsed.rows.get(one[1], {}).get(one[0])
    ]
    if not body:
        return
    first = f"{_letters(body[0][0])}{body[0][1]}:{_letters(body[0][2])}{body[0][3]}"
    many = counted(len(body), "merged cell")
    why = (
        f"{many[:1].upper()}{many[1:]} {agree(body, 'spans', 'span')} several rows, first {first}."
    )
    answer = said.get("merged_cells", "")
    if answer == "repeat":
        for left, top, right, bottom in body:
            text = parsed.rows[top][left]
            for at in range(top, bottom + 1):
                if at in parsed.rows:
                    for column in range(left, right + 1):
                        parsed.rows[at].setdefault(column, text)
        settled.append(Decision(f"What stands in {many} is read in each of their rows.", why))
    elif answer == "blank":
        settled.append(Decision(f"What stands in {many} is read in the first row only.", why))
    else:
        asks = (
            f"{many} {agree(body, 'spans', 'span')} several rows. Does it stand for each of them?"
        )
        choices = (("repeat", "Yes, for each row"), ("blank", "No, for the first row only"))
        asked.append(Asked("merged_cells", asks, why, choices))
