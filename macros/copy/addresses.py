"""Addresses in `moments.yml`, each judged by itself: of people, of pages, and of a copy.

Raises, here as elsewhere, the fault that `objections` puts in its place.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from macros import terminal
from macros.copy.objections import fault
from macros.exam.reporting import BANK, QUESTION

REPORT_EXAMPLE = "https://example.org/new?title={question}&body=Bank+{bank}"
EMAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@.<>,;:\"]+(?:\.[^\s@.<>,;:\"]+)+")
HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*|\[[0-9a-f:.]+\]", re.I)


def email(text: str) -> str:
    """An e-mail address, as it was written."""
    if not EMAIL.fullmatch(text.strip()):
        said = terminal.say(
            "{text} is not an e-mail address; one such as help@example.org is needed.",
            text=terminal.quoted(text),
        )
        raise fault(said)
    return text.strip()


def link(text: str) -> str:
    """An address of the web, as it was written."""
    link, shown = text.strip(), terminal.quoted(text)
    try:
        parts = urlsplit(link)
        parts.port  # noqa: B018 reading it is what judges it
    except ValueError:
        said = terminal.say("{text} is not an address; look at its host and its port.", text=shown)
        raise fault(said) from None
    if parts.scheme.lower() not in ("https", "http"):
        said = terminal.say(
            "{text} is not an address; it must begin with https:// or http://.", text=shown
        )
        raise fault(said)
    if not HOST.fullmatch(parts.netloc.rpartition("@")[2].removesuffix(f":{parts.port}")):
        said = terminal.say(
            "{text} is not an address; a host such as www.example.org is missing.", text=shown
        )
        raise fault(said)
    if re.search(r"\s", link):
        said = terminal.say("{text} is not an address; there is a space in it.", text=shown)
        raise fault(said)
    if parts.username is not None:
        said = terminal.say("there is a user’s name in it; an address that all see has none.")
        raise fault(said)
    return link


def address(text: str) -> str:
    """The address of a site, with a slash at its end."""
    address = link(text)
    if urlsplit(address).query or urlsplit(address).fragment:
        said = terminal.say(
            "{text} is not the address of a site; leave ? and # out of it.",
            text=terminal.quoted(text),
        )
        raise fault(said)
    return address.removesuffix("/") + "/"


def report(text: str) -> str:
    """Where a question is reported: an e-mail address, or one of the web with two places in it."""
    where = text.strip()
    if EMAIL.fullmatch(where):
        return where
    if "://" not in where:
        said = terminal.say(
            "{text} is neither; an e-mail address, or an address that begins with https://, is "
            "needed.",
            text=terminal.quoted(text),
        )
        raise fault(said)
    for filled in (QUESTION, BANK):
        if filled not in where:
            said = terminal.say(
                "{mark} is missing in it: the question’s id and the bank’s version are filled in, "
                "as in {example}",
                mark=filled,
                example=REPORT_EXAMPLE,
            )
            raise fault(said)
    link(where.replace(QUESTION, "id").replace(BANK, "version"))
    return where
