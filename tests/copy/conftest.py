"""What tests of a copy leave behind in this process is forgotten after each of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from calculator import catalog
from macros.page.house import House, adopt


@pytest.fixture
def forgotten() -> Iterator[None]:
    """A configuration that is loaded makes the extension, and that makes own calculators ours."""
    before = [*catalog.__path__]
    yield
    catalog.__path__[:] = before
    catalog.names.cache_clear()
    adopt(House())
