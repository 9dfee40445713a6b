"""`extends`, and several copies in one command."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.cli import main
from macros.copy import build as building
from macros.copy import extending, judging, serve, several
from macros.knowledge.problems import Problems
from macros.sentence import MacroError
from tests.copy.copies import put

SHARED = """\
contact: {name: The faculty, email: faculty@example.org}
scale: {lowest: 1, highest: 7, labels: {1: Poor}}
methods: [encounter, volume]
pages: Here
"""


def copy(folder: Path, **changes: Any) -> Path:
    """A copy of the least that one can be."""
    keys = {"schema_version": 1, "name": folder.name, "address": "https://example.org/"}
    put(folder, "moments.yml", yaml.safe_dump(keys | changes, sort_keys=False))
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    put(tmp_path / "repository", "shared.yml", SHARED)
    return tmp_path / "repository"


def said(folder: Path, root: Path | None = None) -> list[str]:
    with pytest.raises(Problems) as raised:
        judging.load(folder, root)
    return [f"{one.file}:{one.line}: {one.sentence}" for one in raised.value.problems]


def test_keys_are_merged_and_what_is_nearer_holds(repository: Path) -> None:
    own = {"scale": {"highest": 5, "labels": {5: "Good"}}, "methods": ["kano"]}
    folder = copy(repository / "copies" / "a", extends="../../shared.yml", **own)
    found = judging.load(folder)
    assert found.contact.name == "The faculty"
    assert found.scale is not None
    assert (found.scale.lowest, found.scale.highest) == (1, 5)
    assert found.scale.labels == {1: "Poor", 5: "Good"}
    assert found.methods == ["kano"], "a list takes the place of a list"
    assert found.pages == "Here"
    assert [*extending.files(judging.read_file(folder), folder, None)] == [
        repository / "shared.yml"
    ]
    assert repository / "shared.yml" in [*serve._places(folder, None)], "watched as well"


def test_what_is_wrong_is_said_in_the_file_that_says_it(repository: Path) -> None:
    folder = copy(repository / "a", extends="../shared.yml", target=3)
    put(repository, "shared.yml", SHARED + "logo:\nhide: [nowhere]\ncolour: red\n")
    assert said(folder) == [
        "../shared.yml:5: logo: this is empty; give a value, or leave the key out.",
        "../shared.yml:6: hide[0]: there is no page or section “nowhere”; name a page as it lies "
        "in docs/, such as learn/carlzon.md, or a section, such as exam.",
        "../shared.yml:7: there is no key “colour”; did you mean “colours”?",
        "moments.yml:5: target: 3 is out of range; a number from 0 to 1 is needed here, such as "
        "0.03 for 3 %.",
    ]
    put(repository, "shared.yml", "schema_version: 2\n")
    assert "../shared.yml:1: schema_version: 2 is of a newer release" in said(folder)[0]
    put(repository, "shared.yml", "- a\n")
    assert said(folder) == [
        "../shared.yml:1: keys with values are needed in a file that others extend."
    ]


@pytest.mark.parametrize(
    ("given", "end"),
    [
        ("../gone.yml", "“../gone.yml” is not there."),
        ("../../outside.yml", "leads out of the repository, and nothing out there is read."),
        ("/etc/passwd.yml", "is no path from this file, written with /, such as ../shared.yml."),
        ("..\\shared.yml", "is no path from this file, written with /, such as ../shared.yml."),
        ("https://example.org/a.yml", "is no path from this file, written with /, such as "),
        ("shared.yml", "lies in the copy itself; what copies share lies above them."),
        ("../secrets.env", "is no YAML file by its name; it must end in .yml."),
        ("../link.yml", "is a link or lies behind one; put the file itself there."),
        ("../linked/shared.yml", "is a link or lies behind one; put the file itself there."),
        ("../folder.yml", "is a folder, and a file is needed here."),
        ("../pipe.yml", "is a pipe or a device, which may never end; put a file in its place."),
        (["../shared.yml"], "the path of a file is needed here, such as ../shared.yml."),
    ],
)
def test_only_a_regular_file_inside_the_repository_is_read(
    repository: Path, given: Any, end: str
) -> None:
    put(repository.parent, "outside.yml", SHARED)
    (repository / "link.yml").symlink_to(repository.parent / "outside.yml")
    (repository / "linked").symlink_to(repository.parent)
    (repository / "folder.yml").mkdir()
    os.mkfifo(repository / "pipe.yml")
    (found,) = said(copy(repository / "a", extends=given))
    assert found.startswith(f"moments.yml:{5 if isinstance(given, list) else 4}: extends: ")
    assert end in found


def test_without_a_repository_the_folder_that_holds_both_has_to_be_named(tmp_path: Path) -> None:
    if any((above / ".git").exists() for above in tmp_path.resolve().parents):
        pytest.skip("the folder for temporary files lies in a repository")
    put(tmp_path, "shared.yml", SHARED)
    folder = copy(tmp_path / "a", extends="../shared.yml")
    assert (
        "which is in no repository; name the folder that holds both with --root."
        in (said(folder)[0])
    )
    assert judging.load(folder, tmp_path).pages == "Here"
    assert main(["check", str(folder)]) == 1
    assert main(["check", str(folder), "--root", str(tmp_path)]) == 0
    assert "leads out of --root" in said(folder, tmp_path / "a")[0]


def test_a_circle_and_too_many_files_are_said(repository: Path) -> None:
    put(repository, "shared.yml", "extends: other.yml\n")
    put(repository, "other.yml", "extends: shared.yml\n")
    folder = copy(repository / "a", extends="../shared.yml")
    assert said(folder) == [
        "../other.yml:1: extends: “shared.yml” leads in a circle: shared.yml → other.yml → "
        "shared.yml."
    ]
    for number in range(1, 8):
        put(repository, f"{number}.yml", f"extends: {number + 1}.yml\n")
    put(repository, "3.yml", SHARED)
    assert judging.load(copy(folder, extends="../1.yml")).pages == "Here"
    put(repository, "3.yml", "extends: 4.yml\n")
    assert said(folder) == [
        "../5.yml:1: extends: more than 5 files stand above this copy; put some of them together."
    ]


def test_all_copies_are_looked_at_and_none_is_built_while_one_is_wrong(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = copy(repository / "one", extends="../shared.yml")
    two = copy(repository / "two", extends="../shared.yml", target=3)
    assert main(["check", str(one), str(two)]) == 1
    heard = capsys.readouterr()
    assert heard.out.startswith(f"{one}:\nAll is right")
    assert f"{two}:" in heard.out
    assert "moments.yml:5:9: target" in heard.err
    built: list[tuple[Path, Path, str | None]] = []

    def noted(folder: Path, _: str, out: Path, *_root: object) -> Path:
        built.append((folder, out, os.environ.get("SITE_URL")))
        return out

    monkeypatch.setattr(building, "build", noted)
    monkeypatch.setenv("SITE_URL", "https://faculty.example.org/moments/")
    assert main(["build", str(one), str(two)]) == 1
    assert "No copy was built, since something is wrong in one." in capsys.readouterr().err
    assert built == []
    copy(two, extends="../shared.yml")
    assert main(["build", str(one), str(two), "--out", str(repository / "public")]) == 0
    address = "https://faculty.example.org/moments"
    assert built == [
        (one, repository / "public" / "one", f"{address}/one/"),
        (two, repository / "public" / "two", f"{address}/two/"),
    ]
    assert os.environ["SITE_URL"] == f"{address}/"
    built.clear()
    assert main(["build", str(one)]) == 0
    assert built == [(one, one / "site", f"{address}/")]


def test_each_copy_has_its_place_by_its_name(repository: Path) -> None:
    folders = [copy(repository / part / "a") for part in ("x", "y")]
    with pytest.raises(MacroError, match="are both called “a”"):
        several.check_all(folders, None)


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("\n# nothing\n", 1), ("[a]\n", 1), ("5\n", 1)]
)
def test_a_shared_file_without_keys_is_a_sentence(text: str, line: int, repository: Path) -> None:
    put(repository, "empty.yml", text)
    folder = copy(repository / "a", extends="../empty.yml")
    needed = "keys with values are needed in a file that others extend."
    assert said(folder) == [f"../empty.yml:{line}: {needed}"]
