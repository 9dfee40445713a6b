"""The tables: classes by either rule, counts, and what the evaluation table decides."""

from calculator.catalog.kano.counts import CLASSES, by_either_table
from calculator.catalog.kano.fields import ANSWERS, TABLES
from calculator.fields import Inputs
from calculator.grids import Grid, grid, number, text
from calculator.methods import kano
from calculator.words import percent


def classes(moments: list[Inputs]) -> Grid:
    """The class of each moment by either rule, and how strong it is."""
    return grid(
        "Classes: the most frequent, and by the larger half of the answers",
        moments,
        text("Moment", "name"),
        text("Most frequent", "class_mode", CLASSES.__getitem__),
        text("By halves", "class_rule", CLASSES.__getitem__),
        text("Rules", lambda m: "agree" if m["class_mode"] == m["class_rule"] else "disagree"),
        text("Clear (Fong)", "significant", lambda clear: "yes" if clear else "no"),
        number("Category strength", "category_strength", percent),
        number("Total strength", "total_strength", percent),
    )


def answered(moments: list[Inputs]) -> Grid:
    """How many customers fall into each class."""
    return grid(
        "How many answered what",
        moments,
        text("Moment", "name"),
        *(number(f"{letter} {name}", letter) for letter, name in CLASSES.items()),
    )


def two_tables(inputs: Inputs) -> Grid:
    """The classes by Kano's table and by Pouliot's."""
    return grid(
        "The same pairs read by either table",
        by_either_table(inputs),
        text("Moment", "name"),
        *(text(table, key, _named) for key, table in TABLES.items()),
        number("Pairs read differently", lambda one: one[kano.POULIOT]["Q"] - one[kano.KANO]["Q"]),
        text("Class", "moves", lambda moves: "changes" if moves else "stays"),
    )


def _named(moment: Inputs) -> str:
    mode, rule = CLASSES[kano.class_mode(moment)], CLASSES[kano.class_rule(moment)]
    return mode if mode == rule else f"{mode}; by halves {rule}"


def evaluation() -> Grid:
    """How a pair of answers becomes a class."""
    return grid(
        "The evaluation table; behind a stroke, Pouliot’s reading where it differs",
        [
            {"there": words, **{missing: _read(there, missing) for missing in ANSWERS}}
            for there, words in ANSWERS.items()
        ],
        text("If it is there ↓, if it is not →", "there"),
        *(text(words, missing) for missing, words in ANSWERS.items()),
    )


def _read(there: str, missing: str) -> str:
    """The class of a pair, by both tables where they differ."""
    return " / ".join(dict.fromkeys(kano.classify(there, missing, table) for table in TABLES))
