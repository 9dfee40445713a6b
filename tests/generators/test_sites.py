"""One configuration builds strictly with each generator, and gives the same calculators."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.generators import BUILDS, CONFIG
from macros.site.seal import seal
from tests import soaking
from tests.sites import build

ELEMENT = re.compile(rb"<moments-calculator .*?</moments-calculator>", re.DOTALL)
OF_A_GENERATOR = re.compile(
    rb'<meta (?:http-equiv="Content-Security-Policy"|name="generator") content="[^"]*">'
)
SCENARIOS = 18
ADDRESS = "https://example.org/kb/"

LIKE_IT = [pytest.param(one, marks=soaking.only) for one in ("mkdocs", "properdocs")]

Break = Callable[[Path], None]


def calculators(site: Path) -> dict[str, list[bytes]]:
    return {
        path.relative_to(site).as_posix(): ELEMENT.findall(path.read_bytes())
        for path in site.rglob("*.html")
    }


def test_each_generator_gives_the_same_calculators(sites: dict[str, Path]) -> None:
    found = {generator: calculators(site) for generator, site in sites.items()}
    pages = found["mkdocs"]
    assert len([page for page, elements in pages.items() if elements]) >= SCENARIOS + 2
    assert found["properdocs"] == pages
    assert found["zensical"] == pages


def test_properdocs_gives_the_site_of_mkdocs(sites: dict[str, Path]) -> None:
    """Byte for byte, but for its address, its name and the hash of a script with the address."""
    site, other = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in files(root)}
        for root in (sites["mkdocs"], sites["properdocs"])
    )
    assert site.keys() == other.keys()
    assert len(site) > 300
    here = {name: OF_A_GENERATOR.sub(b"", data) for name, data in site.items()}
    there = {
        name: OF_A_GENERATOR.sub(b"", data.replace(b"/properdocs/", b"/mkdocs/"))
        for name, data in other.items()
    }
    different = {name for name in here if here[name] != there[name]}
    # The one tells sizes and a hash of all, in the other stands when it was packed.
    assert different <= {"offline.json", "sitemap.xml.gz"}


def files(site: Path) -> list[Path]:
    return [path for path in site.rglob("*") if path.is_file()]


def test_a_page_answers_without_script(sites: dict[str, Path]) -> None:
    for site in sites.values():
        page = (site / "calculate" / "encounter" / "index.html").read_text(encoding="utf-8")
        (element,) = re.findall(ELEMENT.pattern.decode(), page, re.DOTALL)
        assert "has the largest need here: it carries" in element
        # Two charts in two widths, and beside the answer the first of them without words.
        assert [element.count(f'<svg class="moments-{w}"') for w in ("wide", "narrow")] == [2, 2]
        assert element.count("<svg") == 5
        assert "JavaScript" in element.partition("<noscript>")[2]


@pytest.mark.parametrize("generator", ["zensical", *LIKE_IT])
def test_sealing_again_changes_nothing(generator: str, sites: dict[str, Path]) -> None:
    site = sites[generator]
    before = {path: path.read_bytes() for path in files(site)}
    assert seal(site) == []
    assert {path: path.read_bytes() for path in files(site)} == before


@pytest.mark.parametrize("generator", BUILDS)
def test_what_is_taken_away_is_served_as_it_was_made(
    generator: str, sites: dict[str, Path], taken_away: Path
) -> None:
    site = sites[generator]
    page = (site / "exam" / "take-away" / "index.html").read_text(encoding="utf-8")
    linked = re.findall(r'href="\.\./\.\./(assets/exam/[^"]+)"', page)
    made = {path.name: path.read_bytes() for path in taken_away.iterdir()}
    assert len(linked) == 3
    for place in linked:
        assert (site / place).read_bytes() == made[Path(place).name]
    assert 'download=""' in page or "download" in page.partition(linked[0])[0][-60:]
    kept = json.loads((site / "offline.json").read_bytes())["files"]
    assert set(linked) <= set(kept)


@pytest.mark.parametrize("generator", BUILDS)
def test_one_policy_stands_in_every_page(generator: str, sites: dict[str, Path]) -> None:
    policies = {
        tuple(
            re.findall(r'<meta charset="utf-8"><meta http-equiv="[^"]+" content="([^"]+)">', text)
        )
        for text in (path.read_text("utf-8") for path in sites[generator].rglob("*.html"))
    }
    ((policy,),) = policies
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_search_leaves_the_calculators_out(generator: str, sites: dict[str, Path]) -> None:
    index = json.loads((sites[generator] / "search" / "search_index.json").read_bytes())
    # The list of keys that were pressed quotes buttons.
    entries = [one for one in index["docs"] if not one["location"].startswith("about/keyboard/")]
    texts = " ".join(entry["text"] for entry in entries)
    assert "Most people would have pointed" in texts
    assert "Add a moment" not in texts
    assert "What it does not say" not in texts


@pytest.fixture
def two_pages(project: Path, tmp_path: Path) -> Path:
    """The project with two pages alone, so that a generator soon comes to what is wrong."""
    folder = shutil.copytree(project, tmp_path / "project")
    for page in (folder / "docs").rglob("*.md"):
        page.unlink()
    (folder / "docs" / "index.md").write_text("# Start\n", "utf-8")
    written(folder, '{{ calculator("volume") }}')
    settings = (folder / CONFIG).read_text("utf-8").partition("\nnav:")[0]
    (folder / CONFIG).write_text(f"{settings}\n", "utf-8")
    return folder


def written(project: Path, call: str) -> None:
    """Write a page whose eighth line is a call."""
    lines = ["---", "title: Volume", "---", "", "# How many?", "", ""]
    (project / "docs/calculate/volume.md").write_text("\n".join([*lines, call, ""]), "utf-8")


def call_a_macro_that_is_not_there(project: Path) -> None:
    written(project, '{{ calculater("volume") }}')


def give_a_value_out_of_range(project: Path) -> None:
    written(project, '{{ calculator(\n  "volume",\n  seconds=-1\n) }}')


def remove_the_runtime(project: Path) -> None:
    shutil.rmtree(project / "docs" / "assets" / "runtime")


UNKNOWN = (
    call_a_macro_that_is_not_there,
    "docs/calculate/volume.md:8: There is no macro “calculater”; did you mean “calc",
)
OUT_OF_RANGE = (
    give_a_value_out_of_range,
    "docs/calculate/volume.md:8: seconds is wrong: Seconds per contact: −1 is out of range",
)
NO_RUNTIME = (remove_the_runtime, "run `make runtime` to build it")
WRONG = {"unknown macro": UNKNOWN, "out of range": OUT_OF_RANGE, "no runtime": NO_RUNTIME}
EACH_ONCE = [*zip(WRONG, BUILDS, strict=True)]


@pytest.mark.parametrize(
    ("what", "generator"),
    [
        pytest.param(what, generator, marks=() if (what, generator) in EACH_ONCE else soaking.only)
        for what in WRONG
        for generator in BUILDS
    ],
)
def test_what_is_wrong_stops_the_build(what: str, generator: str, two_pages: Path) -> None:
    damage, sentence = WRONG[what]
    damage(two_pages)
    run = build(two_pages, generator, ADDRESS)
    assert run.returncode != 0
    assert sentence in run.stdout + run.stderr


def test_the_same_two_pages_are_built_where_nothing_is_wrong(two_pages: Path) -> None:
    for generator in BUILDS if soaking.DRAWN > 1 else ("zensical",):
        run = build(two_pages, generator, ADDRESS)
        assert run.returncode == 0, run.stdout + run.stderr
