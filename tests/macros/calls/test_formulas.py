"""Formulas: kept with the methods, readable, complete, and linked to the calculators that use them.

Every public function of the methods has a formula, or stands here with the reason why not.
"""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from playwright.sync_api import Browser

from calculator import load, names, respond
from calculator.methods import __path__ as methods_path
from macros import calls
from macros.calls import formula
from macros.knowledge import formulas, mathml, usage
from macros.page.page import Page
from macros.sentence import MacroError
from tests.macros.conftest import ROOT, Convert

WITHOUT = {
    "clayton.cell": "names one of four cells",
    "clayton.reached": "only compares",
    "converse.chosen": "picks the largest",
    "converse.standard_met": "only compares",
    "correlation_root.backward": "solves by a triangle",
    "correlation_root.forward": "solves by a triangle",
    "correlation_root.inflations": "those of summed_least_squares.inflation",
    "correlation_root.root": "that of cholesky.root, of correlations",
    "correlation_root.solve": "solves by both triangles",
    "counting.by_point": "counts",
    "counting.recommendations": "counts",
    "first_driver.weights_of": "those of first_driver.weights, from covariances",
    "first_place.further_answers": "searches by first_place.share_ahead",
    "first_place.normals": "draws",
    "first_place.share_ahead": "counts the draws of first_place.needs",
    "jayawardhena.complete_cases": "leaves out rows",
    "kano.class_mode": "picks the largest",
    "kano.classify": "looks up a table",
    "kano.tally": "counts",
    "omalley.weakest": "picks the smallest",
    "penalty_reward.suspect": "only compares",
    "rolled_yield.weakest": "picks the largest",
}
FORMULAS = list(formulas.load().values())
EVERY = pytest.mark.parametrize("one", FORMULAS, ids=lambda one: one.name)
LATEX = [(one.name, line) for one in FORMULAS for line in one.lines]
LATEX += [(one.name, symbol) for one in FORMULAS for symbol, _ in one.symbols]

# What MathML Core holds of it, which is what browsers agree on.
ELEMENTS = {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot"}
ELEMENTS |= {"msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"}
# Functions, constants, and what an integral runs over need no explanation.
PLAIN = {"ln", "max", "min", "∞", "⊤", "π", "e", "d", "t", "u"}
INDEXED = {"msub": 1, "munder": 1, "msubsup": 1, "munderover": 1}


@pytest.fixture
def page(docs: Path) -> Page:
    return Page(docs / "page.md", docs, lambda: "0" * 16)


def tree(latex: str) -> Element:
    return fromstring(mathml.render(latex, alone=True).markup)


def letters(element: Element, *, indices: bool) -> Iterator[str]:
    """The letters in a formula, with those that only tell which one, or without them."""
    if element.tag == "mi" and element.text:
        yield element.text
    skipped = element[INDEXED[element.tag]] if element.tag in INDEXED and not indices else None
    for child in element:
        if child is not skipped:
            yield from letters(child, indices=indices)


def drawn(latex: str) -> Iterator[str]:
    """The signs of a formula as a browser draws them: a single letter is slanted."""
    for part in tree(latex).iter():
        text = "".join((part.text or "").split())
        if part.tag == "mi" and len(text) == 1 and "a" <= text.lower() <= "z" and text != "h":
            yield chr(0x1D434 + ord(text) - ord("A") - (6 if text.islower() else 0))
        else:
            yield from text.replace(mathml.APPLIED, "")


def test_every_function_has_a_formula_or_a_reason_to_have_none() -> None:
    functions = {
        f"{formulas.short_name(module)}.{function.__name__}"
        for module in formulas.modules()
        for function in formulas.public(module)
    }
    assert len(functions) > 100
    assert functions - formulas.load().keys() == WITHOUT.keys()


def test_each_becomes_mathml_that_browsers_agree_on() -> None:
    assert len(LATEX) > 500
    for name, latex in LATEX:
        maths = mathml.render(latex, alone=True)
        math = fromstring(maths.markup)
        parts = list(math.iter())
        assert {part.tag for part in parts} <= ELEMENTS, name
        assert not [part for part in parts if "style" in part.attrib or "class" in part.attrib], (
            name
        )
        assert math.get("alttext") == maths.words, name
        # Nothing that a voice would skip.
        assert re.fullmatch(r"[A-Za-z0-9 .,;(){}]+", maths.words), (name, maths.words)


@EVERY
def test_each_letter_is_explained(one: formulas.MethodFormula) -> None:
    used = {letter for line in one.lines for letter in letters(tree(line), indices=False)}
    explained = {x for symbol, _ in one.symbols for x in letters(tree(symbol), indices=True)}
    assert used - PLAIN <= explained


@EVERY
def test_no_letter_is_explained_that_does_not_occur(one: formulas.MethodFormula) -> None:
    used = {letter for line in one.lines for letter in letters(tree(line), indices=True)}
    for symbol, meaning in one.symbols:
        # The place of a number in an order is the one index that stands for others.
        assert set(letters(tree(symbol), indices=True)) - {"i"} <= used, symbol
        assert meaning


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        ("D = P - E", "D equals P minus E"),
        (r"\max(0, -D)", "maximum of (0, minus D)"),
        (r"m \pm \sqrt{\frac{p}{n}}", "m plus or minus the square root of p over n, end of root"),
        (r"\bar{x} = \sum_{i = 1}^{n} x_i", "x bar equals sum from i equals 1 to n of x sub i"),
        (r"\left| a - b \right|", "the absolute value of a minus b"),
        (r"\beta^2 + \Delta R", "beta squared plus capital delta R"),
        (
            r"\frac{a + b}{c} \ge \frac{1}{2}",
            "the fraction a plus b over c, end of fraction, is at least 1 over 2",
        ),
        (
            r"v = \begin{cases} x & x \ge 0 \\ 0 & \text{otherwise} \end{cases}",
            "v equals x if x is at least 0; 0 otherwise",
        ),
    ],
)
def test_a_voice_reads_it_out(latex: str, words: str) -> None:
    assert mathml.render(latex, alone=True).words == words


