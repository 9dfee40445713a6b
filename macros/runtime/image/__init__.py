"""The browser's Python as an image: one WebAssembly that holds it already started.

Starting Python and importing the calculators takes a browser longer than fetching both. Here that
is done once, under Node; the memory which it leaves becomes the data of Pyodide's own WebAssembly.
A page then has to fetch one file, and may ask at once: text in, text out. What an image cannot do
is asked of the whole runtime, which lies beside it.
"""
