"""Files of the same form, one below the other: waves of one survey."""

from collections.abc import Sequence

from calculator.survey.export import Decision, Export
from calculator.survey.stems import distinct
from calculator.words import amount, choose, counted, quote, several

FILE = "(file)"
"""The heading of the column that tells which file a row is from."""


def stacked(exports: Sequence[Export]) -> tuple[Export | None, str]:
    """One file of several of the same form, with a column that tells which a row is from.

    Columns are matched by their headings, in any order; files with other headings are not the same
    form, and nothing is left out to make them so.

    Args:
        exports: One file at least.

    Returns:
        The file, and nothing; or None and a sentence about what differs.
    """
    if len(exports) == 1:
        return exports[0], ""
    first, *others = exports
    names = distinct(first.headings)
    order = [tuple(range(len(names)))]
    for other in others:
        theirs = distinct(other.headings)
        here = [name for name in names if name not in theirs]
        there = [name for name in theirs if name not in names]
        if here or there:
            said = [f"{quote(first.name)} alone has {several(here)}"] if here else []
            said += [f"{quote(other.name)} alone has {several(there)}"] if there else []
            return None, f"These files are not of the same form: {choose(said, 'and')}."
        order.append(tuple(theirs.index(name) for name in names))
    columns = tuple(
        tuple(
            cell
            for export, at in zip(exports, order, strict=True)
            for cell in export.columns[at[column]]
        )
        for column in range(len(names))
    )
    files = _apart([export.name for export in exports])
    told = tuple(
        name for name, export in zip(files, exports, strict=True) for _ in range(len(export.lines))
    )
    rows = choose([amount(len(export.lines)) for export in exports], "and")
    size = 0
    for export in exports:
        size += export.size
    one_below_other = Decision(
        f"{counted(len(exports), 'file')} of the same form stand one below the other.",
        f"They have the same {counted(len(names), 'heading')}, and {rows} rows.",
    )
    return Export(
        name=choose(files, "and"),
        size=size,
        digest="+".join(export.digest for export in exports),
        headings=(FILE, *names),
        columns=(told, *columns),
        lines=tuple(line for export in exports for line in export.lines),
        settled=(*(one for export in exports for one in export.settled), one_below_other),
        asked=tuple({one.key: one for export in exports for one in export.asked}.values()),
    ), ""


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """The files' names, told apart where two folders hold one of the same name."""
    return distinct(list(names))
