"""`make serve`, as whoever writes a guide or a calculator meets it: with a page open beside it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.knowledge.bibliography import WORKS_FILE
from macros.runtime import Manifest, fingerprint
from macros.runtime.files import MANIFEST, RUNTIMES
from tests.conftest import ROOT

CONFIGURATION = """
site_name: A site being written
theme: material
plugins: {}
watch: [calculator, macros]
markdown_extensions: [macros.extension]
"""
FORMER = "0123456789abcdef"
EDITED = Path("calculator", "catalog", "volume.py")
PATIENCE = 600_000  # milliseconds; a rebuilt runtime takes half of it where ten programs wait


@pytest.fixture
def project(tmp_path: Path, runtime_folder: Path) -> Path:
    """A small site of other code than ours, with the runtime of a former day."""
    for name in ("calculator", "macros"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    for name in ("node_modules", ".make"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copyfile(ROOT / "package.json", tmp_path / "package.json")
    edited = (tmp_path / EDITED).read_text().replace("The company is created", "A company begins")
    (tmp_path / EDITED).write_text(edited)
    former = tmp_path / "docs" / RUNTIMES / FORMER
    shutil.copytree(runtime_folder, former)
    told = replace(Manifest.read(former), version=FORMER, fingerprint=fingerprint(tmp_path))
    (former / MANIFEST).write_text(told.text())
    (tmp_path / "docs" / WORKS_FILE).parent.mkdir()
    shutil.copyfile(ROOT / "docs" / WORKS_FILE, tmp_path / "docs" / WORKS_FILE)
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    (tmp_path / "docs" / "index.md").write_text('# Start\n\n{{ calculator("volume") }}\n')
    return tmp_path


@pytest.fixture
def address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


def serve(project: Path, address: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "macros.serve", "--address", address],
        cwd=project,
        # Its Python is asked what a page holds, and none of the thousand questions beyond that.
        env=os.environ | {"PYTHONPATH": str(project), "PYTHONUNBUFFERED": "1", "MOMENTS_SOAK": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def server(project: Path, address: str) -> Iterator[subprocess.Popen[str]]:
    with serve(project, address) as process:
        while not answers(address):
            assert process.poll() is None, process.communicate()
            time.sleep(0.1)
        yield process
        if process.poll() is None:
            process.terminate()


def answers(address: str) -> bool:
    try:
        with urlopen(f"http://{address}/", timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, TimeoutError):
        return False


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_an_open_page_follows_pages_and_code(
    project: Path,
    address: str,
    server: subprocess.Popen[str],
    page: Page,
    runtime_folder: Path,
) -> None:
    page.goto(f"http://{address}/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Start")

    index = project / "docs" / "index.md"
    index.write_text(index.read_text().replace("Start", "Changed in docs"))
    expect(heading).to_contain_text("Changed in docs", timeout=PATIENCE)

    expect(page.locator("body")).to_contain_text("A company begins")
    (project / EDITED).write_text(ours := (ROOT / EDITED).read_text())
    expect(page.locator("body")).to_contain_text("The company is created", timeout=PATIENCE)
    # From equal sources, elsewhere and on another day, come equal bytes; the former ones are gone.
    (built,) = (project / "docs" / RUNTIMES).iterdir()
    assert built.name == runtime_folder.name
    assert Manifest.read(built) == Manifest.read(runtime_folder)

    (project / EDITED).write_text("def (\n")
    assert server.stdout is not None
    while not (line := server.stdout.readline()).startswith("Nothing is served until"):
        assert line, "the server ended"
    (project / EDITED).write_text(ours)
    index.write_text(index.read_text().replace("Changed in docs", "Changed once more"))
    expect(heading).to_contain_text("Changed once more", timeout=PATIENCE)
    expect(page.locator("body")).to_contain_text("The company is created")

    server.send_signal(signal.SIGINT)
    assert server.wait() == 0
    assert not answers(address)


def test_a_taken_address_is_said(address: str) -> None:
    host, port = address.split(":")
    with socket.create_server((host, int(port))), serve(ROOT, address) as second:
        said, _ = second.communicate()
    assert second.returncode == 1
    assert said.startswith(f"{address} is taken: ")
