"""The wheels of what an installed package depends on: `python -m tests.package.wheelhouse`.

They are fetched once, from whichever index pip is set up for, so that the tests themselves can
refuse every index.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / ".make" / "wheelhouse"
EXTRAS = ("properdocs", "zensical")


class NoWheels(Exception):
    """The packages are not to be had."""


def fetch() -> Path:
    """Give the folder with the wheels, and fill it if anything asked for has changed.

    Raises:
        NoWheels: With what pip had to say.
    """
    asked = requirements()
    constraints = ROOT / "constraints.txt"
    # Wheels are made for one Python on one kind of machine.
    state = [*asked, constraints.read_text("utf-8"), sys.version, sysconfig.get_platform()]
    folder = PLACE / hashlib.sha256("\n".join(state).encode()).hexdigest()[:16]
    if folder.is_dir():
        return folder
    print("Fetching what the package depends on (half a minute, once) …", flush=True)
    PLACE.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=PLACE) as name:
        wheels = Path(name, "wheels")
        quietly = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
        command = [*quietly, "--wheel-dir", str(wheels), "--constraint", str(constraints), *asked]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode:
            raise NoWheels(f"pip cannot fetch what the package depends on.\n{run.stderr.rstrip()}")
        wheels.rename(folder)
    return folder


def requirements() -> list[str]:
    """List what it takes to build the package, to run it and to build copies in each way."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked: list[str] = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in EXTRAS:
        asked += project["project"]["optional-dependencies"][extra]
    return asked


def main() -> None:
    """Fetch, or end with the sentence that says why not."""
    try:
        fetch()
    except NoWheels as sentence:
        sys.exit(str(sentence))


if __name__ == "__main__":
    main()
