"""Pages for whoever must sign a site off, written from facts and not by hand.

Privacy, accessibility, licences with a software bill of materials, security, and headers for
servers. A copy gets them when it is composed; the project's own are written by
`python -m macros.signoff.own`, and a test holds them against what it would write.
"""

from macros.signoff.pages import ABOUT, PAGES, Who, contact, put

__all__ = ["ABOUT", "PAGES", "Who", "contact", "put"]
