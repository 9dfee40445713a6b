"""A block of cells for one table: which of its columns are which, and what is taken from it."""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from calculator.declaration import Calculator
from calculator.fields import Choice, Field, Inputs, Name, Number, Rating, Scale, Table
from calculator.numerals import blank, numeral
from calculator.survey.decimals import decided, decimal_sign, doubtful, typed, written
from calculator.survey.dialect import Cells
from calculator.survey.form.taken import Offer, Taken, cleared
from calculator.survey.headings import known
from calculator.survey.summary import sums_up
from calculator.words import agree, amount, choose, counted, quote


class Sheet:
    """A block for one table: which of its columns are which, and what is taken from it."""

    def __init__(self, calculator: Calculator, table: Table, cells: Cells) -> None:
        self.calculator = calculator
        self.table = table
        self.cells = cells
        self.columns = [one for one in table.columns if not isinstance(one, Table)]
        first = cells.rows[0] if cells.rows else ()
        self.found = [known(heading, self.columns) for heading in first]
        self.named = [one for one in self.found if one is not None]
        if any(map(numeral, first)):  # figures below a heading, and none above them
            self.named = []

    def taken(self, now: Inputs, start: int, column: str, untouched: bool) -> Taken:
        """Put the rows into the form, from the row `start` and the field `column` on."""
        rows = self.cells.rows[1:] if self.named else self.cells.rows
        targets = self._targets(column)
        twice = [one.label for one in targets if one is not None and targets.count(one) > 1]
        if twice:
            names = [name for name, one in zip(self.cells.rows[0], targets, strict=True) if one]
            told = choose(map(quote, names), "and")
            said = f"Two columns say {quote(twice[0])}: the headings are {told}."
            return Taken(None, f"{said} Nothing was taken; rename or delete one of them.")
        uneven = self._uneven()
        if uneven:
            return Taken(None, uneven)
        present = now.get(self.table.key)
        kept: list[Inputs] = []
        if isinstance(present, list) and not untouched:
            kept = [dict(row) if isinstance(row, Mapping) else {} for row in present]
        start = min(start, len(kept))
        if start + len(rows) > self.table.most:
            said = f"{amount(start + len(rows))} {self.table.rows}; at most "
            return Taken(None, f"{said}{amount(self.table.most)} can be read. Nothing was taken.")
        sign = decimal_sign(cell for row in rows for cell in row)
        asked = "" if sign else self._doubtful(rows, targets)
        if not asked:
            return self._put(now, kept, start, rows, targets, sign, untouched)
        said = f"{quote(asked)} can be read in two ways. Which one is meant?"
        offers = []
        for decimal in ".,":
            taken = self._put(now, deepcopy(kept), start, rows, targets, decimal, untouched)
            label = f"{asked} is {amount(decided(asked, decimal) or 0, 6)}"
            offers.append(Offer(label, taken.inputs or {}, taken.said))
        return Taken(None, said, tuple(offers))

    def _doubtful(self, rows: Sequence[Sequence[str]], targets: Sequence[Field | None]) -> str:
        """A cell of a sheet that does not show its decimal sign anywhere, and matters."""
        for at, one in enumerate(targets):
            if isinstance(one, Rating) or (isinstance(one, Number) and not one.whole):
                cells = [row[at] for row in rows if at < len(row)]
                if cell := doubtful(cells, *self._ends(one)):
                    return cell
        return ""

    def _put(
        self,
        now: Inputs,
        kept: list[Inputs],
        start: int,
        rows: Sequence[Sequence[str]],
        targets: Sequence[Field | None],
        sign: str,
        untouched: bool,
    ) -> Taken:
        given = [one for one in targets if one is not None]
        there = len(kept)
        for position, row in enumerate(rows, start=start):
            if position == len(kept):
                kept.append(self._fresh(given))
            for one, cell in zip(targets, row, strict=False):
                if one is not None:
                    kept[position][one.key] = typed(cell, one, self._ends(one), sign)
        inputs = {**(cleared(self.calculator, now) if untouched else now), self.table.key: kept}
        told = [*self._said(rows, targets), *self._summary(rows, targets, sign)]
        told += self._lacking(given) if len(kept) > there else []
        if start < there:
            told.append(f"What else stood in these {self.table.rows} is still there.")
        return Taken(inputs, " ".join(told))

    def _uneven(self) -> str:
        """Refuse rows that have more cells than the first, as where a comma stands in numbers."""
        first = len(self.cells.rows[0]) if self.cells.rows else 0
        comma = self.cells.delimiter == ","
        for row, line in zip(self.cells.rows, self.cells.lines, strict=True):
            cells = len([cell for at, cell in enumerate(row) if cell or at < first])
            if cells > first if not comma else len(row) != first:
                cells_here = counted(len(row), "cell")
                said = (
                    f"Line {line} has {cells_here}, and the first has {amount(first)}. Nothing was"
                )
                return f"{said} taken" + ("; quote cells that hold a comma." if comma else ".")
        return ""

    def _targets(self, column: str) -> list[Field | None]:
        """The field of each column of the block."""
        if self.named:
            return self.found
        keys = [one.key for one in self.columns]
        waiting = self.columns[keys.index(column) if column in keys else 0 :]
        width = max(map(len, self.cells.rows), default=0)
        targets: list[Field | None] = []
        for at in range(width):
            while waiting and isinstance(waiting[0], Choice) and not self._chosen(waiting[0], at):
                waiting = waiting[1:]  # figures are meant for the next field, not for a choice
            targets.append(waiting[0] if waiting else None)
            waiting = waiting[1:]
        return targets

    def _chosen(self, choice: Choice, at: int) -> bool:
        """Whether a column of the block holds options of a choice."""
        cells = [row[at] for row in self.cells.rows if at < len(row)]
        return not all(map(numeral, cells)) or any(cell in choice.options for cell in cells)

    def _fresh(self, given: Sequence[Field]) -> Inputs:
        """A new row: what the block does not give is empty, or what it is without being said."""
        row: Inputs = {}
        for one in self.table.columns:
            if isinstance(one, Table):
                row[one.key] = []
            elif isinstance(one, Choice) and one not in given:
                row[one.key] = one.start
            else:
                default = getattr(one, "default", None)
                row[one.key] = "" if default is None else written(default)
        return row

    def _ends(self, one: Field) -> tuple[float, float]:
        if isinstance(one, Number):
            return one.low, one.high
        scale = next((each for each in self.calculator.fields if isinstance(each, Scale)), None)
        return scale.default if scale else (0, 0)

    def _said(self, rows: Sequence[Sequence[str]], targets: Sequence[Field | None]) -> list[str]:
        given = [one for one in targets if one is not None]
        labels = choose((one.label.lower() for one in given), "and")
        many = f"{amount(len(rows))} {self.table.row if len(rows) == 1 else self.table.rows}"
        said = [f"{many} taken, with {labels}."]
        left = [at for at, one in enumerate(targets) if one is None and self._filled(at, rows)]
        if left and self.named:
            headings = [self.cells.rows[0][at] for at in left]
            names = [quote(heading) for heading in headings if heading]
            without = len(headings) - len(names)
            names += [f"{counted(without, 'column')} without a heading"] if without else []
            are = agree(left)
            said.append(f"{choose(names, 'and')} {are} not asked for here and {are} left out.")
        elif left:
            said.append(f"{counted(len(left), 'column')} on the right found no place.")
        return said

    def _filled(self, at: int, rows: Sequence[Sequence[str]]) -> bool:
        """Whether anything stands in a column, or above it."""
        headed = bool(self.named and self.cells.rows[0][at])
        return headed or any(at < len(row) and not blank(row[at]) for row in rows)

    def _summary(
        self, rows: Sequence[Sequence[str]], targets: Sequence[Field | None], sign: str
    ) -> list[str]:
        """Say that the last row may be no row like the others."""
        at = next((at for at, one in enumerate(targets) if isinstance(one, Name)), None)
        name = rows[-1][at] if rows and at is not None and at < len(rows[-1]) else ""
        if not (rows and sums_up(name, rows, sign)):
            return []
        which = quote(name) if name else "The last row"
        return [f"{which} may summarise the {self.table.rows} above it; if so, remove it."]

    def _lacking(self, given: Sequence[Field]) -> list[str]:
        """What new rows need and the block did not give."""
        said = []
        lacking = [one for one in self.columns if one not in given]
        needed = [one.label.lower() for one in lacking if _needed(one)]
        if needed:
            names = choose(needed, "and").capitalize()
            said.append(f"{names} {agree(needed)} still to be filled in.")
        for one in lacking:
            if isinstance(one, Choice):
                start = one.options.get(one.start, one.start)
                said.append(f"{one.label} was not in it and stands at {quote(start)}.")
            elif isinstance(one, Number) and one.default is not None:
                start = f"{amount(one.default)} {one.unit}".strip()
                said.append(f"{one.label} was not in it and stands at {start}.")
        return said


def _needed(one: Field) -> bool:
    if isinstance(one, Choice):
        return False
    return getattr(one, "default", None) is None and not getattr(one, "optional", False)
