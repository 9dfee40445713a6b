"""Where the names of marks stand: near their marks, within the chart, upon nothing else.

Each name tries places around its mark in one order, and shorter words where the whole has no room.
What has no room at all is left out: a number on an axis, or the table, has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from calculator.views.letters import cut
from calculator.views.plane import Area, Text, point

Place = tuple[float, float]
Line = tuple[Place, Place]
SHARES = (1.0, 0.6, 0.4, 0.27)
"""How much of the room for names one may take, tried in this order."""
FEWEST = 8
"""With fewer signs a name that was cut says less than its number."""
STEPS = (0.0, 0.9, 1.8)
"""How far beyond the nearest place a name may stand, in heights of letters."""

CLEARLY, HARDLY = 2.25, 1 / 3
"""How far another mark must be from words, as a part of how far their own is; both squared."""


@dataclass(frozen=True)
class Label:
    """Words beside a mark; those that had to stand further off are tied to it by a line."""

    text: Text
    leader: str


def around(x: float, y: float, radius: float) -> Area:
    """The room that a mark takes up."""
    return Area(x - radius, y - radius, x + radius, y + radius)


def wordings(name: str, size: float, room: float, before: str = "") -> list[str]:
    """A name whole and ever shorter, each once, behind the number that it may have.

    >>> wordings("Lift", 10, 100), wordings("A long wait", 10, 40, before="3")
    (['Lift'], ['3'])
    """
    tried = [cut(name, size, room * share) for share in SHARES]
    worded = [f"{before} {one}".strip() for one in tried if len(one) >= FEWEST or one == name]
    return [*dict.fromkeys([*worded, before] if before else worded or tried[:1])]


def beside(
    words: Sequence[str],
    mark: Place,
    radius: float,
    like: Text,
    room: Area,
    taken: Sequence[Area],
    lines: Sequence[Line],
    *,
    others: Sequence[Place] = (),
    below: bool = False,
    sideways: bool = False,
) -> Label | None:
    """The words that have room beside a mark, at the first place that is free.

    Args:
        words: What may be written, the best first.
        mark: The place of the mark.
        radius: How far the mark reaches, which is kept free.
        like: Size, role and weight of the words.
        room: Where words may stand.
        taken: What they must not meet.
        lines: What they should not cross; they do if there is no other place.
        others: Marks that words must not seem to belong to: each is half as far again from them
            as their own at least. As a last resort the last words may stand nearer to another.
        below: Whether to try below the mark first.
        sideways: Whether to try the two sides first.
    """
    tries = [(one, others, CLEARLY) for one in words]
    tries += [(one, others, HARDLY) for one in words[-1:]] + [(one, (), 0.0) for one in words[-1:]]
    for one, strangers, ratio in tries:
        for step in STEPS:
            crossing: Label | None = None
            for text, box in _tried(one, mark, radius, like, room, step, below, sideways):
                if not box.within(room) or any(box.meets(other) for other in taken):
                    continue
                own = ratio * _away(box, mark)
                if any(_away(box, other) < own for other in strangers):
                    continue
                label = Label(text, _leader(mark, box) if step else "")
                if not any(crosses(line, box) for line in lines):
                    return label
                crossing = crossing or label
            if crossing:
                return crossing
    return None


def _away(box: Area, place: Place) -> float:
    """The square of the distance from a place to a box; 0 within."""
    across = max(box.left - place[0], place[0] - box.right, 0.0)
    up = max(box.top - place[1], place[1] - box.bottom, 0.0)
    return across * across + up * up


def _leader(mark: Place, box: Area) -> str:
    """A line from a mark to the nearest place at the edge of its words."""
    x = min(max(mark[0], box.left), box.right)
    y = min(max(mark[1], box.top), box.bottom)
    return f"M{point(*mark)}L{point(x, y)}"


def _tried(
    words: str,
    mark: Place,
    radius: float,
    like: Text,
    room: Area,
    step: float,
    below: bool,
    sideways: bool,
) -> Iterator[tuple[Text, Area]]:
    """The words at each place around a mark, and the room that they take up there."""
    (x, y), size = mark, like.size
    gap = radius + 2 + step * size
    up, down = y - gap - 0.25 * size, y + gap + 0.8 * size
    level = y + 0.3 * size
    heights = (down, up) if below else (up, down)
    across = [(x, one, "middle") for one in heights]
    beside_it = [(x + gap + 1, level, "start"), (x - gap - 1, level, "end")]
    diagonal = [
        (x + aside * gap * 0.8, one, anchor)
        for one in heights
        for aside, anchor in ((1, "start"), (-1, "end"))
    ]
    long = Text(words, x, y, size, bold=like.bold).width
    shifted = [
        (x + aside * long, line, "middle")
        for line in heights
        for aside in (0.17, -0.17, 0.33, -0.33)
    ]
    ordered = beside_it + across if sideways else across + beside_it
    ordered += shifted + diagonal
    for at, line, anchor in ordered:
        text = Text(words, at, line, size, anchor, like.role, like.bold)
        box = text.box
        if anchor == "middle" and (aside := box.aside(room.left, room.right)):
            text = Text(words, at + aside, line, size, anchor, like.role, like.bold)
            box = text.box
        yield text, box


def crosses(line: Line, box: Area) -> bool:
    """Whether a straight line between two places goes through a box."""
    (x, y), (u, v) = line
    if max(x, u) < box.left or min(x, u) > box.right:
        return False
    if max(y, v) < box.top or min(y, v) > box.bottom:
        return False
    sides = [
        (u - x) * (corner_y - y) - (v - y) * (corner_x - x)
        for corner_x in (box.left, box.right)
        for corner_y in (box.top, box.bottom)
    ]
    return min(sides) <= 0 <= max(sides)


PUSHES = 60
"""After so many rounds marks stay where they are, though some may still touch."""


def parted(places: Sequence[Place], radii: Sequence[float], rooms: Sequence[Area]) -> list[Place]:
    """The same places, moved until nothing that reaches as far as its radius meets another.

    Those on one spot go sideways, in their order. Each stays in its own room: a mark that was
    pushed over a cross-hair would say that it belongs to another quadrant.

    >>> parted([(10, 10), (10, 10), (40, 10)], [5, 5, 5], [Area(0, 0, 100, 100)] * 3)
    [(5.0, 10.0), (15.0, 10.0), (40, 10)]
    """
    moved = list(places)
    for _ in range(PUSHES):
        still = True
        for at, one in enumerate(moved):
            for other_at in range(at + 1, len(moved)):
                one, other, least = moved[at], moved[other_at], radii[at] + radii[other_at]
                across, up = other[0] - one[0], other[1] - one[1]
                if abs(across) >= least or abs(up) >= least:
                    continue
                distance = sqrt(across * across + up * up)
                if distance >= least - 0.05:
                    continue
                still = False
                if distance < 0.05:
                    across, up, distance = 1.0, 0.0, 1.0
                    push = least / 2
                else:
                    push = (least - distance) / 2
                aside, higher = across / distance * push, up / distance * push
                moved[at] = _kept((one[0] - aside, one[1] - higher), rooms[at])
                beyond = (other[0] + aside, other[1] + higher)
                moved[other_at] = _kept(beyond, rooms[other_at])
        if still:
            break
    return moved


def _kept(at: Place, room: Area) -> Place:
    return min(max(at[0], room.left), room.right), min(max(at[1], room.top), room.bottom)
