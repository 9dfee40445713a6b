"""The markup around what the calculators answer: Jinja2 templates, and how they are filled."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_environment = Environment(
    loader=PackageLoader("macros.page"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: Any) -> Markup:
    """Fill a template; a value that it names and nobody gave is an error."""
    return Markup(_environment.get_template(template).render(values))
