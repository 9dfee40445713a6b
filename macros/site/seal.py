"""Seal a built site, whichever generator built it.

It finds what would be loaded from another host, links that lead nowhere, works and terms that are
listed and not used; it holds the browser's Python against its manifest, writes the
Content-Security-Policy and early requests for modules into every page, joins its style sheets, and
lists the files for use without a network. With a finding it writes nothing. Sealing again changes
no byte.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from macros import terminal
from macros.kept.store import PROJECTS, Store
from macros.runtime.files import MANIFEST, RUNTIMES
from macros.site import early, links, loads, offline, policy, reading, references
from macros.site.document import THEME_SCRIPT, Document, foreign
from macros.site.joining import Edits, Joining
from macros.site.modules import Modules

LOADABLE = ("", "data", "about")
"""What the policy lets a page load beside the site's own files, by its scheme."""


def seal(
    site: Path,
    *,
    whole: bool = True,
    first_lines: str = early.FIRST_LINES,
    kept: Path | None = None,
) -> list[str]:
    """Check a site and, if nothing is wrong with it, write the policy into its pages.

    Args:
        site: The folder a generator wrote.
        whole: Whether all of our pages are in it, so that what they list and never use is a
            finding; an organisation's copy may leave out the one page that cites a work.
        first_lines: The script for the head of each page, in the language of the site.
        kept: The folder of what was read before; without one nothing is kept.

    Returns:
        Findings as sentences, each beginning with the file; empty if the site is sealed now.
    """
    texts = {path: path.read_bytes().decode("utf-8") for path in sorted(site.rglob("*.html"))}
    pages = reading.read(texts, Store(kept))
    findings = [
        f"{path.relative_to(site).as_posix()}{finding}"
        for path, page in pages.items()
        for finding in of_page(page)
    ]
    if not pages:
        findings.append(terminal.say("{site} holds no page: build the site first.", site=site))
    findings += links.check(site, pages)
    findings += references.check(pages) if whole else ()
    findings += _files(site)
    findings += _runtime(site, pages)
    scripts = [script for page in pages.values() for script in page.scripts]
    scripts += [first_lines] if any(early.script(page.modules) for page in pages.values()) else []
    styles, unknown = _theme_styles(pages)
    findings += unknown
    if not findings:
        text = policy.write(scripts, styles)
        sheets, scripts_of = Joining(site), Modules(site, pages)
        for path, page in pages.items():
            begun = early.script(page.modules, first_lines, image=page.image, wide=page.wide)
            modules, tags = scripts_of.of(path, texts[path], page)
            joined = sheets.edits(path, texts[path], page)
            loads_early = early.links(site, path, modules) + tags
            _write(path, texts[path], page, text, begun, loads_early, joined)
        offline.write(site, left_out=sheets.parts | scripts_of.parts)
    return findings


def of_page(page: Document) -> Iterator[str]:
    """What a page may not hold, and what it lacks, each with its line in front."""
    yield from of_part(page)
    if page.charset is None:
        said = terminal.say("has no <meta charset>, behind which the policy would stand.")
        yield f": {said}"


def of_part(page: Document) -> Iterator[str]:
    """What a page, or a part of one, may not hold, each with its line in front."""
    for line, tag, address in page.loads:
        if foreign(address):
            said = terminal.say(
                "{tag} loads {address} from another host.", tag=f"<{tag}>", address=address
            )
            yield f":{line}: {said}"
        elif urlsplit(address.strip()).scheme not in LOADABLE:
            said = terminal.say(
                "{tag} loads {address}, which is no file; the site's policy would block it.",
                tag=f"<{tag}>",
                address=address,
            )
            yield f":{line}: {said}"
    for line, name, tag in page.blocked:
        what = terminal.say("the event handler {name} of {tag}", name=name, tag=f"<{tag}>")
        if name == "style":
            what = terminal.say("the style attribute of {tag}", tag=f"<{tag}>")
        yield f":{line}: {_blocked(what)}"
    for line, text in page.styles:
        yield f":{line}: {_blocked('<style>')}"
        yield from (f":{line}: <style> {finding}" for finding in _stylesheet(text))
    for script in page.scripts:
        for finding in _script(script):
            yield ": " + terminal.say("an inline script {what}", what=finding)


def _blocked(what: str) -> str:
    return terminal.say(
        "{what} would be blocked by the site's policy; use a file instead.", what=what
    )


def _files(site: Path) -> Iterator[str]:
    reading = {".css": _stylesheet, ".js": _script, ".mjs": _script}
    for path in sorted(site.rglob("*.*")):
        if path.suffix in reading:
            text = path.read_bytes().decode("utf-8", errors="replace")
            for finding in reading[path.suffix](text):
                yield f"{path.relative_to(site).as_posix()}: {finding}"


