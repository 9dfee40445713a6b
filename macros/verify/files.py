"""Looking at a copy's files: all there, whole, and kept as they may be."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from macros import terminal
from macros.runtime.files import MANIFEST
from macros.site import offline
from macros.verify.finding import Finding, advice, fault, fine, some
from macros.verify.hosted import RUNTIME, Hosted, joined, origin
from macros.verify.visit import Answer

MOST_UNREAD = 20
LOCAL = {"localhost", "127.0.0.1", "::1"}


def transport(hosted: Hosted) -> Iterator[Finding]:
    """Whether the way to the site is safe and straight."""
    parts = urlsplit(hosted.base)
    if parts.scheme == "https":
        yield fine(
            "transport",
            terminal.say("The site comes over TLS, with a certificate that is trusted here."),
        )
    elif parts.hostname in LOCAL:
        yield fine(
            "transport", terminal.say("Plain http from this machine counts as a secure context.")
        )
    else:
        yield advice(
            "transport",
            terminal.say(
                "The site comes over plain http. Calculators work, and browsers offer no offline "
                "copy and no copying to the clipboard there, nor can a reader know who answered; "
                "https gives all three."
            ),
        )
    if hosted.start.redirects:
        yield advice(
            "transport",
            terminal.say(
                "The address redirects to {address}; give that one out.", address=hosted.start.url
            ),
        )
    moved: dict[bool, list[str]] = defaultdict(list)
    for address, answer in hosted.files.items():
        if answer.redirects:
            moved[origin(answer.url) != hosted.origin].append(hosted.short(address))
    if moved[True]:
        yield fault(
            "transport",
            terminal.say(
                "{places}: redirected to another host, which the site's policy blocks.",
                places=some(moved[True]),
            ),
        )
    if moved[False]:
        said = terminal.say(
            "{places}: redirected, which costs a journey each.", places=some(moved[False])
        )
        yield advice("transport", said)
    for address, why in islice(hosted.unread.items(), MOST_UNREAD):
        yield fault("transport", f"{hosted.short(address)}: {why}")
    if len(hosted.unread) > MOST_UNREAD:
        more = len(hosted.unread) - MOST_UNREAD
        said = terminal.count(
            "{number} more address could not be read either.",
            "{number} more addresses could not be read either.",
            more,
        )
        yield fault("transport", said)
    if hosted.ended:
        said = terminal.say(
            "Not all was read: {why}. No site of this kind is so large.", why=hosted.ended
        )
        yield fault("transport", said)


def runtime(hosted: Hosted) -> Iterator[Finding]:
    """Whether each file of the browser's Python is there, byte for byte."""
    if not hosted.runtimes:
        said = terminal.say("No page that was read has a calculator, so none was looked at.")
        yield advice("runtime", said)
    if len(hosted.runtimes) > 1:
        yield advice(
            "runtime",
            terminal.say(
                "Pages name {number} runtimes, so pages of several builds are mixed; upload all of "
                "them again.",
                number=len(hosted.runtimes),
            ),
        )
    for folder, manifest in hosted.runtimes.items():
        if manifest is None:
            answer = hosted.files.get(f"{folder}{MANIFEST}")
            yield fault("runtime", f"{hosted.short(folder)}{MANIFEST}: {_no_manifest(answer)}")
        else:
            yield from _held_against(hosted, folder, manifest)


def _no_manifest(answer: Answer | None) -> str:
    if answer is None:
        return terminal.say("cannot be read, so the calculators cannot start.")
    if answer.status >= 400:
        return terminal.say(
            "answers with status {status}; upload the folder, which pages name.",
            status=answer.status,
        )
    if answer.page:
        return terminal.say("is answered with a web page, perhaps one to sign in.")
    return terminal.say("is not a manifest; upload the folder again.")


def _held_against(hosted: Hosted, folder: str, manifest: dict[str, Any]) -> Iterator[Finding]:
    faults = 0
    if manifest.get("version") != folder.rstrip("/").rpartition("/")[2]:
        faults += 1
        yield fault(
            "runtime",
            terminal.say(
                "{file}: belongs to the runtime {runtime}.",
                file=f"{hosted.short(folder)}{MANIFEST}",
                runtime=manifest.get("version"),
            ),
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
            terminal.say(
                "All {number} files of {folder} are there, with the right size ({megabytes} MB in "
                "all) and SHA-256.",
                number=len(manifest["files"]),
                folder=hosted.short(folder),
                megabytes=f"{size / 1e6:.1f}",
            ),
        )


def _trouble(answer: Answer, facts: dict[str, Any]) -> str:
    if answer.status >= 400:
        return terminal.say(
            "answers with status {status}; the manifest names it.", status=answer.status
        )
    if answer.page:
        return terminal.say(
            "is answered with status {status} and a web page, perhaps one to sign in.",
            status=answer.status,
        )
    if not answer.body:
        return terminal.say("is empty; the manifest says {size} bytes.", size=facts["size"])
    if len(answer.body) != facts["size"]:
        return terminal.say(
            "has {number} bytes; the manifest says {size}.",
            number=len(answer.body),
            size=facts["size"],
        )
    if hashlib.sha256(answer.body).hexdigest() != facts["sha256"]:
        return terminal.say(
            "does not have the SHA-256 that the manifest gives; upload it again as it is."
        )
    return ""


def present(hosted: Hosted) -> Iterator[Finding]:
    """Whether what pages load, beside the runtime, is there."""
    missing = defaultdict(list)
    others = {one: answer for one, answer in hosted.files.items() if RUNTIME not in one}
    for address, answer in others.items():
        if answer.status >= 400:
            trouble = terminal.say("answers with status {status}", status=answer.status)
            missing[trouble].append(hosted.short(address))
        elif answer.page:
            trouble = terminal.say("is answered with a web page, perhaps one to sign in")
            missing[trouble].append(hosted.short(address))
    for trouble, where in missing.items():
        said = terminal.say(
            "{places}: {trouble}; pages load it.", places=some(where), trouble=trouble
        )
        yield fault("files", said)
    if not missing:
        said = terminal.say(
            "All {number} other files that pages load are there.", number=len(others)
        )
        yield fine("files", said)


def kept(hosted: Hosted) -> Iterator[Finding]:
    """Whether browsers can keep a copy for use without a network: all of it, or none."""
    if hosted.kept is None:
        yield advice(
            "offline",
            terminal.say(
                "There is no {file}, so readers can keep no copy for use without a network; `make "
                "site` seals the site and writes it.",
                file=offline.FILE_LIST,
            ),
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
            wrong[terminal.say("answers with status {status}", status=answer.status)].append(name)
        elif len(answer.body) != size:
            wrong[terminal.say("does not have the size it was sealed with")].append(name)
    for trouble, where in wrong.items():
        yield fault(
            "offline",
            terminal.say(
                "{places}: {trouble}, so readers can keep no copy for use without a network; "
                "upload it as it is, and let nothing between change it.",
                places=some(where),
                trouble=trouble,
            ),
        )
    if not wrong:
        yield fine(
            "offline",
            terminal.say(
                "Of the {number} files that readers may keep, {read} were read: all whole.",
                number=len(hosted.kept),
                read=read,
            ),
        )
