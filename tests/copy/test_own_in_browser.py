"""An organisation's own calculators, answered by Python in the reader's browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.copy import packed
from tests.copy.copies import all_but, change
from tests.serving import Handler

ROOT = Path(__file__).parents[2]
PATIENCE = 120_000  # milliseconds, for a busy machine

# It needs what the trimmed library lacks, beside the one that `moments new` brings.
MIDDLE = '''\
"""The middle one of some waits."""

from statistics import median

from calculator.declaration import Calculator, Findings, Presentation, Series, Value
from calculator.words import amount


def reckon(inputs):
    return Findings(values={"middle": median(inputs["waits"])})


def present(inputs, findings):
    return Presentation(answer=f"Half of all wait {amount(findings.values['middle'])} or less.")


CALCULATOR = Calculator(
    name="middle-wait",
    question="How long does half of all wait?",
    fields=(Series(key="waits", label="Waits", high=1000, help="In minutes."),),
    values=(Value(key="middle", label="The middle wait", unit="min"),),
    example={"waits": [3, 5, 40]},
    reckon=reckon,
    present=present,
    limits=("It says nothing about those who left.",),
    sources=("carlzon1987",),
)
'''


def moments(folder: Path, *arguments: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "macros.cli", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    assert runtime_folder.is_dir()
    folder = tmp_path_factory.mktemp("copy") / "ours"
    moments(folder.parent, "new", folder.name)
    (folder / "calculators" / "middle_wait.py").write_text(MIDDLE, encoding="utf-8")
    few = ["encounter", "middle-wait", "volume", "waiting-time"]
    change(folder, hide=all_but(), methods=few, scenarios={"shipped": []})
    moments(folder, "build")
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(site.parent))
    ) as host:
        thread = threading.Thread(target=host.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{host.server_port}/{site.name}/"
        host.shutdown()
        thread.join()


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on a page; a test that provokes a fault takes it out."""
    return []


@pytest.fixture
def page(browser: Browser, faults: list[str]) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def test_the_copys_calculators_travel_with_their_library(site: Path) -> None:
    (folder,) = (site / packed.OWN_CALCULATORS).iterdir()
    sent = json.loads((folder / packed.SOURCES).read_bytes())
    assert {"middle_wait.py", "waiting_time.py"} <= set(sent)
    assert (folder / packed.STDLIB).is_file()


def test_own_calculators_and_shipped_ones_answer_in_the_browser(page: Page, address: str) -> None:
    page.goto(f"{address}calculate/middle-wait/")
    headline = page.locator("[data-part=headline]")
    expect(headline).to_contain_text("Half of all wait 5 or less.")
    page.get_by_label("Waits").fill("1 2 2.5")
    expect(headline).to_contain_text("Half of all wait 2 or less.", timeout=PATIENCE)
    page.get_by_label("Waits").fill("many")
    expect(page.locator("[aria-invalid]")).to_be_visible(timeout=PATIENCE)
    page.goto(f"{address}calculate/volume/")
    page.get_by_label("Customers a year").fill("1000")
    expect(headline).to_contain_text("5,000 times a year", timeout=PATIENCE)


def test_a_changed_source_is_not_run(
    page: Page, address: str, site: Path, faults: list[str]
) -> None:
    (sources,) = (site / packed.OWN_CALCULATORS).glob(f"*/{packed.SOURCES}")
    kept = sources.read_bytes()
    sources.write_bytes(kept.replace(b"median", b"Median"))
    try:
        page.goto(f"{address}calculate/middle-wait/")
        page.get_by_label("Waits").fill("1 2 2.5")
        expect(page.locator("[data-part=status]")).to_contain_text(packed.SOURCES, timeout=PATIENCE)
        expect(page.locator("[data-part=headline]")).to_contain_text("5 or less.")
        expect(page.get_by_label("Waits")).to_have_value("1 2 2.5")
    finally:
        sources.write_bytes(kept)
    faults.clear()
