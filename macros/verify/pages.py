"""Looking at a copy's pages: are they the site's, whole, private, and at their own address?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from macros import terminal
from macros.site.document import foreign
from macros.verify import policies
from macros.verify.finding import Finding, advice, fault, fine, some
from macros.verify.hosted import MOMENTS_JS, Hosted, loads, module, origin


def pages(hosted: Hosted) -> Iterator[Finding]:
    """Whether the pages that the sitemap lists are there, and are pages of this site."""
    found: dict[str, list[str]] = defaultdict(list)
    for address, (answer, page) in hosted.pages.items():
        where = hosted.short(address)
        if answer.status >= 400:
            trouble = terminal.say("answers with status {status}", status=answer.status)
            found[trouble].append(where)
        elif module(answer, page) is None:
            found[_of_another(page.title.strip())].append(where)
        if "html" not in answer.kind and answer.status < 400:
            trouble = terminal.say(
                "is sent as {type} instead of text/html",
                type=answer.kind or terminal.say("nothing"),
            )
            found[trouble].append(where)
        charset = answer.headers.get_content_charset()
        if charset not in (None, "utf-8"):
            trouble = terminal.say(
                "is said to be written in {encoding}, and is written in utf-8", encoding=charset
            )
            found[trouble].append(where)
    for trouble, where_all in found.items():
        yield fault("pages", f"{some(where_all)}: {trouble.rstrip('.')}.")
    if not found:
        said = terminal.count(
            "{number} page read, each one of this site.",
            "{number} pages read, each one of this site.",
            len(hosted.pages),
        )
        yield fine("pages", said)
    if hosted.listed > len(hosted.pages):
        said = terminal.count(
            "The sitemap lists {listed} pages, and {number} was looked at; --pages reads more.",
            "The sitemap lists {listed} pages, and {number} were looked at; --pages reads more.",
            len(hosted.pages),
            listed=hosted.listed,
        )
        yield advice("pages", said)
    if cookies := [a for a, (answer, _) in hosted.pages.items() if "Set-Cookie" in answer.headers]:
        yield advice(
            "pages",
            terminal.say(
                "{places}: the host sets a cookie; the site needs none.",
                places=some([*map(hosted.short, cookies)]),
            ),
        )
    yield from _missing_page(hosted)


def _missing_page(hosted: Hosted) -> Iterator[Finding]:
    if hosted.nowhere is not None and hosted.nowhere.status < 400:
        yield advice(
            "pages",
            terminal.say(
                "A page that does not exist is answered with status {status}; with 404 a missing "
                "file would be told from a page.",
                status=hosted.nowhere.status,
            ),
        )


def hosts(hosted: Hosted) -> Iterator[Finding]:
    """Whether anything is loaded from another host."""
    found: dict[str, list[str]] = defaultdict(list)
    for address, (answer, page) in hosted.own.items():
        for line, tag, loaded in page.loads:
            whole = urljoin(answer.url, loaded)
            if foreign(whole) and origin(whole) != hosted.origin:
                what = terminal.say(
                    "{tag} loads {address} from another host.", tag=f"<{tag}>", address=loaded
                )
                found[what].append(f"{hosted.short(address)}:{line}")
    for address, answer in hosted.files.items():
        for loaded in loads(address, answer):
            if foreign(loaded) and origin(urljoin(address, loaded)) != hosted.origin:
                what = terminal.say("loads {address} from another host.", address=loaded)
                found[what].append(hosted.short(address))
    for what, where in found.items():
        yield fault("hosts", f"{some(where)}: {what}")
    if not found:
        said = terminal.say("No page, style sheet or script names another host to load from.")
        yield fine("hosts", said)


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
        said = terminal.say("There is no sitemap.xml, so only the first pages were looked at.")
        yield advice("address", said)
    elif hosted.site_url != hosted.base:
        wrong[hosted.site_url].append("sitemap.xml")
    for known, where in wrong.items():
        same = urlsplit(known).netloc == urlsplit(hosted.base).netloc
        say = fault if same else advice
        said = terminal.say(
            "{places}: the site believes to lie at {known} and lies at {base}; set site_url in "
            "mkdocs.yml, or the variable SITE_URL when it is built",
            places=some(where),
            known=known,
            base=hosted.base,
        )
        if not same:
            said += terminal.say("; for a mirror that names its original this is right")
        yield say("address", f"{said}.")
    if not wrong and hosted.site_url is not None:
        said = terminal.say(
            "The pages and the sitemap know that they lie at {base}.", base=hosted.base
        )
        yield fine("address", said)
    outside = _outside(hosted)
    for what, where in outside.items():
        yield advice(
            "address",
            terminal.say(
                "{places}: leads to {what}, which is not below {base}.",
                places=some(where),
                what=what,
                base=hosted.base,
            ),
        )
    if not outside:
        said = terminal.say("What pages load and link to on this host lies below the site.")
        yield fine("address", said)


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
            terminal.say(
                "{places}: there is no Content-Security-Policy; `make site` seals the site.",
                places=some(bare),
            ),
        )
    for trouble, all_where in troubles.items():
        said = terminal.say(
            "{places}: the Content-Security-Policy {trouble}.",
            places=some(all_where),
            trouble=trouble,
        )
        yield fault("policy", said)
    if len(texts) > 1:
        fewest = min(texts.values(), key=len)
        yield fault(
            "policy",
            terminal.say(
                "{places}: the Content-Security-Policy differs from that of other pages, and "
                "instant navigation keeps the first; build and seal all pages together.",
                places=some(fewest),
            ),
        )
    if texts and not (bare or troubles or len(texts) > 1):
        said = terminal.say("One strict Content-Security-Policy holds on every page.")
        yield fine("policy", said)
    if headers < len(hosted.own) and not bare:
        yield advice(
            "policy",
            terminal.say(
                "The Content-Security-Policy stands in the pages only. A host that can send "
                "headers should send it too, with frame-ancestors 'none', which a page cannot say "
                "itself."
            ),
        )


def _of_another(title: str) -> str:
    said = terminal.say(
        "is answered by another page, perhaps one to sign in: it does not load {script}.",
        script=MOMENTS_JS,
    )
    if not title:
        return said
    named = terminal.quoted(title, len(title))
    return f"{said} {terminal.say('Its title is {title}.', title=named)}"
