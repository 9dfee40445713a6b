"""The bank to take away: a deck for Anki, text for other card programs, GIFT, printed papers.

`alone` has a question as it is asked away from its page, `writing` turns its texts into HTML or
plain text, `anki`, `cards`, `gift` and `paper` each make one thing of it, and `files` writes them
below the pages, where every generator serves them. They are made by an explicit step, since
generators list the files of a site before they convert its pages: `python -m macros.takeaway`.
"""
