"""Text that is no HTML, filled from facts: Markdown pages and the files of web servers."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

# Markdown and configurations: each template escapes for its own language.
_environment = Environment(
    loader=PackageLoader("macros.signoff"),
    autoescape=False,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def render(template: str, **values: Any) -> str:
    """Fill a template; a value that it names and nobody gave is an error."""
    return _environment.get_template(template).render(values)
