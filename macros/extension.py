"""The Python-Markdown extension that turns calls of macros into HTML.

It is not a plugin of one generator, so the same pages build wherever Python-Markdown runs. A page
is not a template either: code, formulas, `{#id}` and `${{ … }}` mean what they mean without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markupsafe import Markup

from calculator import catalog
from calculator.errors import MomentsError
from macros import calls, terminal
from macros.kept import pages
from macros.language.spoken import ENGLISH
from macros.page.call import OPENING, Call, next_call
from macros.page.hidden import LeadingNowhere, RawLeadingNowhere
from macros.page.house import House, adopt
from macros.page.macro import Kind
from macros.page.page import Page, converted_by
from macros.runtime.manifest import current
from macros.sentence import MacroError

UNDEFINED = re.compile(r"'(\w+)' is undefined")
NOT_RENDERED = "# _Macro Rendering Error_"
"""How mkdocs-macros begins what it puts in the place of a page that it could not render."""
CODE_IN_HTML = re.compile(r"<(pre|code|script|style)\b.*?</\1>", re.DOTALL)


def _makes_block(call: Call) -> bool:
    return call.name in calls.names() and calls.load(call.name).kind is not Kind.INLINE


def stop(error: MacroError) -> None:
    """Stop the build at the first wrong call."""
    raise error


OF_A_HOUSE = {"own", "scale", "labels", "target", "name", "report", "hidden", "still", "home"} | {
    *("address", "language")
}
"""Options that a copy is told by; what else a configuration says is no reason to forget one."""


class MacrosExtension(Extension):
    """Expands macro calls in blocks and in running text.

    Args:
        complain: Called with each error. It may return: the call is then left out of the page.
        page: The page, for a caller that knows it; otherwise the generator is asked.
        docs: The option `docs` of the configuration: the pages' folder where no generator says so.
        calculators: The option of that name: a folder of further calculators.
        packed: The name of the folder that `macros.copy.packed` made of them for the browser.
        image: Whether pages ask an image of Python before they start Python themselves.
        own: The folder of an organisation's copy, whose pages and scenarios are on its own scale.
        scale: The lowest and the highest rating that the copy's calculators take.
        labels: What points of that scale are called.
        target: The share that the copy's calculators aim at.
        name: What the copy is called.
        report: Where a question of the bank is reported.
        language: The language of the copy's pages.
        hidden: Places of pages that the copy does not show.
        still: Calculators of which the worked example is shown, without a form.
        home: The page that is the first one as well.
        address: Where the copy lies.
        kept: The folder of converted pages, beside the configuration; without one none is kept.
    """

    def __init__(
        self,
        complain: Callable[[MacroError], None] = stop,
        page: Page | None = None,
        **options: Any,
    ) -> None:
        self.config = {
            "docs": ["docs", "the folder of the pages, where the generator is silent"],
            "calculators": ["", "a folder of further calculators"],
            "packed": ["", "the folder below assets/own/ that brings those to the browser"],
            "image": [
                True,
                "whether pages ask an image of Python before they start it themselves",
            ],
            "own": ["", "the folder of an organisation's copy"],
            "scale": [[], "the copy's own scale: its lowest and its highest point"],
            "labels": [{}, "what points of that scale are called"],
            "target": ["", "the share that the copy's calculators aim at"],
            "name": ["", "what the copy is called"],
            "report": ["", "where a question of the bank is reported"],
            "language": [ENGLISH, "the language of the copy's pages"],
            "hidden": [[], "the pages that the copy does not show"],
            "still": [[], "the calculators that are shown without a form"],
            "home": ["", "the page that is the first one as well"],
            "address": ["", "where the copy lies"],
            "kept": ["", "the folder of converted pages, beside the configuration"],
        }
        super().__init__(**options)
        if folder := self.getConfig("calculators"):
            catalog.add(folder)
        if options.keys() & OF_A_HOUSE:
            adopt(
                House(
                    folder=Path(own) if (own := self.getConfig("own")) else None,
                    scale=tuple(self.getConfig("scale")) or None,
                    labels=dict(self.getConfig("labels")),
                    target=None if (target := self.getConfig("target")) == "" else float(target),
                    name=self.getConfig("name"),
                    report=self.getConfig("report") or None,
                    language=self.getConfig("language"),
                    hidden=frozenset(self.getConfig("hidden")),
                    still=frozenset(self.getConfig("still")),
                    home=self.getConfig("home") or None,
                    address=self.getConfig("address"),
                )
            )
        self._complain = complain
        self._page = page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 the name is Markdown's
        """Register the processors, each at the one place where it meets no code."""
        # Before anything else is made of the text: what another program has left of the page.
        md.preprocessors.register(_Taken(md, self), "macros_taken", 40)
        # Raw HTML is out of Markdown's sight from 20 on; calls in it would be lost.
        md.preprocessors.register(_RawHtml(md, self), "macros", 19)
        # Below fences, which are stashed by now, and indented code (80).
        md.parser.blockprocessors.register(_Block(md.parser, self), "macros", 75)
        # Behind code in backticks (190) and formulas (189.9), in front of backslash escapes (180).
        md.inlinePatterns.register(_Inline(OPENING.pattern, md, self), "macros", 185)
        # Behind all that makes links, and the attributes that they are given (8); in front of what
        # generators make of links (0), who would find no such page.
        md.treeprocessors.register(LeadingNowhere(md, self.converted), "macros_hidden", 6)
        # Behind the return of stashed HTML (30), in which what was put off has its place.
        md.postprocessors.register(_Settled(md, self), "macros", 25)
        md.postprocessors.register(RawLeadingNowhere(md, self.converted), "macros_hidden", 24)
        if kept := self.getConfig("kept"):
            pages.keep(md, kept)

    def recognise(self, text: str, at: int = 0) -> Call | None:
        """Find the next call that is ours, or that was meant to be and has a mistyped name."""
        while call := next_call(text, at):
            if call.name in calls.names() or (not call.loose and call.is_literal()):
                return call
            at = call.end
        return None

    def expand(self, md: Markdown, call: Call, alone: bool) -> Markup:
        """Turn a call into HTML; what is wrong with it is said with page and line."""
        # Markdown comes to blocks first, so block macros in blocks and in text are counted apart.
        is_block = _makes_block(call)
        page, line = self._meet(md, call, alone if is_block else None)
        try:
            macro = calls.load(call.name)
            if is_block and not alone:
                said = terminal.say(
                    "{name} makes a block and cannot stand in running text: put an empty line "
                    "before and after its call.",
                    name=terminal.quoted(call.name),
                )
                raise MacroError(said)
            return macro.expand(page, call)
        except MomentsError as error:
            sentence = error.sentence
        self._complain(MacroError(sentence, page.name, line))
        return Markup()

    def object_to_other_program(self, md: Markdown, text: str) -> None:
        """Object to what mkdocs-macros leaves of a page whose calls it took for its own."""
        undefined = UNDEFINED.search(text)
        if text.lstrip().startswith(NOT_RENDERED) and undefined and undefined[1] in calls.names():
            said = terminal.say(
                "mkdocs-macros took the call of {name} for one of its own, and nothing is left of "
                "this page: in mkdocs.yml give that plugin other brackets, as in "
                'j2_variable_start_string: "[[" and j2_variable_end_string: "]]", or '
                "render_by_default: false.",
                name=terminal.quoted(undefined[1]),
            )
            self._complain(MacroError(said, self.converted(md).name))

    def settle(self, html: str) -> str:
        """Say what a macro has put off until the page was converted."""
        return html if self._page is None else self._page.settle(html)

    def refuse(self, md: Markdown, html: str) -> None:
        """Object to the calls in raw HTML, where Markdown, and so a macro, is not looked for."""
        at = 0
        while call := self.recognise(html, at):
            page, line = self._meet(md, call, alone=None)
            sentence = terminal.say(
                "The call of {name} stands in raw HTML, where nothing is expanded: add the "
                "attribute `markdown` to the element around it.",
                name=terminal.quoted(call.name),
            )
            self._complain(MacroError(sentence, page.name, line))
            at = call.end

    def _meet(self, md: Markdown, call: Call, alone: bool | None) -> tuple[Page, int | None]:
        page = self.converted(md)
        return page, page.meet(call.text, alone)

    def converted(self, md: Markdown) -> Page:
        """The page that is being converted."""
        if self._page is None:
            self._page = converted_by(md, Path(self.getConfig("docs")), current)
            self._page.own = self.getConfig("packed") or None
            self._page.image = self.getConfig("image")
        return self._page


class _Block(BlockProcessor):
    """Expands a block macro where its call is the whole block."""

    def __init__(self, parser: BlockParser, macros: MacrosExtension) -> None:
        super().__init__(parser)
        self._macros = macros

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 Markdown passes it
        text = block.strip()
        call = next_call(text)
        return call is not None and call.text.rstrip() == text and _makes_block(call)

    def run(self, parent: Element, blocks: list[str]) -> None:
        call = next_call(blocks.pop(0).strip())
        assert call is not None  # because of test()
        html = self._macros.expand(self.parser.md, call, alone=True)
        if calls.load(call.name).kind is Kind.MARKDOWN:
            self.parser.parseChunk(parent, str(html))
            return
        # Not a paragraph: a footnote would write its way back into it.
        SubElement(parent, "div").text = self.parser.md.htmlStash.store(str(html))


class _Inline(InlineProcessor):
    """Expands inline macros in text, and finds the block macros that do not belong there."""

    def __init__(self, pattern: str, md: Markdown, macros: MacrosExtension) -> None:
        super().__init__(pattern, md)
        self._macros = macros

    def handleMatch(  # type: ignore[override]  # noqa: N802 both as in Markdown
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        call = self._macros.recognise(data, m.start())
        if call is None or call.start != m.start():
            return None, None, None
        html = self._macros.expand(self.md, call, alone=False)
        return self.md.htmlStash.store(str(html)), call.start, call.end


class _Taken(Preprocessor):
    """Objects to a page of which another program has taken the calls, and left an error."""

    def __init__(self, md: Markdown, macros: MacrosExtension) -> None:
        super().__init__(md)
        self._macros = macros

    def run(self, lines: list[str]) -> list[str]:
        self._macros.object_to_other_program(self.md, "\n".join(lines[:20]))
        return lines


class _RawHtml(Preprocessor):
    """Objects to calls inside raw HTML, which would reach the reader unexpanded."""

    def __init__(self, md: Markdown, macros: MacrosExtension) -> None:
        super().__init__(md)
        self._macros = macros

    def run(self, lines: list[str]) -> list[str]:
        for html in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(html, str):
                self._macros.refuse(self.md, CODE_IN_HTML.sub("", html))
        return lines


class _Settled(Postprocessor):
    """Fills in what could not be said before the whole page was read."""

    def __init__(self, md: Markdown, macros: MacrosExtension) -> None:
        super().__init__(md)
        self._macros = macros

    def run(self, text: str) -> str:
        return self._macros.settle(text)


def makeExtension(**options: Any) -> MacrosExtension:  # noqa: N802 the name is Markdown's
    """Give Markdown the extension that it finds under the name of this module."""
    return MacrosExtension(**options)
