"""Lighthouse on three pages: what does not depend on the machine's speed is faultless."""

from __future__ import annotations

import pytest

from tests import lighthouse

HELD = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("path", ["", "learn/measure/kano/", "calculate/encounter/"])
def test_a_page_is_accessible_well_made_and_findable(address: str, path: str) -> None:
    seen = lighthouse.look(address + path, HELD)
    assert seen.findings == []
    assert seen.scores == dict.fromkeys(HELD, 100)
