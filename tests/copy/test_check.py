"""`moments check`: a whole folder, and all that is wrong in it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import calculator
from calculator import catalog
from macros.copy import calculators, schema
from macros.copy.check import check, main
from macros.page.house import House, adopted

CONFIG = """\
schema_version: 1
name: Northwind
address: https://service.example.org/
scale: {lowest: 1, highest: 7}
contact: {name: Service Lab, email: lab@example.org}
"""
SCENARIO = """\
title: A till
industry: Retail
label: Illustrative.
story: Somebody pays.
calculator: encounter
inputs:
  moments:
    - name: Pay
      channel: face
      importance: 6
      expectation: 5.5
      experience: 6
      about:
        kano: performance
        because: Cash is slow
        failure: The till is closed
    - {name: Leave, channel: place, importance: 3, expectation: 4, experience: 5}
"""
CALCULATOR = """\
from dataclasses import replace

from calculator.catalog import volume

CALCULATOR = replace(
    volume.CALCULATOR,
    name="pay-slip",
    example={"customers": 1000, "contacts": 5, "seconds": 15},
)
"""
PAGE = """\
---
title: At our till
reviewed: 2026-11-22
---

# At our till

It begins with {{ term("touchpoint") }} and {{ value("pay-slip", "moments_per_year") }} contacts.

{{ calculator("encounter", scenario="till") }}

