"""How many customers put each moment into which class, and how sure a share of them is."""

from math import fsum

from calculator.fields import Inputs
from calculator.methods import kano, wilson

CLASSES = {
    "A": "attractive",
    "O": "one-dimensional",
    "M": "must-be",
    "I": "indifferent",
    "R": "reverse",
    "Q": "questionable",
}


def moments_of(inputs: Inputs, table: str = "") -> list[Inputs]:
    """Each moment with its counts; those of pairs in the order in which they first appear."""
    if inputs["rows"]:
        return list(inputs["rows"])
    answers: dict[str, list[tuple[str, str]]] = {}
    for pair in inputs["pairs"]:
        answers.setdefault(pair["name"], []).append((pair["functional"], pair["dysfunctional"]))
    read_by = table or inputs["table"]
    return [{"name": name, **kano.tally(pairs, read_by)} for name, pairs in answers.items()]


BLIND = {kano.KANO: 2 / 25, kano.POULIOT: 4 / 25}
"""Share of questionable answers if people ticked at random: so many cells of the table are that."""


def doubted(moment: Inputs) -> dict[str, float]:
    """Share of questionable answers with its interval."""
    answers = fsum(moment[one] for one in kano.CLASSES)
    low, high = wilson.interval(moment["Q"], answers)
    return {
        "questionable": moment["Q"] / answers,
        "questionable_low": low,
        "questionable_high": high,
    }


def faulty(moments: list[Inputs], table: str) -> list[Inputs]:
    """Moments with more questionable answers than blind ticking gives, for sure."""
    return [one for one in moments if one["questionable_low"] > BLIND[table]]


def of_all(moment: Inputs, key: str) -> tuple[float, float, float]:
    """Those whom having (better) or missing (worse) it moves, of all who answered; the interval."""
    answers = fsum(moment[one] for one in kano.CLASSES)
    moved = fsum(moment[one] for one in ("AO" if key == "better" else "OM"))
    return moved / answers, *wilson.interval(moved, answers)


def placed(moments: list[Inputs]) -> list[Inputs]:
    """The moments that have coefficients."""
    return [one for one in moments if one["better"] is not None]


def interval_of(moment: Inputs, key: str) -> tuple[float, float] | None:
    """95 % interval of the share behind a moment's better or worse; None below one answer."""
    answers = kano.judged(moment)
    share = abs(moment[key])
    return wilson.interval(min(share * answers, answers), answers) if answers >= 1 else None


def by_either_table(inputs: Inputs) -> list[Inputs]:
    """Each moment of pairs by Kano's table and by Pouliot's, and whether a class changes."""
    tables = (moments_of(inputs, table) for table in (kano.KANO, kano.POULIOT))
    return [
        {
            "name": one["name"],
            kano.KANO: one,
            kano.POULIOT: other,
            "moves": _classes(one) != _classes(other),
        }
        for one, other in zip(*tables, strict=True)
    ]


def _classes(moment: Inputs) -> tuple[str, str]:
    return kano.class_mode(moment), kano.class_rule(moment)
