"""`make serve`, as whoever writes a guide or a calculator meets it: with a page open beside it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.knowledge.bibliography import WORKS_FILE
from macros.runtime.files import RUNTIMES
from tests.conftest import ROOT

CONFIGURATION = """
site_name: A site being written
theme: material
plugins: {}
watch: [calculator, macros]
markdown_extensions: [macros.extension]
"""
PATIENCE = 600_000  # milliseconds; a rebuilt runtime takes half of it where ten programs wait


@pytest.fixture
def project(tmp_path: Path, runtime_folder: Path) -> Path:
    """A small site with a copy of the code, so that a test can break it."""
    for name in ("calculator", "macros"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    for name in ("node_modules", ".make"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copyfile(ROOT / "package.json", tmp_path / "package.json")
    shutil.copytree(runtime_folder, tmp_path / "docs" / RUNTIMES / runtime_folder.name)
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
    project: Path, address: str, server: subprocess.Popen[str], page: Page
) -> None:
    page.goto(f"http://{address}/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Start")

    index = project / "docs" / "index.md"
    index.write_text(index.read_text().replace("Start", "Changed in docs"))
    expect(heading).to_contain_text("Changed in docs", timeout=PATIENCE)

    volume = project / "calculator" / "catalog" / "volume.py"
    working = volume.read_text().replace("The company is created", "Our company is created")
    volume.write_text(working)
    expect(page.locator("body")).to_contain_text("Our company is created", timeout=PATIENCE)

    volume.write_text("def (\n")
    assert server.stdout is not None
    while not (line := server.stdout.readline()).startswith("Nothing is served until"):
        assert line, "the server ended"
    volume.write_text(working)
    index.write_text(index.read_text().replace("Changed in docs", "Changed once more"))
    expect(heading).to_contain_text("Changed once more", timeout=PATIENCE)
    expect(page.locator("body")).to_contain_text("Our company is created")

    server.send_signal(signal.SIGINT)
    assert server.wait() == 0
    assert not answers(address)


def test_a_taken_address_is_said(project: Path, address: str) -> None:
    host, port = address.split(":")
    with socket.create_server((host, int(port))), serve(project, address) as second:
        said, _ = second.communicate()
    assert second.returncode == 1
    assert said.startswith(f"{address} is taken: ")
