"""Scenario files are read strictly; what is wrong is said with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.knowledge.scenarios import AboutMoment, load
from macros.sentence import MacroError

RIGHT = """\
title: A till
industry: Retail
label: Illustrative.
story: >-
  Somebody pays.
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
  threshold: 1
"""


def write(docs: Path, text: str) -> None:
    (docs / "scenarios" / "till.yml").write_text(text, encoding="utf-8")


def test_a_scenario_holds_inputs_and_what_is_said_about_them(docs: Path) -> None:
    write(docs, RIGHT)
    scenario = load(docs, "till")
    assert scenario.name == "till"
    assert scenario.story == "Somebody pays."
    assert scenario.about == (
        AboutMoment("Pay", "performance", "Cash is slow", "The till is closed"),
    )
    pay, leave = scenario.inputs["moments"]
    assert pay == {
        "name": "Pay",
        "channel": "face",
        "importance": 6,
        "expectation": 5.5,
        "experience": 6,
    }
    assert leave["name"] == "Leave"
    assert scenario.inputs["threshold"] == 1


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (
            "title: A till",
            "titel: A till",
            ", the file: there is no key “titel”; did you mean “title”?",
        ),
        ("title: A till\n", "", ", the file: the key “title” is missing."),
        ("title: A till", "title: 5", ", title: text is needed here, not 5."),
        ("label: Illustrative.", "label: ''", ", label: text is needed here, not ''."),
        (
            "calculator: encounter",
            "calculator: encunter",
            ", calculator: there is no calculator “encunter”; did you mean “encounter”?",
        ),
        ("        because: Cash is slow\n", "", ", inputs.moments[0].about: the key “because” is"),
        (
            "because:",
            "becuase:",
            ", inputs.moments[0].about: there is no key “becuase”; did you mean “because”?",
        ),
        (
            "kano: performance",
            "kano: perform",
            ", inputs.moments[0].about.kano: “perform” is not must-be, performance or delighter.",
        ),
        ("industry: Retail", "title: Again", ":2: the key “title” is given twice."),
        ("industry: Retail", "industry: [", ":4: expected"),
    ],
)
def test_a_wrong_file_is_an_error(right: str, wrong: str, sentence: str, docs: Path) -> None:
    assert right in RIGHT
    write(docs, RIGHT.replace(right, wrong, 1))
    with pytest.raises(MacroError) as caught:
        load(docs, "till")
    assert str(caught.value).startswith(f"docs/scenarios/till.yml{sentence}")


def test_a_file_that_is_no_mapping_is_an_error(docs: Path) -> None:
    write(docs, "- just a list\n")
    with pytest.raises(MacroError, match="the file: keys with values are needed here"):
        load(docs, "till")
