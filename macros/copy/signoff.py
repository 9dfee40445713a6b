"""A copy's pages for whoever must sign it off: its `moments.yml` says who answers for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros import shipped
from macros.copy.config import Copy
from macros.signoff import ABOUT, PAGES, Who, contact, put


def write(copy: Copy, docs: Path) -> list[Any]:
    """Write a copy's pages, with the texts and the bill that belong to them.

    Args:
        copy: What the organisation says about its copy.
        docs: The folder to write below; the pages go into `about/` there.

    Returns:
        Entries for the navigation; none where the shipped navigation lists the pages already.
    """
    put(who(copy), docs)
    listed = shipped.config().read_text(encoding="utf-8")
    places = [place for name in PAGES if (place := f"{ABOUT}/{name}.md") not in listed]
    return [{"About this site": places}] if places else []


def who(copy: Copy) -> Who:
    """Read from an organisation's `moments.yml` who answers for its copy."""
    privacy = copy.privacy
    return Who(
        copy.name,
        contact(copy.contact.name, copy.contact.email, copy.contact.url),
        ours=False,
        **{
            "controller": privacy.controller,
            "officer": privacy.officer,
            "privacy_email": privacy.email,
            "notice": privacy.notice,
        }
        if privacy
        else {},
    )
