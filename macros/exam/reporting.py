"""The address under which a question is reported, with its name and the bank's version filled in.

A site says where: an address with `{question}` and `{bank}` in it, or an e-mail address. Where
nobody said, there is no link: an address is never guessed.
"""

from __future__ import annotations

from urllib.parse import quote

from macros.page.house import adopted

QUESTION, BANK = "{question}", "{bank}"
"""What stands in an address for the question's name, and for the bank's version."""


def address(where: str, question: str, bank: str) -> str:
    """Give the address for one question.

    Args:
        where: What the site says: `https://example.org/new?title={question}&body=Bank {bank}` or
            an e-mail address.
        question: The question's name.
        bank: The version of the bank.

    >>> address("https://example.org/new?title={question}+of+{bank}", "nps.2", "2026-11-28.a1")
    'https://example.org/new?title=nps.2+of+2026-11-28.a1'
    >>> address("lab@example.org", "nps-score", "2026-11-28.a1")
    'mailto:lab@example.org?subject=Question%20nps-score%20of%20bank%202026-11-28.a1'
    """
    if "://" not in where:
        return f"mailto:{where}?subject={quote(f'Question {question} of bank {bank}')}"
    return where.replace(QUESTION, quote(question)).replace(BANK, quote(bank))


def of_the_site(question: str, bank: str) -> str | None:
    """The address that the site which is being built gives for a question, if it gives one.

    Args:
        question: The question's name.
        bank: The version of the bank.
    """
    where = adopted().report
    return None if where is None else address(where, question, bank)
