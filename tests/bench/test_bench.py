"""The whole bench, once and quickly: whether it measures, not what."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.goals import FREE, GOALS, LINE, SITE, SLOW, STOCK, WHOLE
from macros.runtime.sources import ROOT
from tests.small import short


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path) -> Path:
    """A site of a few pages with the bench beside it, which builds it three times."""
    assert runtime_folder.is_dir()
    folder = short(tmp_path_factory.mktemp("bench"))
    (folder / "tests").mkdir()
    shutil.copytree(ROOT / "bench", folder / "bench")
    for name in ("chromium.py", "lighthouse.py"):
        shutil.copyfile(ROOT / "tests" / name, folder / "tests" / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    for subject in sorted((folder / "docs" / "exam").glob("*.yml"))[1:]:
        subject.unlink()  # one is enough to be taken away, three times
    return folder


@pytest.fixture(scope="module")
def measured(project: Path) -> tuple[dict[str, Any], str]:
    """The results of a quick run, and the page about them."""
    results, page = project / "kept" / "results.json", project / "measured.md"
    run = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--results", results, "--page", page],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return json.loads(results.read_bytes()), page.read_text(encoding="utf-8")


def test_every_candidate_answers_and_one_on_a_second_visit(
    measured: tuple[dict[str, Any], str],
) -> None:
    starts = measured[0]["starts"]
    kinds = [(one["condition"], one["candidate"], one["visit"]) for one in starts]
    everyone = (STOCK, "stock in a worker", WHOLE, SITE)
    assert kinds == [
        *((FREE, name, "cold") for name in everyone),
        (FREE, SITE, "warm"),
        (LINE, SITE, "cold"),
    ]
    for one in starts:
        assert one["seconds"] > 0
        assert (0 < one["field"] < one["seconds"]) == (one["candidate"] in (SITE, WHOLE))
        if one["visit"] == "cold":
            # All of Python went over the wire, and was asked for before the answer was there.
            assert any(sent["path"].endswith(".wasm") for sent in one["sent"])
            assert one["bytes"] == sum(sent["bytes"] for sent in one["sent"]) > 3_000_000
            assert all(sent["began"] <= one["seconds"] for sent in one["sent"])
        else:
            assert one["bytes"] < 1_000_000, "the second visit did not use the browser's cache"


def test_keys_and_links_are_answered(measured: tuple[dict[str, Any], str]) -> None:
    results, _ = measured
    assert [(one["condition"], one["rows"]) for one in results["keys"]] == [(SLOW, 12)]
    for one in results["keys"]:
        assert len(one["changed"]) == 5
        assert all(
            0 < changed <= painted
            for changed, painted in zip(one["changed"], one["painted"], strict=True)
        )
    (second,) = results["second"]
    assert 0 < second["field"] <= second["click"]


def test_the_page_before_python_holds_no_python(measured: tuple[dict[str, Any], str]) -> None:
    (looked,) = measured[0]["lighthouse"]
    assert looked["title"] == "The home page"
    assert 0 < looked["score"] <= 100
    (before,) = measured[0]["before"]
    assert before["lcp"] > 0
    assert before["requests"] == len(before["sent"]) > 3
    assert not any(sent["path"].endswith((".wasm", ".zip")) for sent in before["sent"])


def test_both_sites_are_built(measured: tuple[dict[str, Any], str]) -> None:
    (build,) = measured[0]["builds"]
    steps = ["runtime", "takeaway", "scripts", "generator", "seal"]
    assert list(build["first"]) == list(build["site"]) == steps
    assert build["plain"] > 0


def test_the_page_tells_it(measured: tuple[dict[str, Any], str]) -> None:
    results, page = measured
    assert all(f"| {goal.text} |" in page for goal in GOALS)
    assert results["versions"]["Pyodide"] in page
    assert str(ROOT) not in page


def test_without_results_there_is_no_page(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bench", "--report", "--results", tmp_path / "none.json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.strip().endswith("run `make bench`.")
