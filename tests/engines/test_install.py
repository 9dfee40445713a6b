"""Where the other engines are looked for, and what is said when one is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.engines import install
from tests.programs import program

BROWSER = "x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A machine without any browser."""
    return {"PATH": str(tmp_path / "bin")}


@pytest.mark.parametrize("name", install.FIREFOX)
def test_each_usual_name_of_firefox_is_found(
    name: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    browser = program(tmp_path / "bin" / name)
    assert install.firefox(environment, "linux") == browser


def test_a_firefox_that_does_not_start_is_passed_over(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Ubuntu's firefox is a script that only asks to install a snap."""
    program(tmp_path / "bin" / "firefox-esr", status=1)
    browser = program(tmp_path / "bin" / "firefox")
    assert install.firefox(environment, "linux") == browser


def test_the_variable_decides(tmp_path: Path, environment: dict[str, str]) -> None:
    program(tmp_path / "bin" / "firefox")
    chosen = program(tmp_path / "mine")
    assert install.firefox({**environment, "FIREFOX": str(chosen)}, "linux") == chosen
    with pytest.raises(install.NoEngine, match=r"^FIREFOX is /nowhere, and that is no browser"):
        install.firefox({**environment, "FIREFOX": "/nowhere"}, "linux")


def test_without_a_firefox_it_is_said_what_to_install(environment: dict[str, str]) -> None:
    with pytest.raises(install.NoEngine, match="apt-get install firefox-esr"):
        install.firefox(environment, "linux")


@pytest.mark.parametrize("place", [BROWSER, "webkitgtk-6.0/MiniBrowser"])
def test_webkit_is_found_with_all_that_it_needs(
    place: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    names = ("WebKitWebDriver", "xvfb-run", "xauth")
    driver, screen, key = (program(tmp_path / "bin" / name) for name in names)
    browser = program(tmp_path / "lib" / place)
    found = install.webkit(environment, tmp_path / "lib")
    assert found == install.WebKitPrograms(driver, browser, screen)
    for needed in (driver, screen, key, browser):
        needed.rename(tmp_path / "away")
        with pytest.raises(install.NoEngine, match="apt-get install webkit2gtk-driver xvfb xauth"):
            install.webkit(environment, tmp_path / "lib")
        (tmp_path / "away").rename(needed)


@pytest.fixture
def bare(tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make this process's machine one without a browser, and give the only folder on its PATH."""
    for name in ("FIREFOX", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", environment["PATH"])
    monkeypatch.setattr(install, "FIREFOX_ELSEWHERE", {})
    monkeypatch.setattr(install, "privileges", list)
    return tmp_path / "bin"


def test_a_lack_is_a_failure_under_ci_and_a_word_elsewhere(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not bare.exists()
    install.main()
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said] == [
        "Replies are compared in Firefox too",
        "Replies are compared in WebKitGTK too, on Linux",
        "The tests in them are skipped on this machine.",
    ]
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match=r"^Replies are compared in Firefox too: install it"):
        install.main()


def test_what_is_missing_is_installed(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    libraries = bare.parent / "lib"
    monkeypatch.setattr(install.webkit, "__defaults__", (os.environ, libraries))
    program(libraries / BROWSER)
    program(bare / "apt-get").write_text(
        "#!/bin/sh\n"
        'case "$*" in\n'
        f'*" install "*" firefox-esr") cp "$0" {bare}/firefox-esr;;\n'
        f'*" install "*" webkit2gtk-driver xvfb xauth")\n'
        f'  for name in WebKitWebDriver xvfb-run xauth; do cp "$0" {bare}/$name; done;;\n'
        "esac\n"
    )
    for name in ("env", "cp"):
        (bare / name).symlink_to(shutil.which(name, path=os.defpath) or "")
    install.main()
    assert install.missing() == {}
    assert capsys.readouterr().out.startswith("Installing firefox-esr, webkit2gtk-driver, xvfb,")
