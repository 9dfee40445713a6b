"""What each experience rests on: measured answers, a few conversations, or a guess."""

from collections.abc import Iterable, Iterator, Sequence

from calculator.catalog.encounter.weights import importance, reach
from calculator.declaration import Message, note
from calculator.fields import Inputs
from calculator.methods import first_place
from calculator.methods.first_place import Uncertain
from calculator.words import agree, amount, counted, plural, several

MEASURED, TALKS, GUESS, UNSAID = "measured", "conversations", "guess", "not said"


def kind(moment: Inputs) -> str:
    """How an experience is known, by which of the two numbers is given."""
    if moment["answers"] is None:
        return UNSAID
    if not moment["answers"]:
        return GUESS
    return TALKS if moment["sd"] is None else MEASURED


def said(moments: Iterable[Inputs]) -> bool:
    """Whether any moment says how its experience is known."""
    return any(one["answers"] is not None for one in moments)


def known(moments: Sequence[Inputs], scale: tuple[float, float]) -> list[Uncertain]:
    """Each moment with its spread and its answers; what is not said counts as a guess."""
    return [
        Uncertain(
            reach(one),
            importance(one["importance"], scale),
            one["expectation"],
            one["experience"],
            one["sd"] if kind(one) == MEASURED else first_place.guessed_spread(*scale),
            one["answers"] or 0,
        )
        for one in moments
    ]


def interval(moment: Inputs, scale: tuple[float, float]) -> tuple[float, float] | None:
    """Where the experience of a moment lies in 95 of 100 draws, cut to the scale.

    None where nothing is said of how it is known.
    """
    if kind(moment) == UNSAID:
        return None
    (one,), (low, high) = known([moment], scale), scale
    half = first_place.Z * first_place.standard_error(one.spread, one.answers)
    return max(low, one.experience - half), min(high, one.experience + half)


def words(moment: Inputs) -> str:
    """How an experience is known, in words for a table."""
    answers = moment["answers"]
    return {
        UNSAID: "not said, taken as a guess",
        GUESS: "a guess",
        TALKS: counted(answers or 0, "conversation"),
        MEASURED: f"{counted(answers or 0, 'answer')}, spread {amount(moment['sd'] or 0)}",
    }[kind(moment)]


def impossible(moments: Sequence[Inputs], widest: float) -> Iterator[Message]:
    """Spreads that answers on this scale cannot have."""
    for at, one in enumerate(moments):
        if one["sd"] is not None and one["sd"] > widest:
            yield Message(
                f"moments.{at}.sd",
                f"Moments, row {at + 1}, spread: {amount(one['sd'])} is more than the scale is "
                f"wide; answers on it differ by {amount(widest)} at most.",
            )


def notes(moments: Sequence[Inputs]) -> Iterator[Message]:
    """Evidence that cannot be used as it was given."""
    alone = [one["name"] for one in moments if one["sd"] is not None and not one["answers"]]
    if alone:
        yield note(
            "moments",
            f"A spread says nothing without the number of answers: that of {several(alone)} is "
            "not used.",
        )
    silent = [one["name"] for one in moments if kind(one) == UNSAID]
    if said(moments) and silent:
        yield note(
            "moments",
            f"{plural(len(silent), 'moment', 'moments')} without a number of answers and "
            f"{agree(silent, 'counts as a guess', 'count as guesses')}: {several(silent)}.",
        )
