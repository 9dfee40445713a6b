"""A survey's typed answers: taken by its mapping, with all that was left out counted by reason.

`responses` is the door, `tallies` counts what they hold, `suggestions` names what a reader may want
to change.
"""
