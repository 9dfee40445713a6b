"""From a file's bytes and name to headings and cells of text, with every decision and its reason.

`opening` is the door: it says what the file is, in what encoding, where its headings end and which
rows are none. What the columns mean is not asked here.
"""
