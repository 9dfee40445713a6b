"""The encounter around its moments of truth, and the relationship around the encounters."""

from __future__ import annotations

from macros.drawings import pen

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


def mark(x: float, y: float, state: str) -> list[pen.Part]:
    """A moment of truth; what it looks like shows how well it is known."""
    parts: list[pen.Part] = [pen.circle(x, y, 10, state)]
    if state == UNKNOWN:
        parts.append(pen.centred(x, y, "?", "strong"))
    return parts


def draw(wide: bool) -> pen.Drawing:
    """Side by side on a screen, one below the other on a phone."""
    return _wide() if wide else _narrow()


def _wide() -> pen.Drawing:
    parts: list[pen.Part] = [
        pen.Box(2, 2, pen.WIDE - 4, 250, "panel", 14),
        pen.words(18, 12, "The relationship", "title"),
        pen.words(160, 13, "wraps the encounters, over years"),
        pen.Box(18, 48, 92, 150, "plain", 10),
        pen.centred(64, 123, BEFORE, "small", width=82),
        pen.Box(530, 48, 92, 150, "plain", 10),
        pen.centred(576, 123, AFTER, "small", width=82),
        pen.Box(130, 44, 380, 158, "strong", 10),
        pen.words(144, 54, "The service encounter", "title"),
        pen.words(144, 73, "wraps the moments of truth", "small"),
    ]
    for position, (name, state) in enumerate(CONTACTS):
        x = 165 + position * 62
        parts += mark(x, 108, state)
        parts.append(pen.words(x, 126, name, "small", width=62, anchor="middle"))
    parts += pen.arrow([(110, 123), (130, 123)])
    parts += pen.arrow([(510, 123), (530, 123)])
    parts += pen.arrow([(70, 232), (pen.WIDE - 18, 232)], "soft")
    parts.append(pen.words(18, 232, "time", "small soft", middle=True))
    for position, (state, said) in enumerate(STATES):
        x, y = 14 + position % 2 * 320, 274 + position // 2 * 26
        parts += [*mark(x, y, state), pen.words(x + 17, y, said, "small", middle=True)]
    return pen.Drawing(pen.WIDE, 316, tuple(parts))


def _narrow() -> pen.Drawing:
    parts: list[pen.Part] = [
        pen.Box(2, 2, pen.NARROW - 4, 452, "panel", 14),
        pen.words(16, 12, "The relationship", "title"),
        pen.words(16, 32, "wraps the encounters, over years", "small"),
        pen.Box(16, 60, pen.NARROW - 32, 34, "plain", 10),
        pen.centred(pen.NARROW / 2, 77, BEFORE, "small"),
        pen.Box(16, 114, pen.NARROW - 32, 274, "strong", 10),
        pen.words(30, 124, "The service encounter", "title"),
        pen.words(30, 144, "wraps the moments of truth", "small"),
    ]
    parts += pen.arrow([(pen.NARROW / 2, 94), (pen.NARROW / 2, 114)])
    for position, (name, state) in enumerate(CONTACTS):
        y = 186 + position * 35
        parts += [*mark(44, y, state), pen.words(64, y, name, middle=True)]
    parts += pen.arrow([(pen.NARROW / 2, 388), (pen.NARROW / 2, 408)])
    parts += [
        pen.Box(16, 408, pen.NARROW - 32, 34, "plain", 10),
        pen.centred(pen.NARROW / 2, 425, AFTER, "small"),
    ]
    for position, (state, said) in enumerate(STATES):
        y = 476 + position * 26
        parts += [*mark(16, y, state), pen.words(34, y, said, "small", middle=True)]
    return pen.Drawing(pen.NARROW, 542, tuple(parts))


DIAGRAM = pen.Diagram(
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
