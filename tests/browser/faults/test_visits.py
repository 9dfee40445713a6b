"""More than one visit: offline, two tabs, and a site that changes while it is read."""

from __future__ import annotations

import pytest

from .conftest import Arrives, Reader
from .doctored import PAGE, with_other_runtime
from .server import Site, status

pytestmark = pytest.mark.usefixtures("one_tab")


def test_offline_before_and_after_python_came(site: Site, reader: Reader) -> None:
    reader.opens(site.address)
    reader.page.context.set_offline(True)
    reader.types().is_told("offline", "This device is offline.")
    reader.page.context.set_offline(False)
    reader.tries_again().is_answered()
    reader.page.context.set_offline(True)
    reader.types("40,000,000").is_answered("200,000,000")


def test_an_old_page_before_a_new_runtime(site: Site, reader: Reader) -> None:
    reader.opens(site.address)
    site.faults.update({name: status(404) for name in ("manifest.json", ".wasm", ".zip")})
    site.faults["worker.js"] = status(404)
    site.instead[PAGE] = with_other_runtime(site)
    reader.types().is_told("updated", "This site was updated after this page was opened.")
    site.mend()
    with reader.page.expect_navigation():
        reader.page.get_by_role("button", name="Reload the page").click()
    # What was typed is still there, and is answered.
    reader.is_answered()
    assert reader.page.evaluate("sessionStorage.length") == 1


def test_a_new_page_before_an_old_runtime(site: Site, reader: Reader) -> None:
    site.instead[PAGE] = with_other_runtime(site)
    reader.opens(site.address).types()
    reader.is_told("missing", "is missing on this site's server")


def test_two_tabs_at_once(site: Site, arrives: Arrives) -> None:
    one = arrives().opens(site.address)
    other = arrives(beside=one).opens(site.address)
    one.types()
    other.types("40,000,000")
    other.is_answered("200,000,000")
    one.is_answered()


def test_an_error_that_the_browser_kept_is_not_believed(site: Site, reader: Reader) -> None:
    site.faults["manifest.json"] = status(404)
    reader.opens(site.address).types().is_told("missing", "is missing on this site's server")
    site.mend()
    reader.page.evaluate("sessionStorage.clear()")  # or what was typed would ask an image
    reader.opens(site.address).types().is_answered()
