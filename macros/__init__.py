"""The bridge from Markdown to the page, at build time.

`macros.extension` is a Python-Markdown extension: it expands calls such as
`{{ calculator("encounter", scenario="airline-trip") }}` in MkDocs, ProperDocs and Zensical alike.
The macros themselves are in `calls`, a call's way in `page`, what pages know besides numbers in
`knowledge`, what they ask in `exam`, their diagrams in `drawings`. `site` looks at what was built,
`runtime` makes what the reader's browser runs, `copy`, `signoff` and `verify` are for an
organisation's own copy.

`python -m macros.check` says all that is wrong with the calls of all pages, and `python -m
macros.seal site` finishes a built site.
"""

import time

BEGAN = time.time()
"""When this process began to load our code, in seconds."""
