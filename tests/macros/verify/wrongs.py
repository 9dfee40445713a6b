"""What can be wrong with a hosted copy, each with the finding that says so."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from macros.runtime import files

from .hosted import CALCULATOR, FOLDER, FOR_LONG, POLICY, Hosted, Reply, reset, silent

Change = Callable[[Hosted], object]


def header(place: str, name: str, value: str) -> Change:
    def change(copy: Hosted) -> None:
        copy.replies[place].headers[name] = value

    return change


def says(place: str, **changes: object) -> Change:
    def change(copy: Hosted) -> None:
        for name, value in changes.items():
            setattr(copy.replies[place], name, value)

    return change


def body(place: str, content: str) -> Change:
    return lambda copy: copy.put(place, content)


def page(text: str = "", policy: str = POLICY) -> Change:
    """Change the one page with a calculator."""
    return lambda copy: copy.page("calculate/volume/", CALCULATOR + text, policy=policy)


def both(policy: str) -> Change:
    def change(copy: Hosted) -> None:
        copy.page("", "", policy=policy)
        copy.page("calculate/volume/", CALCULATOR, policy=policy)

    return change


def gone(place: str) -> Change:
    return lambda copy: copy.replies.pop(place)


def stopping(place: str, after: bytes = b"") -> Change:
    return lambda copy: setattr(copy.replies[place], "instead", silent(copy, after))


def moved(place: str, to: str) -> Change:
    def change(copy: Hosted) -> None:
        copy.replies["elsewhere"] = copy.replies[place]
        copy.replies[place] = Reply(b"", {"Location": to}, 302)

    return change


def everywhere(change: Callable[[Reply], None], suffix: str) -> Change:
    def change_all(copy: Hosted) -> None:
        for place, reply in copy.replies.items():
            if place.endswith(suffix):
                change(reply)

    return change_all


def uncompressed(suffix: str) -> Change:
    return everywhere(lambda reply: setattr(reply, "compress", False), suffix)


def headless(copy: Hosted) -> None:
    for reply in copy.replies.values():
        reply.headers.pop("Content-Security-Policy", None)


def two_runtimes(copy: Hosted) -> None:
    for place, reply in list(copy.replies.items()):
        if place.startswith(FOLDER):
            copy.replies[place.replace("0123", "4567")] = reply
    manifest = copy.replies["assets/runtime/4567/manifest.json"]
    manifest = Reply(manifest.body.replace(b"0123", b"4567"), manifest.headers)
    copy.replies["assets/runtime/4567/manifest.json"] = manifest
    copy.page("", CALCULATOR.replace("0123", "4567"))


LOGIN = "<!doctype html><title>Sign in</title><form></form>"
VOLUME = "calculate/volume/"
WASM = f"{FOLDER}{files.WASM}"
LIBRARY = f"{FOLDER}{files.LIBRARY}"
HALF = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n\0asm"
HALF_GZIP = gzip.compress(b"wasm" * 9)[:-9]
OPEN = POLICY.replace("connect-src 'self'", "connect-src 'self' https://example.org")
INLINE = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
NARROW = POLICY.replace(" 'wasm-unsafe-eval'", "")
EVAL = POLICY.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'")
FINDINGS: dict[str, tuple[Change, str, str, str]] = {
    "file missing": (gone(WASM), "fault", "runtime", f"{WASM}: answers with status 404; the"),
    "file forbidden": (says(LIBRARY, status=403), "fault", "runtime", "answers with status 403"),
    "file empty": (says(WASM, body=b""), "fault", "runtime", "is empty; the manifest says 3996"),
    "file short": (says(LIBRARY, body=b"P"), "fault", "runtime", "has 1 bytes; the manifest says"),
    "file changed": (says(LIBRARY, body=b"PQ"), "fault", "runtime", "does not have the SHA-256"),
    "login page for a file": (
        says(LIBRARY, body=LOGIN.encode()),
        "fault",
        "runtime",
        "answered with status 200 and a web page, perhaps one to sign in",
    ),
    "manifest missing": (
        gone(f"{FOLDER}{files.MANIFEST}"),
        "fault",
        "runtime",
        "manifest.json: answers with status 404; upload the folder",
    ),
    "login page for the manifest": (
        says(f"{FOLDER}{files.MANIFEST}", body=LOGIN.encode()),
        "fault",
        "runtime",
        "manifest.json: is answered with a web page",
    ),
    "manifest unreadable": (
        says(f"{FOLDER}{files.MANIFEST}", body=b'{"files": {"a": 7}}'),
        "fault",
        "runtime",
        "manifest.json: is not a manifest",
    ),
    "manifest stalled": (
        stopping(f"{FOLDER}{files.MANIFEST}"),
        "fault",
        "runtime",
        "cannot be read",
    ),
    "manifest of another runtime": (
        lambda copy: copy.put(
            f"{FOLDER}{files.MANIFEST}",
            copy.replies[f"{FOLDER}{files.MANIFEST}"].body.replace(b'"0123"', b'"4567"'),
        ),
        "fault",
        "runtime",
        "belongs to the runtime 4567",
    ),
    "two runtimes": (two_runtimes, "advice", "runtime", "Pages name 2 runtimes"),
    "no calculator": (
        lambda copy: copy.page(VOLUME, ""),
        "advice",
        "runtime",
        "No page that was read has a calculator",
    ),
    "script missing": (
        gone("assets/moments/form.js"),
        "fault",
        "files",
        "assets/moments/form.js: answers with status 404; pages load it",
    ),
    "login page for a style sheet": (
        says("assets/moments.css", body=LOGIN.encode()),
        "fault",
        "files",
        "assets/moments.css: is answered with a web page",
    ),
    "stalled": (stopping(WASM, HALF), "fault", "transport", f"{WASM}: was silent for 0.5 seconds"),
    "reset": (says(WASM, instead=reset), "fault", "transport", "breaks the connection off"),
    "truncated": (says(LIBRARY, length=9), "fault", "transport", "breaks off after 2 of 9 bytes"),
    "not gzip": (
        header(LIBRARY, "Content-Encoding", "gzip"),
        "fault",
        "transport",
        "says that it is compressed by gzip, and is not",
    ),
    "gzip without end": (
        lambda copy: copy.replies.update({WASM: Reply(HALF_GZIP, {"Content-Encoding": "gzip"})}),
        "fault",
        "transport",
        "is compressed by gzip, and the end is missing",
    ),
    "brotli without being asked": (
        header(LIBRARY, "Content-Encoding", "br"),
        "fault",
        "transport",
        "comes compressed by br, though only gzip was asked for",
    ),
    "redirected file": (
        moved(WASM, "/kb/elsewhere"),
        "advice",
        "transport",
        f"{WASM}: redirected, which costs",
    ),
    "circle": (moved(LIBRARY, f"/kb/{LIBRARY}"), "fault", "transport", "sends its visitors on and"),
    "not sealed": (gone("offline.json"), "advice", "offline", "There is no offline.json"),
    "list unreadable": (
        says("offline.json", body=b'{"files": [7]}'),
        "advice",
        "offline",
        "There is no offline.json",
    ),
    "kept file missing": (
        gone("extra.svg"),
        "fault",
        "offline",
        "extra.svg: answers with status 404, so readers can keep no copy",
    ),
    "page changed on its way": (
        lambda copy: copy.replies[VOLUME].__dict__.update(
            body=copy.replies[VOLUME].body + b"<!-- served by a box in between -->"
        ),
        "fault",
        "offline",
        "calculate/volume/index.html: does not have the size it was sealed with",
    ),
    "service worker as text": (
        header("service-worker.js", "Content-Type", "text/plain"),
        "fault",
        "types",
        "service-worker.js: sent as text/plain, and browsers refuse it",
    ),
    "modules as text": (
        header("assets/moments/form.js", "Content-Type", "text/plain"),
        "fault",
        "types",
        "form.js: sent as text/plain, and browsers refuse it; have the host send .js as text/javas",
    ),
    "worker as text": (
        header(f"{FOLDER}{files.WORKER}", "Content-Type", "text/plain"),
        "advice",
        "types",
        "worker.js: sent as text/plain; have the host send .js as text/javascript",
    ),
    "wasm as stream": (
        header(WASM, "Content-Type", "application/octet-stream"),
        "advice",
        "types",
        f"{WASM}: sent as application/octet-stream, so browsers compile it only when all of it is",
    ),
    "wasm as page": (
        header(WASM, "Content-Type", "text/html"),
        "fault",
        "types",
        f"{WASM}: sent as text/html, and browsers refuse it",
    ),
    "wasm without type": (header(WASM, "Content-Type", ""), "advice", "types", "sent as nothing"),
    "css as text": (
        header("assets/moments.css", "Content-Type", "text/plain"),
        "fault",
        "types",
        "assets/moments.css: sent as text/plain",
    ),
    "zip as text": (
        header(LIBRARY, "Content-Type", "text/plain"),
        "advice",
        "types",
        f"{LIBRARY}: sent as text/plain; have the host send .zip as application/zip",
    ),
    "json as text": (
        header(f"{FOLDER}{files.MANIFEST}", "Content-Type", "text/plain"),
        "advice",
        "types",
        "send .json as application/json",
    ),
    "pages uncompressed": (
        uncompressed("/"),
        "advice",
        "compression",
        "calculate/volume/: sent uncompressed, 0.00 MB in all; have the host compress .html",
    ),
    "wasm uncompressed": (uncompressed(".wasm"), "advice", "compression", "compress .wasm by"),
    "scripts uncompressed": (uncompressed(".js"), "advice", "compression", "form.js: sent uncom"),
    "runtime not kept": (
        header(WASM, "Cache-Control", "max-age=600"),
        "advice",
        "caching",
        f"{WASM}: sent with “max-age=600”. The folder's name changes",
    ),
    "runtime never stored": (header(WASM, "Cache-Control", "no-store"), "advice", "caching", "no-"),
    "runtime without a word": (
        header(WASM, "Cache-Control", ""),
        "advice",
        "caching",
        f"{WASM}: sent without Cache-Control",
    ),
    "page kept for long": (
        header(VOLUME, "Cache-Control", FOR_LONG),
        "advice",
        "caching",
        "calculate/volume/: sent with “public, max-age=31536000, immutable”, so readers will not",
    ),
    "module kept for long": (
        header("assets/moments.js", "Cache-Control", FOR_LONG),
        "advice",
        "caching",
        "assets/moments.js: sent with",
    ),
    "policy in pages only": (headless, "advice", "policy", "stands in the pages only"),
    "no policy": (both(""), "fault", "policy", "there is no Content-Security-Policy"),
    "eval allowed": (both(EVAL), "fault", "policy", "allows 'unsafe-eval' in script-src"),
    "inline allowed": (both(INLINE), "fault", "policy", "allows 'unsafe-inline' in style-src"),
    "another host allowed": (
        both(OPEN),
        "fault",
        "policy",
        "lets connect-src reach https://example.org, so what is typed could leave",
    ),
    "forms may be sent": (
        both(POLICY.replace("; form-action 'none'", "")),
        "fault",
        "policy",
        "lets form-action reach any host",
    ),
    "no wasm": (
        both(NARROW),
        "fault",
        "policy",
        "does not allow 'wasm-unsafe-eval' in script-src, which the site needs",
    ),
    "no blob": (
        both(POLICY.replace(" blob:", "")),
        "fault",
        "policy",
        "does not allow blob: in worker-src",
    ),
    "header narrower than the page": (
        lambda copy: [
            reply.headers.update({"Content-Security-Policy": NARROW})
            for reply in copy.replies.values()
        ],
        "fault",
        "policy",
        "the start page and calculate/volume/: the Content-Security-Policy does not allow 'wasm-un",
    ),
    "inline script not listed": (
        page("<script>intrude()</script>"),
        "fault",
        "policy",
        "does not allow a script within the page in script-src",
    ),
    "policies differ": (
        page(policy=f"{POLICY}; object-src 'none'"),
        "fault",
        "policy",
        "differs from that of other pages",
    ),
    "page loads from elsewhere": (
        page('\n<img src="https://example.org/count.gif" alt="">'),
        "fault",
        "hosts",
        "calculate/volume/:10: <img> loads https://example.org/count.gif from another host",
    ),
    "style sheet loads from elsewhere": (
        body("assets/moments.css", "@import url(//example.org/a.css);"),
        "fault",
        "hosts",
        "assets/moments.css: loads //example.org/a.css from another host",
    ),
    "script loads from elsewhere": (
        body("assets/moments/form.js", 'import "https://example.org/a.mjs"'),
        "fault",
        "hosts",
        "assets/moments/form.js: loads https://example.org/a.mjs from another host",
    ),
    "wrong folder": (
        lambda copy: copy.page(VOLUME, CALCULATOR, f"{copy.origin}/"),
        "fault",
        "address",
        "calculate/volume/: the site believes to lie at http://127.0.0.1",
    ),
    "wrong host": (
        lambda copy: copy.page(VOLUME, CALCULATOR, "https://example.org/kb/"),
        "advice",
        "address",
        "calculate/volume/: the site believes to lie at https://example.org/kb/ and lies at @; set",
    ),
    "sitemap of another place": (
        body("sitemap.xml", "<loc>https://example.org/x/</loc><loc>https://example.org/x/calculate/volume/</loc>"),
        "advice",
        "address",
        "sitemap.xml: the site believes to lie at https://example.org/x/",
    ),
    "link that leaves": (
        page('\n<a href="/other/">Other</a>'),
        "advice",
        "address",
        "/other/, which is not below @",
    ),
    "page missing": (
        says(VOLUME, status=404),
        "fault",
        "pages",
        "calculate/volume/: answers with status 404.",
    ),
    "login page for a page": (
        body(VOLUME, LOGIN),
        "fault",
        "pages",
        "calculate/volume/: is answered by another page, perhaps one to sign in: it does not load "
        "assets/moments.js. Its title is “Sign in”.",
    ),
    "page as text": (
        header(VOLUME, "Content-Type", "text/plain"),
        "fault",
        "pages",
        "is sent as text/plain instead of text/html",
    ),
    "page in another code": (
        header(VOLUME, "Content-Type", "text/html; charset=iso-8859-1"),
        "fault",
        "pages",
        "is said to be written in iso-8859-1",
    ),
    "cookie": (
        header(VOLUME, "Set-Cookie", "seen=1"),
        "advice",
        "pages",
        "calculate/volume/: the host sets a cookie",
    ),
    "everything exists": (
        lambda copy: copy.replies.update(
            {"there-is-no-such-page-here/": copy.replies[VOLUME]}
        ),
        "advice",
        "pages",
        "A page that does not exist is answered with status 200",
    ),
}  # fmt: skip
# What else a fault brings with it, and rightly.
BESIDE = {
    "login page for a page": {"runtime"},  # it was the only page with a calculator
    "page missing": {"runtime"},
    "page as text": set[str](),
    "manifest stalled": {"transport"},
    "no policy": {"policy"},
}