def test_a_minus_in_front_of_a_number_is_a_sign_and_not_an_operation() -> None:
    signs = [part for part in tree(r"\max(0, -D) - 1").iter("mo") if part.text == "−"]
    assert [sign.get("form") for sign in signs] == ["prefix", None]


@pytest.mark.parametrize("latex", [r"\frak{x}{", r"\nosuch x", r"a^2^3", r"\frac{a", "a & b", "{"])
def test_latex_that_is_wrong_is_refused(latex: str) -> None:
    with pytest.raises(mathml.UnreadableFormula, match=r"cannot be read|is not known"):
        mathml.render(latex, alone=True)


def test_a_page_shows_a_formula_with_its_symbols(convert: Convert) -> None:
    html = convert('{{ formula("servqual.gap") }}')
    assert '<math display="block" alttext="G equals P minus E">' in html
    assert "<dd>perceived service, mean of its items</dd>" in html
    assert "<figcaption>Gap of one dimension: P − E, in points of the scale;" in html
    assert '<a href="../reference/formulas/#servqual.gap"><code>servqual.gap</code></a>' in html
    assert " id=" not in html, "the same formula may stand on a page twice"
    assert "style=" not in html


def test_it_links_to_the_calculators_that_have_a_page(convert: Convert, docs: Path) -> None:
    (docs / "calculate").mkdir()
    (docs / "calculate" / "servqual.md").write_text("---\ntitle: 'Gaps: all'\n---\n")
    html = convert('{{ formula("servqual.gap") }}')
    assert 'Calculator: <a href="../calculate/servqual/">Gaps: all</a>.' in html


def test_a_mistyped_name_is_answered_with_the_nearest(convert: Convert) -> None:
    with pytest.raises(MacroError, match=r"no formula “servqal.gap”; did you mean “servqual.gap”"):
        convert('{{ formula("servqal.gap") }}')


def test_the_index_holds_each_formula_once(page: Page) -> None:
    html = str(calls.load("formulas").function(page))
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {one for one in ids if "." in one} == formulas.load().keys()
    # Each method is named in front, and the link finds it.
    assert set(re.findall(r'href="#([^"]+)"', html)) == {one for one in ids if "." not in one}


def test_the_index_names_the_guides_that_show_a_formula(page: Page) -> None:
    guide = page.docs / "learn" / "measure" / "gaps.md"
    guide.parent.mkdir(parents=True)
    guide.write_text('---\ntitle: Gaps\n---\n\n`code` {{x}}\n\n{{ formula("servqual.gap") }}\n')
    html = str(calls.load("formulas").function(page))
    assert html.count('Explained in: <a href="../learn/measure/gaps/">Gaps</a>.') == 1
    assert html.index('id="servqual"') < html.index("Explained in") < html.index("servqual.gap")


