"""A column of months beside one of dates: evidence for which of its numbers is the month."""

from collections.abc import Sequence

from calculator.survey.columns.guessed import Guess
from calculator.survey.dates import ORDERS, day_of, written
from calculator.survey.headings import words_of
from calculator.words import amount, quote

MONTHS = words_of("month monat mois mes mese maand mês месяц 月 月份 월")


def which_order(dated: Guess, guesses: Sequence[Guess], columns: Sequence[Sequence[str]]) -> str:
    """What a column of months says about a column of dates, as evidence; nothing if there is none.

    Args:
        dated: The column of dates.
        guesses: All columns of the file.
        columns: Their cells.
    """
    for one in guesses:
        months = set(one.seen.numbers.values())
        if not MONTHS & set(one.seen.words) or not months <= set(range(1, 13)):
            continue
        agreed = dict.fromkeys(("dmy", "mdy"), 0)
        rows = 0
        for cell, month in zip(columns[dated.seen.at], columns[one.seen.at], strict=True):
            found, number = written(cell), one.seen.numbers.get(month)
            if found is None or number is None:
                continue
            rows += 1
            for order in agreed:
                agreed[order] += int(day_of(found.numbers, order)[5:7] or 0) == number
        best = max(agreed, key=lambda order: agreed[order])
        if rows and agreed[best] > min(agreed.values()):
            said = f"The months in {quote(one.seen.name)} agree with {quote(ORDERS[best])} in"
            return f"{said} {amount(agreed[best])} of {amount(rows)} rows."
    return ""
