"""Nothing leaves, and no request but to the site; what no policy forbids is not there for Python.

That every way out of the worker is tried in vain is shown in each engine: tests/engines.
"""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.outside import Arrivals, outside

from .conftest import Opener, pythons, whole
from .test_reader import answered, field

__all__ = ["outside"]  # a fixture, for it is found here


def forgive_refusals(page: Page, faults: list[str]) -> None:
    """They are the very thing to be shown, so they are no faults of the page."""
    page.evaluate("violations.length = 0")
    faults[:] = [fault for fault in faults if "Content Security Policy" not in fault]


def test_no_way_out_of_the_page(page: Page, outside: str, faults: list[str]) -> None:
    went = page.evaluate(
        """async (host) => {
          const ways = [
            () => fetch(`http://${host}/fetch`, { mode: "no-cors" }),
            () => import(`http://${host}/module.mjs`),
            () => new Promise((done, refused) => {
              const image = new Image();
              image.onload = done;
              image.onerror = refused;
              image.src = `http://${host}/image.png`;
            }),
          ];
          let went = 0;
          for (const way of ways) await way().then(() => went++, () => {});
          return went;
        }""",
        outside,
    )
    assert went == 0
    assert Arrivals.paths == []
    forgive_refusals(page, faults)


def test_python_has_none_of_the_ways_that_no_policy_forbids(
    page: Page, outside: str, faults: list[str]
) -> None:
    """SECURITY says which: to go to another address, to open one, to connect by WebRTC.

    An image of Python serves no import of JavaScript at all, so the whole runtime is asked.
    """
    field(whole(page), 0, "experience").fill("1")
    answered(page, "Compare fares")
    here = page.url
    (worker,) = pythons(page)
    found = worker.evaluate(
        "(source) => python.runPython(source).toJs()",
        f"""
import js
ways = "window document parent opener top open RTCPeerConnection navigation"
for go in ("href", "assign", "replace"):
    try:
        place = "http://{outside}/" + go
        setattr(js.location, go, place) if go == "href" else getattr(js.location, go)(place)
    except Exception:
        pass
[way for way in ways.split() if hasattr(js, way)]
""",
    )
    assert found == []
    field(page, 0, "experience").fill("2")
    answered(page, "Compare fares")
    assert page.url == here
    assert Arrivals.paths == []
    forgive_refusals(page, faults)


def test_what_no_policy_forbids_to_the_page(page: Page, outside: str, faults: list[str]) -> None:
    """If it could, the security page would be wrong to say that it cannot."""
    assert page.evaluate("typeof RTCPeerConnection") == "function"
    with page.expect_popup() as opened:
        page.evaluate("(host) => { open(`http://${host}/opened`); }", outside)
    opened.value.wait_for_load_state()
    opened.value.close()
    with page.expect_navigation():
        page.evaluate("(host) => { location.href = `http://${host}/gone`; }", outside)
    assert [path for path in Arrivals.paths if "favicon" not in path] == ["/opened", "/gone"]
    page.close()
    # The other host has no icon and hangs up; whatever else went wrong is still a fault.
    faults[:] = [one for one in faults if not one.endswith("net::ERR_CONNECTION_RESET")]


def test_the_second_server_would_have_noticed(browser: Browser, outside: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://{outside}/")
    page.evaluate("(host) => fetch(`http://${host}/fetch`)", outside)
    assert "/fetch" in Arrivals.paths
    context.close()


def test_no_request_leaves_the_origin(open_page: Opener, address: str) -> None:
    page = open_page(service_workers="block")  # a profile of its own, into which all is fetched
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.reload()
    field(page, 0, "experience").fill("1")
    answered(page, "Compare fares")
    assert any(url.endswith(".wasm") for url in asked)
    own = (address, f"blob:{address.removesuffix('mkdocs/')}")
    assert [url for url in asked if not url.startswith(own)] == []
