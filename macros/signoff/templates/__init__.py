"""Text that is no HTML, filled from facts: Markdown pages and the files of web servers."""

from __future__ import annotations

import html
import re
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


def text(words: str) -> str:
    r"""Write somebody's words so that Markdown shows them as they are.

    >>> print(text("A*B <Lab> {{ x }}"))
    A\*B &lt;Lab&gt; \{\{ x \}\}
    """
    return re.sub(r"([\\`*_{}\[\]#])", r"\\\1", html.escape(words, quote=False))


_environment.filters["text"] = text


def render(template: str, **values: Any) -> str:
    """Fill a template; a value that it names and nobody gave is an error."""
    return _environment.get_template(template).render(values)
