"""The tables: classes by either rule, counts, and what the evaluation table decides."""

from calculator.catalog.kano.counts import CLASSES, Counts, compared
from calculator.catalog.kano.fields import ANSWERS, TABLES
from calculator.declaration import Findings, Grid, Inputs
from calculator.methods import kano
from calculator.words import amount, percent


def classes(found: Findings) -> Grid:
    """The class of each moment by either rule, and how strong it is."""
    return Grid(
        caption="Classes: the most frequent, and by the larger half of the answers",
        head=(
            "Moment",
            "Most frequent",
            "By halves",
            "Rules",
            "Clear (Fong)",
            "Category strength",
            "Total strength",
        ),
        rows=tuple(
            (
                row["name"],
                CLASSES[row["class_mode"]],
                CLASSES[row["class_rule"]],
                "agree" if row["class_mode"] == row["class_rule"] else "disagree",
                "yes" if row["significant"] else "no",
                percent(row["category_strength"]),
                percent(row["total_strength"]),
            )
            for row in found.rows
        ),
        numeric=frozenset({5, 6}),
    )


def answered(found: Findings, counts: list[Counts]) -> Grid:
    """How many customers fall into each class."""
    return Grid(
        caption="How many answered what",
        head=("Moment", *(f"{letter} {CLASSES[letter]}" for letter in kano.CLASSES)),
        rows=tuple(
            (row["name"], *(amount(one[letter]) for letter in kano.CLASSES))
            for row, one in zip(found.rows, counts, strict=True)
        ),
        numeric=frozenset(range(1, 7)),
    )


def two_tables(inputs: Inputs) -> Grid:
    """The classes by Kano's table and by Pouliot's."""

    def named(counts: Counts) -> str:
        mode, rule = kano.class_mode(counts), kano.class_rule(counts)
        return CLASSES[mode] if mode == rule else f"{CLASSES[mode]}; by halves {CLASSES[rule]}"

    return Grid(
        caption="The same pairs read by either table",
        head=("Moment", TABLES[kano.KANO], TABLES[kano.POULIOT], "Pairs read differently", "Class"),
        rows=tuple(
            (
                name,
                named(one),
                named(other),
                amount(other["Q"] - one["Q"]),
                "changes" if moves else "stays",
            )
            for name, one, other, moves in compared(inputs)
        ),
        numeric=frozenset({3}),
    )


def evaluation() -> Grid:
    """How a pair of answers becomes a class."""
    return Grid(
        caption="The evaluation table; behind a stroke, Pouliot’s reading where it differs",
        head=("If it is there ↓, if it is not →", *ANSWERS.values()),
        rows=tuple(
            (
                words,
                *(
                    one if one == other else f"{one} / {other}"
                    for one, other in zip(
                        kano.TABLES[kano.KANO][at], kano.TABLES[kano.POULIOT][at], strict=True
                    )
                ),
            )
            for at, words in enumerate(ANSWERS.values())
        ),
    )
