"""Sufficient statistics of a survey: all that its methods need to know, and no single answer.

`sums` holds their shapes, which a browser, the command line and a warehouse fill alike; `gathering`
fills them from typed answers, `splits` says which rows are in which group and wave, and which
groups are too small to be shown.
"""
