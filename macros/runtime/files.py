"""The files of the browser's Python by their names: builder, page, seal and host agree on these.

`worker.mjs`, `compile.mjs`, `alike.mjs` and docs/assets/moments/supply.js name them as well; a test
holds the scripts to what is said here.
"""

from pathlib import Path

RUNTIMES = Path("assets", "runtime")
"""Where the folder of each runtime lies, below the pages."""

MANIFEST = "manifest.json"
"""What the others are, and what they should be."""

WASM = "pyodide.asm.wasm"
"""The interpreter, as Pyodide's package has it."""

LIBRARY = "library.zip"
"""The calculators, and of the standard library what they import."""

SURVEY = "survey.zip"
"""What is fetched when somebody opens a survey's file: codecs, openpyxl, and what they need."""

IMAGE = "image.wasm"
"""The interpreter with the calculators already imported: what a page asks first."""

IMAGE_WORKER = "image.js"
"""The script that asks it."""

WORKER = "worker.js"
"""The script that starts the interpreter and answers the page."""

STOCK_STDLIB = "python_stdlib.zip"
"""Python's whole standard library, as Pyodide's package has it."""

SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")
"""The loader and the interpreter's script, as Pyodide's package has them."""

STOCK_LOCK = "pyodide-lock.json"
"""What Pyodide waits for before it starts, as its package has it."""

HEAD_BYTES = 4
"""First bytes of a file that a manifest gives: enough to tell it from a login page."""
