"""The Content-Security-Policy of a built site: one string for all of its pages.

Instant navigation keeps the policy of the page it began on, so a page of its own policy could not
give later pages what they need. Hence the one string allows each inline script found in any page,
by its hash, and nothing else that is inline.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from calculator.outputs.report import STYLE_HASH

# Style sheets that a theme's script puts into the page at run time, by the name of that script,
# which carries the version. A browser's console names the hash when it blocks one.
THEME_STYLES = {
    "bundle.a5f9d56c.min.js": (),  # Material 9.8.1
    "bundle.77dd0ce9.min.js": (  # Zensical 0.0.73, the search dialog's
        "sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k=",
    ),
}


def write(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Write the policy.

    Args:
        scripts: The text of every inline script of the site.
        styles: The hashes of style sheets that scripts put into the page.
    """
    script_hashes = sorted({digest(script) for script in scripts})
    directives = {
        "default-src": ["'none'"],
        # WebAssembly is compiled by Python's own loader; `eval` of JavaScript stays forbidden.
        "script-src": ["'self'", "'wasm-unsafe-eval'", *map(_quoted, script_hashes)],
        # A report is shown in a frame, which inherits this policy; its style is always the same.
        "style-src": ["'self'", *map(_quoted, sorted({*styles, STYLE_HASH}))],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "manifest-src": ["'self'"],
        # Python's worker begins as a blob, so that it inherits this policy; search has its file.
        "worker-src": ["'self'", "blob:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def digest(text: str) -> str:
    """Hash an inline script as a browser does, which has turned all line ends into one kind.

    >>> digest("alert('Hello, world.');")
    'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "sha256-" + base64.b64encode(hashlib.sha256(unified.encode()).digest()).decode()


def _quoted(source: str) -> str:
    return f"'{source}'"
