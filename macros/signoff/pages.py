"""Writing the pages: who answers for the site is given, the rest are facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros import shipped
from macros.signoff import bom, components, storage, templates
from macros.signoff.headers import ANEW, FOR_LONG, HEADERS
from macros.signoff.record import recorded
from macros.site import policy

ABOUT = "about"
PAGES = ("privacy", "accessibility", "licences", "security", "headers")
BILL = "sbom.cdx.json"
NOTICES = "licence-texts.txt"

WHY_DIRECTIVES = {
    "default-src": "nothing is allowed but what follows",
    "script-src": "the site’s own scripts, and WebAssembly, which Python is; no `eval`",
    "style-src": "the site’s own style sheets, and the one style of a report",
    "connect-src": "files of the site itself, such as the browser’s Python",
    "font-src": "the site’s own fonts",
    "img-src": "the site’s own images, and icons within style sheets",
    "manifest-src": "a manifest of the site’s own, if there is one",
    "worker-src": "Python’s worker, which starts from within the page to inherit the policy",
    "base-uri": "no page may lead its addresses elsewhere",
    "form-action": "no form is ever sent",
}
WHY_HEADERS = {
    "X-Content-Type-Options": "a file is taken as what it is sent as, and as nothing else",
    "Referrer-Policy": "other sites do not learn which page led to them",
    "Cross-Origin-Opener-Policy": "a page that opened this one gets no hold on it",
    "Permissions-Policy": "the site needs none of these, so nothing in it may ask",
}


@dataclass(frozen=True)
class Who:
    """Who answers for a site.

    Attributes:
        name: The site's name.
        contact: Whom readers ask, as Markdown.
        controller: Who answers for data protection, with the address.
        officer: The data protection officer.
        privacy_email: Where questions about data protection are answered.
        notice: The address of the organisation's own notice, which speaks for its server.
        ours: Whether it is the project's own site.
    """

    name: str = "Moments of Truth"
    contact: str = ""
    controller: str | None = None
    officer: str | None = None
    privacy_email: str | None = None
    notice: str | None = None
    ours: bool = True


def put(who: Who, docs: Path) -> None:
    """Write the files for a site, below its folder of pages."""
    for name, text in texts(who).items():
        path = docs / ABOUT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def texts(who: Who) -> dict[str, str]:
    """Write the files for a site, by their names."""
    made_of = components.gather(shipped.docs())
    version = shipped.version()
    facts = {
        "who": who,
        "storage": storage,
        "axe": recorded()["axe-core"]["version"],
        "components": made_of,
        "version": version,
        "bill": BILL,
        "notices": NOTICES,
        "directives": list(_directives()),
        "headers": [(name, value, WHY_HEADERS[name]) for name, value in HEADERS.items()],
        "for_long": FOR_LONG,
        "anew": ANEW,
    }
    pages = {f"{name}.md": _tidy(templates.render(f"{name}.jinja", **facts)) for name in PAGES}
    return {
        **pages,
        BILL: bom.write(made_of, who.name, version),
        NOTICES: notices(made_of),
    }


def notices(made_of: list[components.Component]) -> str:
    """Put the licence texts one below the other; one that several share stands once."""
    shared: dict[str, list[str]] = {}
    for one in made_of:
        called = " ".join(filter(None, (one.name, one.version)))
        shared.setdefault(one.text or one.licence, []).append(f"{called} ({one.licence})")
    rule = "=" * 80
    return (
        "\n\n".join(
            f"{rule}\n{chr(10).join(names)}\n{rule}\n\n{text}" for text, names in shared.items()
        ).replace("\r\n", "\n")
        + "\n"
    )


def contact(name: str, email: str | None, url: str | None) -> str:
    r"""Name somebody with what they can be reached by, as Markdown.

    >>> contact("Service Lab", "lab@example.org", None)
    'Service Lab (<lab@example.org>)'
    >>> print(contact("A_B", None, "https://example.org/"))
    A\_B (<https://example.org/>)
    """
    ways = " or ".join(f"<{way}>" for way in (email, url) if way)
    return f"{templates.text(name)} ({ways})" if ways else templates.text(name)


def _directives() -> Iterator[tuple[str, str, str]]:
    for directive in policy.write([], []).split("; "):
        name, _, sources = directive.partition(" ")
        yield name, sources, WHY_DIRECTIVES[name]


def _tidy(text: str) -> str:
    """Without the empty lines that conditions leave behind."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
