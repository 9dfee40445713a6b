"""Numbers and days that a source has as such, or that are cast by the one form the mapping names.

What no longer is an answer has a reason, in the words of `calculator.survey.answers.cells`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from calculator.survey.answers.cells import BLANK
from calculator.survey.dates import ORDERS
from calculator.survey.figures import Figures
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import NO_ANSWER, MappedColumn, ResponseScale
from calculator.survey.mapping.weights import NEGATIVE, NO_NUMBER, NO_WEIGHT, OF_ZERO
from calculator.words import amount, quote
from macros import terminal
from macros.warehouse.faults import Unscored

NAN = f"{quote('nan')}, no answer"
NO_NUMBER_HERE = "not a number"
BLANKS_TOLD = ("", "-", ".", "na", "n/a", "#n/a", "nan", "null", "none", "--", "\u2014")


@dataclass(frozen=True)
class ReadColumn:
    """A column as values.

    Attributes:
        value: A number, a label or a day, in a text as 2021-06-16; null where there is no answer.
        why: The number of the reason for that, null where there is one.
        whys: The reasons, by their numbers.
    """

    value: Any
    why: Any
    whys: tuple[str, ...]


@dataclass
class Reasons:
    """Conditions on a value, each with the reason why it is none; the first that holds counts."""

    held: list[tuple[Any, str]]

    def read(self, value: Any) -> ReadColumn:
        """The value where no condition holds."""
        import ibis

        none = ibis.null("int32")
        if not self.held:
            return ReadColumn(value, none, ())
        pairs = [(holds, ibis.literal(at, "int32")) for at, (holds, _) in enumerate(self.held)]
        why = ibis.cases(*pairs, else_=none)
        return ReadColumn(why.isnull().ifelse(value, None), why, tuple(one for _, one in self.held))


def as_they_stand(cell: Any, none: Mapping[str, int], whys: tuple[str, ...]) -> ReadColumn:
    """Cells that are their own values, but for those that are none, each by its reason's number."""
    conditions = [(cell == one, whys[at]) for one, at in none.items()]
    return Reasons(conditions).read(cell)


def of_typed(column: Any, mapped: MappedColumn, scale: ResponseScale | None) -> ReadColumn:
    """A column that is no text.

    Raises:
        Unscored: The mapping says that it is something that this type cannot be.
    """
    kind, read = column.type(), KINDS[mapped.kind].read
    if read == "number" and kind.is_boolean() and scale and len(scale.labels) == 2:
        number = column.cast("float64")
        number = 1 - number if mapped.turned else number
        first = 0.0 if mapped.kind == "yes_no" else 1.0
        return Reasons([(column.isnull(), BLANK)]).read(number + first)
    if read == "number" and kind.is_numeric():
        return _number(column, mapped, scale)
    if read == "date" and (kind.is_date() or kind.is_timestamp()):
        day = column.date() if kind.is_timestamp() else column
        return Reasons([(column.isnull(), BLANK)]).read(day)
    said = terminal.say(
        "{column} is of the type {type} in the source, which cannot be read as {kind}; say another "
        "kind in the mapping, or take the column out.",
        column=terminal.quoted(mapped.heading),
        type=kind,
        kind=KINDS[mapped.kind].label,
    )
    raise Unscored(said)


def _number(column: Any, mapped: MappedColumn, scale: ResponseScale | None) -> ReadColumn:
    why = [(column.isnull(), BLANK)]
    if column.type().is_floating():
        why.append((column.isnan(), NAN))
    number = column.cast("float64")
    why += [(number == code, said) for code, said in _codes(mapped, scale).items()]
    if scale and scale.labels:
        return _labelled(number, why, mapped, scale)
    return _scaled(number, why, mapped, scale)


def _scaled(
    number: Any, why: list[tuple[Any, str]], mapped: MappedColumn, scale: ResponseScale | None
) -> ReadColumn:
    if scale and isinstance(scale.ends, tuple):
        low, high = scale.ends
        said = f"outside {amount(low)} to {amount(high)}"
        why.append(((number < low) | (number > high), said))
        number = low + high - number if mapped.turned else number
    return Reasons(why).read(number)


