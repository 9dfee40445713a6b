"""The page's scripts in few files: `python -m macros.scripts` joins them, and the seal uses that.

A browser would ask for some sixty modules one after the other. They stay as they are where somebody
reads or changes them; a page that is served has them joined.
"""
