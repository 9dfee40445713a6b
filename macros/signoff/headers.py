"""What a web server should send with a sealed site: ready files for those in common use.

The Content-Security-Policy is read from the site itself, since the hashes in it change with the
theme. So the files are written after each build and belong to that build.
"""

from __future__ import annotations

import argparse
import ipaddress
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from calculator.errors import MomentsError
from calculator.words import quote
from macros.sentence import MacroError
from macros.signoff import templates
from macros.site import document

FILES = {
    "nginx.conf": "nginx.jinja",
    "apache.conf": "apache.jinja",
    "web.config": "iis.jinja",
    "Caddyfile": "caddy.jinja",
    "cloudfront-headers.json": "",
    "cloudfront-function.js": "cloudfront.jinja",
    "s3-upload.sh": "s3.jinja",
}
"""Each file that `write` makes, and the template that makes it."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What goes with every answer, beside the policy."""

MIME_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
"""What browsers must be told of a file, by its ending."""

COMPRESSED_TYPES = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/wasm",
    "application/xml",
    "text/xml",
    "image/svg+xml",
)
"""What shrinks on the way, beside pages."""

FOR_LONG = "public, max-age=31536000, immutable"
ANEW = "no-cache"
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
SITE_FOLDER = (
    "/srv/moments/site"  # where the files say that the site lies, until somebody says better
)


@dataclass(frozen=True)
class SealedSite:
    """A sealed site, as its server must know it.

    Attributes:
        address: Where readers find it.
        policy: The text of the header `Content-Security-Policy`.
        endings: The endings of its files.
    """

    address: str
    policy: str
    endings: frozenset[str]

    @property
    def host(self) -> str:
        """The name that readers ask for."""
        return urlsplit(self.address).hostname or "localhost"

    @property
    def port(self) -> int | None:
        """The port that readers ask at, if it is not the usual one."""
        return urlsplit(self.address).port

    @property
    def path(self) -> str:
        """The folder below that name, from slash to slash."""
        return f"/{urlsplit(self.address).path.strip('/')}/".replace("//", "/")

    @property
    def types(self) -> dict[str, str]:
        """The types of the endings that occur."""
        return {ending: kind for ending, kind in MIME_TYPES.items() if ending in self.endings}


def policy(text: str, parents: Sequence[str] = ()) -> str:
    """Write the header that goes with a policy, with what a page cannot say for itself.

    Args:
        text: The policy that stands in the pages.
        parents: The origins whose pages may frame this site's; by default none may.

    Raises:
        MacroError: A parent is no origin.

    >>> policy("default-src 'none'")
    "default-src 'none'; frame-ancestors 'none'"
    >>> policy("default-src 'none'", ["https://intranet.example.org"])
    "default-src 'none'; frame-ancestors https://intranet.example.org"
    """
    named = " ".join(parent(one) for one in parents) or "'none'"
    return f"{text}; frame-ancestors {named}"


def parent(origin: str) -> str:
    """Hold the origin of a page that may frame this site's against what a browser understands.

    >>> parent("https://intranet.example.org:8443")
    'https://intranet.example.org:8443'
    """
    parts = urlsplit(origin)
    host = parts.hostname or ""
    bare = f"{parts.scheme}://{parts.netloc}"
    if parts.scheme not in ("http", "https") or not _named(host) or "@" in parts.netloc:
        raise MacroError(
            f"{quote(origin)} cannot be allowed to frame the site: give scheme and host, such as "
            "https://intranet.example.org, and one entry for each."
        )
    if origin != bare:
        raise MacroError(
            f"{quote(origin)} goes on behind the host; a browser lets whole hosts frame a page, "
            f"so write {bare}."
        )
    return origin


def _named(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", host) is not None
    return ":" not in host  # no source expression names an IPv6 host


def look(site: Path, parents: Sequence[str] = (), address: str | None = None) -> SealedSite:
    """Read of a sealed site what its server must know.

    Args:
        site: The folder of the site.
        parents: The origins whose pages may frame this site's.
        address: Where readers find it; by default, where its first page says that it lies.

    Raises:
        MacroError: It is not sealed, or does not say where it lies.
    """
    first = site / "index.html"
    if not first.is_file():
        raise MacroError(f"{site} holds no index.html: build the site first.")
    text = first.read_text(encoding="utf-8")
    written = document.read(text).policy_texts
    if not written:
        raise MacroError(f"{first} has no policy: seal the site first, as `moments build` does.")
    known = CANONICAL.search(text)
    found = address or (known[1] if known else None)
    if found is None:
        raise MacroError(f"{first} does not say where the site lies: give its address.")
    endings = frozenset(path.suffix for path in site.rglob("*") if path.is_file())
    return SealedSite(found, policy(written[0], parents), endings)


def texts(site: SealedSite) -> dict[str, str]:
    """Write each server's file, by its name."""
    return {
        name: templates.render(
            template,
            site=site,
            headers={"Content-Security-Policy": site.policy, **HEADERS},
            compressible=COMPRESSED_TYPES,
            for_long=FOR_LONG,
            anew=ANEW,
            folder=SITE_FOLDER,
        )
        if template
        else _cloudfront(site)
        for name, template in FILES.items()
    }


def write(
    site: Path, folder: Path, parents: Sequence[str] = (), address: str | None = None
) -> list[Path]:
    """Write a file for each server into a folder beside a sealed site, not into it.

    Args:
        site: The folder of the site.
        folder: The folder for the files; it is made if need be.
        parents: The origins whose pages may frame this site's, such as
            `https://intranet.example.org`.
        address: Where readers find the site; by default, where its first page says that it lies.

    Returns:
        The files.

    Raises:
        MacroError: The site is not sealed, or a parent is no origin.
    """
    made = texts(look(site, parents, address))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in made]


def _cloudfront(site: SealedSite) -> str:
    """CloudFront's response headers policy, as `aws cloudfront` takes it."""
    special = {"X-Content-Type-Options", "Referrer-Policy"}
    custom = [
        {"Header": name, "Value": value, "Override": True}
        for name, value in HEADERS.items()
        if name not in special
    ]
    settings = {
        "Name": f"moments-{re.sub(r'[^a-zA-Z0-9-]', '-', site.host)}",
        "Comment": "Headers of a sealed site; written anew by each build.",
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {
                "Override": True,
                "ContentSecurityPolicy": site.policy,
            },
            "ContentTypeOptions": {"Override": True},
            "ReferrerPolicy": {"Override": True, "ReferrerPolicy": HEADERS["Referrer-Policy"]},
        },
        "CustomHeadersConfig": {"Quantity": len(custom), "Items": custom},
    }
    return json.dumps(settings, indent=2) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files for a site, and say where they are."""
    parser = argparse.ArgumentParser(
        prog="python -m macros.signoff", description="Headers for a sealed site’s server"
    )
    parser.add_argument("site", type=Path, help="the folder of the built and sealed site")
    parser.add_argument("folder", type=Path, help="the folder for the files, beside the site")
    parser.add_argument(
        "--parent",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a host whose pages may frame the site’s, such as https://intranet.example.org",
    )
    parser.add_argument("--address", help="where the site will lie, if not where its pages say")
    options = parser.parse_args(arguments)
    try:
        made = write(options.site, options.folder, options.parent, options.address)
    except MomentsError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.folder} holds {', '.join(path.name for path in made)}.")
    return 0
