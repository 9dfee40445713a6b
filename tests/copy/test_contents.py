"""What lies in a copy's folder and cannot be read, would never end, or would be published."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.cli import main
from macros.copy import folder as copies
from macros.copy.judging import load
from macros.copy.mirror import write_changed
from macros.knowledge.problems import Problems
from tests.copy.copies import begun, put

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.md").write_text("# Salaries\n")
    return begun(tmp_path / "copy")


def made(make: Callable[[Path], object], place: str) -> Callable[[Path], str]:
    """Make something at a place of a copy, whose folder is there then."""

    def lay(folder: Path) -> str:
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        make(path)
        return place

    return lay


def link(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def replaced(part: str, target: str) -> Callable[[Path], str]:
    """Put a link in the place of one of a copy's folders."""

    def lay(folder: Path) -> str:
        if (folder / part).is_dir():
            (folder / part).rename(folder / f"was-{part}")
        (folder / part).symlink_to(target)
        return part

    return lay


LAID: dict[str, tuple[Callable[[Path], str], str]] = {
    "pipe as page": (made(os.mkfifo, "docs/a.md"), "is a pipe or a device"),
    "pipe as picture": (made(os.mkfifo, "docs/deep/in/a.png"), "is a pipe or a device"),
    "pipe as scenario": (made(os.mkfifo, "scenarios/a.yml"), "is a pipe or a device"),
    "pipe as calculator": (made(os.mkfifo, "calculators/a.py"), "is a pipe or a device"),
    "pipe as question": (made(os.mkfifo, "exam/a.yml"), "is a pipe or a device"),
    "pipe as mapping": (made(os.mkfifo, "surveys/a.map.yml"), "is a pipe or a device"),
    "device as page": (made(link("/dev/zero"), "docs/a.md"), "leads out of the copy’s folder"),
    "page outside": (made(link("../../secret.md"), "docs/a.md"), "leads out of the copy’s folder"),
    "way through": (made(link("../docs/../../secret.md"), "docs/a.md"), "leads out of"),
    "calculator outside": (made(link("/etc/hostname"), "calculators/a.py"), "leads out of"),
    "hidden file": (made(link("../.gitignore"), "docs/a.txt"), "leads to what is hidden"),
    "dangling": (made(link("nowhere.md"), "docs/a.md"), "is a link that leads to nothing"),
    "dangling mapping": (made(link("no"), "surveys/a.map.yml"), "is a link that leads to nothing"),
    "circle": (made(link("a.md"), "docs/a.md"), "is a link that leads in a circle"),
    "folder above": (made(link(".."), "docs/again"), "is a link to a folder"),
    "root": (made(link("/"), "docs/all"), "leads out of the copy’s folder"),
    "docs elsewhere": (replaced("docs", "/"), "is a link; put the folder itself here"),
    "scenarios beside": (replaced("scenarios", "docs"), "is a link; put the folder itself here"),
    "docs a file": (made(Path.touch, "exam"), "is no folder"),
    "page a folder": (made(Path.mkdir, "docs/a.md"), "is a folder, and its name is that of a file"),
    "scenario a folder": (made(Path.mkdir, "scenarios/a.yml"), "is a folder"),
    "calculator a folder": (made(Path.mkdir, "calculators/a.py"), "call it a"),
    "ours a link": (replaced(".moments", "/tmp"), "remove it, since one is made here"),
    "escape": (made(Path.touch, "docs/a\x1b[2Jb.md"), "nobody sees (U+001B)"),
    "direction": (made(Path.touch, "docs/a\u202egpj.md"), "nobody sees (U+202E)"),
    "isolate": (made(Path.touch, "scenarios/a\u2067b.yml"), "nobody sees (U+2067)"),
    "line end": (made(Path.touch, "exam/a\nb.yml"), "nobody sees (U+000A)"),
    "no text": (made(Path.touch, "docs/a\udcffb.md"), "nobody sees (U+DCFF)"),
    "folder of escapes": (made(Path.mkdir, "docs/a\x9bb"), "nobody sees (U+009B)"),
}


