"""The scenarios' pages: one for each file, with its question, its calls and links that lead on."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from calculator import respond
from macros.knowledge.scenarios import load

FOLDER = Path(__file__).parents[2] / "docs" / "scenarios"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
PAGES = [*NAMES, "index"]

CALL = re.compile(r"\{\{.*?\}\}")
LINK = re.compile(r"\]\(([^)]+)\)")
ROW = re.compile(
    r'^\| \{\{ picture\("encounter", scenario="(?P<drawn>[\w-]+)"\) \}\}'
    r" \| \[(?P<title>[^]]+)\]\((?P<name>[\w-]+)\.md\)"
    r" \| (?P<industry>[^|]+) \| (?P<moments>\d+) moments \|",
    re.MULTILINE,
)


def parts(name: str) -> tuple[dict[str, str], str]:
    """The front matter and the text of a page."""
    _, front, text = (FOLDER / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


def blocks(name: str) -> list[str]:
    return [block.strip() for block in parts(name)[1].split("\n\n")]


def test_each_scenario_has_a_page_and_each_page_a_scenario() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == sorted(PAGES)


@pytest.mark.parametrize("name", NAMES)
class TestPage:
    def test_the_calculator_stands_alone_in_its_block(self, name: str) -> None:
        assert blocks(name).count(f'{{{{ calculator("encounter", scenario="{name}") }}}}') == 1

    def test_the_story_stands_under_its_heading(self, name: str) -> None:
        order = blocks(name)
        assert order[order.index("## Behind the numbers") + 1] == f'{{{{ scenario("{name}") }}}}'

    def test_what_to_notice_comes_last_but_for_the_sources(self, name: str) -> None:
        order = blocks(name)
        assert order.index("## What to notice") > order.index("## Behind the numbers")
        assert order[-2:] == ["## Sources", "{{ sources() }}"]
        assert order[-3].startswith("- ")

    def test_every_call_speaks_of_this_scenario(self, name: str) -> None:
        calls = CALL.findall(parts(name)[1])
        assert calls
        for call in calls:
            assert f'"{name}"' in call or call.startswith(("{{ term(", "{{ sources("))

    def test_the_heading_is_a_question(self, name: str) -> None:
        assert re.fullmatch(r"# [^\n]+\?", blocks(name)[0])

    def test_title_and_description_are_given(self, name: str) -> None:
        front, _ = parts(name)
        scenario = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
        assert front["title"] == scenario["title"]
        assert 40 <= len(front["description"]) <= 160

    def test_the_text_is_short(self, name: str) -> None:
        assert 150 <= len(CALL.sub("", parts(name)[1]).split()) <= 300

    def test_no_figure_is_written_that_a_call_could_give(self, name: str) -> None:
        assert re.findall(r"\d+", CALL.sub("", parts(name)[1].replace("b2b", ""))) == []

    def test_another_scenario_is_linked(self, name: str) -> None:
        others = {Path(link).stem for link in LINK.findall(parts(name)[1])} - {name, "index"}
        assert others & set(NAMES)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_pages(name: str) -> None:
    for link in LINK.findall(parts(name)[1]):
        assert (FOLDER / link).is_file(), link


def test_headings_and_descriptions_are_all_different() -> None:
    assert len({blocks(name)[0] for name in NAMES}) == len(NAMES)
    assert len({parts(name)[0]["description"] for name in NAMES}) == len(NAMES)


def test_the_table_lists_every_scenario_as_its_file_has_it() -> None:
    rows = {row["name"]: row for row in ROW.finditer(parts("index")[1])}
    assert set(rows) == set(NAMES)
    for name, row in rows.items():
        scenario = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
        assert row["title"] == scenario["title"]
        assert row["industry"] == scenario["industry"]
        assert int(row["moments"]) == len(scenario["inputs"]["moments"])


def test_the_example_for_one_s_own_scenario_works_as_it_stands(tmp_path: Path) -> None:
    listing = re.search(r"    ```yaml\n(.*?)    ```", parts("index")[1], re.DOTALL)
    assert listing
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "my-journey.yml").write_text(dedent(listing[1]), encoding="utf-8")
    scenario = load(tmp_path, "my-journey")
    assert respond(scenario.calculator, scenario.inputs).messages == ()
