"""English that is left in what was said in another language."""

from __future__ import annotations

import re

ENGLISH = re.compile(
    r"\b(?:a|an|the|is|are|was|were|has|have|be|not|no|nothing|there|this|that|which|it|its|of|"
    r"and|or|with|for|from|in the|to|at|by|needed|missing|leads|write|put|did|wrong|holds?|page|"
    r"file|folder|key|copy|site)\b"
)
NAMED = re.compile(
    r"„[^“]*“|«\u00a0.*?\u00a0»|`[^`]*`|\"[^\"]*\"|\ba–[zf]\b|[\w./-]*[/._][\w./-]*|^\S+:\d+:\d+:",
    re.MULTILINE,
)
"""Whatever is somebody's own word, or stands in a file: it is in no language."""
SAME_IN_BOTH = {"de": {"in", "an", "was", "be", "page", "key"}, "fr": {"a", "page", "site"}}


def left_over(text: str, language: str) -> list[str]:
    """English words in what was said."""
    said = NAMED.sub("", text)
    return [one for one in ENGLISH.findall(said) if one not in SAME_IN_BOTH[language]]
