"""From a declaration and what was found to HTML with inline SVG.

Templates hold markup; the geometry of charts is reckoned in `curve` and `matrix`. Nothing here
links to another page: a reply does not know where it will stand.
"""

import pkgutil
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from calculator.declaration import (
    Calculator,
    Choice,
    Curve,
    Field,
    Message,
    Name,
    Number,
    Presentation,
    Table,
)
from calculator.views import curve, matrix
from calculator.words import amount


def headline(calculator: Calculator, presented: Presentation, notes: Sequence[Message]) -> str:
    """The answer in words, what it would take, and notes: the first thing on the page."""
    return _render("headline", calculator=calculator, presented=presented, notes=notes)


def details(calculator: Calculator, presented: Presentation) -> str:
    """Charts with their tables, result tables, formulas with numbers, limits and sources."""
    charts = [
        (curve.draw(chart) if isinstance(chart, Curve) else matrix.draw(chart), chart)
        for chart in presented.charts
    ]
    return _render("details", calculator=calculator, presented=presented, charts=charts)


def form(calculator: Calculator, inputs: Mapping[str, Any]) -> str:
    """The form with `inputs` as they were given; what is not given stands at its default."""
    return _render("form", calculator=calculator, inputs=inputs)


def _render(template: str, **context: Any) -> str:
    return ENVIRONMENT.get_template(f"{template}.jinja").render(**context)


def _source(name: str) -> str | None:
    data = pkgutil.get_data(__name__, f"templates/{name}")
    return None if data is None else data.decode("utf-8")


def _typed(field: Field, inputs: Mapping[str, Any], new: bool = False) -> str:
    """What stands in a field: the given value, the default, or what a new row starts with."""
    value = inputs.get(field.key)
    if value is None and not isinstance(field, Table):
        starts_with = field.start if new or isinstance(field, Name) else None
        defaults_to = None if isinstance(field, Name) else field.default
        value = starts_with if starts_with is not None else defaults_to
    if isinstance(value, int | float):
        return amount(value, places=6).replace("−", "-").replace(",", "")
    return "" if value is None else str(value)


def _unbroken(text: str) -> str:
    """Text in which a number and its per cent sign stay on one line."""
    return text.replace(" %", "\u00a0%")


def _kind(field: Field) -> str:
    return {Number: "number", Name: "name", Choice: "choice", Table: "table"}[type(field)]


ENVIRONMENT = Environment(
    loader=FunctionLoader(_source),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters["unbroken"] = _unbroken
ENVIRONMENT.filters["kind"] = _kind
ENVIRONMENT.globals["typed"] = _typed
