"""The project's own site, built by each generator, sealed, and served under a sub-path."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from macros.generators import ADDRESS, BUILDS, CONFIG, SILENCED
from macros.site.seal import seal

ROOT = Path(__file__).parents[1]
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


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    return copy(tmp_path_factory.mktemp("copy") / "project")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """An empty folder, and the address under which its contents can be read."""
    folder = tmp_path_factory.mktemp("served")
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(folder))
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def sites(project: Path, served: tuple[Path, str]) -> dict[str, Path]:
    """The built and sealed site of each generator, below `served` and under its name."""
    folder, address = served
    built = {}
    for generator in BUILDS:
        run = build(project, generator, f"{address}/{generator}/")
        assert run.returncode == 0, run.stdout + run.stderr
        built[generator] = (project / "site").rename(folder / generator)
        assert seal(built[generator]) == []
    return built
