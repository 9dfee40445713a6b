"""What a calculator asks: the fields of its form, and of a file that answers it.

A key and a label may be given by position, and so may what stands before the star; everything else
is given by name. In every field `key` is the name of what was given in files, links and inputs,
such as ``minutes``; `label` is what the form calls it; `help` says in a sentence what a label
cannot. A `default` is taken where nothing is given, and `start` is what a new row of a table begins
with. What is `optional` may be missing: it is then None.

Links and files of inputs hold fields by their keys and are kept for ever. A field that is added is
missing in all that were made before: its default, or its being optional, must leave the old answer
the same bytes. A key is never renamed, nor given another meaning, without a version in
`calculator.outputs.container.VERSIONS`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import Any, TypeVar

Inputs = dict[str, Any]
"""Inputs that have been read, by key: numbers are float, choices and names str, a scale a pair of
floats, series lists, answers lists of lists, columns and groups dicts, tables lists of rows."""


@dataclass(frozen=True)
class Number:
    """A number from `low` to `high`, both allowed, in `unit`.

    Without a `default` it must be given, unless it is `optional`. Where the unit is "%" it counts
    in per cent, and may be written with that sign. A `whole` number counts things, so "10,000" can
    only mean ten thousand. One that is `on_scale` is a distance on the calculator's `Scale`, and an
    organisation with a scale of its own begins with as much of that; an `aim` is the share to be
    reached, a fraction of 1 or in "%", and begins with the organisation's own. One that is needed
    `unless` another field is given, named by its key, is `optional` where that one is.
    """

    key: str
    label: str
    low: float
    high: float
    _: KW_ONLY
    default: float | None = None
    start: float | None = None
    unit: str = ""
    help: str = ""
    whole: bool = False
    optional: bool = False
    on_scale: bool = False
    aim: bool = False
    unless: str = ""


@dataclass(frozen=True)
class Scale:
    """The scale on which ratings are given: `default` holds its lowest and its highest point.

    Files give ``[1, 7]``, people "1 to 7". One calculator has one scale at most, and every
    `Rating` in it, and every rated `Series` or `Answers`, must lie on it. One that a questionnaire
    lays down is `fixed`: an organisation's own scale leaves it alone.
    """

    default: tuple[float, float]
    _: KW_ONLY
    key: str = "scale"
    label: str = "Scale"
    help: str = "The lowest and the highest answer, for example 1 to 7."
    fixed: bool = False


@dataclass(frozen=True)
class Rating:
    """A number on the calculator's `Scale`; apart from that like a `Number`."""

    key: str
    label: str
    _: KW_ONLY
    start: float | None = None
    help: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Name:
    """What the reader calls a thing: free text of 1 to `longest` characters."""

    key: str
    label: str
    _: KW_ONLY
    start: str
    longest: int = 120
    help: str = ""


@dataclass(frozen=True)
class Choice:
    """One of a few `options`, keys with their labels; files hold the key, the form the label.

    With `fields`, a file may give an object of these numbers in place of a key, as in
    ``crosshair: {importance: 3, performance: 3}``.
    """

    key: str
    label: str
    options: Mapping[str, str]
    _: KW_ONLY
    start: str
    default: str | None = None
    help: str = ""
    fields: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Series:
    """A list of numbers in an order: a list in files; in the form, separated by spaces or lines.

    They lie from `low` to `high`, or on the calculator's scale if they are `rated`; `whole` ones
    count things. There may be `least` to `most` of them. With `blanks` a missing one keeps its
    place and is None: an empty line or cell, or what else stands for a blank. `least` then counts
    those that are there, and `most` all of them.
    """

    key: str
    label: str
    low: float = 0
    high: float = 0
    _: KW_ONLY
    rated: bool = False
    whole: bool = False
    least: int = 1
    most: int = 10_000
    help: str = ""
    optional: bool = False
    blanks: bool = False


@dataclass(frozen=True)
class Answers:
    """A survey's answers: a row for each respondent, a column for each item, None where missing.

    Files give lists of equal length; the form takes lines as they are pasted from a spreadsheet.
    Answers lie on the calculator's scale. There may be `most` respondents and items up to `widest`.
    """

    key: str
    label: str
    _: KW_ONLY
    most: int = 10_000
    widest: int = 60
    help: str = ""


@dataclass(frozen=True)
class Columns:
    """Named columns of numbers of equal length: an object of lists in files.

    In the form: lines as they are pasted from a spreadsheet, the first one naming the columns. At
    most `widest` of them: an outcome and sixty others. Each holds `least` to `most` numbers from
    `low` to `high`.
    """

    key: str
    label: str
    low: float = -1e9
    high: float = 1e9
    _: KW_ONLY
    least: int = 3
    most: int = 10_000
    widest: int = 61
    help: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Group:
    """A few numbers, its `fields`, that belong together: in files an object, or a list in order.

    An `optional` group that is not given, or holds nothing, is None; so is one that is needed
    `unless` another field is given, where that one is.
    """

    key: str
    label: str
    fields: tuple[Number, ...]
    _: KW_ONLY
    help: str = ""
    optional: bool = False
    unless: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of one shape, `least` to `most` of them, in an order that carries meaning.

    `row` and `rows` say what one line and several are called, such as "desk" and "desks". A field
    among the `columns` may be a table itself. A table that is not `in_form` is for files only.
    """

    key: str
    label: str
    row: str
    rows: str
    _: KW_ONLY
    columns: "tuple[Field, ...]"
    least: int = 1
    most: int = 200
    help: str = ""
    in_form: bool = True


Field = Number | Rating | Scale | Name | Choice | Series | Answers | Columns | Group | Table
"""What a calculator may ask."""
Asked = TypeVar("Asked", bound=Field)


def told(field: Asked, said: str) -> Asked:
    """The `field` with its help, which is `said`, where the two do not fit into one line.

    >>> told(Number("impact", "Impact", 0, 100), "Any scale will do; only ratios count.").help
    'Any scale will do; only ratios count.'
    """
    return replace(field, help=said)


def rows(keys: Sequence[str], *cells: Sequence[Any]) -> list[Inputs]:
    """Rows of a table as an example gives them: the `keys` once, then the `cells` of each row.

    >>> rows(("name", "importance"), ("Check-in", 7), ("Breakfast", 5))
    [{'name': 'Check-in', 'importance': 7}, {'name': 'Breakfast', 'importance': 5}]
    """
    return [dict(zip(keys, row, strict=True)) for row in cells]


def is_setting(field: Field) -> bool:
    """Whether a `field` says how to calculate, and holds none of the figures asked about.

    A scale, a choice and a name do, and so does what has a default.
    """
    return isinstance(field, Scale | Choice | Name) or getattr(field, "default", None) is not None
