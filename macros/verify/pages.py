"""Looking at a copy's pages: are they the site's, whole, private, and at their own address?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from macros.site.document import foreign
from macros.verify import policies
from macros.verify.finding import Finding, advice, fault, fine, some
from macros.verify.hosted import MOMENTS_JS, Hosted, loads, module, origin

MISNAMED = "set site_url in mkdocs.yml, or the variable SITE_URL when it is built"


def pages(hosted: Hosted) -> Iterator[Finding]:
    """Whether the pages that the sitemap lists are there, and are pages of this site."""
    found: dict[str, list[str]] = defaultdict(list)
    for address, (answer, page) in hosted.pages.items():
        where = hosted.short(address)
        if answer.status >= 400:
            found[f"answers with status {answer.status}"].append(where)
        elif module(answer, page) is None:
            title = f" Its title is “{page.title.strip()}”." if page.title.strip() else ""
            found[
                "is answered by another page, perhaps one to sign in: it does not load "
                f"{MOMENTS_JS}.{title}"
            ].append(where)
        if "html" not in answer.kind and answer.status < 400:
            found[f"is sent as {answer.kind or 'nothing'} instead of text/html"].append(where)
        charset = answer.headers.get_content_charset()
        if charset not in (None, "utf-8"):
            found[f"is said to be written in {charset}, and is written in utf-8"].append(where)
    for trouble, where_all in found.items():
        yield fault("pages", f"{some(where_all)}: {trouble.rstrip('.')}.")
    if not found:
        yield fine("pages", f"{_count(len(hosted.pages), 'page')} read, each one of this site.")
    if hosted.listed > len(hosted.pages):
        yield advice(
            "pages",
            f"The sitemap lists {hosted.listed} pages, and {len(hosted.pages)} "
            f"{'was' if len(hosted.pages) == 1 else 'were'} looked at; --pages reads more.",
        )
    if cookies := [a for a, (answer, _) in hosted.pages.items() if "Set-Cookie" in answer.headers]:
        yield advice(
            "pages",
            f"{some([*map(hosted.short, cookies)])}: the host sets a cookie; the site needs none.",
        )
    yield from _missing_page(hosted)


def _missing_page(hosted: Hosted) -> Iterator[Finding]:
    if hosted.nowhere is not None and hosted.nowhere.status < 400:
        yield advice(
            "pages",
            f"A page that does not exist is answered with status {hosted.nowhere.status}; with 404 "
            "a missing file would be told from a page.",
        )


def hosts(hosted: Hosted) -> Iterator[Finding]:
    """Whether anything is loaded from another host."""
    found: dict[str, list[str]] = defaultdict(list)
    for address, (answer, page) in hosted.own.items():
        for line, tag, loaded in page.loads:
            whole = urljoin(answer.url, loaded)
            if foreign(whole) and origin(whole) != hosted.origin:
                found[f"<{tag}> loads {loaded}"].append(f"{hosted.short(address)}:{line}")
    for address, answer in hosted.files.items():
        for loaded in loads(address, answer):
            if foreign(loaded) and origin(urljoin(address, loaded)) != hosted.origin:
                found[f"loads {loaded}"].append(hosted.short(address))
    for what, where in found.items():
        yield fault("hosts", f"{some(where)}: {what} from another host.")
    if not found:
        yield fine("hosts", "No page, style sheet or script names another host to load from.")


def place(hosted: Hosted) -> Iterator[Finding]:
    """Whether the site knows the address that it lies at, and stays below it."""
    wrong: dict[str, list[str]] = defaultdict(list)
    for address, (answer, page) in hosted.own.items():
        if page.canonical is not None:
            canonical = urljoin(answer.url, page.canonical)
            if canonical.removesuffix("index.html") != answer.url.removesuffix("index.html"):
                known = canonical.removesuffix(
                    hosted.short(address) if address != hosted.base else ""
                )
                wrong[known].append(hosted.short(address))
    if hosted.site_url is None:
        yield advice("address", "There is no sitemap.xml, so only the first pages were looked at.")
    elif hosted.site_url != hosted.base:
        wrong[hosted.site_url].append("sitemap.xml")
    for known, where in wrong.items():
        same = urlsplit(known).netloc == urlsplit(hosted.base).netloc
        say = fault if same else advice
        mirror = "" if same else "; for a mirror that names its original this is right"
        yield say(
            "address",
            f"{some(where)}: the site believes to lie at {known} and lies at {hosted.base}; "
            f"{MISNAMED}{mirror}.",
        )
    if not wrong and hosted.site_url is not None:
        yield fine("address", f"The pages and the sitemap know that they lie at {hosted.base}.")
    outside = _outside(hosted)
    for what, where in outside.items():
        yield advice(
            "address", f"{some(where)}: leads to {what}, which is not below {hosted.base}."
        )
    if not outside:
        yield fine("address", "What pages load and link to on this host lies below the site.")


def _outside(hosted: Hosted) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for address, (answer, page) in hosted.own.items():
        for line, to in [*((line, to) for line, _, to in page.loads), *page.links]:
            whole = urljoin(answer.url, to)
            if origin(whole) == hosted.origin and not f"{whole}/".startswith(hosted.base):
                found[whole].append(f"{hosted.short(address)}:{line}")
    return found


def policy(hosted: Hosted) -> Iterator[Finding]:
    """Whether one strict Content-Security-Policy holds on every page."""
    troubles: dict[str, list[str]] = defaultdict(list)
    texts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    bare: list[str] = []
    headers = 0
    for address, (answer, page) in hosted.own.items():
        where = hosted.short(address)
        sent = [
            one.strip()
            for header in answer.headers.get_all("Content-Security-Policy", [])
            for one in header.split(",")
        ]
        written = [text for text in (*page.policy_texts, *sent) if text.strip()]
        headers += bool(sent)
        texts[tuple(written)].append(where)
        if not written:
            bare.append(where)
            continue
        read = [policies.read(text) for text in written]
        for trouble in policies.troubles(read, hosted.origin, page):
            troubles[trouble].append(where)
    if bare:
        yield fault(
            "policy",
            f"{some(bare)}: there is no Content-Security-Policy; `make site` seals the site.",
        )
    for trouble, all_where in troubles.items():
        yield fault("policy", f"{some(all_where)}: the Content-Security-Policy {trouble}.")
    if len(texts) > 1:
        fewest = min(texts.values(), key=len)
        yield fault(
            "policy",
            f"{some(fewest)}: the Content-Security-Policy differs from that of other pages, and "
            "instant navigation keeps the first; build and seal all pages together.",
        )
    if texts and not (bare or troubles or len(texts) > 1):
        yield fine("policy", "One strict Content-Security-Policy holds on every page.")
    if headers < len(hosted.own) and not bare:
        yield advice(
            "policy",
            "The Content-Security-Policy stands in the pages only. A host that can send headers "
            "should send it too, with frame-ancestors 'none', which a page cannot say itself.",
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
