"""Draw ten times as much as the suite does, and keep a record of it.

Run by `make soak`. Tables in every dialect, blocks, links, files, replies and papers are drawn from
a seed that the record names together with the commit, so that a finding can be found again; so are
hostile commands, folders, calculators and hosts; a tab of the browser is used for as long, and
three engines answer what Chromium is asked at any time.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

PROJECT = Path(__file__).parents[1]
SOAK_RECORD = Path(__file__).with_name("soak.json")
DRAWN = (
    "tests/calculator",
    "tests/survey",
    "tests/browser/test_soak.py",
    "tests/browser/test_drawn_papers.py",
    "tests/browser/test_guides.py",
    "tests/browser/test_every_page.py",
    "tests/browser/test_piecemeal.py",
    "tests/browser/test_practice.py",
    "tests/browser/test_paper.py",
    "tests/browser/test_quiz.py",
    "tests/browser/test_same_bytes.py",
    "tests/browser/test_taking_away.py",
    "tests/browser/test_lighthouse.py",
    "tests/browser/survey/test_desk.py",
    "tests/browser/survey/test_keeping.py",
    "tests/browser/faults/test_downloads.py",
    "tests/browser/faults/test_image.py",
    "tests/signoff/test_embedded_parts.py",
    "tests/signoff/test_extension_guide.py",
    "tests/engines/test_engines.py",
    "tests/engines/test_faults.py",
    "tests/probes/test_every_address.py",
    "tests/parity/test_parity.py",
    "tests/warehouse/test_agreement.py",
    "tests/warehouse/test_faults.py",
    "tests/copy/test_without_a_network.py",
    "tests/package/test_installed.py",
    "tests/macros/test_check.py",
    "tests/macros/kept/test_pages.py",
    "tests/macros/runtime/test_alike.py",
    "tests/macros/verify/test_verify.py",
    "tests/generators",
)
TIMES = 10
PROBES_PART = "tests/probes"
"""Hostile things of each kind, whose ends are counted kind by kind."""
IMAGE_PART = "macros/runtime/image"
"""What is asked of the image of Python, and of its twin: by the same seed each time."""


EVERY_PART = (*DRAWN, PROBES_PART, IMAGE_PART)


def main(parts: Sequence[str] = ()) -> int:
    """Run each part that draws, and write its record if nothing was found."""
    return max(_drawn(part) for part in parts or EVERY_PART)


def _drawn(part: str) -> int:
    seed = secrets.randbelow(2**32)
    command = [sys.executable, "-m", "pytest", "-q", f"--hypothesis-seed={seed}", part]
    if part == IMAGE_PART:
        command = [sys.executable, "-m", "bench.proving"]
    if part == PROBES_PART:
        command = [sys.executable, "-m", part.replace("/", ".")]
        command += ["--seed", str(seed), "--times", str(TIMES)]
    env = os.environ | {"MOMENTS_SOAK": str(TIMES)}
    run = subprocess.run(command, cwd=PROJECT, env=env, check=False, capture_output=True, text=True)
    print(run.stdout[-4000:], run.stderr[-2000:])
    if run.returncode:
        print(f"Found with seed {seed}: {' '.join(command[1:])}")
        return run.returncode
    last = run.stdout.strip().splitlines()[-1]
    records = json.loads(SOAK_RECORD.read_text("utf-8")) if SOAK_RECORD.exists() else {}
    records[part] = {
        "commit": _git("rev-parse", "HEAD"),
        "changed": bool(_git("status", "--porcelain", "--", "calculator", "tests")),
        "date": datetime.now(UTC).date().isoformat(),
        "seed": seed,
        "times": TIMES,
        "result": json.loads(last) if last.startswith("{") else last,
    }
    held = {one: records[one] for one in EVERY_PART if one in records}
    text = json.dumps(held, indent=2)
    SOAK_RECORD.write_text(text + "\n", encoding="utf-8")
    return 0


def _git(*arguments: str) -> str:
    run = subprocess.run(
        ["git", *arguments], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return run.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
