"""What `moments.yml` says becomes a copy, or all that is wrong with it is said at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.copy import contrast
from macros.copy.config import Copy
from macros.copy.folder import MOMENTS_YML
from macros.copy.judging import load
from macros.knowledge.problems import Problems

DATA: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("wrong.yml").read_text(encoding="utf-8")
)
RIGHT: str = DATA["right"]
WRONG: list[dict[str, Any]] = DATA["wrong"]
LEAST = """\
schema_version: 1
name: Northwind
address: http://intranet/moments
contact: {name: Service Lab, url: http://intranet/lab}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy's folder with an image and an own calculator, whose file is not yet written."""
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "calculators").mkdir()
    (tmp_path / "calculators" / "pay_slip.py").write_text("", encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    (folder / MOMENTS_YML).write_bytes(text.encode())
    return folder


def said(folder: Path) -> list[str]:
    with pytest.raises(Problems) as caught:
        load(folder)
    return [str(problem).removeprefix(f"{MOMENTS_YML}:") for problem in caught.value.problems]


def test_what_is_right_becomes_a_copy(folder: Path) -> None:
    copy = load(write(folder, RIGHT))
    assert copy.folder == folder
    assert copy.name == "Northwind Service Lab"
    assert copy.logo == Path("brand/logo.svg")
    assert copy.favicon is None
    assert copy.colours.accent_dark == "#8fd0ee"
    assert copy.scale is not None
    assert copy.scale.labels == {1: "Very poor", 7: "Excellent"}
    assert copy.target == 0.8
    assert copy.methods == ["encounter", "pay-slip"]
    assert copy.scenarios.shipped == ["bank", "it-service-desk"]
    assert copy.contact.email == "service.lab@example.org"
    assert copy.privacy is not None
    assert copy.privacy.controller == "Northwind Ltd"


def test_three_keys_and_a_version_are_enough(folder: Path) -> None:
    copy = load(write(folder, LEAST))
    assert copy.address == "http://intranet/moments/"
    assert copy.scenarios.shipped == "all"
    assert {copy.target, copy.scale, copy.privacy, copy.logo} == {None}
    assert copy.methods is None
    assert (copy.language, copy.pages) == ("en", "Our pages")
    assert (copy.colours.primary, copy.colours.accent) == (None, "#692a80")


def test_the_colours_that_are_given_to_all_pass_themselves(folder: Path) -> None:
    colours = load(write(folder, LEAST)).colours
    written = "".join(
        f"\n  {key}: '{value}'" for key, value in colours.model_dump().items() if value
    )
    assert load(write(folder, f"{LEAST}colours:{written}\n")).colours == colours


def test_an_accent_for_dark_mode_follows_from_the_one_for_light_mode(folder: Path) -> None:
    copy = load(write(folder, f'{LEAST}colours: {{accent: "#0B4F6C"}}\n'))
    assert copy.colours.accent == "#0b4f6c"
    measured = contrast.least(copy.colours.accent_dark, contrast.DARK.values())
    assert contrast.LEAST <= measured < contrast.LEAST + 0.1


def test_a_light_header_takes_dark_text(folder: Path) -> None:
    colours = 'colours: {header_text: "#000", primary: "#fc0"}\n'
    assert load(write(folder, LEAST + colours)).colours.primary == "#ffcc00"


def test_fifty_kinds_of_mistakes_are_tried() -> None:
    kinds = {case["kind"] for case in WRONG}
    assert len(kinds) == len(WRONG) >= 50


@pytest.mark.parametrize("case", WRONG, ids=lambda case: str(case["kind"]))
def test_what_is_wrong_is_said_with_its_place(case: dict[str, Any], folder: Path) -> None:
    text = case.get("text")
    if text is None:
        assert case["for"] in RIGHT
        text = RIGHT.replace(case["for"], case["write"], 1)
    assert said(write(folder, text)) == case["says"]


def ways(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in the file."""
    if way:
        yield way
    inner = [*data.items()] if isinstance(data, dict) else []
    inner = [*enumerate(data)] if isinstance(data, list) else inner
    for key, value in inner:
        yield from ways(value, (*way, key))


KINDS = [
    *("null", "yes", "5", "-1", "0.5", ".inf", "1.0e+400", "2026-11-22", "''", "x", "' '", "'5'"),
    *("[]", "[[]]", "[null]", "[5, 5]", "{}", "{a: 1}", "{1: a}", "{null: a}", "!x y", "<<"),
    *("9" * 400, "9" * 5000, "'#12345'", "'//'", "http://", "http://[::1", "a@b", "'\\0'"),
]


PLACES = [*ways(yaml.safe_load(RIGHT))]


@pytest.mark.parametrize("way", PLACES, ids=lambda way: ".".join(map(str, way)))
def test_anything_anywhere_is_taken_or_answered_by_sentences_of_ours(
    way: tuple[Any, ...], folder: Path
) -> None:
    answered = 0
    for kind in KINDS:
        data = yaml.safe_load(RIGHT)
        holder = data
        for step in way[:-1]:
            holder = holder[step]
        holder[way[-1]] = "HERE"
        text = yaml.safe_dump(data, sort_keys=False).replace("HERE", kind, 1)
        try:
            load(write(folder, text))
        except Problems as problems:
            answered += 1
            for problem in problems.problems:
                assert problem.sentence.endswith((".", "?")), problem
                assert "nput should" not in problem.sentence, problem
                assert problem.line <= text.count("\n"), problem
    assert answered >= len(KINDS) // 2


def test_everything_wrong_is_said_in_one_run_in_the_order_of_the_file(folder: Path) -> None:
    text = RIGHT
    for here, instead in (
        ("name: Northwind Service Lab", "nmae: Northwind"),
        ("https://service.example.org", "www.example.org"),
        ("brand/logo.svg", "logo.svg"),
        ('primary: "#0b4f6c"', "primary: #0b4f6c"),
        ("highest: 7", "highest: 0"),
        ("target: 0.8", "target: 80"),
        ("[encounter, pay-slip]", "[encunter, 3, encunter]"),
        ("email: service.lab@example.org", "email: service.lab"),
        ("controller:", "controler:"),
    ):
        assert here in text
        text = text.replace(here, instead, 1)
    places = [sentence.split(": ")[0] for sentence in said(write(folder, text))]
    assert places == [
        "2:1",
        "3:10",
        "6:7",
        "8:11",
        "13:12",
        "15:9",
        "16:11",
        "16:21",
        "16:24",
        "16:24",
        "22:10",
        "24:3",
    ]


def test_problems_are_counted_at_the_end(folder: Path) -> None:
    with pytest.raises(Problems) as caught:
        load(write(folder, f"{LEAST}targets: 1\npages: 5\n"))
    assert str(caught.value).splitlines() == [
        "moments.yml:5:1: there is no key “targets”; did you mean “target”?",
        'moments.yml:6:8: pages: text is needed here; put it in quotation marks: "5".',
        "2 things are wrong in 1 file. Nothing was built.",
    ]


def test_a_folder_without_the_file_is_wrong(folder: Path) -> None:
    said_of = "1:1: there is no such file in the folder; `moments new` makes a folder with one."
    assert said(folder) == [said_of]
    assert said(folder / "nowhere") == [said_of]


def test_another_ending_is_found(folder: Path) -> None:
    (folder / "moments.yaml").write_text(LEAST)
    assert said(folder) == ["1:1: there is no such file in the folder; rename “moments.yaml”."]


def test_a_file_in_another_encoding_is_wrong(folder: Path) -> None:
    (folder / MOMENTS_YML).write_bytes(b"schema_version: 1\nname: Caf\xe9\n")
    assert said(folder) == ["2:1: here begins something that is not UTF-8; save the file as UTF-8."]


def test_a_mark_and_ends_of_lines_of_windows_are_read(folder: Path) -> None:
    text = "\ufeff" + LEAST.replace("\n", "\r\n")
    assert load(write(folder, text)).name == "Northwind"
    assert said(write(folder, text + "tagret: 1\r\n")) == [
        "5:1: there is no key “tagret”; did you mean “target”?"
    ]


def test_an_image_that_is_built_or_hidden_is_not_the_folders_own(folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "logo.png").write_bytes(b"x")
    assert said(write(folder, f"{LEAST}logo: site/logo.png\n"))[0].startswith("5:7: logo: there is")


def test_a_copy_cannot_be_changed(folder: Path) -> None:
    copy: Copy = load(write(folder, LEAST))
    with pytest.raises(Exception, match="frozen"):
        copy.name = "Southwind"


WHERE = "https://example.org/new?title={question}&body=Bank+{bank}"


@pytest.mark.parametrize("where", [WHERE, "lab@example.org"])
def test_questions_are_reported_where_somebody_said(folder: Path, where: str) -> None:
    copy = load(write(folder, f"{LEAST}report: {where!r}\n"))
    assert copy.house.report == where
    assert load(write(folder, LEAST)).house.report is None


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ("us", "“us” is neither; an e-mail address, or an address that begins with https://,"),
        ("https://example.org/new?t={question}", "{bank} is missing in it: the question’s id and"),
        (WHERE.replace("question", "id"), "{question} is missing in it: the question’s id and"),
        (WHERE.replace("https", "ftp"), "it must begin with https:// or http://."),
        (WHERE.replace("Bank+", "Bank "), "there is a space in it."),
        ("", "“” is neither; an e-mail address"),
    ],
)
def test_where_questions_cannot_be_reported_is_said(
    folder: Path, where: str, sentence: str
) -> None:
    (problem,) = said(write(folder, f'{LEAST}report: "{where}"\n'))
    assert "report: " in problem
    assert sentence in problem
