"""Where a call is expanded, and where it is text like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import calls
from macros.page.page import Page
from macros.sentence import MacroError

from .conftest import Convert

NUMBER = '{{ value("volume", "moments_per_year") }}'
RESULT = "50,000,000"
BLOCK = '{{ calculator("volume", seconds=20) }}'

INLINE_PLACES = {
    "alone": "@",
    "in a sentence": "About @ a year, and @ again.",
    "touching": "(@), **@**, *@*: £@@",
    "in a heading": "# About @ {#about}",
    "in an underlined heading": "About @\n=======",
    "in a list": "- @\n- so @\n\n1. @",
    "in a list in a list": "- a\n    - b @\n\n        @",
    "in a table": "a | b\n--|--:\n@ | about @",
    "in a quotation": "> so @\n> it is",
    "in an admonition": '!!! note "About @"\n    So @.\n\n    @',
    "in a collapsed one": "??? note\n    So @.",
    "in tabs": '=== "One"\n\n    So @.\n\n=== "Two @"\n\n    - @',
    "in a footnote": "Text.[^1]\n\n[^1]: About @.\n\n    And @.",
    "in a definition": "Term @\n:   About @.",
    "in HTML with markdown": '<div markdown>\nSo @.\n</div>\n\n<p markdown="span">@</p>',
    "in a link": "[about @](page.md)",
    "beside code": "`x` @ `y`",
    "after an escape": r"\* @ \*",
}


@pytest.mark.parametrize("place", INLINE_PLACES.values(), ids=INLINE_PLACES)
def test_a_number_stands_where_its_call_stood(place: str, convert: Convert) -> None:
    assert convert(place.replace("@", NUMBER)) == convert(place.replace("@", RESULT))


def test_a_call_may_run_over_lines(convert: Convert) -> None:
    call = '{{ value(\n    "volume",\n    "contact_hours",\n    customers=10,\n) }}'
    assert convert(f"So {call} h.\n") == "<p>So 0.2 h.</p>"
    quoted = call.replace("\n", "\n> ")
    assert "So 0.2 h." in convert(f"> So {quoted} h.")


def moments(name: str) -> str:
    """The argument `moments` of a call, with one moment of the given name, quotes included."""
    return (
        f'moments=[{{"name": {name}, "channel": "app", '
        '"importance": 5, "expectation": 7, "experience": 6}]'
    )


def test_arguments_are_literals_of_all_kinds(convert: Convert) -> None:
    arguments = f"{moments(repr('a }} b'))}, threshold=none, loss_weight=+2.5"
    call = f'{{{{ value("encounter", "weighted_gap", {arguments}) }}}}'
    assert convert(call) == "<p>−1</p>"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('"<b>&"', "“&lt;b&gt;&amp;”"),
        (r'"a \\ *b*"', r"“a \ *b*”"),
        (r'"say \"so\""', "“say &#34;so&#34;”"),
    ],
)
def test_a_name_is_text_and_no_markup(name: str, shown: str, convert: Convert) -> None:
    assert shown in convert(f'{{{{ value("encounter", "answer", {moments(name)}) }}}}')


BLOCK_PLACES = {
    "on its own": "@",
    "between paragraphs": "Before.\n\n@\n\nAfter.",
    "indented a little": "   @",
    "in a list": "- @\n\n- next",
    "in a tight list": "1. @\n2. next",
    "in an item": "- Item.\n\n    @",
    "in a quotation": "> @",
    "in an admonition": "!!! note\n\n    Text.\n\n    @",
    "in a tab": '=== "One"\n\n    @',
    "in a collapsed note": "??? note\n\n    @",
    "in a footnote": "Text.[^1]\n\n[^1]:\n    About.\n\n    @",
    "in a definition": "Term\n\n:   About.\n\n    @",
    "in HTML with markdown": "<div markdown>\n\n@\n\n</div>",
}


@pytest.mark.parametrize("place", BLOCK_PLACES.values(), ids=BLOCK_PLACES)
def test_a_calculator_stands_where_its_call_stood(place: str, convert: Convert, docs: Path) -> None:
    page = Page(docs / "page.md", docs, lambda: "0123456789abcdef")
    html = convert(place.replace("@", BLOCK))
    assert str(calls.load("calculator").function(page, "volume", seconds=20)).strip() in html
    assert "<p><article" not in html
    assert "</article></p>" not in html
    assert "{{" not in html


def test_a_block_call_may_run_over_lines(convert: Convert) -> None:
    assert convert('{{ calculator(\n    "volume",\n    seconds=20,\n) }}') == convert(BLOCK)
    nested = '- Item.\n\n    {{ calculator(\n        "volume",\n        seconds=20,\n    ) }}'
    assert "<moments-calculator" in convert(nested)


LEFT_ALONE = {
    "a fence": f"```\n{BLOCK}\n```",
    "a fence with a language": f"``` jinja\n{NUMBER}\n```",
    "a tilde fence": f"~~~\n{BLOCK}\n\n{NUMBER}\n~~~",
    "a fence in a list": f"- Item.\n\n    ```\n    {BLOCK}\n    ```",
    "indented code": f"Text.\n\n    {BLOCK}",
    "indented code of several lines": f"    first\n    {NUMBER}\n\n    {BLOCK}",
    "code in a line": f"Write `{BLOCK}` alone.",
    "code in two backticks": f"Write ``{NUMBER}`` here.",
    "code in HTML": f"<pre><code>{BLOCK}</code></pre>",
    "a comment": f"<!-- {BLOCK} -->",
    "a comment in a line": f"So <!-- {BLOCK} --> it is.",
    "a fraction": r"$\frac{{a}}{b}$",
    "a fraction of a function": r"$\frac{{f(x)}}{b}$ and $\frac{{value(2)}}{b}$",
    "an exponent": r"$x^{{f(2)}}$ and $x_{{f(2)}}$",
    "a group without a command": "{{f(x)}}",
    "a heading's id": "# Heading {#id}",
    "attributes": "Text.\n{: .class }",
    "a secret": "${{ secrets.X }} and ${{ format('x') }}",
    "a variable": "{{ not_a_call }}",
    "a method": "{{ page.title() }}",
    "an escaped call": f"\\{NUMBER}",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_is_no_call_stays_as_it_is(text: str, convert: Convert) -> None:
    assert convert(text) == convert(text, macros=False)


LEFT = """# _Macro Rendering Error_

_File_: `index.md`

_UndefinedError_: '@' is undefined

```
Traceback
```
"""


def test_a_page_that_mkdocs_macros_took_is_no_page(convert: Convert) -> None:
    with pytest.raises(MacroError, match="mkdocs-macros took the call of “calculator”"):
        convert(LEFT.replace("@", "calculator"))
    assert "is undefined" in convert(LEFT.replace("@", "theirs"))
    assert "is undefined" in convert("Text.\n\n" + LEFT.replace("@", "calculator"))
