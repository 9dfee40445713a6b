"""The project's own site, built by each generator, sealed, and served under a sub-path."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.generators import ADDRESS, BUILDS, CONFIG, SILENCED
from macros.site.seal import seal

ROOT = Path(__file__).parents[1]
SERVERS: list[subprocess.Popen[str]] = []
"""Kept, so that nobody takes a server that runs on for one that was forgotten."""
NEEDED = ("calculator", "macros", "docs", CONFIG, "package.json")


def copy(project: Path) -> Path:
    """Copy what a site is built from, with the browser's Python, and nothing that was built."""
    for name in NEEDED:
        if (ROOT / name).is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, project / name, ignore=ignore)
        else:
            project.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, project / name)
    return project


def build(project: Path, generator: str, address: str) -> subprocess.CompletedProcess[str]:
    """Build a copied project's site as `make site GENERATOR=…` would."""
    return subprocess.run(
        [sys.executable, "-m", *BUILDS[generator]],
        cwd=project,
        env=os.environ | SILENCED | {ADDRESS: address, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of one run share: with pytest-xdist each has one below it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def alone(folder: Path, name: str) -> Iterator[Path]:
    """Let one process after the other at something, by a file of this name."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / name


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    return copy(tmp_path_factory.mktemp("copy") / "project")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder for built sites, and the address under which its contents can be read."""
    with alone(shared(tmp_path_factory), "served") as folder:
        told = folder.with_suffix(".port")
        if not told.exists():
            folder.mkdir()
            # The run's own process, which outlives each of its workers.
            run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
            server = subprocess.Popen(
                [sys.executable, "-m", "tests.serving", str(folder), str(run)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
            assert server.stdout
            told.write_text(server.stdout.readline().strip(), encoding="ascii")
            SERVERS.append(server)
        return folder, f"http://127.0.0.1:{told.read_text(encoding='ascii')}"


@pytest.fixture(scope="session")
def sites(
    tmp_path_factory: pytest.TempPathFactory, project: Path, served: tuple[Path, str]
) -> dict[str, Path]:
    """The built and sealed site of each generator, below `served` and under its name.

    Whoever comes first builds them; the others wait, and find them.
    """
    folder, address = served
    with alone(shared(tmp_path_factory), "sites") as done:
        for generator in BUILDS:
            if done.exists():
                break
            run = build(project, generator, f"{address}/{generator}/")
            assert run.returncode == 0, run.stdout + run.stderr
            site = (project / "site").rename(folder / generator)
            assert seal(site) == []
        done.touch()
    return {generator: folder / generator for generator in BUILDS}
