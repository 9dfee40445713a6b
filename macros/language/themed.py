"""What our own pages of the theme say: they are templates that know no catalogue.

Each asks the configuration for the words of its English text, which is empty on an English site.
"""

from __future__ import annotations

import re

from macros import shipped

THEMED = re.compile(r'config\.extra\.words\["([^"]+)"\]')


def texts() -> list[str]:
    """What our templates of the theme say."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped.theme().glob("*.html"))]
    return [text for page in texts for text in THEMED.findall(page)]
