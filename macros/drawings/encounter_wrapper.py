"""The encounter around its moments of truth, and the relationship around the encounters."""

from __future__ import annotations

from macros.drawings.pen import (
    NARROW,
    WIDE,
    Box,
    Diagram,
    Drawing,
    Part,
    arrow,
    centred,
    circle,
    words,
)

MANAGED, KNOWN, UNKNOWN = "managed", "known", "unknown"
CONTACTS = (
    ("finds the number", UNKNOWN),
    ("waits", KNOWN),
    ("is greeted", MANAGED),
    ("says what is wrong", KNOWN),
    ("gets help", MANAGED),
    ("is back at work", UNKNOWN),
)
STATES = (
    (MANAGED, "managed: defined and looked after"),
    (KNOWN, "known, but not defined"),
    (UNKNOWN, "unknown to the provider"),
)
BEFORE, AFTER = "An earlier encounter", "The next encounter"


def mark(x: float, y: float, state: str) -> list[Part]:
    """A moment of truth; what it looks like tells how well it is known."""
    parts: list[Part] = [circle(x, y, 10, state)]
    if state == UNKNOWN:
        parts.append(centred(x, y, "?", "strong"))
    return parts


def draw(wide: bool) -> Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return _wide() if wide else _narrow()


def _wide() -> Drawing:
    parts: list[Part] = [
        Box(2, 2, WIDE - 4, 250, "panel", 14),
        words(18, 12, "The relationship", "title"),
        words(142, 13, "wraps the encounters, over years"),
        Box(18, 48, 92, 150, "plain", 10),
        centred(64, 123, BEFORE, "small", width=82),
        Box(530, 48, 92, 150, "plain", 10),
        centred(576, 123, AFTER, "small", width=82),
        Box(130, 44, 380, 158, "strong", 10),
        words(144, 54, "The service encounter", "title"),
        words(308, 55, "wraps the moments of truth"),
    ]
    for position, (name, state) in enumerate(CONTACTS):
        x = 165 + position * 62
        parts += mark(x, 108, state)
        parts.append(words(x, 126, name, "small", width=62, anchor="middle"))
    parts += arrow([(110, 123), (130, 123)])
    parts += arrow([(510, 123), (530, 123)])
    parts += arrow([(70, 232), (WIDE - 18, 232)], "soft")
    parts.append(words(18, 232, "time", "small soft", middle=True))
    for position, (state, said) in enumerate(STATES):
        x = 14 + (0, 246, 428)[position]
        parts += [*mark(x, 274, state), words(x + 17, 274, said, "small", middle=True)]
    return Drawing(WIDE, 290, tuple(parts))


def _narrow() -> Drawing:
    parts: list[Part] = [
        Box(2, 2, NARROW - 4, 452, "panel", 14),
        words(16, 12, "The relationship", "title"),
        words(16, 32, "wraps the encounters, over years", "small"),
        Box(16, 60, NARROW - 32, 34, "plain", 10),
        centred(NARROW / 2, 77, BEFORE, "small"),
        Box(16, 114, NARROW - 32, 274, "strong", 10),
        words(30, 124, "The service encounter", "title"),
        words(30, 144, "wraps the moments of truth", "small"),
    ]
    parts += arrow([(NARROW / 2, 94), (NARROW / 2, 114)])
    for position, (name, state) in enumerate(CONTACTS):
        y = 186 + position * 35
        parts += [*mark(44, y, state), words(64, y, name, middle=True)]
    parts += arrow([(NARROW / 2, 388), (NARROW / 2, 408)])
    parts += [
        Box(16, 408, NARROW - 32, 34, "plain", 10),
        centred(NARROW / 2, 425, AFTER, "small"),
    ]
    for position, (state, said) in enumerate(STATES):
        y = 476 + position * 26
        parts += [*mark(16, y, state), words(34, y, said, "small", middle=True)]
    return Drawing(NARROW, 542, tuple(parts))


DIAGRAM = Diagram(
    title="The service encounter as the wrapper of its moments of truth",
    description=(
        "Two frames, one within the other. The outer one is the relationship, which wraps an "
        "earlier encounter, the present one and the next, in the order of time, over years. The "
        "inner one is the present service encounter, a call for help, which wraps six moments of "
        "truth: the customer finds the number (unknown to the provider), waits (known, but not "
        "defined), is greeted (managed: defined and looked after), says what is wrong (known, but "
        "not defined), gets help (managed) and is back at work (unknown)."
    ),
    caption=(
        "A moment of truth stands inside an encounter, and the encounter inside a relationship. Of "
        "the six moments of this call the provider manages two; the customer judges by all six. "
        "The encounter as a wrapper is Clayton’s; the frame around it and the example are ours."
    ),
    draw=draw,
)
