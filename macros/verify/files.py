"""Looking at a copy's files: complete, of the right type, compressed, cached as they may be."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from macros.runtime.files import MANIFEST
from macros.scripts.joining import JOINED
from macros.site import offline
from macros.verify.finding import Finding, advice, fault, fine, some
from macros.verify.hosted import MODULES, RUNTIME, Hosted, joined, origin
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
MOST_UNREAD = 20
LOCAL = {"localhost", "127.0.0.1", "::1"}


def transport(hosted: Hosted) -> Iterator[Finding]:
    """Whether the way to the site is safe and straight."""
    parts = urlsplit(hosted.base)
    if parts.scheme == "https":
        yield fine("transport", "The site comes over TLS, with a certificate that is trusted here.")
    elif parts.hostname in LOCAL:
        yield fine("transport", "Plain http from this machine counts as a secure context.")
    else:
        yield advice(
            "transport",
            "The site comes over plain http. Calculators work, and browsers offer no offline copy "
            "and no copying to the clipboard there, nor can a reader know who answered; https "
            "gives all three.",
        )
    if hosted.start.redirects:
        yield advice(
            "transport", f"The address redirects to {hosted.start.url}; give that one out."
        )
    moved: dict[bool, list[str]] = defaultdict(list)
    for address, answer in hosted.files.items():
        if answer.redirects:
            moved[origin(answer.url) != hosted.origin].append(hosted.short(address))
    if moved[True]:
        yield fault(
            "transport",
            f"{some(moved[True])}: redirected to another host, which the site's policy blocks.",
        )
    if moved[False]:
        yield advice("transport", f"{some(moved[False])}: redirected, which costs a journey each.")
    for address, why in islice(hosted.unread.items(), MOST_UNREAD):
        yield fault("transport", f"{hosted.short(address)}: {why}")
    if len(hosted.unread) > MOST_UNREAD:
        more = len(hosted.unread) - MOST_UNREAD
        yield fault("transport", f"{more} more addresses could not be read either.")
    if hosted.ended:
        yield fault(
            "transport", f"Not all was read: {hosted.ended}. No site of this kind is so large."
        )


def runtime(hosted: Hosted) -> Iterator[Finding]:
    """Whether each file of the browser's Python is there, byte for byte."""
    if not hosted.runtimes:
        yield advice("runtime", "No page that was read has a calculator, so none was looked at.")
    if len(hosted.runtimes) > 1:
        yield advice(
            "runtime",
            f"Pages name {len(hosted.runtimes)} runtimes, so pages of several builds are mixed; "
            "upload all of them again.",
        )
    for folder, manifest in hosted.runtimes.items():
        if manifest is None:
            answer = hosted.files.get(f"{folder}{MANIFEST}")
            yield fault("runtime", f"{hosted.short(folder)}{MANIFEST}: {_no_manifest(answer)}")
        else:
            yield from _held_against(hosted, folder, manifest)


def _no_manifest(answer: Answer | None) -> str:
    if answer is None:
        return "cannot be read, so the calculators cannot start."
    if answer.status >= 400:
        return f"answers with status {answer.status}; upload the folder, which pages name."
    if answer.page:
        return "is answered with a web page, perhaps one to sign in."
    return "is not a manifest; upload the folder again."


def _held_against(hosted: Hosted, folder: str, manifest: dict[str, Any]) -> Iterator[Finding]:
    faults = 0
    if manifest.get("version") != folder.rstrip("/").rpartition("/")[2]:
        faults += 1
        yield fault(
            "runtime",
            f"{hosted.short(folder)}{MANIFEST}: belongs to the runtime {manifest.get('version')}.",
        )
    for name, facts in manifest["files"].items():
        answer = hosted.files.get(joined(folder, name))
        trouble = _trouble(answer, facts) if answer is not None else ""
        faults += bool(trouble) or answer is None  # the latter is said where it was not read
        if trouble:
            yield fault("runtime", f"{hosted.short(folder)}{name}: {trouble}")
    if not faults:
        size = sum(facts["size"] for facts in manifest["files"].values())
        yield fine(
            "runtime",
            f"All {len(manifest['files'])} files of {hosted.short(folder)} are there, with the "
            f"right size ({size / 1e6:.1f} MB in all) and SHA-256.",
        )


