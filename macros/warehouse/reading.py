"""Columns into values: different cells of text go once through the Python reader and come back.

Each column becomes two: its value, and the number of the reason why there is none.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from calculator.characters import BLANKS
from calculator.survey.answers.cells import ReadCell, reader
from calculator.survey.kinds import KINDS
from calculator.survey.mapping.survey_mapping import MappedColumn, ResponseScale
from calculator.survey.mapping.weights import weights_of
from calculator.words import amount
from macros import terminal
from macros.warehouse.engines import Engine
from macros.warehouse.faults import Unscored
from macros.warehouse.sources import LoadedSource
from macros.warehouse.texts import OUTER
from macros.warehouse.typed import (
    ReadColumn,
    as_they_stand,
    cast_dates,
    cast_numbers,
    cast_weight,
    of_typed,
    typed_weight,
)

MOST_DIFFERENT = 100_000
"""Different cells of a column that are read one by one."""
FEW = 20
"""Cells that are no answer beside others that are their own labels, up to which none is joined."""
Whys = tuple[str, ...]
"""The reasons why a cell is no answer, by their numbers."""


class ColumnsRead:
    """Reads the columns of a source; nothing is done to its rows before `typed`."""

    def __init__(self, engine: Engine, held: LoadedSource, rows: Any) -> None:
        """Read columns.

        Args:
            engine: What counts different cells.
            held: The source, all of whose cells show how a column is to be read.
            rows: Those of its rows that are made values.
        """
        self._engine, self._held, self._rows = engine, held, rows
        self._added: dict[str, ReadColumn] = {}
        self._joined: list[tuple[Any, Any]] = []

    def different(self, heading: str) -> dict[str, int] | None:
        """How often each different cell of a text's column stands there; None if they are many."""
        cells = self._held.table.select(cell=self._text(self._held.table, heading))
        counts = cells.group_by("cell").agg(n=cells.count()).limit(MOST_DIFFERENT + 1)
        found = counts.to_pyarrow().to_pylist()
        if len(found) > MOST_DIFFERENT:
            return None
        return {one["cell"]: one["n"] for one in found}

    def column(self, mapped: MappedColumn, scale: ResponseScale | None, name: str) -> Whys:
        """Add a kept column's values, v and its name, and the reasons, k and its name."""
        self._added[name] = self._column(mapped, scale)
        return self._added[name].whys

    def weight(self, heading: str, name: str) -> Whys:
        """Add the column of weights in the same way: its numbers above zero."""
        self._added[name] = self._weight(heading)
        return self._added[name].whys

    def typed(self, *beside: str, **more: Any) -> Any:
        """The rows with what was added, and with what else is named.

        Args:
            beside: Columns of the rows, by their own names.
            more: Expressions on the rows, by the names that they get.
        """
        table = self._rows
        for small, own in self._joined:
            table = table.left_join(small, own == small[small.columns[0]])
        parts = {f"v{name}": one.value for name, one in self._added.items()}
        parts |= {f"k{name}": one.why for name, one in self._added.items()}
        return table.select(*(self._rows[name] for name in beside), **parts, **more)

    @property
    def joined(self) -> bool:
        """Whether anything has to be joined to the rows."""
        return bool(self._joined)

    def _column(self, mapped: MappedColumn, scale: ResponseScale | None) -> ReadColumn:
        if not self._is_text(mapped):
            return of_typed(self._stored(mapped.heading), mapped, scale)
        cells = self.different(mapped.heading)
        if cells is None:
            return self._many(mapped, scale)
        trimmed = {cell: _trimmed(cell) for cell in cells}
        counts: Counter[str] = Counter()
        for cell, times in cells.items():
            counts[trimmed[cell]] += times
        read = reader(mapped, scale, counts)
        known = {cell: read(cell) for cell in counts}
        found = {cell: known[own] for cell, own in trimmed.items()}
        return self._back(mapped.heading, found, number=KINDS[mapped.kind].read == "number")

    def _weight(self, heading: str) -> ReadColumn:
        if heading not in self._held.texts:
            column = self._stored(heading)
            if not column.type().is_numeric():
                said = terminal.say(
                    "{column} is {type}, and no weight.",
                    column=terminal.quoted(heading),
                    type=column.type(),
                )
                raise Unscored(said)
            return typed_weight(column)
        cells = self.different(heading)
        if cells is None:
            return cast_weight(self._cell(heading))
        trimmed = {cell: _trimmed(cell) for cell in cells}
        known = weights_of(trimmed.values())
        found = {cell: ReadCell(*known[own]) for cell, own in trimmed.items()}
        return self._back(heading, found, number=True)

    def _is_text(self, mapped: MappedColumn) -> bool:
        """Whether cells are read as text: they are, or they are labels that a number names."""
        if mapped.heading in self._held.texts:
            return True
        kind = self._stored(mapped.heading).type()
        whole = kind.is_integer() or kind.is_boolean() or kind.is_date()
        return KINDS[mapped.kind].read == "label" and whole

    def _stored(self, heading: str) -> Any:
        return self._rows[self._held.places[heading]]

    def _text(self, rows: Any, heading: str) -> Any:
        return rows[self._held.places[heading]].cast("string").fill_null("")

    def _cell(self, heading: str) -> Any:
        return self._text(self._rows, heading).re_replace(OUTER, "")

    def _many(self, mapped: MappedColumn, scale: ResponseScale | None) -> ReadColumn:
        if mapped.kind == "number" and mapped.decimal:
            return cast_numbers(self._cell(mapped.heading), mapped, scale)
        if mapped.kind == "date" and mapped.dates:
            return cast_dates(self._cell(mapped.heading), mapped)
        hint = {
            "number": terminal.say(
                "Say its decimal sign in the mapping, “decimal: .”, and it is cast by that."
            ),
            "date": terminal.say(
                "Say the order of its numbers in the mapping, “dates: ymd”, for it to be cast."
            ),
            "segment": terminal.say(
                "So many groups say nothing; take it out of the mapping, or merge them."
            ),
        }.get(mapped.kind, terminal.say("Is it the right column?"))
        said = terminal.say(
            "{column} holds more than {most} different cells, which is too many for {kind}. {hint}",
            column=terminal.quoted(mapped.heading),
            most=amount(MOST_DIFFERENT),
            kind=KINDS[mapped.kind].label,
            hint=hint,
        )
        raise Unscored(said)

    def _back(self, heading: str, known: dict[str, ReadCell], *, number: bool) -> ReadColumn:
        """Values and reasons beside the cells: joined, unless each cell is its own value."""
        whys = tuple(dict.fromkeys(one.why for one in known.values() if one.why))
        at = {why: place for place, why in enumerate(whys)}
        own = self._text(self._rows, heading)
        none = {cell: at[one.why] for cell, one in known.items() if one.why}
        if all(one.why or one.value == cell for cell, one in known.items()) and len(none) <= FEW:
            return as_they_stand(own, none, whys)
        number_of = len(self._joined)
        cell, value, why = (f"{part}{number_of}_moments" for part in ("cell", "value", "why"))
        small = self._engine.small(
            {
                cell: list(known),
                value: [one.value for one in known.values()],
                why: [at.get(one.why) for one in known.values()],
            },
            {cell: "string", value: "float64" if number else "string", why: "int32"},
        )
        self._joined.append((small, own))
        return ReadColumn(small[value], small[why], whys)


def _trimmed(cell: str) -> str:
    return cell.strip(f" \n{BLANKS}")
