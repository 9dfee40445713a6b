"""The language that somebody's environment asks for.

>>> spoken_by({"LANG": "fr_CA.UTF-8"}), spoken_by({"LANGUAGE": "xx:de", "LANG": "fr_FR"})
('fr', 'de')
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.language.catalogue import SHIPPED_CATALOGUES
from macros.language.spoken import ENGLISH

OF_WHOEVER_TYPES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where somebody's language stands, and only the first that is set counts, as for gettext."""


def spoken_by(variables: Mapping[str, str]) -> str:
    """The language that an environment asks for, of those that are shipped; else English.

    Args:
        variables: The environment. `LANGUAGE` may name several, the dearest first.
    """
    asked = next(filter(None, map(variables.get, OF_WHOEVER_TYPES)), "")
    for one in asked.split(":"):
        code = one.split(".")[0].split("@")[0].split("_")[0].lower()
        if code in (ENGLISH, "c", "posix") or (SHIPPED_CATALOGUES / f"{code}.po").is_file():
            return code if len(code) == len(ENGLISH) else ENGLISH
    return ENGLISH
