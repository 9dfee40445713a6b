"""Days as surveys write them; which number is the day and which the month is never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from calculator.characters import plain

ORDERS = {
    "ymd": "year first",
    "dmy": "day first",
    "mdy": "month first",
}
"""The orders that the mapping can name, each in words."""
NUMERIC = re.compile(r"([0-9]{1,4})([./\-])([0-9]{1,2})\2([0-9]{1,4})\.?(?:[T ,]+(.*))?")
EAST_ASIAN = re.compile(
    r"([0-9]{4})[年년][ ]?([0-9]{1,2})[月월][ ]?([0-9]{1,2})[日일](?:[ ]*(.*))?"
)
SPELT = re.compile(
    r"(?:[^\W\d]+,? )?(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?[ \-](?P<month>[^\W\d]+)\.?|"
    r"(?P<month2>[^\W\d]+)\.? (?P<day2>[0-9]{1,2})(?:st|nd|rd|th)?),?"
    r"[ \-](?P<year>[0-9]{4}|[0-9]{2})"
    r"(?:[ ,]+(?P<time>.*))?"
)
CLOCK = re.compile(
    r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?"
    r"(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|[A-Z]{2,5}(?:[+\-][0-9:]+)?|[+\-][0-9]{2}:?[0-9]{2}))?"
)
MONTHS_OF = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
)
MONTHS = {
    name[:cut]: at
    for line in MONTHS_OF
    for at, name in enumerate(line.split(), start=1)
    for cut in {3, 4, len(name)}
}
del MONTHS["jui"]  # juin or juillet
PIVOT = 69
"""Two digits from here on are of the last century, as POSIX and spreadsheets have it."""


@dataclass(frozen=True)
class Written:
    """A cell that may be a day: its three numbers as they stand, and how they are written.

    Attributes:
        numbers: First, second and third number.
        orders: The orders in which they are a day of the calendar.
        form: Separator and width of the year, such as “/4”: two of them in a column are two forms.
    """

    numbers: tuple[int, int, int]
    orders: tuple[str, ...]
    form: str


def written(cell: str) -> Written | None:
    """A cell that is a day in one order at least, or None.

    >>> written("16/06/2021").orders, written("2/5/21").orders, written("2020-03-01T10:00Z").orders
    (('dmy',), ('dmy', 'mdy'), ('ymd',))
    >>> written("1 Nov 2019").orders, written("Nov 1, 2019").orders, written("7.5")
    (('dmy',), ('mdy',), None)
    """
    text = plain(cell).strip()
    if found := NUMERIC.fullmatch(text):
        first, sign, second, third, time = found.groups()
        if time and not CLOCK.fullmatch(time.strip()):
            return None
        numbers = int(first), int(second), int(third)
        if len(first) == 4:
            orders, form = ["ymd"], f"{sign}y"
        elif len(third) in (2, 4) and len(first) < 3:
            orders = ["dmy"] if sign == "." else ["dmy", "mdy"]  # nobody puts a month before a dot
            form = f"{sign}{len(third)}"
        else:
            return None
    elif found := EAST_ASIAN.fullmatch(text):
        numbers, orders, form = (int(found[1]), int(found[2]), int(found[3])), ["ymd"], "y"
    elif found := SPELT.fullmatch(text):
        month = MONTHS.get((found["month"] or found["month2"]).lower())
        if not month or (found["time"] and not CLOCK.fullmatch(found["time"].strip())):
            return None
        day, year = int(found["day"] or found["day2"]), int(found["year"])
        first_is_day = found["day"] is not None
        numbers = (day, month, year) if first_is_day else (month, day, year)
        orders, form = ["dmy" if first_is_day else "mdy"], f"w{len(found['year'])}"
    else:
        return None
    held = tuple(order for order in orders if day_of(numbers, order))
    return Written(numbers, held, form) if held else None


def day_of(numbers: tuple[int, int, int], order: str) -> str:
    """The day that three numbers are in this order, as 2021-06-16; nothing if there is none.

    >>> day_of((2, 5, 21), "dmy"), day_of((2, 5, 21), "mdy"), day_of((31, 2, 2020), "dmy")
    ('2021-05-02', '2021-02-05', '')
    """
    by_letter = dict(zip(order, numbers, strict=True))
    year = by_letter["y"]
    if year < 100:
        year += 1900 if year >= PIVOT else 2000
    try:
        return date(year, by_letter["m"], by_letter["d"]).isoformat()
    except ValueError:
        return ""


def week_of(day: str) -> str:
    """The week of ISO 8601, from Monday on, that a day lies in.

    >>> week_of("2024-12-31")
    '2025-W01'
    """
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04}-W{week:02}"


def monday_of(week: str) -> str:
    """The first day of such a week.

    >>> monday_of("2025-W01")
    '2024-12-30'
    """
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1).isoformat()


def first_months(days: Iterable[str], many: int) -> tuple[str, str]:
    """The first months that hold any of the days: from the first of one to the end of the last.

    They end with the last day there is, if that comes before.

    >>> first_months(["2024-03-17", "2025-08-01"], 12)
    ('2024-03-01', '2025-02-28')
    >>> first_months(["2024-03-17", "2024-05-02"], 12)
    ('2024-03-01', '2024-05-02')
    >>> first_months(["9999-12-31"], 12)
    ('9999-12-01', '9999-12-31')
    """
    held = sorted(days)
    first = date.fromisoformat(held[0]).replace(day=1)
    years, month = divmod(first.month - 1 + many, 12)
    if first.year + years > date.max.year:
        return first.isoformat(), held[-1]
    after = date(first.year + years, month + 1, 1)
    return first.isoformat(), min(date.fromordinal(after.toordinal() - 1).isoformat(), held[-1])


def orders_of(cells: Iterable[str]) -> tuple[dict[str, int], set[str], int]:
    """What the different cells of a column allow.

    Returns:
        How many of the cells are a day in each order; the forms in which they are written; and how
        many cells are no day at all.
    """
    held = dict.fromkeys(ORDERS, 0)
    forms: set[str] = set()
    others = 0
    for cell in cells:
        found = written(cell)
        if found is None:
            others += 1
            continue
        forms.add(found.form)
        for order in found.orders:
            held[order] += 1
    return held, forms, others
