"""A built page, read for what a browser would do with it: load, run, style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

# What a browser loads, or sends something to, without being asked by a click on a link.
LOADING = {
    "audio": ("src",),
    "base": ("href",),
    "button": ("formaction",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# A link of these kinds only says something; a browser loads every other.
SILENT_LINKS = {"alternate", "author", "canonical", "edit", "help", "license", "next", "prev"}
RUNNING_TYPES = {
    "",
    "application/javascript",
    "importmap",
    "module",
    "speculationrules",
    "text/javascript",
}
REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
MARKS = ("data-cites", "data-source", "data-uses", "data-term")
POLICY = "content-security-policy"
THEME_SCRIPT = re.compile(r"bundle\.\w+\.min\.js")


LONGEST_TITLE = 500
COMMENT_END = re.compile(r"--!?>")
EMPTY_COMMENT = re.compile(r"<!---?>")
TAG_BEGINS = re.compile(r"<([a-zA-Z][^\s/>]*+)")
# A quotation mark counts behind "=" only: `<p class=it's>` is a whole tag.
WHOLE_TAG = re.compile(r"""<[a-zA-Z](?>[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>""")
RAW_ENDS = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}


@dataclass(frozen=True)
class SheetLink:
    """A link to a style sheet.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        href: What it names.
        plain: Whether it says nothing besides, such as the media that it is for.
    """

    start: int
    end: int
    href: str
    plain: bool


@dataclass
class Document:
    """What a page holds that a seal, or a look at a hosted copy, must know.

    Attributes:
        loads: Line, tag and address of all that is loaded.
        scripts: The text of each inline script that a browser would run.
        blocked: Line, attribute and tag of what any strict policy blocks.
        styles: Line and text of each inline style sheet.
        runtimes: Line and folder of each calculator's runtime.
        image: Whether one of them is asked by an image of a started Python.
        wide: Whether one of them takes all the room there is.
        charset: Where the `<meta charset>` ends in the text, or `None`.
        policies: Where policies begin and end in the text.
        policy_texts: What those policies say.
        modules: The address of each module script.
        module_tags: Where their tags begin in the text, and end.
        theme: Where `<script` of the theme's own, at the page's end, ends in the text, or `None`.
        preloads: Where links that load modules early begin and end in the text.
        sheets: Each link to a style sheet.
        early: Where each script that a seal has put here begins and ends, and its text.
        head: Where the head ends in the text, or `None`.
        canonical: The address that the page gives as its own, or `None`.
        links: Line and address of each link that a reader may follow.
        title: What stands in the tab.
        ids: The ids of its parts, which links may lead to.
        marks: What its citations, references and terms are about, by the attribute that says so.
    """

    loads: list[tuple[int, str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    blocked: list[tuple[int, str, str]] = field(default_factory=list)
    styles: list[tuple[int, str]] = field(default_factory=list)
    runtimes: list[tuple[int, str]] = field(default_factory=list)
    image: bool = False
    wide: bool = False
    charset: int | None = None
    policies: list[tuple[int, int]] = field(default_factory=list)
    policy_texts: list[str] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    module_tags: list[tuple[int, int]] = field(default_factory=list)
    theme: int | None = None
    preloads: list[tuple[int, int]] = field(default_factory=list)
    sheets: list[SheetLink] = field(default_factory=list)
    early: list[tuple[int, int, str]] = field(default_factory=list)
    head: int | None = None
    canonical: str | None = None
    links: list[tuple[int, str]] = field(default_factory=list)
    title: str = ""
    ids: set[str] = field(default_factory=set)
    marks: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in MARKS})


def read(text: str) -> Document:
    """Read a page, in one pass however it is written."""
    reader = _Reader(text)
    reader.feed(closed(text))
    reader.close()
    return reader.document


def closed(text: str) -> str:
    """A page up to what is opened and never closed, which is no part of it for browsers either.

    Python's parser would look for the end of each of a thousand open comments to the page's end.

    >>> closed("<p>One</p><!-- two <p> three"), closed("<a href='b>c'>d</a><script>e")
    ('<p>One</p>', "<a href='b>c'>d</a>")
    """
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            # Also <!--> and <!---> are whole comments, and --!> ends one.
            end = COMMENT_END.search(text, at + 4)
            empty = EMPTY_COMMENT.match(text, at)
            after = empty.end() if empty else end.end() if end else -1
        elif tag := TAG_BEGINS.match(text, at):
            whole = WHOLE_TAG.match(text, at)
            after = whole.end() if whole else -1
            raw = RAW_ENDS.get(tag[1].lower())
            if whole and raw and not whole[0].endswith("/>"):
                ended = raw.search(text, after)
                after = ended.start() if ended else -1
        elif text[at + 1 : at + 2] in ("!", "?", "/"):
            after = text.find(">", at) + 1 or -1
        else:
            after = at + 1
        if after < 0:
            return text[:at]
        at = after
    return text


def is_address(text: str) -> bool:
    """Tell whether a text can be taken for an address at all.

    >>> is_address("../a.js"), is_address("http://[")
    (True, False)
    """
    try:
        urlsplit(text)
    except ValueError:  # a host in brackets that is none
        return False
    return True


def foreign(address: str) -> bool:
    """Tell whether an address names a host, instead of a place relative to the page.

    >>> foreign("https://example.org/a.js"), foreign("//example.org/a.js"), foreign("../a.js")
    (True, True, False)
    >>> foreign("http://["), foreign("https:example.org/a.js"), foreign("HTTPS:/a.js")
    (True, True, True)
    >>> foreign("data:image/png;base64,AA=="), foreign("/kb/a.js")
    (False, False)
    """
    try:
        parts = urlsplit(address.strip().replace("\\", "/"))
    except ValueError:  # a host in brackets that is none
        return True
    # Browsers take https:a.js for a host called a.js, unless the page comes by the same scheme.
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ws", "wss", "ftp")


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.document = Document()
        self._line_starts = [0, *(end.end() for end in re.finditer("\n", text))]
        self._inline: list[str] | None = None
        self._runs = False
        self._early: int | None = None
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        given = {name: value or "" for name, value in attrs}
        for address in _addresses(tag, given):
            self.document.loads.append((line, tag, address))
        for name in given:
            if name.startswith("on") or name == "style":
                self.document.blocked.append((line, name, tag))
        if "id" in given:
            self.document.ids.add(given["id"])
        for name in MARKS:
            if name in given:
                self.document.marks[name].add(given[name])
        # A card that names no calculator asks nothing, so it needs no Python.
        if tag == "moments-calculator" and {"calculator", "runtime"} & given.keys():
            self.document.runtimes.append((line, given.get("runtime", "")))
            self.document.image |= "image" in given
            self.document.wide |= "wide" in given
        start = self._line_starts[line - 1] + column
        end = start + len(self.get_starttag_text() or "")
        if tag == "meta":
            if "charset" in given and self.document.charset is None:
                self.document.charset = end
            elif given.get("http-equiv", "").lower() == POLICY:
                self.document.policies.append((start, end))
                self.document.policy_texts.append(given.get("content", ""))
        if tag in ("a", "area") and "href" in given:
            self.document.links.append((line, given["href"]))
        kinds = given.get("rel", "").lower().split() if tag == "link" else []
        if "canonical" in kinds:
            self.document.canonical = given.get("href")
        if kinds == ["stylesheet"]:
            plain = given.keys() == {"rel", "href"}
            self.document.sheets.append(SheetLink(start, end, given.get("href", ""), plain))
        if "modulepreload" in kinds:
            self.document.preloads.append((start, end))
        if tag == "script" and given.get("type", "").strip().lower() == "module" and "src" in given:
            self.document.modules.append(given["src"])
            self.document.module_tags.append((start, end + len("</script>")))
        if tag == "script" and THEME_SCRIPT.search(given.get("src", "")) and "defer" not in given:
            self.document.theme = start + len("<script")
        self._titled = tag == "title" and not self.document.title
        if tag in ("script", "style"):
            self._inline = []
            running = given.get("type", "").strip().lower() in RUNNING_TYPES
            self._runs = running and "src" not in given
            self._early = start if "data-root" in given else None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Outside SVG a browser overlooks the slash; nothing here has an end worth waiting for.
        self.handle_starttag(tag, attrs)
        self._inline = None

    def handle_data(self, data: str) -> None:
        if self._inline is not None:
            self._inline.append(data)
        elif self._titled:
            self.document.title = (self.document.title + data)[:LONGEST_TITLE]

    def handle_endtag(self, tag: str) -> None:
        self._titled = False
        if tag == "head" and self.document.head is None:
            line, column = self.getpos()
            self.document.head = self._line_starts[line - 1] + column
        if self._inline is None or tag not in ("script", "style"):
            return
        text = "".join(self._inline)
        self._inline = None
        if tag == "style":
            self.document.styles.append((self.getpos()[0], text))
        elif self._early is not None:
            line, column = self.getpos()
            end = self._line_starts[line - 1] + column + len("</script>")
            self.document.early.append((self._early, end, text))
        elif self._runs:
            self.document.scripts.append(text)


def _addresses(tag: str, given: dict[str, str]) -> Iterator[str]:
    for name in LOADING.get(tag, ()):
        if name == "srcset":
            yield from (part.split()[0] for part in given.get(name, "").split(",") if part.strip())
        elif name in given:
            yield given[name]
    if tag == "link" and not set(given.get("rel", "").lower().split()) <= SILENT_LINKS:
        yield given.get("href", "")
    if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
        yield from REFRESH.findall(given.get("content", ""))