def test_every_calculator_has_the_page_that_links_lead_to() -> None:
    for name in names():
        assert (ROOT / "docs" / formula.CALCULATE / f"{name}.md").is_file()
    assert (ROOT / "docs" / formula.FORMULAS_PAGE).is_file()


@pytest.mark.parametrize("name", names())
def test_what_a_calculator_calls_was_read_from_its_code(name: str) -> None:
    example = load(name).example
    called: set[tuple[str, str]] = set()
    folder = next(iter(methods_path))

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(folder):
            called.add((Path(frame.f_code.co_filename).stem, frame.f_code.co_name))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        respond(name, example)
    finally:
        sys.setprofile(before)
    public = {one for one in called if ".".join(one) in formulas.load()}
    assert public
    for module, function in public:
        assert name in usage.calculators(module, function), f"{module}.{function}"


def test_a_calculator_does_not_use_what_it_never_names() -> None:
    assert usage.calculators("tolerance", "place") == ("tolerance",)
    assert usage.calculators("prospect", "value") == ()
    assert usage.calculators("servqual", "shares") == ("servqual",), "by way of `weighted`"
    assert "satisfaction" in usage.calculators("wilson", "interval"), "by way of `satisfaction`"


def documented(text: str) -> Any:
    def reckon() -> None: ...

    reckon.__doc__ = text
    return reckon


def test_lines_that_are_indented_further_go_on() -> None:
    text = r"""Say it.

    Formula:
        a = b
            + c
        d = e

    Symbols:
        a: one thing
            and another
    """
    one = formulas.read("m", documented(text))
    assert one is not None
    assert one.lines == ("a = b + c", "d = e")
    assert one.symbols == (("a", "one thing and another"),)
    assert one.caption == "Say it."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Say.\n\nFormula:\n    a\n\nSymbols:\n    a b c\n", "m.reckon: a symbol needs a colon"),
        ("Say.\n\nSymbols:\n    a: b\n", "m.reckon explains symbols and has no formula"),
    ],
)
def test_a_section_that_is_wrong_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(MacroError, match=sentence):
        formulas.read("m", documented(text))


def test_a_docstring_becomes_prose() -> None:
    assert formula.prose('It\'s "n" < `a_b` and *Moments of Truth*, 2 * 3 * 4') == (
        "It’s “n” &lt; <code>a_b</code> and <em>Moments of Truth</em>, 2 * 3 * 4"
    )


def test_the_font_of_formulas_has_every_sign(browser: Browser) -> None:
    """A sign that it lacks would be as broad as that of whatever font stands behind it."""
    signs = sorted({sign for _, latex in LATEX for sign in drawn(latex)})
    assert len(signs) > 80
    font = (ROOT / "docs/assets/fonts/stix-two-math.woff2").read_bytes()
    assert font[:4] == b"wOF2"
    assert (ROOT / "docs/assets/fonts/OFL.txt").is_file()
    tab = browser.new_page()
    missing = tab.evaluate(
        """async ([font, signs]) => {
            const bytes = Uint8Array.from(atob(font), one => one.charCodeAt(0))
            document.fonts.add(await new FontFace("Ours", bytes).load())
            const pen = document.createElement("canvas").getContext("2d")
            const broad = (sign, behind) => {
                pen.font = `200px Ours, ${behind}`
                return pen.measureText(sign).width
            }
            return signs.filter(sign => broad(sign, "serif") != broad(sign, "monospace"))
        }""",
        [base64.b64encode(font).decode(), signs],
    )
    tab.close()
    assert missing == []


def test_a_formula_that_must_be_scrolled_on_a_phone_is_reached_by_keyboard(
    browser: Browser, page: Page
) -> None:
    assets = ROOT / "docs" / "assets"
    css = "".join((assets / name).read_text() for name in ("moments/theme.css", "formulas.css"))
    context = browser.new_context(viewport={"width": 320, "height": 600})
    tab = context.new_page()
    # The theme leaves this much of a phone to the text, in letters of this size.
    around = "body { margin: 0 16px; font-size: 16px } figure { margin: 0 }"
    every = calls.load("formulas").function(page)
    tab.set_content(f"<style>{around}{css}</style><main class=md-typeset>{every}</main>")
    broad = tab.locator(".moments-equation").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth)"
        ".map(one => [one.closest('figure').id, one.tabIndex, one.scrollWidth])"
    )
    assert "kano.class_rule" in [name for name, _, _ in broad]
    assert [one for one in broad if one[1] != 0] == []
    assert tab.evaluate("document.documentElement.scrollWidth") == 320, "the page itself does not"
    context.close()
