"""What the calculator asks and gives: counts of one survey or of two, or the answers themselves."""

from calculator.catalog import _counted as answers
from calculator.catalog import _waves as waves
from calculator.declaration import Message, Value
from calculator.fields import Field, Inputs, Number

KINDS = ("promoters", "passives", "detractors")
MEANS = {
    "promoters": "How many answered 9 or 10 when asked from 0 to 10 whether they would recommend.",
    "passives": "How many answered 7 or 8. They count among all answers.",
    "detractors": "How many answered 0 to 6.",
}
SCALE = range(11)
FIELDS: tuple[Field, ...] = (
    *(
        Number(
            kind,
            kind.capitalize(),
            0,
            answers.MOST,
            whole=True,
            help=MEANS[kind],
            unless="scores",
        )
        for kind in KINDS
    ),
    answers.one_by_one(
        "scores",
        SCALE,
        "In place of the three counts: the answers from 0 to 10, one below the other, as a sheet "
        "holds them. 9 and 10 are promoters, 7 to below 9 passives, below 7 detractors. A blank "
        "line is a missing answer.",
        whole=False,
    ),
    *(
        Number(
            f"second_{kind}",
            f"Second (later) survey, {kind}",
            0,
            answers.MOST,
            whole=True,
            optional=True,
            help="Of a later survey, to see whether the score changed. Leave all three empty if "
            "there is one survey."
            if kind == KINDS[0]
            else "Of the later survey.",
        )
        for kind in KINDS
    ),
    answers.one_by_one(
        "second_scores",
        SCALE,
        "In place of the three counts of the later survey: its answers, one below the other.",
        whole=False,
    ),
)
ONE = (
    Value("nps", "Net promoter score", unit="points"),
    Value("margin", "Plain margin", unit="points"),
    Value("low", "Plain interval, low", unit="points"),
    Value("high", "Plain interval, high", unit="points"),
    Value("nps_adjusted", "Adjusted score", unit="points"),
    Value("low_adjusted", "Adjusted interval, low", unit="points"),
    Value("high_adjusted", "Adjusted interval, high", unit="points"),
    *answers.ANSWERED,
    *(Value(kind, kind.capitalize(), shown="count") for kind in KINDS),
)
VALUES = (
    *waves.both(ONE),
    Value("difference", "Adjusted difference", unit="points"),
    Value("difference_low", "Adjusted difference, low", unit="points"),
    Value("difference_high", "Adjusted difference, high", unit="points"),
    Value("difference_plain", "Plain difference", unit="points"),
    Value("difference_low_plain", "Plain difference, low", unit="points"),
    Value("difference_high_plain", "Plain difference, high", unit="points"),
)


def check(inputs: Inputs) -> list[Message]:
    """Find answers given twice, counts without the others, and surveys that nobody answered."""
    return _first(inputs) or _second(inputs)


def _first(inputs: Inputs) -> list[Message]:
    if inputs["scores"] is not None:
        return _twice(inputs, KINDS, "scores", "")
    if any(inputs[kind] for kind in KINDS):
        return []
    said = "Promoters, passives and detractors are all 0; at least 1 answer is needed."
    return [Message("promoters", said)]


def _second(inputs: Inputs) -> list[Message]:
    keys = tuple(f"second_{kind}" for kind in KINDS)
    if inputs["second_scores"] is not None:
        return _twice(inputs, keys, "second_scores", "Second survey: ")
    missing = [key for key in keys if inputs[key] is None]
    if len(missing) == len(keys):
        return []
    if missing:
        whole = f"a whole number from 0 to {answers.MOST:,} is needed beside the others."
        return [Message(key, f"Second survey, {key.partition('_')[2]}: {whole}") for key in missing]
    if any(inputs[key] for key in keys):
        return []
    said = (
        "Second survey: promoters, passives and detractors are all 0; at least 1 answer is needed, "
        "or leave the three empty."
    )
    return [Message(keys[0], said)]


def _twice(inputs: Inputs, keys: tuple[str, ...], scores: str, survey: str) -> list[Message]:
    if all(inputs[key] is None for key in keys):
        return []
    said = f"{survey}Give either the three counts or the answers one by one; here are both."
    return [Message(scores, said)]