def _codes(mapped: MappedColumn, scale: ResponseScale | None) -> dict[float, str]:
    """The numbers that stand for no answer, each with the words of the reason."""
    codes = {**(scale.no_answer if scale else {}), **mapped.no_answer}
    found = {}
    for code, said in codes.items():
        number = Figures.of([code]).number(code)
        if said == NO_ANSWER and number is not None:
            found[number] = f"{quote(code)}, no answer"
    return found


def _labelled(
    number: Any, why: list[tuple[Any, str]], mapped: MappedColumn, scale: ResponseScale
) -> ReadColumn:
    """Numbers whose labels are numbers too, such as Kano’s codes."""
    import ibis

    ordered = scale.ordered
    figures = Figures.of(ordered)
    codes = [figures.number(label) for label in ordered]
    if None in codes or figures.words:
        said = terminal.say(
            "{column} holds numbers in the source, and its scale has labels of words; say in the "
            "mapping what the numbers mean, with “ends” or numbers for labels.",
            column=terminal.quoted(mapped.heading),
        )
        raise Unscored(said)
    first = 0 if mapped.kind == "yes_no" else 1
    top = first + len(ordered) - 1
    steps = [
        (number == code, float(first + top - at if mapped.turned else at))
        for at, code in enumerate(codes, start=first)
    ]
    value = ibis.cases(*steps)
    return Reasons([*why, (value.isnull(), "not among the scale’s labels")]).read(value)


def cast_numbers(cell: Any, mapped: MappedColumn, scale: ResponseScale | None) -> ReadColumn:
    """Text of too many different cells as numbers, by the decimal sign that the mapping names."""
    number = _cast(cell, mapped.decimal)
    why = _blank(cell)
    why += [(number == code, said) for code, said in _codes(mapped, scale).items()]
    why.append((number.isnull() | number.isnan(), NO_NUMBER_HERE))
    return _scaled(number, why, mapped, scale)


def _blank(cell: Any) -> list[tuple[Any, str]]:
    marks = [(cell.lower() == one, f"{quote(one)}, no answer") for one in BLANKS_TOLD if one]
    return [(cell == "", BLANK), *marks]


def _cast(cell: Any, sign: str) -> Any:
    plain = cell.re_search("^[+-]?[0-9]+([.,][0-9]+)?$")
    text = cell.replace(",", ".") if sign == "," else cell
    return plain.ifelse(text, None).try_cast("float64")


def cast_dates(cell: Any, mapped: MappedColumn) -> ReadColumn:
    """Text of too many different cells as days, by the order of numbers that the mapping names."""
    value, *others = (_day(cell, order) for order in (mapped.dates, *ORDERS))
    another = reduce(or_, (one.notnull() for one in others))
    said = f"no day with the {ORDERS[mapped.dates]}"
    why = [(value.isnull() & another, said), (value.isnull(), "not a day")]
    return Reasons([*_blank(cell), *why]).read(value)


def _day(cell: Any, order: str) -> Any:
    """The day that three numbers are in an order, as 2021-06-16; null if they are none."""
    shape = "^([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})([ T,].*)?$"
    year, month, day = (cell.re_extract(shape, 1 + order.index(letter)) for letter in "ymd")
    iso = year + "-" + month.lpad(2, "0") + "-" + day.lpad(2, "0")
    found = (year.length() == 4) & (month.length() <= 2) & (day.length() <= 2)
    return found.ifelse(iso, None).try_cast("date").cast("string")


def typed_weight(column: Any) -> ReadColumn:
    """Weights that are numbers; a text's are cast with a decimal point before."""
    number = column.cast("float64")
    none = column.isnull() | number.isnan() if column.type().is_floating() else column.isnull()
    return Reasons([(none, NO_WEIGHT), (number == 0, OF_ZERO), (number < 0, NEGATIVE)]).read(number)


def cast_weight(cell: Any) -> ReadColumn:
    """Text of too many different cells as weights, with a decimal point."""
    number, blanks = _cast(cell, "."), cell.lower().isin(BLANKS_TOLD)
    return Reasons(
        [
            (blanks, NO_WEIGHT),
            (number.isnull(), NO_NUMBER),
            (number == 0, OF_ZERO),
            (number < 0, NEGATIVE),
        ]
    ).read(number)


def nothing_but(whys: Sequence[str], counts: Mapping[int, int]) -> dict[str, int]:
    """How often each reason was met, without those that never were."""
    found: dict[str, int] = {}
    for at, times in counts.items():
        if times:
            found[whys[at]] = found.get(whys[at], 0) + times
    return found
