"""Reading Content-Security-Policies: what they let a page do, and whether the site can live so.

Of several policies each one must allow a thing. So what the site needs must be allowed by every
one, and what nobody may do must be forbidden by at least one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from macros import terminal
from macros.site import policy
from macros.site.document import Document

Policy = dict[str, list[str]]

FALLBACKS = {
    "worker-src": ("worker-src", "child-src", "script-src", "default-src"),
    "frame-src": ("frame-src", "child-src", "default-src"),
    "form-action": ("form-action",),
    "base-uri": ("base-uri",),
}
NEEDED_SOURCES = {
    "script-src": ("'self'", "'wasm-unsafe-eval'"),
    "style-src": ("'self'",),
    "connect-src": ("'self'",),
    "font-src": ("'self'",),
    "img-src": ("'self'",),
    "worker-src": ("'self'", "blob:"),
}
CONFINED = (*NEEDED_SOURCES, "frame-src", "object-src", "media-src", "manifest-src", "form-action")
UNSAFE = {"script-src": ("'unsafe-inline'", "'unsafe-eval'"), "style-src": ("'unsafe-inline'",)}
MOST_SCRIPTS = 50
LONGEST_POLICY = 20_000
OWN_SCHEMES = {"data:", "blob:"}


def read(text: str) -> Policy:
    """Read one policy; of a directive that is given twice, the first counts.

    >>> read("default-src 'none'; img-src 'self' data:")
    {'default-src': ["'none'"], 'img-src': ["'self'", 'data:']}
    """
    found: Policy = {}
    for directive in text[:LONGEST_POLICY].split(";"):
        if words := directive.split():
            found.setdefault(words[0].lower(), words[1:])
    return found


def troubles(policies: Sequence[Policy], origin: str, page: Document) -> Iterator[str]:
    """Say how a page's policies fail, as ends of a sentence that begins with the page.

    Args:
        policies: All that hold for the page, from its text and its headers.
        origin: Scheme and host of the site.
        page: The page.
    """
    needs = {name: list(sources) for name, sources in NEEDED_SOURCES.items()}
    within = [*page.scripts, *(text for _, _, text in page.early)]
    if len(within) > MOST_SCRIPTS:
        yield terminal.say(
            "holds {number} scripts within it, of which {most} were looked at",
            number=len(within),
            most=MOST_SCRIPTS,
        )
    needs["script-src"] += [f"'{policy.digest(one)}'" for one in within[:MOST_SCRIPTS]]
    for name, wanted in needs.items():
        for source in wanted:
            if not all(_allows(one, name, source, origin) for one in policies):
                what = source
                if source.startswith("'sha"):
                    what = terminal.say("a script within the page")
                yield terminal.say(
                    "does not allow {what} in {name}, which the site needs", what=what, name=name
                )
    for name, keywords in UNSAFE.items():
        for keyword in keywords:
            if all(keyword in (_governing(one, name) or ()) for one in policies):
                yield terminal.say(
                    "allows {what} in {name}, which the site does not need",
                    what=keyword,
                    name=name,
                )
    for name in CONFINED:
        reach = [_abroad(_governing(one, name), origin) for one in policies]
        if all(reach):
            yield terminal.say(
                "lets {name} reach {what}, so what is typed could leave the page",
                name=name,
                what=reach[0],
            )


def _governing(one: Policy, name: str) -> list[str] | None:
    for directive in FALLBACKS.get(name, (name, "default-src")):
        if directive in one:
            return [source.lower() if "'sha" not in source else source for source in one[directive]]
    return None


def _allows(one: Policy, name: str, source: str, origin: str) -> bool:
    sources = _governing(one, name)
    if sources is None or source in sources:
        return True
    if source == "'wasm-unsafe-eval'":
        return "'unsafe-eval'" in sources
    if source.startswith("'sha"):
        hashed = any(given.startswith(("'sha", "'nonce-")) for given in sources)
        return "'unsafe-inline'" in sources and not hashed
    scheme = f"{urlsplit(origin).scheme}:"
    return source == "'self'" and any(
        given in ("*", scheme) or given.rstrip("/") == origin for given in sources
    )


def _abroad(sources: list[str] | None, origin: str) -> str:
    """Name what is not the site's own; empty if there is nothing."""
    if sources is None:
        return terminal.say("any host")
    return " ".join(
        source
        for source in sources
        if not source.startswith("'")
        and source not in OWN_SCHEMES
        and source.rstrip("/") != origin
        and not source.startswith(f"{origin}/")
    )
