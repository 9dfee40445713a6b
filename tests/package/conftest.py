"""The package as it is handed out, and as it lies in an environment without Node and network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.generators import SILENCED
from macros.runtime.files import STOCK_STDLIB
from tests.package import wheelhouse
from tests.sites import ROOT, alone, shared
from tests.soaking import DRAWN

AT_THE_TOP = {
    *(".git", ".venv", ".make", ".cache", ".bench", "node_modules"),
    *("site", "dist", "build", "tests", "bench"),
}
"""What lies beside the packages; a room of theirs may well have the same name."""
FORMS = ("sdist", "wheel") if DRAWN > 1 else ("sdist",)
"""What is installed: of the sources a wheel is made first, so they show all that a wheel does."""
ANYWHERE = shutil.ignore_patterns(".hypothesis", ".*_cache", "__pycache__", "*.egg-info")

# In an environment's own Python, from its first line on. Node could only come by one of these ways,
# or from PATH, which is narrowed as well.
REFUSAL = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise OSError(f"This test refuses the network: {event} {arguments[1:]}")

sys.addaudithook(refuse)
"""


@dataclass(frozen=True)
class Environment:
    """A Python environment that a stranger made, and an empty folder to work in.

    Attributes:
        bin: Where its programs lie; nothing else is on PATH.
        folder: Where commands are run.
        form: Of what it was made, `wheel` or `sdist`.
    """

    bin: Path
    folder: Path
    form: str

    @property
    def python(self) -> str:
        return str(self.bin / Path(sys.executable).name)

    def run(self, *command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR") if name in os.environ}
        return subprocess.run(
            [str(self.bin / command[0]), *command[1:]],
            cwd=self.folder,
            env=kept | self.variables | variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    @property
    def variables(self) -> dict[str, str]:
        return {
            "PATH": str(self.bin),
            "HOME": str(self.folder),
            "PYTHONUTF8": "1",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "NO_COLOR": "1",
            **SILENCED,
        }

    def answer(self, *command: str | Path, **variables: str) -> str:
        run = self.run(*command, **variables)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    """A copy of the checkout with the browser's Python built, for tests that leave it as it is."""
    with alone(shared(tmp_path_factory), "checkout") as folder:
        if not folder.exists():
            begun = tmp_path_factory.mktemp("package") / "checkout"
            shutil.copytree(ROOT, begun, ignore=_not_handed_out)
            assert (begun / runtime_folder.relative_to(ROOT)).is_dir()
            pyodide = begun / "node_modules" / "pyodide"
            pyodide.mkdir(parents=True)
            for name in ("package.json", STOCK_STDLIB):
                shutil.copyfile(ROOT / "node_modules" / "pyodide" / name, pyodide / name)
            begun.rename(folder)
        return folder


def _not_handed_out(folder: str, names: list[str]) -> set[str]:
    top = AT_THE_TOP & set(names) if Path(folder) == ROOT else set()
    return top | ANYWHERE(folder, names)


def build(project: Path, into: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build as `make wheel` does."""
    command = [sys.executable, "-m", "build", "--no-isolation", *options, "--outdir"]
    return subprocess.run(
        [*command, str(into), str(project)],
        capture_output=True,
        text=True,
        env=os.environ | {"NO_COLOR": "1"},
    )


@pytest.fixture(scope="session")
def dist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What `make wheel` leaves: the packed sources, and the wheel built from them."""
    with alone(shared(tmp_path_factory), "dist") as folder:
        if not folder.exists():
            begun = tmp_path_factory.mktemp("dist")
            run = build(checkout, begun)
            assert run.returncode == 0, run.stdout + run.stderr
            begun.rename(folder)
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return {"sdist": sdist, "wheel": wheel}


@pytest.fixture(scope="session", params=FORMS)
def environment(
    request: pytest.FixtureRequest,
    dist: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Environment:
    """An environment with what one form of the package brings, and with its dependencies."""
    asked = {"wheel": f"{dist['wheel']}", "sdist": f"{dist['sdist']}[zensical]"}
    place = tmp_path_factory.mktemp(request.param)
    return install(wheelhouse.fetch(), place, asked[request.param], request.param)


def install(wheels: Path, place: Path, asked: str, form: str) -> Environment:
    """Make an environment and install the package into it, with no index and no network."""
    subprocess.run([sys.executable, "-m", "venv", place / "venv"], check=True)
    programs = place / "venv" / Path(sys.executable).parent.name
    environment = Environment(programs, place / "empty", form)
    environment.folder.mkdir()
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(environment.answer(environment.python, "-c", where).rstrip())
    (packages / "refusal.py").write_text(REFUSAL)
    (packages / "refusal.pth").write_text("import refusal\n")
    pip = (environment.python, "-m", "pip", "install", "--quiet", "--find-links", wheels)
    environment.answer(*pip, asked)
    return environment
