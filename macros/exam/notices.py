"""Whose names the questions name: what is said about them on a page, in a deck and on paper."""

from __future__ import annotations

MARKS_NOTICES = (
    "ITIL® is a registered trade mark of PeopleCert; we are not affiliated with it.",
    "Net Promoter® and NPS® are registered trade marks, and Net Promoter Score is a service mark, "
    "of Bain & Company, NICE Systems and Fred Reichheld; we are not affiliated with them.",
    "The questions are our own and CC BY 4.0; none is taken from an examination.",
)
"""A sentence each."""
