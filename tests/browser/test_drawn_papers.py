"""Papers drawn from seeds: a hundred here, a thousand in `make soak`."""

from __future__ import annotations

from pathlib import Path

from tests import soaking

from .conftest import Opener
from .sitting import PAPER

DRAW = Path(__file__).with_name("drawn_papers.js").read_text(encoding="utf-8")
SEEDS = soaking.times(100)


def test_a_reason_never_leaves_its_option_and_a_restored_paper_is_the_same(
    open_page: Opener,
) -> None:
    page = open_page(PAPER)
    drawn = page.evaluate(DRAW, [f"seed {at}" for at in range(SEEDS)])
    assert drawn["faults"] == []
    assert drawn["seen"] > 100 * SEEDS
