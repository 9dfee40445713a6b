"""A reader at the desk of a survey, with files of the test's own making."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import Opener

PATIENCE = 120_000
Sits = Callable[..., "Reader"]


def csv_of(rows: Sequence[Sequence[str]], codec: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(codec)


@dataclass
class Reader:
    """Somebody with a survey's file.

    Attributes:
        page: The page of the desk.
    """

    page: Page

    def part(self, name: str) -> Locator:
        return self.page.locator(f"[data-part={name}]")

    def opens(self, *files: tuple[str, bytes]) -> Reader:
        """Open files; what becomes of it is for whoever asks to expect."""
        payloads = [
            FilePayload(name=name, mimeType="application/octet-stream", buffer=data)
            for name, data in files
        ]
        self.page.locator("moments-survey[data-ready]").wait_for()
        self.page.get_by_label("Open a file of answers").set_input_files(payloads)
        return self

    def has(self, sentence: str) -> Reader:
        """The head of the desk says so."""
        expect(self.part("head")).to_contain_text(sentence, timeout=PATIENCE)
        return self

    def hears(self, sentence: str) -> Reader:
        expect(self.part("said")).to_contain_text(sentence, timeout=PATIENCE)
        return self

    def goes_to(self, step: str) -> Locator:
        self.page.locator(f"nav [data-step={step}]").click()
        expect(self.page.locator(f"nav [data-step={step}][aria-current=step]")).to_be_visible(
            timeout=PATIENCE
        )
        return self.part("step")

    def answers(self, choice: str) -> Reader:
        self.page.get_by_label(choice, exact=False).check()
        expect(self.page.get_by_label(choice, exact=False)).to_be_checked(timeout=PATIENCE)
        return self

    @property
    def kept(self) -> str:
        """All that the tab and this device keep, as one text."""
        text: str = self.page.evaluate(
            """async () => {
              const all = [...Object.entries(sessionStorage), ...Object.entries(localStorage)];
              for (const { name } of await indexedDB.databases()) {
                const asked = indexedDB.open(name);
                await new Promise((done) => { asked.onsuccess = done; });
                for (const store of asked.result.objectStoreNames) {
                  const held = asked.result.transaction(store).objectStore(store).getAll();
                  await new Promise((done) => { held.onsuccess = done; });
                  all.push([name, JSON.stringify(held.result)]);
                }
                asked.result.close();
              }
              return JSON.stringify(all);
            }"""
        )
        return text


@pytest.fixture
def sits(open_page: Opener) -> Sits:
    """Lets a reader sit down at the desk."""
    return lambda **options: Reader(open_page("survey/", **options))
