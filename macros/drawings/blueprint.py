"""A service blueprint: what the customer sees, and what it stands on."""

from __future__ import annotations

from itertools import pairwise

from macros.drawings import pen

LANES = (
    ("What can be seen", ("Booking page", "Lobby, key card", "Invoice"), "soft"),
    ("What the customer does", ("Books a room", "Checks in", "Pays and leaves"), "customer"),
    ("On stage", ("Confirms by e-mail", "Greets, hands over key", "Hands over bill"), "plain"),
    ("Backstage", ("Assigns a room", "Cleans the room", "Checks the bill"), "plain"),
    ("Support", ("Reservation system", "Cleaning rota", "Accounts"), "plain"),
)
LINES = ("", "line of interaction", "line of visibility", "line of internal interaction")
"""Between each lane and the next one; nothing parts the customer from what he sees."""
FAILS = {(2, 1), (3, 1), (3, 2)}
"""Lane and step of the points where this service is most likely to fail."""


def draw(wide: bool) -> pen.Drawing:
    """Lanes are named at their side on a screen, above them on a phone."""
    breadth = pen.WIDE if wide else pen.NARROW
    left = 112.0 if wide else 2.0
    gap = 14.0 if wide else 8.0
    cell = (breadth - left - 2 - 2 * gap) / 3
    high = 38.0 if wide else 56.0
    parts: list[pen.Part] = []
    y = 4.0
    rows = []
    for at, (name, steps, kind) in enumerate(LANES):
        if not wide:
            parts.append(pen.words(2, y, name, "strong"))
            y += 20
        else:
            parts.append(pen.words(2, y + high / 2, name, "strong", width=left - 8, middle=True))
        rows.append(y)
        for step, text in enumerate(steps):
            x = left + step * (cell + gap)
            parts += pen.panel(x, y, cell, high, text, kind, "small")
            if (at, step) in FAILS:
                parts += _fail(x + cell - 12, y + 2)
            if kind == "customer" and step:
                parts += pen.arrow([(x - gap, y + high / 2), (x, y + high / 2)])
        y += high
        if at < len(LINES):
            y = _between(parts, y, LINES[at], breadth)
    for step in range(3):
        x = left + step * (cell + gap) + cell / 2
        if wide:
            for above, below in pairwise(rows[1:]):
                parts += pen.arrow([(x, below), (x, above + high)], "soft")
    parts += _fail(14, y + 22)
    parts.append(pen.words(30, y + 22, "where it is most likely to fail", "small", middle=True))
    return pen.Drawing(breadth, y + 38, tuple(parts))


def _between(parts: list[pen.Part], y: float, name: str, breadth: float) -> float:
    if not name:
        return y + 14
    strong = "strong" if name == "line of visibility" else "dashed"
    parts += [
        pen.line([(2, y + 26), (breadth - 2, y + 26)], strong),
        pen.words(2, y + 7, name, "small"),
    ]
    return y + 40


def _fail(x: float, y: float) -> list[pen.Part]:
    return [
        pen.circle(x, y, 10, "bad"),
        pen.centred(x, y, "F", "strong inverse"),
    ]


DIAGRAM = pen.Diagram(
    title="A service blueprint of a night at a hotel",
    description=(
        "Five lanes with three steps each. What can be seen: booking page; lobby and key card; "
        "invoice. What the customer does: books a room, checks in, pays and leaves. Below the line "
        "of interaction, on stage: the hotel confirms by e-mail, greets and hands over the key, "
        "hands over the bill. Below the line of visibility, backstage: it assigns a room, cleans "
        "the room, checks the bill. Below the line of internal interaction, support: reservation "
        "system, cleaning rota, accounts. An F marks where the service is most likely to fail: at "
        "the greeting, the cleaning and the check of the bill."
    ),
    caption=(
        "Two of the three likely failures lie below the line of visibility: guests feel them "
        "before anybody on stage can see them. The night is our own example."
    ),
    draw=draw,
)
