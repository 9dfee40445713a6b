"""From a declaration and what was found to HTML with inline SVG.

Templates hold markup; the geometry of charts is worked out in the modules of their names. Nothing
here links to another page: a reply does not know where it will stand.
"""

import pkgutil
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import ChoiceLoader, Environment, FunctionLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup

from calculator.charts import Bars, Chart, Curve, Matrix, Spans, Trend
from calculator.declaration import Calculator, Message, Presentation
from calculator.fields import Field, is_setting
from calculator.grids import Grid
from calculator.views import bars, curve, forms, matrix, spans, trend
from calculator.words import TURNING, isolated


def headline(presented: Presentation, notes: Sequence[Message]) -> str:
    """The answer in words, what it would take, and notes: the first thing on the page."""
    return _render("headline", presented=presented, notes=notes)


def details(presented: Presentation) -> str:
    """Charts with their tables, result tables, and formulas with the reader's numbers."""
    charts = [(_draw(chart), chart) for chart in presented.charts]
    return _render("details", presented=presented, charts=charts)


def given(tables: Sequence[Grid]) -> str:
    """What was given, for paper: on a screen that is the form."""
    return _render("given", given=tables)


def drawing(chart: Chart) -> str:
    """One chart as SVG, and behind it the legend if it has one."""
    drawn = _draw(chart)
    return _render(drawn["template"].removesuffix(".jinja"), drawing=drawn, chart=chart)


def _draw(chart: Chart) -> dict[str, Any]:
    match chart:
        case Curve():
            return curve.draw(chart)
        case Matrix():
            return matrix.draw(chart)
        case Bars():
            return bars.draw(chart)
        case Spans():
            return spans.draw(chart)
        case Trend():
            return trend.draw(chart)


def report(**told: Any) -> str:
    """A whole page for paper; `calculator.outputs.report` says from what."""
    return _render("report", **told)


def form(calculator: Calculator, inputs: Mapping[str, Any]) -> str:
    """The form with `inputs` as they were given; what is not given stands at its default."""
    return _render("form", calculator=calculator, inputs=inputs)


def _render(template: str, **context: Any) -> str:
    return ENVIRONMENT.get_template(f"{template}.jinja").render(**context)


def _source(name: str) -> str | None:
    data = pkgutil.get_data(__name__, f"templates/{name}")
    return None if data is None else data.decode("utf-8")


def _unbroken(text: str) -> str:
    """Text in which a number and its per cent sign stay on one line."""
    return text.replace(" %", "\u00a0%")


def _set_apart(text: str) -> str:
    """Text that runs from right to left in an element of its own; other text as it is."""
    return Markup("<bdi>{}</bdi>").format(text) if TURNING.search(text) else text


def _setting(field: Field) -> Markup:
    """What says to the script that a field is a setting, and what it holds by itself.

    A setting stays when a form is emptied.
    """
    if not is_setting(field):
        return Markup()
    return Markup(' data-setting="{}"').format(forms.typed(field, {}))


def _kind(field: Field) -> str:
    return type(field).__name__.lower()


ENVIRONMENT = Environment(
    # Compiled, where the browser's library holds them; otherwise from their sources.
    loader=ChoiceLoader([ModuleLoader(f"{__path__[0]}/templates"), FunctionLoader(_source)]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters["unbroken"] = _unbroken
ENVIRONMENT.filters["kind"] = _kind
ENVIRONMENT.filters["isolated"] = isolated
ENVIRONMENT.filters["set_apart"] = _set_apart
ENVIRONMENT.filters["broken"] = forms.broken
ENVIRONMENT.tests["alone"] = forms.alone
ENVIRONMENT.tests["folded"] = forms.folded
ENVIRONMENT.tests["long"] = forms.long
ENVIRONMENT.globals["changed"] = forms.changed
ENVIRONMENT.globals["grouped"] = forms.grouped
ENVIRONMENT.globals["setting"] = _setting
ENVIRONMENT.globals["signed"] = forms.signed
ENVIRONMENT.globals["typed"] = forms.typed
