"""The other engines that the tests drive: found on this machine, or installed.

`python -m tests.engines.install` finds Firefox and WebKitGTK or installs them from the packages of
Debian and Ubuntu. What is still missing then is said in a sentence, and is a failure under CI.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.chromium import privileges, starts

FIREFOX = ("firefox-esr", "firefox")
FIREFOX_ELSEWHERE = {
    "darwin": (Path("/Applications/Firefox.app/Contents/MacOS/firefox"),),
    "win32": (Path(r"C:\Program Files\Mozilla Firefox\firefox.exe"),),
}
MINIBROWSERS = ("webkit2gtk-4.1/MiniBrowser", "webkitgtk-6.0/MiniBrowser")
LIBRARIES = Path("/usr/lib")
PACKAGES = {
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb", "xauth"),
}


class NoEngine(Exception):
    """An engine is not on this machine; the message says what to install."""


@dataclass(frozen=True)
class WebKitPrograms:
    """What it takes to drive WebKitGTK.

    Attributes:
        driver: WebKitWebDriver.
        browser: MiniBrowser.
        screen: `xvfb-run`, which puts it before a screen that is not there.
    """

    driver: Path
    browser: Path
    screen: Path


def firefox(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Find a Firefox that starts; the variable FIREFOX decides if it is set.

    Raises:
        NoEngine: There is none.
    """
    if chosen := environment.get("FIREFOX"):
        if starts(Path(chosen)):
            return Path(chosen)
        raise NoEngine(f"FIREFOX is {chosen}, and that is no browser that starts.")
    for path in _firefoxes(environment, system):
        if starts(path):
            return path
    raise NoEngine(
        "Replies are compared in Firefox too: install it (Debian: apt-get install firefox-esr; "
        "macOS: brew install --cask firefox; Windows: winget install Mozilla.Firefox), or set "
        "FIREFOX to the path of one."
    )


def _firefoxes(environment: Mapping[str, str], system: str) -> Iterator[Path]:
    for name in FIREFOX:
        if path := shutil.which(name, path=environment.get("PATH", "")):
            yield Path(path)
    yield from FIREFOX_ELSEWHERE.get(system, ())


def webkit(
    environment: Mapping[str, str] = os.environ, libraries: Path = LIBRARIES
) -> WebKitPrograms:
    """Find WebKitGTK's driver, its small browser, and a screen for it.

    Raises:
        NoEngine: One of them is missing.
    """
    search = environment.get("PATH", "")
    driver, screen = (shutil.which(name, path=search) for name in ("WebKitWebDriver", "xvfb-run"))
    needs_key = shutil.which("xauth", path=search) is None  # without it xvfb-run gives up
    for name in MINIBROWSERS:
        # Below the machine's own kind of library on Debian, at once elsewhere.
        for browser in (*sorted(libraries.glob(f"*/{name}")), libraries / name):
            if driver and screen and not needs_key and browser.is_file():
                return WebKitPrograms(Path(driver), browser, Path(screen))
    raise NoEngine(
        "Replies are compared in WebKitGTK too, on Linux: install its driver and a screen for it "
        "(Debian: apt-get install webkit2gtk-driver xvfb xauth)."
    )


FINDERS: dict[str, Callable[[], object]] = {"firefox": firefox, "webkit": webkit}


def missing() -> dict[str, str]:
    """Name the engines that are not here, with the sentence that says what to install."""
    sentences = {}
    for name, find in FINDERS.items():
        try:
            find()
        except NoEngine as sentence:
            sentences[name] = str(sentence)
    return sentences


def install(names: Mapping[str, str]) -> None:
    """Install engines from the packages of Debian and Ubuntu, if this machine has them and may."""
    privilege = privileges()
    if shutil.which("apt-get") is None or privilege is None:
        return
    packages = [package for name in names for package in PACKAGES[name]]
    print(f"Installing {', '.join(packages)} with apt-get (about a minute, once) …", flush=True)
    quietly = [*privilege, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*quietly, "update"], stdout=subprocess.DEVNULL)
    for name in names:  # one by one, so that one that is not to be had does not keep the other
        subprocess.run(
            [*quietly, "install", "--yes", "--no-install-recommends", *PACKAGES[name]],
            stdout=subprocess.DEVNULL,
        )


def main() -> None:
    """Make sure that the engines are there; under CI their lack is a failure, elsewhere a word."""
    lacking = missing()
    if lacking and not os.environ.get("FIREFOX"):
        install(lacking)
        lacking = missing()
    sentence = "\n".join(lacking.values())
    if lacking and os.environ.get("CI"):
        sys.exit(sentence)
    if lacking:
        print(f"{sentence}\nThe tests in them are skipped on this machine.")


if __name__ == "__main__":
    main()
