"""A reply as one page for paper: everything on it, nothing outside it, and no script in it.

The page's style is one constant text, so that a site whose policy forbids inline styles can allow
just this one by its hash; what is drawn bears its colours as attributes, which no policy concerns.
"""

from markupsafe import Markup

from calculator import views
from calculator.declaration import Agreement, Calculator, Presentation
from calculator.given import given
from calculator.outputs.leaving import Origin
from calculator.outputs.picture import marks_named, within_a_page
from calculator.reply import Reply
from calculator.sureness import how_sure

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 0 auto; padding: 8mm; background: #fff; color: #1d1b1f;
  font: 9pt/1.35 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
h1 { margin: 0 0 2mm; font-size: 17pt; line-height: 1.2; }
h2 { margin: 4mm 0 1mm; font-size: 11pt; break-after: avoid; }
p, dl, ul { margin: 0 0 1.5mm; overflow-wrap: anywhere; }
ul { padding-left: 5mm; }
.site, footer { color: #514e57; font-size: 8.5pt; }
.answer { font-size: 12pt; font-weight: 700; line-height: 1.35; }
.note { padding-left: 2.5mm; border-left: 0.8mm solid #692a80; }
.charts { display: flex; flex-wrap: wrap; gap: 3mm 6mm; }
figure { flex: 1 1 80mm; max-width: 92mm; margin: 2mm 0 0; break-inside: avoid; }
figcaption { margin-bottom: 1mm; font-weight: 700; }
svg { display: block; width: 100%; height: auto; }
.key { font-size: 8pt; }
.key span { margin-right: 2mm; }
.tables { display: flex; flex-wrap: wrap; gap: 2mm 8mm; align-items: flex-start; }
table { flex: 1 1 auto; margin: 0 0 1mm; border-collapse: collapse; font-size: 8pt;
  line-height: 1.2; }
caption { padding-bottom: 0.5mm; font-weight: 700; text-align: left; break-after: avoid; }
th, td { padding: 0.2mm 2mm 0.2mm 0; border-bottom: 0.2mm solid #d0d0d8; font-weight: 400;
  text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { border-bottom-color: #767280; font-weight: 700; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.columns { columns: 80mm 2; column-gap: 8mm; }
.columns li, .columns dd { break-inside: avoid; }
dt { font-weight: 700; break-after: avoid; }
dd { margin: 0 0 1.5mm 4mm; }
footer { margin-top: 5mm; border-top: 0.2mm solid #767280; padding-top: 1.5mm; }
.method { margin-top: 10mm; break-before: page; }
@page { margin: 10mm; }
@media print { body { max-width: none; padding: 0; font-size: 8.3pt; line-height: 1.25; }
  table { font-size: 7pt; line-height: 1.1; } }
"""
STYLE_HASH = "sha256-xs1SETmzfLq1lvzzuDFi9ydTSOFejNuzC0MqUsVGQ2o="
"""Of the style, as a policy names it."""
POLICY = f"default-src 'none'; style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'"


def report(
    declared: Calculator, reply: Reply, about: Origin, together: Agreement | None = None
) -> str:
    """The page for a reply without an error, as the text of an HTML file."""
    presented = reply.presented
    assert presented, "a reply without an error presents something"
    return views.report(
        declared=declared,
        presented=presented,
        notes=reply.messages,
        sureness=how_sure(declared.name, reply.inputs),
        together=together,
        charts=[(Markup(within_a_page(chart)), chart) for chart in presented.charts],
        keys=keys_of(presented),
        inputs=given(declared.fields, reply.inputs),
        about=about,
        style=Markup(STYLE),
        policy=POLICY,
    )


def keys_of(presented: Presentation) -> list[list[tuple[int, str]]]:
    """For each chart what the numbers in it are, once where two charts show the same."""
    keys: list[list[tuple[int, str]]] = []
    for chart in presented.charts:
        named = marks_named(chart)
        keys.append([] if named in keys else named)
    return keys
