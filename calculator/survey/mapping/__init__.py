"""What the columns of a survey mean, as its reader said it: one small document.

`checking` reads one and finds every fault at once, `written` writes one, `survey_mapping` is what
it holds.
"""
