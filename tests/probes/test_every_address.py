"""Every way to write a link by every address: what `check` calls right, both generators build."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest

from macros.copy import build
from macros.copy.new import new
from tests import soaking
from tests.copy.copies import all_but, change, put
from tests.probes.addresses import FILES, ODD, PAGES, SHIPPED, WAYS
from tests.probes.running import inside

FOUND = re.compile(r"^docs/(\d+)\.md:(\d+):\d+: ", re.MULTILINE)
ENDS = ("", "#more", "#nowhere", "?x=1")
SEED = 20261129

Link = tuple[int, str]
"""Which way, and the address."""


def every_link() -> list[Link]:
    """Odd addresses, and those of files as people escape them, from two folders, each way."""
    addresses = [one for one in ODD if "\n" not in one]
    for place in (*PAGES, *FILES, *SHIPPED):
        for written in (place, quote(place), quote(place, safe="/'+&;,"), quote(place).lower()):
            for path in (written, written.replace("index.md", "").replace(".md", "/")):
                addresses += [f"{up}{path}{end}" for up in ("", "../") for end in ENDS]
    return [(way, one) for way in range(len(WAYS)) for one in dict.fromkeys(addresses)]


def laid(copy: Path, links: list[Link]) -> dict[tuple[str, str], Link]:
    """Make a copy with a page for each way; by page and line, the link that stands there."""
    new(copy)
    (copy / "docs" / "our-promise.md").unlink()
    (copy / "calculators" / "waiting_time.py").unlink()
    change(copy, hide=all_but("learn/carlzon.md"), methods=[], address="https://x.example/kb/")
    for place in PAGES:
        put(copy, f"docs/{place}", f"# Called {place[0]}\n\n## More\n\nText.\n")
    for place in FILES:
        put(copy, f"docs/{place}", "A file.\n")
    there = {}
    for way, written in enumerate(WAYS):
        lines = ["# Ours", ""]
        for number, link in enumerate(one for one in links if one[0] == way):
            for line in written.replace("[b]", f"[b{number}]").replace("@", link[1]).split("\n"):
                lines.append(line)
                there[str(way), str(len(lines))] = link
            lines.append("")
        put(copy, f"docs/{way}.md", "\n".join(lines) + "\n")
    return there


@pytest.mark.parametrize("generator", ["mkdocs", pytest.param("zensical", marks=soaking.only)])
def test_what_check_calls_right_is_built(generator: str, tmp_path: Path) -> None:
    links = every_link()
    if soaking.DRAWN == 1:
        links = sorted(Random(SEED).sample(links, len(links) // 10))
    place = laid(tmp_path / "first" / "copy", links)
    told = ("--generator", generator) if generator != "mkdocs" else ()
    ran = inside("check", tmp_path / "first" / "copy", *told)
    refused = [place[page, line] for page, line in FOUND.findall(ran.err)]
    assert len(links) / 4 < len({*refused}) < len(links) * 3 / 4
    copy = tmp_path / "second" / "copy"
    laid(copy, [one for one in links if one not in {*refused}])
    again = inside("check", copy, *told)
    assert not again.err, "one that was right is not refused for another’s sake"
    assert build.build(copy, generator, copy.parent / "site").is_dir()
