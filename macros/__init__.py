"""The bridge from Markdown to the page, at build time.

`macros.extension` is a Python-Markdown extension: it expands calls such as
`{{ calculator("encounter", scenario="airline-trip") }}` in MkDocs, ProperDocs and Zensical alike.
`python -m macros.check` says all that is wrong with the calls of all pages, `python -m macros.seal
site` finishes a built site, and `macros.runtime` makes what the reader's browser runs.
"""
