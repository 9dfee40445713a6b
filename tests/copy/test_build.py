"""Building a copy: each generator makes the whole site, sealed, under its own name."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from macros.cli import main
from macros.copy import build as building
from macros.copy.build import archive, build
from macros.copy.folder import HIDDEN
from macros.generators import BUILDS, GENERATORS, ZENSICAL
from macros.kept.store import SWITCH
from macros.knowledge.problems import Problems
from macros.page.hidden import UNSEEN_BY_GENERATORS
from macros.page.house import House
from macros.sentence import MacroError, SiteFailed
from tests.conftest import ROOT
from tests.copy.copies import FULL, all_but, begun, change, contents, full, put
from tests.copy.test_pointing import HOME, WAYS
from tests.serving import Handler

SHOWN = (
    "learn/index.md",
    "learn/carlzon.md",
    "learn/moment-of-truth.md",
    "learn/measure/kano.md",
    "reference/glossary.md",
    "reference/sources.md",
)
NORTHWIND = House(name="Northwind")
EVERY = pytest.mark.parametrize("generator", GENERATORS)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    folder = full(tmp_path_factory.mktemp("copies") / "copy")
    # Beside what is looked for, pages that are looked at; the rest would only take its time.
    change(folder, hide=["exam", "calculate/volume.md", *all_but(*SHOWN)])
    return folder


@pytest.fixture(scope="module")
def sites(copy: Path) -> dict[str, Path]:
    """The site of one copy as each generator builds it, each in a folder of its own."""
    built: dict[str, Path] = {}
    for one in reversed(GENERATORS):  # so that the page is left as MkDocs had it
        put(copy, "docs/pointing.md", pointing(one))
        built[one] = build(copy, one, copy.parent / one)
    return built


def pointing(generator: str) -> str:
    """A page that points to hidden ones in each way."""
    home = str(FULL["address"])
    ways = [way.replace("calculate/waits", "apply/board").replace(HOME, home) for way in WAYS]
    if generator == ZENSICAL:  # where HTML begins at the file as well
        ways = [way if ".md" in way else way.replace("../", "") for way in ways]
    named = [way for way in ways if "[name]" not in way and "[^1]" not in way and "# " not in way]
    return "# Pointing\n\n" + "\n\n".join(named) + "\n\n    [code](learn/hyken.md)\n"


def page(site: Path, place: str) -> str:
    return (site / place / "index.html").read_text(encoding="utf-8")


@EVERY
def test_what_is_own_is_in_the_navigation(generator: str, sites: dict[str, Path]) -> None:
    home = page(sites[generator], ".")
    for address in (
        "our-promise/",
        "handbook/",
        "handbook/desk/",
        "learn/ours/",
        "calculate/waiting-time/",
        "scenarios/counter-visit/",
    ):
        somewhere = [*sites[generator].rglob("index.html")]
        assert any(f'{address}"' in path.read_text("utf-8") for path in somewhere), address
    assert "At Northwind" in home
    assert "Northwind &lt;Lab&gt;" in home


@EVERY
def test_pages_that_nobody_wrote_are_complete(generator: str, sites: dict[str, Path]) -> None:
    journey = page(sites[generator], "scenarios/counter-visit")
    assert "“Hear what happens next” has the largest need here" in journey
    assert "Anyone who came in person wants to be listened to" in journey
    waiting = page(sites[generator], "calculate/waiting-time")
    assert "3 of 10 customers waited longer than 10 minutes" in waiting
    assert waiting.count("<svg") >= 1


@EVERY
def test_pages_count_what_there_is(generator: str, sites: dict[str, Path]) -> None:
    assert "This site has four calculators, and" in page(sites[generator], ".")
    journeys = page(sites[generator], "scenarios")
    assert "<p>Two journeys, from airlines to workshops." in journeys, (
        "those that we ship, as it says"
    )


@EVERY
def test_search_finds_what_is_own_and_not_what_is_left_out(
    generator: str, sites: dict[str, Path]
) -> None:
    index = "search.json" if generator == "zensical" else "search/search_index.json"
    text = json.dumps(json.loads((sites[generator] / index).read_bytes()))
    for found in ("calculate/waiting-time/", "scenarios/counter-visit/", "handbook/desk/"):
        assert found in text
    for left_out in ("calculate/kano/", "scenarios/bank/"):
        assert left_out not in text


@EVERY
def test_what_is_left_out_is_not_in_the_site(generator: str, sites: dict[str, Path]) -> None:
    site = sites[generator]
    assert not (site / "calculate" / "kano").exists()
    assert not (site / "scenarios" / "bank").exists()
    for path in site.rglob("index.html"):
        assert "calculate/kano/" not in path.read_text("utf-8"), path


@EVERY
def test_what_is_hidden_is_not_published_and_nothing_leads_there(
    generator: str, sites: dict[str, Path]
) -> None:
    site = sites[generator]
    for gone in ("exam", "assets/exam", "learn/hyken", "calculate/volume"):
        assert not (site / gone).exists(), gone
    search = "search.json" if generator == "zensical" else "search/search_index.json"
    listed = (site / search).read_text("utf-8") + (site / "offline.json").read_text("utf-8")
    for address in ("learn/hyken/", "calculate/volume/", "exam/practise/"):
        assert address not in listed
        for path in site.rglob("*.html"):
            assert f"{address}" not in path.read_text("utf-8"), path
    front = page(site, ".")
    assert "Practise for an exam" in front, "since it leads to the reading order as well"
    assert "Practise ten questions" not in front
    assert "How many times a year is our company created?" not in front, "a row of its own"
    guide = page(site, "learn/carlzon")
    assert "<moments-calculator" not in guide
    assert "<form" not in guide.partition("<article")[2]
    assert "The company is created 50,000,000 times a year" in guide
    assert "The figures of this example" in guide
    assert "Type your own company" not in guide
    assert "<moments-calculator" in page(site, "learn/moment-of-truth"), "that one is offered"
    quiz = guide.partition("data-quiz=")[2]
    assert "Fifty million moments a year: about how many is that a day?" in quiz


@EVERY
def test_each_way_of_pointing_to_what_is_hidden_loses_its_link(
    generator: str, sites: dict[str, Path]
) -> None:
    html = page(sites[generator], "pointing")
    assert html.count("<span>words</span>") >= 3
    assert not re.search(r'(?:href|src|data|action)="[^"]*(?:hyken|apply/board)', html)
    assert "[code](learn/hyken.md)" in html, "what stands in code is shown as it was written"
    texts = [*sites[generator].rglob("*.html"), *sites[generator].rglob("*.json")]
    assert not [one for one in texts if UNSEEN_BY_GENERATORS in one.read_text(encoding="utf-8")]


@EVERY
def test_a_replaced_page_reckons_on_the_organisations_scale(
    generator: str, sites: dict[str, Path]
) -> None:
    text = page(sites[generator], "learn/measure/kano")
    assert "We ask no Kano questions." in text
    assert "on a scale from 1 to 7" in text


@EVERY
def test_scale_and_target_reach_forms_charts_and_texts(
    generator: str, sites: dict[str, Path]
) -> None:
    salon = page(sites[generator], "scenarios/hair-salon")
    form, _, result = salon.partition('data-part="details"')
    assert re.search(r'<input data-field="scale"[^>]* value="1 to 7"', form)
    assert "Ratings of 1 to 10 are shown on a scale of 1 to 7." in form
    ratings = re.findall(
        r'data-field="(?:importance|expectation|experience)"[^>]*value="([^"]+)"', form
    )
    assert len(ratings) > 20
    assert max(map(float, ratings)) <= 7
    ticks = re.findall(r'<text x="[^"]*" y="[^"]*" text-anchor="end">(\d+)<', result)
    assert ticks
    assert max(map(int, ticks)) <= 7
    assert "Here 1 is “Very poor” and 7 is “Excellent”." in result + form
    own = page(sites[generator], "scenarios/counter-visit")
    assert re.search(r'<input data-field="importance"[^>]* value="7"', own)
    assert "are shown on a scale" not in own
    assert "90 %" in page(sites[generator], "calculate/outcomes")


@EVERY
def test_every_page_carries_brand_and_policy(generator: str, sites: dict[str, Path]) -> None:
    branded = [
        sheet.name
        for sheet in (sites[generator] / "assets").glob("joined-*.css")
        if "assets/brand.css" in sheet.read_text("utf-8").partition("\n")[0].split()
    ]
    for path in sites[generator].rglob("*.html"):
        text = path.read_text("utf-8")
        assert any(f"assets/{name}" in text for name in branded), path
        assert 'data-md-color-primary="custom"' in text, path
        assert "indigo" not in text, path
        assert "unsafe-inline" not in text, path
        assert 'http-equiv="Content-Security-Policy"' in text, path


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    handler = partial(Handler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("generator", ["mkdocs", "zensical"])
def test_a_browser_shows_the_brand_from_an_archive_under_any_path(
    generator: str, sites: dict[str, Path], served: tuple[Path, str], browser: Browser
) -> None:
    folder, address = served
    archive(sites[generator], folder / "site.zip", NORTHWIND)
    with zipfile.ZipFile(folder / "site.zip") as packed:
        packed.extractall(folder / "some where" / "else")
    failed: list[str] = []
    said: list[str] = []
    with browser.new_context(color_scheme="light") as context:
        tab = context.new_page()
        tab.on("request", lambda one: failed.append(one.url) if address not in one.url else None)
        tab.on("response", lambda one: failed.append(one.url) if one.status >= 400 else None)
        tab.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        tab.goto(f"{address}/some%20where/else/our-promise/")
        tab.get_by_role("heading", name="What do we promise?").wait_for()
        header = tab.locator(".md-header")
        shown = header.evaluate(
            "it => getComputedStyle(it).getPropertyValue('--md-primary-fg-color')"
        )
        link = tab.locator("article a[href*='five-steps']").first
        assert link.evaluate("it => getComputedStyle(it).color") == "rgb(122, 31, 61)"
        assert shown.strip() == "#7a1f3d"
        if generator == "mkdocs":  # Zensical's header is of the page's colour
            ground = header.evaluate("it => getComputedStyle(it).backgroundColor")
            assert ground == "rgb(122, 31, 61)"
        logo = tab.locator(".md-header .md-logo img")
        assert logo.evaluate("it => it.complete && it.naturalWidth > 0")
        tab.locator("article a[href*='five-steps']").first.click()
        tab.wait_for_url("**/apply/five-steps/")
    assert failed == []
    assert said == []


def test_the_same_site_gives_the_same_archive(sites: dict[str, Path], tmp_path: Path) -> None:
    site = sites["mkdocs"]
    archive(site, tmp_path / "one.zip", NORTHWIND)
    archive(site, tmp_path / "two.zip", NORTHWIND)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert packed.testzip() is None
        assert set(packed.namelist()) == {building.READ_ME, *contents(site)}
        assert b"python3 -m http.server" in packed.read(building.READ_ME)


def test_the_command_builds_packs_and_touches_nothing_of_the_organisations(
    copy: Path,
    sites: dict[str, Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = contents(copy, HIDDEN, "site", "site.zip")
    # By a Python that gives sets in another order, and takes nothing of what was kept.
    run = subprocess.run(
        [sys.executable, "-m", "macros.cli", "build", str(copy), "--zip"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "1", SWITCH: "no"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "sealed" in run.stdout
    assert contents(copy, HIDDEN, "site", "site.zip") == before
    dated = "sitemap.xml.gz"  # in which it stands when it was packed
    assert contents(copy / "site", dated) == contents(sites["mkdocs"], dated)
    assert zipfile.is_zipfile(copy / "site.zip")
    # Whatever is found wrong, and by whom, leaves the finished site as it was.
    finished = contents(copy / "site")
    put(copy, "docs/our-promise.md", "# Ours\n\n[nowhere](nowhere.md)\n")
    assert main(["build", str(copy)]) == 1
    said = capsys.readouterr().err
    assert "docs/our-promise.md:3:11: the link “nowhere.md” leads to nothing in the site" in said
    assert "Nothing was built." in said
    put(copy, "docs/our-promise.md", '# Ours\n\n<img src="https://example.org/x.png" alt="">\n')
    with pytest.raises(Problems, match=r"loads https://example\.org/x\.png from another host"):
        build(copy, "mkdocs", copy / "site")
    put(copy, "scenarios/broken.yml", "title: 5\n")
    assert main(["build", str(copy)]) == 1
    assert "scenarios/broken.yml:1:8: title: text is needed here" in capsys.readouterr().err
    (copy / "scenarios" / "broken.yml").unlink()
    put(copy, "docs/our-promise.md", "# Ours\n")
    monkeypatch.setitem(BUILDS, "mkdocs", (*BUILDS["mkdocs"], "--unheard-of"))
    with pytest.raises(SiteFailed, match="mkdocs could not build the site"):
        build(copy, "mkdocs", copy / "site")
    assert contents(copy / "site") == finished


def test_a_folder_of_something_else_is_not_written_over(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy")
    put(tmp_path, "home/letters.txt", "Dear …")
    for out in (tmp_path / "home", folder):
        with pytest.raises(MacroError, match="holds something else than a site"):
            build(folder, "mkdocs", out)
    for out in (folder / "docs" / "site", folder / ".moments" / "site"):
        with pytest.raises(MacroError, match="from which the site is built"):
            build(folder, "mkdocs", out)
    with pytest.raises(MacroError, match="is a file; name a folder"):
        build(folder, "mkdocs", folder / "moments.yml")
    assert contents(tmp_path / "home") != {}


def test_a_generator_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begun(tmp_path / "copy")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["build", str(folder), "--generator", "zensical"]) == 1
    assert (
        "is not installed here: `pip install 'moments-of-truth[zensical]'`."
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--address", "8000"], "8000 is not a host and port such as 127.0.0.1:8000."),
        (["--address", "127.0.0.1:99999"], "127.0.0.1:99999 is not a host and port"),
    ],
)
def test_serve_says_what_is_wrong_before_it_starts(
    tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begun(tmp_path / "copy")
    assert main(["serve", str(folder), *arguments]) == 1
    assert said in capsys.readouterr().err
    assert main(["serve", str(tmp_path)]) == 1
    assert "there is no such file in the folder" in capsys.readouterr().err
