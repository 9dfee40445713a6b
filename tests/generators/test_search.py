"""The search of each generator's site, asked what readers ask: is the right page listed first?

The theme's own worker answers, over the site's own index; `search.mjs` runs it under Node, and a
browser's dialog is held to the same order. `queries.csv` says for each query which page is right.
Where the glossary explains what no page is named after, its entry (`or`) is right as well, since
it leads to that page. The queries called `measured` are those of which half found their page when
titles were questions; `ours` are there so that nothing is tuned to those alone.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.generators import BUILDS
from macros.knowledge import glossary
from macros.runtime import node
from tests.generators.conftest import Walk
from tests.sites import ROOT

HERE = Path(__file__).parent
EVERY = pytest.mark.parametrize("generator", BUILDS)
WANTED = {"measured": (35, 31, 34), "ours": (75, 66, 73)}
"""Of how many queries the right page is to be first in how many, and among three in how many."""
HEAVIEST = 200_000
"""Bytes of the index over the wire: a reader of few words on a telephone waits for all of it."""
ENTRY = "reference/glossary/#term-{}"
IN_THE_DIALOG = ("kano", "prioritise touchpoints", "net promoter score")
LAST = ("reference/formulas/", "learn/said-wrong/", "host/", "about/", "reference/decisions/")
"""Where nobody looks for what a word means."""

Ask = Callable[[str, tuple[str, ...]], list[list[list[str]]]]
"""Asks a generator's search: for each query its results, each with its addresses."""
QUERIES = [*csv.DictReader((HERE / "queries.csv").read_text(encoding="utf-8").splitlines())]
TERMS = sorted(set(glossary.load(ROOT / "docs").values()), key=lambda term: term.name)


def index(site: Path) -> Path:
    """The file that a search asks for."""
    (found,) = [*site.glob("search/search_index.json"), *site.glob("search.json")]
    return found


@pytest.fixture(scope="module")
def ask(sites: dict[str, Path]) -> Ask:
    everything = (*IN_THE_DIALOG, *(row["query"] for row in QUERIES), *(one.name for one in TERMS))
    distinct = tuple(dict.fromkeys(everything))

    @cache
    def answers(worker: bytes, listed: bytes) -> dict[str, list[list[str]]]:
        """What a worker finds in an index, which two generators may have alike."""
        generator = next(one for one in BUILDS if of(one) == (worker, listed))
        run = subprocess.run(
            [node.executable(), HERE / "search.mjs", script(generator), index(sites[generator])],
            input=json.dumps(distinct),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
        found: list[list[list[str]]] = json.loads(run.stdout)
        return dict(zip(distinct, found, strict=True))

    def script(generator: str) -> Path:
        (worker,) = sites[generator].glob("assets/javascripts/workers/search.*.js")
        return worker

    @cache
    def of(generator: str) -> tuple[bytes, bytes]:
        return script(generator).read_bytes(), index(sites[generator]).read_bytes()

    def ask(generator: str, queries: tuple[str, ...]) -> list[list[list[str]]]:
        found = answers(*of(generator))
        return [found[query] for query in queries]

    return ask


def leads_to(address: str, wanted: str) -> bool:
    """Whether an address is the wanted part, or lies on the wanted page."""
    return (address if "#" in wanted else address.partition("#")[0]) == wanted


def rank(results: list[list[str]], wanted: list[str]) -> int | None:
    """The place, from 1, of the first result that begins with what is wanted."""
    for place, addresses in enumerate(results, start=1):
        if any(leads_to(addresses[0], one) for one in wanted):
            return place
    return None


def test_the_table_names_pages_and_entries_that_there_are() -> None:
    entries = {ENTRY.format(term.slug) for term in TERMS}
    for row in QUERIES:
        for wanted in filter(None, (row["page"], row["or"])):
            page = ROOT / "docs" / wanted.partition("#")[0].strip("/")
            assert page.with_suffix(".md").is_file() or (page / "index.md").is_file(), wanted
            assert "#" not in wanted or wanted in entries, wanted
    assert len({row["query"] for row in QUERIES}) == len(QUERIES)


@EVERY
@pytest.mark.parametrize("listed", WANTED)
def test_the_right_page_comes_first(listed: str, generator: str, ask: Ask) -> None:
    asked, first, among_three = WANTED[listed]
    rows = [row for row in QUERIES if row["list"] == listed]
    assert len(rows) == asked
    answers = ask(generator, tuple(row["query"] for row in rows))
    places = {
        row["query"]: rank(results, [*filter(None, (row["page"], row["or"]))])
        for row, results in zip(rows, answers, strict=True)
    }
    late = {query: place for query, place in places.items() if place != 1}
    assert asked - len(late) >= first, late
    missed = {query: place for query, place in late.items() if place is None or place > 3}
    assert asked - len(missed) >= among_three, missed


@EVERY
def test_each_term_is_found_by_itself(generator: str, ask: Ask) -> None:
    """Its entry is among the first ten results, or the page that it leads to among three."""
    answers = ask(generator, tuple(term.name for term in TERMS))
    lost = []
    for term, results in zip(TERMS, answers, strict=True):
        page = term.see.removesuffix(".md").removesuffix("index").rstrip("/")
        listed = {address for addresses in results[:10] for address in addresses}
        if ENTRY.format(term.slug) not in listed and (rank(results, [f"{page}/"]) or 9) > 3:
            lost.append(term.name)
    assert lost == []


@EVERY
def test_what_a_word_means_is_not_looked_for_among_rarities(generator: str, ask: Ask) -> None:
    answers = ask(generator, tuple(term.name for term in TERMS))
    wrong = {
        term.name: results[0][0]
        for term, results in zip(TERMS, answers, strict=True)
        if not results or results[0][0].startswith(LAST)
    }
    assert wrong == {}


@EVERY
def test_the_index_is_soon_there(generator: str, sites: dict[str, Path]) -> None:
    assert len(gzip.compress(index(sites[generator]).read_bytes())) <= HEAVIEST


@EVERY
def test_a_drawing_is_found_by_its_caption(generator: str, sites: dict[str, Path]) -> None:
    text = index(sites[generator]).read_text(encoding="utf-8")
    assert "What delights today is asked for tomorrow" in text
    assert "Across: how well an attribute is done" not in text


@EVERY
def test_a_name_is_said_before_the_question(generator: str, sites: dict[str, Path]) -> None:
    found = json.loads(index(sites[generator]).read_bytes())
    titles = {
        entry["location"]: entry["title"] for entry in found["docs" if "docs" in found else "items"]
    }
    assert (
        titles["calculate/kano/"] == "Kano calculator: Which moments delight and which are basic?"
    )
    assert titles[ENTRY.format("customer-effort-score")] == "customer effort score (CES)"


def test_the_dialog_lists_what_the_worker_finds(walk: Walk, ask: Ask) -> None:
    """One query after the other, and the last leads on: nothing of it is blocked by the policy."""
    page, generator = walk.page, walk.generator
    answers = ask(generator, IN_THE_DIALOG)
    walk.goes_to("about/privacy/")
    walk.opens_search()
    for query, results in zip(IN_THE_DIALOG, answers, strict=True):
        walk.searches_for(query)
        first = rf"{generator}/{re.escape(results[0][0].partition('#')[0])}([?#]|$)"
        shown = page.locator("a:is([role=option], .md-search-result__link)").first
        expect(shown, query).to_have_attribute("href", re.compile(first))
    walk.searches_for("kerb")
    page.locator("a[href*='scenarios/airline-trip']:visible", has_text="kerb").first.click()
    expect(page).to_have_title("An airline trip - Moments of Truth")
