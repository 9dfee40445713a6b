"""`home` in `moments.yml`: another page than ours as the first one.

The page stays in its place as well, since guides, questions and other sites lead there.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, relpath
from typing import Any

import yaml

from macros import strict_yaml
from macros.copy.leaving import CODE_FENCE
from macros.knowledge.front_matter import FRONT_MATTER

LED_BY_HTML = re.compile(
    r"""(<[a-zA-Z][^<>]*?\s(?:href|src|data|poster)\s*=\s*["']?)([^"'\s<>]+)"""
)
"""An address in HTML; it leads from the built page, which is a folder of its own."""
LED_BY = re.compile(r"(\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s+<?)([^()\s<>]+)", re.MULTILINE)


def moved(text: str, place: str) -> str:
    """A page as it stands at the front as well: its links lead from there, search finds it once.

    Args:
        text: The page.
        place: Where it lies, below the folder of the pages.
    """
    head: dict[str, Any] = {}
    body = text
    if fenced := FRONT_MATTER.match(text):
        head, body = strict_yaml.load(fenced[1]) or {}, text[fenced.end() :]
    head = {**head, "search": {"exclude": True}}
    parts, at = [], 0
    for code in CODE_FENCE.finditer(body):
        parts += [_led(body[at : code.start()], place), code[0]]
        at = code.end()
    said = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{said}---\n" + "".join([*parts, _led(body[at:], place)])


def _led(text: str, place: str) -> str:
    """Text whose links lead from the first page to where they led.

    >>> _led("[a](../b.md#c) ![d](e.png) [f](#g) [h](https://example.org/)", "learn/measure/i.md")
    '[a](learn/b.md#c) ![d](learn/measure/e.png) [f](#g) [h](https://example.org/)'
    >>> _led('<a class=b href="../c/#d">', "learn/a.md")
    '<a class=b href="learn/c/#d">'
    """
    page = place.removesuffix(".md").removesuffix("index")

    def led(found: re.Match[str], folder: str = dirname(place)) -> str:
        path, anchor = _parted(found[2])
        if not path or ":" in path or path.startswith("/"):
            return found[0]
        folder = dirname(place) if path.endswith(".md") else folder
        end = "/" if path.endswith(("/", ".")) else ""
        return found[1] + relpath(join(folder, path), ".") + end + anchor

    return LED_BY.sub(led, LED_BY_HTML.sub(lambda found: led(found, page), text))


def _parted(address: str) -> tuple[str, str]:
    at: Any = re.search(r"[#?]", address)
    return (address[: at.start()], address[at.start() :]) if at else (address, "")
