"""What an organisation adds, on pages and lists of ours: its calculators and its scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping, Sequence, Set
from pathlib import Path

import yaml

from calculator import load
from calculator.declaration import Calculator
from macros.knowledge.scenarios import Scenario
from macros.language.catalogue import Vocabulary

OWN_SECTION = "Our own"
CALCULATORS_PAGE = "calculate/index.md"
SCENARIOS_PAGE = "scenarios/index.md"


def calculator_page(declared: Calculator, words: Vocabulary) -> str:
    """The page of an own calculator, for an organisation that has written none."""
    head = _head(title_of(declared.name), declared.question)
    page = f'{head}# {_plain(declared.question)}\n\n{{{{ calculator("{declared.name}") }}}}\n'
    if declared.snippet:
        page += f'\n## {words.say("Do this in Python")}\n\n{{{{ in_python("{declared.name}") }}}}\n'
    return page


def scenario_page(scenario: Scenario, words: Vocabulary) -> str:
    """The page of an own scenario, for an organisation that has written none."""
    call = f'"{scenario.calculator}", scenario="{scenario.name}"'
    return f"""{_head(scenario.title, scenario.story)}# {_plain(scenario.title)}

{{{{ value("{scenario.calculator}", "answer", scenario="{scenario.name}") }}}}

{{{{ calculator({call}) }}}}

## {words.say("Behind the numbers")}

{{{{ scenario("{scenario.name}") }}}}
"""


def title_of(name: str) -> str:
    """A calculator's name as it stands in the navigation: “Waiting time” for `waiting-time`."""
    return name.replace("-", " ").capitalize()


def list_own(
    files: MutableMapping[str, Path | bytes],
    own: Set[str],
    calculators: Iterable[str],
    scenarios: Iterable[Scenario],
) -> None:
    """Add own calculators and scenarios to the overviews that we ship."""
    questions = [
        (_picture(name), f"[{_cell(load(name).question)}]({name}.md)", title_of(name))
        for name in calculators
    ]
    journeys = [
        (
            _picture(one.calculator, one.name),
            f"[{_cell(one.title)}]({one.name}.md)",
            _cell(one.industry),
            _cell(one.label),
        )
        for one in scenarios
    ]
    _add(files, own, CALCULATORS_PAGE, ("Picture", "Question", "Calculator"), questions)
    _add(files, own, SCENARIOS_PAGE, ("Picture", "Scenario", "Industry", "The figures"), journeys)


def _picture(calculator: str, scenario: str = "") -> str:
    told = f', scenario="{scenario}"' if scenario else ""
    return f'{{{{ picture("{calculator}"{told}) }}}}'


def _add(
    files: MutableMapping[str, Path | bytes],
    own: Set[str],
    place: str,
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
) -> None:
    if not rows or place in own or place not in files:
        return
    table = [head, tuple("---" for _ in head), *rows]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in table)
    before, heading, after = _text(files[place]).partition("\n## ")
    files[place] = f"{before}\n## {OWN_SECTION}\n\n{lines}\n{heading}{after}".encode()


def _head(title: str, text: str) -> str:
    sentence = " ".join(text.split())
    if len(sentence) > 160:
        sentence = sentence[:159].rpartition(" ")[0] + "…"
    said = yaml.safe_dump(
        {"title": title, "description": sentence}, allow_unicode=True, sort_keys=False, width=1000
    )
    # As on our own pages: a form has the width of the page, and two entries make no list.
    return f"---\n{said}hide: [toc]\n---\n\n"


def _plain(text: str) -> str:
    r"""Text of which Markdown makes nothing else.

    >>> _plain("1 * 2_3 [x] <b>")
    '1 \\* 2\\_3 \\[x\\] \\<b\\>'
    """
    return re.sub(r"([\\`*_{}\[\]<>#])", r"\\\1", " ".join(text.split()))


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _text(content: Path | bytes) -> str:
    data = content if isinstance(content, bytes) else content.read_bytes()
    return data.decode("utf-8-sig")
