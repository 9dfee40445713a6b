"""What a build keeps for the next one: pages converted, entries of the search.

Whatever is kept lies under a digest of all that it hangs on, so that a kept answer is the one that
would be worked out anew. It is a saving of time and nothing else: the folder may be removed at any
time, nothing is kept where it cannot be written, and `MOMENTS_KEPT=no` does without it.
"""
