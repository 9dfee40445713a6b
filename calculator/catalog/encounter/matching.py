"""Which moments of several people are one: by their names, and nothing matched in silence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from calculator.declaration import Rater
from calculator.words import choose, folded, nearest, quote, several

NAMED = 12
"""So many people are named in a sentence; the rest is counted."""
Moment = dict[str, Any]
"""What somebody gave for a moment together with what was found for it."""


@dataclass(frozen=True)
class Matched:
    """Moments that every rater has, and what is said of the others.

    Attributes:
        moments: For each moment what each rater gave and what was found, in the order of the
            raters; the moments stand in the order of the first rater.
        said: What is unmatched or doubtful, by name and rater, a sentence each.
        left_out: The same as plain data: `name`, the `raters` that gave it, and `why`.
    """

    moments: list[list[Moment]]
    said: tuple[str, ...]
    left_out: list[dict[str, Any]]


def matched(raters: Sequence[Rater]) -> Matched:
    """Match moments by their names; capitals, blanks and signs do not tell names apart."""
    given = [one.found.beside(one.inputs["moments"]) for one in raters]
    keys = [[folded(moment["name"]) for moment in each] for each in given]
    held: list[dict[str, Moment]] = [
        dict(zip(reversed(each), reversed(moments), strict=True))
        for each, moments in zip(keys, given, strict=True)
    ]
    every = list(dict.fromkeys(key for each in keys for key in each))
    twice = {
        key: whose
        for key in every
        if (whose := [at for at, each in enumerate(keys) if Counter(each)[key] > 1])
    }
    whole = [key for key in every if key not in twice and all(key in each for each in held)]
    lonely = [key for key in every if key not in twice and key not in whole]
    moments = [[each[key] for each in held] for key in whole]
    said, left_out = list(_spelt(moments)), []
    for key, whose in twice.items():
        name, names = held[whose[0]][key]["name"], [raters[at].name for at in whose]
        said.append(
            f"{quote(name)} stands more than once in {several(names, NAMED)}: which one is meant "
            "is doubtful, so it is left out."
        )
        left_out.append({"name": name, "raters": names, "why": "it stands more than once"})
    asked: set[str] = set()
    for key in lonely:
        having = [at for at, each in enumerate(held) if key in each]
        name, names = held[having[0]][key]["name"], [raters[at].name for at in having]
        said.append(
            f"{quote(name)} is left out, since only {several(names, NAMED)} rated it."
            f"{_like(key, lonely, held, raters, asked)}"
        )
        left_out.append({"name": name, "raters": names, "why": "not everybody rated it"})
    return Matched(moments, tuple(said), left_out)


def _like(
    key: str,
    lonely: Sequence[str],
    held: Sequence[dict[str, Moment]],
    raters: Sequence[Rater],
    asked: set[str],
) -> str:
    """Ask, once of two names, whether one is a slip of the pen, if nobody gave both."""
    others = [
        one
        for one in lonely
        if one != key and not any(one in each and key in each for each in held)
    ]
    near = nearest(key, others)
    if not near or key in asked:
        return ""
    asked.add(near)
    at = next(at for at, each in enumerate(held) if near in each)
    name, rater = quote(held[at][near]["name"]), quote(raters[at].name)
    return f" Is it {name} of {rater}? If so, give both one name."


def _spelt(moments: Sequence[Sequence[Moment]]) -> Iterator[str]:
    """Names that are taken for one though they are written in more than one way."""
    for each in moments:
        names = list(dict.fromkeys(moment["name"] for moment in each))
        if len(names) > 1:
            yield f"Taken for one moment: {choose(map(quote, names), 'and')}."
