"""The list of a sealed site's files, from which a service worker keeps a copy for offline use."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from fnmatch import fnmatchcase
from pathlib import Path

from macros.runtime.files import IMAGE, IMAGE_WORKER, RUNTIMES

FILE_LIST = "offline.json"
SERVICE_WORKER = "service-worker.js"
# The browser keeps a service worker itself, a compressed site map holds the time of its making, and
# no server gives away its own settings.
LEFT_OUT = frozenset({FILE_LIST, SERVICE_WORKER, "sitemap.xml.gz", ".htaccess", "web.config"})
# Of the two Pythons that answer, the copy has the whole one: it reads surveys too, and knows an
# organisation's own calculators.
SECOND = (f"*/{IMAGE}", f"*/{IMAGE_WORKER}")


def write(site: Path, left_out: Collection[str] = ()) -> None:
    """Write the list: the size of each file by its path, and a version that is a hash of all.

    Args:
        site: The folder of a site whose pages will not change any more.
        left_out: Paths of files that no page asks for.
    """
    files: dict[str, int] = {}
    digest = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in left_out and _kept(name):
            content = path.read_bytes()
            files[name] = len(content)
            digest.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    text = json.dumps({"version": digest.hexdigest()[:16], "files": files}, indent=1) + "\n"
    listed = site / FILE_LIST
    if not listed.is_file() or listed.read_text(encoding="utf-8") != text:
        listed.write_text(text, encoding="utf-8")


def _kept(name: str) -> bool:
    second = any(fnmatchcase(name, f"{RUNTIMES.as_posix()}/{one}") for one in SECOND)
    return name not in LEFT_OUT and not second