def _stylesheet(text: str) -> Iterator[str]:
    for address in loads.of_stylesheet(text):
        if foreign(address):
            yield terminal.say("loads {address} from another host.", address=address)


def _script(text: str) -> Iterator[str]:
    for address in loads.of_script(text):
        if foreign(address):
            yield terminal.say("imports {address} from another host.", address=address)


def _runtime(site: Path, pages: dict[Path, Document]) -> Iterator[str]:
    named: dict[str, str] = {}
    for path, page in pages.items():
        for line, runtime in page.runtimes:
            named.setdefault(runtime, f"{path.relative_to(site).as_posix()}:{line}")
    for runtime, where in named.items():
        if not (site / RUNTIMES / runtime / MANIFEST).is_file():
            said = terminal.say(
                "the calculator needs {folder}, which is not in the site or has no manifest: run "
                "`make runtime` and build again.",
                folder=f"{(RUNTIMES / runtime).as_posix()}/",
            )
            yield f"{where}: {said}"
    for manifest in sorted((site / RUNTIMES).glob(f"*/{MANIFEST}")):
        yield from _against_manifest(site, manifest)


def _against_manifest(site: Path, manifest: Path) -> Iterator[str]:
    files = json.loads(manifest.read_bytes())["files"]
    folder = manifest.parent
    for name, facts in files.items():
        path = folder / name
        where = path.relative_to(site).as_posix()
        content = path.read_bytes() if path.is_file() else None
        if content is None:
            yield f"{where}: {terminal.say('is in the manifest and not in the site.')}"
        elif len(content) != facts["size"]:
            said = terminal.say(
                "has {number} bytes; the manifest says {size}.",
                number=len(content),
                size=facts["size"],
            )
            yield f"{where}: {said}"
        elif hashlib.sha256(content).hexdigest() != facts["sha256"]:
            said = terminal.say("does not have the SHA-256 that the manifest gives.")
            yield f"{where}: {said}"
    for path in sorted(folder.iterdir()):
        if path != manifest and path.name not in files:
            place = path.relative_to(site).as_posix()
            yield f"{place}: {terminal.say('is not in the manifest.')}"


def _theme_styles(pages: dict[Path, Document]) -> tuple[set[str], list[str]]:
    """Hashes of the styles that the theme's scripts are known to inject; and unknown scripts."""
    loaded = {address for page in pages.values() for _, _, address in page.loads}
    bundles = sorted({name[0] for address in loaded if (name := THEME_SCRIPT.search(address))})
    styles = {style for bundle in bundles for style in policy.THEME_STYLES.get(bundle, ())}
    known = ", ".join(policy.THEME_STYLES)
    return styles, [
        terminal.say(
            "{bundle}: this version of the theme is not known ({known} are); add it to "
            "THEME_STYLES in macros/site/policy.py, with the styles that a browser's console says "
            "it blocks.",
            bundle=bundle,
            known=known,
        )
        for bundle in bundles
        if bundle not in policy.THEME_STYLES
    ]


def _write(
    path: Path, text: str, page: Document, content: str, begun: str, links: str, joined: Edits
) -> None:
    assert page.charset is not None  # or there was a finding
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    first = meta + begun
    edits = [(page.charset, page.charset, first), *joined]
    if page.head is not None:  # behind the style sheets, without which nothing is shown
        # Our modules in front of the theme's script, which has a tenth of a second to do.
        edits.append((page.head, page.head, links))
        edits += [(start, end, "") for start, end in page.module_tags]
        edits += [(page.theme, page.theme, " defer")] if page.theme and page.modules else []
    edits += [(start, end, "") for start, end in (*page.policies, *page.preloads)]
    edits += [(start, end, "") for start, end, _ in page.early]
    parts, at = [], 0
    for start, end, replacement in sorted(edits):
        parts += [text[at:start], replacement]
        at = end
    sealed = "".join([*parts, text[at:]])
    if sealed != text:
        path.write_bytes(sealed.encode("utf-8"))


def main(arguments: list[str]) -> int:
    """Seal the site in the given folder; print the findings, or that there are none."""
    site = Path(arguments[0] if arguments else "site")
    findings = seal(site, kept=PROJECTS)
    for finding in findings:
        print(finding, file=sys.stderr)
    if not findings:
        said = terminal.say(
            "{site} is sealed: no page loads anything from another host, nor may it.", site=site
        )
        print(said)
    return 1 if findings else 0
