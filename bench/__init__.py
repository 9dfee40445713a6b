"""What `make bench` runs: this site beside stock Pyodide, in one browser, seen as a reader sees it.

Nothing here knows how a page starts its Python. A reader who types and watches the answer is all
the bench needs, so it goes on working when the loader changes.
"""
