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
from calculator.declaration import (
    Agreement,
    Beside,
    Calculator,
    Message,
    Presentation,
    Sureness,
)
from calculator.fields import Field, is_setting
from calculator.grids import Grid
from calculator.views import bars, curve, forms, matrix, spans, trend
from calculator.views.plane import TINY, WIDE, WIDTHS, Width
from calculator.words import TURNING, isolated

__all__ = [
    "TINY",
    "WIDE",
    "WIDTHS",
    "Width",
    "beside",
    "details",
    "drawing",
    "form",
    "given",
    "headline",
    "report",
    "sureness",
    "together",
]


def headline(presented: Presentation, notes: Sequence[Message]) -> str:
    """The answer in words, what it would take, and notes: the first thing on the page.

    A tiny drawing of the first chart, without words, stands at its end.
    """
    drawn = [Markup(drawing(chart, TINY)) for chart in presented.charts[:1]]
    return _render("headline", presented=presented, notes=notes, drawn=drawn)


def details(presented: Presentation, widths: Sequence[Width] = (WIDE,)) -> str:
    """Charts with their tables, result tables, and formulas with the reader's numbers.

    Each chart is drawn in each of the widths; a stylesheet shows the one that fits.
    """
    charts = [
        ([Markup(drawing(chart, width)) for width in widths], chart) for chart in presented.charts
    ]
    return _render("details", presented=presented, charts=charts)


def sureness(found: Sureness) -> str:
    """How sure the answer is: it stands below the headline, its table folded away."""
    return _render("sureness", sureness=found)


def beside(found: Beside, width: Width = WIDE) -> str:
    """What if, beside as it is."""
    charts = [(Markup(drawing(chart, width)), chart) for chart in found.charts]
    return _render("beside", beside=found, charts=charts)


def together(found: Agreement) -> str:
    """What several people say together."""
    return _render("together", together=found)


def given(tables: Sequence[Grid]) -> str:
    """What was given, for paper: on a screen that is the form."""
    return _render("given", given=tables)


def drawing(chart: Chart, width: Width = WIDE) -> str:
    """One chart as SVG."""
    drawn = _draw(chart, width)
    return _render(drawn["template"].removesuffix(".jinja"), drawing=drawn, chart=chart)


def _draw(chart: Chart, width: Width) -> dict[str, Any]:
    match chart:
        case Curve():
            return curve.draw(chart, width)
        case Matrix():
            return matrix.draw(chart, width)
        case Bars():
            return bars.draw(chart, width)
        case Spans():
            return spans.draw(chart, width)
        case Trend():
            return trend.draw(chart, width)


def report(**told: Any) -> str:
    """A whole page for paper; `calculator.outputs.report` says from what."""
    return _render("report", **told)


def survey_report(**told: Any) -> str:
    """A survey's pages for paper; `calculator.survey.cards.reporting` says from what."""
    return _render("survey_report", **told)


def scored_card(**told: Any) -> str:
    """A survey's card for a page that asks nothing; `macros.copy.scored` says from what."""
    return _render("scored_card", **told)


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


def _dressed(grid: Grid) -> list[Markup]:
    """What says of each column of a table how its cells are set."""
    dresses = []
    for at in range(len(grid.head)):
        classes = ["moments-number"] if at in grid.numeric else []
        classes += ["moments-aside"] if at in grid.aside else []
        dresses.append(Markup(' class="{}"').format(" ".join(classes)) if classes else Markup())
    return dresses


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
ENVIRONMENT.globals["dressed"] = _dressed
ENVIRONMENT.globals["grouped"] = forms.grouped
ENVIRONMENT.globals["setting"] = _setting
ENVIRONMENT.globals["signed"] = forms.signed
ENVIRONMENT.globals["typed"] = forms.typed
