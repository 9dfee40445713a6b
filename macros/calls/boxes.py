"""The macro `boxes`: after how many days a question is asked again, as a table."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from macros.exam.boxes import BOXES, FAR, next_day
from macros.page import templates
from macros.page.macro import Kind, macro
from macros.page.page import Page


@macro(Kind.BLOCK)
def boxes(_page: Page, /) -> Markup:
    """The table of boxes and days left, from which the exam room takes the next day."""
    days = range(FAR + 1)
    rows = []
    for nexts, group in groupby(days, lambda left: [next_day(box, left) for box in BOXES]):
        alike = list(group)
        span = str(alike[0]) if len(alike) == 1 else f"{alike[0]}–{alike[-1]}"
        rows.append((f"{FAR} and more" if FAR in alike else span, nexts))
    return templates.render("boxes.jinja", boxes=BOXES, rows=rows)
