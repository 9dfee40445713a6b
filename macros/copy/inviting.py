"""Where shipped pages invite readers to type, and what they say in a copy without that calculator.

The text of a guide goes on without its calculator, since the worked example stays. Only a sentence
that sends readers to a form would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Set
from pathlib import Path

Invitation = tuple[str, str]
"""What a page says as it stands in its file, and what stands there instead."""

OF_ONE: dict[str, tuple[str, tuple[Invitation, ...]]] = {
    "index.md": (
        "encounter",
        (
            ("Put your own figures in, or read where the idea comes from.", "Read on from there."),
            ("\nNothing you type leaves your machine.\n", ""),
            ('scenario="airline-trip") }}', 'scenario="airline-trip", fold=True) }}'),
            (
                '<label class="moments-change"><input type="checkbox" autocomplete="off"> '
                "Change the figures here</label>\n\n",
                "",
            ),
        ),
    ),
    "scenarios/index.md": (
        "encounter",
        (
            (
                " Change any number on a scenario’s page\nand watch the answer change.",
                "",
            ),
        ),
    ),
    "learn/carlzon.md": (
        "volume",
        (
            (
                " Type your own company, and, if you know it, the share of\n"
                "contacts that goes wrong.",
                "",
            ),
        ),
    ),
    "learn/measure/penalty-reward.md": (
        "penalty-reward",
        (
            (
                " In place of\nthem you can paste a survey; the calculator then fits the "
                '{{ term("regression") }} itself.',
                "",
            ),
        ),
    ),
    "learn/measure/memory.md": (
        "memory",
        (("Next: [type your own ratings](../../calculate/memory.md), or ask\n[", "Next: ["),),
    ),
    "learn/measure/drivers.md": (
        "drivers",
        (
            (
                "Paste your own survey on [the calculator’s page](../../calculate/drivers.md).\n\n",
                "",
            ),
        ),
    ),
    "learn/measure/effort.md": (
        "effort",
        (
            (
                "Try it with your own counts on [the calculator’s page]"
                "(../../calculate/effort.md); for what sits\nbeside it",
                "For what sits beside it",
            ),
        ),
    ),
}
"""By page: the calculator that it invites to, and the invitations."""

OF_ALL: dict[str, tuple[Invitation, ...]] = {
    "learn/index.md": (("an example with the calculator in place", "an example"),),
    "apply/index.md": (("a worked example with its calculator", "a worked example"),),
    "learn/measure/index.md": (
        (
            ", and\neach guide has its calculator in it. If a calculator wants raw answers, copy "
            "them from your sheet and\npaste them in.",
            ".",
        ),
    ),
}
"""By page: what is wrong as soon as no page has a form."""

HOW_MANY = re.compile(
    r"^This site has \{\{ count\(\"calculators\".*?\n\n", re.MULTILINE | re.DOTALL
)
"""The paragraph of the first page that says how many calculators there are."""


def without(
    files: MutableMapping[str, Path | bytes], own: Set[str], still: Set[str], *, none: bool
) -> None:
    """Take the invitations to what is not there from shipped pages.

    Args:
        files: Files by their place; those that change are replaced.
        own: Places of the organisation's own pages.
        still: The calculators that no page shows with a form.
        none: Whether no calculator has a page at all.
    """
    found = {place: said for place, (name, said) in OF_ONE.items() if name in still}
    for place, said in found.items() if not none else [*found.items(), *OF_ALL.items()]:
        if place in files and place not in own:
            text = _text(files[place])
            for invitation, instead in said:
                text = text.replace(invitation, instead)
            files[place] = text.encode()
    if none and "index.md" not in own:
        files["index.md"] = HOW_MANY.sub("", _text(files["index.md"])).encode()


def _text(content: Path | bytes) -> str:
    data = content if isinstance(content, bytes) else content.read_bytes()
    return data.decode("utf-8-sig")
