"""Looking at how a copy's files are sent: of the right type, compressed, cached as they may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from macros import terminal
from macros.scripts.joining import JOINED
from macros.site import offline
from macros.verify.finding import Finding, advice, fault, fine, some
from macros.verify.hosted import MODULES, RUNTIME, Hosted
from macros.verify.visit import Answer, Visitor

SCRIPT_TYPES = ("text/javascript", "application/javascript")
ACCEPTED_TYPES = {
    ".mjs": SCRIPT_TYPES,
    ".js": SCRIPT_TYPES,
    ".wasm": ("application/wasm",),
    ".css": ("text/css",),
    ".json": ("application/json",),
    ".zip": ("application/zip", "application/x-zip-compressed", "application/octet-stream"),
}
COMPRESSED_ENDINGS = (".html", ".js", ".mjs", ".css", ".json", ".wasm")
ONE_PACKET = 1400  # bytes that fit into one packet anyway
DAY = 86_400


def types(hosted: Hosted) -> Iterator[Finding]:
    """Whether files come as what they are."""
    wrong: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for address, answer in (hosted.files | hosted.more).items():
        suffix = _suffix(address)
        if answer.status < 400 and answer.kind not in ACCEPTED_TYPES.get(suffix, (answer.kind,)):
            refused = _refused(hosted.short(address), answer)
            wrong[suffix, answer.kind, refused].append(hosted.short(address))
    for (suffix, kind, refused), where in wrong.items():
        sent = terminal.say("sent as {type}", type=kind or terminal.say("nothing"))
        if refused:
            sent = terminal.say("{sent}, and browsers refuse it", sent=sent)
        elif suffix == ".wasm":
            sent = terminal.say(
                "{sent}, so browsers compile it only when all of it is there, and on each visit "
                "anew",
                sent=sent,
            )
        said = terminal.say(
            "{places}: {sent}; have the host send {ending} as {type}.",
            places=some(where),
            sent=sent,
            ending=suffix,
            type=ACCEPTED_TYPES[suffix][0],
        )
        yield fault("types", said) if refused else advice("types", said)
    if not wrong:
        said = terminal.say("Scripts, wasm, style sheets and archives come with the right type.")
        yield fine("types", said)


def _refused(name: str, answer: Answer) -> bool:
    """Whether a file is of no use under the type that it was sent with."""
    if name.startswith(RUNTIME):  # read as bytes, unless it passes for a page to sign in
        return answer.kind == "text/html"
    strict = answer.headers.get("X-Content-Type-Options", "").lower() == "nosniff"
    return (
        name.startswith((MODULES, JOINED))
        or name == offline.SERVICE_WORKER
        or strict
        or name.endswith((".css", ".mjs"))
    )


def compression(visitor: Visitor, hosted: Hosted) -> Iterator[Finding]:
    """Whether what shrinks travels compressed."""
    plain: dict[str, list[tuple[str, int]]] = defaultdict(list)
    answers = {address: answer for address, (answer, _) in hosted.pages.items()} | hosted.files
    for address, answer in answers.items():
        suffix = ".html" if address in hosted.pages else _suffix(address)
        large = (
            answer.status < 400 and len(answer.body) > ONE_PACKET and suffix in COMPRESSED_ENDINGS
        )
        if large and not answer.compressed:
            plain[suffix].append((address, len(answer.body)))
    for suffix in list(plain):
        largest = max(plain[suffix], key=lambda one: one[1])[0]
        if visitor.compresses(largest):
            del plain[suffix]
    for suffix, files in plain.items():
        where = [hosted.short(address) for address, _ in files]
        yield advice(
            "compression",
            terminal.say(
                "{places}: sent uncompressed, {megabytes} MB in all; have the host compress "
                "{ending} by gzip or brotli.",
                places=some(where),
                megabytes=f"{sum(size for _, size in files) / 1e6:.2f}",
                ending=suffix,
            ),
        )
    if not plain:
        said = terminal.say("Pages, scripts, style sheets and wasm travel compressed.")
        yield fine("compression", said)


def caching(hosted: Hosted) -> Iterator[Finding]:
    """Whether what never changes may be kept, and what changes is asked for again."""
    short: dict[str, list[str]] = defaultdict(list)
    long: dict[str, list[str]] = defaultdict(list)
    for address, answer in hosted.files.items():
        if answer.status >= 400:
            continue
        control = answer.headers.get("Cache-Control", "").lower()
        hashed = RUNTIME in address or re.search(r"\.[0-9a-f]{8,}\.", address)
        if RUNTIME in address and _seconds(control) < DAY:
            short[control].append(hosted.short(address))
        elif not hashed and _seconds(control) > DAY:
            long[control].append(hosted.short(address))
    for address, (answer, _) in hosted.pages.items():
        control = answer.headers.get("Cache-Control", "").lower()
        if _seconds(control) > DAY:
            long[control].append(hosted.short(address))
    for control, where in short.items():
        sent = terminal.say("sent without Cache-Control")
        if control:
            named = terminal.quoted(control, len(control))
            sent = terminal.say("sent with {control}", control=named)
        said = terminal.say(
            "{places}: {sent}. The folder's name changes with its contents, so it may be kept: "
            "{header}.",
            places=some(where),
            sent=sent,
            header="Cache-Control: public, max-age=31536000, immutable",
        )
        yield advice("caching", said)
    for control, where in long.items():
        yield advice(
            "caching",
            terminal.say(
                "{places}: sent with {control}, so readers will not see a new build; pages and "
                "files whose name stays should be asked for again after a day at most.",
                places=some(where),
                control=terminal.quoted(control, len(control)),
            ),
        )
    if not short and not long:
        said = terminal.say("The runtime may be kept for long, and pages may not.")
        yield fine("caching", said)


def _seconds(control: str) -> int:
    if "no-store" in control or "no-cache" in control:
        return 0
    found = re.search(r"max-age\s*=\s*(\d{1,12})", control)
    return int(found[1]) if found else 0


def _suffix(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).suffix.lower()
