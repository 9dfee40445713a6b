"""What an organisation says of its own survey's form: checked, composed, and used at once."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from calculator.survey.desk.sitting import Sitting
from macros.calls import survey
from macros.copy.check import check
from macros.copy.compose import compose
from macros.copy.judging import load
from macros.page.page import Page
from tests.copy.copies import begun, put

MAPPING = """\
mapping: 1
least_group: 20
scales:
  five: {ends: [1, 5]}
columns:
  - {heading: Wait, kind: rating, scale: five, shown: How long it took}
"""
ROWS = "Name,Wait,Market\n" + "".join(
    f"Person {at},{1 + at % 5},{'East' if at % 2 else 'West'}\n" for at in range(40)
)


def test_all_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy")
    put(folder, "surveys/exit-form.map.yml", MAPPING.replace("rating", "ratin"))
    put(folder, "surveys/other.yml", MAPPING)
    found = [one for one in check(folder) if one.file.startswith("surveys/")]
    assert [(one.file, one.line) for one in found] == [
        ("surveys/exit-form.map.yml", 6),
        ("surveys/other.yml", 1),
    ]
    assert "columns 1, kind: “ratin” is not one of" in found[0].sentence
    assert "rename it to “other.map.yml”" in found[1].sentence


def test_a_file_of_the_form_opens_with_the_mapping_of_the_site(tmp_path: Path) -> None:
    folder = begun(tmp_path / "copy")
    put(folder, "surveys/exit-form.map.yml", MAPPING)
    assert [one for one in check(folder) if one.file.startswith("surveys/")] == []
    docs = compose(load(folder), folder / ".moments").parent / "docs"
    page = Page(docs / "survey/index.md", docs, lambda: "runtime")
    markup = survey.survey.function(page)
    held = re.search(r'<p data-part="house" hidden>(.+?)</p>', markup)
    assert held is not None
    house = html.unescape(held[1])
    assert [*json.loads(house)] == ["exit-form"]

    sitting = Sitting(str)
    names, files = json.dumps(["june.csv"]), [ROWS.encode()]
    shown = json.loads(sitting.open(names, files, "", "", house))
    assert shown["note"] == "This site’s mapping “exit-form” is for this form, and is used."
    assert "least_group: 20" in shown["mapping"]
    assert "How long it took" in json.loads(sitting.show("answers"))["step"]
    # Another form is looked at afresh, and so is this one if its reader wants that.
    other = json.loads(sitting.open(names, [ROWS.replace("Wait", "Time").encode()], "", "", house))
    assert other["note"] == ""
    assert "least_group: 10" in json.loads(sitting.open(names, files, "", ""))["mapping"]


def test_without_one_there_is_none_on_the_page(tmp_path: Path) -> None:
    page = Page(tmp_path / "survey/index.md", tmp_path, lambda: "runtime")
    assert 'data-part="house"' not in survey.survey.function(page)
