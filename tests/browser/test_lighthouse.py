"""Lighthouse: what does not depend on the speed of the machine is faultless."""

from __future__ import annotations

import pytest

from tests import lighthouse
from tests.soaking import DRAWN

HELD = ("accessibility", "best-practices", "seo")
PAGES = ("calculate/encounter/", "", "learn/measure/kano/")


@pytest.mark.parametrize("path", PAGES[:DRAWN])
def test_a_page_is_accessible_well_made_and_findable(address: str, path: str) -> None:
    seen = lighthouse.look(address + path, HELD)
    assert seen.findings == []
    assert seen.scores == dict.fromkeys(HELD, 100)
