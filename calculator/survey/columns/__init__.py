"""What each column of a survey seems to be, with what in the file shows it.

`proposal` is the door: it makes a mapping of the guesses, and of each doubtful one a question.
"""