{{ calculator("pay-slip") }}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy in which all is right: a scenario, a calculator and a page of its own."""
    for place, text in {
        "moments.yml": CONFIG,
        "scenarios/till.yml": SCENARIO,
        "calculators/pay_slip.py": CALCULATOR,
        "docs/till.md": PAGE,
    }.items():
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    return tmp_path


def change(folder: Path, place: str, here: str, instead: str) -> None:
    path = folder / place
    text = path.read_text(encoding="utf-8")
    assert here in text
    path.write_text(text.replace(here, instead, 1), encoding="utf-8")


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in check(folder)]


def test_nothing_is_wrong_with_what_is_right(folder: Path) -> None:
    assert said(folder) == []


def test_checking_leaves_nothing_behind(folder: Path) -> None:
    before = {*folder.rglob("*")}
    check(folder)
    assert {*folder.rglob("*")} == before
    assert "pay-slip" not in calculator.names()
    assert "calculator.catalog.pay_slip" not in sys.modules
    assert not hasattr(catalog, "pay_slip")
    assert adopted() == House()


def test_a_file_that_was_mended_is_read_anew(folder: Path) -> None:
    change(folder, "calculators/pay_slip.py", '"seconds": 15', '"seconds": -1')
    assert len(check(folder)) == 1
    change(folder, "calculators/pay_slip.py", '"seconds": -1', '"seconds": 15')
    assert check(folder) == []


def test_all_files_are_looked_at_in_one_run(folder: Path) -> None:
    change(folder, "moments.yml", "name: Northwind", "nmae: Northwind")
    change(folder, "scenarios/till.yml", "importance: 6", "importance: 8")
    change(folder, "calculators/pay_slip.py", "import replace", "import repalce")
    change(folder, "docs/till.md", '"touchpoint"', '"touchpiont"')
    problems = check(folder)
    assert [problem.file for problem in problems] == [
        "calculators/pay_slip.py",
        "docs/till.md",
        "moments.yml",
        "scenarios/till.yml",
    ]
    assert problems == sorted(problems)


@pytest.mark.parametrize(
    ("here", "instead", "sentences"),
    [
        ("industry: Retail", "industri: Retail", ["2:1: there is no key “industri”; did you mean"]),
        ("industry: Retail\n", "", ["1:1: the key “industry” is missing."]),
        ("title: A till", "title: 5", ["1:8: title: text is needed here; put it in quotation"]),
        ("label: Illustrative.", "label:", ["3:7: label: text is needed here; this is empty."]),
        ("story: Somebody pays.", "story: [1]", ["4:8: story: text is needed here."]),
        (
            "calculator: encounter",
            "calculator: encunter",
            ["5:13: calculator: there is no calculator “encunter”; did you mean “encounter”?"],
        ),
        (
            "moments:",
            "moment:",
            ["6:1: Moments: at least 1 moment", "7:3: The inputs cannot have a field"],
        ),
        ("channel: face", "channel: fax", ["9:16: Moment 1, channel: “fax” is not one of face,"]),
        (
            "importance: 6",
            "importance: 8",
            ["10:19: Moment 1, importance: 8 is out of range; a number from 1 to 7 is needed here"],
        ),
        (
            "kano: performance",
            "kano: perform",
            ["14:15: kano: “perform” is not must-be, performance or delighter."],
        ),
        ("        failure: The till is closed\n", "", ["13:7: the key “failure” is missing."]),
        ("because:", "becuase:", ["15:9: there is no key “becuase”; did you mean “because”?"]),
        (
            "expectation: 4, experience: 5}",
            "expectatoin: 4, experience: 9}",
            [
                "17:7: Moment 2, expectation: a number from 1 to 7",
                "17:52: Moment 2 cannot have a field “expectatoin”; did you mean",
                "17:80: Moment 2, experience: 9 is out of range",
            ],
        ),
        ("inputs:", "inputs: []\nabout:", ["6:9: inputs: keys with", "7:1: there is no key"]),
        ("story: Somebody pays.", "title: Again", ["1:1: the key “story”", "4:1: the key “title”"]),
        ("story: Somebody", "story: [", ["4:8: a list that begins with ["]),
    ],
)
def test_a_scenario_is_read_to_its_end(
    here: str, instead: str, sentences: list[str], folder: Path
) -> None:
    change(folder, "scenarios/till.yml", here, instead)
    found = said(folder)
    assert len(found) == len(sentences), found
    for sentence, start in zip(found, sentences, strict=True):
        assert sentence.startswith(f"scenarios/till.yml:{start}")


def test_ratings_lie_on_the_scale_of_the_copy(folder: Path) -> None:
    change(folder, "moments.yml", "highest: 7", "highest: 5")
    assert [sentence.partition(":")[2] for sentence in said(folder)] == [
        "10:19: Moment 1, importance: 6 is out of range; a number from 1 to 5 is needed here.",
        "11:20: Moment 1, expectation: 5.5 is out of range; a number from 1 to 5 is needed here.",
        "12:19: Moment 1, experience: 6 is out of range; a number from 1 to 5 is needed here.",
    ]


def test_the_scale_counts_also_when_another_key_is_wrong(folder: Path) -> None:
    change(folder, "moments.yml", "highest: 7", "highest: 100")
    change(folder, "moments.yml", "name: Northwind", "name:")
    change(folder, "scenarios/till.yml", "importance: 6", "importance: 80")
    assert said(folder) == [
        "moments.yml:2:6: name: this is empty; give a value, or leave the key out."
    ]


def test_a_scenario_needs_a_calculator_that_is_offered(folder: Path) -> None:
    (folder / "moments.yml").write_text(f"{CONFIG}methods: [pay-slip]\n")
    assert said(folder) == [
        "scenarios/till.yml:5:13: calculator: “encounter” is not offered; add it to methods in "
        "moments.yml."
    ]


def test_names_of_scenarios_are_addresses_and_end_in_yml(folder: Path) -> None:
    (folder / "scenarios" / "till.yml").rename(folder / "scenarios" / "Our till.yml")
    (folder / "scenarios" / "desk.yaml").write_text(SCENARIO)
    (folder / "docs" / "till.md").unlink()
    assert said(folder) == [
        "scenarios/Our till.yml:1:1: “Our till” becomes part of an address; name it with a–z, 0–9 "
        "and hyphens, as in pay-slip.yml.",
        "scenarios/desk.yaml:1:1: only names that end in .yml are read; rename it to “desk.yml”.",
    ]


def test_folders_with_nearly_the_right_name_are_found(folder: Path) -> None:
    (folder / "scenarios").rename(folder / "scenario")
    (folder / "docs" / "till.md").unlink()
    assert said(folder) == [
        "scenario:1:1: nothing in the folder “scenario” is read; call it “scenarios”."
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("def broken(:\n", "1:12: this is not Python that can be read: invalid syntax."),
        ("x = '\0'\n", "1:1: "),
        (
            "import json\nimport numpy\n",
            "2:1: “numpy” is not in the reader’s browser; only Python’s own library and "
            "“calculator” can be imported.",
        ),
        ("from .volume import x\n", "1:1: “.volume” is not in the reader’s browser; "),
        (
            "def half(x):\n    return x / 0\n\n\nCALCULATOR = half(1)\n",
            "2:12: ZeroDivisionError when it is imported: division by zero.",
        ),
        ("raise SystemExit\n", "1:1: SystemExit when it is imported."),
        (
            "x = 1\n",
            "1:1: the file declares no calculator; it needs `CALCULATOR = Calculator(…)`.",
        ),
        ("\nCALCULATOR = 5\n", "2:1: the file declares no calculator; it needs"),
        (
            CALCULATOR.replace('name="pay-slip"', 'name="payslip"'),
            "7:10: its file is called “pay_slip.py”, so its name is “pay-slip”, not “payslip”.",
        ),
        (
            CALCULATOR.replace('"contacts": 5', '"contacts": -5'),
            "8:13: its own example is refused: contacts: Contacts",
        ),
        (
            CALCULATOR.replace("example=", "reckon=lambda inputs: inputs['none'],\n    example="),
            "8:27: KeyError for its own example: 'none'.",
        ),
        (
            CALCULATOR.replace("example=", "values=volume.VALUES[:1],\n    example="),
            "8:12: `calculate` gives “moments_per_year”, “moments_per_day”,",
        ),
    ],
)
def test_an_own_calculator_must_answer_its_example(text: str, sentence: str, folder: Path) -> None:
    (folder / "calculators" / "pay_slip.py").write_text(text, encoding="utf-8")
    (found,) = said(folder)
    assert found.startswith(f"calculators/pay_slip.py:{sentence}")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("volume.py", "there is a shipped calculator “volume” already; give this another name."),
        ("five_steps.py", "there is a shipped calculator “five-steps” already; give this another"),
        (
            "pay-day.py",
            "“pay-day” is not a name for a module; use a–z, 0–9 and _, as in pay_slip.py.",
        ),
    ],
)
def test_an_own_calculator_has_a_name_of_its_own(name: str, sentence: str, folder: Path) -> None:
    (folder / "calculators" / name).write_text(CALCULATOR)
    (found,) = said(folder)
    assert found.startswith(f"calculators/{name}:1:1: {sentence}")


def test_what_begins_with_an_underscore_is_no_calculator(folder: Path) -> None:
    (folder / "calculators" / "_shared.py").write_text("raise ValueError")
    assert said(folder) == []


def test_calculators_that_are_in_use_stay_so(folder: Path) -> None:
    with calculators.offered(folder / "calculators"):
        assert check(folder) == []
        assert "pay-slip" in calculator.names()
    assert "pay-slip" not in calculator.names()


@pytest.mark.parametrize(
    ("here", "instead", "sentence"),
    [
        ("title: At our till", "title: 5", "2:8: title: text is needed here; if it is text, put"),
        ("title: At our till", "title: At: our till", "2:10: a colon stands where no value can"),
        ("title: At our till", "reviewed: x", "2:11: reviewed: a day is needed here"),
        ("reviewed: 2026-11-22", "keywords: a, b", "3:11: keywords: a list of texts is needed"),
        ("2026-11-22", "yesterday", "3:11: reviewed: a day is needed here, such as 2026-11-22."),
        (
            "reviewed: 2026-11-22",
            "rests_on: {fund: x}",
            "3:12: rests_on: there is no key “fund”; did you mean “found”?",
        ),
        ("reviewed: 2026-11-22", "rests_on: {}", "3:1: rests_on: one key at least is needed here"),
        ('pay-slip", "m', 'pay-slp", "m', "8:45: There is no calculator “pay-slp”; did you"),
        ('"moments_per_year"', '"moments"', "8:45: “pay-slip” has no value “moments”; did you"),
        ('scenario="till"', 'scenario="tlil"', "10:1: There is no scenario “tlil”; did you mean"),
        (
            '{{ calculator("pay-slip") }}',
            'So {{ calculator("pay-slip") }}.',
            "12:4: “calculator” makes a block and cannot stand in running text",
        ),
    ],
)
def test_a_page_is_read_as_the_build_will(
    here: str, instead: str, sentence: str, folder: Path
) -> None:
    change(folder, "docs/till.md", here, instead)
    found = said(folder)
    assert found[0].startswith(f"docs/till.md:{sentence}"), found
    if instead != "reviewed: x":
        assert len(found) == 1


def test_a_page_in_the_place_of_a_shipped_one_is_read_too(folder: Path) -> None:
    page = folder / "docs" / "reference" / "glossary.md"
    page.parent.mkdir()
    page.write_text("# Words\n\n{{ glossry() }}\n")
    assert said(folder) == [
        "docs/reference/glossary.md:3:1: There is no macro “glossry”; did you mean “glossary”?"
    ]


def test_a_page_in_another_encoding_is_wrong(folder: Path) -> None:
    (folder / "docs" / "cafe.md").write_bytes(b"# Caf\xe9\n")
    assert said(folder) == ["docs/cafe.md:1:1: this is not UTF-8; save the page as UTF-8."]


def test_the_command_says_that_all_is_right_and_tells_editors(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(folder) == 0
    assert capsys.readouterr().out.startswith("All is right")
    assert "pay-slip" in (folder / schema.SCHEMA_FILE).read_text(encoding="utf-8")


def test_the_command_prints_all_and_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "moments.yml", "highest: 7", "highest: 0")
    change(folder, "docs/till.md", "2026-11-22", "soon")
    assert main(folder) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[0].startswith("docs/till.md:3:11: ")
    assert shown.err.splitlines()[-1] == "2 things are wrong in 2 files. Nothing was built."


def test_an_empty_folder_gets_one_sentence_and_no_file(tmp_path: Path) -> None:
    assert main(tmp_path) == 1
    assert [*tmp_path.iterdir()] == []
