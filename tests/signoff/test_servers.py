"""Each server, with the file that was made for it, gives a copy that has nothing to be found in."""

from __future__ import annotations

import shutil
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros import verify
from macros.signoff import headers
from macros.site.seal import seal
from macros.verify.finding import Level
from tests.sites import build
from tests.small import short

from .servers import EVERY, Place, free_port, running


@dataclass(frozen=True)
class Sealed:
    """A site that believes to lie at an address of a port, and the port."""

    folder: Path
    address: str
    port: int


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a server which gives up its privileges can still read."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Iterator[Sealed]:
    """A few pages, and all files beside them that servers have to name and to keep alike."""
    assert runtime_folder.is_dir()
    project = short(tmp_path_factory.mktemp("sealed"))
    port = free_port()
    address = f"http://localhost:{port}/kb/"
    run = build(project, "mkdocs", address)
    assert run.returncode == 0, run.stdout + run.stderr
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name, "site")
        shutil.move(project / "site", folder)
        assert seal(folder) == []
        yield Sealed(folder, address, port)


def unusual(address: str) -> list[tuple[str, str]]:
    return [
        (one.about, one.sentence) for one in verify.verify(address) if one.level is not Level.FINE
    ]


@EVERY
def test_nothing_is_found(name: str, sealed: Sealed, folder: Path) -> None:
    made = headers.texts(headers.look(sealed.folder))
    with running(name, made, Place(folder, sealed.folder, "/kb/", sealed.port)):
        assert unusual(sealed.address) == []
        with urllib.request.urlopen(sealed.address) as answer:
            policy = answer.headers["Content-Security-Policy"]
    assert policy.endswith("; frame-ancestors 'none'")


@EVERY
def test_at_the_root_of_a_host_only_the_address_differs(
    name: str, sealed: Sealed, folder: Path
) -> None:
    address = f"http://localhost:{sealed.port}/"
    made = headers.texts(headers.look(sealed.folder, address=address))
    with running(name, made, Place(folder, sealed.folder, "/", sealed.port)):
        assert {about for about, _ in unusual(address)} == {"address"}


@EVERY
def test_named_parents_are_let_in(name: str, sealed: Sealed, folder: Path) -> None:
    parents = ["https://intranet.example.org", "http://wiki:8080"]
    made = headers.texts(headers.look(sealed.folder, parents))
    with running(name, made, Place(folder, sealed.folder, "/kb/", sealed.port)):
        for page in ("", "calculate/volume/", "no-such-page/"):
            request = urllib.request.Request(sealed.address + page)
            try:
                answer = urllib.request.urlopen(request)
            except urllib.error.HTTPError as refusal:
                answer = refusal
            with answer:
                policy = answer.headers["Content-Security-Policy"]
            assert policy.endswith(f"; frame-ancestors {' '.join(parents)}"), page
