"""A survey on its way from a file to answers: bytes and answers in, markup out.

`sitting` is what a page asks, `opened` and `corrected` make one state of the next, `telling` has
the sentences that page and command line share. Nothing here reads or writes a file, and nothing is
kept between two calls but what the caller holds.
"""
