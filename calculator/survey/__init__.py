"""From text that people hold in their hands to typed inputs: one reader for pastes and files.

`dialect` finds the delimiter and gives cells, `headings` finds which column is which field, `block`
puts cells into a calculator's form. Nothing is dropped or guessed without a sentence.
"""
