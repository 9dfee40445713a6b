"""What a site keeps in its reader's browser. A test uses the site and finds no more than this."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """One thing that is kept.

    Attributes:
        where: The store: `localStorage`, `sessionStorage`, `indexedDB`, `caches` or
            `serviceWorker`.
        key: Its name as a browser shows it, with what varies in angle brackets.
        what: What it holds.
        when: When it is written.
        until: When it goes.
    """

    where: str
    key: str
    what: str
    when: str
    until: str

    def names(self, key: str) -> bool:
        """Whether a key found in a browser is this one."""
        parts = re.split(r"<[^>]+>", self.key)
        return re.fullmatch(".+".join(map(re.escape, parts)), key) is not None


KEPT = (
    Kept(
        "localStorage",
        "<path of the site>.__palette",
        "light or dark mode: your choice or, before there is one, your system’s",
        "when a page opens, and when you choose",
        "you delete it; the next page notes the default again",
    ),
    Kept(
        "localStorage",
        "<path of the site>.__tabs",
        "which tab of a group you opened",
        "when you open one",
        "you delete it",
    ),
    Kept(
        "localStorage",
        "<path of the site>.moments typed <page> <calculator> <number>",
        "the same for longer than a tab lives, and only if you say so below the calculator",
        "with each change, once you have said so",
        "you take the tick away, or delete it; browsers may discard it before",
    ),
    Kept(
        "localStorage",
        "<path of the site>.moments exam progress",
        "the exam room’s account: how you answered each question, its box, the day of your exam",
        "with each answer that is marked, from the first; once there is one, with a wrong answer "
        "to a guide’s quiz as well",
        "you press Delete in the exam room, or delete it; browsers may discard it before",
    ),
    Kept(
        "localStorage",
        "<path of the site>.moments exam paper",
        "a paper that is under way: its questions, your answers and marks, and when it began",
        "with each change, from the moment you begin the paper",
        "you hand it in and leave its result, press Delete, or delete it",
    ),
    Kept(
        "sessionStorage",
        "<path of the site>.moments typed <page> <calculator> <number>",
        "what you typed into a calculator, and the link that it came with, if it did",
        "with each change, as long as it differs from the example",
        "you take the example again, delete it, or close the tab",
    ),
    Kept(
        "sessionStorage",
        "<path of the site>.moments survey",
        "what you said of a survey’s columns, with the labels of those that are kept, and the "
        "name, size and digest of its file; never the file, nor a cell of a column left out",
        "when you open a survey’s file, and with each change",
        "you close the survey, delete it, or close the tab",
    ),
    Kept(
        "indexedDB",
        "<path of the site>.moments surveys",
        "the answers of a survey’s kept columns, and what you said of them; never its file",
        "when you say so on the page of your survey",
        "you delete it, here or there; browsers may discard it before",
    ),
    Kept(
        "caches",
        "moments <address of the site> <version>",
        "a copy of the site’s own files, and nothing that you typed",
        "after the first result of a visit, or when you ask for it",
        "a newer copy takes its place, or you delete it",
    ),
    Kept(
        "serviceWorker",
        "<address of the site>service-worker.js",
        "the script that shows this copy when there is no network",
        "together with the copy",
        "you delete it",
    ),
)

STORES = {
    "localStorage": "local storage",
    "sessionStorage": "session storage of the tab",
    "indexedDB": "IndexedDB",
    "caches": "cache storage",
    "serviceWorker": "service worker",
}
"""What browsers call each store."""

RESET = "Reset this site’s storage"
"""The button below each calculator; a test holds it against the page."""
