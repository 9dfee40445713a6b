"""Each generator's sealed site in a browser: nothing is blocked, nothing asks another host."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.generators.conftest import Walk


def test_a_reader_walks_through_the_site(walk: Walk) -> None:
    """By instant navigation, in the dark, under Python's answers, a quiz's and where nothing is."""
    page = walk.page
    walk.goes_to("")
    page.evaluate("window.arrived = true")
    page.get_by_role("link", name="Use your own figures").click()
    expect(page).to_have_title("Encounter calculator - Moments of Truth")
    expect(page.locator("moments-calculator [data-part=headline]")).to_contain_text(
        "has the largest need here: it carries"
    )
    page.locator("article a", has_text="an airline trip").click()
    expect(page).to_have_title("An airline trip - Moments of Truth")
    assert page.evaluate("window.arrived"), "the page was loaded anew, not by instant navigation"

    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Switch to dark mode").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    walk.goes_to("calculate/volume/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")

    page.get_by_label("Customers a year").fill("20000000")
    answer = page.locator("moments-calculator [data-part=headline]")
    expect(answer).to_contain_text("100,000,000 times a year")

    walk.goes_to("learn/measure/kano/")
    asked = page.locator("moments-quiz[data-quiz=kano] [data-asked]").first
    expect(asked.locator("[data-reasons]")).to_be_hidden()
    asked.get_by_label("attractive", exact=True).check()
    asked.get_by_role("button", name="Answer").click()
    expect(asked.get_by_role("status")).to_contain_text("Right. attractive (right): It pleases")
    asked.locator("[data-reasons] a", has_text="Kano").click()
    expect(page.locator("h1")).to_contain_text("What does this site rest on?")

    walk.goes_to("404.html")
    expect(page.locator("h1")).to_have_text("There is no page at this address")


def test_the_policy_is_in_force(walk: Walk) -> None:
    walk.goes_to("404.html")
    blocked = walk.page.evaluate(
        """() => new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation", (event) => {
            event.stopImmediatePropagation();
            resolve(event.violatedDirective);
          }, { once: true, capture: true });
          const script = document.createElement("script");
          script.textContent = "window.intruded = true";
          document.head.append(script);
        })"""
    )
    assert blocked == "script-src-elem"
    assert not walk.page.evaluate("window.intruded")
    walk.faults[:] = [fault for fault in walk.faults if "inline script" not in fault]
