"""Where a browser is looked for, in which order, and what is said when there is none."""

import os
import re
import shutil
from pathlib import Path

import playwright
import pytest

from tests import chromium
from tests.programs import program


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A machine without any browser."""
    return {"HOME": str(tmp_path / "home"), "PATH": str(tmp_path / "bin")}


@pytest.mark.parametrize("name", chromium.NAMES)
def test_each_usual_name_on_the_path_is_found(
    name: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    browser = program(tmp_path / "bin" / name)
    assert chromium.find(environment, "linux") == browser


def test_the_variable_comes_before_the_path(tmp_path: Path, environment: dict[str, str]) -> None:
    program(tmp_path / "bin" / "chromium")
    chosen = program(tmp_path / "mine")
    assert chromium.find({**environment, "CHROMIUM": str(chosen)}, "linux") == chosen


def test_a_wrong_variable_is_said_and_not_worked_around(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    program(tmp_path / "bin" / "chromium")
    with pytest.raises(chromium.NoChromium, match=r"^CHROMIUM is /nowhere, and that is no browser"):
        chromium.find({**environment, "CHROMIUM": "/nowhere"}, "linux")


def test_a_browser_that_does_not_start_is_passed_over(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Ubuntu's chromium-browser is a script that only asks to install a snap."""
    program(tmp_path / "bin" / "chromium-browser", status=1)
    chrome = program(tmp_path / "bin" / "google-chrome")
    assert chromium.find(environment, "linux") == chrome


@pytest.mark.parametrize(
    ("system", "place"),
    [
        ("darwin", "home/Applications/Chromium.app/Contents/MacOS/Chromium"),
        ("linux", "home/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome"),
        (
            "darwin",
            "home/Library/Caches/ms-playwright/chromium-1255/chrome-mac-arm64/"
            "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
        ),
        ("win32", "home/AppData/Local/ms-playwright/chromium-1255/chrome-win64/chrome.exe"),
    ],
)
def test_each_systems_usual_place_is_looked_at(
    system: str, place: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    browser = program(tmp_path / place)
    assert chromium.find(environment, system) == browser


def test_windows_programs_are_looked_at() -> None:
    environment = {"PATH": "", "PROGRAMFILES": "P", "LOCALAPPDATA": "L", "USERPROFILE": "U"}
    places = list(chromium.candidates(environment, "win32"))
    assert Path("P", r"Google\Chrome\Application\chrome.exe") in places
    assert Path("L", r"Google\Chrome\Application\chrome.exe") in places
    assert Path("P", r"Microsoft\Edge\Application\msedge.exe") in places


def test_playwrights_folder_can_be_elsewhere(tmp_path: Path, environment: dict[str, str]) -> None:
    older = program(tmp_path / "browsers" / "chromium-1200" / "chrome-linux" / "chrome")
    newer = program(tmp_path / "browsers" / "chromium-1255" / "chrome-linux64" / "chrome")
    environment["PLAYWRIGHT_BROWSERS_PATH"] = str(tmp_path / "browsers")
    assert chromium.find(environment, "linux") == newer
    newer.unlink()
    assert chromium.find(environment, "linux") == older


@pytest.fixture
def bare(tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make this process's machine one without a browser, whose download goes nowhere.

    Returns:
        The only folder on its PATH.
    """
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(chromium, "MACOS", ())
    monkeypatch.setattr(chromium, "WINDOWS", ())
    monkeypatch.setattr(chromium, "privileges", list)
    return tmp_path / "bin"


def test_without_any_the_command_fails_with_one_sentence(bare: Path) -> None:
    assert not bare.exists()
    with pytest.raises(SystemExit, match=r"^The browser tests need a Chromium: [^\n]+$"):
        chromium.main()


def test_a_refused_download_is_made_up_for_by_the_systems_packages(bare: Path) -> None:
    packages = program(bare / "apt-get")
    packages.write_text(
        f'#!/bin/sh\ncase "$*" in *" install "*" chromium") cp "$0" {bare}/chromium;; esac\n'
    )
    (bare / "env").symlink_to(shutil.which("env", path=os.defpath) or "")
    (bare / "cp").symlink_to(shutil.which("cp", path=os.defpath) or "")
    chromium.main()
    assert chromium.find() == bare / "chromium"


def test_what_playwright_turns_off_stays_off() -> None:
    """A browser heeds the last list of features that it is given, and the tests give one more."""
    driver = Path(playwright.__file__).parent / "driver" / "package" / "lib"
    lists = [
        set(re.findall(r'^ *"(\w+)"', written, re.MULTILINE))
        for path in driver.rglob("*.js")
        for written in re.findall(r"\bdisabledFeatures = \[(.*?)\]", path.read_text(), re.DOTALL)
    ]
    assert lists
    for one in lists:
        assert one == set(chromium.PLAYWRIGHTS)
