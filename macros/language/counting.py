"""How a language counts: which form of a text it says for a number of things, by gettext's rule.

The rule is an expression of C, and the same expression is JavaScript: division, by which the two
would differ, is not allowed in it.

>>> french = Counted("(n > 1)", ("{count} question", "{count} questions"))
>>> french.rule("length"), french.as_in_english
('(length > 1)', False)
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass

OF_ENGLISH = "n!=1"
"""The rule of languages for which only one thing is singular, as it is in English and German."""
PLURAL_RULE = re.compile(r"[n0-9\s()?:=!<>&|%]{1,500}")


@dataclass(frozen=True)
class Counted:
    """What is said of a number of things.

    Attributes:
        plural: The rule, which gives the place of a form for a number `n`.
        texts: The forms, at least two.
    """

    plural: str
    texts: tuple[str, ...]

    @property
    def as_in_english(self) -> bool:
        """Whether the first form is for one thing, and the second for all other numbers."""
        return len(self.texts) == 2 and re.sub(r"[()\s]", "", self.plural) == OF_ENGLISH

    def rule(self, number: str) -> str:
        """The rule with a number's name in it, as an expression of JavaScript."""
        return re.sub(r"\bn\b", number, self.plural)


def readable(plural: str) -> bool:
    """Whether a rule can be followed by gettext and by a browser.

    >>> readable("n%10==1 && n%100!=11 ? 0 : 1"), readable("n + alert(1)"), readable("n ? 1 :")
    (True, False, False)
    """
    if not PLURAL_RULE.fullmatch(plural):
        return False
    try:
        return gettext.c2py(plural)(1) >= 0
    except ValueError:
        return False
