"""Which contacts count: one, all, or the key ones."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, Part, circle, height, line, words

SENSES = (
    ("The bullring", "the one thrust that decides", {6}),
    ("Wide: Normann, Carlzon", "every contact", set(range(7))),
    ("Narrow: later writing", "the few that weigh most; the rest are touchpoints", {1, 4, 6}),
)
OF_A_JOURNEY = 7


def draw(wide: bool) -> Drawing:
    """The same journey three times; what counts as a moment of truth is filled."""
    parts: list[Part] = []
    y = 6.0
    for name, says, counted in SENSES:
        room = 0.92 * (262 if wide else NARROW - 12)
        below = y + 20 + height(says, "small", room)
        x, row = (300.0, y + 18) if wide else (20.0, below + 18)
        last = (WIDE if wide else NARROW) - 20
        parts += [
            words(6, y, name, "strong"),
            words(6, y + 20, says, "small", width=room),
            line([(x, row), (last, row)], "soft"),
        ]
        step = (last - x) / (OF_A_JOURNEY - 1)
        parts += [
            circle(x + at * step, row, 9, "accent" if at in counted else "known")
            for at in range(OF_A_JOURNEY)
        ]
        y = max(below, row + 10) + 18
    return Drawing(WIDE if wide else NARROW, y - 10, tuple(parts))


DIAGRAM = Diagram(
    title="Which contacts are moments of truth?",
    description=(
        "The same journey of seven contacts, three times; the moments of truth are filled. In the "
        "bullring it is one, the thrust that decides. In the wide sense, Normann’s and Carlzon’s, "
        "it is every contact. In the narrow sense of later writing it is the few that weigh most; "
        "the rest are touchpoints."
    ),
    caption=(
        "Before you answer a question about the term, find out which of the last two senses it is "
        "in: “any contact” or “key contacts”."
    ),
    draw=draw,
)
