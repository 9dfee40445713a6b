"""Copies that hide, choose and extend in any combination: `check` and `build` say the same of each.

What is built is read once more, by a reader of its own: no link of it leads nowhere, and nothing is
loaded from another host.
"""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from random import Random
from typing import Any
from urllib.parse import unquote, urlsplit

from calculator import names
from macros.copy import build, hiding
from macros.copy.folder import shipped_scenarios
from macros.copy.new import new
from macros.knowledge.problems import Problems
from macros.sentence import MacroError, SiteFailed
from tests.copy.copies import change, put
from tests.probes import addresses
from tests.probes.ending import End, Way, of_output
from tests.probes.running import inside

SECTIONS = ("exam", "learn", "apply", "scenarios", "reference", "survey", "calculate", "about")
MOSTLY_HIDDEN = 0.75
"""How likely each section is hidden: a small copy is built in seconds."""
LANGUAGES = ("en", "de", "de", "fr", "fr", "nl", "xx")


def probe(draw: Random, folder: Path) -> End:
    """Draw a copy, check it, and build it whether that says all is right or not."""
    copy = folder / "copy"
    new(copy)
    said = drawn(draw, folder, copy)
    generator = "zensical" if draw.random() < 0.15 else "mkdocs"
    what = f"{generator}: {json.dumps(said, ensure_ascii=False)[:700]}"
    return looked_at(copy, generator, what)


def looked_at(copy: Path, generator: str, what: str) -> End:
    """Check a copy and build it, and hold one against the other."""
    told = ("--generator", generator) if generator != "mkdocs" else ()
    ran = inside("check", copy, *told)
    end = of_output(what, ran.status, ran.out, ran.err, refused=None)
    if end.way not in (Way.SENTENCE, Way.ANSWER):
        return end
    try:
        site = build.build(copy, generator, copy.parent / "site")
    except (Problems, MacroError, SiteFailed) as refusal:
        if end.way is Way.ANSWER:
            return End(Way.WRONG, what, f"check calls it right, and it is not built: {refusal}")
        return end
    if end.way is Way.SENTENCE:
        return End(Way.WRONG, what, f"it is built, and check refuses it: {ran.err}")
    found = [*nowhere(site)]
    if any("another host" in one for one in found):
        return End(Way.UNSAFE, what, "\n".join(found[:9]))
    return End(Way.WRONG if found else Way.ANSWER, what, "\n".join(found[:9]))


def drawn(draw: Random, folder: Path, copy: Path) -> dict[str, Any]:
    """What such a copy says in moments.yml; its own files are put there as well."""
    every = sorted(hiding.known(copy))
    hide = [one for one in SECTIONS if draw.random() < MOSTLY_HIDDEN]
    hide += [draw.choice(every) for _ in range(draw.choice([0, 0, 1, 3]))]
    said: dict[str, Any] = {"hide": [*dict.fromkeys(hide)]}
    if draw.random() < 0.7:
        offered = [*names(), "waiting-time"]
        said["methods"] = draw.choice(
            [[], ["encounter"], ["waiting-time"], draw.sample(offered, 3), offered]
        )
    if draw.random() < 0.6:
        journeys = shipped_scenarios()
        said["scenarios"] = {"shipped": draw.choice([[], "all", draw.sample(journeys, 2)])}
    if draw.random() < 0.5:
        pages = [one for one in every if one.endswith(".md")]
        said["home"] = draw.choice([*pages, "our-promise.md", "nowhere.md"])
    if draw.random() < 0.4:
        said["language"] = draw.choice(LANGUAGES)
    if draw.random() < 0.3:
        said["address"] = draw.choice(
            ["https://x.example/", "https://x.example/a b/", "https://x.example/é/kb/",
             "http://x.example:8080/kb/", "https://x.example/kb"]
        )  # fmt: skip
    if draw.random() < 0.3:
        (folder / ".git").mkdir()
        shared = {key: said.pop(key) for key in [*said] if draw.random() < 0.6}
        put(folder, "shared.yml", json.dumps(shared or {"pages": "Here"}))
        said["extends"] = "../shared.yml"
    if draw.random() < 0.5 or "waiting-time" not in said.get("methods", ["waiting-time"]):
        (copy / "docs" / "our-promise.md").unlink()
    if draw.random() < 0.3:
        (copy / "calculators" / "waiting_time.py").unlink()
        (copy / "docs" / "our-promise.md").unlink(missing_ok=True)
    if draw.random() < 0.2 or "encounter" not in said.get("methods", ["encounter"]):
        (copy / "scenarios" / "counter-visit.yml").unlink()
    if draw.random() < 0.6:
        place = draw.choice(["ours/a.md", "a.md", "learn/a.md"])
        put(copy, f"docs/{place}", page(draw, every, dirname(place)))
    change(copy, **said)
    return said


def page(draw: Random, every: list[str], folder: str) -> str:
    """A page of the organisation's own, with links to some of the others."""
    lines = ["# A page of ours"]
    pages = [one for one in every if one.endswith(".md")]
    for to in draw.sample(pages, 2):
        way = draw.choice(["[a](@)", "[a](@)", "[a][b]\n\n[b]: @", "- [a](@)", "![a](@)"])
        lines.append(way.replace("@", relpath(to, folder or ".")))
    if draw.random() < 0.3:
        lines.append(addresses.link(draw, draw.choice(pages)))
    if draw.random() < 0.3:
        call = draw.choice(["calculator", "picture", "quiz", "in_python", "value"])
        lines.append(f'{{{{ {call}("{draw.choice([*names()])}") }}}}')
    return "\n\n".join(lines) + "\n"


def nowhere(site: Path) -> list[str]:
    """Which links of a built site lead to nothing, and what is loaded from another host."""
    found = []
    ids: dict[Path, set[str]] = {}
    pages = {path: _Reader(path) for path in site.rglob("*.html")}
    for path, read in pages.items():
        ids[path] = read.ids
    base = unquote(urlsplit(pages[site / "index.html"].home).path).rstrip("/") + "/"
    for path, read in pages.items():
        here = path.relative_to(site).as_posix()
        for tag, address in read.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if tag in ("script", "img", "link", "iframe") and parts.scheme != "data":
                    found.append(f"{here}: <{tag}> loads {address} from another host")
                continue
            way = unquote(parts.path)
            if way.startswith("/"):
                way = way.removeprefix(base) if way.startswith(base) else "out-of-it"
                place = normpath(way or ".")
            else:
                place = normpath(join(dirname(here), way)) if way else here
            target = site / place
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                found.append(f"{here}: {address} leads to nothing")
            elif (
                parts.fragment not in ("", "top")
                and target in ids
                and unquote(parts.fragment) not in ids[target]
            ):
                found.append(f"{here}: {address} leads to no part of it")
    return found


class _Reader(HTMLParser):
    """What a page leads to, what it loads, and where it can be led to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.addresses: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.home = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        if tag == "link" and given.get("rel") == "canonical":
            self.home = given["href"]
        elif tag == "link" and given.get("rel", "") in ("alternate", "prev", "next"):
            return
        elif tag in ("a", "area", "link") and "href" in given:
            self.addresses.append((tag, given["href"]))
        elif tag in ("script", "img", "iframe") and given.get("src"):
            self.addresses.append((tag, given["src"]))
