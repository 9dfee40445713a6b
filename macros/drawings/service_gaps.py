"""The five gaps between what customers expect and what they perceive."""

from __future__ import annotations

from macros.drawings import pen

GAPS = (
    ("1", "knowledge: expectations are not known"),
    ("2", "standards: known, but not made a standard"),
    ("3", "delivery: the standard is not kept"),
    ("4", "communication: more is promised than is kept"),
    ("5", "the customer’s gap: what the other four add up to"),
)


def draw(wide: bool) -> pen.Drawing:
    """The legend stands beside the boxes on a screen, below them on a phone."""
    left, breadth, high = 40.0, 136.0, 44.0
    right = left + breadth + 32
    rows = [4.0 + step * 86 for step in range(5)]
    parts: list[pen.Part] = [
        pen.words(right + 4, rows[0] + 4, "Customer", "strong"),
        *pen.panel(left, rows[0], breadth, high, "Expected service", "customer"),
        *pen.panel(left, rows[1], breadth, high, "Perceived service", "customer"),
        pen.line([(4, 152), (316, 152)], "dashed"),
        pen.words(right + 4, 160, "Provider", "strong"),
        *pen.panel(left, rows[2], breadth, high, "Service as delivered"),
        *pen.panel(left, rows[3], breadth, high, "Service standards"),
        *pen.panel(left, rows[4], breadth, 56, "What managers think is expected"),
        *pen.panel(right, rows[2] + 6, 106, high + 30, "What is promised outside"),
    ]
    middle = left + breadth / 2
    for above, below, figure, kind in (
        (0, 1, "5", "bad"),
        (2, 3, "3", "accent"),
        (3, 4, "2", "accent"),
    ):
        top, foot = rows[above] + high, rows[below]
        parts += [
            pen.line([(middle, top), (middle, foot)]),
            *pen.number(middle, (top + foot) / 2, figure, kind),
        ]
    parts += [
        *pen.arrow([(middle, rows[2]), (middle, rows[1] + high)]),
        pen.line([(left + breadth, rows[2] + 22), (right, rows[2] + 22)]),
        *pen.number(left + breadth + 16, rows[2] + 22, "4"),
        pen.line(
            [(left, rows[0] + 22), (18, rows[0] + 22), (18, rows[4] + 22), (left, rows[4] + 22)]
        ),
        *pen.number(18, 236, "1"),
    ]
    x, y, room = (352.0, 40.0, 240.0) if wide else (4.0, rows[4] + high + 34, 270.0)
    for figure, said in GAPS:
        text = pen.words(x + 34, y, said, "small", width=room)
        parts += [*pen.number(x + 14, y + 9, figure, "bad" if figure == "5" else "accent"), text]
        y += 17 * len(text.lines) + (22 if wide else 12)
    return pen.Drawing(
        pen.WIDE if wide else pen.NARROW, (rows[4] + high + 18) if wide else y, tuple(parts)
    )


DIAGRAM = pen.Diagram(
    title="The five gaps of service quality",
    description=(
        "On the customer’s side stand expected service and, below it, perceived service; gap 5 "
        "lies between them. On the provider’s side stand the service as delivered, the service "
        "standards below it and, at the foot, what managers think is expected. Gap 1, knowledge, "
        "lies between what customers expect and what managers think they expect: expectations are "
        "not known. Gap 2, standards, lies between that and the standards: they are known but not "
        "made a standard. Gap 3, delivery, lies between standards and service as delivered: the "
        "standard is not kept. Gap 4, communication, lies between service as delivered and what is "
        "promised outside: more is promised than is kept. Gap 5 is what the other four add up to."
    ),
    caption=(
        "Customers feel one gap, the fifth. Its causes lie in the four that only the provider can "
        "see and close."
    ),
    draw=draw,
)
