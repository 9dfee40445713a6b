"""An older file is brought up to date by its text: nothing of its owner's is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.copy import migrate
from macros.copy.config import VERSION
from macros.copy.folder import MOMENTS_YML
from macros.copy.migrate import Migration, apply, plan, rename
from macros.knowledge.problems import Problems

OLD = """\
# yaml-language-server: $schema=.moments/moments.schema.json
schema_version: 1  # of this file
name: 'Northwind'   # as on the letterhead

colours:
    # from the style guide of 2024
    primary: "#0b4f6c"
contact: {name: Service Lab, email: "lab@example.org"}
"""
NEW = """\
# yaml-language-server: $schema=.moments/moments.schema.json
schema_version: 3  # of this file
name: 'Northwind'   # as on the letterhead

brand:
    # from the style guide of 2024
    header: "#0b4f6c"
contact: {name: Service Lab, email: "lab@example.org"}
"""
# No release has changed the form yet: these two stand for the first that will.
STEPS = (
    Migration(1, "`colours` is called `brand`.", lambda text: rename(text, ["colours"], "brand")),
    Migration(
        2,
        "`brand.primary` is called `brand.header`.",
        lambda text: rename(text, ["brand", "primary"], "header"),
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / MOMENTS_YML).write_bytes(OLD.encode())
    return tmp_path


def text(folder: Path, name: str = MOMENTS_YML) -> str:
    return (folder / name).read_bytes().decode()


def test_every_version_before_this_one_has_a_way_here() -> None:
    assert [one.version for one in migrate.MIGRATIONS] == [*range(1, VERSION)]


def test_a_file_goes_through_all_steps_and_keeps_its_comments(folder: Path) -> None:
    planned = plan(folder, STEPS, to=3)
    assert text(folder) == OLD, "a plan changes nothing"
    assert planned.steps == tuple(step.why for step in STEPS)
    apply(planned)
    assert text(folder) == NEW


def test_the_diff_shows_what_changes_and_nothing_else(folder: Path) -> None:
    lines = plan(folder, STEPS, to=3).diff.splitlines()
    assert [line for line in lines if line[0] in "+-"][2:] == [
        "-schema_version: 1  # of this file",
        "+schema_version: 3  # of this file",
        "-colours:",
        "+brand:",
        '-    primary: "#0b4f6c"',
        '+    header: "#0b4f6c"',
    ]


def test_the_old_text_is_kept_beside_it(folder: Path) -> None:
    backup = apply(plan(folder, STEPS, to=3))
    assert backup == folder / "moments.yml.1"
    assert text(folder, "moments.yml.1") == OLD
    assert sorted(path.name for path in folder.iterdir()) == [MOMENTS_YML, "moments.yml.1"]


def test_an_older_backup_is_not_overwritten(folder: Path) -> None:
    (folder / "moments.yml.1").write_text("precious")
    assert apply(plan(folder, STEPS, to=3)) == folder / "moments.yml.1.1"
    assert text(folder, "moments.yml.1") == "precious"
    assert text(folder, "moments.yml.1.1") == OLD


def test_a_second_time_changes_nothing(folder: Path) -> None:
    apply(plan(folder, STEPS, to=3))
    again = plan(folder, STEPS, to=3)
    assert again.diff == ""
    assert again.steps == ()
    assert apply(again) is None
    assert text(folder) == NEW
    assert text(folder, "moments.yml.1") == OLD


def test_a_step_whose_key_is_not_there_changes_the_version_only(folder: Path) -> None:
    (folder / MOMENTS_YML).write_text("schema_version: 1\nname: Northwind\n")
    apply(plan(folder, STEPS, to=3))
    assert text(folder) == "schema_version: 3\nname: Northwind\n"


def test_ends_of_lines_and_a_mark_of_windows_stay(folder: Path) -> None:
    (folder / MOMENTS_YML).write_bytes(("\ufeff" + OLD.replace("\n", "\r\n")).encode())
    apply(plan(folder, STEPS, to=3))
    assert text(folder) == "\ufeff" + NEW.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "schema_version: 9",
            "2:17: schema_version: 9 is of a newer release; this release reads up to 3; update it "
            "with `pip install -U`.",
        ),
        (
            "schema_version: 0",
            "2:17: schema_version: “0” is no version; there is a way to 3 from 1 on.",
        ),
        (
            "schema_version: one",
            "2:17: schema_version: “one” is no version; there is a way to 3 from 1 on.",
        ),
        ("version: 1", "2:1: the key “schema_version” is missing, so its form is not known."),
        ("schema_version: [", "2:17: a list that begins with [ needs commas and a ]."),
    ],
)
def test_a_version_without_a_way_is_wrong(line: str, sentence: str, folder: Path) -> None:
    (folder / MOMENTS_YML).write_text(OLD.replace("schema_version: 1", line))
    with pytest.raises(Problems) as caught:
        plan(folder, STEPS, to=3)
    assert str(caught.value.problems[0]) == f"{MOMENTS_YML}:{sentence}"
    assert [path.name for path in folder.iterdir()] == [MOMENTS_YML]


def test_the_command_says_that_there_is_nothing_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert migrate.main(folder) == 0
    assert capsys.readouterr().out == "moments.yml has the form of this release: version 1.\n"
    assert text(folder) == OLD


def test_the_command_shows_the_diff_and_then_applies_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert migrate.main(folder, dry=True, migrations=STEPS, to=3) == 0
    shown = capsys.readouterr().out
    assert "+brand:" in shown
    assert text(folder) == OLD
    assert migrate.main(folder, migrations=STEPS, to=3) == 0
    said = capsys.readouterr().out
    assert said.startswith(shown)
    assert said.endswith("moments.yml is migrated; its old text is in moments.yml.1.\n")
    assert text(folder) == NEW


def test_the_command_says_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / MOMENTS_YML).write_text("name: Northwind\n")
    assert migrate.main(folder) == 1
    assert capsys.readouterr().err.startswith("moments.yml:1:1: the key “schema_version”")