def _trouble(answer: Answer, facts: dict[str, Any]) -> str:
    if answer.status >= 400:
        return f"answers with status {answer.status}; the manifest names it."
    if answer.page:
        return f"is answered with status {answer.status} and a web page, perhaps one to sign in."
    if not answer.body:
        return f"is empty; the manifest says {facts['size']} bytes."
    if len(answer.body) != facts["size"]:
        return f"has {len(answer.body)} bytes; the manifest says {facts['size']}."
    if hashlib.sha256(answer.body).hexdigest() != facts["sha256"]:
        return "does not have the SHA-256 that the manifest gives; upload it again as it is."
    return ""


def present(hosted: Hosted) -> Iterator[Finding]:
    """Whether what pages load, beside the runtime, is there."""
    missing = defaultdict(list)
    others = {one: answer for one, answer in hosted.files.items() if RUNTIME not in one}
    for address, answer in others.items():
        if answer.status >= 400:
            missing[f"answers with status {answer.status}"].append(hosted.short(address))
        elif answer.page:
            missing["is answered with a web page, perhaps one to sign in"].append(
                hosted.short(address)
            )
    for trouble, where in missing.items():
        yield fault("files", f"{some(where)}: {trouble}; pages load it.")
    if not missing:
        yield fine("files", f"All {len(others)} other files that pages load are there.")


def kept(hosted: Hosted) -> Iterator[Finding]:
    """Whether browsers can keep a copy for use without a network: all of it, or none."""
    if hosted.kept is None:
        yield advice(
            "offline",
            f"There is no {offline.FILE_LIST}, so readers can keep no copy for use without a "
            "network; `make site` seals the site and writes it.",
        )
        return
    wrong: dict[str, list[str]] = defaultdict(list)
    read = 0
    for name, size in hosted.kept.items():
        answer = hosted.found(name)
        if answer is None:
            continue
        read += 1
        if answer.status >= 400:
            wrong[f"answers with status {answer.status}"].append(name)
        elif len(answer.body) != size:
            wrong["does not have the size it was sealed with"].append(name)
    for trouble, where in wrong.items():
        yield fault(
            "offline",
            f"{some(where)}: {trouble}, so readers can keep no copy for use without a network; "
            "upload it as it is, and let nothing between change it.",
        )
    if not wrong:
        yield fine(
            "offline",
            f"Of the {len(hosted.kept)} files that readers may keep, {read} were read: all whole.",
        )


def types(hosted: Hosted) -> Iterator[Finding]:
    """Whether files come as what they are."""
    wrong: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for address, answer in (hosted.files | hosted.more).items():
        suffix = _suffix(address)
        if answer.status < 400 and answer.kind not in ACCEPTED_TYPES.get(suffix, (answer.kind,)):
            refused = _refused(hosted.short(address), answer)
            wrong[suffix, answer.kind, refused].append(hosted.short(address))
    for (suffix, kind, refused), where in wrong.items():
        say, then = (fault, ", and browsers refuse it") if refused else (advice, "")
        if suffix == ".wasm" and not refused:
            then = ", so browsers compile it only when all of it is there, and on each visit anew"
        yield say(
            "types",
            f"{some(where)}: sent as {kind or 'nothing'}{then}; have the host send {suffix} as "
            f"{ACCEPTED_TYPES[suffix][0]}.",
        )
    if not wrong:
        yield fine("types", "Scripts, wasm, style sheets and archives come with the right type.")


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
            f"{some(where)}: sent uncompressed, {sum(size for _, size in files) / 1e6:.2f} MB in "
            f"all; have the host compress {suffix} by gzip or brotli.",
        )
    if not plain:
        yield fine("compression", "Pages, scripts, style sheets and wasm travel compressed.")


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
        sent = f"with “{control}”" if control else "without Cache-Control"
        yield advice(
            "caching",
            f"{some(where)}: sent {sent}. The folder's name changes with its contents, so it may "
            "be kept: Cache-Control: public, max-age=31536000, immutable.",
        )
    for control, where in long.items():
        yield advice(
            "caching",
            f"{some(where)}: sent with “{control}”, so readers will not see a new build; pages and "
            "files whose name stays should be asked for again after a day at most.",
        )
    if not short and not long:
        yield fine("caching", "The runtime may be kept for long, and pages may not.")


def _seconds(control: str) -> int:
    if "no-store" in control or "no-cache" in control:
        return 0
    found = re.search(r"max-age\s*=\s*(\d{1,12})", control)
    return int(found[1]) if found else 0


def _suffix(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).suffix.lower()
