"""Addresses in links of pages: escaped, of other scripts, with dots, and those that are none."""

from __future__ import annotations

from pathlib import Path
from random import Random
from urllib.parse import quote

from macros.copy.new import new
from tests.copy.copies import all_but, change, put
from tests.probes.ending import End

PAGES = (
    "a b.md",
    "été.md",
    "你好/שלום.md",
    "deep/er/a+b.md",
    "deep/c&d.md",
    "e'f.md",
    "g%h.md",
    "i.j.md",
)
FILES = ("plan v1.txt", "a#b.txt", "été.pdf", "deep/x;y.txt")
SHIPPED = ("learn/carlzon.md", "about/licences.md", "index.md")
ODD = (
    "nowhere.md", "%", "%zz", "%00", "%C3", "%C3%28", "%2F", "%2e%2e/a%20b.md", "..", ".", "./",
    "../", "/", "//", "///", "#", "#nowhere", "#%C3", "?", "?a=b", "a b.md", "é t.md", "\\a.md",
    "http://[::1", "//[", "https://elsewhere.example/%C3", "mailto:a@b.example",
    "javascript:alert(1)", "data:text/html,x", "tel:1", "http:a.md", "file:///etc/passwd",
    "a" * 3000, "a b.md#", "a%20b.md?x#y", "A%20B.md", "été", "été/", "e\u0301te\u0301.md",
    "%C3%A9t%C3%A9.md", "%E9t%E9.md", "./././a%20b.md", "x/../a%20b.md", "a%20b/",
    "a%20b/index.html", "a%20b/#more", "\u202ea.md", "&amp;", "&#x61;%20b.md", "{{ a }}",
    "../../../../x", "a%2520b.md", "index.md/../a%20b.md", "deep", "deep/", "deep/er/a+b/",
    "/kb/a%20b/", "/kb/nowhere/", "https://x.example/kb/a%20b/", "https://x.example/kb/nowhere/",
    "://", ":", "\t", "%20", "a%20b.md%23x",
)  # fmt: skip


WAYS = (
    "[a](@)", "[a](<@>)", '[a](@ "Title")', "[a][b]\n\n[b]: <@>", "[a][b]\n\n[b]: @",
    '<a href="@">a</a>', "<a href=@>a</a>", "![a](@)", "<img alt=a src='@'>", "<@>",
    "`[a](@)`", '<iframe src="@" title="a"></iframe>', "- [a](@)",
    "| a |\n| --- |\n| [a](@) |", "[a]( @ )", "[[a]](@)", "    [a](@)",
    "[a](@){ .md-button }", "<!-- [a](@) -->",
)  # fmt: skip
"""How people write a link; @ stands for the address."""


def probe(draw: Random, folder: Path) -> End:
    """A small copy whose pages lead to each other by addresses written in any way."""
    from tests.probes import combinations

    copy = folder / "copy"
    new(copy)
    (copy / "docs" / "our-promise.md").unlink()
    (copy / "calculators" / "waiting_time.py").unlink()
    change(copy, hide=all_but("learn/carlzon.md"), methods=[], address="https://x.example/kb/")
    for place in PAGES:
        put(copy, f"docs/{place}", f"# Called {place[0]}\n\n## More\n\nText.\n")
    for place in FILES:
        put(copy, f"docs/{place}", "A file.\n")
    links = [
        link(draw, draw.choice([*PAGES, *FILES, *SHIPPED])) for _ in range(draw.choice([1, 2]))
    ]
    if draw.random() < 0.6:
        links = [link(draw, draw.choice(ODD), odd=True)]
    first = draw.choice(["ours.md", "deep/ours.md"])
    put(copy, f"docs/{first}", "# Ours\n\n" + "\n\n".join(links) + "\n")
    generator = "zensical" if draw.random() < 0.2 else "mkdocs"
    return combinations.looked_at(copy, generator, f"{generator}, {first}: {links}")


def link(draw: Random, place: str, *, odd: bool = False) -> str:
    """A link as people write it, by an address that is escaped or not."""
    address = place
    if not odd:
        safe = draw.choice(["/", "/'+&;,", "/é"])
        address = draw.choice([place, quote(place, safe=safe), quote(place).lower()])
        address = draw.choice(["", "", "./", "../"]) + address
        address += draw.choice(["", "", "#more", "#M%6Fre", "#nowhere", "?x=1"])
        if draw.random() < 0.2 and ".md" in address:
            address = address.replace("index.md", "").replace(".md", "/")
    way = draw.choice(WAYS)
    return way.replace("@", address)
