"""What an author is told about a wrong call: the page, the line, and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.sentence import MacroError

from .conftest import Convert

WRONG_CALLS = {
    '{{ calculater("volume") }}': "There is no macro “calculater”; did you mean “calculator”?",
    '{{ citation("Carlzon") }}': "There is no macro “citation”; there are “bank”, “bibliography”, ",
    '{{ calculator("volum") }}': "There is no calculator “volum”; did you mean “volume”?",
    '{{ calculator("encounter", scenario="bnak") }}': "There is no scenario “bnak”; "
    "did you mean “bank”?",
    '{{ scenario("bnak") }}': "There is no scenario “bnak”; did you mean “bank”?",
    '{{ scenario("bank", lable="x") }}': "“scenario” has no argument “lable”; there is none.",
    '{{ calculator("volume", scenario="bank") }}': "The scenario “bank” is for the calculator "
    "“encounter”, not for “volume”.",
    '{{ calculator("volume", costumers=2) }}': "“volume” has no field “costumers”; "
    "did you mean “customers”?",
    '{{ calculator("encounter", scenari="bank") }}': "“encounter” has no field “scenari”; "
    "did you mean “scenario”?",
    '{{ calculator("volume", seconds=-1) }}': "seconds is wrong: Seconds per contact: "
    "−1 is out of range; a number from 0 to 86,400 is needed here.",
    '{{ calculator("volume", seconds=-1, contacts="x") }}': "contacts is wrong: Contacts per "
    "customer: “x” is not a number; a number from 0 to 100,000 is needed here. "
    "Wrong as well: seconds.",
    '{{ calculator("encounter", scenario="bank", threshold=99) }}': "threshold (with scenario "
    "“bank”) is wrong: ",
    '{{ value("volume", "moments") }}': "“volume” has no value “moments”; "
    "did you mean “moments_per_day”?",
    '{{ value("volume") }}': "“value” begins with name and key, in this order and without names; "
    "the call gives 1 such.",
    '{{ calculator(name="volume") }}': "“calculator” begins with name, in this order and without "
    "names; the call gives 0 such.",
    "{{ calculator(5) }}": "“calculator” takes name as text in quotes, not 5.",
    '{{ calculator("volume", scenario=true) }}': "“calculator” takes scenario as text in quotes, "
    "not True.",
    '{{ calculator("volume", fold="yes") }}': "“calculator” takes fold as True or False, "
    "not 'yes'.",
    "{{ calculator(volume) }}": "The call of “calculator” holds something that is neither text in "
    "quotes, number, list nor true, false or none: volume has no quotes.",
    '{{ calculator("volume", seconds=1, seconds=2) }}': "The call of “calculator” gives “seconds” "
    "twice.",
    '{{ calculator(*["volume"]) }}': "The call of “calculator” gives its arguments singly, "
    "without `*`.",
    '{{ value("volume", "contact_hours")|round }}': "The call of “value” stands between its "
    "braces with nothing else: no filter, no sum.",
    '{{ calculator("volume", }}': "The call of “calculator” is never closed: it ends with `) }}`, "
    "and no empty line may stand in it.",
    '{{ calculator("volume"\n\n) }}': "The call of “calculator” is never closed: it ends with "
    "`) }}`, and no empty line may stand in it.",
    '{{ calculator("volume" seconds=2) }}': "The call of “calculator” cannot be read: expected "
    "token",
    'So {{ calculator("volume") }}.': "“calculator” makes a block and cannot stand in running "
    "text: put an empty line before and after its call.",
    'So\n{{ calculator("volume") }}': "“calculator” makes a block and cannot stand in running "
    "text: put an empty line before and after its call.",
    '# {{ scenario("bank") }}': "“scenario” makes a block and cannot stand in running text: "
    "put an empty line before and after its call.",
    '<div>{{ calculator("volume") }}</div>': "The call of “calculator” stands in raw HTML, where "
    "nothing is expanded: add the attribute `markdown` to the element around it.",
}


@pytest.mark.parametrize(("call", "sentence"), WRONG_CALLS.items())
def test_a_wrong_call_stops_with_a_sentence(call: str, sentence: str, convert: Convert) -> None:
    line = 6 if call.startswith("So\n") else 5
    with pytest.raises(MacroError) as caught:
        convert(f"---\ntitle: Page\n---\n\n{call}\n")
    assert str(caught.value).startswith(f"docs/page.md:{line}: {sentence}")


def test_what_cannot_be_computed_is_no_number(convert: Convert) -> None:
    rated = '"importance": 5, "expectation": 7, "experience": 6, "reach": 0'
    moments = f'[{{"name": "a", "channel": "app", {rated}}}]'
    with pytest.raises(MacroError, match="“weighted_gap” cannot be computed for these inputs"):
        convert(f'{{{{ value("encounter", "weighted_gap", moments={moments}) }}}}')


PAGE = """\
---
title: '{{ calculator("volum") }}'
---

```
{{ calculator("volum") }}
```

Write `{{ calculator("volum") }}` <!-- {{ calculator("volum") }} --> and read.

{{ calculator("volum") }}

Text {{ calculator("volum") }} text, {{ value("volum", "x") }},
{{ value("volum", "x") }}.

!!! note

    {{ calculator(
        "volum"
    ) }}

> {{ calculator("volum") }}

~~~ markdown
{{ value("volum", "x") }}

{{ value("volum", "x") }}
~~~

a | b
--|--
c | {{ value("volum", "x") }}
d | {{ value("volum|e", "x") }}

- {{ calculator("volum") }}
- next

The last.[^1]

[^1]: {{ value("volum", "x") }}
"""


def test_each_of_equal_calls_has_its_own_line(convert: Convert) -> None:
    errors: list[MacroError] = []
    convert(PAGE, errors.append)
    unknown = [error.line or 0 for error in errors if "There is no calculator" in error.sentence]
    assert sorted(unknown) == [11, 13, 14, 18, 22, 32, 35, 40]
    assert [error.line for error in errors if "running text" in error.sentence] == [13]
    assert [error.line for error in errors if "never closed" in error.sentence] == [33]


def test_a_page_without_a_file_has_no_line(docs: Path) -> None:
    from markdown import markdown

    from macros.extension import MacrosExtension

    with pytest.raises(MacroError, match=r"^There is no calculator “volum”") as caught:
        markdown('{{ calculator("volum") }}', extensions=[MacrosExtension(docs=str(docs))])
    assert caught.value.line is None


def test_a_missing_runtime_is_said_with_page_and_line(docs: Path) -> None:
    from markdown import markdown

    from macros.extension import MacrosExtension

    with pytest.raises(MacroError, match="run `make runtime` to build it"):
        markdown('{{ calculator("volume") }}', extensions=[MacrosExtension(docs=str(docs))])
