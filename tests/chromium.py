"""The browser that the tests drive: found on this machine, or installed.

`python -m tests.chromium` finds one or installs one, and otherwise fails with one sentence:
a browser test is never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

# What fills the list below the address bar is a page of the browser's own, which every window loads
# anew, with hundreds of files: more than any page of ours.
WINDOWS_OWN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
# Of several lists the browser heeds the last, so what Playwright turns off stands here once more.
PLAYWRIGHTS = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "msForceBrowserSignIn",
)
# No sandbox, as root has none in a container, and nothing but what a page itself asks for.
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join((*PLAYWRIGHTS, *WINDOWS_OWN))}",
)
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
PLAYWRIGHT = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
PLAYWRIGHT_CACHES = {
    "darwin": Path("Library", "Caches"),
    "win32": Path("AppData", "Local"),
}


class NoChromium(Exception):
    """There is no Chromium that starts; the message says what to install."""


def find(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Find a Chromium, or a browser built from it, that starts on this machine.

    The variable CHROMIUM decides if it is set. Otherwise the usual names on PATH, the usual places
    on macOS and Windows, and Playwright's downloads are looked at, in this order.

    Args:
        environment: Environment variables.
        system: The platform, as `sys.platform` names it.

    Raises:
        NoChromium: None was found, or CHROMIUM names something else.
    """
    if chosen := environment.get("CHROMIUM"):
        if starts(Path(chosen)):
            return Path(chosen)
        raise NoChromium(f"CHROMIUM is {chosen}, and that is no browser that starts.")
    for path in candidates(environment, system):
        if starts(path):
            return path
    raise NoChromium(
        "The browser tests need a Chromium: install Chromium, Chrome or Edge "
        "(Debian: apt-get install chromium; macOS: brew install --cask chromium; "
        "Windows: winget install Google.Chrome), or set CHROMIUM to the path of one."
    )


def candidates(environment: Mapping[str, str], system: str) -> Iterator[Path]:
    """List the places where a browser lies, the likeliest first."""
    for name in NAMES:
        if path := shutil.which(name, path=environment.get("PATH", "")):
            yield Path(path)
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if system == "darwin":
        for applications in (Path("/Applications"), home / "Applications"):
            for name in MACOS:
                yield applications / f"{name}.app" / "Contents" / "MacOS" / name
    if system == "win32":
        for variable in WINDOWS_ROOTS:
            if root := environment.get(variable):
                yield from (Path(root, place) for place in WINDOWS)
    cache = home / PLAYWRIGHT_CACHES.get(system, Path(".cache")) / "ms-playwright"
    downloads = Path(environment.get("PLAYWRIGHT_BROWSERS_PATH") or cache)
    for pattern in PLAYWRIGHT:
        yield from sorted(downloads.glob(pattern), reverse=True)


def starts(path: Path) -> bool:
    """Ask a browser for its version, as a stand-in for a snap or a lack of libraries cannot tell.

    On Windows it would open a window instead, so there it is enough that the file exists.
    """
    if os.name == "nt" or not path.is_file():
        return path.is_file()
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def install() -> None:
    """Try Playwright's download; where that is refused, the packages of Debian and Ubuntu."""
    print("There is no Chromium yet: downloading Playwright's (once) …", flush=True)
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(download, capture_output=True).returncode == 0:
        return
    privilege = privileges()
    if shutil.which("apt-get") and privilege is not None:
        print("That was refused: installing the system's chromium with apt-get …", flush=True)
        quietly = [*privilege, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        subprocess.run([*quietly, "update"], stdout=subprocess.DEVNULL)
        subprocess.run(
            [*quietly, "install", "--yes", "--no-install-recommends", "chromium"],
            stdout=subprocess.DEVNULL,
        )


def privileges() -> list[str] | None:
    """Give what a command needs before it to run as root: nothing, sudo, or None if it may not."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode
    ):
        return ["sudo", "-n"]
    return None


def main() -> None:
    """Make sure that there is a browser, or end with the sentence that helps."""
    try:
        find()
    except NoChromium as missing:
        if os.environ.get("CHROMIUM"):
            sys.exit(str(missing))
        install()
        try:
            find()
        except NoChromium as still:
            sys.exit(str(still))


if __name__ == "__main__":
    main()