@pytest.mark.parametrize("name", LAID)
def test_what_cannot_be_read_is_said_and_read_by_nobody(folder: Path, name: str) -> None:
    lay, sentence = LAID[name]
    place = lay(folder)
    found = [one for one in copies.check(folder) if sentence in one.sentence]
    assert len(found) == 1, list(copies.check(folder))
    assert found[0].file.startswith(place[:6])
    assert found[0].file.isprintable()
    read = [
        *copies.own_files(folder).values(),
        *copies.calculator_files(folder),
        *copies.scenario_files(folder),
        *copies.question_files(folder),
    ]
    assert folder / place not in read
    assert all(path.resolve().is_relative_to(folder.resolve()) for path in read)
    load(folder)  # moments.yml says nothing of it, and reading it does not wait for ever


def test_what_is_as_it_should_be_is_read(folder: Path) -> None:
    (folder / "docs" / "same.md").symlink_to("our-promise.md")
    put(folder, "docs/deep/er/page.md", "# Deep\n")
    put(folder, "docs/été – 東京.md", "# Summer\n")
    (folder / "docs" / ".#lock.md").symlink_to("nobody@nowhere")  # as an editor leaves it
    assert [*copies.check(folder)] == []
    assert {"same.md", "deep/er/page.md", "été – 東京.md"} <= copies.own_files(folder).keys()
    assert "deep/.#lock.md" not in copies.own_files(folder)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("../secret.svg", "leads out of the copy’s folder"),
        ("nowhere.svg", "is a link that leads to nothing"),
        ("logo2.svg", "is a link that leads in a circle"),
        ("docs", "is a link to a folder"),
    ],
)
def test_a_logo_that_is_no_file_of_the_copy_is_refused(
    folder: Path, target: str, sentence: str
) -> None:
    (folder.parent / "secret.svg").write_text("<svg/>")
    (folder / "logo2.svg").symlink_to(target)
    text = (folder / "moments.yml").read_text(encoding="utf-8")
    put(folder, "moments.yml", text.replace("logo.svg", "logo2.svg"))
    with pytest.raises(Problems, match=sentence):
        load(folder)


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, link("/etc/hostname"), link("gone")])
def test_moments_yml_must_be_a_file_of_the_folder(
    folder: Path, make: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "moments.yml").unlink()
    make(folder / "moments.yml")
    for command in ("check", "build", "migrate", "serve"):
        assert main([command, str(folder)]) == 1
        said = capsys.readouterr().err
        assert said.startswith("moments.yml:1:1: this "), said


@pytest.mark.parametrize("command", ["new", "check", "build", "migrate", "serve"])
def test_a_name_that_is_too_long_is_said(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(tmp_path / ("a" * 5_000))]) == 1
    assert "cannot be read or written: File name too long." in capsys.readouterr().err


def test_a_folder_that_is_gone_keeps_nobody_from_the_calculators(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert main(["list"]) == 0
    assert "encounter" in capsys.readouterr().out
    for command in ("check", "build"):
        assert main([command]) == 1
        assert "The folder that you are in is gone." in capsys.readouterr().err


def test_nothing_is_written_through_a_link_or_into_a_pipe(folder: Path) -> None:
    other = folder.parent / "secret.md"
    (folder / "a").symlink_to(other)
    os.mkfifo(folder / "b")
    for name in "ab":
        write_changed(folder / name, b"new")
        assert (folder / name).read_bytes() == b"new"
    assert other.read_text() == "# Salaries\n"


def test_a_copy_is_not_begun_through_a_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "docs").symlink_to("../elsewhere")
    assert main(["new", str(tmp_path / "copy")]) == 1
    assert "is a link; nothing is written through it" in capsys.readouterr().err
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_no_code_reaches_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (folder / "moments.yml").read_text(encoding="utf-8")
    put(folder, "moments.yml", text + '"\\e[2J\\u202ekey": 1\nname2: "\\x9b31m"\n')
    put(folder, "docs/\x1b]0;title\x07.md", "# Page\n")
    assert main(["check", str(folder)]) == 1
    said = "".join(capsys.readouterr())
    assert "docs/\\u001b]0;title\\u0007.md:1:1: this has a character in its name" in said
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & {*said}
