"""Eight decades of a phrase, on a scale of years."""

from __future__ import annotations

from calculator.views.plane import Axis
from macros.drawings.pen import NARROW, WIDE, Diagram, Drawing, Part, circle, height, line, words

EVENTS = (
    (1932, "Hemingway", "brings the bullring’s phrase into English."),
    (1978, "Normann", "takes it into service management; this is the usual date."),
    (1984, "Normann", "does so in English, in “Service Management”."),
    (1985, "Carlzon", "tells of SAS in “Riv pyramiderna!”."),
    (1987, "Carlzon", "names the English edition “Moments of Truth”."),
    (2002, "P&G", "speaks of a first moment at the shelf and a second at home."),
    (2010, "Clayton", "wants outcome targets for moments in IT service."),
    (2011, "Google", "puts a zero moment in front."),
)
FIRST, LAST = 1930, 2012
SPINE = 56.0


def draw(wide: bool) -> Drawing:
    """Years stand where they belong; what is said of them moves down until there is room."""
    breadth, deep = (WIDE, 470.0) if wide else (NARROW, 560.0)
    down = Axis(FIRST, LAST, 10, deep - (66 if wide else 80))
    left = SPINE + 40
    parts: list[Part] = [line([(SPINE, 4), (SPINE, down.at(LAST))])]
    for decade in range(1930, 2020, 10):
        y = down.at(decade)
        parts.append(line([(SPINE - 6, y), (SPINE, y)]))
        if decade % 20 == 0 or decade == 1930:
            parts.append(words(SPINE - 10, y, str(decade), "small soft", anchor="end", middle=True))
    free = 0.0
    for year, who, what in EVENTS:
        y = down.at(year)
        top = max(y - 9, free)
        room = breadth - left - 6
        text = words(left, top + 18, what, "small", width=room)
        parts += [
            line(
                [(SPINE, y), (SPINE + 16, y), (left - 14, top + 9), (left - 4, top + 9)], "soft", 4
            ),
            circle(SPINE, y, 5, "accent"),
            words(left, top, f"{year}  {who}", "strong"),
            text,
        ]
        free = top + 18 + height(what, "small", room) + 8
    return Drawing(breadth, free, tuple(parts))


DIAGRAM = Diagram(
    title="The phrase “moment of truth” from 1932 to 2011",
    description=(
        "A vertical scale of years from 1930 to 2011 with eight marks. "
        + " ".join(f"{year}: {who} {what}" for year, who, what in EVENTS)
    ),
    caption=(
        "The phrase took nearly half a century to get from the bullring into service management, "
        "and nine more years into the title that made it famous."
    ),
    draw=draw,
)
