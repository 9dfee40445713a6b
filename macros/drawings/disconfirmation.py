"""What was expected and what came: better, as expected, worse."""

from __future__ import annotations

from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, Part, arrow, circle, line, words

CASES = (
    ("Better than expected", "positive disconfirmation: satisfied", 42.0, "good"),
    ("As expected", "confirmation: neither", 0.0, "plain"),
    ("Worse than expected", "negative disconfirmation: dissatisfied", -42.0, "bad"),
)


def draw(wide: bool) -> Drawing:
    """Three moments around one line, which is what was expected; on a phone three lines."""
    return _wide() if wide else _narrow()


def _case(x: float, zero: float, rise: float, kind: str) -> list[Part]:
    parts: list[Part] = []
    if rise:
        short = rise - 12 if rise > 0 else rise + 12
        parts += arrow([(x, zero), (x, zero - short)], kind)
    parts.append(circle(x, zero - rise, 9, kind if kind != "plain" else "known"))
    return parts


def _wide() -> Drawing:
    zero, each = 62.0, (WIDE - 12) / 3
    parts: list[Part] = [
        line([(6, zero), (WIDE - 6, zero)], "dashed"),
        words(6, zero - 22, "what was expected", "small soft"),
    ]
    for position, (name, says, rise, kind) in enumerate(CASES):
        x = 6 + (position + 0.5) * each
        parts += [
            *_case(x + (34 if position == 0 else 0), zero, rise, kind),
            words(x, 122, name, "strong", width=each - 10, anchor="middle"),
            words(x, 144, says, "small", width=each - 10, anchor="middle"),
        ]
    return Drawing(WIDE, 190, tuple(parts))


def _narrow() -> Drawing:
    parts: list[Part] = [words(6, 2, "Dashed: what was expected", "small soft")]
    for position, (name, says, rise, kind) in enumerate(CASES):
        zero = 84.0 + position * 116
        parts += [
            line([(6, zero), (86, zero)], "dashed"),
            *_case(46, zero, rise, kind),
            words(102, zero - 26, name, "strong", width=NARROW - 106),
            words(102, zero - 6, says, "small", width=NARROW - 106),
        ]
    return Drawing(NARROW, 370, tuple(parts))


DIAGRAM = Diagram(
    title="Better, as expected, worse",
    description=(
        "A dashed line stands for what was expected. Three moments are held against it. One lies "
        "above it, better than expected: positive disconfirmation, and the customer is satisfied. "
        "One lies on it, as expected: confirmation, which is neither. One lies below it, worse "
        "than expected: negative disconfirmation, and the customer is dissatisfied."
    ),
    caption=(
        "The same service can end in any of the three: what decides is the line it is held "
        "against. Oliver’s account of 1977 and 1980, drawn by us."
    ),
    draw=draw,
)
