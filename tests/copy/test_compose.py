"""Composing: shipped and own become one folder of pages with one configuration."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from calculator import load, names, respond
from macros import shipped
from macros.copy import brand, judging
from macros.copy.compose import compose
from macros.copy.folder import HIDDEN
from macros.copy.leaving import without
from macros.copy.mirror import mirror
from macros.knowledge.problems import Problems
from macros.page.house import House
from tests.copy.copies import UNTAKEN, begun, change, contents, full, put

pytestmark = pytest.mark.usefixtures("runtime_folder", "forgotten")


def composed(folder: Path) -> Path:
    compose(judging.load(folder), folder / HIDDEN)
    return folder / HIDDEN


def listed(configuration: Path) -> list[Any]:
    nav: Any = load_config(str(configuration)).nav
    assert isinstance(nav, list)
    return nav


def navigation(hidden: Path) -> list[Any]:
    return listed(hidden / "mkdocs.yml")


def section(nav: list[Any], title: str) -> Any:
    (found,) = (entry[title] for entry in nav if isinstance(entry, dict) and title in entry)
    return found


def places(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    entries = nav.values() if isinstance(nav, dict) else nav
    return [place for entry in entries for place in places(entry)]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    return composed(full(tmp_path_factory.mktemp("full") / "copy"))


def test_own_pages_stand_where_readers_look_for_them(everything: Path) -> None:
    nav = navigation(everything)
    assert nav[1] == {
        "At Northwind": [
            "our-promise.md",
            {"Handbook": ["handbook/index.md", "handbook/desk.md"]},
        ]
    }
    overview = {"Learn": "learn/index.md"}
    assert section(nav, "Learn")[:2] == [overview, {"At Northwind": ["learn/ours.md"]}]
    assert section(nav, "Calculate")[1] == {"Our own": ["calculate/waiting-time.md"]}
    assert section(nav, "Scenarios") == [
        "scenarios/index.md",
        {"Our own": ["scenarios/counter-visit.md"]},
        "scenarios/hair-salon.md",
        "scenarios/it-service-desk.md",
    ]


@pytest.mark.parametrize("page", ["calculate/waiting-time.md", "scenarios/counter-visit.md"])
def test_a_page_that_we_write_for_them_gives_the_form_its_width(
    page: str, everything: Path
) -> None:
    assert "\nhide: [toc]\n---\n" in (everything / "docs" / page).read_text(encoding="utf-8")


def test_every_page_of_the_navigation_is_there_and_the_other_way_round(everything: Path) -> None:
    found = places(navigation(everything))
    pages = [path for path in contents(everything / "docs") if path.endswith(".md")]
    assert len(found) == len(set(found))
    assert sorted(found) == sorted(pages)


def test_an_own_page_takes_the_place_of_a_shipped_one(everything: Path) -> None:
    page = (everything / "docs/learn/measure/kano.md").read_text("utf-8")
    assert page.startswith("# Kano, as we use it")
    learn = places(section(navigation(everything), "Learn"))
    shipped_order = [place for place in learn if place != "learn/ours.md"]
    assert shipped_order == places(section(listed(shipped.config()), "Learn"))
    methods = section(section(navigation(everything), "Learn"), "Measuring methods")
    assert "learn/measure/kano.md" in methods, "theirs is called what they call it"
    assert {"Net promoter score (NPS)": "learn/measure/promoters.md"} in methods


def test_what_is_left_out_is_gone_and_nothing_leads_to_it(everything: Path) -> None:
    docs = everything / "docs"
    kept = {"encounter.md", "memory.md", "outcomes.md", "volume.md", "waiting-time.md"}
    kept |= {"index.md", "own-figures.md"}
    assert {path.name for path in (docs / "calculate").iterdir()} == kept
    assert not (docs / "scenarios" / "bank.md").exists()
    overview = (docs / "calculate" / "index.md").read_text("utf-8")
    assert "[Which moment should we fix first?](encounter.md) | Encounter |" in overview
    assert "kano.md" not in overview
    assert "## A survey, answer by answer" not in overview  # no row of it is left
    guide = (docs / "learn" / "measure" / "servqual.md").read_text("utf-8")
    assert "calculate/servqual.md" not in guide
    assert '{{ calculator("servqual", fold=True) }}' in guide  # a guide keeps its worked example
    targets = re.compile(r"\]\((?:[^)\s]*/)?(kano|servqual|yield|bank|airline-trip)\.md")
    for path in docs.rglob("*.md"):
        for link in targets.finditer(path.read_text("utf-8")):
            led = (path.parent / link[0][2:].partition("#")[0]).resolve()
            assert led.is_file(), f"{path}: {link[0]}"
    assert "see: calculate/yield.md" not in (docs / "reference/glossary.yml").read_text("utf-8")


def test_readers_of_a_copy_are_not_asked_to_make_another(everything: Path) -> None:
    assert not [place for place in contents(everything / "docs") if place.startswith("host/")]
    assert not [place for place in places(navigation(everything)) if place.startswith("host/")]
    front = (everything / "docs" / "index.md").read_text(encoding="utf-8")
    assert "Make your copy" not in front
    assert "Open your survey" in front
    assert front.count("<div") == front.count("</div>")
    shipped_front = (shipped.docs() / "index.md").read_text(encoding="utf-8")
    assert front.count("<div") == shipped_front.count("<div") - 1


def test_a_copy_has_a_mark_a_card_and_an_icon_without_ours(
    everything: Path, tmp_path: Path
) -> None:
    settings = load_config(str(everything / "mkdocs.yml"))
    assert settings.theme["favicon"] == settings.theme["logo"] == "assets/brand/logo.svg"
    assert settings.extra["card"] == "assets/face/card-without-words.png"
    assert "touch_icon" not in settings.extra
    assert settings.theme.custom_dir == str(shipped.theme())
    plain = load_config(
        str(composed(begun(tmp_path / "copy", logo=None, hide=UNTAKEN)) / "mkdocs.yml")
    )
    assert plain.theme["favicon"] == "assets/face/icon.svg"
    assert plain.extra["touch_icon"] == "assets/face/icon.png"


def test_the_figures_of_what_is_left_out_stay_for_guides_that_use_them(everything: Path) -> None:
    assert (everything / "docs" / "scenarios" / "bank.yml").is_file()


def test_overviews_list_what_is_own(everything: Path) -> None:
    docs = everything / "docs"
    calculators = (docs / "calculate" / "index.md").read_text("utf-8")
    question = "[How many customers waited longer than we promise?](waiting-time.md)"
    assert f'| {{{{ picture("waiting-time") }}}} | {question} | Waiting time |' in calculators
    journeys = (docs / "scenarios" / "index.md").read_text("utf-8")
    assert "[A visit to the counter](counter-visit.md) | Our organisation | Made-up" in journeys
    assert ', scenario="counter-visit") }} | [A visit to the counter]' in journeys


def test_a_link_of_an_own_page_to_what_no_reader_of_a_copy_sees_is_named(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", methods=["encounter", "waiting-time"])
    text = "# Ours\n\n```\n[code](calculate/kano.md)\n```\n\nSee [a\nb](calculate/kano.md#x) so.\n"
    put(folder, "docs/ours.md", text)
    put(folder, "docs/theirs.md", "# Theirs\n\n[How](host/index.md)\n")
    with pytest.raises(Problems) as raised:
        composed(folder)
    assert "host/index.md, which is on the project’s own site and in no copy" in str(raised.value)
    assert str(raised.value).splitlines()[0] == (
        "docs/ours.md:8:4: the link leads to calculate/kano.md, which moments.yml leaves out; "
        "remove the link, or add “kano” to methods."
    )


def test_what_is_not_named_among_methods_gets_no_page_but_ones_own(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", methods=["encounter"], hide=UNTAKEN)
    put(folder, "docs/calculate/kano.md", "# Why we do without\n")
    hidden = composed(folder)
    assert "calculate/kano.md" in places(navigation(hidden))
    assert (hidden / "docs" / "calculate" / "kano.md").read_text() == "# Why we do without\n"
    assert not (hidden / "docs" / "calculate" / "waiting-time.md").exists()


def test_no_scenarios_at_all_leaves_no_section(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", scenarios={"shipped": []}, hide=UNTAKEN)
    (folder / "scenarios" / "counter-visit.yml").unlink()
    hidden = composed(folder)
    assert not [entry for entry in navigation(hidden) if "Scenarios" in entry]
    assert not [*(hidden / "docs" / "scenarios").glob("*.md")]


def test_an_own_journey_takes_the_place_of_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy", scenarios={"shipped": ["hair-salon"]}, hide=UNTAKEN)
    (folder / "scenarios" / "counter-visit.yml").rename(folder / "scenarios" / "bank.yml")
    hidden = composed(folder)
    assert (hidden / "docs/scenarios/bank.yml").read_bytes() == (
        folder / "scenarios/bank.yml"
    ).read_bytes()
    assert "# A visit to the counter" in (hidden / "docs/scenarios/bank.md").read_text("utf-8")
    assert places(navigation(hidden)).count("scenarios/bank.md") == 1


def test_what_is_ones_own_stands_in_the_place_of_what_would_be_written(tmp_path: Path) -> None:
    contact = {"name": "<b>Us</b>", "url": "https://example.org/?a=1&b=2"}
    folder = begun(tmp_path / "copy", contact=contact, hide=UNTAKEN)
    put(folder, "docs/scenarios/counter-visit.md", "# Our counter\n")
    put(folder, f"docs/{brand.STYLESHEET}", "/* ours */\n")
    hidden = composed(folder)
    page = (hidden / "docs" / "scenarios" / "counter-visit.md").read_text("utf-8")
    assert page == "# Our counter\n"
    assert places(navigation(hidden)).count("scenarios/counter-visit.md") == 1
    assert (hidden / "docs" / brand.STYLESHEET).read_text() == "/* ours */\n"
    footer = str(load_config(str(hidden / "mkdocs.yml")).copyright)
    assert footer.startswith('<a href="https://example.org/?a=1&amp;b=2">&lt;b&gt;Us&lt;/b&gt;</a>')


def test_the_hidden_folder_alone_is_written_as_far_as_something_changed(tmp_path: Path) -> None:
    folder = full(tmp_path / "copy")
    change(folder, hide=UNTAKEN)
    before = contents(folder, HIDDEN)
    shipped_before = {path: path.stat().st_mtime_ns for path in shipped.docs().rglob("*")}
    hidden = composed(folder)
    assert contents(folder, HIDDEN) == before
    assert {path: path.stat().st_mtime_ns for path in shipped.docs().rglob("*")} == shipped_before

    def times() -> dict[str, int]:
        return {
            place: (hidden / place).stat().st_mtime_ns
            for place in contents(hidden)
            if not place.startswith("signoff/")
        }

    written = times()
    composed(folder)
    assert times() == written
    put(folder, "docs/our-promise.md", "# Another promise\n")
    composed(folder)
    changed = {place for place, at in times().items() if written[place] != at}
    assert changed == {"docs/our-promise.md"}

    (folder / "docs" / "learn" / "measure" / "kano.md").unlink()
    for name in ("index.md", "desk.md", "plan.txt"):
        (folder / "docs" / "handbook" / name).unlink()
    composed(folder)
    assert not (hidden / "docs" / "handbook").exists(), "what is removed goes"
    restored = (hidden / "docs" / "learn" / "measure" / "kano.md").read_text("utf-8")
    assert '{{ calculator("kano", fold=True) }}' in restored


def test_a_folder_gives_way_to_a_file_and_a_file_to_a_folder(tmp_path: Path) -> None:
    mirror({"a/b.md": b"1", "c": b"2"}, tmp_path / "docs")
    mirror({"a": b"3", "c/d.md": b"4"}, tmp_path / "docs")
    assert {place: (tmp_path / "docs" / place).read_bytes() for place in ("a", "c/d.md")} == {
        "a": b"3",
        "c/d.md": b"4",
    }


def test_name_address_contact_and_brand_reach_the_configuration(
    everything: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    settings = load_config(str(everything / "mkdocs.yml"))
    assert settings.site_name == "Northwind <Lab>"
    assert settings.site_url == "https://northwind.example/kb/"
    assert settings.theme["logo"] == "assets/brand/logo.svg"
    assert settings.extra_css[-1] == brand.STYLESHEET
    assert {one["primary"] for one in settings.theme["palette"]} == {brand.PALETTE}
    assert 'href="mailto:service@example.org">The service team</a>' in str(settings.copyright)
    sheet = (everything / "docs" / brand.STYLESHEET).read_text("utf-8")
    assert "--md-primary-fg-color: #7a1f3d;" in sheet
    assert sheet.count("--moments-accent: ") == 2
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/x/")
    assert load_config(str(everything / "mkdocs.yml")).site_url == "https://elsewhere.example/x/"


@pytest.mark.parametrize("scale", [(1, 7), (1, 5), (0, 100), (-2, 2), (1, 10)])
@pytest.mark.parametrize("name", names())
def test_every_example_can_be_shown_on_every_scale(name: str, scale: tuple[int, int]) -> None:
    declared = load(name)
    house = House(scale=scale, target=0.9)
    reply = respond(name, house.adopt(declared, declared.example))
    assert not reply.faulty, reply.messages
    if scale == (1, 10) and name == "encounter":
        assert reply.answer == respond(name, declared.example).answer


def test_a_house_says_its_scale_where_figures_do_not(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy")
    change(folder, scale={"lowest": 1, "highest": 7, "labels": {7: "Excellent"}}, target=0.9)
    house = judging.load(folder).house
    declared = load("encounter")
    assert house.complete(declared, {"moments": []}) == {
        "moments": [],
        "scale": [1, 7],
        "threshold": 0.4,
    }
    named = {"moments": [], "scale": [0, 3]}
    assert house.complete(declared, named) == named
    scale = next(one for one in house.declare(declared).fields if one.key == "scale")
    assert scale.help.endswith("Here 7 is “Excellent”.")
    (table,) = house.declare(load("outcomes")).fields[:1]
    adopted = house.adopt(load("outcomes"), load("outcomes").example)
    assert {row["outcome_target"] for row in adopted[table.key]} == {0.9}


def test_a_table_that_is_left_out_takes_along_what_opens_it() -> None:
    text = (
        '# Ours\n\nText.\n\n??? moments-long "Which"\n\n    | Idea | Where |\n    | --- | --- |\n'
        "    | one | [Kano](../calculate/kano.md) |\n\nMore.\n"
    )
    assert without(text, "learn/ours.md", {"calculate/kano.md"}) == "# Ours\n\nText.\n\nMore.\n"
    assert without(text, "learn/ours.md", {"calculate/volume.md"}) == text
